"""Figures found in sentences, each looked up through its span; cases in cases/figures.toml."""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from mujaz.extract.figures import find_figures
from mujaz.extract.mentions import Mention, Names
from mujaz.extract.reading import read
from mujaz.lexicon.counted_nouns import load_counted_nouns
from mujaz.lexicon.lexicon import Lexicon, load_lexicon
from mujaz.lexicon.tables import LexiconError
from mujaz.model.document import Document, Seed, Segment
from mujaz.model.facts import DateMention, Figure
from mujaz.model.span import Span

ROOT = Path(__file__).parents[1]
CASES = tomllib.loads((Path(__file__).parent / "cases" / "figures.toml").read_text(encoding="utf-8"))["case"]
NOBODY = Names((), {})


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(ROOT)


def document(text: str) -> Document:
    return Document("case", Seed("seeds/case.txt", "0"), text, (Segment("p1", "paragraph", Span(0, len(text))),))


def figures(text: str, lexicon: Lexicon, dates: list[DateMention] | None = None, names: Names = NOBODY) -> list[Figure]:
    return find_figures(read(document(text)), dates or [], names, lexicon)


def shown(figure: Figure) -> str:
    low, high = ("-" if value is None else repr(value) for value in (figure.low, figure.high))
    whole = f" of {figure.part_of[1:]}" if figure.part_of else ""
    return f"{figure.kind} {low}..{high} {figure.bound} {figure.noun_id or '-'} {figure.unit or '-'}{whole}"


def _case(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [_case(case) for case in CASES])
def test_case(case: dict[str, Any], lexicon: Lexicon) -> None:
    found = figures(case["text"], lexicon)
    assert {figure.evidence.of(case["text"]): shown(figure) for figure in found} == case["finds"]
    assert [figure.id for figure in found] == [f"f{number}" for number in range(1, len(found) + 1)]
    assert all(figure.claim is None and figure.claimed_by is None for figure in found)


def test_numbers_inside_dates_and_names_are_no_figures(lexicon: Lexicon) -> None:
    text = "أطلقت 12 سفينة النار"
    span = Span(text.index("12"), text.index("12") + 2)
    inside = DateMention(date(2024, 1, 1), date(2024, 1, 1), "day", span, "dates.test")
    named = Names((Mention(span, 0, 0, 1, 2, "x", "names.test"),), {})
    assert [figure.low for figure in figures(text, lexicon)] == [12]
    assert figures(text, lexicon, [inside]) == []
    assert figures(text, lexicon, names=named) == []


@pytest.mark.parametrize(
    ("text", "en"),
    [("وصل 5 جنود", "soldiers"), ("إنقاذ طفل واحد", "child"), ("بناء 3 مدن", "cities"), ("وصول 40 امرأة", "women")],
)
def test_english_noun_agrees_with_the_number(text: str, en: str, lexicon: Lexicon) -> None:
    (figure,) = figures(text, lexicon)
    assert figure.noun is not None
    assert figure.noun.en == en


def test_noun_that_no_table_has_keeps_its_word_and_has_no_english(lexicon: Lexicon) -> None:
    (figure,) = figures("صادرت الجمارك 4670 شنطورة", lexicon)
    assert figure.noun is not None
    assert (figure.noun.ar, figure.noun.en, figure.noun_id) == ("شنطورة", None, None)


def test_at_least_eight_hundred_nouns_each_with_both_english_forms(lexicon: Lexicon) -> None:
    nouns = [noun for noun in lexicon.counted.nouns.values() if noun.kind is None]
    assert len(nouns) >= 800
    assert all(noun.en and noun.en_plural for noun in nouns)
    assert sum(noun.kind == "money" for noun in lexicon.counted.nouns.values()) >= 160


def test_evidence_is_in_the_text_and_figures_do_not_overlap(lexicon: Lexicon) -> None:
    text = " ".join(case["text"] for case in CASES)
    found = figures(text, lexicon)
    assert all(before.evidence.end <= after.evidence.start for before, after in pairwise(found))
    assert all(figure.evidence.of(text).strip() for figure in found)


def test_long_runs_of_numbers_and_words_stay_linear(lexicon: Lexicon) -> None:
    text = "بين 3 و " * 3000 + "مئة و" * 3000 + "ألف مليون " * 3000 + "من 5 إلى " * 3000
    assert figures(text, lexicon) is not None


def test_two_nouns_with_one_singular_are_named(tmp_path: Path) -> None:
    for name in ("units", "currencies"):
        (tmp_path / f"{name}.toml").write_text("", encoding="utf-8")
    (tmp_path / "counted_nouns.toml").write_text(
        '[a]\nar = "قلم"\nen = "pen"\n[b]\nar = "قَلَم"\nen = "pencil"\nplurals = "أقلام"\n', encoding="utf-8"
    )
    with pytest.raises(LexiconError) as caught:
        load_counted_nouns(tmp_path)
    assert str(caught.value) == (
        "counted_nouns.toml: [b]: unknown key 'plurals'. Did you mean 'plural'?\n"
        "counted_nouns.toml: b: 'قَلَم' already belongs to [a]. Keep it in one of the two"
    )
