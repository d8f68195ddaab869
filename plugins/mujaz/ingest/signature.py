"""From a short line to who signed with it: a desk, a city with an outlet or an author, an author alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from mujaz.arabic.tokens import Token
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.person_names import Sort

_LONGEST = 10
_LONGEST_NAME = 4
_LONGEST_DESK = 3
_APART = frozenset(":-/|\N{EN DASH}\N{EM DASH}\N{ARABIC COMMA}")
_QUOTES = frozenset('"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}')
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_PLACES = frozenset(("state", "capital", "seat", "place", "place_also", "place_near"))
_IN_NAMES = Sort.GIVEN | Sort.NAME | Sort.KUNYA | Sort.SERVANT

Signed = Literal["byline", "dateline"]
_Part = Literal["place", "desk", "outlet", "person"]


def signature(tokens: Sequence[Token], lexicon: Lexicon) -> Signed | None:
    """What the line is if it is nothing but parts that sign; a place alone signs nothing.

    'Health desk' and 'Sami Haddad - Beirut' are bylines, 'Beirut: «The Desk»' is a dateline.
    """
    if not 2 <= len(tokens) <= _LONGEST or any(token.kind == "number" for token in tokens):
        return None
    parts = list(_parts(tokens))
    found = {_part(part, quoted, len(parts) > 1, lexicon) for part, quoted in parts}
    if None in found or found <= {"place"} or (len(parts) == 1 and found == {"outlet"}):
        return None
    return "dateline" if "person" not in found and "place" in found else "byline"


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[list[Token], bool]]:
    """The runs of words between separating marks, each with whether quotation marks enclose it."""
    part: list[Token] = []
    for token in (*tokens, None):
        if token is not None and token.text not in _APART:
            part.append(token)
            continue
        if part:
            quoted = len(part) > 2 and part[0].text in _QUOTES and part[-1].text in _QUOTES
            yield (part[1:-1] if quoted else part), quoted
        part = []


def _part(part: Sequence[Token], quoted: bool, beside: bool, lexicon: Lexicon) -> _Part | None:
    """What one part is; beside others, a single word with the article in quotation marks can only be an outlet."""
    if any(token.kind != "word" for token in part):
        return None
    if _is_desk(part, beside, lexicon):
        return "desk"
    if any(first == 0 and last == len(part) for first, last, _ in lexicon.boilerplate.outlets_in(part)):
        return "outlet"
    if quoted:
        return "outlet" if beside and len(part) == 1 and part[0].text.startswith(_ARTICLE) else None
    if _is_place(part, lexicon):
        return "place"
    return "person" if _is_person(part, lexicon) else None


def _is_desk(part: Sequence[Token], beside: bool, lexicon: Lexicon) -> bool:
    match = lexicon.boilerplate.desk.at(part, 0, clitics=False)
    if match and match.last == len(part):
        return True
    match = lexicon.boilerplate.desk_of.at(part, 0, clitics=False)
    rest = part[match.last :] if match and (beside or not match.value) else ()
    return bool(rest) and len(part) <= _LONGEST_DESK and all(token.text.startswith(_ARTICLE) for token in rest)


def _is_place(part: Sequence[Token], lexicon: Lexicon) -> bool:
    match = lexicon.names.phrases.at(part, 0, clitics=False)
    return match is not None and match.last == len(part) and any(sense.what in _PLACES for sense in match.value)


def _is_person(part: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the words are a given name and further names, and nothing else."""
    if not 2 <= len(part) <= _LONGEST_NAME:
        return False
    sorts = [lexicon.persons.sorts.get(token.text, 0) for token in part]
    return bool(sorts[0] & (Sort.GIVEN | Sort.SERVANT)) and all(sort & _IN_NAMES for sort in sorts)
