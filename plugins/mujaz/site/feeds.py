"""Atom feeds: one for each language and one for each actor in each language, with ids that never change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

from feedgenerator import Atom1Feed

from mujaz.site.links import Site, other

# What a feed without entries says of its last change: it must say something, and the same in every build.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_XML_LANG = "xml:lang"


@dataclass(frozen=True, slots=True)
class Item:
    """A feed's entry. `path` is what its id is made of, `url` and `alternate` its page in both languages."""

    path: tuple[str, ...]
    title: str
    url: str
    alternate: str
    published: date
    content: str
    categories: tuple[tuple[str, str], ...] = ()
    via: str | None = None
    rights: str | None = None


class _LanguageFeed(Atom1Feed):
    """Atom as feedgenerator writes it, and what it leaves out: languages, the other language's page, the source."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else _NEVER

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        lang = other(self.feed["language"])
        link = {"rel": "alternate", "type": "application/atom+xml", "hreflang": lang, "href": self.feed["other_feed"]}
        handler.addQuickElement("link", "", link)

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {_XML_LANG: self.feed["language"]}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        lang = other(self.feed["language"])
        link = {"rel": "alternate", "type": "text/html", "hreflang": lang, "href": item["alternate"]}
        handler.addQuickElement("link", "", link)
        if item["via"]:
            handler.addQuickElement("link", "", {"rel": "via", "href": item["via"]})
        for term, label in item["labels"]:
            handler.addQuickElement("category", "", {"term": term, "label": label})


def feed(site: Site, lang: str, title: str, home: str, path: Sequence[str], items: Sequence[Item]) -> str:
    """The feed at `path` below a language's feeds/, newest entries first, at most as many as the settings say."""
    language_feed = _LanguageFeed(
        title=title,
        link=home,
        description=site.description_in(lang),
        language=lang,
        feed_url=site.feed(lang, *path),
        feed_guid=site.tag(lang, "feeds", *path),
        author_name=site.title_in(lang),
        other_feed=site.feed(other(lang), *path),
    )
    for item in items[: site.feed_entries]:
        _add(language_feed, site, lang, item)
    written = StringIO()
    language_feed.write(written, "utf-8")
    return written.getvalue() + "\n"


def _add(language_feed: _LanguageFeed, site: Site, lang: str, item: Item) -> None:
    moment = datetime(item.published.year, item.published.month, item.published.day, tzinfo=UTC)
    language_feed.add_item(
        title=item.title,
        link=item.url,
        description=None,
        content=item.content,
        unique_id=site.tag(lang, *item.path),
        pubdate=moment,
        updateddate=moment,
        item_copyright=item.rights,
        alternate=item.alternate,
        via=item.via,
        labels=item.categories,
    )
