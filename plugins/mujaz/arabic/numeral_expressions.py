"""From tokens to the values of arithmetic written out: signs, fractions, powers, dozens, beside plain numbers.

Figures of the news need none of it; it lets the reading of numbers be measured on what others collected.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mujaz.arabic.numeral_literals import literal_at, literal_parts
from mujaz.arabic.numeral_words import NumberWord, NumberWords, fraction_sense
from mujaz.arabic.numerals import numeral_at
from mujaz.arabic.tokens import Token

_WAW = "\N{ARABIC LETTER WAW}"
_MINUS = ("-", "\N{MINUS SIGN}")
_LARGEST_EXPONENT = 60
_DECIMAL = frozenset(10.0**power for power in range(1, 7))


class Expression(NamedTuple):
    """The value of the tokens from `first` up to, not including, `last`."""

    value: float
    first: int
    last: int


def expressions(tokens: Sequence[Token], words: NumberWords) -> list[Expression]:
    """Every number of the tokens, with the arithmetic around it worked out; linear in their number."""
    found: list[Expression] = []
    at = 0
    while at < len(tokens):
        read = _signed(tokens, at, words)
        if read:
            found.append(read)
        elif tokens[at].kind == "number":
            found += [Expression(value, at, at + 1) for value in literal_parts(tokens[at].text)]
        at = read.last if read else at + 1
    return found


def _signed(tokens: Sequence[Token], at: int, words: NumberWords) -> Expression | None:
    sign, first = 1, at
    if (tokens[at].text in _MINUS and (at == 0 or tokens[at - 1].end < tokens[at].start)) or _role(
        tokens, at, words
    ) == "minus":
        sign, at = -1, at + 1
    if at >= len(tokens):
        return None
    read = _power(tokens, at, words) or _ratio(tokens, at, words)
    return Expression(sign * read.value, first, read.last) if read else None


def _sense(tokens: Sequence[Token], at: int, words: NumberWords, *, joined: bool = False) -> NumberWord | None:
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    wanted = _WAW if joined else ""
    return next((sense for sense, form in words.senses(tokens[at]) if form.proclitics == wanted), None)


def _role(tokens: Sequence[Token], at: int, words: NumberWords) -> str | None:
    sense = _sense(tokens, at, words)
    return sense.role if sense else None


def _power(tokens: Sequence[Token], at: int, words: NumberWords) -> Expression | None:
    """'2,5^-1' and '12e-1'."""
    base = literal_at(tokens, at)
    if base is None or base.last >= len(tokens) or tokens[base.last].text not in ("^", "e", "E"):
        return None
    last, sign = base.last + 1, 1
    while last < len(tokens) and tokens[last].text in (*_MINUS, "+"):
        sign = -sign if tokens[last].text in _MINUS else sign
        last += 1
    exponent = literal_at(tokens, last)
    if exponent is None or exponent.value > _LARGEST_EXPONENT or (base.value == 0 and sign < 0):
        return None
    power = sign * exponent.value
    value = float(base.value) ** power if tokens[base.last].text == "^" else float(base.value) * 10.0**power
    return Expression(value, at, exponent.last)


def _ratio(tokens: Sequence[Token], at: int, words: NumberWords) -> Expression | None:
    """A number with what is divided by or multiplied with it."""
    if _role(tokens, at, words) == "part":
        below = _behind_of(tokens, at + 1, words)
        return Expression(1 / below.value, at, below.last) if below and below.value else None
    read = _mixed(tokens, at, words)
    if read is None:
        return None
    role = _role(tokens, read.last, words)
    below = None
    if role == "point":
        share = _share(tokens, read.last + 1, words)
        return Expression(read.value + share.value, at, share.last) if share else read
    if role == "over":
        below = _mixed(tokens, read.last + 1, words)
    elif role == "of" and (below := _mixed(tokens, read.last + 1, words)) and below.value <= read.value:
        below = None
    elif role == "part" and (below := _behind_of(tokens, read.last + 1, words)) and below.value in _DECIMAL:
        whole = read.value // below.value * below.value
        return Expression(whole + (read.value - whole) / below.value, at, below.last)
    if below and below.value:
        return Expression(read.value / below.value, at, below.last)
    return read


def _share(tokens: Sequence[Token], at: int, words: NumberWords) -> Expression | None:
    """'ثلاثة من مئة': less than one."""
    above = _mixed(tokens, at, words)
    below = _behind_of(tokens, above.last, words) if above else None
    if above is None or below is None or below.value <= above.value:
        return None
    return Expression(above.value / below.value, at, below.last)


def _behind_of(tokens: Sequence[Token], at: int, words: NumberWords) -> Expression | None:
    return _mixed(tokens, at + 1, words) if _role(tokens, at, words) == "of" else None


def _mixed(tokens: Sequence[Token], at: int, words: NumberWords) -> Expression | None:
    """A whole number with its fraction: 'خمسة وربع', '2 1/4', 'مئة وثلاثة أرباع'."""
    if at >= len(tokens):
        return None
    sense = _sense(tokens, at, words)
    alone = _alone(tokens, at, sense, words) if sense else _slashed(tokens, at) or _pointed(tokens, at)
    if alone:
        return alone
    numeral = numeral_at(tokens, at, words)
    if numeral is None:
        return _definite_hundred(tokens, at, words)
    return _with_fraction(tokens, Expression(float(numeral.value), at, numeral.last), words)


def _alone(tokens: Sequence[Token], at: int, sense: NumberWord, words: NumberWords) -> Expression | None:
    """A word that plain numbers do not begin with: a fraction, zero, a dozen."""
    if sense.role in ("fraction", "zero", "dozen") and numeral_at(tokens, at, words) is None:
        scale = _sense(tokens, at + 1, words)
        times = scale.value if sense.role == "fraction" and scale and scale.role == "dozen" else 1
        return Expression(sense.value * times, at, at + 1 + (times != 1))
    if sense.role == "denominator":
        return Expression(1 / sense.value, at, at + 1)
    return _spelled_alike(tokens, at, sense, words)


def _spelled_alike(tokens: Sequence[Token], at: int, sense: NumberWord, words: NumberWords) -> Expression | None:
    """A fraction spelled like a number, perhaps of another one."""
    if fraction_sense(tokens, at, sense):
        return _part_of(tokens, at, sense, words)
    inner = _sense(tokens, at + 1, words) if sense.part else None
    if inner is None or not fraction_sense(tokens, at + 1, inner):
        return None
    inside = _part_of(tokens, at + 1, inner, words)
    return Expression(sense.part * inside.value, at, inside.last)


def _part_of(tokens: Sequence[Token], at: int, sense: NumberWord, words: NumberWords) -> Expression:
    """'خمس الطريق' is a fifth, 'خمس العشرين' four."""
    numeral = numeral_at(tokens, at + 1, words) if at + 1 < len(tokens) else None
    if numeral and numeral.article and not numeral.ordinal:
        return Expression(sense.part * numeral.value, at, numeral.last)
    return Expression(sense.part, at, at + 1)


def _definite_hundred(tokens: Sequence[Token], at: int, words: NumberWords) -> Expression | None:
    """'المئة'; in 'في المئة' the two words are a sign, no number."""
    if tokens[at].kind != "word" or (at and tokens[at - 1].kind == "word"):
        return None
    for sense, form in words.senses(tokens[at]):
        if form.article and not form.proclitics and sense.role == "hundred":
            return Expression(sense.value, at, at + 1)
    return None


def _with_fraction(tokens: Sequence[Token], whole: Expression, words: NumberWords) -> Expression:
    following = _sense(tokens, whole.last, words)
    if following and following.role == "denominator":
        part = whole.value % 100
        split = whole.value > 100 and 1 <= part <= 10
        value = whole.value - part + part / following.value if split else whole.value / following.value
        return Expression(value, whole.first, whole.last + 1)
    if following and following.role == "unit" and whole.value > 10 and _is_part(tokens[whole.last], following):
        return Expression(whole.value / following.value, whole.first, whole.last + 1)
    if following and following.role == "dozen":
        return Expression(whole.value * following.value, whole.first, whole.last + 1)
    slashed = _slashed(tokens, whole.last)
    if slashed and slashed.value < 1:
        return Expression(whole.value + slashed.value, whole.first, slashed.last)
    return _joined_fraction(tokens, whole, words)


def _is_part(token: Token, sense: NumberWord) -> bool:
    """Whether a unit behind a number is its part: 'مئة وثلاثون خمس', in the form without ta marbuta."""
    return 3 <= sense.value <= 9 and not token.text.endswith("\N{ARABIC LETTER HEH}")


def _joined_fraction(tokens: Sequence[Token], whole: Expression, words: NumberWords) -> Expression:
    apart = whole.last < len(tokens) and tokens[whole.last].text == _WAW
    at = whole.last + 1 if apart else whole.last
    sense = _sense(tokens, at, words, joined=not apart)
    if sense is None:
        return whole
    if sense.role in ("fraction", "dozen"):
        return Expression(whole.value + sense.value, whole.first, at + 1)
    if fraction_sense(tokens, at, sense) or (sense.part and sense.role == "ten" and whole.value % 100 > 10):
        return Expression(whole.value + sense.part, whole.first, at + 1)
    if sense.role == "unit":
        below = _sense(tokens, at + 1, words)
        if below and below.role == "denominator":
            return Expression(whole.value + sense.value / below.value, whole.first, at + 2)
    return whole


def _chained(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen ties digits to other digits before them, as in a telephone's number."""
    if at < 2 or tokens[at - 1].text != "-" or tokens[at - 2].kind != "number":
        return False
    return tokens[at - 2].end == tokens[at - 1].start and tokens[at - 1].end == tokens[at].start


def _pointed(tokens: Sequence[Token], at: int) -> Expression | None:
    """'.08': decimals without a whole number before them."""
    if tokens[at].text != "." or at + 1 >= len(tokens) or not tokens[at + 1].text.isdecimal():
        return None
    if tokens[at].end != tokens[at + 1].start or (at and tokens[at - 1].end == tokens[at].start):
        return None
    return Expression(float(f"0.{tokens[at + 1].text}"), at, at + 2)


def _slashed(tokens: Sequence[Token], at: int) -> Expression | None:
    """'3/4': digits, a stroke and digits that touch, and no third such number, which would make a date."""
    if at and (tokens[at - 1].text == "/" or _chained(tokens, at)):
        return None
    if at + 2 >= len(tokens) or tokens[at + 1].text != "/" or tokens[at].end != tokens[at + 1].start:
        return None
    above, below = literal_at(tokens, at), literal_at(tokens, at + 2)
    if above is None or below is None or not below.value:
        return None
    if below.last < len(tokens) and tokens[below.last].text == "/":
        return None
    return Expression(above.value / below.value, at, below.last)
