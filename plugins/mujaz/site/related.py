"""From a briefing to the few earlier ones about the same actors: those that share the ones seldom named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Protocol

_MOST = 4
# An actor ties two briefings together only while few name it: these many, or this share of all earlier ones.
_FEW, _SELDOM = 5, 0.02
# Of a briefing's actors the rarest are looked at, and of the briefings of each the newest.
_LOOKED_AT, _NEWEST = 8, 40


Place = tuple[str, str]
"""Where a briefing stands among all: its ISO date and its id."""


@dataclass(frozen=True, slots=True)
class Related:
    """An earlier briefing with the ids of the actors for whose sake it is named, the most seldom first."""

    id: str
    shared: tuple[str, ...]


class Naming(Protocol):
    """What is known of who is named where; outlets that only pass news on are better left out."""

    def before(self, place: Place) -> int:
        """How many dated briefings stand before a place."""

    def earlier(self, actor: str, place: Place) -> Sequence[Place]:
        """The places of the dated briefings before a place that name an actor, in their order."""


def related(day: str, briefing: str, actors: Iterable[str], naming: Naming) -> tuple[Related, ...]:
    """The earlier briefings that share the rarest actors of one, the closest first, four at most.

    Earlier is what was published before, or on the same day under a smaller id: a briefing that comes later never
    changes what stands on an older page. Rarity, too, counts the earlier ones alone. An undated briefing has no earlier
    ones and is nobody's.
    """
    if not day:
        return ()
    place = (day, briefing)
    before = naming.before(place)
    few = max(_FEW, int(before * _SELDOM))
    naming_it = ((actor, naming.earlier(actor, place)) for actor in actors)
    seldom = sorted((len(places), actor, places) for actor, places in naming_it if 0 < len(places) <= few)
    shared: dict[Place, list[str]] = {}
    weight: dict[Place, float] = {}
    for number, actor, places in seldom[:_LOOKED_AT]:
        tells = log((before + 1) / number)
        for earlier in places[-_NEWEST:]:
            shared.setdefault(earlier, []).append(actor)
            weight[earlier] = weight.get(earlier, 0) + tells
    ranked = sorted(shared, key=lambda earlier: (round(weight[earlier], 6), earlier), reverse=True)
    return tuple(Related(earlier[1], tuple(shared[earlier])) for earlier in ranked[:_MOST])


class Everybody:
    """The same for very many briefings: all dated ones, in the order of their places, each with its actors."""

    def __init__(self, seen: Iterable[tuple[Place, Iterable[str]]]) -> None:
        self._places: list[Place] = []
        self._naming: dict[str, list[Place]] = {}
        for place, actors in seen:
            self._places.append(place)
            for actor in actors:
                self._naming.setdefault(actor, []).append(place)

    def before(self, place: Place) -> int:
        """How many stand before a place."""
        return bisect_left(self._places, place)

    def earlier(self, actor: str, place: Place) -> Sequence[Place]:
        """Those before a place that name an actor."""
        places = self._naming.get(actor, [])
        return places[: bisect_left(places, place)]
