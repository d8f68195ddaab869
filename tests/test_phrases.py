"""Phrase look-up: the longest phrase, with whatever proclitics stand before it, and exact offsets."""

from __future__ import annotations

import pytest

from mujaz.arabic.phrases import Phrases
from mujaz.arabic.tokens import tokenize

NAMES = ["الأمم المتحدة", "مصر", "ليبيا", "وزارة الدفاع", "وزارة الدفاع المدني", "والي"]


@pytest.fixture
def phrases() -> Phrases[str]:
    table: Phrases[str] = Phrases()
    for name in NAMES:
        table.add(name, name)
    table.add("جيش", "جيش", article=True)
    return table


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("دعت مصر وليبيا", [("مصر", "مصر"), ("ليبيا", "ليبيا")]),
        ("وبمصر", [("مصر", "مصر")]),
        ("للأمم المتحدة", [("الأمم المتحدة", "لأمم المتحدة")]),
        ("وَزارة الدّفاع المدني", [("وزارة الدفاع المدني", "وَزارة الدّفاع المدني")]),
        ("والي المدينة", [("والي", "والي")]),
        ("للجيش والجيش وجيش", [("جيش", "جيش")] * 3),
        ("مصرية", []),
        ("وزارة", []),
    ],
)
def test_find(phrases: Phrases[str], text: str, found: list[tuple[str, str]]) -> None:
    matches = phrases.find(tokenize(text))
    assert [(m.value, text[m.start : m.end]) for m in matches] == found


def test_article_is_found_only_where_the_table_allows_it(phrases: Phrases[str]) -> None:
    assert list(phrases.find(tokenize("الليبيا"))) == []
