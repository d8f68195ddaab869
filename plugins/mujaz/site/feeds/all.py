"""The feeds that there are in one language: of everything, of corrections, of each act, topic, actor and place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from mujaz.model.facts import Act, Bilingual
from mujaz.render.catalogues import Words
from mujaz.render.names import sort_key
from mujaz.site.feeds.files import Feed
from mujaz.site.feeds.opml import Groups
from mujaz.site.links import Site, of

Named = Mapping[str, Iterable[tuple[str, Bilingual]]]
"""Topics, actors and places that have feeds, each as its id and its name."""


def main_feed(site: Site, words: Words) -> Feed:
    """The feed of all briefings."""
    return Feed(words.lang, ("all",), site.title_in(words.lang), site.page(words.lang), _rights(words))


def corrections_feed(site: Site, words: Words) -> Feed:
    """The feed of corrections."""
    home = site.page(words.lang, "corrections")
    return Feed(words.lang, ("corrections",), _inside(site, words, words.gettext("Corrections")), home, _rights(words))


def act_feed(site: Site, words: Words, act: str) -> Feed:
    """The feed of an act: 'denials'."""
    title = _inside(site, words, words.pgettext("acts", act))
    return Feed(words.lang, ("acts", act), title, site.page(words.lang, "feeds"), _rights(words))


def named_feed(site: Site, words: Words, kind: str, one: str, name: Bilingual) -> Feed:
    """The feed of a topic, an actor or a place; `kind` is the folder of its page."""
    title = _inside(site, words, of(name, words.lang))
    return Feed(words.lang, (kind, one), title, site.page(words.lang, kind, one), _rights(words))


def _inside(site: Site, words: Words, name: str) -> str:
    return words.gettext("%(name)s in %(site)s", name=name, site=site.title_in(words.lang))


def _rights(words: Words) -> str:
    return words.gettext("Quoted words belong to the publishers named with them.")


def groups_of(site: Site, words: Words, named: Named) -> Groups:
    """All feeds under the headings of the page of feeds; a group without a feed is left out."""
    acts = [act_feed(site, words, act) for act in get_args(Act)]
    groups: list[tuple[str, Sequence[Feed]]] = [
        ("", [main_feed(site, words), corrections_feed(site, words)]),
        (words.gettext("By act"), acts),
    ]
    titles = {"topics": words.gettext("Topics"), "places": words.gettext("Places"), "actors": words.gettext("Actors")}
    for kind, title in titles.items():
        listed = sorted(named.get(kind, ()), key=lambda one: sort_key(one[1], words.lang))
        groups.append((title, [named_feed(site, words, kind, *one) for one in listed]))
    return [group for group in groups if group[1]]
