"""Parts of a briefing's page: differing numbers, what is not known, the sentence at its publisher, citations."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

import lxml.html
import pytest

from built_site import REPOSITORY, build
from mujaz.lexicon.lexicon import TABLES
from mujaz.model.entry import Entry
from mujaz.model.facts import Figure
from mujaz.render.catalogues import load_words
from mujaz.render.nouns import load_nouns
from mujaz.site.article import text_address
from mujaz.site.briefings import briefing_of
from mujaz.site.differing import differing
from mujaz.site.unknown import unknown
from sample_archive import HandMadeArchive, flood, undated

WORDS = {lang: load_words(REPOSITORY / "theme/locale", lang, load_nouns(TABLES)) for lang in ("ar", "en")}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("parts"), HandMadeArchive((disputed(),)), SITEURL="https://news.example")


def page(site: Path, place: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((site / place / "index.html").read_bytes())


def with_figures(entry: Entry, *figures: Figure) -> Entry:
    return replace(entry, facts=replace(entry.facts, figures=figures))


def disputed() -> Entry:
    """The flood, of whose dead two parties give different numbers."""
    entry = flood()
    killed, displaced, percent = entry.facts.figures
    fewer = replace(killed, id="f4", low=9, high=9, evidence=percent.evidence, claimed_by="delta-works")
    return with_figures(entry, killed, displaced, percent, fewer)


def said(entry: Entry, lang: str) -> list[str]:
    return unknown(briefing_of(entry, {}), WORDS[lang])


@pytest.mark.site
def test_numbers_of_different_claimants_stand_side_by_side(site: Path) -> None:
    table = page(site, "en/briefings/flood-2025").xpath('//section[@aria-labelledby="differing"]//table')[0]
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in table.xpath(".//tbody/tr")]
    assert table.xpath("caption/text()") == ["killed"]
    assert rows == [["Salem al-Rawi", "23"], ["Delta Works", "9"]]
    assert table.xpath(".//td/a/@href") == ["#f1", "#f4"]


def test_same_number_other_people_or_one_claimant_are_no_difference() -> None:
    entry = disputed()
    killed, displaced, percent, fewer = entry.facts.figures
    for other in (
        replace(fewer, low=23, high=23),
        replace(fewer, claimed_by=killed.claimed_by),
        replace(fewer, noun_id="soldier"),
        replace(fewer, kind="wounded"),
        replace(fewer, part_of="f1"),
    ):
        assert differing(briefing_of(with_figures(entry, killed, displaced, percent, other), {}), WORDS["en"]) == []
    assert [one.kind for one in differing(briefing_of(entry, {}), WORDS["ar"])] == ["killed"]


def test_what_is_empty_is_said_to_be_unknown() -> None:
    assert said(flood(), "en") == [
        "The article gives no number of wounded.",
        "Numbers that rest on one claimant alone: killed and displaced.",
        "1 statement has no speaker who is named.",
    ]
    assert said(flood(), "ar")[1] == "أعداد أوردها قائل واحد فقط: قتلى ونازحون."
    assert said(undated(), "en") == [
        "The day of publication is not known.",
        "No place was recognised in the article.",
    ]


def test_what_is_given_is_not_said_to_be_unknown() -> None:
    entry = disputed()
    killed, displaced, *_ = entry.facts.figures
    wounded = replace(killed, id="f9", kind="wounded", claimed_by=None)
    told = said(with_figures(entry, killed, displaced, wounded), "en")
    assert "The article gives no number of wounded." not in told
    assert "Numbers for which the article names nobody: wounded." in told
    assert "Numbers that rest on one claimant alone: killed and displaced." in told
    only = said(with_figures(entry, wounded), "en")
    assert only[0] == "The article gives no number of killed."


def test_vague_quantities_are_counted_with_the_right_plural() -> None:
    entry = flood()
    dozens = replace(entry.facts.figures[0], low=20, high=99, bound="dozens", claimed_by=None)
    vague = tuple(replace(dozens, id=f"f{n}", kind="count", low=n) for n in range(1, 12))
    spoken = {n: next(s for s in said(with_figures(entry, *vague[:n]), "ar") if "عشرات" in s) for n in (1, 2, 3, 11)}
    assert [spoken[n].split()[0] for n in spoken] == ["كمية", "كميتان", "3", "11"]
    assert spoken[3].split()[1] == "كميات"
    assert spoken[11].split()[1] == "كمية"


def test_sentence_is_found_again_at_its_publisher() -> None:
    assert text_address("https://a.example/x?y=1#top", "قال الوزير") == (
        "https://a.example/x?y=1#:~:text=%D9%82%D8%A7%D9%84%20%D8%A7%D9%84%D9%88%D8%B2%D9%8A%D8%B1"
    )
    address = text_address("https://a.example/", "… one-two 2, 3 4 5 6 7 8 9 …")
    assert address.endswith("#:~:text=one%2Dtwo%202%2C%203%204,6%207%208%209")
    assert len(text_address("https://a.example/", "word " * 500)) < 100


@pytest.mark.site
def test_only_sentences_that_are_shown_lead_to_their_publisher(tmp_path: Path) -> None:
    built = build(tmp_path, HandMadeArchive())
    shown = page(built, "ar/briefings/flood-2025").xpath('//a[@class="there"]/@href')
    assert unquote(shown[0]).endswith("#:~:text=قال وزير الأشغال سالم,أكثر من 1500 آخرين.")
    assert all(link.startswith("https://news.example/flood-2025?a=1&b=2#:~:text=") for link in shown)
    assert not page(built, "ar/briefings/strike-2025").xpath('//a[@class="there"]')


@pytest.mark.site
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_citation_names_address_and_revision_in_every_form(site: Path, lang: str) -> None:
    record = (site / "data/v1/briefings/flood-2025.json").read_bytes()
    revision = sha256(record).hexdigest()[:12]
    url = f"https://news.example/{lang}/briefings/flood-2025/"
    (cite,) = page(site, f"{lang}/briefings/flood-2025").xpath('//section[@aria-labelledby="cite"]')
    assert cite.xpath(f'.//bdi[@dir="ltr"][text()="{revision}"]')
    assert cite.xpath(f'.//a[@href="{url}"]')
    files = cited(site, cite, f"/cite/{lang}/flood-2025.")
    assert set(files) == {"bib", "ris", "json", "facts.bib", "facts.ris", "facts.json"}
    assert f"version = {{{revision}}}" in files["bib"]
    assert re.fullmatch(r"@online\{flood-2025,\n(  \w+ = \{.*\},\n)+\}\n", files["bib"])
    assert all(re.fullmatch(r"[A-Z]{2}  - .*", line) for line in files["ris"].split("\r\n")[:-1])
    assert f"UR  - {url}\r\n" in files["ris"]
    (item,) = json.loads(files["json"])
    assert (item["URL"], item["version"], item["issued"]) == (url, revision, {"date-parts": [[2025, 8, 14]]})


def cited(site: Path, section: lxml.html.HtmlElement, place: str) -> dict[str, str]:
    """The files that a page's section links, by what stands behind `place` in their addresses."""
    links = [link for link in section.xpath(".//a/@href") if place in link]
    texts = ((site / link.removeprefix("https://news.example/")).read_bytes().decode() for link in links)
    return dict(zip((link.partition(place)[2] for link in links), texts, strict=True))


