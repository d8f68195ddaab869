"""What pages tell machines in JSON-LD parses, refers to nothing that is not there, and says what the pages say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from built_site import build
from sample_archive import HandMadeArchive, harvest, strike, undated
from test_feeds import CORRECTED, corrected, flood

pytestmark = pytest.mark.site
ROOT = "https://news.example/repo"
LANGUAGES = ("ar", "en")
Html = lxml.html.HtmlElement
Node = dict[str, Any]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = HandMadeArchive((corrected(flood()), harvest(), strike(), undated()))
    return build(tmp_path_factory.mktemp("linked"), archive, SITEURL=ROOT)


def page(site: Path, place: str) -> Html:
    return lxml.html.fromstring((site / place / "index.html").read_bytes())


def graph(html: Html) -> dict[str, Node]:
    (script,) = html.xpath('//script[@type="application/ld+json"]/text()')
    told = json.loads(script)
    assert told["@context"] == "https://schema.org"
    nodes = {node["@id"]: node for node in told["@graph"]}
    assert len(nodes) == len(told["@graph"])
    return nodes


def of_type(nodes: dict[str, Node], kind: str) -> list[Node]:
    return [node for node in nodes.values() if node["@type"] == kind]


def text(element: Html) -> str:
    return " ".join(element.text_content().split())


def references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for held in value.values():
            yield from references(held)
    elif isinstance(value, list):
        for held in value:
            yield from references(held)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", ["briefings/flood-2025", "briefings/strike-2025", "actors/salem-al-rawi", "data", ""])
def test_every_reference_is_to_a_node_of_the_page_or_to_the_other_language(site: Path, lang: str, place: str) -> None:
    nodes, other = graph(page(site, f"{lang}/{place}")), "en" if lang == "ar" else "ar"
    wanted = {one for node in nodes.values() for one in references(node)}
    assert wanted - set(nodes) <= {f"{ROOT}/{other}/{place}/#article"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_article_says_what_its_page_says(site: Path, lang: str) -> None:
    for briefing in ("flood-2025", "harvest-2025", "strike-2025", "undated-statement"):
        html = page(site, f"{lang}/briefings/{briefing}")
        nodes = graph(html)
        (article,) = of_type(nodes, "NewsArticle")
        assert article["headline"] == text(html.get_element_by_id("headline"))
        assert article["mainEntityOfPage"] == html.xpath("string(//link[@rel='canonical']/@href)")
        assert (article["inLanguage"], html.get("lang")) == (lang, lang)
        days = html.xpath("//p[@class='kicker']/time/@datetime")
        assert ([article["datePublished"][:10]] if "datePublished" in article else []) == days
        assert article["image"] == html.xpath("string(//meta[@property='og:image']/@content)")
        named = html.xpath("//section[@aria-labelledby='named']//a")
        assert [nodes[one["@id"]]["url"] for one in article["about"]] == [link.get("href") for link in named]
        assert [name_of(nodes[one["@id"]], lang) for one in article["about"]] == [text(link) for link in named]
        source = nodes[article["isBasedOn"]["@id"]]
        assert source["url"] in html.xpath("//a[@rel='external']/@href")
        assert source["publisher"]["name"] in text(html.xpath("//p[@class='meta']//cite")[0])


def name_of(actor: Node, lang: str) -> str:
    names = {name["@language"]: name["@value"] for name in actor["name"]}
    return str(names.get(lang, names["ar"]))


def test_the_english_page_translates_the_arabic_one(site: Path) -> None:
    keys = {"ar": "workTranslation", "en": "translationOfWork"}
    for lang, other in (LANGUAGES, LANGUAGES[::-1]):
        (article,) = of_type(graph(page(site, f"{lang}/briefings/flood-2025")), "NewsArticle")
        assert article[keys[lang]] == {"@id": f"{ROOT}/{other}/briefings/flood-2025/#article"}
        assert keys[other] not in article


@pytest.mark.parametrize("lang", LANGUAGES)
def test_claims_stand_on_the_page_with_their_speakers(site: Path, lang: str) -> None:
    for briefing, number in (("flood-2025", 4), ("strike-2025", 1)):
        html = page(site, f"{lang}/briefings/{briefing}")
        nodes = graph(html)
        (article,) = of_type(nodes, "NewsArticle")
        claims = of_type(nodes, "Claim")
        assert [part["@id"] for part in article["hasPart"]] == [claim["@id"] for claim in claims]
        assert len(claims) == number
        for claim in claims:
            shown = html.get_element_by_id(claim["@id"].partition("#")[2])
            assert claim["text"] in text(shown)
            speaker = text(shown.xpath("ancestor::section[@class='voice']/h3")[0])
            if "author" in claim:
                assert name_of(nodes[claim["author"]["@id"]], lang) in speaker
            else:
                assert speaker in ("No speaker named", "قائل غير مسمّى")
        assert {claim["inLanguage"] for claim in claims} == ({"ar"} if briefing == "flood-2025" else {lang})


def test_corrections_date_the_article_and_are_told(site: Path) -> None:
    html = page(site, "en/briefings/flood-2025")
    (article,) = of_type(graph(html), "NewsArticle")
    assert article["dateModified"][:10] == CORRECTED.isoformat()
    (correction,) = article["correction"]
    assert correction["datePublished"][:10] == CORRECTED.isoformat()
    assert "The source raised its toll" in correction["text"]
    (unchanged,) = of_type(graph(page(site, "en/briefings/harvest-2025")), "NewsArticle")
    assert unchanged["dateModified"] == unchanged["datePublished"]
    assert "correction" not in unchanged


@pytest.mark.parametrize(
    ("actor", "kind"),
    [("salem-al-rawi", "Person"), ("delta-works", "Organization"), ("fishers-league", "Organization")],
)
def test_actor_is_a_person_or_an_organization_by_its_names(site: Path, actor: str, kind: str) -> None:
    for lang in LANGUAGES:
        html = page(site, f"{lang}/actors/{actor}")
        nodes = graph(html)
        (profile,) = of_type(nodes, "ProfilePage")
        about = nodes[profile["mainEntity"]["@id"]]
        assert (about["@type"], about["url"]) == (kind, html.xpath("string(//link[@rel='canonical']/@href)"))
        assert name_of(about, lang) == text(html.xpath("//h1")[0])
    assert about["@id"] == f"{ROOT}/#actor-{actor}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_dataset_offers_the_files_of_its_page(site: Path, lang: str) -> None:
    html = page(site, f"{lang}/data")
    (dataset,) = of_type(graph(html), "Dataset")
    listed = {link.get("href") for link in html.xpath("//dl[@class='data']//a")}
    assert len(dataset["distribution"]) == 7
    for download in dataset["distribution"]:
        assert download["contentUrl"] in listed
        assert (site / download["contentUrl"].removeprefix(f"{ROOT}/")).is_file()
        assert "/" in download["encodingFormat"]
    assert len(dataset["description"]) >= 50
    assert dataset["url"] == html.xpath("string(//link[@rel='canonical']/@href)")
    site_of_language = of_type(graph(page(site, lang)), "WebSite")
    assert [one["inLanguage"] for one in site_of_language] == [lang]
