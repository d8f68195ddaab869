"""From the digits of a text to their value: separators of thousands, decimals, the wire's reversed decimal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mujaz.arabic.tokens import Token

_REH = "\N{ARABIC LETTER REH}"
_DECIMAL, _THOUSANDS = "\N{ARABIC DECIMAL SEPARATOR}", "\N{ARABIC THOUSANDS SEPARATOR}"
_SEPARATORS = re.compile(f"[.,\N{ARABIC COMMA}{_DECIMAL}{_THOUSANDS}]")
_LONGEST = 18


class Literal(NamedTuple):
    """The value of digits and the token after them."""

    value: float | int
    last: int


def literal_at(tokens: Sequence[Token], at: int, *, scaled: bool = False) -> Literal | None:
    """The digits that begin at token `at`; None for what is no one number, such as a telephone's.

    `scaled` says that a thousand or million follows: then one separator before three digits is a decimal's.
    """
    if at >= len(tokens) or tokens[at].kind != "number":
        return None
    wire = _wire(tokens, at)
    if wire:
        return wire
    grouped = _spaced(tokens, at)
    if grouped:
        return grouped
    value = literal_value(tokens[at].text, scaled=scaled)
    return None if value is None else Literal(value, at + 1)


def literal_value(text: str, *, scaled: bool = False) -> float | int | None:
    """The value of folded digits with their separators, or None where they are no number.

    >>> literal_value("45,999,540"), literal_value("33.939.500"), literal_value("3.5"), literal_value("12,5")
    (45999540, 33939500, 3.5, 12.5)
    >>> literal_value("310,272"), literal_value("3.939", scaled=True), literal_value("70.10.13")
    (310272, 3.939, None)
    """
    if text.isdecimal():
        return int(text) if len(text) <= _LONGEST else None
    groups = _SEPARATORS.split(text)
    marks = _SEPARATORS.findall(text)
    if sum(map(len, groups)) > _LONGEST:
        return None
    kinds = set(marks)
    if len(kinds) == 1:
        return _one_kind(groups, marks, scaled)
    if len(kinds) == 2 and marks.count(marks[-1]) == 1 and _in_threes(groups[:-1]):
        return float("".join(groups[:-1]) + "." + groups[-1])
    return None


def literal_parts(text: str) -> list[int]:
    """The whole numbers of digits that are no one number, such as an address on the net.

    >>> literal_parts("10.0.0.7")
    [10, 0, 0, 7]
    """
    return [int(group) for group in _SEPARATORS.split(text) if len(group) <= _LONGEST]


def _one_kind(groups: list[str], marks: list[str], scaled: bool) -> float | int | None:
    if len(groups) > 2:
        return int("".join(groups)) if _in_threes(groups) and marks[0] != _DECIMAL else None
    if marks[0] == _DECIMAL:
        return float(".".join(groups))
    if _in_threes(groups) and groups[0].lstrip("0") and not scaled:
        return int("".join(groups))
    return float(".".join(groups))


def _in_threes(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def _wire(tokens: Sequence[Token], at: int) -> Literal | None:
    """The wire's decimal, fraction first: '935ر6' is 6.935, '000ر22' is 22,000."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != _REH or tokens[at + 2].kind != "number":
        return None
    fraction, mark, whole = tokens[at : at + 3]
    if fraction.end != mark.start or mark.end != whole.start or not (fraction.text + whole.text).isdecimal():
        return None
    if len(fraction.text) + len(whole.text) > _LONGEST:
        return None
    if fraction.text == "000":
        return Literal(int(whole.text + fraction.text), at + 3)
    return Literal(float(f"{whole.text}.{fraction.text}"), at + 3)


def _spaced(tokens: Sequence[Token], at: int) -> Literal | None:
    """Thousands set apart by spaces: '1 414 021'; two such groups or '000', since '5 300' may be two numbers."""
    last = at + 1
    while (
        last < len(tokens)
        and last - at < 6
        and tokens[last].kind == "number"
        and len(tokens[last].text) == 3
        and tokens[last].text.isdecimal()
        and tokens[last].start == tokens[last - 1].end + 1
    ):
        last += 1
    several = last - at > 2 or (last - at == 2 and tokens[at + 1].text == "000")
    if not tokens[at].text.isdecimal() or len(tokens[at].text) > 3:
        return None
    whole = "".join(token.text for token in tokens[at:last])
    decimals = _decimals(tokens, last) if last - at > 1 else None
    if decimals is not None:
        return Literal(float(whole + decimals), last + 1)
    return Literal(int(whole), last) if several else None


def _decimals(tokens: Sequence[Token], at: int) -> str | None:
    """The last group of '1 234 567.89' as Python writes it."""
    if at >= len(tokens) or tokens[at].kind != "number" or tokens[at].start != tokens[at - 1].end + 1:
        return None
    groups = _SEPARATORS.split(tokens[at].text)
    return ".".join(groups) if len(groups) == 2 and len(groups[0]) == 3 else None
