"""What is kept between two builds of one output folder, in one SQLite file.

Of each briefing what other pages need of it, and which listings it stands in; of each briefing and listing which files
it is. A listing is everything made of several briefings: an actor's pages and feeds, a topic's, a month's. Whatever
changes a briefing marks its listings as due in the same transaction, so what a build that was cut off left undone is
done by the next one.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mujaz.archive.archive import ActorSummary, PlaceSummary
from mujaz.archive.databases import close_database, open_database
from mujaz.model.facts import Bilingual
from mujaz.site.remembered import Remembered

Listing = tuple[str, str]
"""Kind and id: ('actor', 'unesco'), ('month', '2024-05')."""

MISSING = "missing"
"""The mark of a file that is not where it was left."""

_CACHE = 32_768  # KB of the file that each process keeps at hand
_REMEMBERED = 2_000  # names or cards that a worker keeps ready
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


@dataclass(frozen=True, slots=True)
class Listed:
    """A briefing's place in a listing: `mark` changes with whatever the listing shows of it.

    `note` is JSON for the listing's own use, `ar` and `en` ready HTML where the listing shows more than a card.
    """

    kind: str
    listing: str
    mark: str
    note: str = ""
    ar: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one briefing. `day` is its ISO date, '' for none; `keys` what search finds it by; `related` what

    its pages show of earlier ones.

    `fragments` are texts by name, `counted` numbers by kind and key, which are added up over the archive.
    """

    id: str
    day: str
    fingerprint: str
    related: str
    cards: str
    keys: str
    listed: tuple[Listed, ...]
    fragments: dict[str, str]
    counted: dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Named:
    """An actor or a place over the whole archive. `sort` is its kind, such as 'person' or 'city'."""

    id: str
    kind: str
    name: Bilingual
    name_status: str
    country: str | None
    briefings: int

    @property
    def nameless(self) -> bool:
        """Whether only a noun tells them, such as residents or a medical source: in each briefing they are others."""
        return (self.kind, self.name_status) == ("group", "composed")

    @classmethod
    def of(cls, one: ActorSummary | PlaceSummary) -> Named:
        """What the archive tells of it. A place's name is always one of a table's."""
        status = one.name_status if isinstance(one, ActorSummary) else "registered"
        return cls(one.id, one.kind, one.name, status, one.country, one.briefings)


@dataclass(frozen=True, slots=True)
class Member:
    """A briefing in a listing, without what the listing shows of it."""

    briefing: str
    day: str
    mark: str
    note: str


@dataclass(frozen=True, slots=True)
class FoundName:
    """What search finds of an actor, place or topic: its keys, and its result in each language.

    `day` and `briefing` are those of the first briefing that names it.
    """

    day: str
    briefing: str
    keys: str
    ar: str
    en: str


_NAMED = "SELECT id, sort, ar, en, status, country, briefings FROM named WHERE kind = ?"


def _named(row: tuple[Any, ...]) -> Named:
    one, sort, ar, en, status, country, briefings = row
    return Named(one, sort, Bilingual(ar, en), status, country, briefings)


