"""What passes between the archive and the work on one seed: what to read, and what it gave."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.model.problem import Problem

NamedRow = tuple[str, str, str, str, str, str | None, str, str | None]


@dataclass(frozen=True, slots=True)
class Task:
    """A seed to read: its path in the archive, its stamp and its fingerprint."""

    place: str
    stamp: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a seed gave, ready for the archive: an entry, or the problems that kept it from being one (`id` None).

    An entry may have problems too: corrections of facts that are not there any more.
    """

    id: str | None = None
    published: str = ""
    record: str = ""
    text: str = ""
    named: tuple[NamedRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    sketch: tuple[int, ...] = ()
