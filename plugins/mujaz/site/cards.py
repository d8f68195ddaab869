"""A briefing as lists show it, in one language: its headline and its key figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from mujaz.model.facts import Actor, Figure
from mujaz.render.catalogues import Words
from mujaz.render.figures import TOLLS, figure_line, is_toll
from mujaz.render.headlines import headline as composed_headline
from mujaz.render.style import Style
from mujaz.site.briefings import Briefing
from mujaz.site.markup import own, source
from mujaz.site.templates import Theme
from mujaz.site.told import Card

_KEY_FIGURES = 3


def card(briefing: Briefing, theme: Theme, lang: str) -> Card:
    """The briefing as lists show it."""
    style, site = theme.styles[lang], theme.site
    entry, words = briefing.entry, style.words
    headline, headline_lang, composed = _headline(briefing, style)
    marked = own(headline, lang) if headline_lang == lang else source(headline, lang)
    seed = entry.document.seed
    url = site.page(lang, "briefings", entry.id)
    lines = list(_key_figures(briefing, words))
    described = ". ".join([*(line for line, _ in lines), site.title_in(lang)]) if lines else site.description_in(lang)
    key_figures = tuple((own(line, lang), theme.by(claimant, lang) if claimant else None) for line, claimant in lines)
    made = Card(
        entry.id, url, marked, headline, headline_lang, composed, seed.published, seed.publisher, described,
        key_figures, Markup(),
    )  # fmt: skip
    return replace(made, item=Markup(theme.render("card.html", lang, card=made)))


def _headline(briefing: Briefing, style: Style) -> tuple[str, str, str | None]:
    """The source's headline in Arabic and its translation in English; where there is none, one of our own.

    With its language, and the rule that composed it where it is ours.
    """
    document = briefing.entry.document
    translated = next((briefing.english.get(s.span) for s in document.segments if s.kind == "title"), None)
    if translated and style.lang == "en":
        return translated.english, "en", None
    if document.title and briefing.shows_words and style.lang == "ar":
        return document.title, "ar", None
    ours = composed_headline(briefing.entry, briefing.telling, briefing.contents, style)
    return ours.text, style.lang, ours.rule


def _key_figures(briefing: Briefing, words: Words) -> Iterator[tuple[str, Actor | None]]:
    """For each kind the figure that the article gives first, tolls before all else."""
    first: dict[str, Figure] = {}
    for figure in (group[0] for group in briefing.distinct):
        nameless = figure.kind == "count" and figure.noun is None
        if figure.part_of is None and figure.kind != "duration" and not nameless:
            first.setdefault(figure.kind, figure)
    order = sorted(first.values(), key=lambda figure: TOLLS.index(figure.kind) if is_toll(figure) else len(TOLLS))
    for figure in order[:_KEY_FIGURES]:
        line = figure_line(figure, words, briefing.words(figure.evidence))
        yield line, briefing.actors.get(figure.claimed_by or "")
