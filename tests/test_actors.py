"""Who acts in a sentence, each mention found through its span, and the tables by which bodies are composed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz.extract.assemble import actors_and_places
from mujaz.extract.names import find_names
from mujaz.extract.office_english import office_english
from mujaz.extract.reading import read
from mujaz.lexicon.institutions import load_institutions, load_portfolios
from mujaz.lexicon.lexicon import TABLES, load_lexicon
from mujaz.lexicon.register import load_register
from mujaz.lexicon.tables import LexiconError
from mujaz.model.document import Document, Seed, Segment
from mujaz.model.facts import Actor
from mujaz.model.span import Span

ROOT = Path(__file__).parent.parent
CASES = tomllib.loads((ROOT / "tests/cases/actors.toml").read_text(encoding="utf-8"))["case"]
LEXICON = load_lexicon(ROOT)
WORDS = (
    *(
        "قالت",
        "وزارة",
        "الدفاع",
        "في",
        "أذربيجان",
        "و",
        "الخارجية",
        "الروسية",
        "باكو",
        "مصادر",
        "طبية",
        "لل",
        "وال",
        "مدينة",
    ),
    *(
        "المتحدث",
        "باسم",
        "الجيش",
        "حي",
        "الرياض",
        '"',
        "(",
        ")",
        "،",
        ".",
        ":",
        "المركز",
        "الوطني",
        "أحد",
        "سكان",
        "وزير",
    ),
)


def document_of(text: str) -> Document:
    return Document("case", Seed("case.txt", ""), text, (Segment("p1", "paragraph", Span(0, len(text))),))


def actors_in(text: str) -> tuple[Actor, ...]:
    return actors_and_places(find_names(read(document_of(text)), LEXICON), text)[0]


def marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_actors_case(case: dict[str, Any]) -> None:
    text = case["text"]
    actors = actors_in(text)
    found = {span.of(text): actor.id for actor in actors for span in actor.mentions}
    assert case.get("finds", {}).items() <= found.items(), found
    assert not found.keys() & set(case.get("never", ())), found
    named = {actor.id: actor.name.en for actor in actors}
    assert case.get("english", {}).items() <= named.items(), named


def test_actors_every_case_asks_something() -> None:
    assert all(case.get("finds") or case.get("never") for case in CASES)


def test_actors_say_by_which_rule_and_in_english() -> None:
    actors = actors_in("أعلنت باكو أن الجيش السوداني باق، وقالت مصادر محلية غير ذلك.")
    assert [actor.rule for actor in actors] == ["actors.capital", "actors.body_of_state", "actors.group"]
    assert all(actor.name.en for actor in actors)


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_actors_any_words_are_read_without_an_error(words: list[str]) -> None:
    text = " ".join(words)
    for actor in actors_in(text):
        assert all(0 <= span.start < span.end <= len(text) for span in actor.mentions)


@pytest.mark.parametrize(
    ("worded", "english"),
    [
        ("وزير الخارجية الفرنسي", "French Foreign Minister"),
        ("وزير الموارد المائية والري", "Minister of Water Resources and Irrigation"),
        ("رئيس الوزراء العراقي السابق", "Former Iraqi Prime Minister"),
        ("المتحدث باسم وزارة الدفاع الروسية", "Russian Ministry of Defence spokesman"),
        ("وزير الخارجية في حكومة لا يعرفها أحد", None),
        ("", None),
    ],
)
def test_offices_in_english(worded: str, english: str | None) -> None:
    assert office_english(worded, LEXICON) == english


def test_register_names_every_problem_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "content/actors"
    folder.mkdir(parents=True)
    (folder / "wrong.toml").write_text('[one]\nkind = "pirson"\nname.ar = "زيد"\n', encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_register(tmp_path)
    shown = str(caught.value)
    assert "content/actors/wrong.toml: one" in shown
    assert "'kind' is 'pirson'" in shown
    assert "'en' is None" in shown


def test_register_refuses_an_id_twice(tmp_path: Path) -> None:
    folder = tmp_path / "content/places"
    folder.mkdir(parents=True)
    row = '[here]\nkind = "city"\nname.ar = "هنا"\nname.en = "Here"\n'
    (folder / "a.toml").write_text(row, encoding="utf-8")
    (folder / "b.toml").write_text(row, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"here: this id stands twice in the register\. Keep one of the two"):
        load_register(tmp_path)


def test_institutions_every_body_of_a_state_takes_its_adjective() -> None:
    for body in load_institutions(TABLES):
        assert "{adjective}" in body.en or " of {country}" in body.en, body.id


def test_portfolios_carry_the_article() -> None:
    portfolios = load_portfolios(TABLES)
    assert {portfolio.id for portfolio in portfolios.rows} >= {"defence", "foreign", "interior", "health"}
    assert all(name.startswith("ال") or name == "حقوق الإنسان" or " " in name for p in portfolios.rows for name in p.ar)
