"""From quotation marks, brackets and spelled-out letters after a body's noun to the name that they mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Token
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.names import Senses
from mujaz.lexicon.person_names import Sort
from mujaz.lexicon.register import Entry

OPENING = frozenset("\"'\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}")
_CLOSING = frozenset("\"'\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}")
_BRACKET = "("
_BRACKETS = {_BRACKET: frozenset(")")}
_BODIES = ("organization", "media")
_MOST, _MOST_LETTERS = 4, 6


def abbreviation(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """An abbreviation spelled out by the names of its letters, with dots or without, or in brackets: 'إن.دي.تي.في'."""
    letters = lexicon.persons.spellings.letter_names
    first = at + 1 if tokens[at].text == _BRACKET else at
    last, count = first, 0
    while last < len(tokens) and count < _MOST_LETTERS and tokens[last].text in letters:
        last, count = last + 1, count + 1
        if last + 1 < len(tokens) and tokens[last].text == "." and tokens[last + 1].text in letters:
            last += 1
    if count and first == at and tokens[last - 1].text in lexicon.surroundings.clausal and _said(tokens, at, lexicon):
        last, count = last - 1, count - 1
    return (first, last) if count > (1 if first > at or last - first > count else 2) else None


def _said(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of reporting stands before the noun: then 'إن' after the name is no letter of it."""
    before = tokens[at - 2].forms if at > 1 else ()
    return any(lexicon.persons.sorts.get(form.text, 0) & Sort.REPORTING for form in before)


def quoted(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """A short name in quotation marks."""
    for last in range(first, min(first + _MOST + 1, len(tokens))):
        if tokens[last].text in _CLOSING:
            return (first, last) if last > first and not _registered(tokens, first, last, lexicon) else None
        if tokens[last].kind not in ("word", "latin") and tokens[last].text != ".":
            return None
    return None


class Quoted(NamedTuple):
    """A registered actor and the tokens of its name between quotation marks."""

    entry: Entry
    first: int
    last: int


def registered_in_quotes(tokens: Sequence[Token], match: PhraseMatch[Senses], lexicon: Lexicon) -> Quoted | None:
    """The actor that the register knows by the noun at `match` with the name after it, where that stands in quotation
    marks or brackets or is an abbreviation: 'صحيفة "البلاد"', 'شبكة (سي.إن.إن)'."""
    if match.last >= len(tokens):
        return None
    first, last = _marked(tokens, match.last) or abbreviation(tokens, match.last, lexicon) or (0, 0)
    name = " ".join(token.text for token in tokens[first:last] if token.text != ".")
    for phrase in (f"{match.form.text} {name}", name) if name else ():
        entry = _one_body(lexicon.names.phrases.get(phrase) or (), match)
        if entry:
            return Quoted(entry, first, last)
    return None


def _one_body(senses: Senses, match: PhraseMatch[Senses]) -> Entry | None:
    """The body or outlet that a name means, by a short name only the one of the noun's kind."""
    kinds = {sense.noun_of_body.kind for sense in match.value if sense.noun_of_body}
    known = [sense.entry for sense in senses if sense.what == "actor" and sense.entry and sense.entry.kind in _BODIES]
    short = [sense.entry for sense in senses if sense.what == "also" and sense.entry and sense.entry.kind in kinds]
    return known[0] if known else short[0] if len(short) == 1 and short[0].kind == "media" else None


def _marked(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The tokens between the quotation mark or bracket at `at` and the one that closes it, if few stand between."""
    opening = tokens[at].text
    closing = _CLOSING if opening in OPENING else _BRACKETS.get(opening, frozenset())
    ends = (end for end in range(at + 1, min(at + 2 + 2 * _MOST, len(tokens))) if tokens[end].text in closing)
    end = next(ends, 0)
    return (at + 1, end) if end > at + 1 else None


def _registered(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the register knows the whole of a quoted name as an actor."""
    match = lexicon.names.phrases.at(tokens, first, clitics=False)
    return match is not None and match.last == last and any(sense.what in ("actor", "also") for sense in match.value)
