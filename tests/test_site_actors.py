"""The page of an actor: its spellings, what it did in words, its positions, its company, its activity over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import lxml.html
import pytest

from built_site import REPOSITORY, build
from mujaz.lexicon.lexicon import TABLES
from mujaz.model.document import Document
from mujaz.model.entry import Entry
from mujaz.render.catalogues import load_words
from mujaz.render.nouns import load_nouns
from mujaz.site.chart import bars, over_time
from mujaz.site.profile import PER_PAGE
from sample_archive import HandMadeArchive, flood

pytestmark = pytest.mark.site
WORDS = {lang: load_words(REPOSITORY / "theme/locale", lang, load_nouns(TABLES)) for lang in ("ar", "en")}


def page(site: Path, place: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((site / place / "index.html").read_bytes())


def text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def again(entry: Entry, number: int, published: date) -> Entry:
    """The same article once more, under an id of its own."""
    document: Document = replace(
        entry.document, id=f"{entry.id}-{number}", seed=replace(entry.document.seed, published=published)
    )
    return replace(entry, document=document, facts=replace(entry.facts, places=()))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    days = [date(2025 - number // 12, 12 - number % 12, 1) for number in range(2 * PER_PAGE + 2)]
    held = tuple(again(flood(), number, day) for number, day in enumerate(days))
    return build(tmp_path_factory.mktemp("actors"), HandMadeArchive(held))


def section(html: lxml.html.HtmlElement, name: str) -> lxml.html.HtmlElement:
    return html.xpath(f'//section[@aria-labelledby="{name}"]')[0]


def test_spellings_stand_with_their_numbers_in_their_own_script(site: Path) -> None:
    html = page(site, "en/actors/salem-al-rawi")
    (spelling,) = section(html, "spellings").xpath(".//li")
    assert text(spelling) == f"سالم الراوي {2 * PER_PAGE + 2}"
    assert spelling.xpath('bdi[@lang="ar"]')


def test_each_act_leads_to_every_briefing_where_it_was_done(site: Path) -> None:
    html = page(site, "ar/actors/delta-works")
    (denial,) = section(html, "acts").xpath(".//details")
    assert text(denial.xpath("summary")[0]) == f"نفي {2 * PER_PAGE + 2}"
    assert denial.xpath(".//li/a/@href")[0] == "/ar/briefings/flood-2025-0/#c3"


def test_company_is_who_is_named_in_the_same_briefings(site: Path) -> None:
    beside = section(page(site, "en/actors/delta-works"), "beside")
    assert [text(li) for li in beside.xpath(".//li")] == [f"Salem al-Rawi {2 * PER_PAGE + 2}"]


def test_positions_name_whom_their_words_name_and_not_the_speaker(tmp_path: Path) -> None:
    entry = flood()
    denial = next(claim for claim in entry.facts.claims if claim.act == "deny")
    other = replace(entry.facts.actors[0], mentions=(denial.evidence,))
    named = replace(entry, facts=replace(entry.facts, actors=(other, entry.facts.actors[1])))
    html = page(build(tmp_path, HandMadeArchive((named,))), "en/actors/delta-works")
    (row,) = section(html, "positions").xpath(".//dl/div")
    assert (text(row.xpath("dt")[0]), text(row.xpath("dd")[0])) == ("denied", "Salem al-Rawi 1")
    assert not page(tmp_path / "output", "en/actors/salem-al-rawi").xpath('//*[@id="positions"]')


def test_long_record_goes_on_upon_further_pages(site: Path) -> None:
    newest, oldest = (page(site, f"en/actors/delta-works{more}") for more in ("", "/pages/1"))
    assert len(newest.xpath('//ol[@class="record"]/li')) == PER_PAGE + 2
    assert len(oldest.xpath('//ol[@class="record"]/li')) == PER_PAGE
    assert newest.xpath('//nav//a[text()="Older"]/@href') == ["/en/actors/delta-works/pages/1/"]
    assert oldest.xpath('//nav//a[text()="Newer"]/@href') == ["/en/actors/delta-works/"]
    assert not oldest.xpath('//*[@id="beside"]')


def test_activity_is_drawn_and_told_in_a_table_of_the_same_numbers(site: Path) -> None:
    for lang in ("ar", "en"):
        (figure,) = page(site, f"{lang}/actors/delta-works").xpath('//figure[@class="chart"]')
        assert figure.xpath("svg/@aria-label") == [WORDS[lang].gettext("Briefings over time")]
        numbers = [int(cell) for cell in figure.xpath(".//td/text()")]
        assert numbers == [6, 12, 12, 12]
        assert figure.xpath("svg/path/@d")[0].count("M") == len(numbers)


def test_bars_run_with_the_language() -> None:
    falling = {lang: str(bars([4, 1, 0], "name", WORDS[lang])) for lang in ("ar", "en")}
    assert 'd="M1 60v-60h8v60zM11 60v-15h8v15z"' in falling["en"]
    assert 'd="M21 60v-60h8v60zM11 60v-15h8v15z"' in falling["ar"]


def test_months_without_any_keep_their_place_and_one_period_is_no_course() -> None:
    chart = over_time([date(2025, 1, 3), date(2025, 4, 1), date(2025, 4, 9), None], "n", WORDS["en"])
    assert chart is not None
    assert chart.rows == [("January 2025", 1), ("February 2025", 0), ("March 2025", 0), ("April 2025", 2)]
    assert chart.told == [("January 2025", 1), ("April 2025", 2)]
    assert over_time([date(2025, 1, 3), date(2025, 1, 9)], "n", WORDS["en"]) is None
    assert over_time([None], "n", WORDS["en"]) is None
