"""One spelling for what a reader takes as one word, with the way back to the seed's code points.

Folding keeps letters in place: it drops what is not read (vowel marks, tatweel, direction marks), unites the forms of
alef, ya, ta marbuta and hamza seats, writes Persian and presentation forms as Arabic letters and all digits as ASCII.
Tables and texts are folded by the same code, so a table spells each word once.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = {
    "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}": "\N{ARABIC LETTER ALEF}",
    "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}": "\N{ARABIC LETTER ALEF}",
    "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}": "\N{ARABIC LETTER ALEF}",
    "\N{ARABIC LETTER ALEF WASLA}": "\N{ARABIC LETTER ALEF}",
    "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}": "\N{ARABIC LETTER WAW}",
    "\N{ARABIC LETTER TEH MARBUTA}": "\N{ARABIC LETTER HEH}",
    "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
    "\N{ARABIC LETTER GAF}": "\N{ARABIC LETTER KAF}",
    "\N{ARABIC LETTER TCHEH}": "\N{ARABIC LETTER JEEM}",
    "\N{ARABIC LETTER PEH}": "\N{ARABIC LETTER BEH}",
    "\N{ARABIC LETTER VEH}": "\N{ARABIC LETTER FEH}",
    "\N{ARABIC LETTER JEH}": "\N{ARABIC LETTER ZAIN}",
    "\N{ARABIC LETTER HEH GOAL}": "\N{ARABIC LETTER HEH}",
}
_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\t\r\n"


def _unread() -> list[str]:
    """What a reader does not read as a letter: marks on letters, tatweel, and characters of format."""
    marks = [chr(c) for c in (*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE))]
    unread = [m for m in marks if unicodedata.category(m) in {"Mn", "Cf"}]
    controls = (0x00AD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
    return [*unread, "\N{ARABIC TATWEEL}", *map(chr, controls)]


def _presentation_forms() -> dict[str, str]:
    """Presentation forms as the letters they show; a form that holds several letters becomes several."""
    forms = {}
    for point in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        plain = unicodedata.normalize("NFKC", chr(point))
        if plain != chr(point):
            kept = (c for c in plain if not unicodedata.combining(c) and not c.isspace())
            forms[chr(point)] = "".join(_LETTERS.get(c, c) for c in kept)
    return forms


def _digits() -> dict[str, str]:
    starts = (0x0660, 0x06F0, 0xFF10)
    return {chr(start + value): str(value) for start in starts for value in range(10)}


_FORMS = _presentation_forms()
_TABLE = str.maketrans(
    {**_LETTERS, **_digits(), **_FORMS, **dict.fromkeys(_SPACES, " "), **dict.fromkeys(_unread(), "")}
)
_SEATS = (
    ("\u0645\u0633\u064a\u0648\u0644", "\u0645\u0633\u0648\u0648\u0644"),
    ("\u0634\u064a\u0648\u0646", "\u0634\u0648\u0648\u0646"),
)
"""Words whose hamza Egypt writes on a ya, as they fold there and elsewhere: 'mas'ul', 'shu'un'."""
_CHANGES_LENGTH = re.compile(
    "[" + "".join(map(re.escape, [*_unread(), *(f for f, plain in _FORMS.items() if len(plain) != 1)])) + "]"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with the way back: `offsets[i]` is where its i-th letter stands in the original.

    `offsets` is None where folding moved nothing; it has one entry more than the text, the original's length.
    """

    text: str
    offsets: tuple[int, ...] | None

    def origin(self, index: int) -> int:
        """The original code point at which the folded letter `index` stands."""
        return index if self.offsets is None else self.offsets[index]


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """`fold` for single words, which recur."""
    return _seated(word.translate(_TABLE))


def fold(text: str) -> str:
    """The text as it is matched.

    >>> fold("أَذربيجان") == fold("اذربيجان"), fold("الـ٢٨"), fold("مستشفى")
    (True, 'ال28', 'مستشفي')
    """
    return _seated(text.translate(_TABLE))


def _seated(folded: str) -> str:
    for egyptian, usual in _SEATS:
        folded = folded.replace(egyptian, usual)
    return folded


def fold_with_offsets(text: str) -> Folded:
    """The text as it is matched, with the map back to `text`."""
    folded = _seated(text.translate(_TABLE))
    if len(folded) == len(text) and not _CHANGES_LENGTH.search(text):
        return Folded(folded, None)
    offsets: list[int] = []
    at = 0
    for special in _CHANGES_LENGTH.finditer(text):
        offsets.extend(range(at, special.start()))
        offsets.extend([special.start()] * len(special.group().translate(_TABLE)))
        at = special.end()
    offsets.extend(range(at, len(text) + 1))
    return Folded(folded, tuple(offsets))


def is_unread(char: str) -> bool:
    """Whether folding drops `char`: a vowel mark, tatweel or a character of format."""
    return char.translate(_TABLE) == ""
