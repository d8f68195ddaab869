"""Where something is, each mention found through its span, and the table of cities."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from mujaz.arabic.fold import fold
from mujaz.extract.assemble import actors_and_places
from mujaz.extract.names import find_names
from mujaz.extract.reading import read
from mujaz.lexicon.gazetteer import load_cities
from mujaz.lexicon.lexicon import TABLES, load_lexicon
from mujaz.model.document import Document, Seed, Segment
from mujaz.model.facts import Place
from mujaz.model.span import Span

ROOT = Path(__file__).parent.parent
CASES = tomllib.loads((ROOT / "tests/cases/places.toml").read_text(encoding="utf-8"))["case"]
LEXICON = load_lexicon(ROOT)


def places_in(text: str) -> tuple[Place, ...]:
    segment = Segment("p1", "paragraph", Span(0, len(text)))
    return actors_and_places(find_names(read(Document("case", Seed("case.txt", ""), text, (segment,))), LEXICON), text)[
        1
    ]


def marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_places_case(case: dict[str, Any]) -> None:
    text = case["text"]
    places = places_in(text)
    found = {span.of(text): place.id for place in places for span in place.mentions}
    assert case.get("finds", {}).items() <= found.items(), found
    assert not found.keys() & set(case.get("never", ())), found
    named = {place.id: place.name.en for place in places}
    assert case.get("english", {}).items() <= named.items(), named


def test_places_every_case_asks_something() -> None:
    assert all(case.get("finds") or case.get("never") for case in CASES)


def test_places_know_where_they_are() -> None:
    (place,) = places_in("عقد الاجتماع في صفاقس أمس.")
    assert (place.kind, place.country) == ("city", "tn")
    assert place.latitude is not None and 34 < place.latitude < 36
    assert place.longitude is not None and 10 < place.longitude < 11


def test_places_a_town_that_no_table_knows_is_romanised() -> None:
    (place,) = places_in("سقطت قذيفة في بلدة المعيصرة ليلا.")
    assert (place.kind, place.name.ar, place.rule) == ("town", "المعيصرة", "places.noun")
    assert place.name.en and place.name.en.isascii()


def test_cities_common_words_ask_for_a_place_noun() -> None:
    needs = {fold(city.name): city.needs for city in load_cities(TABLES)}
    assert needs[fold("صفاقس")] == "nothing"
    assert needs[fold("صور")] == "noun"
    assert needs[fold("برشلونة")] == "place"


def test_cities_have_both_names_and_a_country() -> None:
    for city in load_cities(TABLES):
        assert city.entry.name.ar and city.entry.name.en and len(city.entry.country or "") == 2, city.entry.id
