"""The annotations keep to their format: evidence stands in the seed, speakers are declared, days are real."""

from __future__ import annotations

import datetime
import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from gold.collect import PARTS, SEEDS, collect, gold_files, part_of, seed_id, seed_of

ACTS = frozenset(
    [
        "say",
        "announce",
        "affirm",
        "deny",
        "admit",
        "accuse",
        "call",
        "pledge",
        "condemn",
        "warn",
        "assess",
        "welcome",
        "regret",
    ]
)
ACTOR_KINDS = frozenset(["person", "office", "government", "organization", "group", "media"])
FIGURE_KINDS = frozenset(
    [
        "killed",
        "wounded",
        "missing",
        "detained",
        "displaced",
        "released",
        "money",
        "percent",
        "measure",
        "duration",
        "count",
    ]
)
GOLDS = gold_files("all")
EACH_GOLD = pytest.mark.parametrize("gold", GOLDS, ids=seed_id)


def read(gold: Path) -> dict[str, Any]:
    """The annotation as plain values."""
    found: dict[str, Any] = yaml.safe_load(gold.read_text(encoding="utf-8"))
    return found


def stands(text: str, words: str, nth: int) -> bool:
    """Whether `words` occur at least `nth` times, overlaps counted."""
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            return False
    return True


def kinds(item: dict[str, Any], main: str, more: str) -> set[str]:
    """The wanted value of an item and those that are right as well."""
    return {item[main], *item.get(more, [])}


@EACH_GOLD
def test_evidence_stands_in_the_seed(gold: Path) -> None:
    text = seed_of(gold).read_text(encoding="utf-8")
    for part, key in (("claims", "cue"), ("figures", "text"), ("dates", "text")):
        for item in read(gold)[part]:
            assert stands(text, item[key], item.get("nth", 1)), (part, item)


@EACH_GOLD
def test_speakers_are_declared_actors(gold: Path) -> None:
    found = read(gold)
    declared = {None, *found["actors"]}
    for claim in found["claims"]:
        assert {claim["speaker"], *claim.get("speakers", [])} <= declared, claim
    for figure in found["figures"]:
        assert figure.get("claimed_by") in declared, figure


@EACH_GOLD
def test_names_of_kinds_are_the_known_ones(gold: Path) -> None:
    found = read(gold)
    assert all(kinds(actor, "kind", "kinds") <= ACTOR_KINDS for actor in found["actors"].values())
    assert all(kinds(claim, "act", "acts") <= ACTS for claim in found["claims"])
    assert all(kinds(figure, "kind", "kinds") <= FIGURE_KINDS for figure in found["figures"])


@EACH_GOLD
def test_days_and_bounds_are_in_order(gold: Path) -> None:
    found = read(gold)
    assert all(date["start"] <= date["end"] for date in found["dates"])
    closed = [figure for figure in found["figures"] if None not in (figure["low"], figure["high"])]
    assert all(figure["low"] <= figure["high"] for figure in closed)


@EACH_GOLD
def test_sidecar_and_annotation_name_the_same_day(gold: Path) -> None:
    sidecar = tomllib.loads(seed_of(gold).with_suffix(".toml").read_text(encoding="utf-8"))
    assert isinstance(sidecar["published"], datetime.date)
    assert sidecar["published"] == read(gold)["published"]


def test_an_article_belongs_to_one_part() -> None:
    parts = {part: [seed_id(gold) for gold in gold_files(part)] for part in PARTS}
    assert all(parts.values())
    assert sum(len(ids) for ids in parts.values()) == len({seed_id(gold) for gold in GOLDS})
    assert all(part_of(gold) == part for part in PARTS for gold in gold_files(part))


def test_the_blind_articles_are_no_seeds() -> None:
    seeds = {seed.stem for seed in SEEDS.rglob("*.txt")}
    assert not seeds & {seed_id(gold) for gold in gold_files("blind-2")}


def test_collected_text_is_the_seed_byte_for_byte(tmp_path: Path) -> None:
    assert collect(tmp_path) == len(GOLDS) > 0
    for gold in GOLDS:
        copied = (tmp_path / f"{seed_id(gold)}.txt").read_bytes()
        assert hashlib.sha256(copied).digest() == hashlib.sha256(seed_of(gold).read_bytes()).digest()
