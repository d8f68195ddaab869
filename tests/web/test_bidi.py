"""Nothing in an Arabic page is shown in another order than it was meant."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from bidi_lint import TROUBLES, troubles

WRONG = {
    "percentage": "بلغت 25% فقط",
    "sign before a number": "الحرارة -5 ليلا",
    "range or date with hyphens": "بين 2019-2026 عاما",
    "currency or degree": "كلفته $5 فقط",
    "telephone number": "اتصل على 963 11 123 4567",
    "number after a Latin word": "قال UNHCR 25 شاحنة",
    "Latin word with brackets": "مكتب OCHA (UN) هنا",
    "mark after a Latin end": "قالت شركة Delta.",
    "presentation form": "\N{ARABIC LETTER SEEN INITIAL FORM}",
    "drawn-out word": "مــــرحبا",
    "old direction control": "قال \u202bهذا\u202c",
}


@pytest.mark.site
def test_arabic_pages_keep_their_order(site: Any) -> None:
    found = []
    for path in sorted((site.folder / "ar").rglob("*.html")):
        found += [(path.parent.name, *trouble) for trouble in troubles(html.parse(str(path)).getroot())]
    assert found[:20] == []


@pytest.mark.parametrize("kind", TROUBLES)
def test_each_trouble_is_seen_where_it_is_and_not_where_it_is_isolated(kind: str) -> None:
    page = "<html lang='ar' dir='rtl'><body><p>{}</p></body></html>"
    assert kind in {found for found, _ in troubles(html.fromstring(page.format(WRONG[kind])))}
    assert not list(troubles(html.fromstring(page.format(f"<bdi>{WRONG[kind]}</bdi>"))))
    assert not list(troubles(html.fromstring(page.format(WRONG[kind]).replace("rtl", "ltr"))))
