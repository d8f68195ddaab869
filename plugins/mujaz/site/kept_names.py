"""The actors and places that are kept in a page store, and what search finds of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from mujaz.model.facts import Bilingual
from mujaz.site.kept import FoundName, Listing, Named
from mujaz.site.remembered import Remembered

_NAMED = "SELECT id, sort, ar, en, status, country, briefings FROM named WHERE kind = ?"


def _named(row: tuple[Any, ...]) -> Named:
    one, sort, ar, en, status, country, briefings = row
    return Named(one, sort, Bilingual(ar, en), status, country, briefings)


class KeptNames:
    """The part of a page store that tells of names."""

    db: sqlite3.Connection
    _names: Remembered[tuple[str, str], list[Named]] | None

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

    def find(self, listing: Listing, found: FoundName | None) -> None:
        """Keeps what search finds of a name; None forgets it."""
        self.db.execute("DELETE FROM found WHERE kind = ? AND id = ?", listing)
        if found:
            row = (*listing, found.day, found.briefing, found.keys, found.ar, found.en)
            self.db.execute("INSERT INTO found VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def found_names(self) -> Iterator[tuple[str, str, str]]:
        """Keys and results of every name, in the order in which the archive met them."""
        yield from self.db.execute("SELECT keys, ar, en FROM found ORDER BY day, briefing, kind, id")