class PageStore:
    """One output folder's memory. Deleting its file costs time and nothing else."""

    def __init__(self, path: Path, *, writing: bool = True) -> None:
        """Opens the file for the one process that writes it, or for a worker that only reads."""
        self.path = path
        self._writing = writing
        # What a worker reads again and again does not change while it works on listings.
        self.told: Remembered[str, Any] | None = None if writing else Remembered(_REMEMBERED)
        self._names: Remembered[tuple[str, str], list[Named]] | None = None if writing else Remembered(_REMEMBERED)
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

    # What briefings there are

    def fingerprints(self) -> dict[str, str]:
        """The fingerprint with which each briefing was last made, by id."""
        return dict(self.db.execute("SELECT id, fingerprint FROM briefing"))

    def related(self, briefing: str) -> str:
        """What a briefing's pages show of earlier ones."""
        row = self.db.execute("SELECT related FROM briefing WHERE id = ?", (briefing,)).fetchone()
        return row[0] if row else ""

    def days_of_all(self) -> dict[str, str]:
        """The day of every briefing, by id."""
        return dict(self.db.execute("SELECT id, day FROM briefing"))

    def put(self, kept: Kept) -> None:
        """Keeps a briefing in the place of what was kept of it, and marks every listing of both as due."""
        if self.db.execute("SELECT 1 FROM briefing WHERE id = ?", (kept.id,)).fetchone():
            self.drop(kept.id)
        row = (kept.id, kept.day, kept.fingerprint, kept.related, kept.cards, kept.keys)
        self.db.execute("INSERT INTO briefing VALUES (?, ?, ?, ?, ?, ?)", row)
        self.db.executemany(
            "INSERT INTO listed VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(one.kind, one.listing, kept.day, kept.id, one.mark, one.note, one.ar, one.en) for one in kept.listed],
        )
        self.db.executemany(
            "INSERT INTO fragment VALUES (?, ?, ?)", [(kept.id, name, text) for name, text in kept.fragments.items()]
        )
        self.db.executemany(
            "INSERT INTO counted VALUES (?, ?, ?, ?)", [(kept.id, *key, number) for key, number in kept.counted.items()]
        )
        self._add_up(kept.id, 1)
        self.mark({(one.kind, one.listing) for one in kept.listed})

    def drop(self, briefing: str) -> None:
        """Forgets a briefing and marks its listings; its files stay known until they are removed."""
        self._mark_listings_of(briefing)
        self._add_up(briefing, -1)
        for table, column in (
            ("briefing", "id"),
            ("listed", "briefing"),
            ("fragment", "briefing"),
            ("counted", "briefing"),
        ):
            self.db.execute(f"DELETE FROM {table} WHERE {column} = ?", (briefing,))

    def _mark_listings_of(self, briefing: str) -> None:
        self.db.execute(
            "INSERT OR IGNORE INTO due SELECT DISTINCT kind, listing FROM listed WHERE briefing = ?", (briefing,)
        )

    def _add_up(self, briefing: str, sign: int) -> None:
        self.db.execute(
            "INSERT INTO total SELECT kind, key, number * ? FROM counted WHERE briefing = ?"
            " ON CONFLICT DO UPDATE SET number = number + excluded.number",
            (sign, briefing),
        )

    def cards(self, briefings: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Ids and cards of these briefings, in their order."""
        for briefing in briefings:
            yield briefing, self.db.execute("SELECT cards FROM briefing WHERE id = ?", (briefing,)).fetchone()[0]

    def cards_made(self, briefing: str, fingerprint: str) -> str | None:
        """The cards of a briefing, if it was made with this fingerprint."""
        query = "SELECT cards FROM briefing WHERE id = ? AND fingerprint = ?"
        row = self.db.execute(query, (briefing, fingerprint)).fetchone()
        return row[0] if row else None

    def latest(self, number: int) -> list[str]:
        """The newest briefings, the newest first; of one day in the order of their ids."""
        query = "SELECT id FROM briefing ORDER BY day DESC, id LIMIT ?"
        return [one for (one,) in self.db.execute(query, (number,))]

    def latest_dated(self, number: int) -> list[tuple[str, str]]:
        """The newest briefings that have a date, each with its day."""
        query = "SELECT id, day FROM briefing WHERE day != '' ORDER BY day DESC, id LIMIT ?"
        return list(self.db.execute(query, (number,)))

    def count(self) -> int:
        """How many briefings there are."""
        return int(self.db.execute("SELECT count(*) FROM briefing").fetchone()[0])

    def days(self) -> dict[str, int]:
        """How many briefings each ISO date has; '' stands for none."""
        return dict(self.db.execute("SELECT day, count(*) FROM briefing GROUP BY day"))

    # Listings

    def members(self, listing: Listing) -> list[Member]:
        """The briefings of a listing, the newest first; of one day in the order of their ids, the undated last."""
        query = (
            "SELECT briefing, day, mark, note FROM listed WHERE kind = ? AND listing = ? ORDER BY day DESC, briefing"
        )
        return [Member(*row) for row in self.db.execute(query, listing)]

    def shown(self, listing: Listing, members: Sequence[Member]) -> list[tuple[str, str]]:
        """The Arabic and English HTML that a listing shows of its members, who follow one another in it."""
        query = "SELECT briefing, ar, en FROM listed WHERE kind = ? AND listing = ? AND day BETWEEN ? AND ?"
        found = self.db.execute(query, (*listing, members[-1].day, members[0].day))
        html = {briefing: (ar, en) for briefing, ar, en in found}
        return [html[one.briefing] for one in members]

    def counts(self, kind: str) -> dict[str, int]:
        """How many briefings each listing of a kind has, by its id."""
        query = "SELECT listing, count(*) FROM listed WHERE kind = ? GROUP BY listing"
        return dict(self.db.execute(query, (kind,)))

    def notes(self, kind: str) -> dict[str, str]:
        """For each listing of a kind the note of its newest member."""
        query = "SELECT listing, note FROM listed WHERE kind = ? ORDER BY listing, day, briefing DESC"
        return dict(self.db.execute(query, (kind,)))

    def oldest_notes(self, kind: str) -> Iterator[tuple[str, str]]:
        """For each listing of a kind the note of the oldest member that has one other than 'null'."""
        query = """
            SELECT listing, note FROM listed WHERE kind = ? AND note != 'null'
            GROUP BY listing HAVING day || briefing = min(day || briefing) ORDER BY listing
        """
        yield from self.db.execute(query, (kind,))

    def beside(self, listing: Listing, kind: str, most: int) -> list[tuple[str, int]]:
        """Which other listings of `kind` have the same briefings, and how many of them, the most first."""
        # A cross join keeps SQLite from beginning with every listing of the kind.
        query = """
            SELECT other.listing, count(*) AS number FROM listed AS own
            CROSS JOIN listed AS other ON other.briefing = own.briefing AND other.kind = ?
            WHERE own.kind = ? AND own.listing = ? AND NOT (other.kind = own.kind AND other.listing = own.listing)
            GROUP BY other.listing ORDER BY number DESC, other.listing LIMIT ?
        """
        return list(self.db.execute(query, (kind, *listing, most)))

    def named_most(self, briefings: Iterable[str], kind: str) -> list[tuple[str, int]]:
        """The listings of `kind` that have more than one of these briefings, with how many, the most first."""
        query = "SELECT listing FROM listed WHERE briefing = ? AND kind = ?"
        counted = Counter(listing for one in briefings for (listing,) in self.db.execute(query, (one, kind)))
        ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(listing, number) for listing, number in ranked if number > 1]

    def fragment(self, briefing: str, name: str) -> str | None:
        """A briefing's text of this name, if it is kept."""
        query = "SELECT text FROM fragment WHERE briefing = ? AND name = ?"
        row = self.db.execute(query, (briefing, name)).fetchone()
        return row[0] if row else None

    def keep_fragments(self, fragments: Mapping[tuple[str, str], str]) -> None:
        """Keeps texts by briefing and name."""
        rows = [(*key, text) for key, text in fragments.items()]
        self.db.executemany("INSERT OR REPLACE INTO fragment VALUES (?, ?, ?)", rows)

    def fragments_of(self, ids: Iterable[str], name: str) -> Iterator[str]:
        """The texts of one name of these briefings, in their order."""
        # One by one, for a join would go through the texts of every name.
        for briefing in ids:
            if (text := self.fragment(briefing, name)) is not None:
                yield text

    def totals(self, kind: str) -> dict[str, int]:
        """What was counted of a kind over all briefings."""
        return dict(self.db.execute("SELECT key, number FROM total WHERE kind = ? AND number != 0", (kind,)))

    # Names

    def name(self, kind: str, one: Named) -> bool:
        """Keeps an actor or place; says whether its name, sort, status or country is another than before."""
        before = self.db.execute(
            "SELECT sort, ar, en, status, country FROM named WHERE kind = ? AND id = ?", (kind, one.id)
        ).fetchone()
        now = (one.kind, one.name.ar, one.name.en, one.name_status, one.country)
        self.db.execute(
            "INSERT OR REPLACE INTO named VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (kind, one.id, *now, one.briefings)
        )
        return before is not None and before != now

    def unname(self, kind: str, ids: Iterable[str]) -> None:
        """Forgets those whom no briefing names any more."""
        self.db.executemany("DELETE FROM named WHERE kind = ? AND id = ?", [(kind, one) for one in ids])

    def named(self, kind: str, ids: Iterable[str] | None = None) -> list[Named]:
        """All actors or places by id, or those of `ids` that there are, in their order."""
        if ids is None:
            return [_named(row) for row in self.db.execute(f"{_NAMED} ORDER BY id", (kind,))]
        return [named for one in ids for named in self._named(kind, one)]

    def _named(self, kind: str, one: str) -> list[Named]:
        """The one of this id, or nobody."""
        found = self._names.get((kind, one)) if self._names is not None else None
        if found is None:
            found = [_named(row) for row in self.db.execute(f"{_NAMED} AND id = ?", (kind, one))]
            if self._names is not None:
                self._names[kind, one] = found
        return found

    def count_names(self, kind: str) -> int:
        """How many actors or places there are."""
        return int(self.db.execute("SELECT count(*) FROM named WHERE kind = ?", (kind,)).fetchone()[0])

    # What search finds

    def find(self, listing: Listing, found: FoundName | None) -> None:
        """Keeps what search finds of a name; None forgets it."""
        self.db.execute("DELETE FROM found WHERE kind = ? AND id = ?", listing)
        if found:
            row = (*listing, found.day, found.briefing, found.keys, found.ar, found.en)
            self.db.execute("INSERT INTO found VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def found_names(self) -> Iterator[tuple[str, str, str]]:
        """Keys and results of every name, in the order in which the archive met them."""
        yield from self.db.execute("SELECT keys, ar, en FROM found ORDER BY day, briefing, kind, id")

    def briefings_by_age(self) -> list[tuple[str, str]]:
        """Id and fingerprint of every briefing, the oldest first."""
        return list(self.db.execute("SELECT id, fingerprint FROM briefing ORDER BY day, id"))

    def found_briefings(self, start: int, end: int) -> Iterator[tuple[str, str, str]]:
        """Id, keys and cards of briefings by their place in the same order."""
        query = "SELECT id, keys, cards FROM briefing ORDER BY day, id LIMIT ? OFFSET ?"
        yield from self.db.execute(query, (end - start, start))

    # What is to be done

    def mark(self, listings: Iterable[Listing]) -> None:
        """Marks listings as due."""
        self.db.executemany("INSERT OR IGNORE INTO due VALUES (?, ?)", listings)

    def mark_all(self) -> None:
        """Marks every listing as due."""
        self.db.execute("INSERT OR IGNORE INTO due SELECT DISTINCT kind, listing FROM listed")

    def mark_beside(self, listing: Listing, kinds: Sequence[str]) -> None:
        """Marks every listing of `kinds` that has a briefing in common with this one."""
        self.db.execute(
            "INSERT OR IGNORE INTO due SELECT DISTINCT other.kind, other.listing FROM listed AS own"
            " CROSS JOIN listed AS other ON other.briefing = own.briefing"
            f" WHERE own.kind = ? AND own.listing = ? AND other.kind IN ({', '.join('?' * len(kinds))})",
            (*listing, *kinds),
        )

    def due(self) -> list[Listing]:
        """The listings that are due."""
        return list(self.db.execute("SELECT kind, id FROM due ORDER BY kind, id"))

    def done(self, listing: Listing) -> None:
        """Takes a listing's mark away."""
        self.db.execute("DELETE FROM due WHERE kind = ? AND id = ?", listing)

    # Files

    def files(self, listing: Listing) -> dict[str, str]:
        """The files that a listing or briefing was made into, each with the mark of what it shows."""
        return dict(self.db.execute("SELECT path, mark FROM file WHERE kind = ? AND id = ?", listing))

    def set_files(
        self, listing: Listing, files: dict[str, str], addresses: Iterable[tuple[str, str]]
    ) -> list[str]:  # fmt: skip
        """Remembers what a listing or briefing is made into now; gives the paths that it is made into no longer."""
        before = self.files(listing)
        for table in ("file", "address") if before else ():
            self.db.execute(f"DELETE FROM {table} WHERE kind = ? AND id = ?", listing)
        self.db.executemany("INSERT INTO file VALUES (?, ?, ?, ?)", [(*listing, *file) for file in files.items()])
        self.db.executemany("INSERT INTO address VALUES (?, ?, ?, ?)", [(*listing, *one) for one in addresses])
        # What was this listing's may be another's by now: an act's feed is nobody's until somebody does it.
        others = "SELECT 1 FROM file WHERE path = ?"
        return [
            path for path in sorted(before.keys() - files.keys()) if not self.db.execute(others, (path,)).fetchone()
        ]

    def forget_files(self, paths: Iterable[str]) -> None:
        """Marks as due whatever one of these files belongs to."""
        for path in paths:
            for kind, one in self.db.execute("SELECT kind, id FROM file WHERE path = ?", (path,)).fetchall():
                self.db.execute("UPDATE briefing SET fingerprint = '' WHERE ? = 'briefing' AND id = ?", (kind, one))
                self.db.execute("INSERT OR IGNORE INTO due SELECT ?, ? WHERE ? != 'briefing'", (kind, one, kind))
            self.db.execute("UPDATE file SET mark = ? WHERE path = ?", (MISSING, path))

    def paths(self) -> Iterator[str]:
        """Every file."""
        for (path,) in self.db.execute("SELECT path FROM file"):
            yield path

    def listings_with_files(self, kind: str) -> set[str]:
        """The ids of a kind's listings that are made into files."""
        return {one for (one,) in self.db.execute("SELECT DISTINCT id FROM file WHERE kind = ?", (kind,))}

    def addresses(self) -> Iterator[tuple[str, str, str]]:
        """Every page without its language: what it belongs to, its path, and the day on which it changed or ''."""
        yield from self.db.execute("SELECT kind, path, changed FROM address ORDER BY kind, path")

    def count_pages(self) -> int:
        """How many pages there are, both languages counted."""
        return 2 * int(self.db.execute("SELECT count(*) FROM address").fetchone()[0])

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
