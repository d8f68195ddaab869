"""Arabic text into HTML: what reads the other way is isolated, and nothing else is touched."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from mujaz.model.facts import Bilingual
from mujaz.site.markup import arabic, named, plain, source

MARK = "\N{ARABIC LETTER MARK}"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("بلغت النسبة 25.3% هذا العام", 'بلغت النسبة <bdi dir="ltr">25.3%</bdi> هذا العام'),
        ("تراجع -5 درجات", 'تراجع <bdi dir="ltr">-5</bdi> درجات'),
        ("لقاح كوفيد-19 متاح", 'لقاح كوفيد<bdi dir="rtl">-19</bdi> متاح'),
        ("بقيمة $1,250.", 'بقيمة <bdi dir="ltr">$1,250</bdi>.'),
        ("في 2026-03-07 تحديدا", 'في <bdi dir="ltr">2026-03-07</bdi> تحديدا'),
        ("بين 2019-2026 فقط", f'بين <bdi dir="rtl">{MARK}2019-2026</bdi> فقط'),
        ("هاتف +963 11 123 4567 للاستفسار", 'هاتف <bdi dir="ltr">+963 11 123 4567</bdi> للاستفسار'),
        (
            "شركة Delta Works (DW).",
            'شركة <bdi lang="en" dir="ltr">Delta Works</bdi> (<bdi lang="en" dir="ltr">DW</bdi>).',
        ),
        ("بلغ 120,000 نسمة عام 2020.", "بلغ 120,000 نسمة عام 2020."),
        ("عـــاجل: ثلاثة \u0640\u0640 أربعة", "عاجل: ثلاثة – أربعة"),
        ("<وسم> & علامة", "&lt;وسم&gt; &amp; علامة"),
    ],
)
def test_runs_that_read_the_other_way_are_isolated(text: str, html: str) -> None:
    assert arabic(text) == html


@given(st.text(alphabet="ابت 0123456789%+-−$€.,:/ABé°()<>&٣", max_size=60))
def test_isolation_adds_marks_and_loses_no_letter(text: str) -> None:
    shown = Markup(re.sub(r"</?bdi[^>]*>", "", str(arabic(text)))).unescape()
    assert shown.replace(MARK, "") == text


def test_long_runs_take_linear_time() -> None:
    start = time.process_time()
    for text in ("1" * 200_000, "1-" * 100_000, "A " * 100_000, "+1 " * 70_000, "\u0640" * 200_000):
        arabic(f"ا {text}")
    assert time.process_time() - start < 5


def test_words_of_the_source_are_marked_on_english_pages_only() -> None:
    assert source("جريدة", "en") == '<bdi lang="ar" dir="rtl">جريدة</bdi>'
    assert source("جريدة", "ar") == "جريدة"
    assert source("Delta Post", "en") == "Delta Post"


def test_name_without_english_stays_arabic() -> None:
    assert named(Bilingual("درنة", "Derna"), "en") == "Derna"
    assert named(Bilingual("درنة"), "en") == '<bdi lang="ar" dir="rtl">درنة</bdi>'
    assert named(Bilingual("درنة", "Derna"), "ar") == "درنة"


def test_plain_text_is_isolated_by_characters() -> None:
    assert plain("درنة") == "\N{FIRST STRONG ISOLATE}درنة\N{POP DIRECTIONAL ISOLATE}"
