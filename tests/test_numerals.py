"""Numbers in digits and words, each looked up through its place; cases in cases/numerals.toml."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.arabic.numeral_expressions import expressions
from mujaz.arabic.numeral_words import NumberWords
from mujaz.arabic.numerals import Numeral, numeral_at
from mujaz.arabic.tokens import tokenize
from mujaz.lexicon.lexicon import TABLES
from mujaz.lexicon.numerals import load_numerals
from mujaz.lexicon.tables import LexiconError

CASES = tomllib.loads((Path(__file__).parent / "cases" / "numerals.toml").read_text(encoding="utf-8"))["case"]
WORDS = load_numerals(TABLES / "numerals.toml")


def numerals(text: str, words: NumberWords = WORDS) -> list[Numeral]:
    tokens = tokenize(text)
    found, at = [], 0
    while at < len(tokens):
        numeral = numeral_at(tokens, at, words)
        if numeral:
            found.append(numeral)
        at = numeral.last if numeral else at + 1
    return found


@pytest.mark.parametrize("case", [pytest.param(case, id=case["label"]) for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = {case["text"][numeral.start : numeral.end]: numeral.value for numeral in numerals(case["text"])}
    assert found == pytest.approx(case["finds"])


@pytest.mark.parametrize("text", ["الثالث عشر", "الحادي والعشرين", "خامس", "الثانية"])
def test_places_in_an_order_are_marked(text: str) -> None:
    (numeral,) = numerals(text)
    assert numeral.ordinal


def test_scale_and_article_are_told() -> None:
    (millions,) = numerals("3 ملايين")
    (definite,) = numerals("الخمسة")
    assert (millions.scale, millions.bare, millions.article) == (1_000_000, False, False)
    assert (definite.scale, definite.article) == (1, True)


@given(st.integers(min_value=0, max_value=10**15))
def test_digits_of_both_kinds_and_with_separators_read_alike(value: int) -> None:
    eastern = str(value).translate({ord("0") + digit: 0x0660 + digit for digit in range(10)})
    for text in (str(value), eastern, f"{value:,}"):
        assert [numeral.value for numeral in numerals(text)] == [value]


@given(st.lists(st.sampled_from(["ألف", "مليون", "و", "مئة", "وثلاثة", "3", "عشر", "(", ")", "ونصف", "ر", "سالب"])))
def test_any_order_of_number_words_is_read_without_an_error(words: list[str]) -> None:
    text = " ".join(words)
    found = numerals(text)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


def test_word_in_two_rows_is_named(tmp_path: Path) -> None:
    path = tmp_path / "numerals.toml"
    path.write_text(
        '[one]\nvalue = 1\nrole = "unit"\nwords = ["واحد"]\n[uno]\nvalue = "1"\nrole = "units"\nwords = ["وَاحد"]\n',
        encoding="utf-8",
    )
    with pytest.raises(LexiconError) as caught:
        load_numerals(path)
    assert "[uno]: 'value' is '1'. Write value = 3" in str(caught.value)
    assert "[uno]: 'role' is 'units'. Write one of: unit, head" in str(caught.value)
    assert "uno: 'وَاحد' already belongs to [one]" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("10.0.0.7", [10, 0, 0, 7]),
        ("+961-555-1234/5678", [961, 555, 1234, 5678]),
        ("3/4", [0.75]),
        ("خمس الطريق", [0.2]),
        ("خمس الخمسين", [10]),
        ("خمس خمس الخمسين", [2]),
        ("أربعة وخمس", [4.2]),
        ("مئة وعشرون وسبعين", [pytest.approx(120 + 2 / 7)]),
        ("ثلاثمئة وأربعة جزء من مئة", [300.04]),
        ("أربعون جزءا من خمسين", [40, 50]),
        ("أربعون أجزاء من خمسين", [0.8]),
        ("المئة", [100]),
        ("في المئة", []),
        ("ثلاثة أخماس", [0.6]),
    ],
)
def test_arithmetic_written_out(text: str, values: list[float]) -> None:
    assert [found.value for found in expressions(tokenize(text), WORDS)] == pytest.approx(values)


@given(st.lists(st.sampled_from(["خمس", "الخمسين", "المئة", "فاصلة", "3", "/", "-", "من", "جزء", "وخمسين", "1.2.3"])))
def test_any_order_of_arithmetic_is_read_without_an_error(words: list[str]) -> None:
    found = expressions(tokenize(" ".join(words)), WORDS)
    assert all(before.last <= after.first or before.first == after.first for before, after in itertools.pairwise(found))


@pytest.mark.parametrize("unit", ["5 فاصلة ", "خمس ", "سالب ناقص ", "1.2.3 ", "5 آلاف 3 مئة ", "من 5 على "])
def test_long_runs_of_arithmetic_are_read(unit: str) -> None:
    assert expressions(tokenize(unit * 5000), WORDS) is not None


def test_part_without_its_words_is_named(tmp_path: Path) -> None:
    path = tmp_path / "numerals.toml"
    path.write_text('[five]\nvalue = 5\nrole = "unit"\nwords = ["خمس"]\npart = 0.2\n', encoding="utf-8")
    with pytest.raises(LexiconError, match="and, in 'part_words', the forms that mean it"):
        load_numerals(path)
