"""Bringing the archive up to date with the seeds: what changed is read again, the rest is left alone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from mujaz.archive.executors import open_executor, stream
from mujaz.archive.finding import Found, Task
from mujaz.archive.fingerprints import fingerprint_of_finders, fingerprint_of_seed
from mujaz.archive.origins import Stories
from mujaz.archive.ruling_files import FOLDER, ruled, rulings_of
from mujaz.ingest.files import id_of_seed, sidecar_of
from mujaz.ingest.seeds import walk_seeds
from mujaz.model.problem import Problem

_CHUNK = 16  # seeds in one call: some 60 ms of work
_NONE = "[]"


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
    """What the archive remembers of a seed: `problems` as JSON, `id` None where they kept it from being an entry."""

    stamp: str
    fingerprint: str
    finders: str
    id: str | None
    problems: str


class Update:
    """One pass over the seeds, in one transaction: an update that is cut off leaves the archive as it was."""

    def __init__(
        self,
        root: Path,
        db: sqlite3.Connection,
        *,
        check_all: bool,
        progress: Callable[[str], None],
        meanwhile: Callable[[], None] | None = None,
    ) -> None:
        self.root, self.db, self.check_all, self.progress = root, db, check_all, progress
        self.meanwhile = meanwhile
        self.finders = fingerprint_of_finders(root)
        self.report = Report()
        self.owners: dict[str, str] = {}
        self.ruled = ruled(root)
        self.kept_out: set[str] = set()
        self.stories = Stories(db)

    def run(self) -> Report:
        """Does the pass; raises LexiconError."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            known = self._known()
            changed = list(self._changed(known))
            self._forget(known)
            self._find_again(changed)
            self.stories.settle()
            self._report_idle_rulings()
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:  # SQLite itself takes back what a full disk cut off
                self.db.execute("ROLLBACK")
            raise
        self.report.briefings = self.db.execute("SELECT count(*) FROM entry").fetchone()[0]
        return self.report

    def _known(self) -> dict[str, _Known]:
        """What the archive remembers, by path."""
        return {
            path: _Known(*row)
            for path, *row in self.db.execute("SELECT path, stamp, fingerprint, finders, id, problems FROM seed")
        }

    def _changed(self, known: dict[str, _Known]) -> Iterator[Task]:
        """The seeds that must be read; takes those that are still there out of `known`."""
        for found in walk_seeds(self.root):
            if isinstance(found, Problem):
                self.report.problems.append(found)
                continue
            place, before = found.place, known.pop(found.place, None)
            stamp = self._stamped(found.stamp, place, before.id if before else None)
            if before and not self.check_all and (before.stamp, before.finders) == (stamp, self.finders):
                self._keep(place, before)
                continue
            fingerprint = self._fingerprint(self.root / place, place)
            if before and before.fingerprint == fingerprint:
                self.db.execute("UPDATE seed SET stamp = ? WHERE path = ?", (stamp, place))
                self._keep(place, before)
            else:
                yield Task(place, stamp, fingerprint)

    def _stamped(self, stamp: str, place: str, entry_id: str | None) -> str:
        """The stamp of a seed with that of the rulings on it."""
        return f"{stamp} {self.ruled.get(entry_id or id_of_seed(self.root / place), '')}" if self.ruled else stamp

    def _fingerprint(self, path: Path, place: str) -> str:
        beside = [sidecar_of(path)]
        if self.ruled:
            beside.append(rulings_of(self.root, id_of_seed(path)))
        contents = [more.read_bytes() if more.exists() else b"" for more in beside]
        return fingerprint_of_seed(path, contents, place, self.finders)

    def _keep(self, place: str, known: _Known) -> None:
        if known.problems != _NONE:
            self.report.problems.extend(Problem(**problem) for problem in json.loads(known.problems))
        if known.id is None:
            self.kept_out.add(place)
        elif self._owns(place, known.id):
            self.report.kept += 1

    def _find_again(self, changed: Sequence[Task]) -> None:
        if not changed:
            return
        # Here, for a pass that finds nothing changed needs neither the extractor nor the tables.
        from mujaz.archive.extraction import find, load_tables  # noqa: PLC0415

        with open_executor(len(changed), beside=self.meanwhile is not None) as (executor, workers):
            if workers > 1:
                load_tables(self.root, self.finders)  # before any worker is forked, so that all share one copy
            work = partial(find, self.root, self.finders)
            results = stream(executor, workers, work, changed, _CHUNK, self.meanwhile)
            for task, found in zip(changed, results, strict=True):
                self.progress(task.place)
                self._forget({task.place}, counted=False)
                self._take(task, found)

    def _take(self, task: Task, found: Found) -> None:
        self.report.problems.extend(found.problems)
        if found.id is None:
            self.kept_out.add(task.place)
            self._remember(task, None, found.problems)
        elif self._owns(task.place, found.id):
            self._remember(task, found.id, found.problems)
            self._store(task, found)
            self.report.extracted += 1

    def _owns(self, place: str, entry_id: str) -> bool:
        """Whether this seed may have the id: of two, the first by path has it, whichever was there before."""
        owner = self.owners.setdefault(entry_id, place)
        if owner == place:
            return True
        if PurePosixPath(owner).parts < PurePosixPath(place).parts:
            self._refuse(place, entry_id, owner)
            return False
        self._refuse(owner, entry_id, place)
        self.report.kept -= 1
        self.owners[entry_id] = place
        return True

    def _refuse(self, place: str, entry_id: str, owner: str) -> None:
        """A seed whose id another has is not remembered, so that it is tried again each time."""
        found = f"its id '{entry_id}' is already that of {owner}"
        self.report.problems.append(Problem(place, found, "Rename the file, or write another id into its sidecar"))
        self._forget({place}, counted=False)

    def _remember(self, task: Task, entry_id: str | None, problems: Sequence[Problem] = ()) -> None:
        told = json.dumps([asdict(problem) for problem in problems], ensure_ascii=False)
        row = (task.place, task.stamp, task.fingerprint, self.finders, entry_id, told)
        self.db.execute("INSERT INTO seed VALUES (?, ?, ?, ?, ?, ?)", row)

    def _store(self, task: Task, found: Found) -> None:
        self.stories.leave(found.id or "")
        self.db.execute("DELETE FROM entry WHERE id = ?", (found.id,))
        row = (found.id, task.place, found.published, found.record, found.text)
        self.db.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", row)
        self.db.executemany("INSERT INTO named VALUES (?, ?, ?, ?, ?, ?, ?, ?)", found.named)
        self.stories.enter(found.id or "", found.sketch)

    def _forget(self, places: Iterable[str], *, counted: bool = True) -> None:
        for place in sorted(places):
            self.stories.leave(place)
            removed = self.db.execute("DELETE FROM seed WHERE path = ? RETURNING id", (place,)).fetchone()
            self.report.removed += bool(counted and removed and removed[0])

    def _report_idle_rulings(self) -> None:
        idle = set(self.ruled) - set(self.owners)
        if idle:
            idle -= {id_of_seed(self.root / place) for place in self.kept_out}
        for entry_id in sorted(idle):
            remedy = "Name the file like the article that it corrects, or remove it"
            self.report.problems.append(Problem(f"{FOLDER}/{entry_id}.toml", f"no article '{entry_id}'", remedy))
