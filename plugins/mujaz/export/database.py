"""The whole archive as one SQLite file with keys between its tables and full-text search.

It opens in Datasette as it is: search is over the sentences that the pages show.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from mujaz.export.entry_rows import BRIEFING, COLUMNS
from mujaz.model.facts import NameStatus

_TABLES, _INDICES = (Path(__file__).with_name(f"{name}.sql") for name in ("tables", "indices"))
# Nothing is journalled, for what fails is thrown away whole; nothing is laid down outside the file's own folder.
_QUICK = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;"
_STATUSES: tuple[NameStatus, ...] = ("registered", "composed", "romanised")
_STATUS = COLUMNS["actors"].index("name_status")
# Which of a line's cells say what something is wherever it is named, and which say how it is named in this entry.
_WHOLE = {"actors": 6, "places": 7, "topics": 5}
_HERE = {"actors": ("role_ar", "role_en", "mentions"), "places": ("mentions",), "topics": ("weight",)}
_BATCH = 500
_DAY = BRIEFING.index("published")
Cells = list[Any]
_Worth = tuple[int, str]


def write_database(path: Path, lines: Iterable[str]) -> None:
    """Writes the entries of `lines` into `path`, whose folder alone is used.

    The lines are those of `mujaz.export.entry_rows`; the same lines give the same bytes. In the order of the entries'
    ids, which is that of the keys, they are written soonest and leave the fewest gaps in the file.
    """
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    rows, remaining = _Rows(), iter(lines)
    with closing(sqlite3.connect(beside, isolation_level=None)) as database:
        database.executescript(_QUICK + _TABLES.read_text())
        database.execute("BEGIN")
        while batch := list(islice(remaining, _BATCH)):
            for line in batch:
                rows.add(orjson.loads(line))
            _insert(database, rows.batch)
        _insert(database, dict(rows.named()))
        database.execute("COMMIT")
        database.executescript(_INDICES.read_text())
    beside.replace(path)


@dataclass
class _Rows:
    """The rows of a batch by table, and what the whole archive says of actors, places and topics."""

    batch: dict[str, list[Cells]] = field(default_factory=dict)
    publishers: set[str] = field(default_factory=set)
    known: dict[str, dict[str, tuple[_Worth, Cells]]] = field(default_factory=lambda: {table: {} for table in _WHOLE})
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    passages: int = 0

    def add(self, entry: dict[str, Any]) -> None:
        """An entry's rows."""
        briefing, day, number = entry["briefing"][0], entry["briefing"][_DAY] or "", self.passages
        self._publisher(entry["briefing"][BRIEFING.index("publisher")])
        self._put("briefings", [entry["briefing"]])
        passages = enumerate(entry["passages"], number + 1)
        self._put("passages", ([at, briefing, *cells] for at, cells in passages))
        for table in ("claims", "figures", "dates"):
            self._put(table, ([briefing, *cells[:-2], cells[-2] and cells[-2] + number] for cells in entry[table]))
        self._put("corrections", ([briefing, *cells] for cells in entry["corrections"]))
        for table in _WHOLE:
            self._name(table, briefing, day, entry[table])
        self.passages += len(entry["passages"])

    def _put(self, table: str, rows: Iterable[Cells]) -> None:
        self.batch.setdefault(table, []).extend(rows)

    def _publisher(self, name: str | None) -> None:
        if name and name not in self.publishers:
            self.publishers.add(name)
            self._put("publishers", [[name]])

    def _name(self, table: str, briefing: str, day: str, rows: list[Cells]) -> None:
        """Of an actor the best founded name is kept, then the newest, as the archive does; of all else the newest."""
        known, here = self.known[table], [COLUMNS[table].index(name) for name in _HERE[table]]
        for cells in rows:
            one = cells[0]
            worth = (-_rank(cells) if table == "actors" else 0, day)
            held = known.get(one)
            if held is None or worth > held[0]:
                known[one] = worth, cells
            self.counts[table, one] = self.counts.get((table, one), 0) + 1
        self._put(f"briefing_{table}", ([briefing, cells[0], *(cells[at] for at in here)] for cells in rows))

    def named(self) -> Iterator[tuple[str, list[Cells]]]:
        """The rows of what all entries name, by id."""
        for table, known in self.known.items():
            kept = _WHOLE[table]
            yield table, [[*cells[:kept], self.counts[table, one]] for one, (_, cells) in sorted(known.items())]


def _rank(actor: Cells) -> int:
    return _STATUSES.index(actor[_STATUS])


def _insert(database: sqlite3.Connection, batch: dict[str, list[Cells]]) -> None:
    for table, rows in batch.items():
        if rows:
            database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
            rows.clear()
