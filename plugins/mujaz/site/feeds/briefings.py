"""A briefing as an entry of feeds: whole, and for each act the statements of that act alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mujaz.model.document import Seed
from mujaz.model.facts import Act, Actor
from mujaz.render.catalogues import Words
from mujaz.site.briefings import Briefing
from mujaz.site.feeds.items import Category, Item, title_of, writable
from mujaz.site.links import Site, of, other
from mujaz.site.templates import Theme
from mujaz.site.voices import Statement

_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
Voice = tuple[Actor | None, list[Statement]]


def briefing_item(briefing: Briefing, lang: str, values: Mapping[str, Any], theme: Theme) -> Item | None:
    """The briefing as an entry; None for one without a date. `values` are what its page's template is given."""
    summary, content = (theme.render(name, lang, **values) for name in ("feed_summary.html", "feed_entry.html"))
    return _item(briefing, lang, values["card"], theme, (), (values["card"].plain_headline, summary, content))


def act_item(briefing: Briefing, act: Act, lang: str, values: Mapping[str, Any], theme: Theme) -> Item | None:
    """The briefing's statements of one act as an entry; None for a briefing without a date.

    `values` are the card and the voices that its page's template is given.
    """
    label = theme.words[lang].pgettext("acts", act)
    title = theme.words[lang].gettext("%(act)s: %(headline)s", act=label, headline=values["card"].plain_headline)
    told = {**values, "voices": list(_of_act(values["voices"], act))}
    summary, content = (theme.render("feed_act.html", lang, **told, whole=whole) for whole in (False, True))
    return _item(briefing, lang, values["card"], theme, ("acts", act), (title, summary, content))


def acts_of(briefing: Briefing) -> list[Act]:
    """The acts of a briefing's claims, each once."""
    return sorted({claim.act for claim in briefing.entry.facts.claims})


def _of_act(voices: list[Voice], act: Act) -> Iterator[Voice]:
    for speaker, statements in voices:
        said = [statement for statement in statements if act in dict(statement.acts)]
        if said:
            yield speaker, said


def _item(
    briefing: Briefing, lang: str, card: Any, theme: Theme, below: tuple[str, ...], told: tuple[str, str, str]
) -> Item | None:
    entry, site, (title, summary, content) = briefing.entry, theme.site, told
    seed = entry.document.seed
    if seed.published is None:
        return None
    return Item(
        ("briefings", entry.id, *below),
        title_of(title),
        card.url,
        site.page(other(lang), "briefings", entry.id),
        seed.published,
        writable(summary),
        writable(content),
        max((correction.day for correction in entry.corrections), default=None),
        tuple(_topics(briefing, lang)),
        tuple(_actors(briefing, site, lang)),
        seed.url,
        rights(seed, theme.words[lang]),
    )


def _topics(briefing: Briefing, lang: str) -> Iterator[Category]:
    """By IPTC's codes."""
    for topic in briefing.entry.facts.topics:
        yield Category(_TOPICS, topic.code, title_of(of(topic.name, lang)))


def _actors(briefing: Briefing, site: Site, lang: str) -> Iterator[Category]:
    """By the addresses of their pages."""
    scheme = site.page(lang, "actors")
    for actor in briefing.entry.facts.actors:
        yield Category(scheme, actor.id, title_of(of(actor.name, lang)))


def rights(seed: Seed, words: Words) -> str | None:
    """Whose the quoted words are, and under which licence; None where nobody says."""
    if seed.publisher is None:
        return title_of(seed.license) if seed.license else None
    told = words.gettext("Quoted words: %(publisher)s", publisher=seed.publisher)
    return title_of(f"{told} ({seed.license})" if seed.license else told)
