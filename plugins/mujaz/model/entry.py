"""An entry: a document with its facts, as the archive keeps it and the site shows it."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.model.corrections import Correction
from mujaz.model.document import Document
from mujaz.model.facts import Facts


@dataclass(frozen=True, slots=True)
class Carrier:
    """A briefing that carries a story: its id, who published it and on what day (ISO), None where nobody knows."""

    id: str
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """One story that several articles carry, nearly word for word: one origin, and no confirmation of each other.

    `id` is that of the earliest of them, `briefings` all of them, the earliest first.
    """

    id: str
    briefings: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the archive. `facts` are those that stand; `corrections` what was overruled, newest first.

    `origin` is None where no other article carries its story.
    """

    document: Document
    facts: Facts
    corrections: tuple[Correction, ...] = ()
    origin: Origin | None = None

    @property
    def id(self) -> str:
        """The frozen id: the same in both languages, all URLs and feeds."""
        return self.document.id
