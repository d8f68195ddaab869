"""Facts in sentences of both languages, and numbers that agree with their nouns."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from mujaz.lexicon.counted_nouns import load_counted_nouns
from mujaz.lexicon.lexicon import TABLES
from mujaz.lexicon.wording import load_wording
from mujaz.model.facts import Actor, Bilingual, Figure
from mujaz.model.span import Span
from mujaz.render.agreement import Case, counted_phrase, dual
from mujaz.render.catalogues import load_words
from mujaz.render.nouns import load_nouns
from mujaz.render.sentences import figure_sentence
from mujaz.render.style import Style

REPOSITORY = Path(__file__).resolve().parent.parent
CASES: dict[str, Any] = tomllib.loads((REPOSITORY / "tests/cases/wording.toml").read_text(encoding="utf-8"))
NOUNS = load_nouns(TABLES)
WORDING = load_wording(TABLES / "wording.toml")
STYLES = {lang: Style(load_words(REPOSITORY / "theme/locale", lang, NOUNS), WORDING) for lang in ("ar", "en")}
AR = STYLES["ar"].words
ENGLISH = load_counted_nouns(TABLES).nouns


def actor(kind: Any, ar: str, en: str | None) -> Actor:
    return Actor("a", kind, Bilingual(ar, en), "registered", (), "test")


SPEAKERS = {
    "ministry": actor("organization", "وزارة الصحة السورية", "Syrian Ministry of Health"),
    "salma": actor("person", "سلمى حداد", "Salma Haddad"),
    "fishers": actor("group", "المقاتلون المحليون", "Local fighters"),
    "nobody": None,
}


def expected(forms: dict[str, Any], number: int, case: Case) -> str:
    """What the hand-written table says."""
    if number == 0:
        return str(forms["none"])
    if number in (1, 2):
        return str(forms["one" if number == 1 else "two"][case])
    last = number % 100
    form = forms["from_three"] if 3 <= last <= 10 else forms["from_eleven"] if last >= 11 else forms["hundred"]
    digits = "مليون" if number == 1_000_000 else f"{number:,}"
    return f"{digits} {form}"


@pytest.mark.parametrize("case", get_args(Case))
@pytest.mark.parametrize("noun", CASES["noun"])
def test_number_and_noun_agree(noun: str, case: Case) -> None:
    forms = CASES["noun"][noun]
    for number in (*range(121), 1_000, 1_103, 1_000_000):
        assert counted_phrase(number, NOUNS.by_id[noun], AR, case) == expected(forms, number, case), number


@pytest.mark.parametrize(
    ("number", "nominative", "genitive"),
    [
        (2_000_000, "مليونا جندي", "مليوني جندي"),
        (3_000_000, "3 ملايين جندي", "3 ملايين جندي"),
        (2_000_000_000, "مليارا جندي", "ملياري جندي"),
        (1_500_000, "1.5 مليون جندي", "1.5 مليون جندي"),
    ],
)
def test_millions_stand_before_the_singular(number: int, nominative: str, genitive: str) -> None:
    soldier = NOUNS.by_id["soldier"]
    assert (counted_phrase(number, soldier, AR), counted_phrase(number, soldier, AR, "genitive")) == (
        nominative,
        genitive,
    )


@pytest.mark.parametrize("case", CASES["dual"], ids=lambda case: case["noun"])
def test_two_of_what_several_words_name(case: dict[str, str]) -> None:
    noun = NOUNS.by_id[case["noun"]]
    assert (dual(noun), dual(noun, "genitive")) == (case["nominative"], case["genitive"])


def figure(case: dict[str, Any]) -> Figure:
    key = case.get("noun")
    noun = None
    if key:
        known, single = ENGLISH[key], case.get("low") == case.get("high") == 1
        noun = Bilingual(known.ar, known.en if single else known.en_plural)
    bound, by = case.get("bound", "exact"), "a" if "by" in case else None
    low, high = case.get("low"), case.get("high")
    return Figure("f1", case["kind"], low, high, bound, Span(0, 1), "test", noun, key, claimed_by=by)


@pytest.mark.parametrize("case", CASES["figure"], ids=lambda case: case["en"])
def test_figure_as_a_sentence(case: dict[str, Any]) -> None:
    claimant = SPEAKERS[case.get("by", "nobody")]
    assert {lang: figure_sentence(figure(case), claimant, style) for lang, style in STYLES.items()} == {
        lang: case[lang] for lang in STYLES
    }
