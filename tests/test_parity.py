"""A translation compared with its Arabic: cases in cases/parity.toml, and errors planted into the reviewed ones."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz.archive.archive import open_archive
from mujaz.extract.pipeline import extract
from mujaz.lexicon.english import load_english
from mujaz.lexicon.lexicon import Lexicon, load_lexicon
from mujaz.lexicon.register import Register
from mujaz.lexicon.tables import LexiconError
from mujaz.model.document import Document, Seed, Segment
from mujaz.model.entry import Entry
from mujaz.model.span import Span
from mujaz.translate.english_numbers import numbers_in
from mujaz.translate.english_text import read_english
from mujaz.translate.memory import Translation, path_of, write_memory
from mujaz.translate.parity import Mismatch, check_parity
from mujaz.translate.parity_archive import translation_problems
from mujaz.translate.units import Unit, units
from quality.planted import Article, chosen, false_alarms, reviewed, sites

ROOT = Path(__file__).parents[1]
CASES = tomllib.loads((Path(__file__).parent / "cases" / "parity.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(ROOT)


@pytest.fixture(scope="module")
def articles(lexicon: Lexicon) -> list[Article]:
    return reviewed(lexicon)


def entry_of(arabic: str, lexicon: Lexicon, published: date | None = None) -> Entry:
    segment = Segment("p1", "paragraph", Span(0, len(arabic)))
    document = Document("case", Seed("seeds/case.txt", "0", published=published), arabic, (segment,))
    return Entry(document, extract(document, lexicon))


def compare(arabic: str, english: str, lexicon: Lexicon, published: date | None = None) -> list[Mismatch]:
    entry = entry_of(arabic, lexicon, published)
    parts = [unit for unit in units(entry) if ".q" not in unit.id]
    return check_parity(entry, parts, {"p1": Translation(arabic, english, "reviewed")}, lexicon)


def _case(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [_case(case) for case in CASES])
def test_case(case: dict[str, Any], lexicon: Lexicon) -> None:
    found = compare(case["arabic"], case["english"], lexicon, case.get("published"))
    assert sorted(mismatch.kind for mismatch in found) == sorted(case["finds"])


def test_planted_errors_are_caught(articles: list[Article], lexicon: Lexicon) -> None:
    planted = chosen(sites(articles))
    missed = [error.name for error in planted if not error.is_caught(lexicon)]
    assert len(planted) == 40
    assert len(missed) <= 2, missed


def test_most_of_all_possible_slips_are_caught(articles: list[Article], lexicon: Lexicon) -> None:
    every = [error for errors in sites(articles).values() for error in errors]
    caught = sum(error.is_caught(lexicon) for error in every)
    assert caught / len(every) > 0.95, f"{caught} of {len(every)}"


def test_reviewed_translations_raise_at_most_two_false_alarms(articles: list[Article], lexicon: Lexicon) -> None:
    assert len(articles) > 20
    alarms = false_alarms(articles, lexicon)
    assert len(alarms) <= 2, alarms


def test_an_archive_is_compared_within_a_second(articles: list[Article], lexicon: Lexicon) -> None:
    def seconds() -> float:
        began = time.process_time()
        false_alarms(articles, lexicon)
        return time.process_time() - began

    assert min(seconds() for _ in range(3)) < 1


def test_a_long_text_takes_no_longer_for_each_word(lexicon: Lexicon) -> None:
    def seconds(times: int) -> float:
        entry = entry_of("وصل 40 عاملا إلى القرية وقال المدير إن الجسر مفتوح، " * times, lexicon)
        memory = {"p1": Translation("", "Some 40 workers, said the director, “came” and 3 not; " * times, "edited")}
        began = time.process_time()
        check_parity(entry, list(units(entry)), memory, lexicon)
        return time.process_time() - began

    def least(times: int) -> float:
        return min(seconds(times) for _ in range(3))

    seconds(10)
    assert least(800) < 12 * least(200)


def test_a_quotation_stands_in_its_paragraph_word_for_word(lexicon: Lexicon) -> None:
    arabic = 'وصف المدير القرار بأنه "خطوة متأخرة جدا".'
    entry = entry_of(arabic, lexicon)
    whole: Sequence[Unit] = list(units(entry))
    assert [unit.id for unit in whole] == ["p1", "p1.q1"]

    def kinds(quotation: str) -> list[str]:
        memory = {
            "p1": Translation(arabic, "The director described the decision as “a very late step”.", "reviewed"),
            "p1.q1": Translation(whole[1].source, quotation, "reviewed"),
        }
        return [mismatch.kind for mismatch in check_parity(entry, whole, memory, lexicon)]

    assert kinds("a very late step") == []
    assert kinds("a step much too late") == ["quotation"]


@settings(max_examples=60, deadline=None)
@given(english=st.text(alphabet="a n't.,;:“”’\"12345 million-%$€()علا", max_size=60))
def test_no_translation_breaks_the_check(english: str, lexicon: Lexicon) -> None:
    arabic = 'قالت أرمينيا إن 14 جنديا قتلوا وأصيب أكثر من 30 الثلاثاء، ونفت باكو "هجوما واسعا جدا" في بنغازي.'
    compare(arabic, english, lexicon, date(2024, 5, 8))


def test_what_is_not_translated_is_passed_over(lexicon: Lexicon) -> None:
    entry = entry_of("لم يصل القطار.", lexicon)
    assert check_parity(entry, list(units(entry)), {"p1": Translation("", "", "none")}, lexicon) == []
    assert check_parity(entry, list(units(entry)), {}, lexicon) == []


def test_a_problem_names_the_file_the_unit_and_both_texts(lexicon: Lexicon) -> None:
    (mismatch,) = compare("استمر الحريق ستة أيام.", "The fire went on for six weeks.", lexicon)
    assert str(mismatch.problem("fire-2024")) == (
        "content/translations/fire-2024.po: p1: unit of time: Arabic has 'ستة أيام', English has "
        "'fire went on for six weeks.'. Compare 'استمر الحريق ستة أيام.' with 'The fire went on for six weeks.' and "
        "mend msgstr; or add the words that the check lacks to lexicon/english.toml"
    )


def test_an_archive_names_what_its_translations_get_wrong(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "content").mkdir()
    for folder in ("actors", "places"):
        (tmp_path / "content" / folder).symlink_to(ROOT / "content" / folder)
    for name in ("fire", "flood"):
        (tmp_path / "seeds/2024/05").mkdir(parents=True, exist_ok=True)
        text = "حريق في المصنع القديم\n\nاستمر الحريق ستة أيام، وقالت الشرطة إن السبب مجهول.\n"
        (tmp_path / f"seeds/2024/05/{name}.txt").write_text(text, encoding="utf-8")
    archive = open_archive(tmp_path)
    archive.update()
    fire = archive.entry("fire")
    english = {
        "t": "Fire in the old factory",
        "p1": "The fire went on for six weeks; police said the cause was unknown.",
    }
    parts = list(units(fire))
    memory = {unit.id: Translation(unit.source, english[unit.id], "edited") for unit in parts}
    write_memory(path_of(tmp_path, "fire"), "fire", "seeds/2024/05/fire.txt", parts, memory)
    wrong = 'msgid ""\nmsgstr "Language: en\\n"\n\n# state: almost\nmsgctxt "t"\nmsgid "a"\nmsgstr "b"\n'
    path_of(tmp_path, "flood").write_text(wrong, encoding="utf-8")
    fire_problem, flood_problem = sorted(translation_problems(tmp_path, archive), key=lambda problem: problem.path)
    archive.close()
    assert (fire_problem.path, fire_problem.place) == ("content/translations/fire.po", "p1")
    assert fire_problem.found.startswith("unit of time: Arabic has 'ستة أيام'")
    assert (flood_problem.path, flood_problem.found) == ("flood.po", "state is 'almost'")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("twenty-five of 46,788", [25, 46788]),
        ("three hundred and two thousand", [302000]),
        ("one million and two million", [1000000, 2000000]),
        ("half a million, a quarter of a million, a dozen", [500000, 250000, 12]),
        ("3.2 million and $2bn", [3200000, 2000000000]),
        ("the 33rd and the twenty-first", [33, 21]),
        ("one and a half million", [1500000]),
        ("at 16:30", [16.3]),
        ("no number here", []),
    ],
)
def test_english_numbers(text: str, values: list[float], lexicon: Lexicon) -> None:
    assert [number.value for number in numbers_in(read_english(text), lexicon.english)] == values


def test_a_wrong_table_is_named_whole(tmp_path: Path) -> None:
    good = (ROOT / "plugins/mujaz/lexicon/english.toml").read_text(encoding="utf-8")
    wrong = good.replace("seven = 7", 'seven = "7"').replace("[relative]", "[relativ]")
    (tmp_path / "english.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        load_english(tmp_path / "english.toml", Register())
    assert [str(problem) for problem in error.value.problems] == [
        "lexicon/english.toml: the file: unknown key 'relativ'. Did you mean 'relative'?",
        "lexicon/english.toml: relative: the table is missing. Write [relative]",
        "lexicon/english.toml: units: 'seven' is '7'. Write seven = and a number",
        "lexicon/english.toml: relative: 'words' is missing or empty. Write words = [\"…\"]",
    ]
