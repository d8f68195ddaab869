"""Copies every annotated seed, its sidecar and its annotation into one folder, where a scorer expects them.

    python tests/gold/collect.py OUT [--only tuning|wider|blind|blind-2]

Those for tuning stand in `tests/gold/<id>.gold.yaml`, their texts in `seeds/YYYY/MM/<id>.txt`; the others stand
with their texts in a folder named like the part. The scorer wants `NAME.txt` next to `NAME.gold.yaml`. Bytes are
copied as they are, for spans count in them.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parents[1] / "seeds"
PARTS = {"tuning": ".", "wider": "wider", "blind": "blind", "blind-2": "blind-2"}
"""The parts of the annotated articles, and the folder below this one that holds the annotations of each."""


def gold_files(part: str, folder: Path = HERE) -> list[Path]:
    """The annotation files of `part`, one of PARTS or `all`, part by part and in order of id."""
    parts = PARTS if part == "all" else (part,)
    return [gold for name in parts for gold in sorted((folder / PARTS[name]).glob("*.gold.yaml"))]


def part_of(gold: Path, folder: Path = HERE) -> str:
    """The part that `gold` belongs to; StopIteration where it stands in none of their folders."""
    return next(part for part, below in PARTS.items() if gold.parent == folder / below)


def seed_id(gold: Path) -> str:
    """`tests/gold/oman.gold.yaml` annotates the seed `oman`."""
    return gold.name.removesuffix(".gold.yaml")


def seed_of(gold: Path, seeds: Path = SEEDS) -> Path:
    """The one seed that `gold` annotates; FileNotFoundError where none or several bear its id."""
    beside = gold.with_name(f"{seed_id(gold)}.txt")
    found = [beside] if beside.exists() else sorted(seeds.rglob(beside.name))
    if len(found) != 1:
        raise FileNotFoundError(f"{gold.name}: {len(found)} seeds bear this id, one is needed")
    return found[0]


def collect(out: Path, part: str = "all") -> int:
    """Fills `out` with text, sidecar and annotation of each article of `part`; returns how many."""
    out.mkdir(parents=True, exist_ok=True)
    golds = gold_files(part)
    for gold in golds:
        seed = seed_of(gold)
        for source in (gold, seed, seed.with_suffix(".toml")):
            shutil.copyfile(source, out / source.name)
    return len(golds)


def main() -> None:
    """Reads the command line and says what was copied."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("out", type=Path, help="a temporary folder, made where it is missing")
    parser.add_argument("--only", choices=tuple(PARTS), help="one part of the articles instead of all")
    args = parser.parse_args()
    print(f"{collect(args.out, args.only or 'all')} annotated articles in {args.out}")


if __name__ == "__main__":
    main()
