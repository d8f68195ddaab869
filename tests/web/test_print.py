"""A briefing on paper: its fact box on one sheet, and nothing that only a screen can use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
# A4 less the margins of the style sheet, 18 mm on each side, at 96 pixels an inch.
WIDE, HIGH = 657, 986


@pytest.fixture
def sheet(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDE, "height": HIGH})
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_fact_box_fits_one_sheet(sheet: Page, site: Any, lang: str) -> None:
    longest = sorted((site.folder / lang / "briefings").glob("*/index.html"), key=lambda path: -path.stat().st_size)[:6]
    heights = {}
    for path in longest:
        sheet.goto(f"{site.address}/{lang}/briefings/{path.parent.name}/")
        heights[path.parent.name] = sheet.locator(".facts").evaluate("box => box.getBoundingClientRect().height")
    assert heights
    assert {name: height for name, height in heights.items() if height > HIGH} == {}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_paper_has_no_links_to_places_on_the_screen(sheet: Page, site: Any, lang: str) -> None:
    sheet.goto(f"{site.address}/{lang}/briefings/derna-2023-09/")
    for hidden in (".skip", ".top nav", ".top .switch", ".foot nav", ".pin", ".guide"):
        found = sheet.locator(hidden)
        assert found.count() > 0, hidden
        assert not any(one.is_visible() for one in found.all()), hidden
    for shown in ("h1", ".facts", ".voices", ".text", ".cite"):
        assert sheet.locator(shown).first.is_visible(), shown
