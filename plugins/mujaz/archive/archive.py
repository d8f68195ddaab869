"""The archive: every seed's facts in one SQLite file, found again only where what they rest on changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import orjson

from mujaz.archive.databases import close_database, open_database
from mujaz.archive.origins import TABLES as ORIGINS
from mujaz.archive.origins import Documents, carriers, origins
from mujaz.archive.records import from_record
from mujaz.archive.stories import runs_of, sketch_of
from mujaz.archive.update import Report, Update
from mujaz.model.document import Document
from mujaz.model.entry import Entry, Origin
from mujaz.model.facts import NAMELESS, ActorKind, Bilingual, NameStatus

_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS seed (
  path TEXT PRIMARY KEY, stamp TEXT NOT NULL, fingerprint TEXT NOT NULL, finders TEXT NOT NULL,
  id TEXT, problems TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entry (
  id TEXT PRIMARY KEY, path TEXT NOT NULL UNIQUE REFERENCES seed (path) ON DELETE CASCADE,
  published TEXT NOT NULL, record TEXT NOT NULL, text TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entry_by_date ON entry (published DESC, id);
-- For the rows themselves hold whole articles, and whoever asks for the days of many would read them all.
CREATE INDEX IF NOT EXISTS entry_days ON entry (id, published);
CREATE TABLE IF NOT EXISTS named (
  what TEXT NOT NULL, id TEXT NOT NULL, entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  kind TEXT NOT NULL, ar TEXT NOT NULL, en TEXT, status TEXT NOT NULL, country TEXT,
  PRIMARY KEY (what, id, entry)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS named_by_entry ON named (entry, what, id);
{ORIGINS}
"""
_MANY = 500  # values in one query
# Actors by whom entries are related: an outlet carries everything, and the nameless are others in each article.
_RELATING = f"what = 'actor' AND kind != 'media' AND (kind, status) != {NAMELESS}"
_NEWEST_FIRST = "ORDER BY entry.published DESC, entry.id"


@dataclass(frozen=True, slots=True)
class ActorSummary:
    """An actor over the whole archive, by the best founded name that most entries give it."""

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


@dataclass(frozen=True, slots=True)
class NamedAs:
    """One spelling of an actor or a place, and in how many briefings it is so named."""

    id: str
    ar: str
    en: str | None
    status: NameStatus
    briefings: int


