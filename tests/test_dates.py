"""Dates in sentences, each found through its span."""

from __future__ import annotations

import time
import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.arabic.calendars import hijri_day, valid_day, week_of, weekday_near
from mujaz.extract.dates import find_dates
from mujaz.extract.reading import read
from mujaz.lexicon.calendar import load_calendar
from mujaz.lexicon.lexicon import TABLES, load_lexicon
from mujaz.lexicon.tables import LexiconError
from mujaz.model.document import Document, Seed, Segment
from mujaz.model.facts import DateMention
from mujaz.model.span import Span

ROOT = Path(__file__).parent.parent
CASES = tomllib.loads((ROOT / "tests/cases/dates.toml").read_text(encoding="utf-8"))["case"]
LEXICON = load_lexicon(ROOT)
WORDS = tuple("بين من إلى 5 و 2023 / - ( ) يوم الأحد مارس شهر ربيع الأول عام هـ أمس ، اليوم".split())  # noqa: SIM905
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def mentions(text: str, published: date | None) -> list[DateMention]:
    segment = Segment("p1", "paragraph", Span(0, len(text)))
    document = Document("case", Seed("case.txt", "", published=published), text, (segment,))
    return find_dates(read(document), LEXICON)


def shown(mention: DateMention) -> str:
    if mention.precision == "day":
        return str(mention.start)
    return f"{mention.start}/{mention.end} {mention.precision}"


def marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_dates_case(case: dict[str, Any]) -> None:
    found = mentions(case["text"], case.get("published"))
    assert {m.evidence.of(case["text"]): shown(m) for m in found} == dict(case["finds"])
    assert all(m.rule.startswith("dates.") for m in found)


@given(DAYS, st.integers(0, 6), st.sampled_from([None, -1, 1]))
def test_dates_weekday_is_that_weekday_and_near(published: date, weekday: int, step: int | None) -> None:
    found = weekday_near(weekday, published, step)
    assert found.weekday() == weekday
    assert -7 <= (found - published).days <= 7
    assert step is not None or found <= published


@given(DAYS, st.integers(-3, 3))
def test_dates_weeks_run_from_monday(published: date, steps: int) -> None:
    start, end = week_of(published, steps)
    assert (start.weekday(), end - start) == (0, timedelta(6))
    assert start <= published + timedelta(7 * steps) <= end


def test_dates_calendar_has_no_such_day() -> None:
    assert valid_day(2023, 2, 29) is None
    assert hijri_day(1444, 13, 1) is None
    assert hijri_day(9000, 1, 1) is None


@given(st.lists(st.sampled_from(WORDS)))
def test_dates_never_raises_and_never_overlaps(words: list[str]) -> None:
    text = " ".join(words)
    found = mentions(text, date(2023, 9, 21))
    assert all(m.start <= m.end and m.evidence.of(text) for m in found)
    assert all(a.evidence.end <= b.evidence.start for a, b in pairwise(found))


@pytest.mark.parametrize("words", ["5 و ", "مساء ", "نهاية ", "بين ", "الأحد إلى ", "7/", "من 5 ", "( أمس "])
def test_dates_hostile_sentences_take_linear_time(words: str) -> None:
    begun = time.process_time()
    mentions(words * 4000, date(2023, 9, 21))
    assert time.process_time() - begun < 2


def test_dates_table_names_every_problem(tmp_path: Path) -> None:
    table = (TABLES / "calendar.toml").read_text(encoding="utf-8")
    bad = table.replace("number = 1\n", "number = 13\n", 1).replace("[weekdays]", "[weekdays]\nmondays = []", 1)
    path = tmp_path / "calendar.toml"
    path.write_text(bad, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        load_calendar(path)
    message = str(error.value)
    assert "calendar.toml: [months.january]: 'number' is 13. Write a number from 1 to 12" in message
    assert "calendar.toml: [weekdays]: unknown key 'mondays'. Did you mean 'monday'?" in message
