"""The built site as a browser shows it: direction, the way to the other language, width, targets, silence."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from built_site import build
from sample_archive import HandMadeArchive

pytestmark = pytest.mark.browser
PAGES = (
    "", "briefings/flood-2025/", "briefings/harvest-2025/", "briefings/strike-2025/", "actors/",
    "actors/salem-al-rawi/", "places/", "places/wadi-al-samr/",
    "topics/disaster/", "archive/", "archive/2025/08/", "about/", "feeds/",
    "notes/",
)  # fmt: skip
QUIET = (
    "--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip

CUT_SHORT = "net::ERR_ABORTED"


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's output is its result."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    output = build(tmp_path_factory.mktemp("browser"), HandMadeArchive())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(output)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def chromium_path() -> str | None:
    """A Chromium of the system; None for the one that playwright brought itself."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        try:
            launched = playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        except Error as error:
            pytest.fail(f"no Chromium can be started; `python tools/find_chromium.py` says what to do: {error}")
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 720})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_pages_run_in_their_direction_fit_320_pixels_and_are_silent(page: Page, address: str, lang: str) -> None:
    noise: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    # What going on to the next page cuts short is no fault of the page: its icon comes after all else.
    page.on("requestfailed", lambda request: noise.append(request.url) if request.failure != CUT_SHORT else None)
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        page.goto(f"{address}/{lang}/{path}", wait_until="load")
        root = page.locator("html")
        assert (root.get_attribute("lang"), root.get_attribute("dir")) == (lang, "rtl" if lang == "ar" else "ltr")
        width = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        assert page.evaluate("getComputedStyle(document.body).direction") == ("rtl" if lang == "ar" else "ltr")
        scroll, client = page.evaluate(width)
        assert scroll <= client, path
    assert noise == []
    assert all(url.startswith(address) for url in asked)


@pytest.mark.parametrize("path", PAGES)
def test_switch_leads_to_the_same_page_and_back(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/ar/{path}")
    page.get_by_role("link", name="English", exact=True).first.click()
    assert page.url == f"{address}/en/{path}"
    page.get_by_role("link", name="العربية", exact=True).first.click()
    assert page.url == f"{address}/ar/{path}"


def test_chooser_leads_to_both_languages(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    page.get_by_role("link", name="العربية").click()
    assert page.url == f"{address}/ar/"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_sentence_of_a_fact_lights_up(page: Page, address: str, lang: str) -> None:
    page.goto(f"{address}/{lang}/briefings/flood-2025/")
    link = page.locator("#f1 a[href^='#s']")
    anchor = str(link.get_attribute("href"))
    colour = f"getComputedStyle(document.querySelector('{anchor}')).backgroundColor"
    before = page.evaluate(colour)
    link.click()
    assert page.evaluate(colour) != before
    assert page.locator(anchor).is_visible()
    assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top") < 720


def test_first_key_press_offers_the_way_past_the_menu(page: Page, address: str) -> None:
    page.goto(f"{address}/en/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_arabic_is_never_slanted_spaced_or_capitalised(page: Page, address: str) -> None:
    look = """() => [...document.querySelectorAll(':lang(ar)')].map(e => getComputedStyle(e))
        .filter(s => s.fontStyle !== 'normal' || !['normal', '0px'].includes(s.letterSpacing)
                     || s.textTransform !== 'none' || s.textAlign === 'justify').length"""
    for lang in ("ar", "en"):
        page.goto(f"{address}/{lang}/briefings/flood-2025/")
        assert page.evaluate(look) == 0


def test_english_pages_load_no_font(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/en/briefings/flood-2025/", wait_until="networkidle")
    assert not [url for url in asked if url.endswith(".woff2")]
    page.goto(f"{address}/ar/briefings/flood-2025/", wait_until="networkidle")
    assert len([url for url in asked if url.endswith(".woff2")]) == 2


def test_both_colour_schemes_have_their_own_ground(browser: Browser, address: str) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{address}/ar/")
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        context.close()
    assert len(set(grounds)) == 2


def test_percentage_in_arabic_text_keeps_its_sign_on_the_right_side(page: Page, address: str) -> None:
    page.goto(f"{address}/ar/briefings/flood-2025/")
    box = """() => { const b = [...document.querySelectorAll('bdi')].find(e => e.textContent === '25.3%');
        const t = b.firstChild, r = document.createRange();
        const x = i => { r.setStart(t, i); r.setEnd(t, i + 1); return r.getBoundingClientRect().x };
        return [x(0), x(4)] }"""
    first, sign = page.evaluate(box)
    assert first < sign
