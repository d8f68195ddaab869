"""One feed as its files: every format, with summaries and, where the settings say so, with full entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mujaz.site.feeds.items import FORMS, VARIANTS, Form, Item, Kind, Variant, latest
from mujaz.site.feeds.parts import Head, document
from mujaz.site.links import Site, feed_file

Fragments = Callable[[Item, Form, Variant], str]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of one language. `path` begins with its kind; `home` is the page that lists the same."""

    lang: str
    path: tuple[Kind | str, ...]
    title: str
    home: str
    rights: str | None = None


def variants(site: Site, kind: str) -> tuple[Variant, ...]:
    """The lengths in which feeds of this kind come."""
    return VARIANTS if kind in site.feed_full else VARIANTS[:1]


def files(feed: Feed, items: Sequence[Item], site: Site, fragments: Fragments) -> Iterator[tuple[str, str]]:
    """The place below the output folder and the text of each file of a feed, from its entries, newest first.

    `fragments` gives an entry's text, newly made or kept from an earlier build.
    """
    held = items[: site.feed_entries[feed.path[0]]]
    for variant in variants(site, feed.path[0]):
        head = Head(site, feed.lang, feed.path, feed.title, feed.home, variant, latest(held), feed.rights)
        for form in FORMS:
            place = "/".join(feed_file(feed.lang, *feed.path, form=form, full=variant == "full"))
            yield place, document(head, (fragments(item, form, variant) for item in held), form)
