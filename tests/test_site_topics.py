"""The pages of topics at both levels, and the archive's course over time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from built_site import build
from mujaz.model.entry import Entry
from sample_archive import HandMadeArchive, flood, harvest

pytestmark = pytest.mark.site


def about(entry: Entry, *ids: tuple[str, str, str | None]) -> Entry:
    """The entry with topics: id, code, the topic above."""
    topic = flood().facts.topics[0]
    topics = tuple(replace(topic, id=one, code=code, broader=broader) for one, code, broader in ids)
    return replace(entry, facts=replace(entry.facts, topics=topics))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    held = (
        about(flood(), ("disaster", "20000139", "disaster-and-accident")),
        about(harvest(), ("environment", "06000000", None), ("disaster", "20000139", "disaster-and-accident")),
    )
    return build(tmp_path_factory.mktemp("topics"), HandMadeArchive(held))


def page(site: Path, place: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((site / place / "index.html").read_bytes())


def text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_index_has_both_levels_with_their_numbers(site: Path) -> None:
    top = page(site, "en/topics").xpath('//ul[@class="index topics"]/li')
    assert [text(branch) for branch in top] == [
        "disaster, accident and emergency incident 2 disaster 2",
        "environment 1",
    ]
    assert len(page(site, "ar/topics").xpath('//ul[@class="index topics"]//li')) == 3


def test_topic_above_gathers_the_briefings_of_those_below_once_each(site: Path) -> None:
    html = page(site, "ar/topics/disaster-and-accident")
    assert html.xpath('//ol[@class="cards"]/li//h2/a/@href') == [
        "/ar/briefings/flood-2025/",
        "/ar/briefings/harvest-2025/",
    ]
    assert text(html.xpath("//h1")[0]) == "كوارث وحوادث وطوارئ"
    assert html.xpath('//main//span[@lang="en"][@dir="ltr"]/text()')[0] == "disaster, accident and emergency incident"


def test_topic_names_its_code_and_the_topic_above(site: Path) -> None:
    html = page(site, "en/topics/disaster")
    assert html.xpath('//a[@rel="external"]/@href') == ["http://cv.iptc.org/newscodes/mediatopic/20000139"]
    assert html.xpath('//p[@class="kicker"]/a/@href') == ["/en/topics/", "/en/topics/disaster-and-accident/"]
    assert page(site, "en/topics/environment").xpath('//p[@class="kicker"]/a/@href') == ["/en/topics/"]


def test_archive_shows_its_course_over_time(site: Path) -> None:
    (figure,) = page(site, "en/archive").xpath('//figure[@class="chart"]')
    assert [text(row) for row in figure.xpath(".//tbody/tr")] == ["July 20251", "August 20251"]
