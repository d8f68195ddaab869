"""A seed's id: the ASCII name that both languages, all URLs and feeds use."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from mujaz.model.ids import LONGEST


def id_of(stem: str) -> str:
    """The id for a file name without its ending; a name with other than ASCII letters gets a stable stand-in.

    >>> id_of("Karabakh 2023"), id_of("زلزال")
    ('karabakh-2023', 'seed-d17c3930')
    """
    plain = unicodedata.normalize("NFC", stem)
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    if slug and not any(char.isalpha() and not char.isascii() for char in plain) and len(slug) <= LONGEST:
        return slug
    return "seed-" + sha256(plain.encode()).hexdigest()[:8]
