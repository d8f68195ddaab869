"""The briefings that are kept in a page store, and the listings in which they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mujaz.site.kept import Kept, Listing, Member
from mujaz.site.kept_files import KeptFiles
from mujaz.site.remembered import Remembered


class KeptBriefings(KeptFiles):
    """The part of a page store that tells of briefings. Whatever changes one marks its listings as due."""

    _members: Remembered[Listing, list[Member]] | None

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
        if self._members is not None and listing in self._members:
            return self._members[listing]
        query = (
            "SELECT briefing, day, mark, note FROM listed WHERE kind = ? AND listing = ? ORDER BY day DESC, briefing"
        )
        found = [Member(*row) for row in self.db.execute(query, listing)]
        if self._members is not None:
            self._members[listing] = found
        return found

    def has_members(self, listing: Listing) -> bool:
        """Whether any briefing stands in a listing."""
        query = "SELECT 1 FROM listed WHERE kind = ? AND listing = ? LIMIT 1"
        return self.db.execute(query, listing).fetchone() is not None

    def newest(self, listing: Listing, number: int) -> list[Member]:
        """The newest briefings of a listing that have a date, in the same order."""
        query = """
            SELECT briefing, day, mark, note FROM listed WHERE kind = ? AND listing = ? AND day != ''
            ORDER BY day DESC, briefing LIMIT ?
        """
        return [Member(*row) for row in self.db.execute(query, (*listing, number))]

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

    def beside(self, listing: Listing, kind: str) -> list[tuple[str, int]]:
        """Which other listings of `kind` have the same briefings, and how many of them, the most first."""
        # A cross join keeps SQLite from beginning with every listing of the kind.
        query = """
            SELECT other.listing, count(*) AS number FROM listed AS own
            CROSS JOIN listed AS other ON other.briefing = own.briefing AND other.kind = ?
            WHERE own.kind = ? AND own.listing = ? AND NOT (other.kind = own.kind AND other.listing = own.listing)
            GROUP BY other.listing ORDER BY number DESC, other.listing
        """
        return list(self.db.execute(query, (kind, *listing)))

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

    def briefings_by_age(self) -> list[tuple[str, str]]:
        """Id and fingerprint of every briefing, the oldest first."""
        return list(self.db.execute("SELECT id, fingerprint FROM briefing ORDER BY day, id"))

    def found_briefings(self, start: int, end: int) -> Iterator[tuple[str, str, str]]:
        """Id, keys and cards of briefings by their place in the same order."""
        query = "SELECT id, keys, cards FROM briefing ORDER BY day, id LIMIT ? OFFSET ?"
        yield from self.db.execute(query, (end - start, start))
