"""Atom feeds as a reader takes them: valid, in one language each, with ids that outlive a move."""

from __future__ import annotations

from pathlib import Path

import feedparser
import lxml.etree
import lxml.html
import pytest

from built_site import build
from sample_archive import HandMadeArchive

pytestmark = pytest.mark.site
ROOT = "https://news.example/repo"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("feeds"), HandMadeArchive(), SITEURL=ROOT)


def feeds(site: Path) -> list[Path]:
    return sorted(site.glob("*/feeds/**/*.atom.xml"))


def test_each_language_and_each_actor_has_a_feed(site: Path) -> None:
    names = {path.relative_to(site).as_posix() for path in feeds(site)}
    for lang in ("ar", "en"):
        assert f"{lang}/feeds/all.atom.xml" in names
        assert f"{lang}/feeds/actors/salem-al-rawi.atom.xml" in names
        assert f"{lang}/feeds/actors/fishers-league.atom.xml" in names
    assert len(names) == 2 * (1 + len(list(HandMadeArchive().actors())))


def test_feeds_parse_without_a_complaint_and_no_id_comes_twice(site: Path) -> None:
    feed_ids = []
    for path in feeds(site):
        parsed = feedparser.parse(path.read_bytes())
        assert not parsed.bozo, path
        ids = [entry.id for entry in parsed.entries]
        assert len(ids) == len(set(ids))
        assert all(identity.startswith("tag:mujaz.example,2026:") for identity in ids)
        feed_ids.append(parsed.feed.id)
    assert len(feed_ids) == len(set(feed_ids))


def test_feeds_hold_what_the_standard_asks(site: Path) -> None:
    for path in feeds(site):
        feed = lxml.etree.parse(path).getroot()
        lang = path.relative_to(site).parts[0]
        assert feed.get(XML_LANG) == lang
        address = f"{ROOT}/{path.relative_to(site).as_posix()}"
        assert feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [address]
        other = "en" if lang == "ar" else "ar"
        assert feed.xpath(f"a:link[@hreflang='{other}']/@href", namespaces=ATOM) == [
            address.replace(f"/{lang}/feeds", f"/{other}/feeds")
        ]
        for element in (feed, *feed.xpath("a:entry", namespaces=ATOM)):
            for needed in ("id", "title", "updated"):
                assert len(element.xpath(f"a:{needed}", namespaces=ATOM)) == 1
        assert feed.xpath("a:author/a:name/text()", namespaces=ATOM)
        for entry in feed.xpath("a:entry", namespaces=ATOM):
            assert entry.get(XML_LANG) == lang
            (page,) = entry.xpath("a:link[@rel='alternate'][not(@hreflang)]/@href", namespaces=ATOM)
            assert (site / page.removeprefix(f"{ROOT}/") / "index.html").is_file()


def test_content_says_its_language_and_direction(site: Path) -> None:
    for path in feeds(site):
        lang = path.relative_to(site).parts[0]
        for content in lxml.etree.parse(path).xpath("//a:content/text()", namespaces=ATOM):
            block = lxml.html.fragment_fromstring(content)
            assert (block.tag, block.get("lang")) == ("div", lang)
            assert block.get("dir") == ("rtl" if lang == "ar" else "ltr")


def test_newest_stands_first_and_dates_the_feed(site: Path) -> None:
    parsed = feedparser.parse((site / "en/feeds/all.atom.xml").read_bytes())
    published = [entry.published for entry in parsed.entries]
    assert published == sorted(published, reverse=True)
    assert parsed.feed.updated == published[0]
    titles = [entry.title for entry in parsed.entries]
    assert "How to read a briefing" in titles
    assert not any("بيان بلا تاريخ" in title for title in titles)


def test_feed_of_an_actor_without_dated_entries_is_empty_and_always_the_same(site: Path) -> None:
    parsed = feedparser.parse((site / "en/feeds/actors/fishers-league.atom.xml").read_bytes())
    assert (parsed.bozo, parsed.entries, parsed.feed.updated) == (False, [], "1970-01-01T00:00:00+00:00")


def test_ids_outlive_a_change_of_address(site: Path, tmp_path: Path) -> None:
    moved = build(tmp_path, HandMadeArchive(), SITEURL="https://elsewhere.example")
    for path in feeds(site):
        here, there = (lxml.etree.parse(p) for p in (path, moved / path.relative_to(site)))
        assert here.xpath("//a:id/text()", namespaces=ATOM) == there.xpath("//a:id/text()", namespaces=ATOM)


def test_entries_link_the_source_and_name_their_actors(site: Path) -> None:
    feed = lxml.etree.parse(site / "en/feeds/all.atom.xml")
    (entry,) = feed.xpath("//a:entry[a:id[contains(text(),'flood-2025')]]", namespaces=ATOM)
    assert entry.xpath("a:link[@rel='via']/@href", namespaces=ATOM) == ["https://news.example/flood-2025?a=1&b=2"]
    labels = entry.xpath("a:category/@label", namespaces=ATOM)
    assert labels == ["disaster", "Salem al-Rawi", "Delta Works"]