class Archive:
    """The facts of every seed below `root`/seeds. Deleting its file costs time and nothing else."""

    def __init__(self, root: Path, connection: sqlite3.Connection) -> None:
        self.root = root
        self._db = connection
        self._shared: dict[str, Origin] | None = None
        self._origins: dict[str, Origin] | None = None

    def close(self) -> None:
        """Lets the file go."""
        close_database(self._db, path_of(self.root))

    def update(
        self,
        *,
        check_all: bool = False,
        progress: Callable[[str], None] = lambda path: None,
        meanwhile: Callable[[], None] | None = None,
    ) -> Report:
        """Brings the facts up to date with seeds, sidecars, tables and register; problems are reported, not raised.

        With `check_all` every seed's bytes are read; else a seed whose size and times have not moved since it was
        last read is taken as unchanged. `progress` is called with each path whose facts are found again,
        `meanwhile` once, if at all, while another process finds them.
        Raises LexiconError where a table or the register is wrong.
        """
        self._origins = None
        self._shared = None
        return Update(self.root, self._db, check_all=check_all, progress=progress, meanwhile=meanwhile).run()

    def entries(self) -> Generator[Entry, None, None]:
        """Every entry, newest first and the undated last."""
        yield from self._entries(f"SELECT record, text FROM entry {_NEWEST_FIRST}")

    def entry(self, entry_id: str) -> Entry:
        """The entry with this id; raises KeyError where there is none."""
        for entry in self._entries("SELECT record, text FROM entry WHERE id = ?", entry_id):
            return entry
        raise KeyError(entry_id)

    def days(self) -> dict[str, str]:
        """The ISO date of every entry, by id, '' for none."""
        return dict(self._db.execute("SELECT id, published FROM entry"))

    def since(self, day: str) -> list[tuple[str, str, list[str]]]:
        """The entries from a day on, by id: each with its day and the ids of the actors that relate it to others."""
        found = self._db.execute("SELECT id, published FROM entry WHERE published >= ? ORDER BY id", (day,)).fetchall()
        if len(found) <= _MANY:
            return [(entry, published, self._actors_of(entry)) for entry, published in found]
        actors = {entry: of for (_, entry), of in self.named_by_day(dated=False)}
        return [(entry, published, actors[entry]) for entry, published in found]

    def _actors_of(self, entry_id: str) -> list[str]:
        query = f"SELECT id FROM named WHERE entry = ? AND {_RELATING} ORDER BY id"
        return [one for (one,) in self._db.execute(query, (entry_id,))]

    def named_by_day(self, *, dated: bool = True) -> Iterator[tuple[tuple[str, str], list[str]]]:
        """Every entry, or the dated ones alone, in the order of day and id, with its actors as `since` has them."""
        actors: dict[str, list[str]] = {}
        query = f"SELECT entry, id FROM named WHERE {_RELATING} ORDER BY id"
        for entry, actor in self._db.execute(query):
            actors.setdefault(entry, []).append(actor)
        for published, entry in self._db.execute("SELECT published, id FROM entry ORDER BY published, id"):
            if published or not dated:
                yield (published, entry), actors.get(entry, [])

    def before(self, place: tuple[str, str]) -> int:
        """How many dated entries come before a day and an id."""
        query = "SELECT count(*) FROM entry WHERE published != '' AND (published, id) < (?, ?)"
        return int(self._db.execute(query, place).fetchone()[0])

    def earlier(self, actor: str, place: tuple[str, str]) -> list[tuple[str, str]]:
        """Day and id of the dated entries before a day and an id to which an actor relates, in their order."""
        query = f"""
            SELECT published, entry.id FROM named JOIN entry ON entry.id = named.entry
            WHERE named.id = ? AND {_RELATING} AND published != ''
            AND (published, entry.id) < (?, ?) ORDER BY published, entry.id
        """
        return list(self._db.execute(query, (actor, *place)))

    def fingerprints(self) -> dict[str, str]:
        """Of every entry, by id, the fingerprint of all that it shows."""
        found = dict(self._db.execute("SELECT id, fingerprint FROM seed WHERE id IS NOT NULL"))
        shared = {entry_id: f"{found[entry_id]} {origin.briefings}" for entry_id, origin in self.origins().items()}
        return {**found, **shared}

    def origins(self) -> dict[str, Origin]:
        """Of every entry that carries a story with others, by id, the origin that they share."""
        if self._shared is None:
            self._shared = origins(self._db)
        return self._shared

    def carriers(self, document: Document) -> list[str]:
        """The ids of the entries that carry the story of a document from elsewhere, nearly word for word."""
        return carriers(self._db, sketch_of(runs_of(document)), document, Documents(self._db))

    def addresses(self) -> dict[str, str]:
        """Of every entry whose source has a web address, by id, that address."""
        query = "SELECT id, json_extract(record, '$.seed.url') AS url FROM entry WHERE url IS NOT NULL"
        return dict(self._db.execute(query))

    def actors(self, ids: Collection[str] | None = None) -> Iterator[ActorSummary]:
        """Every actor that some entry names, or those of `ids`, by id."""
        for row in self._named("actor", ids):
            yield ActorSummary(row[0], row[1], Bilingual(row[2], row[3]), row[4], row[5], row[6])

    def places(self, ids: Collection[str] | None = None) -> Iterator[PlaceSummary]:
        """Every place that some entry names, or those of `ids`, by id."""
        for row in self._named("place", ids):
            yield PlaceSummary(row[0], row[1], Bilingual(row[2], row[3]), row[5], row[6])

    def names(self, what: Literal["actor", "place"]) -> Iterator[NamedAs]:
        """Every spelling under which briefings name actors or places, by id."""
        query = (
            "SELECT id, ar, en, status, count(*) FROM named WHERE what = ? GROUP BY id, ar, en, status ORDER BY id, ar"
        )
        for row in self._db.execute(query, (what,)):
            yield NamedAs(*row)

    def _entries(self, query: str, *values: str) -> Generator[Entry, None, None]:
        if self._origins is None:
            self._origins = self.origins()
        shared = self._origins
        with closing(self._db.execute(query, values)) as rows:
            for record, text in rows:
                entry = from_record(orjson.loads(record), text)
                yield replace(entry, origin=shared[entry.id]) if entry.id in shared else entry

    def _named(self, what: str, ids: Collection[str] | None) -> Iterator[tuple]:  # type: ignore[type-arg]
        """One row for each id, with the number of entries: of the names with the best status that which most give.

        Of names that as many give it is the longest. That of the newest entry would change with one article more, and
        every page with it that names the actor.
        """
        if ids is not None and len(ids) > _MANY:
            wanted = sorted(ids)
            for start in range(0, len(wanted), _MANY):
                yield from self._named(what, wanted[start : start + _MANY])
            return
        among = "" if ids is None else f"AND id IN ({', '.join('?' * len(ids))})"
        query = f"""
            SELECT id, kind, ar, en, status, country, briefings FROM (
              SELECT *, sum(times) OVER (PARTITION BY id) AS briefings, row_number() OVER (
                PARTITION BY id
                ORDER BY instr('registered composed romanised', status), times DESC, length(ar) DESC, ar, en, country,
                  kind
              ) AS place
              FROM (
                SELECT id, kind, ar, en, status, country, count(*) AS times FROM named WHERE what = ? {among}
                GROUP BY id, kind, ar, en, status, country
              )
            ) WHERE place = 1 ORDER BY id
        """
        with closing(self._db.execute(query, (what, *(ids or ())))) as rows:
            yield from rows


def path_of(root: Path) -> Path:
    """Where the archive of the repository `root` lies."""
    return root / "cache" / "archive.sqlite"


def open_archive(root: Path) -> Archive:
    """The archive of the repository `root`, in its cache folder; a file that is damaged or of another make is replaced.

    Replacing loses nothing: all that the archive holds is found again from the seeds.
    """
    return Archive(root, open_database(path_of(root), _SCHEMA))


def read_archive(root: Path) -> Archive:
    """The archive for a process that only reads it, while another may have it open."""
    return Archive(root, sqlite3.connect(f"{path_of(root).absolute().as_uri()}?mode=ro", uri=True, timeout=60))
