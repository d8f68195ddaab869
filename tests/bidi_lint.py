"""Finds what a browser would show in another order than it was meant, in Arabic pages' text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

# Elements that the style sheet isolates: what stands in them cannot disturb what stands around them.
_ISOLATING = {"bdi", "a", "time", "cite", "q", "blockquote", "code"}
_BLOCKS = {
    "p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "figcaption", "caption", "blockquote", "summary",
    "label", "legend", "option",
}  # fmt: skip
_UNSEEN = {"script", "style", "template"}
_INSERTED = "\N{OBJECT REPLACEMENT CHARACTER}"

# Each with an example of what it finds.
TROUBLES = {
    "percentage": re.compile(r"[0-9\u0660-\u0669][%\u2030]"),  # 25%
    "sign before a number": re.compile(r"(?<![\w.,/-])[+\u2212-][0-9]"),  # -5
    "range or date with hyphens": re.compile(r"[0-9][-\u2013][0-9]"),  # 2019-2026
    "currency or degree": re.compile(r"[$€£][0-9]|[0-9]°"),  # $5
    "telephone number": re.compile(r"\+?[0-9]{2,}(?:[ -][0-9]{2,}){2,}"),  # +963 11 123
    "number after a Latin word": re.compile(r"[A-Za-z][ :·]+[0-9]"),  # UNHCR 25
    "Latin word with brackets": re.compile(r"[A-Za-z] ?\([^)\u0600-\u06FF]+\)"),  # OCHA (UN)
    "mark after a Latin end": re.compile(r"[A-Za-z][.!?:)]\s*$"),  # Delta.
    "presentation form": re.compile(r"[\uFB50-\uFDFF\uFE70-\uFEFC]"),
    "drawn-out word": re.compile(r"\u0640{2,}"),
    "old direction control": re.compile(r"[\u202A-\u202E]"),
}


def troubles(page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Kind and surroundings of each trouble in a page, whose own direction must be right to left."""
    for block in page.iter(*_BLOCKS):
        if _direction(block) != "rtl":
            continue
        text = " ".join(_text(block).split())
        for kind, pattern in TROUBLES.items():
            for found in pattern.finditer(text):
                yield kind, text[max(0, found.start() - 20) : found.end() + 20]


def _direction(element: html.HtmlElement) -> str | None:
    return next((one.get("dir") for one in (element, *element.iterancestors()) if one.get("dir")), None)


def _text(element: html.HtmlElement) -> str:
    """The element's own text; what isolates itself counts as one sign, a block within is another block's matter."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNSEEN:
            apart = child.tag in _ISOLATING or child.get("dir") or child.tag in _BLOCKS
            parts.append(_INSERTED if apart else _text(child))
        parts.append(child.tail or "")
    return "".join(parts)
