"""Every address that a page holds leads somewhere: pages, fragments, files, counterparts, pictures, linked data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import etree, html
from PIL import Image

pytestmark = pytest.mark.site
Tree = html.HtmlElement
GRAPH_KEYS = {
    "NewsArticle": {"headline", "inLanguage", "mainEntityOfPage", "publisher"},
    "Claim": {"text", "inLanguage"},
}


@pytest.fixture(scope="module")
def pages(site: Any) -> dict[str, Tree]:
    """Every page, read, by its address."""
    found = {}
    for path in sorted(site.folder.rglob("*.html")):
        place = path.relative_to(site.folder).as_posix().removesuffix("index.html")
        found[f"{site.address}/{place}"] = html.parse(str(path)).getroot()
    return found


def target(address: str, site: Any) -> Path:
    """The file that an address of the site is answered with."""
    below = unquote(address.removeprefix(f"{site.address}/").split("?")[0])
    return site.folder / (f"{below}index.html" if not below or below.endswith("/") else below)


def addresses(url: str, tree: Tree) -> Iterator[str]:
    for value in tree.xpath(
        "//@href | //@src | //@action | //meta[@property='og:image' or @property='og:url']/@content"
    ):
        yield urljoin(url, str(value))


def test_nothing_leads_nowhere(pages: dict[str, Tree], site: Any) -> None:
    ids = {url: {str(one) for one in tree.xpath("//@id")} for url, tree in pages.items()}
    broken = set()
    for url, tree in pages.items():
        for address in addresses(url, tree):
            page, fragment = urldefrag(address)
            if not page.startswith(f"{site.address}/"):
                continue
            missing = "/../" in page or not target(page, site).is_file()
            text_fragment = fragment.startswith(":~:")
            if missing or (fragment and not text_fragment and page in ids and unquote(fragment) not in ids[page]):
                broken.add((url, address))
    assert sorted(broken) == []


def test_no_id_stands_twice(pages: dict[str, Tree]) -> None:
    twice = [url for url, tree in pages.items() if len(ids := tree.xpath("//@id")) != len(set(ids))]
    assert twice == []


def test_each_page_names_itself_and_its_counterpart(pages: dict[str, Tree], site: Any) -> None:
    for url, tree in pages.items():
        if url.endswith("404.html"):
            continue
        assert tree.xpath("//link[@rel='canonical']/@href") == [url]
        counterparts = {
            str(link.get("hreflang")): str(link.get("href"))
            for link in tree.xpath("//link[@rel='alternate'][not(@type)]")
        }
        if url != f"{site.address}/":
            assert counterparts[tree.get("lang")] == url
            other = pages[counterparts["en" if tree.get("lang") == "ar" else "ar"]]
            back = other.xpath(f"//link[@rel='alternate'][not(@type)][@hreflang='{tree.get('lang')}']/@href")
            assert back == [url]
        assert ("x-default" in counterparts) == (
            url.removeprefix(site.address).count("/") <= 2 and len(url) < len(site.address) + 6
        )


def test_sitemap_tells_of_exactly_these_pages(pages: dict[str, Tree], site: Any) -> None:
    tree = etree.parse(str(site.folder / "sitemap.xml"))
    told = {str(one.text) for one in tree.iter("{*}loc")}
    assert told == {url for url in pages if not url.endswith("404.html")}


def test_previews_are_told_of_and_have_their_size(pages: dict[str, Tree], site: Any) -> None:
    pictures = set()
    for url, tree in pages.items():
        meta = {str(m.get("property")): str(m.get("content")) for m in tree.xpath("//meta[@property]")}
        if not tree.get("lang") or url in (f"{site.address}/", f"{site.address}/404.html"):
            continue
        assert meta["og:url"] == url
        assert {"og:title", "og:description", "og:image:alt", "og:locale", "og:locale:alternate"} <= set(meta)
        assert meta["og:locale"] == ("ar_AR" if tree.get("lang") == "ar" else "en_GB")
        pictures.add(meta["og:image"])
    assert len(pictures) > 50
    for picture in sorted(pictures):
        with Image.open(target(picture, site)) as image:
            assert image.size == (1200, 630)
        assert target(picture, site).stat().st_size < 25_000


def test_linked_data_can_be_read_and_is_whole(pages: dict[str, Tree]) -> None:
    kinds = set()
    for url, tree in pages.items():
        for script in tree.xpath("//script[@type='application/ld+json']"):
            data = json.loads(script.text)
            assert data["@context"] == "https://schema.org"
            known = {node["@id"] for node in data["@graph"]}
            for node in data["@graph"]:
                kinds.add(node["@type"])
                assert GRAPH_KEYS.get(node["@type"], set()) <= set(node), url
                if node["@type"] == "NewsArticle":
                    assert node["inLanguage"] == tree.get("lang")
                    assert {part["@id"] for part in node.get("hasPart", [])} <= known
                    assert {one["@id"] for one in node.get("about", [])} <= known
                    assert node.get("datePublished", "+00:00").endswith("+00:00")
    assert {"NewsArticle", "Claim", "Person", "GovernmentOrganization", "Dataset", "WebSite"} <= kinds
