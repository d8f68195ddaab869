"""A language's feeds as one OPML file, which a reader takes in at once (https://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from mujaz.site.feeds.files import Feed
from mujaz.site.feeds.items import title_of
from mujaz.site.links import Site

Groups = Sequence[tuple[str, Sequence[Feed]]]
_HEAD = ('<?xml version="1.0" encoding="utf-8"?>', '<opml version="2.0">', "<head>")


def opml(site: Site, lang: str, title: str, groups: Groups) -> str:
    """The feeds under the names of their groups; a group without a name stands at the top.

    What an outline calls RSS is RSS: it leads to the feed in that format, with full entries where there are any.
    """
    lines = [*_HEAD, f"<title>{escape(title_of(title))}</title>", "</head>", "<body>"]
    for name, feeds in groups:
        outlines = [_outline(feed, site) for feed in feeds]
        lines += [f"<outline text={quoteattr(title_of(name))}>", *outlines, "</outline>"] if name else outlines
    return "\n".join([*lines, "</body>", "</opml>", ""])


def _outline(feed: Feed, site: Site) -> str:
    title = quoteattr(title_of(feed.title))
    address = site.feed(feed.lang, *feed.path, form="rss", full=site.has_full(*feed.path))
    return (
        f'<outline type="rss" version="RSS" text={title} title={title} language="{feed.lang}"'
        f" htmlUrl={quoteattr(feed.home)} xmlUrl={quoteattr(address)}/>"
    )


def opml_file(lang: str) -> str:
    """Where the file lies below the output folder."""
    return f"{lang}/feeds/{lang}.opml"
