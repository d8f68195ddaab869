"""Turns a list of Arabic-English name pairs into the lexicon's table of the letters that foreign names are made of.

    derive_name_shapes.py PAIRS.tsv OUTPUT_FOLDER [--hold-out N]

PAIRS.tsv holds one pair a line: Arabic word, English word, source. Against the names stand the ordinary words of the
lexicon's own tables, with what may be written onto them. name_shapes.tsv gives for each three letters ('^' and '$' are
a word's ends) ten times the logarithm of how much more often names hold them.

--hold-out N leaves every N-th name and word out and prints how many of those are taken for names.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import tomllib
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "plugins"))

from mujaz.arabic.fold import fold
from mujaz.arabic.name_shapes import likeness, triples
from mujaz.arabic.romanise import arabic_letters
from mujaz.lexicon.lexicon import TABLES, load_lexicon

OF_NAMES = frozenset({"person_names.toml", "gazetteer.toml", "places.toml", "institutions.toml", "currencies.toml"})
ORDINARY_LISTS = ("words", "reporting", "breaks", "holders", "also_words")
ARTICLES = ("ال", "وال", "بال", "لل", "فال", "كال")
LEADS, ENDINGS, PLURALS = ("و", "ب", "ل", "ف"), ("ه", "ها", "هم", "نا", "ي", "ا"), ("ين", "ون", "ات", "ه", "يه")
SHORTEST, SHORTEST_STEM, LEAST_EVIDENCE, SMALLEST, SMOOTHING = 4, 3, 4, 3, 0.7
SPREAD = 2000
WORD = re.compile("[\u0621-\u064a]+")
HEADER = """\
# Three letters, and ten times the logarithm of how much more often foreign names hold them than ordinary words do.
# Derived by tools/derive_name_shapes.py from the pairs in steveash/NETransliteration-COLING2018 (names from Wikidata,
# CC0, and from google/transliteration, Apache-2.0) and from the words of the other tables here. Do not edit.
"""


def words_in(value: Any) -> Iterator[str]:
    """Every folded Arabic word in a table's keys and values."""
    if isinstance(value, str):
        yield from WORD.findall(fold(value))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from words_in(key)
            yield from words_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_in(inner)


def stems() -> set[str]:
    """The ordinary words of the tables, without the article."""
    found: set[str] = set()
    for path in sorted(TABLES.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if path.name == "person_names.toml":
            table = {key: table[key] for key in ORDINARY_LISTS}
        if path.name not in OF_NAMES or path.name == "person_names.toml":
            found.update(words_in(table))
    found.update(form for form in load_lexicon(TABLES.parents[2]).cues.forms if WORD.fullmatch(form))
    return {re.sub(f"^({'|'.join(ARTICLES)})", "", word) for word in found}


def written_onto(stem: str) -> Iterator[str]:
    """A word as it stands, and with what Arabic writes onto it."""
    yield stem
    yield from (lead + stem for lead in LEADS)
    yield from ((stem[:-1] + "ت" if stem.endswith("ه") else stem) + ending for ending in ENDINGS)
    if not stem.endswith("ه"):
        yield from (stem + ending for ending in PLURALS)


def usable(word: str) -> bool:
    return len(word) >= SHORTEST and not word.startswith(ARTICLES) and WORD.fullmatch(word) is not None


def read_names(path: Path) -> set[str]:
    """The folded words of the names that are written with no letter that only Arabic has."""
    arabic = (line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines())
    return {word for name in arabic for word in fold(name).split() if usable(word) and not arabic_letters(word)}


def counted(words: Iterable[str]) -> Counter[str]:
    return Counter(triple for word in words for triple in set(triples(word)))


def derived(names: Iterable[str], ordinary: Iterable[str]) -> dict[str, int]:
    """The table: triples that neither side is likelier to hold are left out."""
    ours, theirs = counted(names), counted(ordinary)
    all_ours, all_theirs = ours.total() + SPREAD, theirs.total() + SPREAD
    table = {}
    for triple in sorted(ours.keys() | theirs.keys()):
        odds = math.log((ours[triple] + SMOOTHING) / all_ours) - math.log((theirs[triple] + SMOOTHING) / all_theirs)
        if ours[triple] + theirs[triple] >= LEAST_EVIDENCE and abs(round(10 * odds)) >= SMALLEST:
            table[triple] = round(10 * odds)
    return table


def report(table: dict[str, int], names: Iterable[str], ordinary: Iterable[str]) -> None:
    for what, words in (("names", list(names)), ("ordinary words", list(ordinary))):
        shares = (sum(likeness(word, table) > least for word in words) / len(words) for least in (20, 30, 40, 50))
        print(f"{len(words)} {what} held out, taken for names at 20, 30, 40, 50:", *(f"{s:.3f}" for s in shares))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--hold-out", type=int, default=0)
    options = parser.parse_args()
    names = read_names(options.pairs)
    ordinary = {word for stem in stems() for word in written_onto(stem) if usable(word)} - names
    held = {w for w in names | ordinary if options.hold_out and zlib.crc32(w.encode()) % options.hold_out == 0}
    table = derived(names - held, ordinary - held)
    if held:
        report(table, names & held, ordinary & held)
        return
    rows = "".join(f"{triple}\t{score}\n" for triple, score in table.items())
    (options.output / "name_shapes.tsv").write_text(HEADER + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
