"""The archive: every seed's facts in one SQLite file, found again only where what they rest on changed."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from mujaz.archive.records import from_record
from mujaz.archive.update import Report, Update
from mujaz.model.entry import Entry
from mujaz.model.facts import ActorKind, Bilingual, NameStatus

_SCHEMA_VERSION = 1
_SCHEMA = f"""
PRAGMA foreign_keys = ON;
CREATE TABLE IF NOT EXISTS seed (
  path TEXT PRIMARY KEY, stamp TEXT NOT NULL, fingerprint TEXT NOT NULL, finders TEXT NOT NULL,
  id TEXT, problems TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entry (
  id TEXT PRIMARY KEY, path TEXT NOT NULL UNIQUE REFERENCES seed (path) ON DELETE CASCADE,
  published TEXT NOT NULL, record TEXT NOT NULL, text TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entry_by_date ON entry (published DESC, id);
CREATE TABLE IF NOT EXISTS named (
  what TEXT NOT NULL, id TEXT NOT NULL, entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  kind TEXT NOT NULL, ar TEXT NOT NULL, en TEXT, status TEXT NOT NULL, country TEXT,
  PRIMARY KEY (what, id, entry)
) WITHOUT ROWID;
PRAGMA user_version = {_SCHEMA_VERSION};
"""
_NEWEST_FIRST = "ORDER BY entry.published DESC, entry.id"


@dataclass(frozen=True, slots=True)
class ActorSummary:
    """An actor over the whole archive: named as the newest of its best-founded entries names it."""

    id: str
    kind: ActorKind
    name: Bilingual
    name_status: NameStatus
    country: str | None
    briefings: int


@dataclass(frozen=True, slots=True)
class PlaceSummary:
    """A place over the whole archive."""

    id: str
    kind: str
    name: Bilingual
    country: str | None
    briefings: int


class Archive:
    """The facts of every seed below `root`/seeds. Deleting its file costs time and nothing else."""

    def __init__(self, root: Path, connection: sqlite3.Connection) -> None:
        self.root = root
        self._db = connection

    def close(self) -> None:
        """Lets the file go."""
        self._db.close()

    def update(self, *, check_all: bool = False, progress: Callable[[str], None] = lambda path: None) -> Report:
        """Brings the facts up to date with seeds, sidecars, tables and register; problems are reported, not raised.

        With `check_all` every seed's bytes are read; else a seed whose size and times have not moved since it was
        last read is taken as unchanged. `progress` is called with each path whose facts are found again.
        Raises LexiconError where a table or the register is wrong.
        """
        return Update(self.root, self._db, check_all=check_all, progress=progress).run()

    def entries(self) -> Iterator[Entry]:
        """Every entry, newest first, the undated last."""
        yield from self._entries(f"SELECT record, text FROM entry {_NEWEST_FIRST}")

    def entry(self, entry_id: str) -> Entry:
        """The entry with this id; raises KeyError where there is none."""
        for entry in self._entries("SELECT record, text FROM entry WHERE id = ?", entry_id):
            return entry
        raise KeyError(entry_id)

    def actors(self) -> Iterator[ActorSummary]:
        """Every actor that some entry names, by id."""
        for row in self._named("actor"):
            yield ActorSummary(row[0], row[1], Bilingual(row[2], row[3]), row[4], row[5], row[6])

    def places(self) -> Iterator[PlaceSummary]:
        """Every place that some entry names, by id."""
        for row in self._named("place"):
            yield PlaceSummary(row[0], row[1], Bilingual(row[2], row[3]), row[5], row[6])

    def _entries(self, query: str, *values: str) -> Iterator[Entry]:
        with closing(self._db.execute(query, values)) as rows:
            for record, text in rows:
                yield from_record(json.loads(record), text)

    def _named(self, what: str) -> Iterator[tuple]:  # type: ignore[type-arg]
        """One row for each id: the name of best status, then of the newest entry, with the number of entries."""
        query = """
            SELECT id, kind, ar, en, status, country, briefings FROM (
              SELECT named.*, count(*) OVER (PARTITION BY named.id) AS briefings, row_number() OVER (
                PARTITION BY named.id
                ORDER BY instr('registered composed romanised', status), entry.published DESC, entry.id
              ) AS place
              FROM named JOIN entry ON entry.id = named.entry WHERE named.what = ?
            ) WHERE place = 1 ORDER BY id
        """
        with closing(self._db.execute(query, (what,))) as rows:
            yield from rows


def open_archive(root: Path) -> Archive:
    """The archive of the repository `root`, in its cache folder; a file that is damaged or of another make is replaced.

    Replacing loses nothing: all that the archive holds is found again from the seeds.
    """
    path = root / "cache" / "archive.sqlite"
    path.parent.mkdir(exist_ok=True)
    try:
        return Archive(root, _connect(path))
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
            raise
        logging.getLogger(__name__).warning("cache/archive.sqlite: %s. It is built again from the seeds.", error)
        for leftover in path.parent.glob("archive.sqlite*"):
            leftover.unlink()
        return Archive(root, _connect(path))


def _connect(path: Path) -> sqlite3.Connection:
    """The open database with its tables; raises DatabaseError where the file is no such database."""
    db = sqlite3.connect(path, timeout=60)
    try:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _SCHEMA_VERSION) or db.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError(f"schema {version} or damaged pages")
        db.executescript(_SCHEMA)
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db