@pytest.mark.site
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_fact_is_cited_by_a_sentence_its_address_and_the_revision(site: Path, lang: str) -> None:
    record = (site / "data/v1/briefings/flood-2025.json").read_bytes()
    facts, revision = json.loads(record), sha256(record).hexdigest()[:12]
    ids = [fact["id"] for kind in ("figures", "claims") for fact in facts[kind]]
    html = page(site, f"{lang}/briefings/flood-2025")
    (cite,) = html.xpath('//section[@aria-labelledby="cite"]')
    lines = {line.xpath("./a/@href")[0].lstrip("#"): line.text_content() for line in cite.xpath(".//details//li")}
    assert list(lines) == ids
    assert all(html.get_element_by_id(one) is not None for one in ids)
    url = f"https://news.example/{lang}/briefings/flood-2025/"
    assert all(line.endswith(f"{revision}. {url}#{one}") for one, line in lines.items())
    assert lines["f1"].startswith("“According to Salem al-Rawi, 23 people were killed”" if lang == "en" else "«")
    files = cited(site, cite, f"/cite/{lang}/flood-2025.")
    items = json.loads(files["facts.json"])
    assert [(item["id"], item["URL"], item["version"]) for item in items] == [
        (f"flood-2025-{one}", f"{url}#{one}", revision) for one in ids
    ]
    assert {item["language"] for item in items} == {lang}
    assert re.findall(r"^@online\{flood-2025-(\w+),$", files["facts.bib"], re.MULTILINE) == ids
    assert re.findall(r"^UR  - .*#(\w+)\r$", files["facts.ris"], re.MULTILINE) == ids
    assert [item["title"] for item in items] == re.findall(r"^TI  - (.*)\r$", files["facts.ris"], re.MULTILINE)


@pytest.mark.site
def test_files_for_single_facts_may_be_left_out(tmp_path: Path) -> None:
    built = build(tmp_path, HandMadeArchive(), MUJAZ_CITE_FACTS=False)
    assert not list(built.glob("data/v1/cite/*/*.facts.*"))
    section = page(built, "en/briefings/strike-2025").xpath('//section[@aria-labelledby="cite"]')[0]
    assert len(section.xpath(".//details//li")) == 2
    assert not [link for link in section.xpath(".//@href") if ".facts." in link]
