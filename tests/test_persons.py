"""The finder of persons: every case in cases/persons.toml, and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.extract.mentions import Mention, Referent
from mujaz.extract.persons import find_persons
from mujaz.extract.reading import read
from mujaz.lexicon.lexicon import Lexicon, load_lexicon
from mujaz.model.document import Document, Seed, Segment
from mujaz.model.span import Span

ROOT = Path(__file__).parent.parent
CASES = tomllib.loads((Path(__file__).parent / "cases" / "persons.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(ROOT)


def document_of(text: str) -> Document:
    """A document whose paragraphs are the lines of `text`."""
    segments, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            segments.append(Segment(f"p{len(segments) + 1}", "paragraph", Span(start, start + len(line))))
        start += len(line) + 1
    return Document("case", Seed("seeds/case.txt", "0" * 64), text, tuple(segments))


def found_in(text: str, lexicon: Lexicon) -> tuple[list[Mention], dict[str, Referent]]:
    return find_persons(read(document_of(text)), {}, lexicon)


def described(text: str, lexicon: Lexicon) -> list[dict[str, Any]]:
    """Each person in the order of the first mention, with everything a case may ask for."""
    mentions, referents = found_in(text, lexicon)
    people: dict[str, dict[str, Any]] = {}
    for mention in mentions:
        referent = referents[mention.referent]
        person = people.setdefault(mention.referent, {"mentions": [], "en": referent.name.en})
        person["mentions"].append(mention.span.of(text))
        person["role_ar"] = referent.role.ar if referent.role else None
        person["role_en"] = referent.role.en if referent.role else None
        person["gender"] = referent.gender
    return list(people.values())


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, Any], lexicon: Lexicon) -> None:
    text = case["text"].lstrip("\n")
    people = described(text, lexicon)
    wanted = case["finds"]
    assert [person["mentions"] for person in people] == [person["mentions"] for person in wanted]
    for person, asked in zip(people, wanted, strict=True):
        assert {key: person[key] for key in asked} == asked


def test_ids_are_ascii_and_stable(lexicon: Lexicon) -> None:
    text = "قال سامي فؤاد إن المحادثات بدأت."
    first, second = found_in(text, lexicon)[1], found_in(text, lexicon)[1]
    assert list(first) == list(second) == ["sami-fouad"]


@given(
    st.lists(
        st.sampled_from(
            [
                "قال",
                "الرئيس",
                "محمد",
                "بن",
                "عبد",
                "أبو",
                "علي",
                "وزير",
                "الخارجية",
                "،",
                ".",
                "(",
                "-",
                "السيد",
                "الملقب",
                "لودريان",
                "و5",
                "آل",
            ]
        )
    )
)
def test_any_order_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    mentions, referents = found_in(text, _LEXICON)
    assert all(text[m.span.start : m.span.end].strip() for m in mentions)
    assert {m.referent for m in mentions} <= set(referents)


_LEXICON = load_lexicon(ROOT)


@pytest.mark.parametrize(
    ("country", "name", "english"),
    [
        ("tr", "مراد يلماز", "Murat Yilmaz"),
        ("tr", "مراد الحداد", "Murad al-Haddad"),
        ("dz", "عبد القادر بوزيد", "Abdelkader Bouzid"),
        ("sn", "عثمان نداي", "Ousmane Nday"),
        (None, "مراد بوزيد", "Murad Bouzid"),
    ],
)
def test_names_are_spelled_as_in_the_country_that_the_article_is_about(
    country: str | None, name: str, english: str, lexicon: Lexicon
) -> None:
    _, referents = find_persons(read(document_of(f"قال {name} إن العمل بدأ.")), {}, lexicon, country)
    assert [referent.name.en for referent in referents.values()] == [english]
