"""What a careful editor finds in one article, read from its `<id>.gold.yaml` in tests/gold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from gold.collect import gold_files, part_of, seed_id, seed_of
from mujaz.arabic.fold import fold
from mujaz.model.span import Span


@dataclass(frozen=True)
class Gold:
    """One annotated article: the seed, and the rows of its annotation with their places found in the text."""

    id: str
    part: str
    seed: Path
    text: str
    named: dict[str, dict[str, dict[str, Any]]]
    ignored: dict[str, set[str]]
    rows: dict[str, list[dict[str, Any]]] = field(repr=False)


def annotated() -> Iterator[Gold]:
    """Every annotated article; raises ValueError where an annotation names words that its seed does not hold."""
    for path in gold_files("all"):
        yield _read(path)


def _read(path: Path) -> Gold:
    seed = seed_of(path)
    text = seed.read_bytes().decode("utf-8")
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    ignored = raw.get("ignore") or {}
    return Gold(
        seed_id(path),
        part_of(path),
        seed,
        text,
        {what: raw.get(what) or {} for what in ("actors", "places")},
        {what: spellings(ignored.get(what) or []) for what in ("actors", "places")},
        {what: _placed(path, text, raw.get(what) or []) for what in ("claims", "figures", "dates")},
    )


def _placed(path: Path, text: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "span": _find(path, text, row.get("cue") or row["text"], row.get("nth", 1))} for row in rows]


def _find(path: Path, text: str, words: str, nth: int) -> Span:
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            raise ValueError(f"{path.name}: '{words}' does not stand {nth} times in the seed")
    return Span(at, at + len(words))


def spellings(names: list[str]) -> set[str]:
    """The folded names, each also without a leading conjunction, preposition or article."""
    found = set()
    for name in names:
        folded = " ".join(fold(name).replace('"', "").replace("«", "").replace("»", "").split())
        bare = {folded}
        for proclitic in ("و", "ف", "ب", "ل", "ك"):
            bare |= {form[1:] for form in bare if form.startswith(proclitic) and len(form) > 4}
        found |= bare | {form.removeprefix("ال") for form in bare} | {"ال" + form.removeprefix("ل") for form in bare}
    return found - {""}
