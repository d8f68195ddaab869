"""The spelling of names in English: every case in cases/romanise.toml, and what holds for any name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mujaz.lexicon.person_names as person_names_module
from mujaz.arabic.fold import fold_word
from mujaz.arabic.romanise import NameSpellings, arabic_letters, romanise, spell_by_letters
from mujaz.lexicon.person_names import load_person_names
from mujaz.lexicon.tables import LexiconError

CASES = tomllib.loads((Path(__file__).parent / "cases" / "romanise.toml").read_text(encoding="utf-8"))["case"]
TABLES = Path(person_names_module.__file__).parent
SPELLINGS = load_person_names(TABLES).spellings
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    assert romanise(case["text"], SPELLINGS) == case["en"]


@pytest.mark.parametrize(
    ("word", "ending"),
    [("دورانيف", "ev"), ("كارانوف", "ov"), ("مورافسكي", "ski"), ("تارانيان", "yan"), ("كوراشفيلي", "shvili")],
)
def test_foreign_endings(word: str, ending: str) -> None:
    assert romanise(word, SPELLINGS).endswith(ending)


@given(st.text(LETTERS + " -", min_size=1, max_size=30))
def test_any_name_is_spelled_in_ascii(name: str) -> None:
    assert romanise(name, SPELLINGS).isascii()


def test_every_letter_has_a_spelling() -> None:
    marks = {letter: "*" if arabic_letters(letter) else "" for letter in LETTERS}
    assert [letter for letter in LETTERS if f"{marks[letter]}[{letter}]" not in SPELLINGS.letters] == []
    assert [letter for letter in LETTERS if f"*[{letter}]" not in SPELLINGS.letters] == []


def test_a_word_without_tables_stays_a_word() -> None:
    assert spell_by_letters("نور", {"[ن]": "n", "[و]": "ou", "[ر]": "r"}) == "nour"
    assert romanise("نور", NameSpellings()) == "نور"


def test_a_row_without_two_columns_is_named(tmp_path: Path) -> None:
    for table in ("person_names.toml", "titles.toml", "name_letters.tsv"):
        (tmp_path / table).write_bytes((TABLES / table).read_bytes())
    (tmp_path / "name_spellings.tsv").write_text("# heading\nنور\tnur\nحسن\n", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_person_names(tmp_path)
    assert str(caught.value) == "name_spellings.tsv: line 3: 'حسن' has not two columns. Derive the table again"


@pytest.mark.parametrize("name", ["كيبروتيتش", "مارتينيز", "ليندستروم", "فاسكويز", "زيلنسكايا", "هوفشتاتر"])
def test_foreign_names_are_told_by_their_letters(name: str) -> None:
    assert SPELLINGS.looks_foreign(fold_word(name))


@pytest.mark.parametrize("word", ["مستوطنات", "يستخدمونها", "التيليفريك", "استطلاعاتهم", "وبحسبها", "مقاطعتين", ""])
def test_ordinary_words_and_words_with_the_article_are_not(word: str) -> None:
    assert not SPELLINGS.looks_foreign(fold_word(word))


def test_without_a_table_no_word_is_foreign() -> None:
    assert not NameSpellings().looks_foreign("مونتويا")


def test_a_name_looks_foreign_only_above_what_is_asked() -> None:
    assert SPELLINGS.looks_foreign("كوالسكي", 0)
    assert not SPELLINGS.looks_foreign("كوالسكي", 1000)
