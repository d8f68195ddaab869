"""Every fact of the archive as one row of one table, in Parquet, in one pass and with nothing held for long."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from arro3.core import Array, DataType, Field, RecordBatch, RecordBatchReader, Schema
from arro3.io import write_parquet as write_batches

from mujaz.export.entry_rows import BRIEFING, COLUMNS
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
Columns = dict[str, list[Any]]


def write_parquet(path: Path, lines: Iterable[str]) -> None:
    """Writes the facts of the entries of `lines` into `path`, whose folder alone is used.

    The lines are those of `mujaz.export.entry_rows`; the same lines give the same bytes.
    """
    beside = path.with_name(f".{path.name}.new")
    reader = RecordBatchReader.from_batches(_SCHEMA, _batches(iter(lines)))
    write_batches(
        reader,
        beside,
        compression="zstd(3)",
        created_by="mujaz",
        max_row_group_size=_ROW_GROUP,
        skip_arrow_metadata=True,
    )
    beside.replace(path)


def _batches(lines: Iterator[str]) -> Iterator[RecordBatch]:
    while batch := list(islice(lines, _BATCH)):
        columns: Columns = {name: [] for name in FACTS}
        for line in batch:
            _add(columns, json.loads(line))
        yield RecordBatch.from_arrays([_array(columns[n], kind) for n, kind in FACTS.items()], schema=_SCHEMA)


def _add(columns: Columns, entry: Mapping[str, Any]) -> None:
    briefing = dict(zip(BRIEFING, entry["briefing"], strict=True))
    names = {cells[0]: cells[2:4] for cells in entry["actors"]}
    same = {"briefing": briefing["id"], **{key: briefing[key] for key in ("published", "publisher", "republish")}}
    for table, renamed in _RENAMED.items():
        rows, number = entry[table], len(entry[table])
        filled = {name: [value] * number for name, value in {**same, "what": table[:-1]}.items()}
        for at, name in enumerate(COLUMNS[table]):
            if renamed.get(name, name) in FACTS:
                filled[renamed.get(name, name)] = [cells[at] for cells in rows]
        if "actor" in filled:
            named = [names.get(actor, (None, None)) for actor in filled["actor"]]
            filled["actor_ar"], filled["actor_en"] = ([name[at] for name in named] for at in (0, 1))
        for name, values in columns.items():
            values.extend(filled.get(name) or [None] * number)


def _array(values: list[Any], kind: str) -> Array:
    """arro3 makes no days of dates, but of the numbers of days that they are."""
    if kind == "date32":
        return Array([_days(value) for value in values], _ARROW["int32"]).cast(_ARROW[kind])
    if kind == "float64":
        values = [None if value is None else float(value) for value in values]
    return Array(values, _ARROW[kind])


def _days(day: str | None) -> int | None:
    """Days since 1970."""
    return None if day is None else date.fromisoformat(day).toordinal() - _EPOCH
