"""Facts in sentences of both languages, and numbers that agree with their nouns."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from mujaz.lexicon.counted_nouns import load_counted_nouns
from mujaz.lexicon.lexicon import TABLES
from mujaz.lexicon.tables import LexiconError
from mujaz.lexicon.wording import load_wording
from mujaz.model.entry import Entry
from mujaz.model.facts import Act, Actor, Bilingual, Claim, DateMention, Facts, Figure, Place
from mujaz.model.span import Span
from mujaz.render.agreement import Case, counted_phrase, dual
from mujaz.render.catalogues import load_words
from mujaz.render.contents import Content, contents
from mujaz.render.headlines import Telling, headline, telling_figures
from mujaz.render.key_points import bottom_line, key_points
from mujaz.render.nouns import load_nouns
from mujaz.render.sentences import claim_sentence, figure_sentence
from mujaz.render.style import Style
from sample_archive import flood, harvest, span, strike, undated

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
    "source": actor("group", "مصدر طبي", "Medical source"),
    "state": actor("government", "الولايات المتحدة", "United States"),
    "agency": actor("media", "وكالة الأنباء الإثيوبية", "Ethiopian News Agency"),
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


@pytest.mark.parametrize(
    ("speaker", "ar", "en"),
    [
        ("ministry", "وزارة الصحة السورية", "the Syrian Ministry of Health"),
        ("salma", "سلمى حداد", "Salma Haddad"),
        ("fishers", "المقاتلين المحليين", "local fighters"),
        ("source", "مصدر طبي", "a medical source"),
        ("state", "الولايات المتحدة", "the United States"),
    ],
)
def test_a_name_behind_a_preposition(speaker: str, ar: str, en: str) -> None:
    assert STYLES["en"].governed(SPEAKERS[speaker]) == Bilingual(ar, en)


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


def content(case: dict[str, Any]) -> Content:
    whole = Span(0, 90)
    claim = Claim("c1", case["act"], "a", Span(0, 4), whole, "test", distanced=case.get("distanced", False))
    named = tuple(one for name in case.get("named", ()) if (one := SPEAKERS[name]))
    figures = []
    if count := case.get("wounded"):
        figures = [figure({"kind": "wounded", "low": count, "high": count, "noun": "soldier"})]
    day = DateMention(date(2023, 9, 19), date(2023, 9, 19), "day", Span(5, 8), "test")
    via = SPEAKERS[case.get("via", "nobody")]
    return Content(claim, SPEAKERS[case["by"]], via, named, tuple(figures), (day,))


@pytest.mark.parametrize("case", CASES["claim"], ids=lambda case: case["en"])
def test_claim_as_a_sentence(case: dict[str, Any]) -> None:
    said = {lang: claim_sentence(content(case), style) for lang, style in STYLES.items()}
    assert said == {lang: case[lang] for lang in STYLES}


@pytest.mark.parametrize("act", get_args(Act))
def test_every_act_has_a_sentence_and_a_headline_in_both_languages(act: Act) -> None:
    for style in STYLES.values():
        said = content({"act": act, "by": "agency"})
        who = style.who(said.speaker)
        assert who in claim_sentence(said, style).replace("The ", "the ")
        several = style.wording.claims[act].plural.format(who="Sources")
        assert several.startswith("Sources ")


ENTRIES = {"flood": flood, "harvest": harvest, "undated": undated}


@pytest.mark.parametrize("case", CASES["briefing"], ids=lambda case: case["entry"])
@pytest.mark.parametrize("lang", STYLES)
def test_briefing_in_a_few_sentences(case: dict[str, Any], lang: str) -> None:
    entry, style = ENTRIES[case["entry"]](), STYLES[lang]
    told, held = telling_figures(entry.facts.figures, entry), contents(entry)
    assert headline(entry, told, held, style).text == case["headline"][lang]
    assert bottom_line(entry, told, held, style) == case["line"][lang]
    assert [point.fact for point in key_points(entry, told, held, style)] == case["points"]


def test_bottom_line_joins_a_statement_that_names_somebody() -> None:
    entry = flood()
    told, held = telling_figures(entry.facts.figures, entry), dict(contents(entry))
    held["c3"] = replace(held["c3"], actors=(SPEAKERS["ministry"],))
    said = bottom_line(entry, told, held, STYLES["en"])
    denied = "Delta Works issued a denial, mentioning the Syrian Ministry of Health."
    assert said == f"According to Salem al-Rawi, 23 people were killed; {denied}"
    alone = bottom_line(entry, told, held, STYLES["en"], joined=False)
    assert alone == "According to Salem al-Rawi, 23 people were killed."


def test_several_speakers_take_the_plural_in_a_headline() -> None:
    english = STYLES["en"]
    assert [name for name, one in SPEAKERS.items() if english.is_many(one)] == ["fishers"]


def test_headline_of_an_article_without_facts_gives_its_day() -> None:
    entry = Entry(strike().document, Facts())
    said = {lang: headline(entry, Telling((), 0), {}, style) for lang, style in STYLES.items()}
    assert (said["en"].text, said["ar"].text) == ("Briefing of 2 July 2025", "موجز 2 تموز/يوليو 2025")
    assert said["en"].rule == said["ar"].rule == "headlines.day"


def test_title_without_a_place_gives_the_headline_none() -> None:
    entry = flood()
    elsewhere = Place("x", "city", Bilingual("المدينة", "the city"), (span(entry.document.text, "المدينة"),), "test")
    moved = Entry(entry.document, replace(entry.facts, places=(elsewhere,)))
    told = telling_figures(moved.facts.figures, moved)
    assert headline(moved, told, contents(moved), STYLES["en"]).text.startswith("23 people killed")


def test_wrong_tables_are_named(tmp_path: Path) -> None:
    path = tmp_path / "wording.toml"
    text = (TABLES / "wording.toml").read_text(encoding="utf-8")
    path.write_text(text.replace("{who} issued a denial", "Somebody issued a denial").replace("[unnamed.", "[unnamd."))
    with pytest.raises(LexiconError) as caught:
        load_wording(path)
    told = str(caught.value)
    assert "claims.deny.sentence: 'en' fills in []. Write it with {who}" in told
    assert "unknown key 'unnamd'. Did you mean 'unnamed'?" in told
    assert "[unnamed.speaker] is missing" in told
