"""From a verb of saying to an unknown name after it that an office, an age or a relative clause tells to be one."""

from __future__ import annotations

from mujaz.extract.persons_names import name_at
from mujaz.extract.persons_units import ORDINARY_ENDINGS, SHAPE, SHORTEST_PART, Found, Line
from mujaz.extract.persons_words import JOINED_ARTICLES, MARK
from mujaz.lexicon.person_names import Sort

_LEAST_WORDS, _MOST_WORDS = 2, 3
_VERBAL = ("\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER TEH}")
_COMMAS = frozenset({",", "\N{ARABIC COMMA}"})
_NO_NAME = int(
    Sort.WORD | Sort.BREAK | Sort.TITLE | Sort.REPORTING | Sort.HOLDER | Sort.LINK | Sort.KUNYA | Sort.SERVANT
)


def said_name(line: Line, at: int, *, aged: bool = False) -> Found | None:
    """The words between a verb of saying and what explains a name, if all can be its parts.

    'قال بوركارد ليشكا المتحدث باسم', 'قال دانيال كالفيلو (26 عاما)', 'ذكرت ديان براي، وهي عالمة': two or three words,
    one only where it is a known name and an age follows. `aged` says that only an age will do.
    """
    if aged and not any(_aged(line, after) for after in range(at + 1, at + _MOST_WORDS + 1)):
        return None
    found = name_at(line, at, titled=True)
    if found and (_aged(line, found.last) or (len(found.units) > 1 and _explained(line, found.last))):
        return found
    last = at
    while last < min(len(line.tokens), at + _MOST_WORDS) and _part(line, last, at):
        last += 1
    if last - at < _LEAST_WORDS or not (_aged(line, last) or _explained(line, last)):
        return None
    return Found(at, last, tuple(range(at, last)), (SHAPE,) * (last - at))


def _part(line: Line, at: int, first: int) -> bool:
    """Whether a word may be a part of a name: no ordinary word by its sorts, its article or its ending."""
    read, word = line.reads[at], line.tokens[at].text
    if read is MARK or at in line.taken or read.article:
        return False
    if read.named and not read.skip:
        return not read.sorts & Sort.TITLE
    if read.sorts & _NO_NAME or (word.startswith(JOINED_ARTICLES) and at == first):
        return False
    return len(word) >= SHORTEST_PART and not word.startswith(_VERBAL) and not word.endswith(ORDINARY_ENDINGS)


def _aged(line: Line, at: int) -> bool:
    """'(26 عاما)'."""
    return at + 1 < len(line.tokens) and line.tokens[at].text == "(" and line.tokens[at + 1].kind == "number"


def _explained(line: Line, at: int) -> bool:
    """Whether an office follows, or after a comma who the person is."""
    if at >= len(line.tokens):
        return False
    if line.tokens[at].text in _COMMAS:
        after = line.reads[at + 1] if at + 1 < len(line.reads) else MARK
        return bool(after.sorts & (Sort.TITLE | Sort.PERSONAL))
    return bool(line.reads[at].sorts & Sort.TITLE) and not line.reads[at].skip
