"""Corrections on the pages of both languages: what was, what is, why, when and by whom, and a mark on each fact."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from pelican.settings import read_settings

from built_site import REPOSITORY, build
from mujaz.archive.corrections import carried_out
from mujaz.archive.rulings import Ruling
from mujaz.lexicon.lexicon import load_lexicon
from mujaz.model.entry import Carrier, Entry, Origin
from mujaz.model.facts import Bilingual
from mujaz.render.catalogues import LANGUAGES
from mujaz.site.briefings import briefing_of
from mujaz.site.cards import card
from mujaz.site.corrected import corrected, newest_corrections
from mujaz.site.generator import site_of
from mujaz.site.templates import Theme, load_theme
from sample_archive import HandMadeArchive, flood, harvest, strike

REASON = Bilingual("قرأت القواعد <العدد> خطأ.", "The rules misread the <number>.")


def ruling(action: str, fact: str, words: str, day: int, /, **values: Any) -> Ruling:
    return Ruling("", action, fact, words, REASON, date(2025, 9, day), "رنا & Co", None, values)  # type: ignore[arg-type]


RULINGS = (
    ruling("change", "figure", "23 شخصا", 1, value=25),
    ruling("change", "claim", "نفت", 2, speaker="salem-al-rawi"),
    ruling("drop", "place", "وادي السمر", 3),
    ruling("change", "date", "2019-2026", 4, start=date(2020, 1, 1)),
    ruling("add", "actor", "المدينة", 5, id="the-city", kind="group", name={"ar": "المدينة", "en": "The city"}),
    ruling("change", "figure", "أكثر من 1500", 6, claimed_by="delta-works"),
)


@dataclass(frozen=True)
class Corrections:
    """The flood corrected in every way, and its built site."""

    entry: Entry
    site: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Corrections:
    entry, gone = carried_out(flood(), RULINGS, load_lexicon(REPOSITORY))
    assert gone == ()
    folder = build(tmp_path_factory.mktemp("corrected"), HandMadeArchive((entry, harvest())))
    return Corrections(entry, folder)


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme(REPOSITORY / "theme", site_of(read_settings(str(REPOSITORY / "pelicanconf.py"))))


def page(made: Corrections, lang: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((made.site / lang / "briefings/flood-2025/index.html").read_bytes())


def listed(html: lxml.html.HtmlElement) -> list[list[str]]:
    items = html.xpath('//section[@aria-labelledby="corrections"]/ul/li')
    return [[" ".join(part.text_content().split()) for part in item.xpath("p")] for item in items]


@pytest.mark.site
def test_english_page_tells_each_correction_newest_first(made: Corrections) -> None:
    said = [first for first, *_ in listed(page(made, "en"))]
    assert said == [
        "Figure: was more than 1,500 people displaced according to Salem al-Rawi, now more than 1,500 people displaced"
        " according to Delta Works fact",
        "Name: The city added",
        "Date: was 2019 to 2026, now 2020 to 2026",
        "Place: Wadi al-Samr taken out",
        "Statement: was denied: Delta Works, now denied: Salem al-Rawi fact",
        "Figure: was 23 people killed, now 25 people killed fact",
    ]
    assert listed(page(made, "en"))[0][1:] == [REASON.en, "Corrected by رنا & Co, 6 September 2025"]


@pytest.mark.site
def test_arabic_page_tells_them_in_arabic(made: Corrections) -> None:
    shown = listed(page(made, "ar"))
    assert len(shown) == len(RULINGS)
    assert shown[1] == ["اسم: أُضيف المدينة", REASON.ar, "تصويب رنا & Co، 5 أيلول/سبتمبر 2025"]
    assert shown[5][0].startswith("رقم: قبل التصويب ")
    assert "25" in shown[5][0]


@pytest.mark.site
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_corrected_fact_is_marked_and_leads_to_its_correction(made: Corrections, lang: str) -> None:
    html = page(made, lang)
    ids = set(html.xpath("//@id"))
    marks = html.xpath('//a[@class="corrected"]/@href')
    by_kind = {correction.kind: f"#{correction.id}" for correction in made.entry.corrections if correction.new}
    assert set(marks) >= set(by_kind.values())
    assert all(mark.removeprefix("#") in ids for mark in marks)
    facts = html.xpath('//section[@aria-labelledby="corrections"]//a/@href')
    assert {"#f1", "#f2", "#c3"} <= set(facts)
    assert all(fact.removeprefix("#") in ids for fact in facts)


@pytest.mark.site
def test_nothing_of_corrections_stands_where_there_are_none(made: Corrections) -> None:
    html = (made.site / "en/briefings/harvest-2025/index.html").read_text(encoding="utf-8")
    assert 'class="corrected"' not in html
    assert 'id="corrections"' not in html


@pytest.mark.site
def test_published_record_keeps_both_values(made: Corrections) -> None:
    record = json.loads((made.site / "data/v1/briefings/flood-2025.json").read_bytes())
    oldest = record["corrections"][-1]
    assert (oldest["old"]["low"], oldest["new"]["low"], record["figures"][0]["low"]) == (23, 25, 25)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_of_corrections_lists_them_with_their_briefings(made: Corrections, theme: Theme, lang: str) -> None:
    class HandWritten:
        title, content = "T", "<p>words</p>"

    rows = [
        (card(briefing_of(entry, {}), theme, lang), corrected(entry, one, theme.styles[lang]))  # type: ignore[arg-type]
        for entry, one in newest_corrections([strike(), made.entry])
    ]
    _, html = theme.page("corrections.html", lang, "corrections", page=HandWritten, corrections=rows)
    links = lxml.html.fromstring(html).xpath('//section[@class="corrections"]//h3/a/@href')
    assert links == [f"/{lang}/briefings/flood-2025/#{one.id}" for one in made.entry.corrections]
    _, empty = theme.page("corrections.html", lang, "corrections", page=HandWritten, corrections=[])
    assert lxml.html.fromstring(empty).xpath('//section[@class="corrections"]/p[@class="empty"]')


def test_newest_corrections_of_all_entries_come_first(made: Corrections) -> None:
    other, _ = carried_out(harvest(), [ruling("change", "figure", "300 ألف طن", 4, value=3)], load_lexicon(REPOSITORY))
    told = newest_corrections([other, made.entry])
    assert [(entry.id[:5], one.day.day) for entry, one in told] == [
        ("flood", 6), ("flood", 5), ("flood", 4), ("harve", 4), ("flood", 3), ("flood", 2), ("flood", 1),
    ]  # fmt: skip


@pytest.mark.site
@pytest.mark.parametrize("lang", LANGUAGES)
def test_briefings_of_one_story_say_so_and_lead_to_each_other(tmp_path: Path, lang: str) -> None:
    carriers = tuple(Carrier(one.id, one.document.seed.publisher, "2025-08-14") for one in (flood(), harvest()))
    told = tuple(replace(one, origin=Origin("flood-2025", carriers)) for one in (flood(), harvest()))
    site = build(tmp_path, HandMadeArchive((*told, strike())))
    (line,) = lxml.html.fromstring((site / lang / "briefings/harvest-2025/index.html").read_bytes()).xpath(
        '//p[@class="note origin"]'
    )
    assert line.xpath("a/@href") == [f"/{lang}/briefings/flood-2025/"]
    assert "جريدة الوادي" in line.text_content()
    assert "Delta Post" not in line.text_content()
    assert 'class="note origin"' not in (site / lang / "briefings/strike-2025/index.html").read_text(encoding="utf-8")
