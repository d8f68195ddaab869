"""An entry's facts as the rows of tables, with their words as far as the rights allow them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mujaz.model.entry import Entry
from mujaz.model.facts import Actor, Claim, DateMention, Figure, Place, Topic
from mujaz.model.span import Span
from mujaz.render.passages import HEADLINE, Passage, Passages, clipped, evidence_of


@dataclass(frozen=True)
class Told:
    """An entry made ready for its rows. `limit` is how many words of one sentence an excerpt may have."""

    entry: Entry
    actors: dict[str, Actor]
    limit: int

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor with this id, None for nobody."""
        return self.actors.get(actor_id or "")

    def words(self, span: Span | None) -> str | None:
        """The words of a stretch on one line, cut as excerpts are; None where the rights allow no words."""
        republish = self.entry.document.seed.republish
        if span is None or republish == "facts":
            return None
        limit = self.limit if republish == "excerpt" else None
        return clipped(span.of(self.entry.document.text).split(), limit)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in its entry."""

    told: Told
    claim: Claim
    speaker: Actor | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in its entry."""

    told: Told
    figure: Figure
    claimant: Actor | None


Fact = Actor | Place | Claim | Figure | DateMention | Topic


def told_of(entry: Entry, limit: int) -> Told:
    """The entry with its actors by id."""
    return Told(entry, {actor.id: actor for actor in entry.facts.actors}, limit)


def claim_rows(told: Told) -> Iterator[ClaimRow]:
    """The entry's claims."""
    return (ClaimRow(told, claim, told.actor(claim.speaker)) for claim in told.entry.facts.claims)


def figure_rows(told: Told) -> Iterator[FigureRow]:
    """The entry's figures."""
    return (FigureRow(told, figure, told.actor(figure.claimed_by)) for figure in told.entry.facts.figures)


def shown(told: Told, passages: Passages) -> Iterator[tuple[Passage, str]]:
    """The sentences that the entry's pages show, each with its words as they show them, in the order of the text.

    Under `full` all of them, under `excerpt` the headline and those that facts rest on, under `facts` none.
    """
    match told.entry.document.seed.republish:
        case "full":
            yield from ((passage, passages.words(passage.span)) for passage in passages.all)
        case "excerpt":
            yield from _excerpts(told, passages)


def _excerpts(told: Told, passages: Passages) -> Iterator[tuple[Passage, str]]:
    held: dict[str, Span] = {}
    for evidence in evidence_of(told.entry):
        if passage := passages.holding(evidence):
            held.setdefault(passage.anchor, evidence)
    for passage in passages.all:
        if passage.anchor == HEADLINE:
            yield passage, passages.words(passage.span)
        elif passage.anchor in held:
            yield passage, passages.quote(passage, held[passage.anchor], told.limit)
