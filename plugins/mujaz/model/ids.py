"""What may stand as an id: in URLs, in file names and in feeds, the same in both languages."""

from __future__ import annotations

import re

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 100


def is_id(text: str) -> bool:
    """Whether `text` can stand in a URL as it is: lower-case Latin letters and digits, joined by single hyphens.

    >>> is_id("karabakh-2023"), is_id("../etc"), is_id("A b")
    (True, False, False)
    """
    return len(text) <= LONGEST and _ID.fullmatch(text) is not None
