"""An entry: a document with its facts, as the archive keeps it and the site shows it."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.model.corrections import Correction
from mujaz.model.document import Document
from mujaz.model.facts import Facts


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the archive. `facts` are those that stand; `corrections` what was overruled, newest first."""

    document: Document
    facts: Facts
    corrections: tuple[Correction, ...] = ()

    @property
    def id(self) -> str:
        """The frozen id: the same in both languages, all URLs and feeds."""
        return self.document.id
