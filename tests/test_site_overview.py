"""The pages that count over the whole archive: tolls by country and claimant, and what the archive covers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from built_site import build
from mujaz.model.entry import Entry
from mujaz.model.facts import Bilingual
from sample_archive import HandMadeArchive, flood, harvest, strike, undated

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    held = (flood(), harvest(), strike(), undated(), nowhere())
    return build(tmp_path_factory.mktemp("overview"), HandMadeArchive(held))


def nowhere() -> Entry:
    """Another article of the flood that names no place, and whose dead nobody is said to have counted."""
    entry = flood()
    killed = replace(entry.facts.figures[0], claimed_by=None, low=31, high=31)
    document = replace(entry.document, id="flood-again", seed=replace(entry.document.seed, publisher=None))
    return Entry(document, replace(entry.facts, places=(), figures=(killed,)))


def page(site: Path, place: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((site / place / "index.html").read_bytes())


def rows(html: lxml.html.HtmlElement, heading: str) -> list[list[str]]:
    found = html.xpath(f'//section[.//*[@id="{heading}"]]//tbody/tr')
    return [[" ".join(cell.text_content().split()) for cell in row] for row in found]


def test_tolls_stand_under_the_country_of_the_places_and_lead_to_their_briefing(site: Path) -> None:
    html = page(site, "en/figures/jo")
    assert rows(html, "killed") == [["14 August 2025", "23 people killed", "Salem al-Rawi", rows(html, "killed")[0][3]]]
    assert html.xpath('//section[.//*[@id="killed"]]//td/a/@href') == [
        "/en/briefings/flood-2025/#f1",
        "/en/actors/salem-al-rawi/",
    ]
    assert [row[1] for row in rows(html, "displaced")] == ["more than 1,500 people displaced"]
    assert not html.xpath('//*[@id="wounded"]')


def test_tolls_without_a_country_or_a_claimant_say_so(site: Path) -> None:
    html = page(site, "ar/figures/other")
    ((_, said, claimant, _),) = rows(html, "killed")
    assert (said, claimant) == ("مقتل 31 شخصًا", "برواية المقال نفسه")
    listed = page(site, "ar/figures").xpath('//main//ul[@class="index"]/li/a/text()')
    assert listed == ["الأردن", "بلا بلد معروف"]


def test_several_reports_are_drawn_one_alone_is_not(tmp_path: Path) -> None:
    entry = flood()
    later = replace(entry.facts.figures[0], id="f8", low=46, high=46, claimed_by="delta-works")
    both = Entry(entry.document, replace(entry.facts, figures=(*entry.facts.figures, later)))
    html = page(build(tmp_path, HandMadeArchive((both,))), "en/figures/jo")
    (picture,) = html.xpath('//svg[@role="img"]')
    assert picture.get("aria-label") == "Jordan: killed"
    assert picture.xpath("path/@d")[0].count("M") == 2


def test_coverage_counts_publishers_countries_and_rules(site: Path) -> None:
    html = page(site, "en/coverage")
    outlets = [" ".join(li.text_content().split()) for li in html.xpath('//section[.//*[@id="outlets"]]//li')]
    assert outlets == ["جريدة الوادي 2", "publisher unknown 1", "Delta Post 1", "صوت الميناء 1"]
    assert rows(html, "rules") == [["test", f"{facts():,}", "100%"]]
    assert not html.xpath('//*[@id="translated"]')


def facts() -> int:
    held = (flood(), harvest(), strike(), undated(), nowhere())
    kinds = ("actors", "places", "claims", "figures", "dates", "topics")
    return sum(Counter(kind for entry in held for kind in kinds for _ in getattr(entry.facts, kind)).values())


def test_coverage_says_how_well_founded_the_figures_are(site: Path) -> None:
    html = page(site, "ar/coverage")
    assert [row[1:] for row in rows(html, "founded")] == [["3", "50%"], ["3", "50%"], ["2", "67%"]]
    assert html.xpath('//section[.//*[@id="founded"]]//td/bdi[@dir="ltr"]')


def test_no_two_regions_bear_one_name(site: Path) -> None:
    for place in ("ar/coverage", "en/figures/jo", "ar/briefings/flood-2025", "en/actors/salem-al-rawi"):
        named = page(site, place).xpath('//*[self::section or @role="region"]/@aria-labelledby')
        assert len(named) == len(set(named)), place


def test_empty_archive_has_these_pages_too(tmp_path: Path) -> None:
    built = build(tmp_path, HandMadeArchive(()))
    assert "No toll yet." in page(built, "en/figures").text_content()
    assert "لا موجزات" in page(built, "ar/coverage").text_content()


def test_whoever_has_no_name_is_not_among_those_named_most(tmp_path: Path) -> None:
    """Residents are others in each article, however often the word stands there."""
    flooded = flood()
    rawi, works = flooded.facts.actors
    residents = replace(rawi, id="residents", kind="group", name=Bilingual("الأهالي", "Residents"), role=None)
    facts = replace(flooded.facts, actors=(rawi, replace(residents, name_status="composed"), works))
    held = [Entry(replace(flooded.document, id=one), facts) for one in ("flood-2025", "flood-again")]
    output = build(tmp_path, HandMadeArchive(tuple(held)))
    named = page(output, "en").xpath('//section[@aria-labelledby="lately"]//ul[1]//a/text()')
    assert sorted(" ".join(name.split()) for name in named if "Wadi" not in name) == ["Delta Works", "Salem al-Rawi"]
    beside = page(output, "en/actors/salem-al-rawi").xpath('//section[@aria-labelledby="beside"]//a/text()')
    assert beside == ["Delta Works"]
    said = "The articles give no names: in each, others are meant."
    assert said in page(output, "en/actors/residents").text_content()
    assert said not in page(output, "en/actors/salem-al-rawi").text_content()
