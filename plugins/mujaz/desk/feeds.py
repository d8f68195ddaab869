"""What a feed lists, and which feeds a list of feeds names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

import feedparser
from lxml import etree

from mujaz.desk.addresses import FetchError

_OPML = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)


@dataclass(frozen=True, slots=True)
class Item:
    """An article that a feed lists. `html` is what the feed itself gives of it, '' for nothing."""

    url: str
    title: str
    published: date | None
    html: str


def items_of(body: bytes, url: str) -> tuple[str | None, list[Item]]:
    """The feed's own title, and its items that have an address, in the feed's order.

    `url` is where the feed was fetched. Raises FetchError for what is no feed.
    """
    feed = feedparser.parse(body, response_headers={"content-location": url})
    if not feed.entries and not feed.get("version"):
        raise FetchError(
            url, "it is no RSS or Atom feed", "Write the feed's own address; pages often link it in their head"
        )
    items = [_item(entry, url) for entry in feed.entries if entry.get("link")]
    return feed.feed.get("title") or None, items


def _item(entry: Any, base: str) -> Item:
    content = entry.get("content") or []
    html = content[0].get("value", "") if content else entry.get("summary", "")
    return Item(urljoin(base, entry.link), entry.get("title", ""), _day(entry), html)


def _day(entry: Any) -> date | None:
    """The day that the feed gives, in UTC, as feedparser reads it; of publication, else of the last change."""
    told = entry.get("published_parsed") or entry.get("updated_parsed")
    return date(*told[:3]) if told else None


def feeds_of(body: bytes, shown_as: str) -> list[str]:
    """The addresses of the feeds that an OPML file lists, each once. Raises FetchError for what is none."""
    try:
        tree = etree.fromstring(body, _OPML)
    except etree.XMLSyntaxError as error:
        raise FetchError(shown_as, f"it is no OPML ({error})", "Export the list of feeds again") from None
    return list(dict.fromkeys(_addresses(tree)))


def _addresses(tree: Any) -> Iterator[str]:
    for outline in tree.iter("outline"):
        address = (outline.get("xmlUrl") or "").strip()
        if address:
            yield address
