"""What may stand as an id: in URLs, in file names and in feeds, the same in both languages."""

from __future__ import annotations

import re
import unicodedata

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 100
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"})


def is_id(text: str) -> bool:
    """Whether `text` can stand in a URL as it is: lower-case Latin letters and digits, joined by single hyphens.

    >>> is_id("karabakh-2023"), is_id("../etc"), is_id("A b")
    (True, False, False)
    """
    return len(text) <= LONGEST and _ID.fullmatch(text) is not None


def slug(english: str) -> str:
    """The id that an English name gives, its letters without their marks; 'unnamed' where none is left.

    >>> slug("Élisabeth Borne"), slug("Béjaïa Court"), slug("؟")
    ('elisabeth-borne', 'bejaia-court', 'unnamed')
    """
    letters = unicodedata.normalize("NFKD", english.lower().translate(_PLAIN))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub("[^a-z0-9]+", "-", bare).strip("-") or "unnamed"
