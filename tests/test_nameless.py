"""Who speaks by a noun alone, through the whole of the extraction."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from mujaz.extract.pipeline import extract
from mujaz.lexicon.lexicon import load_lexicon
from mujaz.model.document import Document, Seed, Segment
from mujaz.model.facts import Facts
from mujaz.model.span import Span

ROOT = Path(__file__).parent.parent
CASES = tomllib.loads((ROOT / "tests/cases/nameless.toml").read_text(encoding="utf-8"))["case"]
LEXICON = load_lexicon(ROOT)


def facts_of(text: str) -> Facts:
    segment = Segment("p1", "paragraph", Span(0, len(text)))
    return extract(Document("case", Seed("case.txt", ""), text, (segment,)), LEXICON)


def marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_nameless_case(case: dict[str, Any]) -> None:
    text = case["text"]
    facts = facts_of(text)
    named = {actor.id: actor.name for actor in facts.actors}
    says = [[c.cue.of(text), named[c.speaker].ar if c.speaker else ""] for c in facts.claims]
    assert says == case["says"]
    english = {name.ar: name.en for name in named.values()}
    assert case.get("english", {}).items() <= english.items(), english
    assert not english.keys() & set(case.get("never", ()))
    assert all(name.en for name in named.values())


def test_nameless_speakers_are_groups_by_a_rule_of_their_own() -> None:
    facts = facts_of("قال سباح إن الموج عال.")
    assert [(actor.id, actor.kind, actor.rule) for actor in facts.actors] == [("swimmer", "group", "actors.nameless")]
