"""Reads the two ends of a range: 'بين 20 و30', 'من 6 إلى 12 شخصا', '20-30 شخصا'."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.numerals import Numeral, numeral_at
from mujaz.arabic.tokens import Token
from mujaz.extract.figures_quantity import Quantity
from mujaz.lexicon.lexicon import Lexicon

_WAW = "\N{ARABIC LETTER WAW}"
_HYPHENS = ("-", "\N{EN DASH}", "\N{EM DASH}")
_OF = "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER NOON}"
_TO = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}\N{ARABIC LETTER YEH}"
_BETWEEN, _LOOK_BACK = 2, 7


def range_at(tokens: Sequence[Token], first: int, lexicon: Lexicon, *, hyphen: bool = False) -> Quantity | None:
    """The range whose lower end begins at token `first`; with `hyphen`, only one joined by a hyphen or 'إلى'."""
    low = numeral_at(tokens, first, lexicon.numerals)
    if low is None or low.ordinal or low.article:
        return None
    at = _upper(tokens, low.last, lexicon, hyphen=hyphen)
    if at is None:
        return None
    if (hyphen or (first and tokens[first - 1].text == _OF)) and _changes(tokens, first, lexicon):
        return None
    high = numeral_at(tokens, at, lexicon.numerals)
    if high is None or high.ordinal or high.article:
        return None
    value = _spread(low, high)
    if value >= high.value:
        return None
    return Quantity(
        value, high.value, "range", first, high.last, first, high.last, low.start, high.end, "figures.range",
        scale=high.scale, digits=low.digits,
    )  # fmt: skip


def _changes(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> bool:
    """'ارتفع العدد من 20 إلى 30' tells two numbers, no range."""
    return any("change" in lexicon.bounds.roles(token) for token in tokens[max(first - _LOOK_BACK, 0) : first])


def _spread(low: Numeral, high: Numeral) -> float | int:
    """The lower end, in the scale that only the upper one names: 'بين 18 و20 ألفا'."""
    if low.scale == 1 and high.scale > 1 and low.value < 1000:
        value = low.value * high.scale
        return int(value) if value == int(value) else value
    return low.value


def _upper(tokens: Sequence[Token], at: int, lexicon: Lexicon, *, hyphen: bool) -> int | None:
    """Where the upper end begins, past the word or mark that joins it; the noun may stand before that."""
    if at + 1 < len(tokens) and hyphen and tokens[at].text == _TO:
        return at + 1
    if hyphen:
        return at + 1 if at + 1 < len(tokens) and tokens[at].text in _HYPHENS else None
    for _ in range(_BETWEEN):
        if at + 1 >= len(tokens) or tokens[at].kind != "word":
            return None
        token = tokens[at]
        if token.text == _WAW or _joins(token, lexicon):
            return at + 1
        if any(form.proclitics == _WAW for _, form in lexicon.numerals.senses(token)):
            return at
        at += 1
    return None


def _joins(token: Token, lexicon: Lexicon) -> bool:
    match = lexicon.bounds.after.get(token.text)
    return match is not None and match.role == "range_join"
