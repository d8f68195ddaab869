"""From tokens to the number that they write, in digits, in words or in both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mujaz.arabic.numeral_literals import literal_at
from mujaz.arabic.numeral_terms import Part, scaled, term, whole
from mujaz.arabic.numeral_words import NumberWord, NumberWords, after_and, bare_sense, fraction_sense
from mujaz.arabic.tokens import Token

_WAW = "\N{ARABIC LETTER WAW}"
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_OPEN, _CLOSE = "(", ")"


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


def numeral_at(tokens: Sequence[Token], first: int, words: NumberWords) -> Numeral | None:
    """The number that begins at token `first`, or None. Read leftmost and longest; linear in what it reads."""
    token = tokens[first]
    if token.kind == "word":
        return _in_words(tokens, first, words)
    at = first
    if token.text == _OPEN and first + 2 < len(tokens) and tokens[first + 1].kind == "number":
        at = first + 1
    found = term(tokens, at, words, None)
    if found is None:
        return None
    if at > first:
        if tokens[found.last].text != _CLOSE if found.last < len(tokens) else True:
            return None
        found = scaled(tokens, found._replace(last=found.last + 1), words)
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
        if not form.article and fraction_sense(tokens, first, sense):
            continue
        if sense.role == "minus":
            return _negative(tokens, first, words, start)
        found = term(tokens, first, words, sense)
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
    if first + 1 >= len(tokens) or bare_sense(tokens, first + 1, words) == words.senses(tokens[first])[0][0]:
        return None
    found = numeral_at(tokens, first + 1, words)
    if found is None or found.ordinal or found.article or found.value < 0:
        return None
    return replace(found, value=-found.value, first=first, start=start, bare=False)


def _sum(tokens: Sequence[Token], total: Part, words: NumberWords, *, article: bool) -> Part:
    """Adds the smaller terms that follow with 'and': '3 ملايين و200 ألف'."""
    while total.room > 1:
        found = _and_term(tokens, total, words, article=article) or _beside(tokens, total, words)
        if found is None:
            break
        total = Part(whole(total.value + found.value), min(found.room, total.room), found.last, found.scale)
    return _pointed(tokens, total, words) or _with_half(tokens, total, words) or total


def _beside(tokens: Sequence[Token], total: Part, words: NumberWords) -> Part | None:
    """'4 آلاف 300 مئة': a smaller term in digits and words without 'and' before it."""
    at = total.last
    if total.scale == 1 or at >= len(tokens) or tokens[at].kind != "number":
        return None
    found = term(tokens, at, words, None)
    if found is None or found.last == literal_end(tokens, at) or found.value != int(found.value):
        return None
    return found if 0 < found.value < total.room else None


def _pointed(tokens: Sequence[Token], total: Part, words: NumberWords) -> Part | None:
    """'ستة فاصلة أربعة': decimals behind the word for the point."""
    point = bare_sense(tokens, total.last, words)
    at = total.last + 1
    if point is None or point.role != "point" or total.scale > 1 or at >= len(tokens):
        return None
    sense = bare_sense(tokens, at, words)
    found = term(tokens, at, words, sense) if sense or tokens[at].kind == "number" else None
    if found is None or found.scale > 1 or not isinstance(total.value, int) or not isinstance(found.value, int):
        return None
    if _is_share(tokens, found.last, words):
        return None
    digits = tokens[at].text if tokens[at].text.isdecimal() else str(found.value)
    return scaled(tokens, Part(float(f"{total.value}.{digits}"), 0, found.last), words)


def _is_share(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """Whether 'of' and a number follow: in 'مئتين فاصلة ثلاثة من مئة' the three are hundredths already."""
    of = bare_sense(tokens, at, words)
    return of is not None and of.role == "of" and bare_sense(tokens, at + 1, words) is not None


def _with_half(tokens: Sequence[Token], total: Part, words: NumberWords) -> Part | None:
    """'ثلاثة ونصف': a fraction that is no part of what follows ('ثلاثة ونصف السكان')."""
    at, sense = after_and(tokens, total.last, words) if total.scale == 1 else (None, None)
    if at is None or sense is None or sense.role != "fraction" or not isinstance(total.value, int):
        return None
    if at + 1 < len(tokens) and tokens[at + 1].text.startswith(_ARTICLE):
        return None
    return scaled(tokens, Part(total.value + sense.value, 0, at + 1), words)


def _and_term(tokens: Sequence[Token], total: Part, words: NumberWords, *, article: bool) -> Part | None:
    at, sense = after_and(tokens, total.last, words, article=article)
    if at is None:
        return None
    if sense is not None and sense.role == "fraction":
        return _and_half(tokens, at, total, sense, words)
    found = term(tokens, at, words, sense)
    return found if found and 0 < found.value < total.room and found.value == int(found.value) else None


def _and_half(tokens: Sequence[Token], at: int, total: Part, sense: NumberWord, words: NumberWords) -> Part | None:
    """'مليون ونصف المليون' and 'مليار ونصف': the half is of the scale just named."""
    last = at + 1
    if last < len(tokens):
        for scale, form in words.senses(tokens[last]):
            if scale.role == "scale" and not form.proclitics:
                if scale.value > total.scale:
                    return None
                return Part(sense.value * scale.value, 0, last + 1, total.scale)
    return Part(sense.value * total.scale, 0, last, total.scale)


def _ordinal(tokens: Sequence[Token], first: int, sense: NumberWord, words: NumberWords) -> tuple[float | int, int]:
    """'الثالث عشر', 'الحادي والعشرين': the place and the token after."""
    if sense.value < 10:
        following = bare_sense(tokens, first + 1, words)
        if following and following.tail:
            return sense.value + 10, first + 2
        joined, ten = after_and(tokens, first + 1, words, article=True)
        if joined is not None and ten is not None and ten.role in ("ten", "hundred", "scale"):
            return sense.value + ten.value, joined + 1
    return sense.value, first + 1
