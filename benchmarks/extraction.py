"""Speed and memory of the whole way from a file to its facts, in one process, after the tables are loaded.

Usage: PYTHONPATH=plugins python benchmarks/extraction.py FILE_OR_FOLDER… [--rounds N]

Takes text files, folders of them, and JSON files that hold a list of articles with `title` and `text`.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from mujaz.archive.records import as_record
from mujaz.extract.pipeline import extract
from mujaz.ingest.seed import read_article
from mujaz.lexicon.lexicon import Lexicon, load_lexicon
from mujaz.model.entry import Entry

REPOSITORY = Path(__file__).parent.parent


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5, help="the middle one counts (default: 5)")
    arguments = parser.parse_args()
    began = time.perf_counter()
    lexicon = load_lexicon(REPOSITORY)
    loaded = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as folder:
        paths = list(_articles(arguments.sources, Path(folder)))
        rates = [len(paths) / _round(paths, lexicon) for _ in range(arguments.rounds)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(f"tables loaded in {loaded:.2f} s; {len(paths)} articles")
    print(f"articles a second: first round {rates[0]:.0f}, middle of {len(rates)} {statistics.median(rates):.0f}")
    print(f"peak memory: {memory:.0f} MB")


def _articles(sources: list[Path], folder: Path) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            yield from sorted(source.rglob("*.txt"))
        elif source.suffix == ".json":
            for number, article in enumerate(json.loads(source.read_text(encoding="utf-8"))):
                path = folder / f"{source.stem}-{number}.txt"
                path.write_text(f"{article['title']}\n\n{article['text']}\n", encoding="utf-8")
                yield path
        else:
            yield source


def _round(paths: list[Path], lexicon: Lexicon) -> float:
    """The CPU seconds for all articles, records included."""
    began = time.process_time()
    for path in paths:
        document = read_article(path, lexicon)
        as_record(Entry(document, extract(document, lexicon)))
    return time.process_time() - began


if __name__ == "__main__":
    main()
