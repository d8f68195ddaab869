"""The desk's glossary: what its file may hold, which terms a text has, and which renderings are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from mujaz.arabic.fold import fold
from mujaz.lexicon.glossary import Glossary, load_glossary
from mujaz.lexicon.tables import LexiconError
from mujaz.translate.glossary import rendering_given_up, terms_in

REPOSITORY = Path(__file__).parent.parent
HARBOUR = """
[quay]
ar = ["رصيف", "رصيف بحري"]
en = "quay"
status = "preferred"

[pavement]
ar = ["رصيف"]
en = "pavement"
status = "deprecated"

[martyrs]
ar = ["شهداء"]
en = "martyrs"
status = "contested"
house = "people killed"
note = "One side's word."
"""


def glossary(tmp_path: Path, text: str = HARBOUR) -> Glossary:
    path = tmp_path / "content/glossary.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return load_glossary(tmp_path)


def test_the_shipped_glossary_is_whole() -> None:
    shipped = load_glossary(REPOSITORY)
    assert {term.status for term in shipped.terms} == {"preferred", "admitted", "contested", "deprecated"}
    contested = {fold(form) for term in shipped.terms if term.status == "contested" for form in term.ar}
    assert {fold("شهيد"), fold("عدوان")} <= contested


def test_no_file_is_an_empty_glossary(tmp_path: Path) -> None:
    assert load_glossary(tmp_path).terms == ()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('[a]\nar = "رصيف"\nen = "quay"\nstatus = "good"\n', "glossary.toml: a: 'status' is 'good'. Write one of: "),
        ('[a]\nen = "quay"\nstatus = "admitted"\n', "a: 'ar' is missing or empty"),
        ('[a]\nar = "رصيف"\nstatus = "admitted"\n', "a: 'en' is None"),
        ('[a]\nar = "عدوان"\nen = "aggression"\nstatus = "contested"\nnote = "x"\n', "a: 'house' is None"),
        ('[a]\nar = "عدوان"\nen = "aggression"\nstatus = "contested"\nhouse = "x"\n', "a: 'note' is None"),
        (
            '[a]\nar = "رصيف"\nen = "quay"\nstatus = "admitted"\nhouse = "x"\n',
            "'house' belongs to contested terms only",
        ),
        ('[a]\nar = "رصيف"\nen = "quay"\nstate = "admitted"\n', "unknown key 'state'. Did you mean 'status'?"),
        (
            '[a]\nar = "أجرة"\nen = "fare"\nstatus = "preferred"\n[b]\nar = "اجره"\nen = "fee"\nstatus = "preferred"\n',
            "b: 'اجره' already belongs to [a]. Keep it in one of the two",
        ),
    ],
)
def test_a_wrong_glossary_is_refused(tmp_path: Path, wrong: str, told: str) -> None:
    with pytest.raises(LexiconError) as refused:
        glossary(tmp_path, wrong)
    assert told in str(refused.value)


def test_terms_are_found_behind_what_is_written_onto_them(tmp_path: Path) -> None:
    desk = glossary(tmp_path)
    assert [term.id for term in terms_in(["وقف على الرصيف", "وبالشهداء"], desk)] == ["quay", "pavement", "martyrs"]
    assert [term.id for term in terms_in(["رصيف بحري جديد"], desk)] == ["quay"]
    assert terms_in(["رصف الطريق"], desk) == []


def test_a_contested_word_keeps_the_source_and_has_the_house_beside_it(tmp_path: Path) -> None:
    (_, _, martyrs) = glossary(tmp_path).terms
    assert martyrs.written == "martyrs [people killed]"


@pytest.mark.parametrize(
    ("source", "english", "found"),
    [
        ("وقف على الرصيف", "He stood on the Pavement.", "pavement"),
        ("وقف على الرصيف", "He stood on the quay.", None),
        ("وقف على الرصيف", "He stood on the pavements.", None),  # other words are other words
        ("وقف على الطريق", "He stood on the pavement.", None),
    ],
)
def test_a_rendering_that_the_desk_gives_up_is_found(
    tmp_path: Path, source: str, english: str, found: str | None
) -> None:
    term = rendering_given_up(source, english, glossary(tmp_path))
    assert (term.id if term else None) == found
