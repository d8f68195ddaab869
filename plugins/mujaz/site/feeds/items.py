"""What a feed says of one thing, in one language: the values that every format writes in its own way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Form = Literal["atom", "rss", "json"]
Variant = Literal["summary", "full"]
Kind = Literal["all", "topics", "actors", "places", "acts", "corrections"]
FORMS: tuple[Form, ...] = ("atom", "rss", "json")
VARIANTS: tuple[Variant, ...] = ("summary", "full")
KINDS: tuple[Kind, ...] = ("all", "topics", "actors", "places", "acts", "corrections")

# XML 1.0 has no way to write these.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]")
# Every character that only turns or isolates directions: readers show some of them as boxes.
_DIRECTION = re.compile(r"[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Category:
    """What an entry is about. `scheme` says which list `term` stands in; `label` is what people read."""

    scheme: str
    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """A feed's entry in one language.

    `path` is what its id is made of and never changes, `url` and `alternate` are its page in both languages. `updated`
    is the day of its last change of substance, None where there was none since `published`. `summary` and `content`
    are HTML, each in a block that says its language and direction. `categories` are its topics; `named` the actors, of
    whom only full entries tell, for their list is longer than a summary. `via` is the source's address.
    """

    path: tuple[str, ...]
    title: str
    url: str
    alternate: str
    published: date
    summary: str
    content: str
    updated: date | None = None
    categories: tuple[Category, ...] = ()
    named: tuple[Category, ...] = ()
    via: str | None = None
    rights: str | None = None

    @property
    def changed(self) -> date:
        """The day of the last change of substance."""
        return max(self.published, self.updated or self.published)


def title_of(text: str) -> str:
    """Text as a title: on one line, without marks of direction and what XML cannot hold.

    >>> title_of("\\u2068Derna\\u2069:\\n two dams")
    'Derna: two dams'
    """
    return " ".join(_DIRECTION.sub("", writable(text)).split())


def writable(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _UNWRITABLE.sub("", text)


def latest(items: Iterable[Item]) -> date | None:
    """The day on which the last of the entries changed, None for none."""
    return max((item.changed for item in items), default=None)
