"""From a place to its point on the earth: the one that its facts give, or that of the one city of its name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from mujaz.lexicon.gazetteer import load_cities
from mujaz.lexicon.lexicon import TABLES
from mujaz.model.facts import Place
from mujaz.render.names import arabic_key

Position = tuple[float, float]
_INHABITED = ("city", "town")
# Two rows this many degrees apart are two cities of one name, and nobody knows which is meant.
_SAME = 0.3


def given(places: Iterable[Place]) -> dict[str, Position]:
    """The points that an article's facts give, by the place's id: degrees of latitude and longitude."""
    return {p.id: (p.latitude, p.longitude) for p in places if p.latitude is not None and p.longitude is not None}


def looked_up(place: Any) -> Position | None:
    """The point of the only city of the place's country that bears its name; None for any other place.

    The cities are those of GeoNames (CC BY 4.0), in lexicon/cities.tsv.
    """
    if place.kind not in _INHABITED or place.country is None:
        return None
    return _cities().get((place.country, arabic_key(place.name.ar)))


@cache
def _cities() -> dict[tuple[str, str], Position | None]:
    found: dict[tuple[str, str], Position | None] = {}
    for city in load_cities(TABLES):
        entry = city.entry
        if entry.country is None or entry.latitude is None or entry.longitude is None:
            continue
        key, here = (entry.country, arabic_key(city.name)), (entry.latitude, entry.longitude)
        other = found.setdefault(key, here)
        if other is None or max(abs(other[0] - here[0]), abs(other[1] - here[1])) > _SAME:
            found[key] = None
    return found
