"""Which entries carry one story: kept up to date with what came and went, and the same however it came about."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from mujaz.archive.records import from_record
from mujaz.archive.stories import Sketch, bands_of, is_one_story, may_be_alike, runs_of
from mujaz.model.document import Document
from mujaz.model.entry import Carrier, Origin

TABLES = """
CREATE TABLE IF NOT EXISTS sketch (
  entry TEXT PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE, bins TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS band (
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE, value INTEGER NOT NULL, PRIMARY KEY (entry, value)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS band_by_value ON band (value, entry);
CREATE TABLE IF NOT EXISTS kin (value INTEGER NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS kin_by_value ON kin (value);
"""
_MOST_IN_BAND = 12
"""A band that more entries share tells nothing: it is the stock of a house, as in forecasts and tables."""
_MANY = 2000
_MEMBERS = "SELECT entry FROM band WHERE value = ? ORDER BY entry"


class Documents:
    """The documents of an archive's entries by id, read when they are asked for."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def __getitem__(self, entry_id: str) -> Document:
        record, text = self.db.execute("SELECT record, text FROM entry WHERE id = ?", (entry_id,)).fetchone()
        return from_record(json.loads(record), text).document


class Stories:
    """The sketches of an archive's entries during one update; `settle` is called last."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.touched: set[int] = set()
        self._documents = Documents(db)
        self._alike = lru_cache(maxsize=65536)(self._compare)
        self._sketch = lru_cache(maxsize=65536)(self._read_sketch)

    def leave(self, entry: str) -> None:
        """Called before an entry goes; it is named by its id or its seed's path."""
        query = "SELECT value FROM band WHERE entry IN (SELECT id FROM entry WHERE path = ?1 OR id = ?1)"
        self.touched.update(value for (value,) in self.db.execute(query, (entry,)))

    def enter(self, entry_id: str, sketch: Sketch) -> None:
        """Called once an entry has come."""
        if sketch:
            values = bands_of(sketch)
            self.db.execute("INSERT INTO sketch VALUES (?, ?)", (entry_id, json.dumps(sketch)))
            self.db.executemany("INSERT OR IGNORE INTO band VALUES (?, ?)", [(entry_id, value) for value in values])
            self.touched.update(values)

    def settle(self) -> None:
        """Compares the entries that share a band which something came to or went from.

        In each such band every entry is compared with its neighbour by id, so the work grows with the entries and not
        with their pairs, and its outcome rests on what the archive holds alone.
        """
        if not self.touched:
            return
        gone = sorted(self.touched & self._kin())
        self.db.executemany("DELETE FROM kin WHERE value = ?", [(value,) for value in gone])
        for value in sorted(self._worth_reading()):
            members = [one for (one,) in self.db.execute(_MEMBERS, (value,))]
            if len(members) <= _MOST_IN_BAND:
                alike = [(value, *pair) for pair in pairwise(members) if self._alike(*pair)]
                self.db.executemany("INSERT INTO kin VALUES (?, ?, ?)", alike)

    def _kin(self) -> set[int]:
        return {value for (value,) in self.db.execute("SELECT DISTINCT value FROM kin")}

    def _worth_reading(self) -> set[int]:
        """The touched bands; of very many, those that more than one entry has, found in one pass."""
        if len(self.touched) < _MANY:
            return self.touched
        query = "SELECT value FROM band GROUP BY value HAVING count(*) BETWEEN 2 AND ?"
        return self.touched & {value for (value,) in self.db.execute(query, (_MOST_IN_BAND,))}

    def _compare(self, one: str, other: str) -> bool:
        if not may_be_alike(self._sketch(one), self._sketch(other)):
            return False
        return is_one_story(runs_of(self._documents[one]), runs_of(self._documents[other]))

    def _read_sketch(self, entry_id: str) -> Sketch:
        (bins,) = self.db.execute("SELECT bins FROM sketch WHERE entry = ?", (entry_id,)).fetchone()
        return tuple(json.loads(bins))


def origins(db: sqlite3.Connection) -> dict[str, Origin]:
    """Of every entry that carries a story with others, by id, the origin that they share."""
    groups = _groups(db.execute("SELECT DISTINCT one, other FROM kin"))
    found: dict[str, Origin] = {}
    for group in groups:
        carrying = sorted(_carriers(db, group), key=lambda one: (one.published or "9", one.id))
        origin = Origin(carrying[0].id, tuple(carrying))
        found.update((entry_id, origin) for entry_id in group)
    return found


def carriers(db: sqlite3.Connection, sketch: Sketch, document: Document, document_of: Documents) -> list[str]:
    """The ids of the entries that carry the story of a document which is not in the archive."""
    if not sketch:
        return []
    values = bands_of(sketch)
    query = f"SELECT DISTINCT entry FROM band WHERE value IN ({', '.join('?' * len(values))}) ORDER BY entry"
    runs = runs_of(document)
    return [one for (one,) in db.execute(query, values) if is_one_story(runs, runs_of(document_of[one]))]


def _groups(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The sets that the pairs join, each sorted."""
    leader: dict[str, str] = {}

    def led(one: str) -> str:
        while leader.setdefault(one, one) != one:
            leader[one] = one = leader[leader[one]]
        return one

    for one, other in pairs:
        first, second = sorted((led(one), led(other)))
        leader[second] = first
    groups: dict[str, list[str]] = {}
    for one in sorted(leader):
        groups.setdefault(led(one), []).append(one)
    return [group for _, group in sorted(groups.items())]


def _carriers(db: sqlite3.Connection, ids: Iterable[str]) -> Iterator[Carrier]:
    query = "SELECT published, json_extract(record, '$.seed.publisher') FROM entry WHERE id = ?"
    for entry_id in ids:
        published, publisher = db.execute(query, (entry_id,)).fetchone()
        yield Carrier(entry_id, publisher, published or None)
