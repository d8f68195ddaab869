"""Every feed of the site with its entries, from what was gathered of the briefings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args

from mujaz.model.facts import Act
from mujaz.render.catalogues import LANGUAGES, Words
from mujaz.render.names import sort_key
from mujaz.site.feeds.files import Feed, Fragments, files
from mujaz.site.feeds.items import Form, Item, Variant
from mujaz.site.feeds.opml import Groups, opml, opml_file
from mujaz.site.feeds.parts import fragment
from mujaz.site.links import Site, of

Named = Mapping[str, Sequence[tuple[str, Any]]]
Source = Callable[[Feed], Iterable[Item]]


def groups_of(site: Site, words: Words, named: Named) -> Groups:
    """The feeds of one language under the headings of the page of feeds.

    `named` are the topics, actors and places that have feeds, each as its id and its bilingual name.
    """
    lang = words.lang
    rights = words.gettext("Quoted words belong to the publishers named with them.")
    inside = {"site": site.title_in(lang)}

    def of_name(kind: str, one: str, name: str, home: str) -> Feed:
        return Feed(lang, (kind, one), words.gettext("%(name)s in %(site)s", name=name, **inside), home, rights)

    corrections = words.gettext("%(name)s in %(site)s", name=words.gettext("Corrections"), **inside)
    first = [
        Feed(lang, ("all",), site.title_in(lang), site.page(lang), rights),
        Feed(lang, ("corrections",), corrections, site.page(lang, "corrections"), rights),
    ]
    acts = [of_name("acts", a, words.pgettext("acts", a), site.page(lang, "feeds")) for a in get_args(Act)]
    groups: list[tuple[str, Sequence[Feed]]] = [("", first), (words.gettext("By act"), acts)]
    titles = {"topics": words.gettext("Topics"), "places": words.gettext("Places"), "actors": words.gettext("Actors")}
    for kind, title in titles.items():
        listed = sorted(named[kind], key=lambda one: sort_key(one[1], lang))
        feeds = [of_name(kind, one, of(name, lang), site.page(lang, kind, one)) for one, name in listed]
        groups.append((title, feeds))
    return groups


def all_files(
    site: Site, words: Mapping[str, Words], named: Named, source: Source, kept: Callable[[str], Fragments] | None = None
) -> Iterator[tuple[str, str]]:
    """The place and the text of every feed's files and of each language's OPML.

    `source` gives a feed's entries, newest first; `kept` for a language what gives an entry's text, by default made
    once for all feeds that hold the entry.
    """
    for lang in LANGUAGES:
        groups = groups_of(site, words[lang], named)
        made = kept(lang) if kept else made_once(site, lang)
        for _, feeds in groups:
            for feed in feeds:
                yield from files(feed, list(source(feed)), site, made)
        yield opml_file(lang), opml(site, lang, site.title_in(lang), groups)


def made_once(site: Site, lang: str) -> Fragments:
    """Gives each entry's text, made when it is first asked for."""

    @cache
    def made(item: Item, form: Form, variant: Variant) -> str:
        return fragment(item, site, lang, form, variant)

    return made
