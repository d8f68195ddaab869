"""From a segment to the text that an engine gets: names, numbers and terms held as placeholders, and back again.

A placeholder is made of letters and digits alone ('X3X'): engines trained on running text copy such a word, while they
take brackets and signs apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from mujaz.arabic.fold import fold
from mujaz.arabic.numeral_words import NumberWords
from mujaz.arabic.numerals import numeral_at
from mujaz.arabic.tokens import Token, tokenize
from mujaz.lexicon.glossary import Glossary
from mujaz.translate.glossary import terms_held

HeldKind = Literal["name", "number", "term"]
PLACEHOLDER = re.compile(r"\bX\s?(\d+)\s?X\b", re.IGNORECASE)  # 'X12X', and 'x 12 x' as an engine may write it
_DECIMAL = re.compile("(?<![0-9])([0-9]++)[.,\N{ARABIC COMMA}\N{ARABIC DECIMAL SEPARATOR}]([0-9]+)")
_LONGEST_PLAIN = 4  # digits of a year, which no comma parts
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@dataclass(frozen=True, slots=True)
class Held:
    """A stretch that the engine does not translate: its Arabic, and the English that is put in its place."""

    arabic: str
    english: str
    kind: HeldKind


@dataclass(frozen=True, slots=True)
class Protected:
    """A segment: its own `source`, the `text` for the engine, and what stands for the placeholders, numbered from 1."""

    source: str
    text: str
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch to hold, by code points of its segment."""

    start: int
    end: int
    english: str
    kind: HeldKind


def placeholder(number: int) -> str:
    """The word that stands for the held stretch `number`, from 1."""
    return f"X{number}X"


def protect(segment: str, names: Iterable[Stretch], numbers: NumberWords, glossary: Glossary) -> Protected:
    """The segment with names, numbers in digits and terms of the glossary held; of two that overlap, the first kind.

    >>> from mujaz.arabic.numeral_words import NumberWords
    >>> protect("وبلغ العدد 1500", [], NumberWords({}), Glossary()).text
    'وبلغ العدد X1X'
    """
    tokens = tokenize(segment)
    chosen: list[Stretch] = []
    for found in (_longest_first(names), _numbers(segment, tokens, numbers), _terms(tokens, glossary)):
        chosen += _apart(found, tuple(chosen))
    chosen.sort(key=lambda stretch: stretch.start)
    parts, at = [], 0
    for number, stretch in enumerate(chosen, 1):
        parts += [_opened(segment[at : stretch.start]), placeholder(number)]
        at = stretch.end
    held = tuple(Held(" ".join(segment[s.start : s.end].split()), s.english, s.kind) for s in chosen)
    return Protected(" ".join(segment.split()), " ".join("".join([*parts, _spaced(segment[at:])]).split()), held)


def restore(answer: str, protected: Protected) -> str:
    """The answer with the held English in place; raises IndexError for a placeholder that was never given."""

    def english(match: re.Match[str]) -> str:
        number = int(match.group(1))
        if not 1 <= number <= len(protected.held):
            raise IndexError(number)
        return protected.held[number - 1].english

    whole = " ".join(PLACEHOLDER.sub(english, answer).split())
    return whole[:1].upper() + whole[1:]


def _longest_first(names: Iterable[Stretch]) -> list[Stretch]:
    return sorted(names, key=lambda name: (name.start - name.end, name.start))


def _apart(found: Iterable[Stretch], taken: tuple[Stretch, ...]) -> list[Stretch]:
    """Those of `found` that overlap neither what is taken nor one before them."""
    covered = {at for stretch in taken for at in range(stretch.start, stretch.end)}
    kept = []
    for stretch in found:
        places = range(stretch.start, stretch.end)
        if covered.isdisjoint(places):
            covered.update(places)
            kept.append(stretch)
    return kept


def _numbers(segment: str, tokens: list[Token], words: NumberWords) -> Iterator[Stretch]:
    """Every number that is written in digits, with the scale behind it."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        numeral = numeral_at(tokens, at, words) if token.kind == "number" else None
        if numeral:
            written = fold(segment[numeral.start : numeral.end])
            yield Stretch(numeral.start, numeral.end, _in_english(numeral.value, written, bare=numeral.bare), "number")
            at = numeral.last
            continue
        if token.kind == "number":
            yield Stretch(token.start, token.end, token.text, "number")
        at += 1


def _in_english(value: float | int, written: str, *, bare: bool) -> str:
    """'1500' and '2023' as they are, '45999' with its comma, '3 ملايين و200 ألف' as 3.2 million."""
    if bare and written.isdecimal() and (len(written) <= _LONGEST_PLAIN or written.startswith("0")):
        return written
    if bare and isinstance(value, float) and (decimal := _DECIMAL.fullmatch(written)):
        return f"{int(decimal[1]):,}.{decimal[2]}"  # as precise as it is written: '4.90', '16,00'
    for scale, name in SCALES:
        if not bare and value >= scale and round(value / scale, 3) == value / scale:
            return f"{_plain(value / scale)} {name}"
    return _plain(value)


def _plain(value: float | int) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def _terms(tokens: list[Token], glossary: Glossary) -> Iterator[Stretch]:
    for match, term in terms_held(tokens, glossary):
        article = tokens[match.first].origin(len(match.form.proclitics)) if match.form.article else match.start
        yield Stretch(article, match.end, term.written, "term")


def _opened(between: str) -> str:
    """What stands between two held stretches, without letters that touch a placeholder."""
    spaced = _spaced(between)
    return f"{spaced} " if spaced[-1:].isalpha() or spaced.endswith("\N{ARABIC TATWEEL}") else spaced


def _spaced(between: str) -> str:
    return f" {between}" if between[:1].isalpha() else between
