"""What a page store remembers of files: what each listing or briefing was made into, and what is to be made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from mujaz.site.kept import Listing

MISSING = "missing"
"""The mark of a file that is not where it was left."""


class KeptFiles:
    """The part of a page store that tells of files and of what is due."""

    db: sqlite3.Connection

    def mark(self, listings: Iterable[Listing]) -> None:
        """Marks listings as due."""
        self.db.executemany("INSERT OR IGNORE INTO due VALUES (?, ?)", listings)

    def mark_all(self) -> None:
        """Marks every listing as due; none of their files may be left as it is."""
        self.db.execute("INSERT OR IGNORE INTO due SELECT DISTINCT kind, listing FROM listed")
        self.db.execute("UPDATE file SET mark = ''")

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
