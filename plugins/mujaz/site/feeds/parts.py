"""A feed's text in parts: each entry's by itself, to be kept while the entry stays the same, and the whole around them.

`document(head, [fragment(item, …), …], form)` is byte for byte what feedgenerator writes for the whole feed at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import StringIO
from urllib.parse import quote
from xml.sax.saxutils import escape

from feedgenerator import SyndicationFeed
from feedgenerator.django.utils.feedgenerator import rfc2822_date, rfc3339_date

from mujaz.site.feeds.elements import Elements
from mujaz.site.feeds.formats import CLASSES, add, moment
from mujaz.site.feeds.items import Form, Item, Variant
from mujaz.site.links import Site, other

_ENDS: dict[Form, str] = {"atom": "</feed>", "rss": "</channel></rss>", "json": "]}"}


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed says of itself. `path` is its place below the language's feeds/, `home` the page that lists the same.

    `updated` is the day on which the last of its entries changed, None for a feed without any.
    """

    site: Site
    lang: str
    path: tuple[str, ...]
    title: str
    home: str
    variant: Variant
    updated: date | None
    rights: str | None = None

    @property
    def id(self) -> str:
        """The feed's own id, one for each length of entries."""
        return self.site.tag(self.lang, "feeds", *self.path, *(["full"] if self.variant == "full" else []))


def fragment(item: Item, site: Site, lang: str, form: Form, variant: Variant) -> str:
    """The entry's text in one format and length: an Atom entry, an RSS item, a JSON object."""
    feed = _alone(form, lang)
    add(feed, item, site.tag(lang, *item.path), full=variant == "full")
    written = StringIO()
    feed.write_items(written if form == "json" else Elements(written))
    feed.items.clear()
    return written.getvalue()


@lru_cache(maxsize=8)
def _alone(form: Form, lang: str) -> SyndicationFeed:
    """A feed that holds one entry at a time."""
    return CLASSES[form]("", "", "", language=lang, other=other(lang))


def document(head: Head, fragments: Iterable[str], form: Form) -> str:
    """The feed's whole text around the texts of its entries, which stand in the order in which they come."""
    before = _own(head, form) if len(head.path) == 2 else _of_kind(head, form)
    return f"{before}{(',' if form == 'json' else '').join(fragments)}{_ENDS[form]}"


# The values in which the feeds of one kind differ, in a head that stands for all of them.
_ONE, _TITLE, _HOME, _DAY = "one-of-this-kind", "title-of-this-one", "home-of-this-one", date(1999, 12, 31)


def _own(head: Head, form: Form) -> str:
    """The text before the entries, with the feed's own values in that of its kind, of which there may be thousands."""
    before = _of_all(head.site, head.lang, head.path[0], head.variant, head.rights, form)
    shown = _in_json if form == "json" else escape
    before = before.replace(_ONE, quote(head.path[1])).replace(_TITLE, shown(head.title))
    before = before.replace(_HOME, shown(head.home))
    for there, here in zip(_written(_DAY), _written(head.updated), strict=True):
        before = before.replace(there, here)
    return before


@lru_cache(maxsize=128)
def _of_all(site: Site, lang: str, kind: str, variant: Variant, rights: str | None, form: Form) -> str:
    """The text before the entries of all feeds of a kind, with what stands for the values in which they differ."""
    return _of_kind(Head(site, lang, (kind, _ONE), _TITLE, _HOME, variant, _DAY, rights), form)


@lru_cache(maxsize=1024)
def _written(day: date | None) -> tuple[str, str]:
    """A day as both formats write it."""
    return rfc3339_date(moment(day)), rfc2822_date(moment(day))


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


@lru_cache(maxsize=128)
def _of_kind(head: Head, form: Form) -> str:
    """The text before the entries."""
    written = StringIO()
    empty(head, form).write(written, "utf-8")
    return written.getvalue().removesuffix(_ENDS[form])


def empty(head: Head, form: Form) -> SyndicationFeed:
    """feedgenerator's feed of this head, without entries."""
    site, full = head.site, head.variant == "full"
    return CLASSES[form](
        title=head.title,
        link=head.home,
        description=site.description_in(head.lang),
        language=head.lang,
        feed_url=site.feed(head.lang, *head.path, form=form, full=full),
        feed_guid=head.id,
        feed_copyright=head.rights,
        author_name=site.title_in(head.lang),
        changed=moment(head.updated),
        other=other(head.lang),
        other_feed=site.feed(other(head.lang), *head.path, form=form, full=full),
    )
