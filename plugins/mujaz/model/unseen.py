"""Characters that nobody sees and that turn round, cut off or break the text around them."""

from __future__ import annotations

import re
import unicodedata

# Controls that are no white space, embeddings, overrides and isolates of direction, what is no character, and tags.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    r"\U000e0000-\U000e007f\ud800-\udfff]"
)
_SEPARATOR = re.compile("[\x1c-\x1f]")
_HARMLESS = "\N{RIGHT-TO-LEFT MARK}"


def unseen_in(text: str) -> str | None:
    """The first such character of `text` as messages name it, or None.

    >>> unseen_in("a\\u202eb"), unseen_in("a\\x07b"), unseen_in("a b")
    ('U+202E RIGHT-TO-LEFT OVERRIDE', 'U+0007', None)
    """
    found = _UNSEEN.search(text)
    return f"U+{ord(found.group()):04X} {unicodedata.name(found.group(), '')}".strip() if found else None


def without_effect(text: str) -> str:
    """The text with each such character replaced, one for one, so that every offset stays: a mark without effect.

    >>> without_effect("a\\u202eb") == "a\\u200fb", without_effect("a\\x1eb")
    (True, 'a b')
    """
    return _SEPARATOR.sub(" ", _UNSEEN.sub(_HARMLESS, text))


def removed(text: str) -> str:
    """The text without them: for names, which no offset counts in.

    >>> removed("a\\u202eb")
    'ab'
    """
    return _SEPARATOR.sub(" ", _UNSEEN.sub("", text))
