"""A number or a range of numbers in the words of one language: '30,000', '71.4 million', 'more than 200'."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from babel.numbers import format_decimal

from mujaz.model.facts import Bound, Figure
from mujaz.render.catalogues import Words

VAGUE: tuple[Bound, ...] = (
    "few", "dozens", "hundreds", "thousands", "tens_of_thousands", "hundreds_of_thousands", "millions",
)  # fmt: skip
_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"))
Amount = Callable[[float], str]


@lru_cache(maxsize=4096)
def _digits(value: float, lang: str) -> str:
    return format_decimal(value, format="#,##0.###", locale=lang)


def number(value: float, words: Words) -> str:
    """The number in digits, or in millions and billions where at most three decimals then remain."""
    for size, _ in _SCALES:
        scaled = value / size
        if scaled >= 1 and round(scaled, 3) == scaled:
            return _scaled(scaled, size, words)
    return _digits(value, words.lang)


def _scaled(scaled: float, size: int, words: Words) -> str:
    digits = _digits(scaled, words.lang)
    if size == 1_000_000:
        return words.ngettext("%(number)s million", "%(number)s million", scaled, number=digits)
    return words.ngettext("%(number)s billion", "%(number)s billion", scaled, number=digits)


def bounded(figure: Figure, amount: Amount, words: Words, *, low: str | None = None) -> str:
    """The amount as far as the text commits itself: `amount` words one number with what it counts.

    `low` is a range's lower end where it is more than a number. Vague plurals ('dozens') are worded by `vague`.
    """
    if figure.bound == "range" and figure.low is not None and figure.high is not None:
        low = low or number(figure.low, words)
        return words.pgettext("bound", "range", low=low, high=amount(figure.high))
    value = figure.low if figure.low is not None else figure.high
    fewer = figure.bound == "less_than" and figure.kind not in {"money", "percent", "measure", "duration"}
    bound = "fewer_than" if fewer else figure.bound
    return words.pgettext("bound", bound, amount=amount(value or 0))


def vague(bound: Bound, words: Words) -> str:
    """A vague plural standing alone: 'dozens'."""
    return words.pgettext("vague", bound)


def vague_of(bound: Bound, nouns: str, words: Words) -> str:
    """A vague plural of something: 'dozens of people'. `nouns` is in the plural, in Arabic with its article."""
    return words.pgettext("vague of", bound, nouns=nouns)


@lru_cache(maxsize=4096)
def briefings(count: int, words: Words) -> str:
    """So many briefings."""
    return words.ngettext("%(number)s briefing", "%(number)s briefings", count, number=_digits(count, words.lang))
