"""Sitemaps tell of every page in both languages, also where one file may not hold them all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lxml.etree
import lxml.html
import pytest

from built_site import build
from mujaz.site import root
from sample_archive import HandMadeArchive

pytestmark = pytest.mark.site
ROOT = "https://news.example/repo"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def urls(path: Path) -> Iterator[lxml.etree._Element]:
    yield from lxml.etree.parse(path).getroot().iterfind("s:url", SPACES)


def test_large_archive_has_an_index_of_sitemaps_that_tell_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build(tmp_path / "whole", HandMadeArchive(), SITEURL=ROOT)
    monkeypatch.setattr(root, "_MOST_PAGES", 3)
    parts = build(tmp_path / "parts", HandMadeArchive(), SITEURL=ROOT)
    index = lxml.etree.parse(parts / "sitemap.xml").getroot()
    assert index.tag == f"{{{SPACES['s']}}}sitemapindex"
    places = [loc.removeprefix(f"{ROOT}/") for loc in index.xpath("s:sitemap/s:loc/text()", namespaces=SPACES)]
    assert len(places) > 5
    told = [url for place in places for url in urls(parts / place)]
    assert max(len(list(urls(parts / place))) for place in places) <= 6
    listed = {url.findtext("s:loc", None, SPACES): lxml.etree.tostring(url) for url in told}
    assert len(listed) == len(told)
    chooser = f"{ROOT}/"
    assert {url.findtext("s:loc", None, SPACES) for url in urls(whole / "sitemap.xml")} - {chooser} == set(listed)


def test_pairs_are_those_of_the_pages(tmp_path: Path) -> None:
    site = build(tmp_path, HandMadeArchive(), SITEURL=ROOT)
    for url in urls(site / "sitemap.xml"):
        address = str(url.findtext("s:loc", None, SPACES))
        html = lxml.html.fromstring((site / address.removeprefix(f"{ROOT}/") / "index.html").read_bytes())
        pairs = {link.get("hreflang"): link.get("href") for link in html.xpath('//link[@rel="alternate"][not(@type)]')}
        pairs.pop("x-default", None)
        told = {link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", SPACES)}
        assert told == (pairs if address != f"{ROOT}/" else {})
        assert html.xpath("string(//link[@rel='canonical']/@href)") == address
    assert f"Sitemap: {ROOT}/sitemap.xml\n" in (site / "robots.txt").read_text()
