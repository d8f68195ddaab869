"""What stands in a built site: pages, facts, links and feeds, counted in its files, by kind of page.

Kinds are told by the addresses, which are alike in all generators: `/en/actors/united-nations/` is a page of the kind
'actors', as is every further page of that list below it; `/en/actors/` is one of the 'indexes', and so are the pages
below `/en/actors/kinds/` into which a long one is cut.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

LISTS = ("actors", "places", "topics", "archive")
KINDS = ("briefings", *LISTS, "indexes")
_INDEX = 3  # parts of the path of an index: language, kind, index.html
_LINK = re.compile(rb"<a[ \n][^>]*href=")
# The permalink of a figure (f1) or a statement (c1), and the sentence of the source that it rests on (s1).
_FACT = re.compile(rb"\bid=[\"']?[fc]\d+[\"' >]")
_SENTENCE = re.compile(rb"\bid=[\"']?s\d+[\"' >]")
_ENTRY = re.compile(rb"<entry[ >]|<item[ >]|\"date_published\"")


@dataclass
class Counts:
    """Pages and links by kind of page; facts and sentences on briefings; feed files and what stands in them."""

    pages: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    facts: int = 0
    sentences: int = 0
    feeds: int = 0
    entries: int = 0
    other_files: int = 0

    def rows(self) -> dict[str, int]:
        """Every number by its name; only of the kinds of pages that are compared."""
        pages = {f"pages: {kind}": self.pages[kind] for kind in KINDS}
        links = {f"links: {kind}": self.links[kind] for kind in KINDS}
        rest = {"facts": self.facts, "sentences": self.sentences, "feeds": self.feeds, "feed entries": self.entries}
        return {**pages, **links, **rest}


def count(output: Path) -> Counts:
    """Counts a built site."""
    counts = Counts()
    for path in sorted(output.rglob("*")):
        if not path.is_file():
            continue
        parts = path.relative_to(output).parts
        if path.suffix == ".html":
            _count_page(counts, parts, path.read_bytes())
        elif _is_feed(parts):
            counts.feeds += 1
            counts.entries += entries_of(path)
        else:
            counts.other_files += 1
    return counts


def entries_of(feed: Path) -> int:
    """How many entries stand in a feed of any format."""
    return len(_ENTRY.findall(feed.read_bytes()))


def _is_feed(parts: tuple[str, ...]) -> bool:
    name = parts[-1]
    return name.endswith((".xml", ".json")) and ("feeds" in parts or name.startswith("feed."))


def _count_page(counts: Counts, parts: tuple[str, ...], html: bytes) -> None:
    kind = parts[1] if len(parts) >= _INDEX and parts[1] in KINDS else "other"
    if kind in LISTS and (len(parts) == _INDEX or parts[2] == "kinds"):
        kind = "indexes"
    counts.pages[kind] += 1
    counts.links[kind] += len(_LINK.findall(html))
    if kind == "briefings":
        counts.facts += len(_FACT.findall(html))
        counts.sentences += len(_SENTENCE.findall(html))


def differences(one: Mapping[str, int], other: Mapping[str, int], tolerance: float) -> Iterator[str]:
    """What differs by more than the tolerance (a share of the larger), in words."""
    for name in one:
        mine, theirs = one[name], other[name]
        if abs(mine - theirs) > tolerance * max(mine, theirs):
            yield f"{name}: {mine:,} and {theirs:,}"
