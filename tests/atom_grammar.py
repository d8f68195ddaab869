"""What RFC 4287 asks of a feed document, as checks: which elements stand where, how often, with which attributes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import lxml.etree
import lxml.html

ATOM = "http://www.w3.org/2005/Atom"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:\S+")
_WRITTEN = {"updated": _MOMENT, "published": _MOMENT, "id": _IRI, "icon": _IRI, "logo": _IRI}
# Element: how often it may stand in its parent, (least, most).
_ONCE, _AT_MOST_ONCE, _ANY, _SOME = (1, 1), (0, 1), (0, None), (1, None)
_FEED = {
    "author": _SOME, "category": _ANY, "contributor": _ANY, "generator": _AT_MOST_ONCE, "icon": _AT_MOST_ONCE,
    "id": _ONCE, "link": _ANY, "logo": _AT_MOST_ONCE, "rights": _AT_MOST_ONCE, "subtitle": _AT_MOST_ONCE,
    "title": _ONCE, "updated": _ONCE, "entry": _ANY,
}  # fmt: skip
_ENTRY = {
    "author": _ANY, "category": _ANY, "content": _AT_MOST_ONCE, "contributor": _ANY, "id": _ONCE, "link": _ANY,
    "published": _AT_MOST_ONCE, "rights": _AT_MOST_ONCE, "source": _AT_MOST_ONCE, "summary": _AT_MOST_ONCE,
    "title": _ONCE, "updated": _ONCE,
}  # fmt: skip
_PERSON = {"name": _ONCE, "uri": _AT_MOST_ONCE, "email": _AT_MOST_ONCE}
_ATTRIBUTES = {
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
    "category": {"term", "scheme", "label"},
    "content": {"type", "src"},
    **{name: {"type"} for name in ("title", "subtitle", "summary", "rights")},
}
Element = lxml.etree._Element


def faults(document: bytes) -> list[str]:
    """What a document has that an Atom feed may not have, or lacks; nothing for a valid feed."""
    root = lxml.etree.fromstring(document)
    if root.tag != f"{{{ATOM}}}feed":
        return [f"the root is {root.tag}"]
    found = [*_children(root, _FEED), *_constructs(root)]
    for entry in root.iterfind(f"{{{ATOM}}}entry"):
        found += [*_children(entry, _ENTRY), *_constructs(entry), *_entry(entry)]
    ids = Counter(entry.findtext(f"{{{ATOM}}}id") for entry in root.iterfind(f"{{{ATOM}}}entry"))
    return [*found, *(f"the id {one} stands {times} times" for one, times in ids.items() if times > 1)]


def _children(parent: Element, allowed: dict[str, tuple[int, int | None]]) -> Iterator[str]:
    """4.1: which elements may stand in a feed or an entry, and how often."""
    where = _name(parent)
    counted = Counter(_name(child) for child in parent)
    yield from (f"{where} has a {name}" for name in counted if name not in allowed)
    for name, (least, most) in allowed.items():
        if counted[name] < least or (most is not None and counted[name] > most):
            yield f"{where} has {counted[name]} of {name}"


def _constructs(parent: Element) -> Iterator[str]:
    """3 and 4.2: persons, dates, texts, links and categories, each as its construct asks."""
    for child in parent:
        name = _name(child)
        own = {attribute for attribute in child.attrib if not attribute.startswith(_XML)}
        if name != "entry" and (odd := own - _ATTRIBUTES.get(name, set())):
            yield f"{name} has {sorted(odd)}"
        if name in ("author", "contributor"):
            yield from _children(child, _PERSON)
        elif (pattern := _WRITTEN.get(name)) and not pattern.fullmatch(child.text or ""):
            yield f"{name} is {child.text!r}"
        elif name in ("title", "subtitle", "summary", "rights", "content"):
            yield from _text(child)
        elif name == "link" and not child.get("href"):
            yield "a link has no href"
        elif name == "category":
            yield from _category(child)
    yield from _alternates(parent)


def _text(child: Element) -> Iterator[str]:
    """3.1: plain text, or HTML as escaped text that is whole by itself."""
    kind = child.get("type", "text")
    if kind not in ("text", "html") or len(child):
        yield f"{_name(child)} is of type {kind} with {len(child)} children"
    elif kind == "html":
        lxml.html.fragment_fromstring(child.text or "")


def _category(child: Element) -> Iterator[str]:
    """4.2.2: a term, and where a scheme stands, an IRI."""
    if not child.get("term") or not _IRI.fullmatch(child.get("scheme", "x:y")):
        yield f"category is {dict(child.attrib)}"


def _alternates(parent: Element) -> Iterator[str]:
    """4.1.1, 4.1.2: no two alternates of one type and language."""
    links = [link for link in parent.iterfind(f"{{{ATOM}}}link") if link.get("rel", "alternate") == "alternate"]
    pairs = Counter((link.get("type"), link.get("hreflang")) for link in links)
    yield from (f"two alternates of {pair}" for pair, times in pairs.items() if times > 1)


def _entry(entry: Element) -> Iterator[str]:
    """4.1.2: an entry without content has an alternate."""
    links = entry.iterfind(f"{{{ATOM}}}link")
    if entry.find(f"{{{ATOM}}}content") is None and not any(link.get("rel") == "alternate" for link in links):
        yield "an entry has neither content nor an alternate"


def _name(element: Element) -> str:
    """The local name; elements of other namespaces bear theirs."""
    return element.tag.removeprefix(f"{{{ATOM}}}")
