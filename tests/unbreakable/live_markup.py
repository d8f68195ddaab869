"""What in a built site's file would run, load or lead somewhere that the site did not write itself."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from unbreakable.hostile import JINJA_GIVES

PLANTED = "planted"
_LEADING = frozenset(("href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href", "ping"))
_SCHEMES = frozenset(("", "http", "https", "mailto"))
_NEVER = frozenset(("iframe", "object", "embed", "base", "frame", "applet", "foreignobject", "animate", "set"))
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# The site's own isolates, which stand around names where no markup can: always in pairs.
_PAIR = re.compile("[\u2066\u2067\u2068][^\u2066-\u2069\u202a-\u202e]*\u2069")
_FORMULA = ("=", "+", "@", "\t")


class _Page(HTMLParser):
    """Collects what is live; `scripts` holds the text of scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.scripts: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        if tag in _NEVER:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.found.append(f"<{tag} {name}={value!r}>")
            if name in _LEADING and not leads_well(value or ""):
                self.found.append(f"<{tag} {name}={value!r}>")
            if tag == "script" and name == "src" and PLANTED in (value or ""):
                self.found.append(f"script from {value!r}")

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_comment(self, data: str) -> None:
        if PLANTED in data:
            self.found.append(f"comment {data[:80]!r}")


def leads_well(address: str) -> bool:
    """Whether an address is of the web, of mail or of the site itself."""
    return urlsplit(re.sub(r"[\x00-\x20]", "", address)).scheme.lower() in _SCHEMES


def live_in_html(html: str) -> list[str]:
    """What is live in a page or in a piece of one."""
    page = _Page()
    page.feed(html)
    page.close()
    for script in page.scripts:
        if PLANTED in script:
            try:
                json.loads(script)
            except ValueError:
                page.found.append(f"script {script[:80]!r}")
            if "<" in script:
                page.found.append(f"script with a tag {script[:80]!r}")
    return page.found


def live_in(path: str, content: bytes) -> list[str]:
    """What is live in a file of the site, or would turn round what stands beside it."""
    if path.endswith((".woff2", ".ttf", ".png", ".parquet", ".sqlite")) or path.startswith("static/"):
        return []
    text = content.decode()
    found = [f"a template's value: {JINJA_GIVES}"] if JINJA_GIVES in text else []
    if _OVERRIDES.search(_PAIR.sub("", text)):
        found.append("an override of direction")
    if _NO_XML.search(text):
        found.append("a control character")
    if path.endswith(".html"):
        return found + live_in_html(text)
    if path.endswith((".xml", ".opml", ".svg")):
        return found + list(_live_in_xml(content))
    if path.endswith((".json", ".jsonld")):
        shown = path.startswith("search/shown/")  # what the search puts into its page as markup
        return found + list(_live_in_json(json.loads(text), "content_html" if shown else ""))
    if path.endswith((".csv", ".tsv")):
        rows = csv.reader(io.StringIO(text), delimiter="\t" if path.endswith(".tsv") else ",")
        found += [f"a formula {cell[:40]!r}" for row in rows for cell in row if cell.startswith(_FORMULA)]
    return found


def _live_in_xml(content: bytes) -> Iterator[str]:
    """In feeds and lists of feeds: every link, and the pieces of pages that entries hold."""
    root = etree.fromstring(content)
    for element in root.iter():
        for name, value in element.attrib.items():
            if etree.QName(name).localname in {"href", "src", "url", "xmlUrl", "htmlUrl"} and not leads_well(value):
                yield f"{element.tag} {name}={value!r}"
        text = element.text or ""
        named = etree.QName(element).localname
        if named in {"content", "summary", "encoded", "description"} and element.get("type") in {"html", None}:
            yield from live_in_html(text)
        if named in {"link", "guid", "id", "comments", "source"} and "javascript:" in text:
            yield f"{named} {text[:80]!r}"


def _live_in_json(value: Any, key: str = "") -> Iterator[str]:
    """In feeds, data and the search index: addresses, and every string that a reader puts into a page as markup."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _live_in_json(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _live_in_json(item, key)
    elif isinstance(value, str) and ("url" in key or key == "@id") and not leads_well(value):
        yield f"{key}: {value[:80]!r}"
    elif isinstance(value, str) and key == "content_html":
        yield from live_in_html(value)
