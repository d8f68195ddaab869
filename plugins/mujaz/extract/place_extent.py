"""From the first word of a place that no table knows to the last: 'مطار سالغادو فيليو', 'ميناء خليفة بن سلمان'."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.tokens import Token
from mujaz.extract.persons_names import name_at
from mujaz.extract.persons_units import ORDINARY_ENDINGS, STRONG, Line, closed
from mujaz.extract.persons_words import MARK, Read, read_tokens, verb_like
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.person_names import Sort
from mujaz.lexicon.places import PlaceNoun

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_LAM, _TEH = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER TEH}"
_NOUN_ENDINGS = {"f": ("\N{ARABIC LETTER HEH}",), "m": ("\N{ARABIC LETTER YEH}",)}
_VERBS = (
    "\N{ARABIC LETTER TEH}\N{ARABIC LETTER TEH}",
    "\N{ARABIC LETTER YEH}\N{ARABIC LETTER TEH}",
    "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER SEEN}\N{ARABIC LETTER TEH}",
)
_LONG_VOWELS = frozenset("\N{ARABIC LETTER ALEF}\N{ARABIC LETTER WAW}\N{ARABIC LETTER YEH}")
_VERB_LETTERS, _SHORTEST_NAME, _MOST_WORDS, _LOOK_AHEAD = 4, 3, 3, 7


def extent(tokens: Sequence[Token], at: int, noun: PlaceNoun, lexicon: Lexicon, text: str) -> int:
    """Where a name that no table knows ends; `at` where the words are no name."""
    first, words = tokens[at].text, lexicon.places
    if first in words.not_names or len(first) < _SHORTEST_NAME or first.startswith(_LAM + _LAM):
        return at
    if first.startswith(_VERBS) or _is_feminine_verb(first):
        return at
    line = _line(tokens, at, lexicon, text)
    dignity = int(first in words.dignities)
    person = _person(line, dignity)
    definite = first.startswith(_ARTICLE)
    if not person and not definite and first.endswith(_NOUN_ENDINGS[noun.gender]):
        return at
    return at + person if person else _words(tokens, at, line, lexicon)


def _line(tokens: Sequence[Token], at: int, lexicon: Lexicon, text: str) -> Line:
    ahead = tokens[at : at + _LOOK_AHEAD]
    return Line(ahead, read_tokens(ahead, lexicon.persons), (), {}, text)


def _person(line: Line, first: int) -> int:
    """How many words a person's name has after whom the place is called; 0 where it is not called after one."""
    found = name_at(line, first) if first < len(line.reads) else None
    if found is None or len(found.units) < len(("first", "last")):
        return 0
    given = line.reads[first].sorts & (Sort.GIVEN | Sort.KUNYA | Sort.SERVANT) or found.weights[0] == STRONG
    return found.last if given and not line.reads[first].skip else 0


def _words(tokens: Sequence[Token], at: int, line: Line, lexicon: Lexicon) -> int:
    """Where the words of the name end: those that 'links' joins, and further ones of foreign shape."""
    words, last = lexicon.places, at + 1
    while last < len(tokens) and last - at < _MOST_WORDS and tokens[last - 1].text in words.links:
        if tokens[last].kind != "word" or tokens[last].text in words.not_names:
            return at
        last += 1
    while last - at < _MOST_WORDS and _goes_on(tokens, last, at, line, lexicon):
        last += 1
    return last


def _goes_on(tokens: Sequence[Token], last: int, at: int, line: Line, lexicon: Lexicon) -> bool:
    """Whether the name goes on with a word: one that no table knows, of foreign shape or the last before a boundary."""
    if last - at >= len(line.reads) or tokens[at].text.startswith(_ARTICLE):
        return False
    read, text = line.reads[last - at], tokens[last].text
    if read is MARK or read.article or read.skip or text in lexicon.places.not_names or _known(tokens, last, lexicon):
        return False
    if read.sorts & Sort.GIVEN and last - at + 1 < len(line.reads) and not closed(line, last - at + 1):
        return False
    if read.alike or read.foreign:
        return True
    plain = len(text) > _SHORTEST_NAME and not text.endswith(ORDINARY_ENDINGS) and not verb_like(text)
    return plain and _is_name(read) and closed(line, last - at + 1)


def _is_name(read: Read) -> bool:
    """Whether no table knows the word, or only as a name."""
    return not read.sorts & ~int(Sort.NAME | Sort.GIVEN)


def _known(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a table knows the word as something else than a person's name."""
    text = tokens[at].text
    if text in lexicon.bodies.common or text in lexicon.surroundings.acting or text in lexicon.cues.forms:
        return True
    tables = (lexicon.names.phrases, lexicon.counted.phrases, lexicon.bodies.words)
    return text in lexicon.groups.modifiers or any(table.at(tokens, at, clitics=False) is not None for table in tables)


def _is_feminine_verb(word: str) -> bool:
    """Whether a word of four letters is shaped as a verb in the feminine perfect: 'قرى غرقت'."""
    return len(word) == _VERB_LETTERS and word[-1] == _TEH and word[-2] not in _LONG_VOWELS
