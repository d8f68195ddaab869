"""Bringing the archive up to date with the seeds: what changed is read again, the rest is left alone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

from mujaz.archive.fingerprints import fingerprint_of_finders, fingerprint_of_seed
from mujaz.archive.records import as_whole_record
from mujaz.extract.pipeline import extract
from mujaz.ingest.errors import SeedError
from mujaz.ingest.seed import read_seed, sidecar_of
from mujaz.ingest.seeds import walk_seeds
from mujaz.lexicon.lexicon import Lexicon, load_lexicon
from mujaz.model.entry import Entry
from mujaz.model.problem import Problem


@dataclass(slots=True)
class Report:
    """What an update did: how many briefings there are, how many were found again, kept and removed, what failed."""

    briefings: int = 0
    extracted: int = 0
    kept: int = 0
    removed: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the archive remembers of a seed: `problems` are those that kept it from becoming an entry."""

    stamp: str
    fingerprint: str
    finders: str
    id: str | None
    problems: tuple[Problem, ...]


class Update:
    """One pass over the seeds, in one transaction: an update that is cut off leaves the archive as it was."""

    def __init__(self, root: Path, db: sqlite3.Connection, *, check_all: bool, progress: Callable[[str], None]) -> None:
        self.root, self.db, self.check_all, self.progress = root, db, check_all, progress
        self.finders = fingerprint_of_finders(root)
        self.report = Report()
        self.owners: dict[str, str] = {}

    @cached_property
    def lexicon(self) -> Lexicon:
        """Loaded where the first seed must be read, so that a pass without changes costs no tables."""
        return load_lexicon(self.root)

    def run(self) -> Report:
        """Does the pass; raises LexiconError."""
        with self.db:
            self.db.execute("BEGIN IMMEDIATE")
            gone = {path for (path,) in self.db.execute("SELECT path FROM seed")}
            for found in walk_seeds(self.root):
                if isinstance(found, Problem):
                    self.report.problems.append(found)
                else:
                    place = found.relative_to(self.root).as_posix()
                    gone.discard(place)
                    self._bring_up_to_date(found, place)
            self._forget(gone)
        self.report.briefings = self.db.execute("SELECT count(*) FROM entry").fetchone()[0]
        return self.report

    def _bring_up_to_date(self, path: Path, place: str) -> None:
        known, stamp = self._known(place), _stamp(path)
        if known and not self.check_all and (known.stamp, known.finders) == (stamp, self.finders):
            self._keep(place, known)
            return
        fingerprint = _fingerprint(path, place, self.finders)
        if known and known.fingerprint == fingerprint:
            self.db.execute("UPDATE seed SET stamp = ? WHERE path = ?", (stamp, place))
            self._keep(place, known)
        else:
            self._find_again(path, place, stamp, fingerprint)

    def _known(self, place: str) -> _Known | None:
        query = "SELECT stamp, fingerprint, finders, id, problems FROM seed WHERE path = ?"
        row = self.db.execute(query, (place,)).fetchone()
        if row is None:
            return None
        stamp, fingerprint, finders, entry_id, told = row
        return _Known(stamp, fingerprint, finders, entry_id, tuple(Problem(**problem) for problem in json.loads(told)))

    def _keep(self, place: str, known: _Known) -> None:
        self.report.problems.extend(known.problems)
        if known.id is not None and self._owns(place, known.id):
            self.report.kept += 1

    def _find_again(self, path: Path, place: str, stamp: str, fingerprint: str) -> None:
        lexicon = self.lexicon
        self.progress(place)
        self._forget({place}, counted=False)
        try:
            document = read_seed(path, self.root, lexicon)
        except SeedError as error:
            self.report.problems.extend(error.problems)
            self._remember(place, stamp, fingerprint, None, error.problems)
            return
        if self._owns(place, document.id):
            self._remember(place, stamp, fingerprint, document.id)
            self._store(Entry(document, extract(document, lexicon)), place)
            self.report.extracted += 1

    def _owns(self, place: str, entry_id: str) -> bool:
        """Whether the seed at `place` is the first to have this id; a second is refused, and tried anew next time."""
        owner = self.owners.setdefault(entry_id, place)
        if owner == place:
            return True
        found = f"its id '{entry_id}' is already that of {owner}"
        self.report.problems.append(Problem(place, found, "Rename the file, or write another id into its sidecar"))
        self._forget({place}, counted=False)
        return False

    def _remember(
        self, place: str, stamp: str, fingerprint: str, entry_id: str | None, problems: Sequence[Problem] = ()
    ) -> None:
        told = json.dumps([asdict(problem) for problem in problems], ensure_ascii=False)
        row = (place, stamp, fingerprint, self.finders, entry_id, told)
        self.db.execute("INSERT INTO seed VALUES (?, ?, ?, ?, ?, ?)", row)

    def _store(self, entry: Entry, place: str) -> None:
        self.db.execute("DELETE FROM entry WHERE id = ?", (entry.id,))
        published = entry.document.seed.published
        record = json.dumps(as_whole_record(entry), ensure_ascii=False, separators=(",", ":"))
        row = (entry.id, place, published.isoformat() if published else "", record, entry.document.text)
        self.db.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", row)
        self.db.executemany("INSERT INTO named VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _named(entry))

    def _forget(self, places: Iterable[str], *, counted: bool = True) -> None:
        for place in sorted(places):
            removed = self.db.execute("DELETE FROM seed WHERE path = ? RETURNING id", (place,)).fetchone()
            self.report.removed += bool(counted and removed and removed[0])


def _named(entry: Entry) -> Iterator[tuple[str | None, ...]]:
    for actor in entry.facts.actors:
        yield "actor", actor.id, entry.id, actor.kind, actor.name.ar, actor.name.en, actor.name_status, actor.country
    for place in entry.facts.places:
        yield "place", place.id, entry.id, place.kind, place.name.ar, place.name.en, "registered", place.country


def _stamp(path: Path) -> str:
    """Size and times of the seed and its sidecar: the inode's change time moves with every write, whatever is set."""
    stats = [p.stat() for p in (path, sidecar_of(path)) if p.exists()]
    return " ".join(f"{s.st_size}:{s.st_mtime_ns}:{s.st_ctime_ns}" for s in stats)


def _fingerprint(path: Path, place: str, finders: str) -> str:
    sidecar = sidecar_of(path)
    return fingerprint_of_seed(path, sidecar.read_bytes() if sidecar.exists() else None, place, finders)
