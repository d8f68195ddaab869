"""From tokens to the number that they write, in digits, in words or in both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal as Choice
from typing import NamedTuple

from mujaz.arabic.clitics import Form
from mujaz.arabic.numeral_literals import Literal, literal_at
from mujaz.arabic.tokens import Token

Role = Choice[
    "unit",
    "head",
    "ten",
    "hundred",
    "hundreds",
    "scale",
    "scales",
    "fraction",
    "ordinal",
    "minus",
    "zero",
    "dozen",
    "denominator",
    "over",
    "part",
    "of",
]
_WAW = "\N{ARABIC LETTER WAW}"
_KAF = "\N{ARABIC LETTER KAF}"
# 1.1 million times a million is no whole number in floating point.
_ROUNDING = 1e-6
_GREATEST = 10**18
_OPEN, _CLOSE = "(", ")"


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word of number. `tail` marks 'ten' as the second half of 11 to 19; `plural` a scale in the plural;
    `counted` a scale in the accusative, which alone is a dual; `whole` words that are numbers only beside others."""

    value: float | int
    role: Role
    tail: bool = False
    plural: bool = False
    counted: bool = False


Sense = tuple[NumberWord, Form]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of number by folded spelling; `known` keeps what each token met so far can be."""

    words: Mapping[str, NumberWord]
    known: dict[str, tuple[Sense, ...]] = field(default_factory=dict)

    def senses(self, token: Token) -> tuple[Sense, ...]:
        """The words of number that `token` can be, whole words first."""
        found = self.known.get(token.text)
        if found is None:
            words = self.words
            found = tuple(
                (words[form.text], form) for form in token.forms if form.text in words and _KAF not in form.proclitics
            )
            self.known[token.text] = found
        return found


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number written in the tokens from `first` up to, not including, `last`; `start` follows its proclitics.

    `scale` is the thousand, million … with which it ends, else 1. `digits` says that it begins with digits, `bare` that
    it is nothing but digits, `article` that it is definite, `ordinal` that it gives a place in an order.
    """

    value: float | int
    first: int
    last: int
    start: int
    end: int
    scale: int = 1
    digits: bool = False
    bare: bool = False
    article: bool = False
    ordinal: bool = False
    proclitics: str = ""


class _Part(NamedTuple):
    """A piece of a numeral: what may be added to it must be smaller than `room`."""

    value: float | int
    room: float
    last: int
    scale: int = 1


def numeral_at(tokens: Sequence[Token], first: int, words: NumberWords) -> Numeral | None:
    """The number that begins at token `first`, or None. Read leftmost and longest; linear in what it reads."""
    token = tokens[first]
    if token.kind == "word":
        return _in_words(tokens, first, words)
    at = first
    if token.text == _OPEN and first + 2 < len(tokens) and tokens[first + 1].kind == "number":
        at = first + 1
    found = _term(tokens, at, words, None)
    if found is None:
        return None
    if at > first:
        if tokens[found.last].text != _CLOSE if found.last < len(tokens) else True:
            return None
        found = _scaled(tokens, found._replace(last=found.last + 1), words)
    total = _sum(tokens, found, words, article=False)
    bare = total.last == literal_end(tokens, at)
    start, end = tokens[first].start, tokens[total.last - 1].end
    return Numeral(total.value, first, total.last, start, end, total.scale, True, bare)


def literal_end(tokens: Sequence[Token], at: int) -> int:
    """Where the digits that begin at token `at` end."""
    literal = literal_at(tokens, at)
    return literal.last if literal else at


def _in_words(tokens: Sequence[Token], first: int, words: NumberWords) -> Numeral | None:
    for sense, form in words.senses(tokens[first]):
        if form.article and sense.role in ("hundred", "scale", "head", "fraction"):
            continue
        start = tokens[first].origin(form.skip)
        if sense.role == "ordinal":
            value, last = _ordinal(tokens, first, sense, words)
            return Numeral(value, first, last, start, tokens[last - 1].end, article=form.article, ordinal=True)
        if sense.role == "minus":
            return _negative(tokens, first, words, start)
        found = _term(tokens, first, words, sense)
        if found:
            total = _sum(tokens, found, words, article=form.article)
            end = tokens[total.last - 1].end
            return Numeral(
                total.value, first, total.last, start, end, total.scale, article=form.article,
                proclitics=form.proclitics,
            )  # fmt: skip
    return None


