"""Every fact of the archive as one row of one table, in Parquet, in one pass and with nothing held for long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from functools import lru_cache, partial
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import orjson
from arro3.core import Array, DataType, Field, RecordBatch, RecordBatchReader, Schema
from arro3.io import read_parquet
from arro3.io import write_parquet as write_batches

from mujaz.export.entry_rows import BRIEFING, COLUMNS
from mujaz.export.oldest import Entries
from mujaz.export.tables import FACTS

_ARROW = {
    "utf8": DataType.utf8(), "int32": DataType.int32(), "float64": DataType.float64(), "date32": DataType.date32(),
    "bool": DataType.bool(),
}  # fmt: skip
# The cells of a line's rows under the names that they have here, where these differ.
_RENAMED = {
    "claims": {"id": "fact", "act": "kind", "speaker": "actor"},
    "figures": {"id": "fact", "claimed_by": "actor", "noun_ar": "name_ar", "noun_en": "name_en"},
    "dates": {"precision": "kind"},
    "actors": {"id": "fact"},
    "places": {"id": "fact"},
    "topics": {"id": "fact", "code": "kind"},
}
_SCHEMA = Schema([Field(name, _ARROW[kind], nullable=True) for name, kind in FACTS.items()])
_EPOCH = date(1970, 1, 1).toordinal()
_BATCH, _ROW_GROUP = 500, 100_000
_BASE = "base.parquet"
_SHARED = ("briefing", "published", "publisher", "republish")
_OF_BRIEFING = [BRIEFING.index("id" if name == "briefing" else name) for name in _SHARED]
_NAMELESS = (None, None)
Row = tuple[Any, ...]


def write_parquet(path: Path, entries: Entries) -> None:
    """Writes the facts of `entries`, the newest first, into `path`; only its folder is used.

    Their lines are those of `mujaz.export.entry_rows`; the same entries give the same bytes.
    """
    beside = path.with_name(f".{path.name}.new")
    with ExitStack() as stack:
        kept = [
            stack.enter_context(entries.kept(path, block, partial(_make_base, entries, block.ids)))
            for block in entries.blocks
        ]
        older = (read_parquet(folder / _BASE) for folder in reversed(kept))
        _write(beside, chain(_batches(entries.lines(entries.rest)), *older))
    beside.replace(path)


def _make_base(entries: Entries, ids: list[str], folder: Path) -> None:
    _write(folder / _BASE, _batches(entries.lines(ids)))


def _write(path: Path, batches: Iterable[RecordBatch]) -> None:
    write_batches(
        RecordBatchReader.from_batches(_SCHEMA, batches),
        path,
        compression="zstd(3)",
        created_by="mujaz",
        max_row_group_size=_ROW_GROUP,
        skip_arrow_metadata=True,
    )


def _batches(lines: Iterator[str]) -> Iterator[RecordBatch]:
    while batch := list(islice(lines, _BATCH)):
        rows = [row for line in batch for row in _rows(orjson.loads(line))]
        columns = zip(*rows, strict=True) if rows else ([] for _ in FACTS)
        made = [_array(values, kind) for values, kind in zip(columns, FACTS.values(), strict=True)]
        yield RecordBatch.from_arrays(made, schema=_SCHEMA)


def _rows(entry: Mapping[str, Any]) -> Iterator[Row]:
    """The facts of an entry, each with a cell for every column."""
    briefing = [entry["briefing"][at] for at in _OF_BRIEFING]
    names = {cells[0]: cells[2:4] for cells in entry["actors"]}
    for table, (picked, actor) in _PICKED.items():
        for cells in entry[table]:
            named = names.get(cells[actor], _NAMELESS) if actor is not None else _NAMELESS
            yield picked((*cells, *briefing, table[:-1], *named, None))


def _picked(table: str) -> tuple[Callable[[Row], Row], int | None]:
    """What puts the cells of a row and what is known of its entry into the order of the columns; where its actor is."""
    renamed = _RENAMED[table]
    cells = [renamed.get(name, name) for name in COLUMNS[table]]
    have = [*cells, *_SHARED, "what", "actor_ar", "actor_en"]
    places = [have.index(name) if name in have else len(have) for name in FACTS]
    return itemgetter(*places), cells.index("actor") if "actor" in cells else None


_PICKED = {table: _picked(table) for table in _RENAMED}


def _array(values: Sequence[Any], kind: str) -> Array:
    """arro3 makes no days of dates, but of the numbers of days that they are."""
    if kind == "date32":
        return Array([_days(value) for value in values], _ARROW["int32"]).cast(_ARROW[kind])
    if kind == "float64":
        values = [None if value is None else float(value) for value in values]
    return Array(values, _ARROW[kind])


@lru_cache(maxsize=65536)
def _days(day: str | None) -> int | None:
    """Days since 1970."""
    return None if day is None else date.fromisoformat(day).toordinal() - _EPOCH
