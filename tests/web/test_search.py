"""Search as a reader meets it, in a browser: what a query finds, what it transfers, and what it never shows."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from built_site import REPOSITORY, build, files
from mujaz.arabic.search_keys import keys, plain, skeleton, sound, words
from mujaz.lexicon.lexicon import TABLES
from mujaz.lexicon.register import load_register
from mujaz.lexicon.search import load_search_words
from mujaz.model.entry import Entry
from mujaz.model.facts import Actor, Facts
from mujaz.model.span import Span
from pages_server import BASE, served
from sample_archive import HandMadeArchive, document

pytestmark = pytest.mark.browser
CASES = REPOSITORY / "tests" / "cases"
PROBES = {
    name: tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8")) for name in ("search", "search_variants")
}
IN_ARCHIVE = tomllib.loads((CASES / "search_archive.toml").read_text(encoding="utf-8"))["queries"]
VECTORS = json.loads((CASES / "search_keys.json").read_text(encoding="utf-8"))
LEAST_RECALL = LEAST_PRECISION = 0.97
MOST_BYTES = 160_000
FIND = """async ([folder, lang, queries]) => {
  const {Index} = await import(folder.replace(/search\\/$/, 'static/search/index.js'));
  const index = new Index(folder, lang), found = {};
  for (const query of queries) {
    const numbers = await index.search(query, []);
    const shown = await Promise.all(numbers.map(number => index.shown(number)));
    found[query] = shown.map(html => html.match(/href="([^"]*)"/)[1]);
  }
  return found;
}"""


def entry(entry_id: str, row: dict[str, Any]) -> Entry:
    """A document of the probe: a title, a sentence, and actors of the register."""
    title, _, body = row["text"].partition(". ")
    text = f"{title}\n\n{body}\n"
    known = load_register(REPOSITORY).actors
    actors = tuple(
        Actor(name, known[name].kind or "person", known[name].name, "registered", (Span(0, 3),), "test")
        for name in row.get("names", [])
    )
    return Entry(document(entry_id, text, date(2025, 1, 1), "full", "Delta Post"), Facts(actors))


@pytest.fixture(scope="module", params=PROBES)
def probed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    root = tmp_path_factory.mktemp("probe")
    for name in ("actors", "places"):
        shutil.copytree(REPOSITORY / "content" / name, root / "content" / name)
    archive = HandMadeArchive(
        tuple(entry(entry_id, row) for entry_id, row in PROBES[request.param]["documents"].items())
    )
    with served(build(root, archive, SITEURL=BASE)) as address:
        yield request.param, address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def rightly_found(found: dict[str, list[str]], queries: dict[str, list[str]]) -> None:
    """Recall and precision over all pairs of a query and a briefing."""
    right = wanted = given = 0
    misses = []
    for query, expected in queries.items():
        ids = {url.rstrip("/").rsplit("/", 1)[-1] for url in found[query] if "/briefings/" in url}
        right, wanted, given = right + len(ids & set(expected)), wanted + len(expected), given + len(ids)
        if ids != set(expected):
            misses.append(f"{query}: missing {sorted(set(expected) - ids)}, too many {sorted(ids - set(expected))}")
    assert wanted >= 60
    assert right / wanted >= LEAST_RECALL, misses
    assert right / given >= LEAST_PRECISION, misses


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_readers_find_what_they_look_for(page: Page, probed: tuple[str, str], lang: str) -> None:
    name, address = probed
    page.goto(f"{address}/{lang}/")
    queries = PROBES[name]["queries"]
    rightly_found(page.evaluate(FIND, [f"{BASE}/search/", lang, list(queries)]), queries)


def test_readers_find_what_they_look_for_in_the_archive_itself(page: Page, site: Any) -> None:
    page.goto(f"{site.address}/ar/")
    rightly_found(page.evaluate(FIND, [f"{BASE}/search/", "ar", list(IN_ARCHIVE)]), IN_ARCHIVE)


@pytest.mark.parametrize("query", ["Erdogan", "أردوجان", "رجب طيب أردوغان", "Recep Tayyip Erdogan"])
def test_an_actor_stands_before_the_briefings_that_name_it(page: Page, site: Any, query: str) -> None:
    page.goto(f"{site.address}/en/")
    found = page.evaluate(FIND, [f"{BASE}/search/", "en", [query]])[query]
    assert found[0] == f"{site.address}/en/actors/recep-tayyip-erdogan/"


def test_python_and_browser_take_words_apart_alike(page: Page, site: Any) -> None:
    page.goto(f"{site.address}/en/")
    script = """async ([at, texts, irregular]) => {
      const {plain, words, keys, sound, skeleton} = await import(at);
      return texts.map(t => ({text: t, plain: plain(t), own: words(t).map(w => keys(w, irregular)),
        words: words(t).map(w => [w, keys(w), sound(w), skeleton(w)])})) }"""
    irregular = load_search_words(TABLES / "search.toml").irregular
    at, texts = f"{BASE}/static/search/keys.js", [one["text"] for one in VECTORS]
    in_browser = page.evaluate(script, [at, texts, irregular])
    own = [one.pop("own") for one in in_browser]
    assert in_browser == VECTORS
    assert own == [[list(keys(word, irregular)) for word in words(text)] for text in texts]
    assert own != [[found[1] for found in one["words"]] for one in VECTORS]
    for one in VECTORS:
        found = [[word, list(keys(word)), sound(word), skeleton(word)] for word in words(one["text"])]
        assert {"text": one["text"], "plain": plain(one["text"]), "words": found} == one


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_of_the_index_loads_before_the_field_is_used(page: Page, site: Any, lang: str) -> None:
    asked: list[str] = []
    noise: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: noise.append(message.text))
    page.goto(f"{site.address}/{lang}/search/", wait_until="networkidle")
    before = len(asked)
    assert not [
        url
        for url in asked
        if "/search/" in url.removeprefix(f"{site.address}/{lang}/search/").split("static")[0] and url.endswith(".json")
    ]
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    transferred: list[int] = []
    session.on("Network.loadingFinished", lambda event: transferred.append(event["encodedDataLength"]))
    page.get_by_role("searchbox").fill("السودان")
    page.keyboard.press("Enter")
    page.locator("#results li").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert len(asked) > before
    assert sum(transferred) <= MOST_BYTES
    assert noise == []
    assert "q=" in page.url


def test_filters_keep_only_what_has_them(page: Page, site: Any) -> None:
    page.goto(f"{site.address}/en/search/?year=2023")
    page.locator("#results li").first.wait_for()
    texts = page.locator("#results time").all()
    assert texts
    assert all(str(one.get_attribute("datetime")).startswith("2023") for one in texts)
    page.get_by_label("Act of speech").select_option("deny")
    page.wait_for_url("**act=deny**")
    assert page.get_by_label("Year").input_value() == "2023"


def test_index_shows_nothing_that_the_rights_withhold(tmp_path: Path) -> None:
    built = build(tmp_path, HandMadeArchive())
    index = b"".join(content for path, content in files(built).items() if path.startswith("search/")).decode()
    # The strike's rights allow facts only; of the flood, a sentence without facts is shown nowhere.
    for withheld in ("ملاح", "عقود", "كهرباء"):
        assert withheld not in index
    assert "port-workers-union" in index


def test_index_has_the_same_bytes_every_time_and_is_left_alone_where_nothing_changed(tmp_path: Path) -> None:
    first, second = (build(tmp_path / name, HandMadeArchive()) for name in ("a", "b"))
    made = [{p: c for p, c in files(one).items() if p.startswith("search/")} for one in (first, second)]
    assert made[0] == made[1]
    stamp = (first / "search" / "index.json").stat().st_mtime_ns
    build(tmp_path / "a", HandMadeArchive())
    assert (first / "search" / "index.json").stat().st_mtime_ns == stamp
    held = HandMadeArchive().held
    again = build(tmp_path / "a", HandMadeArchive(tuple(replace(one) for one in held[1:])))
    fresh = build(tmp_path / "c", HandMadeArchive(tuple(held[1:])))
    assert {p: c for p, c in files(again).items() if p.startswith("search/")} == {
        p: c for p, c in files(fresh).items() if p.startswith("search/")
    }


def test_search_without_script_leads_to_the_lists(browser: Browser, site: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/ar/search/")
    assert page.locator("noscript a, main p.empty a").count() >= 4
    assert not page.get_by_role("searchbox").is_visible()
    context.close()