def _negative(tokens: Sequence[Token], first: int, words: NumberWords, start: int) -> Numeral | None:
    """'سالب خمسة': the number behind the word, below zero."""
    if first + 1 >= len(tokens) or _bare(tokens, first + 1, words) == words.senses(tokens[first])[0][0]:
        return None
    found = numeral_at(tokens, first + 1, words)
    if found is None or found.ordinal or found.article or found.value < 0:
        return None
    return replace(found, value=-found.value, first=first, start=start, bare=False)


def _sum(tokens: Sequence[Token], total: _Part, words: NumberWords, *, article: bool) -> _Part:
    """Adds the smaller terms that follow with 'and': '3 ملايين و200 ألف'."""
    while total.room > 1:
        found = _and_term(tokens, total, words, article=article)
        if found is None:
            return total
        total = _Part(_whole(total.value + found.value), min(found.room, total.room), found.last, found.scale)
    return total


def _whole(value: float | int) -> float | int:
    """A float without a fraction as the integer that it is."""
    return int(value) if value == int(value) else value


def _and_term(tokens: Sequence[Token], total: _Part, words: NumberWords, *, article: bool) -> _Part | None:
    at, sense = _after_and(tokens, total.last, words, article=article)
    if at is None:
        return None
    if sense is not None and sense.role == "fraction":
        return _and_half(tokens, at, total, sense, words)
    found = _term(tokens, at, words, sense)
    return found if found and found.value < total.room and found.value == int(found.value) else None


def _and_half(tokens: Sequence[Token], at: int, total: _Part, sense: NumberWord, words: NumberWords) -> _Part | None:
    """'مليون ونصف المليون' and 'مليار ونصف': the half is of the scale just named."""
    last = at + 1
    if last < len(tokens):
        for scale, form in words.senses(tokens[last]):
            if scale.role == "scale" and not form.proclitics:
                if scale.value > total.scale:
                    return None
                return _Part(sense.value * scale.value, 0, last + 1, total.scale)
    return _Part(sense.value * total.scale, 0, last, total.scale)


def _after_and(
    tokens: Sequence[Token], at: int, words: NumberWords, *, article: bool = False
) -> tuple[int | None, NumberWord | None]:
    """The number joined by 'and' at token `at`: its token and, if in words, its sense; (None, None) where none is."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return None, None
    if tokens[at].text == _WAW:
        if at + 1 >= len(tokens):
            return None, None
        if tokens[at + 1].kind == "number":
            return at + 1, None
        sense = _bare(tokens, at + 1, words)
        return (at + 1, sense) if sense else (None, None)
    for sense, form in words.senses(tokens[at]):
        if form.proclitics == _WAW and (not form.article or article):
            return at, sense
    return None, None


def _bare(tokens: Sequence[Token], at: int, words: NumberWords) -> NumberWord | None:
    """The word of number that token `at` is, taken whole."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    for sense, form in words.senses(tokens[at]):
        if not form.skip:
            return sense
    return None


def _term(tokens: Sequence[Token], at: int, words: NumberWords, sense: NumberWord | None) -> _Part | None:
    """A group below a thousand with its scale, or a scale alone; `sense` is None for digits."""
    if sense is None:
        literal = literal_at(tokens, at, scaled=_scale_follows(tokens, at, words))
        return _scaled(tokens, _hundreds(tokens, literal, words), words) if literal else None
    if sense.role == "scale":
        if sense.plural:
            return None
        value = int(sense.value)
        # The dual loses its ending only before a noun; with 'and' behind it, the form is the singular's accusative.
        joined = _after_and(tokens, at + 1, words)[0] is not None
        alone = 2 if sense.counted and not joined else 1
        return _scaled(tokens, _Part(alone * value, value, at + 1, value), words)
    if sense.role == "scales":
        return _scaled(tokens, _Part(sense.value, sense.value / 2, at + 1, int(sense.value / 2)), words)
    group = _group(tokens, at, sense, words)
    return _scaled(tokens, group, words) if group else None


