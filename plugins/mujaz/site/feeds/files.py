"""One feed as its files: every format, with summaries and, where the settings say so, with full entries."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.site.feeds.items import VARIANTS, Kind, Variant
from mujaz.site.links import Site


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
