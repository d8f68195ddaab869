"""From tokens to one term of a number: a group below a thousand with its scale, or a scale alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mujaz.arabic.numeral_literals import Literal, literal_at
from mujaz.arabic.numeral_words import NumberWord, NumberWords, after_and, bare_sense
from mujaz.arabic.tokens import Token

# 1.1 million times a million is no whole number in floating point.
_ROUNDING = 1e-6
_GREATEST = 10**18
_CLOSE = ")"


class Part(NamedTuple):
    """A piece of a numeral: what may be added to it must be smaller than `room`."""

    value: float | int
    room: float
    last: int
    scale: int = 1


def term(tokens: Sequence[Token], at: int, words: NumberWords, sense: NumberWord | None) -> Part | None:
    """A group below a thousand with its scale, or a scale alone; `sense` is None for digits."""
    if sense is None:
        literal = literal_at(tokens, at, scaled=_scale_follows(tokens, at, words))
        return scaled(tokens, _hundreds(tokens, literal, words), words) if literal else None
    if sense.role == "scale":
        if sense.plural:
            return None
        value = int(sense.value)
        # The dual loses its ending only before a noun; with 'and' behind it, the form is the singular's accusative.
        joined = after_and(tokens, at + 1, words)[0] is not None
        alone = 2 if sense.counted and not joined else 1
        return scaled(tokens, Part(alone * value, value, at + 1, value), words)
    if sense.role == "scales":
        return scaled(tokens, Part(sense.value, sense.value / 2, at + 1, int(sense.value / 2)), words)
    group = _group(tokens, at, sense, words)
    return scaled(tokens, _of_hundreds(tokens, group, words), words) if group else None


def _of_hundreds(tokens: Sequence[Token], part: Part, words: NumberWords) -> Part:
    """'خمسة وتسعون مئة': so many hundreds."""
    following = bare_sense(tokens, part.last, words) if 10 < part.value < 100 else None
    if following and following.role == "hundred":
        return _and_rest(tokens, Part(part.value * 100, 100, part.last + 1), words)
    return part


def _hundreds(tokens: Sequence[Token], literal: Literal, words: NumberWords) -> Part:
    """Digits, perhaps with 'hundred' in words behind them: '3 مئة و21'."""
    following = bare_sense(tokens, literal.last, words)
    if following and following.role == "hundred" and 1 < literal.value < 1000:
        return _and_rest(tokens, Part(whole(literal.value * 100), 100, literal.last + 1), words)
    return Part(literal.value, 0, literal.last)


def whole(value: float | int) -> float | int:
    """A float that but for rounding is an integer as that integer.

    >>> whole(2.12 * 100), whole(2.5)
    (212, 2.5)
    """
    return round(value) if abs(value - round(value)) < _ROUNDING else value


def _scale_follows(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    last = at + 1
    if last < len(tokens) and tokens[last].text == _CLOSE:
        last += 1
    sense = bare_sense(tokens, last, words)
    return sense is not None and sense.role == "scale"


def scaled(tokens: Sequence[Token], part: Part, words: NumberWords) -> Part:
    """Multiplies by the scales that follow: '7 آلاف', '4 آلاف مليون'."""
    sense = bare_sense(tokens, part.last, words)
    while sense is not None and sense.role == "scale" and part.value < _GREATEST:
        scale = int(sense.value) * (part.scale if part.scale > 1 else 1)
        part = Part(whole(part.value * sense.value), scale, part.last + 1, scale)
        sense = bare_sense(tokens, part.last, words)
    if part.scale == 1 and part.last < len(tokens) and part.room == 0:
        return part._replace(room=1)
    return part


def _group(tokens: Sequence[Token], at: int, sense: NumberWord, words: NumberWords) -> Part | None:
    """A number below a thousand, in words."""
    if sense.role in ("unit", "head"):
        return _from_unit(tokens, at, sense, words)
    if sense.role in ("hundred", "hundreds"):
        return _and_rest(tokens, Part(sense.value, 100, at + 1), words)
    if sense.role == "ten":
        return Part(sense.value, 0, at + 1)
    if sense.role == "fraction":
        scale = bare_sense(tokens, at + 1, words)
        return Part(sense.value, 0, at + 1) if scale and scale.role == "scale" and not scale.plural else None
    return None


def _from_unit(tokens: Sequence[Token], at: int, sense: NumberWord, words: NumberWords) -> Part | None:
    following = bare_sense(tokens, at + 1, words)
    if following and following.tail and sense.value < 10:
        return Part(sense.value + 10, 0, at + 2)
    if following and following.role == "hundred" and 3 <= sense.value <= 9 and sense.role == "unit":
        return _and_rest(tokens, Part(sense.value * 100, 100, at + 2), words)
    if sense.value < 10:
        joined, ten = after_and(tokens, at + 1, words, article=True)
        if joined is not None and ten is not None and ten.role == "ten":
            return Part(sense.value + ten.value, 0, joined + 1)
    return Part(sense.value, 0, at + 1) if sense.role == "unit" else None


def _and_rest(tokens: Sequence[Token], part: Part, words: NumberWords) -> Part:
    """The tens and units that follow a hundred with 'and'."""
    joined, sense = after_and(tokens, part.last, words)
    if joined is None:
        return part
    if sense is None:
        literal = literal_at(tokens, joined)
        rest = Part(literal.value, 0, literal.last) if literal else None
    else:
        rest = _group(tokens, joined, sense, words) if sense.role in ("unit", "head", "ten") else None
    smaller = rest is not None and 0 < rest.value < 100 and rest.value == int(rest.value)
    return Part(part.value + rest.value, 0, rest.last) if rest and smaller else part
