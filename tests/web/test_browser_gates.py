"""What a browser measures on the published site: accessibility, weight, silence, and the same words without script."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from built_site import REPOSITORY, paths
from pages_server import weight

pytestmark = pytest.mark.browser
AXE = (REPOSITORY / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = """async rules => {
  const chosen = {runOnly: {type: 'tag', values: rules}, rules: {'target-size': {enabled: true}}};
  const found = await axe.run(document, chosen);
  return found.violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')}`);
}"""
ROOT = "document.documentElement"
BRIEFING_MEDIAN, BRIEFING, ENGLISH_PAGE, ARABIC_PAGE, FONTS = 14_000, 24_000, 20_000, 50_000, 30_000
WAYS = [("light", 320), ("light", 1280), ("dark", 320), ("dark", 1280)]


def weights(page: Page, address: str) -> dict[str, int]:
    """The bytes that each part of a page takes on its way, by address."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    addresses: dict[str, str] = {}
    taken: dict[str, int] = {}
    session.on("Network.responseReceived", lambda e: addresses.update({e["requestId"]: e["response"]["url"]}))
    session.on("Network.loadingFinished", lambda e: taken.update({e["requestId"]: int(e["encodedDataLength"])}))
    page.goto(address, wait_until="load")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(60)
    session.detach()
    return {addresses[request]: size for request, size in taken.items() if request in addresses}


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(("scheme", "width"), WAYS)
def test_no_barrier_on_any_kind_of_page(
    browser: Browser, site: Any, artifacts: Path, lang: str, scheme: Any, width: int
) -> None:
    # What axe brings into a page is a script of the test's, which the page's own policy rightly refuses.
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    found = []
    for path in paths(site.folder):
        page.goto(f"{site.address}/{lang}/{path}")
        page.evaluate(AXE)
        found += [f"{path} {barrier}" for barrier in page.evaluate(LOOK, RULES)]
        if page.evaluate(f"{ROOT}.scrollWidth > {ROOT}.clientWidth"):
            found.append(f"{path} scrolls sideways")
        page.screenshot(path=artifacts / f"{path.replace('/', '-') or 'home-'}{lang}-{scheme}-{width}.png")
    context.close()
    assert found == []


def test_axe_finds_a_planted_barrier(browser: Browser, site: Any) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site.address}/en/")
    page.evaluate("document.querySelector('main').innerHTML += '<img src=\"x.png\">'")
    page.evaluate(AXE)
    assert any("image-alt" in barrier for barrier in page.evaluate(LOOK, RULES))
    context.close()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_pages_are_silent_alone_and_the_same_without_script(browser: Browser, site: Any, lang: str) -> None:
    texts: dict[bool, dict[str, str]] = {}
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        noise: list[str] = []
        strangers: list[str] = []
        page.on("console", lambda message, noise=noise: noise.append(message.text))
        page.on("pageerror", lambda error, noise=noise: noise.append(str(error)))
        page.on("request", lambda request, asked=strangers: asked.append(request.url))
        texts[script] = {}
        for path in paths(site.folder):
            page.goto(f"{site.address}/{lang}/{path}")
            texts[script][path] = page.locator("main").inner_text().strip()
        assert noise == []
        assert [url for url in strangers if not url.startswith(f"{site.address}/")] == []
        assert context.cookies() == []
        context.close()
    different = {path for path, text in texts[True].items() if text != texts[False][path]}
    assert different == {"search/"}


@pytest.mark.parametrize(("lang", "most"), [("en", ENGLISH_PAGE), ("ar", ARABIC_PAGE)])
def test_pages_are_light(browser: Browser, site: Any, lang: str, most: int) -> None:
    heavy = {}
    for briefing in sorted(path.parent.name for path in (site.folder / lang / "briefings").glob("*/index.html")):
        context = browser.new_context()
        taken = weights(context.new_page(), f"{site.address}/{lang}/briefings/{briefing}/")
        context.close()
        assert sum(size for url, size in taken.items() if url.endswith(".woff2")) <= (FONTS if lang == "ar" else 0)
        if sum(taken.values()) > most:
            heavy[briefing] = sum(taken.values())
    assert heavy == {}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_pages_and_styles_of_briefings_are_light(site: Any, lang: str) -> None:
    styles = weight(site.folder / "static" / "mujaz.css")
    sizes = [styles + weight(path) for path in (site.folder / lang / "briefings").glob("*/index.html")]
    assert median(sizes) <= BRIEFING_MEDIAN
    assert max(sizes) <= BRIEFING


def test_styles_are_light(site: Any) -> None:
    assert weight(site.folder / "static" / "mujaz.css") <= 6_000


def test_policy_stops_a_script_in_the_page(browser: Browser, site: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(f"{site.address}/ar/")
    page.evaluate("""() => { const s = document.createElement('script'); s.textContent = 'window.ran = true';
        document.body.append(s) }""")
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in message for message in refused)
    context.close()


def test_missing_page_answers_in_both_languages(browser: Browser, site: Any) -> None:
    page = browser.new_page()
    answer = page.goto(f"{site.address}/en/nowhere/at/all/")
    assert answer is not None
    assert answer.status == 404
    assert page.locator("[lang=ar]").count() > 0
    page.close()
