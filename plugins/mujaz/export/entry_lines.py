"""Everything that the files of data need of one entry, as text to be kept while the entry stays the same."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.export.entry_rows import rows_line
from mujaz.export.lines import claims_rows, facts_line, figures_rows
from mujaz.model.entry import Entry
from mujaz.render.passages import Passages


@dataclass(frozen=True, slots=True)
class EntryLines:
    """An entry's part of facts.jsonl, claims.csv, figures.csv, and of the database and the Parquet file."""

    facts: str
    claims: str
    figures: str
    rows: str


def entry_lines(entry: Entry, limit: int, pages: str = "", passages: Passages | None = None) -> EntryLines:
    """The entry's parts.

    `limit` is how many words of one sentence an excerpt may have, `pages` the site's address, no slash at its end,
    `passages` the entry's sentences, where somebody has cut them already.
    """
    rows = rows_line(entry, limit, pages, passages)
    return EntryLines(facts_line(entry), claims_rows(entry, limit), figures_rows(entry, limit), rows)
