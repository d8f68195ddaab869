"""How pages read in a browser: enlarged, by keyboard, on paper, in Arabic letters; sentences that a fact lights up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from built_site import paths

pytestmark = pytest.mark.browser
ROOT = "document.documentElement"
BRIEFING = "briefings/derna-2023-09/"
# 1280 by 1024 pixels at 400 %.
ENLARGED = {"width": 320, "height": 256}
PHONE = {"width": 360, "height": 740}
WRONG_IN_ARABIC = """() => [...document.querySelectorAll('body *')].filter(e => e.matches(':lang(ar)')).filter(e => {
  const s = getComputedStyle(e);
  return !['normal', '0px'].includes(s.letterSpacing) || s.fontStyle !== 'normal' || s.textAlign === 'justify'
    || s.textTransform !== 'none';
}).map(e => e.outerHTML.slice(0, 80)).slice(0, 3)"""
MOVING = """() => document.getAnimations().length + [...document.querySelectorAll('*')]
  .filter(e => getComputedStyle(e).transitionDuration !== '0s').length"""
FOCUSED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return [e.tagName, e.getAttribute('href') ?? e.id, box.width * box.height > 0,
          box.bottom > 0 && box.top < innerHeight,
          style.outlineStyle !== 'none', e.className];
}"""
LIT = """anchor => {
  const plain = getComputedStyle(document.body).backgroundColor, none = 'rgba(0, 0, 0, 0)';
  const sentence = document.getElementById(anchor), at = sentence.getBoundingClientRect();
  const english = [...document.querySelectorAll('.english span')].filter(e =>
    ![none, plain].includes(getComputedStyle(e).backgroundColor)).map(e => e.innerText);
  return {arabic: ![none, plain].includes(getComputedStyle(sentence).backgroundColor), english,
          inSight: at.bottom > 0 && at.top < innerHeight};
}"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_pages_reflow_at_four_times_their_size(browser: Browser, site: Any, lang: str) -> None:
    context = browser.new_context(viewport=ENLARGED)
    page = context.new_page()
    wide = []
    for path in paths(site.folder):
        page.goto(f"{site.address}/{lang}/{path}")
        if page.evaluate(f"{ROOT}.scrollWidth > {ROOT}.clientWidth"):
            wide.append(path)
    context.close()
    assert wide == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_arabic_is_never_spaced_slanted_or_stretched_and_nothing_moves(phone: Page, site: Any, lang: str) -> None:
    wrong = {}
    for path in paths(site.folder):
        phone.goto(f"{site.address}/{lang}/{path}")
        if found := phone.evaluate(WRONG_IN_ARABIC):
            wrong[path] = found
        assert phone.evaluate(MOVING) == 0, path
    assert wrong == {}


def test_planted_italics_in_arabic_are_seen(phone: Page, site: Any) -> None:
    phone.goto(f"{site.address}/ar/")
    phone.evaluate("document.querySelector('h1').style.setProperty('font-style', 'italic')")
    assert phone.evaluate(WRONG_IN_ARABIC)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("path", ["", BRIEFING, "search/"])
def test_keyboard_goes_through_a_page_and_is_seen(phone: Page, site: Any, lang: str, path: str) -> None:
    phone.goto(f"{site.address}/{lang}/{path}")
    phone.keyboard.press("Tab")
    assert phone.evaluate(FOCUSED)[5] == "skip"
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "main"
    passed = []
    for _ in range(40):
        phone.keyboard.press("Tab")
        tag, where, shown, in_sight, outlined, _name = phone.evaluate(FOCUSED)
        if tag == "BODY":
            break
        assert shown, (tag, where)
        assert in_sight, (tag, where)
        assert outlined, (tag, where)
        passed.append((tag, where))
    assert len(passed) > 3
    assert len(set(passed)) > len(passed) / 2


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 900}])
def test_number_leads_to_its_sentence_and_lights_it_up(browser: Browser, site: Any, lang: str, viewport: Any) -> None:
    context = browser.new_context(viewport=viewport)
    page = context.new_page()
    page.goto(f"{site.address}/{lang}/{BRIEFING}")
    numbers = page.locator(".facts a.big")
    assert numbers.count() > 5
    number = numbers.first
    anchor = str(number.get_attribute("href")).removeprefix("#")
    number.click()
    page.wait_for_timeout(100)
    lit = page.evaluate(LIT, anchor)
    assert lit["arabic"]
    assert lit["inSight"]
    if lang == "en":
        assert len(lit["english"]) == 1
        assert "5,300" in lit["english"][0]
    context.close()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_fact_of_a_briefing_has_a_permalink(phone: Page, site: Any, lang: str) -> None:
    phone.goto(f"{site.address}/{lang}/{BRIEFING}")
    rows = "document.querySelectorAll('.facts dd[id], .voice li[id], .timeline li[id]')"
    unlinked = phone.evaluate(f"[...{rows}].filter(e => !e.querySelector(`a.pin[href='#${{e.id}}']`)).map(e => e.id)")
    assert phone.evaluate(f"{rows}.length") > 20
    assert unlinked == []


def test_text_stands_side_by_side_where_there_is_room(browser: Browser, site: Any) -> None:
    for width, beside in ((1280, True), (360, False)):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(f"{site.address}/en/{BRIEFING}")
        pair = page.locator(".text .pair").nth(1)
        english, arabic = pair.locator(".english").bounding_box(), pair.locator("[lang=ar]").bounding_box()
        assert english is not None
        assert arabic is not None
        assert (english["x"] + english["width"] <= arabic["x"]) is beside
        page.close()
