"""From a verb of saying to an unknown name after it that an office, an age or a relative clause tells to be one."""

from __future__ import annotations

from mujaz.arabic.romanise import arabic_letters
from mujaz.extract.persons_names import name_at
from mujaz.extract.persons_units import (
    ALEF,
    ORDINARY_ENDINGS,
    SHAPE,
    SHORTEST_PART,
    WAW,
    WEAK,
    Found,
    Line,
    closed,
    is_parentage,
)
from mujaz.extract.persons_words import JOINED_ARTICLES, MARK
from mujaz.lexicon.person_names import Sort

_LEAST_WORDS, _MOST_WORDS = 2, 3
_SHORT_WORD = 4  # letters: a word that long and no longer may be a verb or an adverb that no table has
_VERBAL = ("\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER TEH}")
_CH = "\N{ARABIC LETTER TEH}\N{ARABIC LETTER SHEEN}"
_ONTO = frozenset(
    "\N{ARABIC LETTER BEH}\N{ARABIC LETTER LAM}\N{ARABIC LETTER KAF}\N{ARABIC LETTER WAW}\N{ARABIC LETTER FEH}"
)
_THAT = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER NOON}"
_OPENING = frozenset({_THAT, ":"})
_CONTENT = _OPENING | {"\N{ARABIC LETTER BEH}" + _THAT, _THAT + "\N{ARABIC LETTER HEH}"}
_POSSESSED = (*ORDINARY_ENDINGS, "\N{ARABIC LETTER HEH}\N{ARABIC LETTER ALEF}")
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
    if found and len(found.units) > 1 and is_parentage(line.reads[found.units[1]]) and content_at(line, found.last):
        return found
    last = at
    while last < min(len(line.tokens), at + _MOST_WORDS) and _part(line, last, at):
        last += 1
    told = _aged(line, last) or _explained(line, last) or (not aged and _says_what(line, at, last))
    if last - at < _LEAST_WORDS or not told:
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
    verbal = word.startswith(_VERBAL) and not (read.alike or word.startswith(_CH))
    return len(word) >= SHORTEST_PART and not verbal and not word.endswith(ORDINARY_ENDINGS)


def foreign_pair(line: Line, at: int) -> Found | None:
    """Two unknown words right after a title, of which one has the shape of a foreign name: 'الحارس جانلويجي بوفون'."""
    if at + 1 >= len(line.tokens) or not closed(line, at + _LEAST_WORDS):
        return None
    if line.tokens[at].text.endswith(_POSSESSED) or not all(_unknown(line, part) for part in (at, at + 1)):
        return None
    shaped = line.reads[at].alike or line.reads[at + 1].alike
    return Found(at, at + 2, (at, at + 1), (SHAPE, SHAPE)) if shaped else None


def unknown_holder(line: Line, at: int) -> Found | None:
    """A name of which no table knows every word, right after an office."""
    return told_name(line, at) or foreign_pair(line, at) or _first_and_strange(line, at)


def _first_and_strange(line: Line, at: int) -> Found | None:
    """A first name and a word that no table knows, and no more: 'موسى كينياغي'."""
    if at + 1 >= len(line.tokens) or at in line.taken or not closed(line, at + _LEAST_WORDS):
        return None
    read = line.reads[at]
    first = read.sorts & Sort.GIVEN and not read.sorts & ~int(Sort.GIVEN | Sort.NAME) and not read.skip
    if not first or not _strange(line, at + 1) or len(line.tokens[at + 1].text) <= _SHORT_WORD:
        return None
    return Found(at, at + 2, (at, at + 1), (WEAK, SHAPE))


def between_commas(line: Line, at: int) -> Found | None:
    """Two or three words between a comma and the next, of which one is known as a name and none as anything else."""
    last = at
    while last < min(len(line.tokens), at + _MOST_WORDS) and _part(line, last, last):
        last += 1
    if at < len(line.tokens) and line.reads[at].sorts & Sort.NAMING:
        return None  # 'وتدعى فلانة': the name begins behind it
    named = any(line.reads[n].named or line.reads[n].foreign for n in range(at, last))
    if last - at < _LEAST_WORDS or not (named or content_at(line, last + 1)):
        return None
    weights = tuple(WEAK if line.reads[n].named else SHAPE for n in range(at, last))
    return Found(at, last, tuple(range(at, last)), weights)


def told_name(line: Line, at: int) -> Found | None:
    """Two or three words that no table knows between an office and what its holder says: nothing else stands there."""
    last = at
    while last < min(len(line.tokens), at + _MOST_WORDS) and _unknown(line, last):
        last += 1
    if last - at < _LEAST_WORDS or not content_at(line, last):
        return None
    return Found(at, last, tuple(range(at, last)), (SHAPE,) * (last - at))


def to_content(line: Line, found: Found) -> Found:
    """The name with the one or two unknown words between it and what is said: 'قالت لويزا بيريرا إن'.

    Between a verb of saying, its subject and what is said nothing else stands without a preposition or an ending of its
    own.
    """
    last = found.last
    while last < min(len(line.tokens), found.last + _LEAST_WORDS) and _strange(line, last):
        last += 1
    if last == found.last or not content_at(line, last):
        return found
    more = tuple(range(found.last, last))
    return Found(found.first, last, found.units + more, found.weights + (SHAPE,) * len(more))


def _strange(line: Line, at: int) -> bool:
    """Whether a word is in no table, or there as a name only, and no preposition or adverb by its letters."""
    read, word = line.reads[at], line.tokens[at].text
    if at in line.taken or read is MARK or read.article or read.skip or read.sorts & ~int(Sort.NAME):
        return False
    if len(word) < SHORTEST_PART or (word.endswith(ORDINARY_ENDINGS) and not (read.alike or WAW + WAW in word)):
        return False
    shaped = read.alike or read.named
    return shaped or not (word[0] in _ONTO or word.endswith(ALEF) or word.startswith(_VERBAL))


def content_at(line: Line, at: int) -> bool:
    """Whether what is said begins at token `at`."""
    return at < len(line.tokens) and line.tokens[at].text in _CONTENT


def _unknown(line: Line, at: int) -> bool:
    """Whether the word is no ordinary one by the tables, its article or its first letters."""
    read, word = line.reads[at], line.tokens[at].text
    bare = at not in line.taken and read is not MARK and not read.article and not read.skip
    if not bare or read.sorts & ~int(Sort.NAME) or len(word) < SHORTEST_PART:
        return False
    verbal = word.startswith(_VERBAL) and not word.startswith(_CH)
    return not verbal and not word.startswith(JOINED_ARTICLES)


def _says_what(line: Line, first: int, last: int) -> bool:
    """Whether what was said follows ('إن', a colon) and one of the words is foreign or known as a name, or all are
    written with none of the letters that only Arabic has."""
    if last >= len(line.tokens) or line.tokens[last].text not in _OPENING:
        return False
    reads = line.reads[first:last]
    if any(read.alike or read.foreign or read.named for read in reads):
        return True
    return all(len(read.text) > SHORTEST_PART and not arabic_letters(read.text) for read in reads)


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
