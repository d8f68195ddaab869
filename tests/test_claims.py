"""Who said what, each claim found through its span, and whose each figure is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.arabic.conjugation import participle_forms, past_forms, present_forms
from mujaz.arabic.fold import fold
from mujaz.arabic.phrases import Phrases
from mujaz.extract.attribution import attribute
from mujaz.extract.claims import find_claims
from mujaz.extract.mentions import Mention, Names, Referent
from mujaz.extract.reading import Reading, read
from mujaz.lexicon.cues import load_cues
from mujaz.lexicon.lexicon import TABLES, load_lexicon
from mujaz.lexicon.tables import LexiconError
from mujaz.model.document import Document, Seed, Segment
from mujaz.model.facts import Act, Bilingual, Claim, Figure
from mujaz.model.span import Span

ROOT = Path(__file__).parent.parent
CASES = tomllib.loads((ROOT / "tests/cases/claims.toml").read_text(encoding="utf-8"))["case"]
LEXICON = load_lexicon(ROOT)
WORDS = tuple('قال أن إن " « » ، . بحسب نقلت عن قوله ما وصفته بـ كندا مؤكدا ونفى الذي رحب بها : ( )'.split())  # noqa: SIM905


def reading_of(text: str) -> Reading:
    segment = Segment("p1", "paragraph", Span(0, len(text)))
    return read(Document("case", Seed("case.txt", ""), text, (segment,)))


def names_of(reading: Reading, actors: dict[str, str]) -> Names:
    """The mentions of the actors that a case names, each its own referent; one after 'in' is a place."""
    phrases: Phrases[str] = Phrases()
    referents = {}
    for name, what in actors.items():
        phrases.add(name, name)
        kind, gender, _ = what.split()
        referents[name] = Referent(name, Bilingual(name), "registered", kind=kind, gender=gender)  # type: ignore[arg-type]
    mentions = []
    for number, sentence in enumerate(reading.segments[0].sentences):
        for found in phrases.find(sentence.tokens):
            _, gender, amount = actors[found.value].split()
            place = found.first > 0 and fold(sentence.tokens[found.first - 1].text) in {"في", "وفي"}
            span = Span(found.start, found.end)
            where = (span, 0, number, found.first, found.last, found.value, "case")
            mentions.append(Mention(*where, place, gender, amount))  # type: ignore[arg-type]
    return Names(tuple(mentions), referents)


def claims_in(text: str, actors: dict[str, str]) -> list[Claim]:
    reading = reading_of(text)
    return find_claims(reading, names_of(reading, actors), LEXICON)[0]


def marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_claims_case(case: dict[str, Any]) -> None:
    text = case["text"]
    claims = claims_in(text, case["actors"])
    assert [[c.cue.of(text), c.act, c.speaker or ""] for c in claims] == case["finds"]
    assert all(c.evidence.contains(c.cue) and c.rule.startswith("claims.") for c in claims)
    assert [c.id for c in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]
    assert [c.via for c in claims if c.via] == case.get("via", [])
    assert [c.cue.of(text) for c in claims if c.distanced] == case.get("distanced", [])
    if "quotes" in case:
        assert [c.quote.of(text) for c in claims if c.quote] == case["quotes"]


@pytest.mark.parametrize("case", [marked(case) for case in CASES if "figures" in case])
def test_claims_figures(case: dict[str, Any]) -> None:
    text = case["text"]
    figures = [figure(text, words) for words in case["figures"]]
    found = attribute(figures, claims_in(text, case["actors"]), reading_of(text), LEXICON)
    assert {f.evidence.of(text): f.claimed_by or "" for f in found} == case["figures"]
    assert all(bool(f.claim) == bool(f.claimed_by) for f in found)


def figure(text: str, words: str) -> Figure:
    money = any(unit in words for unit in ("دولار", "يورو"))
    at = text.index(words)
    return Figure("f1", "money" if money else "count", 1, 1, "exact", Span(at, at + len(words)), "case")


def test_claims_every_act_has_a_case() -> None:
    assert {found[1] for case in CASES for found in case["finds"]} == set(get_args(Act))


def test_claims_forms_of_weak_verbs() -> None:
    spelled = {form for form, _ in past_forms("دعا")} | {form for form, _ in present_forms("ينفي")}
    assert {fold(w) for w in ("دعت", "دعوا", "دعاه", "تنفي", "ينفون", "سينفي", "تنفيه")} <= spelled
    assert fold("نافين") in {form for form, _ in participle_forms("نافي")}


def test_claims_table_names_all_that_is_wrong(tmp_path: Path) -> None:
    bad = tmp_path / "cues.toml"
    bad.write_text('[said]\nact = "shout"\npast = "قال"\nafter = ["أن"]\ndistnced = true\n', encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        load_cues(bad, TABLES / "cue_words.toml")
    assert str(error.value).splitlines() == [
        "lexicon/cues.toml: said: unknown key 'distnced'. Did you mean 'distanced'?",
        "lexicon/cues.toml: said: 'act' is 'shout'. Write one of: say, announce, affirm, deny, admit, accuse, call, "
        "pledge, condemn, warn, assess, welcome, regret",
    ]


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_claims_never_raise_and_stay_inside(text: str) -> None:
    for claim in claims_in(text, {"كندا": "government f s"}):
        assert 0 <= claim.evidence.start <= claim.cue.start < claim.cue.end <= claim.evidence.end <= len(text)
        assert claim.quote is None or claim.evidence.contains(claim.quote)
