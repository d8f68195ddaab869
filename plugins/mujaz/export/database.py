"""The whole archive as one SQLite file with keys between its tables and full-text search.

It opens in Datasette as it is: search is over the sentences that the pages show.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from mujaz.export.entry_rows import BRIEFING, COLUMNS
from mujaz.export.oldest import Entries
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
_FURTHER = "INSERT INTO passages_fts (rowid, words) SELECT id, words FROM passages WHERE id > ?"
_BASE, _NAMES = "base.sqlite", "names.json"
Cells = list[Any]


def write_database(path: Path, entries: Entries) -> None:
    """Writes `entries`, whose lines are those of `mujaz.export.entry_rows`, into `path`; only its folder is used.

    The same entries give the same bytes. Of each block, and then of the rest, rows are written in the order of the
    ids, which is that of the keys: that is soonest done and leaves the fewest gaps in the file.
    """
    beside = path.with_name(f".{path.name}.new")
    with ExitStack() as stack:
        base: Path | None = None
        for block in entries.blocks:
            base = stack.enter_context(entries.kept(path, block, partial(_make_base, base, entries, sorted(block.ids))))
        rows = _begin(beside, base)
        _fill(beside, entries.lines(sorted(entries.rest)), rows, names=True)
    beside.replace(path)


def _make_base(before: Path | None, entries: Entries, ids: list[str], folder: Path) -> None:
    """Upon the folder `before`, if any: the database but for what the whole archive says of names, and that."""
    rows = _fill(folder / _BASE, entries.lines(ids), _begin(folder / _BASE, before), names=False)
    (folder / _NAMES).write_bytes(orjson.dumps(rows.state()))


def _begin(path: Path, base: Path | None) -> _Rows | None:
    """Puts the database of a block at `path`, and gives its rows' state; without one there is nothing at `path`."""
    path.unlink(missing_ok=True)
    if base is None:
        return None
    shutil.copyfile(base / _BASE, path)
    return _Rows(**orjson.loads((base / _NAMES).read_bytes()))


def _fill(path: Path, lines: Iterable[str], begun: _Rows | None, *, names: bool) -> _Rows:
    """Writes into a new database, or further into the one whose rows were kept as `begun`; gives all rows' state."""
    rows, remaining = begun or _Rows(), iter(lines)
    before = rows.passages
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.executescript(_QUICK + ("" if begun else _TABLES.read_text()))
        database.execute("BEGIN")
        while batch := list(islice(remaining, _BATCH)):
            for line in batch:
                rows.add(orjson.loads(line))
            _insert(database, rows.batch)
        if names:
            _insert(database, dict(rows.named()))
        if begun:
            database.execute(_FURTHER, (before,))
        database.execute("COMMIT")
        database.executescript("PRAGMA optimize" if begun else _INDICES.read_text())
    return rows


@dataclass
class _Rows:
    """The rows of a batch by table, and what the whole archive says of actors, places and topics.

    `known` has by table and id each line that some name it by, as JSON, with how many do.
    """

    batch: dict[str, list[Cells]] = field(default_factory=dict)
    publishers: dict[str, None] = field(default_factory=dict)
    known: dict[str, dict[str, dict[str, int]]] = field(default_factory=lambda: {table: {} for table in _WHOLE})
    passages: int = 0

    def state(self) -> dict[str, Any]:
        """What further rows rest on."""
        return {"publishers": self.publishers, "known": self.known, "passages": self.passages}

    def add(self, entry: dict[str, Any]) -> None:
        """An entry's rows."""
        briefing, number = entry["briefing"][0], self.passages
        self._publisher(entry["briefing"][BRIEFING.index("publisher")])
        self._put("briefings", [entry["briefing"]])
        passages = enumerate(entry["passages"], number + 1)
        self._put("passages", ([at, briefing, *cells] for at, cells in passages))
        for table in ("claims", "figures", "dates"):
            self._put(table, ([briefing, *cells[:-2], cells[-2] and cells[-2] + number] for cells in entry[table]))
        self._put("corrections", ([briefing, *cells] for cells in entry["corrections"]))
        for table in _WHOLE:
            self._name(table, briefing, entry[table])
        self.passages += len(entry["passages"])

    def _put(self, table: str, rows: Iterable[Cells]) -> None:
        self.batch.setdefault(table, []).extend(rows)

    def _publisher(self, name: str | None) -> None:
        if name and name not in self.publishers:
            self.publishers[name] = None
            self._put("publishers", [[name]])

    def _name(self, table: str, briefing: str, rows: list[Cells]) -> None:
        known, here = self.known[table], [COLUMNS[table].index(name) for name in _HERE[table]]
        for cells in rows:
            lines, line = known.setdefault(cells[0], {}), orjson.dumps(cells[: _WHOLE[table]]).decode()
            lines[line] = lines.get(line, 0) + 1
        self._put(f"briefing_{table}", ([briefing, cells[0], *(cells[at] for at in here)] for cells in rows))

    def named(self) -> Iterator[tuple[str, list[Cells]]]:
        """The rows of what all entries name, by id, each as the archive says it."""
        for table, known in self.known.items():
            rows = []
            for _, lines in sorted(known.items()):
                cells = min(
                    ((orjson.loads(line), number) for line, number in lines.items()), key=partial(_order, table)
                )[0]
                rows.append([*cells, sum(lines.values())])
            yield table, rows


def _order(table: str, line: tuple[Cells, int]) -> tuple[Any, ...]:
    """The best founded name first, then what most say, then the longest name."""
    cells, number = line
    named = COLUMNS[table].index("name_ar")
    return (
        _rank(cells) if table == "actors" else 0,
        -number,
        -len(cells[named]),
        [str(cell or "") for cell in (*cells[named:], *cells)],
    )


def _rank(actor: Cells) -> int:
    return _STATUSES.index(actor[_STATUS])


def _insert(database: sqlite3.Connection, batch: dict[str, list[Cells]]) -> None:
    for table, rows in batch.items():
        if rows:
            database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
            rows.clear()
