"""From a briefing to the few earlier ones about the same actors: those that share the ones seldom named."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import log

_MOST = 4
# An actor ties two briefings together only while few name it: these many, or this share of all earlier ones.
_FEW, _SELDOM = 5, 0.02
# Of a briefing's actors the rarest are looked at, and of the briefings of each the newest.
_LOOKED_AT, _NEWEST = 8, 40


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """A dated briefing with the ids of its actors; outlets that only pass news on are better left out."""

    published: date
    id: str
    actors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Related:
    """An earlier briefing with the ids of the actors for whose sake it is named, the most seldom first."""

    id: str
    shared: tuple[str, ...]


def related(seen: Iterable[Seen], wanted: Container[str] | None = None) -> Mapping[str, tuple[Related, ...]]:
    """For each briefing, or each `wanted` one, the earlier ones that share its rarest actors, the closest first.

    They are four at most.

    Earlier is what was published before, or on the same day under a smaller id: a briefing that comes later never
    changes what stands on an older page. Rarity, too, counts the earlier ones alone. An undated briefing has no earlier
    ones and is nobody's.

    >>> days = [Seen(date(2025, 1, n), f"b{n}", frozenset(actors.split())) for n, actors in ((1, "x y"), (2, "x"))]
    >>> related(days)["b2"], related(days)["b1"]
    ((Related(id='b1', shared=('x',)),), ())
    """
    ordered = sorted(seen)
    naming: dict[str, list[int]] = {}
    found = {}
    for place, one in enumerate(ordered):
        if wanted is None or one.id in wanted:
            closest = _closest(one, naming, place)
            found[one.id] = tuple(Related(ordered[earlier].id, tuple(shared)) for earlier, shared in closest)
        for actor in one.actors:
            naming.setdefault(actor, []).append(place)
    return found


def _closest(one: Seen, naming: Mapping[str, list[int]], before: int) -> list[tuple[int, list[str]]]:
    """The closest of `before` earlier briefings by their places; `naming` are the places of each actor's."""
    few = max(_FEW, int(before * _SELDOM))
    times = ((len(naming[actor]), actor) for actor in one.actors if actor in naming)
    shared: dict[int, list[str]] = {}
    weight: dict[int, float] = {}
    for number, actor in sorted(pair for pair in times if pair[0] <= few)[:_LOOKED_AT]:
        tells = log((before + 1) / number)
        for earlier in naming[actor][-_NEWEST:]:
            shared.setdefault(earlier, []).append(actor)
            weight[earlier] = weight.get(earlier, 0) + tells
    ranked = sorted(shared, key=lambda earlier: (round(weight[earlier], 6), earlier), reverse=True)
    return [(earlier, shared[earlier]) for earlier in ranked[:_MOST]]
