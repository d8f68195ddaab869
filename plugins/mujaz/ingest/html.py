"""From a saved page to the article's text and to what the page says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from mujaz.arabic.fold import fold
from mujaz.ingest.page_body import body_of

_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate", "publish-date",
    "publish_date", "date", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date",
    "article.published", "cxenseparse:recs:publishtime", "publication_date",
)  # fmt: skip
# Examples: '2023-09-19T18:00:00+03:00' · '2023/9/19' · '20230919T1800'
_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.]?)(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")
_SITE = re.compile(r"\s[|\N{EN DASH}\N{EM DASH}-]\s")
MOST_TAGS = 20_000
"""No saved page of one article has more elements."""
# a page is not even parsed where it has so many times more openings of tags, those within its scripts included
_IN_SCRIPTS = 10
_OPENING = re.compile("<[a-zA-Z]")
_DAMAGED = (etree.LxmlError, ValueError, TypeError, AttributeError, IndexError, RecursionError)


class TooManyTags(Exception):
    """A page that is too large to be one article's; the message says how large."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's article: `text` begins with the title where there is one. None for what the page does not say."""

    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None


def read_page(source: str) -> Page | None:
    """The article in a page's source, or None where there is none or the page cannot be taken apart.

    Raises TooManyTags.
    """
    try:
        _check_size(sum(1 for _ in _OPENING.finditer(source)) // _IN_SCRIPTS)
        tree = lxml_html.fromstring(source.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
        _check_size(int(tree.xpath("count(//*)")))
        said = dict(reversed(list(_metadata(tree))))
        linked = [found for block in tree.iter("script") for found in _linked_data(block)]
        page = Page(
            text="",
            title=_title(tree, said),
            published=_published(tree, said, linked),
            publisher=said.get("og:site_name") or _name(linked, "publisher"),
            url=_url(tree, said, linked),
            byline=said.get("author") or _name(linked, "author"),
        )
        body = body_of(tree)
    except _DAMAGED:
        return None
    return _with_text(page, body) if body and any(map(str.isalpha, body)) else None


def _check_size(tags: int) -> None:
    if tags > MOST_TAGS:
        raise TooManyTags(f"at least {tags} tags, more than the {MOST_TAGS} that the page of an article may have")


def _with_text(page: Page, body: str) -> Page:
    """The page with its text: each line of the body set apart, below the title."""
    parts = [line.strip() for line in body.splitlines() if line.strip()]
    if page.title and fold(parts[0]).split() != fold(page.title).split():
        parts.insert(0, page.title)
    return Page("\n\n".join(parts) + "\n", page.title, page.published, page.publisher, page.url, page.byline)


def _metadata(tree: Any) -> Iterator[tuple[str, str]]:
    """The names and values of the page's `meta` elements and of what is marked up as a property."""
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            yield name.strip().lower(), content


def _title(tree: Any, said: dict[str, str]) -> str | None:
    """The title that the page gives, without the site's name after it."""
    headings = [" ".join(element.text_content().split()) for element in tree.iter("h1")]
    titles = [" ".join((element.text or "").split()) for element in tree.iter("title")]
    for found in (said.get("og:title"), *(headings if len(headings) == 1 else ()), *titles, *headings):
        if found:
            return _without_site(" ".join(found.split()), said.get("og:site_name"), headings)
    return None


def _without_site(title: str, site: str | None, headings: list[str]) -> str:
    for heading in headings:
        if heading and title.startswith(heading):
            return heading
    parts = _SITE.split(title)
    if len(parts) > 1 and site and fold(parts[-1]) == fold(site):
        return title[: title.rindex(parts[-1])].rstrip(" |-\N{EN DASH}\N{EM DASH}")
    return title


def _published(tree: Any, said: dict[str, str], linked: list[dict[str, Any]]) -> date | None:
    """The day of publication, from the surest trace to the least sure."""
    candidates = [said.get(name) for name in _DATE_NAMES]
    candidates += [item.get("datePublished") for item in linked]
    candidates += [
        element.get("datetime") or element.get("content") for element in tree.xpath("//*[@itemprop='datePublished']")
    ]
    candidates += [element.get("datetime") for element in tree.iter("time")]
    return next((day for text in candidates if isinstance(text, str) and (day := _day(text))), None)


def _day(text: str) -> date | None:
    match = _DAY.match(text.lstrip())
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    except ValueError:
        return None


def _linked_data(script: Any) -> Iterator[dict[str, Any]]:
    """The objects in a JSON-LD block, those of a graph included; nothing where the block is damaged."""
    if (script.get("type") or "").strip().lower() != "application/ld+json":
        return
    try:
        found = json.loads(script.text or "", strict=False)
    except (ValueError, RecursionError):
        return
    for item in found if isinstance(found, list) else [found]:
        if isinstance(item, dict):
            graph = item.get("@graph")
            parts = [item, item.get("mainEntity"), *(graph if isinstance(graph, list) else [])]
            yield from (part for part in parts if isinstance(part, dict))


def _name(linked: list[dict[str, Any]], key: str) -> str | None:
    """The name of who published or wrote, in the linked data; it may stand in another object that an id points to."""
    named = {part["@id"]: part for part in linked if isinstance(part.get("@id"), str) and "name" in part}
    for item in linked:
        value = item.get(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict):
            value = value.get("name") or named.get(str(value.get("@id")), {}).get("name")
        if isinstance(value, str) and value.strip() and not value.startswith("http"):
            return " ".join(value.split())
    return None


def _url(tree: Any, said: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    """The page's own address: the canonical one, else the one it is shared under, else that of its article."""
    found: list[Any] = [element.get("href") for element in tree.iter("link") if element.get("rel") == "canonical"]
    found.append(said.get("og:url"))
    for item in linked:
        if "datePublished" in item:
            page = item.get("mainEntityOfPage")
            found += [page.get("@id") if isinstance(page, dict) else page, item.get("url")]
    return next((url for url in found if isinstance(url, str) and url.startswith(("http://", "https://"))), None)