def _hundreds(tokens: Sequence[Token], literal: Literal, words: NumberWords) -> _Part:
    """Digits, perhaps with 'hundred' in words behind them: '3 مئة و21'."""
    following = _bare(tokens, literal.last, words)
    if following and following.role == "hundred" and isinstance(literal.value, int) and 1 < literal.value < 1000:
        return _and_rest(tokens, _Part(literal.value * 100, 100, literal.last + 1), words)
    return _Part(literal.value, 0, literal.last)


def _scale_follows(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    last = at + 1
    if last < len(tokens) and tokens[last].text == _CLOSE:
        last += 1
    sense = _bare(tokens, last, words)
    return sense is not None and sense.role == "scale"


def _scaled(tokens: Sequence[Token], part: _Part, words: NumberWords) -> _Part:
    """Multiplies by the scales that follow: '7 آلاف', '4 آلاف مليون'."""
    sense = _bare(tokens, part.last, words)
    while sense is not None and sense.role == "scale" and part.value < _GREATEST:
        scale = int(sense.value) * (part.scale if part.scale > 1 else 1)
        value = part.value * sense.value
        value = round(value) if abs(value - round(value)) < _ROUNDING else value
        part = _Part(value, scale, part.last + 1, scale)
        sense = _bare(tokens, part.last, words)
    if part.scale == 1 and part.last < len(tokens) and part.room == 0:
        return part._replace(room=1)
    return part


def _group(tokens: Sequence[Token], at: int, sense: NumberWord, words: NumberWords) -> _Part | None:
    """A number below a thousand, in words."""
    if sense.role in ("unit", "head"):
        return _from_unit(tokens, at, sense, words)
    if sense.role in ("hundred", "hundreds"):
        return _and_rest(tokens, _Part(sense.value, 100, at + 1), words)
    if sense.role == "ten":
        return _Part(sense.value, 0, at + 1)
    if sense.role == "fraction":
        scale = _bare(tokens, at + 1, words)
        return _Part(sense.value, 0, at + 1) if scale and scale.role == "scale" and not scale.plural else None
    return None


def _from_unit(tokens: Sequence[Token], at: int, sense: NumberWord, words: NumberWords) -> _Part | None:
    following = _bare(tokens, at + 1, words)
    if following and following.tail and sense.value < 10:
        return _Part(sense.value + 10, 0, at + 2)
    if following and following.role == "hundred" and 3 <= sense.value <= 9 and sense.role == "unit":
        return _and_rest(tokens, _Part(sense.value * 100, 100, at + 2), words)
    if sense.value < 10:
        joined, ten = _after_and(tokens, at + 1, words, article=True)
        if joined is not None and ten is not None and ten.role == "ten":
            return _Part(sense.value + ten.value, 0, joined + 1)
    return _Part(sense.value, 0, at + 1) if sense.role == "unit" else None


def _and_rest(tokens: Sequence[Token], part: _Part, words: NumberWords) -> _Part:
    """The tens and units that follow a hundred with 'and'."""
    joined, sense = _after_and(tokens, part.last, words)
    if joined is None:
        return part
    if sense is None:
        literal = literal_at(tokens, joined)
        rest = _Part(literal.value, 0, literal.last) if literal else None
    else:
        rest = _group(tokens, joined, sense, words) if sense.role in ("unit", "head", "ten") else None
    return _Part(part.value + rest.value, 0, rest.last) if rest and rest.value < 100 else part


def _ordinal(tokens: Sequence[Token], first: int, sense: NumberWord, words: NumberWords) -> tuple[float | int, int]:
    """'الثالث عشر', 'الحادي والعشرين': the place and the token after."""
    if sense.value < 10:
        following = _bare(tokens, first + 1, words)
        if following and following.tail:
            return sense.value + 10, first + 2
        joined, ten = _after_and(tokens, first + 1, words, article=True)
        if joined is not None and ten is not None and ten.role in ("ten", "hundred", "scale"):
            return sense.value + ten.value, joined + 1
    return sense.value, first + 1
