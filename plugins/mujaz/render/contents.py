"""What stands in the words of each claim: the actors named, the figures and the days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from mujaz.model.entry import Entry
from mujaz.model.facts import Actor, Claim, DateMention, Figure
from mujaz.model.span import Span


@dataclass(frozen=True, slots=True)
class Content:
    """A claim with those who make it and what its words hold, in the order of the text."""

    claim: Claim
    speaker: Actor | None
    via: Actor | None
    actors: tuple[Actor, ...]
    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]


def contents(entry: Entry) -> Mapping[str, Content]:
    """For each claim, by its id, what its words hold. Who speaks or passes on is not said to be named in them."""
    facts = entry.facts
    by_id = {actor.id: actor for actor in facts.actors}
    mentions = sorted(((mention, actor) for actor in facts.actors for mention in actor.mentions), key=_place)
    figures: dict[str, list[Figure]] = {}
    for figure in facts.figures:
        figures.setdefault(figure.claim or "", []).append(figure)
    found = {}
    for claim in facts.claims:
        named = dict.fromkeys(
            actor
            for mention, actor in mentions[bisect_left(mentions, claim.evidence.start, key=_start) :][:_MOST]
            if claim.evidence.contains(mention) and actor.id not in (claim.speaker, claim.via)
        )
        found[claim.id] = Content(
            claim,
            by_id.get(claim.speaker or ""),
            by_id.get(claim.via or ""),
            tuple(named),
            tuple(figures.get(claim.id, ())),
            tuple(date for date in facts.dates if claim.evidence.contains(date.evidence)),
        )
    return found


# The mentions looked at from a claim's beginning on: none holds as many.
_MOST = 60


def _place(mention: tuple[Span, Actor]) -> Span:
    return mention[0]


def _start(mention: tuple[Span, Actor]) -> int:
    return mention[0].start
