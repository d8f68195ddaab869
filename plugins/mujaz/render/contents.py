"""What stands in the words of each claim: the actors named, the figures and the days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from mujaz.model.entry import Entry
from mujaz.model.facts import Actor, Claim, DateMention, Figure
from mujaz.model.span import Span

Held = TypeVar("Held")

# So many facts are looked at from a claim's beginning on: hardly a claim holds as many.
_MOST = 60


@dataclass(frozen=True, slots=True)
class Content:
    """A claim with those who make it and what its words hold, in the order of the text."""

    claim: Claim
    speaker: Actor | None
    via: Actor | None
    actors: tuple[Actor, ...]
    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]


class Placed(Generic[Held]):
    """Facts by their place in the text."""

    def __init__(self, held: Iterable[tuple[Span, Held]]) -> None:
        self._held = sorted(held, key=lambda one: one[0])
        self._starts = [span.start for span, _ in self._held]

    def within(self, span: Span) -> Iterator[Held]:
        """The facts that stand wholly in `span`, in order."""
        first = bisect_left(self._starts, span.start)
        return (one for place, one in self._held[first : first + _MOST] if span.contains(place))


def contents(entry: Entry) -> Mapping[str, Content]:
    """For each claim, by its id, what its words hold. Who speaks or passes on is not said to be named in them."""
    facts = entry.facts
    by_id = {actor.id: actor for actor in facts.actors}
    named = Placed((mention, actor) for actor in facts.actors for mention in actor.mentions)
    dates = Placed((date.evidence, date) for date in facts.dates)
    figures: dict[str, list[Figure]] = {}
    for figure in facts.figures:
        figures.setdefault(figure.claim or "", []).append(figure)
    return {
        claim.id: Content(
            claim,
            by_id.get(claim.speaker or ""),
            by_id.get(claim.via or ""),
            tuple({a.id: a for a in named.within(claim.evidence) if a.id not in (claim.speaker, claim.via)}.values()),
            tuple(figures.get(claim.id, ())),
            tuple(dates.within(claim.evidence)),
        )
        for claim in facts.claims
    }
