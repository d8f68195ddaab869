"""From an English translation to its words, in lower case and as written, with the quotations marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Examples: '46,788', '3.2' and '16:30' are one number, 'U.S.' and 'didn't' one word, 'Israel's' two.
_WORD = re.compile(
    r"""
    (?P<number> [0-9]+ (?: , [0-9]{3} (?![0-9]) )* (?: \. [0-9]+ | : [0-9]{2} (?![0-9]) )? )
  | (?P<word>   (?: [^\W\d_] \. ){2,} | [^\W\d_]+ n['\u2019]t \b | [^\W\d_]+ )
  | (?P<mark>   \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_APOSTROPHES = {"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{LEFT SINGLE QUOTATION MARK}": "'"}
_ENDS = frozenset(".!?")
_CLOSERS = frozenset(("\N{RIGHT DOUBLE QUOTATION MARK}", '"', ")"))


@dataclass(frozen=True, slots=True)
class EnglishText:
    """A translation in words, numbers and marks; the tuples run side by side.

    `words` are in lower case without accents, `written` as they stand without accents, `places` the offset of each in
    `text`.
    """

    text: str
    words: tuple[str, ...]
    written: tuple[str, ...]
    kinds: tuple[str, ...]
    places: tuple[int, ...]

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """Each sentence's first word and the place after its last, closing quotation marks included."""
        found, first = [], 0
        for at, word in enumerate(self.words):
            following = self.words[at + 1] if at + 1 < len(self.words) else ""
            if (word in _ENDS and following not in _CLOSERS) or (word in _CLOSERS and at and self._ended(at)):
                found.append((first, at + 1))
                first = at + 1
        return found + ([(first, len(self.words))] if first < len(self.words) else [])

    def _ended(self, at: int) -> bool:
        return self.words[at - 1] in _ENDS

    def excerpt(self, first: int, last: int) -> str:
        """The words from `first` up to `last` as they stand in the translation."""
        first, last = max(first, 0), min(last, len(self.words))
        end = self.places[last - 1] + len(self.written[last - 1])
        return self.text[self.places[first] : end]


@lru_cache(maxsize=4096)
def read_english(text: str) -> EnglishText:
    """The words of a translation."""
    found = list(_words(text))
    return EnglishText(
        text,
        tuple(written.lower() for written, _, _ in found),
        tuple(written for written, _, _ in found),
        tuple(kind for _, kind, _ in found),
        tuple(place for _, _, place in found),
    )


def _words(text: str) -> Iterator[tuple[str, str, int]]:
    for match in _WORD.finditer(text):
        kind = match.lastgroup or "mark"
        word = match.group()
        yield (word if kind == "number" else plain(word)), kind, match.start()


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word without accents, with straight apostrophes.

    >>> plain("Erdoğan"), plain("Côte")
    ('Erdogan', 'Cote')
    """
    if word.isascii():
        return word
    letters = (_APOSTROPHES.get(letter, letter) for letter in unicodedata.normalize("NFD", word))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return bare.replace("\N{LATIN SMALL LETTER DOTLESS I}", "i")
