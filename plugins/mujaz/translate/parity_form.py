"""Whether a translation is whole as a text: translated at all, in Latin letters, its brackets and its end in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mujaz.translate.pair import Difference, Pair

# 'the the' is a slip; 'had had' and 'that that' are English.
_DOUBLED = re.compile(r"\b(?P<word>[A-Za-z]{2,})\s+(?P=word)\b", re.IGNORECASE)
_MAY_DOUBLE = frozenset(("had", "that", "bora", "baden", "duran", "pago", "sirte"))
_ARABIC = re.compile("[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}]+")
_FULL_STOPS = ".!?\N{ARABIC QUESTION MARK}"
_CLOSERS = "\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}) "
_BRACKETS = (("(", ")"), ("[", "]"))
_LEAST, _MOST, _SHORT = 0.45, 3.6, 40


def form(pair: Pair) -> Iterator[Difference]:
    """What is wrong with the translation as a text."""
    source, text = pair.unit.source, pair.text
    if text.strip() == source.strip() or not any(letter.isalpha() and letter.isascii() for letter in text):
        if any(letter.isalpha() for letter in source):
            yield Difference("untranslated", source, text)
        return
    left = _ARABIC.search(text)
    if left:
        yield Difference("Arabic left in the English", "", left.group())
    yield from _slips(text)
    yield from _brackets(source, text)
    yield from _end(source, text)
    if len(source) > _SHORT and not _LEAST < len(text) / len(source) < _MOST:
        yield Difference("length", f"{len(source)} letters", f"{len(text)} letters")


def _slips(text: str) -> Iterator[Difference]:
    for match in _DOUBLED.finditer(text):
        if match.group("word").lower() not in _MAY_DOUBLE:
            yield Difference("doubled word", "", match.group())


def _brackets(source: str, text: str) -> Iterator[Difference]:
    for opening, closing in _BRACKETS:
        if text.count(opening) != text.count(closing) and source.count(opening) == source.count(closing):
            yield Difference("brackets", "", f"{text.count(opening)} {opening} and {text.count(closing)} {closing}")


def _end(source: str, text: str) -> Iterator[Difference]:
    """A sentence that ends in Arabic must end in English; a heading may end as it likes."""
    arabic, english = source.rstrip(_CLOSERS), text.rstrip(_CLOSERS + "\N{RIGHT SINGLE QUOTATION MARK}")
    if arabic[-1:] in tuple(_FULL_STOPS) and english[-1:] not in (*_FULL_STOPS, "\N{HORIZONTAL ELLIPSIS}"):
        yield Difference("end of the sentence", arabic[-20:], english[-20:])
