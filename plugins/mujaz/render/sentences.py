"""Figures and claims in full sentences of either language, from the facts alone and by one list of templates."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from mujaz.model.facts import Actor, Figure
from mujaz.render.contents import Content
from mujaz.render.dates import moment_words
from mujaz.render.figures import amount, counted, figure_line, is_measured, is_toll, people_counted, tells_fate
from mujaz.render.names import in_list
from mujaz.render.numbers import VAGUE
from mujaz.render.style import Style, capital

_NAMED, _LISTED = 4, 3
# Weeks, quarters, decades and ranges have no wording that fits after a preposition.
_DATED = ("day", "month", "year")


def figure_sentence(figure: Figure, claimant: Actor | None, style: Style) -> str:
    """The figure with who gives it, as a sentence: 'According to the Libyan Red Crescent, 2 soldiers were wounded.'"""
    return finished(figure_clause(figure, claimant, style), style)


def figure_clause(figure: Figure, claimant: Actor | None, style: Style) -> str:
    """The same to stand within a sentence."""
    statement = _statement(figure, style)
    if figure.claimed_by is None:
        return style.phrase("attribution.article", statement=statement)
    return style.phrase("attribution.claimant", who=style.who(claimant), statement=statement)


def claim_sentence(content: Content, style: Style) -> str:
    """Who did what in words, whom these name, and the figures and days in them: what else they say stays unsaid."""
    return finished(claim_clause(content, style) + "".join(_additions(content, style)), style)


def claim_clause(content: Content, style: Style, *, named: bool = False) -> str:
    """Who did what in words, to stand within a sentence; where it is `named`, with whom these words name."""
    clause = style.of(style.wording.claims[content.claim.act].sentence).format(who=style.who(content.speaker))
    return clause + _naming(content, style) if named else clause


def _naming(content: Content, style: Style) -> str:
    actors = list(islice((actor for actor in content.actors if style.name(actor)), _NAMED))
    return style.phrase("clauses.actors", actors=style.listed(actors)) if actors else ""


def finished(clause: str, style: Style) -> str:
    """A clause as a sentence."""
    return f"{capital(clause)}." if style.lang == "en" else f"{clause}."


def says_what(figure: Figure) -> bool:
    """Whether the figure tells what it counts, in both languages."""
    return figure.kind != "count" or bool(figure.noun and figure.noun.en)


def lines(figures: Iterable[Figure], style: Style) -> list[str]:
    """The figures in short, each once."""
    return list(dict.fromkeys(figure_line(figure, style.words) for figure in figures))


def _statement(figure: Figure, style: Style) -> str:
    wording = style.wording.figures[figure.kind]
    if style.lang == "ar":
        return wording.sentence.ar.format(amount=_arabic_amount(figure, style))
    if not is_toll(figure):
        return (wording.sentence.en or "").format(amount=_quantity(figure, style))
    if tells_fate(figure, style.words) and figure.bound not in VAGUE:
        return wording.noun.format(amount=amount(figure, style.words))
    single = figure.bound == "exact" and figure.low == 1
    template = wording.one if single else wording.sentence.en or ""
    return template.format(amount=people_counted(figure, style.words))


def _arabic_amount(figure: Figure, style: Style) -> str:
    if not is_toll(figure):
        return _quantity(figure, style)
    return people_counted(figure, style.words)


def _quantity(figure: Figure, style: Style) -> str:
    return counted(figure, style.words) or _labelled(figure, style)


def _labelled(figure: Figure, style: Style) -> str:
    """A number whose noun has no form for it: they stand apart. In English the noun stays away."""
    quantity = amount(figure, style.words)
    if style.lang == "ar" and figure.noun and not is_measured(figure):
        return f"{quantity} ({figure.noun.ar})"
    return quantity


def _additions(content: Content, style: Style) -> Iterable[str]:
    """What a claim's sentence says beyond the act: clauses in the order of the table."""
    claim = content.claim
    figures = lines(filter(says_what, content.figures), style)[:_LISTED]
    yield _naming(content, style)
    if figures:
        name = "clauses.gives" if style.wording.claims[claim.act].gives else "clauses.mentions"
        yield style.phrase(name, figures=in_list(figures, style.words))
    days = list(dict.fromkeys(moment_words(d, style.words) for d in content.dates if d.precision in _DATED))[:_LISTED]
    if days:
        yield style.phrase("clauses.dates", dates=in_list(days, style.words))
    if content.via:
        yield style.phrase("clauses.via", who=style.who(content.via))
    if claim.distanced:
        yield style.phrase("clauses.distanced")
