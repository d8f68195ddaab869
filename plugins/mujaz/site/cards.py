"""A briefing as lists show it, in one language: its headline and its key figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from mujaz.model.facts import Actor, Figure
from mujaz.render.catalogues import Words
from mujaz.render.dates import day_words
from mujaz.render.figures import TOLLS, figure_line, is_toll
from mujaz.render.names import in_list
from mujaz.site.briefings import Briefing
from mujaz.site.fact_box import distinct
from mujaz.site.links import Site, of
from mujaz.site.markup import own, source

_KEY_FIGURES = 3


@dataclass(frozen=True, slots=True)
class Card:
    """A briefing as lists show it, in one language."""

    id: str
    url: str
    headline: Markup
    plain_headline: str
    headline_lang: str
    published: date | None
    publisher: str | None
    description: str
    key_figures: tuple[tuple[Markup, Actor | None], ...]


def card(briefing: Briefing, words: Words, site: Site) -> Card:
    """The briefing as lists show it."""
    entry, lang = briefing.entry, words.lang
    headline, headline_lang = _headline(briefing, words)
    marked = own(headline, lang) if headline_lang == lang else source(headline, lang)
    seed = entry.document.seed
    url = site.page(lang, "briefings", entry.id)
    lines = list(_key_figures(briefing, words))
    described = ". ".join([*(line for line, _ in lines), site.title_in(lang)]) if lines else site.description_in(lang)
    key_figures = tuple((own(line, lang), claimant) for line, claimant in lines)
    return Card(entry.id, url, marked, headline, headline_lang, seed.published, seed.publisher, described, key_figures)


def _headline(briefing: Briefing, words: Words) -> tuple[str, str]:
    """The source's headline or its English; where the rights allow neither, one of our own from date and places."""
    document = briefing.entry.document
    title = document.title
    translated = next((briefing.english.get(s.span) for s in document.segments if s.kind == "title"), None)
    if translated and words.lang == "en":
        return translated.english, "en"
    if title and briefing.shows_words:
        return title, "ar"
    facts = briefing.entry.facts
    names = [place.name for place in facts.places] or [actor.name for actor in facts.actors]
    known = [of(name, words.lang) for name in names if words.lang == "ar" or name.en][:3]
    published = briefing.entry.document.seed.published
    dated = (
        words.gettext("Briefing of %(day)s", day=day_words(published, words))
        if published
        else words.gettext("Undated briefing")
    )
    return (f"{dated}: {in_list(known, words)}" if known else dated), words.lang


def _key_figures(briefing: Briefing, words: Words) -> Iterator[tuple[str, Actor | None]]:
    """For each kind the figure that the article gives first, tolls before all else."""
    first: dict[str, Figure] = {}
    for figure in (group[0] for group in distinct(briefing)):
        nameless = figure.kind == "count" and figure.noun is None
        if figure.part_of is None and figure.kind != "duration" and not nameless:
            first.setdefault(figure.kind, figure)
    order = sorted(first.values(), key=lambda figure: TOLLS.index(figure.kind) if is_toll(figure) else len(TOLLS))
    for figure in order[:_KEY_FIGURES]:
        line = figure_line(figure, words, briefing.words(figure.evidence))
        yield line, briefing.actors.get(figure.claimed_by or "")
