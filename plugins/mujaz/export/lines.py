"""An entry's part of the files that are lines: facts.jsonl, claims.csv and figures.csv.

A file is its header and the parts of all entries, one after the other; a part stays the same while its entry does.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO
from typing import TypeVar

from mujaz.archive.records import as_record
from mujaz.export.columns import Cell, Column
from mujaz.export.rows import claim_rows, figure_rows, told_of
from mujaz.export.tables import CLAIMS, FIGURES
from mujaz.model.compact import compact
from mujaz.model.entry import Entry

Row = TypeVar("Row")

# Spreadsheets without it take UTF-8 for something else, and Arabic turns into gibberish.
_BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet would run as a formula, also in their full width (https://owasp.org/www-community/attacks/CSV_Injection).
_FORMULA = tuple(
    "=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
_GUARD = "'"


def facts_line(entry: Entry) -> str:
    """The entry's record on one line: the same text as its file below briefings/."""
    return compact(as_record(entry)) + "\n"


def claims_header() -> str:
    """The first line of claims.csv."""
    return _BYTE_ORDER_MARK + _csv([[column.name for column in CLAIMS]])


def figures_header() -> str:
    """The first line of figures.csv."""
    return _BYTE_ORDER_MARK + _csv([[column.name for column in FIGURES]])


def claims_rows(entry: Entry, limit: int) -> str:
    """The entry's lines of claims.csv; `limit` is how many words of one sentence an excerpt may have."""
    return _rows(CLAIMS, claim_rows(told_of(entry, limit)))


def figures_rows(entry: Entry, limit: int) -> str:
    """The entry's lines of figures.csv; `limit` is how many words of one sentence an excerpt may have."""
    return _rows(FIGURES, figure_rows(told_of(entry, limit)))


def _rows(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> str:
    return _csv([_cell(column.of(row)) for column in columns] for row in rows)


def _csv(rows: Iterable[Sequence[str]]) -> str:
    """RFC 4180's lines."""
    written = StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()


def _cell(value: Cell) -> str:
    """A value as text; text that a spreadsheet would take for a formula begins with an apostrophe.

    >>> _cell("=1+1"), _cell(-5), _cell(True), _cell(None)
    ("'=1+1", '-5', 'true', '')
    """
    if isinstance(value, str):
        return _GUARD + value if value.startswith(_FORMULA) else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else repr(value)
