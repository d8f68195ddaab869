"""What is kept between two builds of one output folder, in one SQLite file.

Of each briefing what other pages need of it, and which listings it stands in; of each briefing and listing which files
it is. A listing is everything made of several briefings: an actor's pages and feeds, a topic's, a month's. Whatever
changes a briefing marks its listings as due in the same transaction, so what a build that was cut off left undone is
done by the next one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mujaz.archive.databases import close_database, open_database
from mujaz.site.kept import Listing, Member, Named
from mujaz.site.kept_briefings import KeptBriefings
from mujaz.site.kept_names import KeptNames
from mujaz.site.remembered import Remembered

_CACHE = 32_768  # KB of the file that each process keeps at hand
_REMEMBERED = 2_000  # names or cards that a worker keeps ready
_LISTINGS = 2  # the pages, the feeds and the result of search of a listing all ask for its briefings
_WRITTEN_BACK = 8_192  # pages of the journal after which they go into the file itself

_SCHEMA = """
CREATE TABLE briefing (
  id TEXT PRIMARY KEY, day TEXT NOT NULL, fingerprint TEXT NOT NULL, related TEXT NOT NULL, cards TEXT NOT NULL,
  keys TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX briefing_by_day ON briefing (day, id, fingerprint);
CREATE TABLE listed (
  kind TEXT NOT NULL, listing TEXT NOT NULL, day TEXT NOT NULL, briefing TEXT NOT NULL, mark TEXT NOT NULL,
  note TEXT NOT NULL, ar TEXT NOT NULL, en TEXT NOT NULL, PRIMARY KEY (kind, listing, day, briefing)
) WITHOUT ROWID;
CREATE INDEX listed_by_briefing ON listed (briefing, kind, listing);
CREATE TABLE fragment (
  briefing TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (briefing, name)
);
CREATE TABLE counted (
  briefing TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL,
  PRIMARY KEY (briefing, kind, key)
) WITHOUT ROWID;
CREATE TABLE total (
  kind TEXT NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE TABLE named (
  kind TEXT NOT NULL, id TEXT NOT NULL, sort TEXT NOT NULL, ar TEXT NOT NULL, en TEXT, status TEXT NOT NULL,
  country TEXT, briefings INTEGER NOT NULL, PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE TABLE due (kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE file (
  kind TEXT NOT NULL, id TEXT NOT NULL, path TEXT NOT NULL, mark TEXT NOT NULL, PRIMARY KEY (kind, id, path)
) WITHOUT ROWID;
CREATE INDEX file_by_path ON file (path);
CREATE TABLE address (
  kind TEXT NOT NULL, id TEXT NOT NULL, path TEXT NOT NULL, changed TEXT NOT NULL, PRIMARY KEY (kind, id, path)
) WITHOUT ROWID;
CREATE TABLE found (
  kind TEXT NOT NULL, id TEXT NOT NULL, day TEXT NOT NULL, briefing TEXT NOT NULL, keys TEXT NOT NULL,
  ar TEXT NOT NULL, en TEXT NOT NULL, PRIMARY KEY (day, briefing, kind, id)
) WITHOUT ROWID;
CREATE INDEX found_by_id ON found (kind, id);
CREATE TABLE noted (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


class PageStore(KeptBriefings, KeptNames):
    """One output folder's memory. Deleting its file costs time and nothing else."""

    def __init__(self, path: Path, *, writing: bool = True) -> None:
        """Opens the file for the one process that writes it, or for a worker that only reads."""
        self.path = path
        self._writing = writing
        # What a worker reads again and again does not change while it works on listings.
        self.told: Remembered[str, Any] | None = None if writing else Remembered(_REMEMBERED)
        self._names: Remembered[tuple[str, str], list[Named]] | None = None if writing else Remembered(_REMEMBERED)
        self._members: Remembered[Listing, list[Member]] | None = None if writing else Remembered(_LISTINGS)
        if writing:
            self.db = open_database(path, _SCHEMA)
            # So that workers read while the build writes.
            self.db.execute("PRAGMA journal_mode = WAL")
            self.db.execute(f"PRAGMA wal_autocheckpoint = {_WRITTEN_BACK}")
        else:
            self.db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=60, isolation_level=None)
        self.db.execute(f"PRAGMA cache_size = -{_CACHE}")

    def close(self) -> None:
        """Lets the file go."""
        if self._writing:
            close_database(self.db, self.path)
        else:
            self.db.close()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What is asked inside is all answered as of one moment, and sooner, for SQLite looks at its locks once."""
        self.db.execute("BEGIN")
        try:
            yield
        finally:
            self.db.execute("COMMIT")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is done inside is kept wholly or not at all."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self.db.in_transaction:  # SQLite itself takes back what a full disk cut off
                self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def noted(self, name: str) -> str:
        """What was noted under a name, '' for nothing."""
        row = self.db.execute("SELECT value FROM noted WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def note(self, name: str, value: str) -> None:
        """Notes something for the next build."""
        self.db.execute("INSERT OR REPLACE INTO noted VALUES (?, ?)", (name, value))

    def forget_note(self, name: str) -> None:
        """Forgets what was noted."""
        self.db.execute("DELETE FROM noted WHERE name = ?", (name,))
