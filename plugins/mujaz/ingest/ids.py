"""A seed's id: the ASCII name that both languages, all URLs and feeds use."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 100


def is_id(text: str) -> bool:
    """Whether `text` can stand in a URL as it is: lower-case Latin letters and digits, joined by single hyphens.

    >>> is_id("karabakh-2023"), is_id("../etc"), is_id("A b")
    (True, False, False)
    """
    return len(text) <= _LONGEST and _ID.fullmatch(text) is not None


def id_of(stem: str) -> str:
    """The id for a file name without its ending; a name with other than ASCII letters gets a stable stand-in.

    >>> id_of("Karabakh 2023"), id_of("زلزال")
    ('karabakh-2023', 'seed-d17c3930')
    """
    plain = unicodedata.normalize("NFC", stem)
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    if slug and not any(char.isalpha() and not char.isascii() for char in plain) and len(slug) <= _LONGEST:
        return slug
    return "seed-" + sha256(plain.encode()).hexdigest()[:8]
