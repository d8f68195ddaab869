"""A word that reports what somebody says, and where the sentence tells what that is."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.arabic.conjugation import Shape
from mujaz.lexicon.cues import Cue
from mujaz.model.facts import Act


@dataclass(frozen=True, slots=True)
class Hit:
    """A reporting word in a sentence, at token `at`; `start` and `end` are code points, proclitics left out.

    `gap` is the token where the search for its subject ends, `mark` what begins its content: 'that', 'quote', 'noun',
    'before' (a quotation before it) or 'preposition'. `coordinated` says that 'and' stands on it, `relative` that a
    relative word stands before it, `what` that this word is 'what', `inner` that 'was' stands before it behind a noun.
    """

    cue: Cue
    shape: Shape
    act: Act
    at: int
    start: int
    end: int
    gap: int
    mark: str
    coordinated: bool = False
    relative: bool = False
    what: bool = False
    inner: bool = False

    @property
    def doubles(self) -> bool:
        """Whether the word is a participle that only says again that somebody speaks ('قائلا', 'متحدثا')."""
        return self.cue.doubles and self.shape.kind == "participle" and not self.coordinated
