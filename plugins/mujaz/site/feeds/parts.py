"""A feed's text in parts: each entry's by itself, to be kept while the entry stays the same, and the whole around them.

`document(head, [fragment(item, …), …], form)` is byte for byte what feedgenerator writes for the whole feed at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from feedgenerator import SyndicationFeed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

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
    feed = CLASSES[form]("", "", "", language=lang, other=other(lang))
    add(feed, item, site.tag(lang, *item.path), full=variant == "full")
    written = StringIO()
    feed.write_items(written if form == "json" else _handler(written))
    return written.getvalue()


def document(head: Head, fragments: Iterable[str], form: Form) -> str:
    """The feed's whole text around the texts of its entries, which stand in the order in which they come."""
    written = StringIO()
    empty(head, form).write(written, "utf-8")
    around = written.getvalue().removesuffix(_ENDS[form])
    return "".join([around, ("," if form == "json" else "").join(fragments), _ENDS[form]])


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


def _handler(written: StringIO) -> Any:
    return SimplerXMLGenerator(written, "utf-8", short_empty_elements=True)
