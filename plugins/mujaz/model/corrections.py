"""What an editor overruled in an article's facts, as the archive keeps it beside the facts themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from mujaz.model.facts import Actor, Bilingual, Claim, DateMention, Figure, Place, Topic
from mujaz.model.span import Span

FactKind = Literal["actor", "place", "claim", "figure", "date", "topic"]
Action = Literal["add", "change", "drop"]
Fact = Actor | Place | Claim | Figure | DateMention | Topic


@dataclass(frozen=True, slots=True)
class Correction:
    """One fact overruled: `old` is the fact as it was found, `new` as it stands now.

    `old` is None where the editor added the fact, `new` where the editor dropped it. `id` hangs on what was corrected,
    where and when, never on running numbers, so feeds and links may rest on it. `evidence` is the stretch of the text
    that the correction names. `touched` are the ids of other facts that changed with this one.
    """

    id: str
    action: Action
    kind: FactKind
    evidence: Span
    old: Fact | None
    new: Fact | None
    reason: Bilingual
    day: date
    by: str
    touched: tuple[str, ...] = ()

    @property
    def fact(self) -> str | None:
        """The id of the fact as it stands now; None for one that was dropped, and for dates, which have no id."""
        return getattr(self.new, "id", None)
