"""A figure in the words of one language: '23 killed', 'more than 200 mortars', '$71.4 million'."""

from __future__ import annotations

from babel.numbers import get_currency_name
from babel.units import UnknownUnitError, format_unit

from mujaz.model.facts import Figure
from mujaz.render.catalogues import Words, plural_number
from mujaz.render.numbers import VAGUE, bounded, number, vague, vague_of

TOLLS = ("killed", "wounded", "missing", "detained", "displaced", "released")
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}


def is_toll(figure: Figure) -> bool:
    """Whether the figure counts people to whom something was done."""
    return figure.kind in TOLLS


def amount(figure: Figure, words: Words) -> str:
    """How many or how much, with the unit but without the noun: what stands in large type."""
    if figure.bound in VAGUE:
        return vague(figure.bound, words)
    return bounded(figure, lambda value: _measured(figure, value, words), words, countable=_is_countable(figure))


def figure_line(figure: Figure, words: Words, evidence: str | None = None) -> str:
    """The figure as a reader says it, what it counts included.

    `evidence` are the source's own words, where the rights allow them: in Arabic they agree with their noun better
    than any rule, so they stand where the figure counts something by name.
    """
    if is_toll(figure):
        return _toll(figure, words, evidence)
    if words.lang == "ar" and evidence:
        return evidence
    return _counted(figure, words)


def _toll(figure: Figure, words: Words, evidence: str | None) -> str:
    if figure.noun is None:
        return words.pgettext("toll", figure.kind, people=_people(figure, words))
    if words.lang == "ar" and evidence:
        return f"{words.pgettext('kind', figure.kind)}: {evidence}"
    return words.pgettext("toll", figure.kind, people=_counted(figure, words))


def _people(figure: Figure, words: Words) -> str:
    if figure.bound in VAGUE:
        return vague_of(figure.bound, words.pgettext("vague of", "people"), words)
    return bounded(figure, lambda value: people(value, words), words)


def people(value: float, words: Words) -> str:
    """So many people, the noun in the form that goes with the number."""
    digits = number(value, words)
    return words.ngettext("%(number)s person", "%(number)s people", value, number=digits)


def _counted(figure: Figure, words: Words) -> str:
    noun = (figure.noun.ar if words.lang == "ar" else figure.noun.en) if figure.noun else None
    if noun is None or not _is_countable(figure):
        return amount(figure, words)
    if words.lang == "ar":
        # Without the noun's forms the number cannot agree with it; a label and a number need no agreement.
        return f"{noun}: {amount(figure, words)}"
    if figure.bound in VAGUE:
        return vague_of(figure.bound, noun, words)
    return bounded(figure, lambda value: f"{number(value, words)} {noun}", words)


def _is_countable(figure: Figure) -> bool:
    return figure.kind not in {"money", "percent", "measure", "duration"}


def _measured(figure: Figure, value: float, words: Words) -> str:
    if figure.kind == "percent":
        return f"{number(value, words)}%"
    if figure.kind == "money" and figure.unit:
        return _money(value, figure.unit, words)
    if figure.unit and not _is_countable(figure):
        return _with_unit(value, figure, words)
    if figure.kind in {"measure", "duration", "money"} and figure.noun and words.lang == "en" and figure.noun.en:
        return f"{number(value, words)} {figure.noun.en}"
    return number(value, words)


def _money(value: float, currency: str, words: Words) -> str:
    if words.lang == "en" and currency in _SYMBOLS:
        return f"{_SYMBOLS[currency]}{number(value, words)}"
    # After 'million' the Arabic name stands as after a hundred, in the singular.
    name = get_currency_name(currency, count=plural_number(value), locale=words.locale)
    return f"{number(value, words)} {name}"


def _with_unit(value: float, figure: Figure, words: Words) -> str:
    unit = figure.unit or ""
    try:
        worded = str(format_unit(value, unit, locale=words.locale))
    except UnknownUnitError:
        worded = unit
    # Babel puts the unit's id where it lacks a plural form of it, as for most Arabic units.
    if unit not in worded:
        return worded
    noun = (figure.noun.ar if words.lang == "ar" else figure.noun.en) if figure.noun else None
    return f"{number(value, words)} {noun}" if noun else number(value, words)
