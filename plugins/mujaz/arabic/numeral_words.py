"""The words of number as a table gives them, and the senses in which a token can be one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from mujaz.arabic.clitics import Form
from mujaz.arabic.tokens import Token

Role = Literal[
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
    "point",
]
_WAW = "\N{ARABIC LETTER WAW}"
_KAF = "\N{ARABIC LETTER KAF}"
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word of number. `tail` marks 'ten' as the second half of 11 to 19; `plural` a scale in the plural;
    `counted` a scale in the accusative, which alone is a dual; `part` the fraction that is spelled alike, else 0."""

    value: float | int
    role: Role
    tail: bool = False
    plural: bool = False
    counted: bool = False
    part: float = 0


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


def after_and(
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
        sense = bare_sense(tokens, at + 1, words)
        return (at + 1, sense) if sense else (None, None)
    for sense, form in words.senses(tokens[at]):
        if form.proclitics == _WAW and (not form.article or article):
            return at, sense
    return None, None


def bare_sense(tokens: Sequence[Token], at: int, words: NumberWords) -> NumberWord | None:
    """The word of number that token `at` is, taken whole."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    for sense, form in words.senses(tokens[at]):
        if not form.skip:
            return sense
    return None


def fraction_sense(tokens: Sequence[Token], at: int, sense: NumberWord) -> bool:
    """Whether a word is the fraction that is spelled like a number: a definite whole follows, or nothing to count.

    Numbers that count a definite noun follow it; those that count nothing stand in the form with ta marbuta.
    """
    if not sense.part or sense.role != "unit":
        return False
    return at + 1 >= len(tokens) or tokens[at + 1].kind == "mark" or tokens[at + 1].text.startswith(_ARTICLE)
