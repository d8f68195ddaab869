"""What a build has to do: which briefings changed, which files are not where they were left."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mujaz.archive.archive import Archive
from mujaz.site import fingerprints
from mujaz.site.output import NEW, remove_file
from mujaz.site.page_store import PageStore
from mujaz.site.related import Everybody, related
from mujaz.translate.memory import path_of

# The folders in which every file is ours.
_OURS = ("ar", "en", "data", "search", "previews", "sitemaps")


# So many briefings are looked up one by one; for more, all are read in one pass.
_MANY = 40


@dataclass(frozen=True, slots=True)
class Task:
    """A briefing to be made. `fingerprint` is of what its pages rest on, `related`, as JSON, what they show of others:

    of each earlier briefing its id, the ids of the actors that both name, and its fingerprint.
    """

    briefing: str
    day: str
    fingerprint: str
    related: str


@dataclass
class Due:
    """The work on the folder `output`; `about` is the fingerprint of all that every page rests on.

    `wanted` holds every briefing that there must be, with the fingerprint of its pages.
    """

    store: PageStore
    archive: Archive
    output: Path
    root: Path
    about: str
    wanted: dict[str, str] = field(default_factory=dict)

    def anything(self, hand_written: str) -> bool:
        """Whether there is anything to do; `hand_written` is the fingerprint of what people wrote."""
        with self.store.transaction():
            self._mend()
            if self.store.noted("about") != self.about:
                self.store.mark_all()
            self.wanted = self._wanted()
        left = tuple(self.store.noted(name) for name in ("about", "hand written", "left"))
        standing = not self.changed() and left == (self.about, hand_written, "whole")
        return not standing or bool(self.store.due())

    def changed(self) -> set[str]:
        """The briefings that are not as they were last made, or that are gone."""
        kept = self.store.fingerprints()
        return {one for one, own in self.wanted.items() if kept.get(one) != own} | (kept.keys() - self.wanted.keys())

    def tasks(self) -> list[Task]:
        """The briefings to be made, the oldest first, for those are what later ones are related to.

        What changed may be related to whatever came later, so the relations of that are looked at again.
        """
        changed = self.changed()
        later = self.archive.since(min(self._days(changed), default=""))
        naming = Everybody(self.archive.named_by_day()) if len(later) > _MANY else self.archive
        tasks = []
        for briefing, day, actors in later:
            told = [
                [one.id, one.shared, self.wanted[one.id]] for one in related(day, briefing, actors, naming)
            ]  # fmt: skip
            kept = json.dumps(told)
            if briefing in changed or self.store.related(briefing) != kept:
                tasks.append(Task(briefing, day, self.wanted[briefing], kept))
        return sorted(tasks, key=lambda task: (task.day, task.briefing))

    def _days(self, changed: set[str]) -> Iterator[str]:
        """The days on which what changed stands, and those on which it stood."""
        now, before = self.archive.days(), self.store.days_of_all()
        for briefing in changed:
            yield from (days[briefing] for days in (now, before) if briefing in days)

    def _wanted(self) -> dict[str, str]:
        translated, remembered = fingerprints.of_translations(
            path_of(self.root, "any").parent, self.store.noted("translations")
        )
        self.store.note("translations", remembered)
        return {
            briefing: fingerprints.of_briefing(facts, translated.get(briefing, ""), self.about)
            for briefing, facts in self.archive.fingerprints().items()
        }

    def _mend(self) -> None:
        """After a build that was cut off, or in a folder that is not the one we left, each file is looked for."""
        if (self.store.noted("left"), self.store.noted("folder")) == ("whole", self._folder()):
            return
        known = set(self.store.paths())
        self.store.forget_files(path for path in sorted(known) if not (self.output / path).is_file())
        for path in self._strays(known):
            remove_file(self.output, path)
        self.store.note("left", "in the middle")

    def _strays(self, known: set[str]) -> Iterator[str]:
        """What a build that was cut off wrote and had no time to remember."""
        for path in sorted(self.output.glob(f".*{NEW}")):
            yield path.name
        for folder in _OURS:
            for path in sorted((self.output / folder).rglob("*")):
                place = path.relative_to(self.output).as_posix()
                if place not in known and path.is_file():
                    yield place

    def _folder(self) -> str:
        if not self.output.is_dir():
            return ""
        stat = self.output.stat()
        return f"{stat.st_dev}:{stat.st_ino}"

    def begin(self) -> None:
        """Notes that the folder is being written."""
        self.output.mkdir(parents=True, exist_ok=True)
        self.store.note("left", "in the middle")

    def finish(self, hand_written: str) -> None:
        """Notes that everything is done."""
        with self.store.transaction():
            self.store.note("about", self.about)
            self.store.note("hand written", hand_written)
            self.store.note("folder", self._folder())
            self.store.note("left", "whole")
