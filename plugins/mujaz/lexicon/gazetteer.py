"""From cities.tsv to entries of cities, sorted by how much beside the name is needed to take it for the city."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mujaz.arabic.fold import fold
from mujaz.lexicon.register import Entry
from mujaz.lexicon.tables import LexiconError, Table
from mujaz.model.facts import Bilingual
from mujaz.model.problem import Problem

Needs = Literal["nothing", "place", "noun"]
_COLUMNS = 7
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_LARGE = 150_000
_SHORT = 4
_KNOWN = 250_000
_ARAB = frozenset(
    (
        "ae",
        "bh",
        "dj",
        "dz",
        "eg",
        "eh",
        "iq",
        "jo",
        "km",
        "kw",
        "lb",
        "ly",
        "ma",
        "mr",
        "om",
        "ps",
        "qa",
        "sa",
        "sd",
        "so",
        "sy",
        "tn",
        "ye",
    )
)


@dataclass(frozen=True, slots=True)
class City:
    """A name of a city: it is one by itself, or only with a locating word, or only after a place noun beside it."""

    entry: Entry
    name: str
    needs: Needs


def load_cities(tables: Path) -> tuple[City, ...]:
    """The names of cities.tsv; raises LexiconError with the line that cannot be read."""
    table = Table(tables / "gazetteer.toml")
    words = {fold(name) for name in table.texts("words", table.rows.get("words", {}), "names", required=True)}
    clubs = {fold(name) for name in table.texts("clubs", table.rows.get("clubs", {}), "names", required=True)}
    shown = frozenset(table.texts("shown", table.rows.get("shown", {}), "names"))
    table.known_keys("", table.rows, ("words", "clubs", "shown"))
    table.close()
    return tuple(_cities(tables / "cities.tsv", words, clubs, shown))


def _cities(path: Path, words: set[str], clubs: set[str], shown: frozenset[str]) -> Iterator[City]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != _COLUMNS:
            raise LexiconError(
                Problem(path.name, "a row without seven columns", "Run tools/derive_cities.py", str(number))
            )
        people, names = int(cells[5]), tuple(cells[6].split("|"))
        entry = Entry(
            cells[0],
            Bilingual(next((name for name in names if name in shown), names[0]), cells[2]),
            place_kind="city",
            names=names,
            country=cells[1],
            latitude=float(cells[3]),
            longitude=float(cells[4]),
        )
        for name in names:
            yield City(entry, name, _needs(fold(name), people, cells[1] in _ARAB, words, clubs))


def _needs(name: str, people: int, arab: bool, words: set[str], clubs: set[str]) -> Needs:
    """What a name needs beside it: a small town's, of one short word or with the article, may be any word."""
    if name in words:
        return "noun"
    if " " in name:
        return "place" if name in clubs else "nothing"
    small = people < (_LARGE if arab else _KNOWN)
    odd = (name.startswith(_ARTICLE) or len(name) <= _SHORT) if arab else True
    return "place" if name in clubs or (small and odd) or (not arab and len(name) < _SHORT) else "nothing"
