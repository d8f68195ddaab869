"""A language's feeds as one OPML file, which a reader takes in at once (https://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from mujaz.site.feeds.files import Feed
from mujaz.site.feeds.items import title_of
from mujaz.site.links import Site

Groups = Sequence[tuple[str, Sequence[Feed]]]


def opml(site: Site, lang: str, title: str, groups: Groups) -> str:
    """The feeds under the names of their groups; a group without a name stands at the top.

    What an outline calls RSS is RSS: it leads to the feed in that format, with full entries where there are any.
    """
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = title_of(title)
    body = ElementTree.SubElement(root, "body")
    for name, feeds in groups:
        parent = ElementTree.SubElement(body, "outline", text=title_of(name)) if name else body
        for feed in feeds:
            ElementTree.SubElement(parent, "outline", _outline(feed, site))
    ElementTree.indent(root, "")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _outline(feed: Feed, site: Site) -> dict[str, str]:
    title = title_of(feed.title)
    return {
        "type": "rss",
        "version": "RSS",
        "text": title,
        "title": title,
        "language": feed.lang,
        "htmlUrl": feed.home,
        "xmlUrl": site.feed(feed.lang, *feed.path, form="rss", full=site.has_full(*feed.path)),
    }


def opml_file(lang: str) -> str:
    """Where the file lies below the output folder."""
    return f"{lang}/feeds/{lang}.opml"
