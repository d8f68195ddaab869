"""Atom, RSS and JSON Feed as feedgenerator writes them, with what it leaves out.

feedgenerator writes no language of an entry, no link to the other language's page or feed, no source, no labels of
categories, no full text in RSS, and no JSON Feed. https://www.rfc-editor.org/rfc/rfc4287,
https://www.rssboard.org/rss-specification, https://www.jsonfeed.org/version/1.1/
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, cast

from feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from feedgenerator.django.utils.feedgenerator import rfc3339_date

from mujaz.model.compact import compact
from mujaz.site.feeds.items import Category, Form, Item

# What a feed without entries says of its last change: it must say something, and the same in every build.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_XML_LANG = "xml:lang"
_VERSION = "https://jsonfeed.org/version/1.1"
Values = dict[str, Any]


def moment(day: date | None) -> datetime:
    """A day as the moment at which it begins in UTC; feeds know no days."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _NEVER


def links(values: Values) -> Iterator[dict[str, str]]:
    """The links of an entry beside the one to its page: the source, and the page in both languages.

    Some readers open the first link that is called alternate and some the last, so both must be of the feed's language.
    """
    if values["via"]:
        yield {"rel": "via", "href": values["via"]}
    alternate = {"rel": "alternate", "type": "text/html"}
    yield {**alternate, "hreflang": values["other"], "href": values["alternate"]}
    yield {**alternate, "hreflang": values["lang"], "href": values["link"]}


class AtomFeed(Atom1Feed):
    """Atom 1.0."""

    def latest_post_date(self) -> datetime:
        return cast(datetime, self.feed["changed"])

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        other = {"rel": "alternate", "type": "application/atom+xml"}
        handler.addQuickElement("link", "", {**other, "hreflang": self.feed["other"], "href": self.feed["other_feed"]})

    def item_attributes(self, item: Values) -> dict[str, str]:
        return {_XML_LANG: self.feed["language"]}

    def add_item_elements(self, handler: Any, item: Values) -> None:
        super().add_item_elements(handler, item)
        for link in links(item):
            handler.addQuickElement("link", "", link)
        for category in item["about"]:
            named = {"term": category.term, "scheme": category.scheme, "label": category.label}
            handler.addQuickElement("category", "", named)


class RssFeed(Rss201rev2Feed):
    """RSS 2.0, with the elements of Atom, Dublin Core and RSS's content module for what it has none for."""

    def latest_post_date(self) -> datetime:
        return cast(datetime, self.feed["changed"])

    def rss_attributes(self) -> dict[str, str]:
        spaces = {"dc": "http://purl.org/dc/elements/1.1/", "content": "http://purl.org/rss/1.0/modules/content/"}
        return {**super().rss_attributes(), **{f"xmlns:{name}": uri for name, uri in spaces.items()}}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        other = {"rel": "alternate", "type": "application/rss+xml"}
        link = {**other, "hreflang": self.feed["other"], "href": self.feed["other_feed"]}
        handler.addQuickElement("atom:link", "", link)

    def add_item_elements(self, handler: Any, item: Values) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        for link in links(item):
            handler.addQuickElement("atom:link", "", link)
        for category in item["about"]:
            handler.addQuickElement("category", category.label, {"domain": category.scheme})
        if item["item_copyright"]:
            handler.addQuickElement("dc:rights", item["item_copyright"])
        if item["content"] is not None:
            handler.addQuickElement("content:encoded", item["content"])


class JsonFeed(SyndicationFeed):
    """JSON Feed 1.1; what it has no key for stands under `_mujaz`, as it asks of extensions."""

    content_type = "application/feed+json"

    def write(self, outfile: Any, encoding: str) -> None:
        about = self.feed
        head = {
            "version": _VERSION,
            "title": about["title"],
            "home_page_url": about["link"],
            "feed_url": about["feed_url"],
            "description": about["description"],
            "language": about["language"],
            "authors": [{"name": about["author_name"]}],
            "_mujaz": {"rights": about["feed_copyright"], "alternate": {about["other"]: about["other_feed"]}},
        }
        outfile.write(f'{as_json(head)[:-1]},"items":[')
        self.write_items(outfile)
        outfile.write("]}")

    def write_items(self, outfile: Any) -> None:
        """The entries with commas between them."""
        outfile.write(",".join(as_json(self._item(item)) for item in self.items))

    def _item(self, item: Values) -> Values:
        more = {"alternate": {item["other"]: item["alternate"]}, "rights": item["item_copyright"]}
        values = {
            "id": item["unique_id"],
            "url": item["link"],
            "external_url": item["via"],
            "title": item["title"],
            "content_html": item["content"] or item["description"],
            "date_published": rfc3339_date(item["pubdate"]),
            "date_modified": rfc3339_date(item["updateddate"]),
            "language": self.feed["language"],
            "tags": [category.label for category in item["about"]],
            "_mujaz": {key: value for key, value in more.items() if value},
        }
        return {key: value for key, value in values.items() if value}


def as_json(value: Values) -> str:
    """An object on one line."""
    return compact(value)


CLASSES: dict[Form, type[SyndicationFeed]] = {"atom": AtomFeed, "rss": RssFeed, "json": JsonFeed}


def add(feed: SyndicationFeed, item: Item, identity: str, *, full: bool) -> None:
    """Adds the entry; the full text only where it is asked for, and in RSS beside the summary, as readers expect."""
    about: tuple[Category, ...] = item.categories + item.named if full else item.categories
    both = isinstance(feed, RssFeed)
    feed.add_item(
        title=item.title,
        link=item.url,
        description=item.summary if both or not full else None,
        content=item.content if full else None,
        unique_id=identity,
        unique_id_is_permalink=False,
        pubdate=moment(item.published),
        updateddate=moment(item.changed),
        item_copyright=item.rights,
        alternate=item.alternate,
        other=feed.feed["other"],
        lang=feed.feed["language"],
        via=item.via,
        about=about,
    )
