"""actors.json and places.json: whom and what the archive names, with the addresses of their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mujaz.archive.archive import ActorSummary, PlaceSummary
from mujaz.model.compact import compact

Position = tuple[float, float]


def actors_json(actors: Iterable[ActorSummary], pages: str = "") -> str:
    """Every actor, by id; `pages` is the site's address, no slash at its end. actors.schema.json describes it."""
    return _listed(
        {
            **_named(actor, "actors", pages),
            "name_status": actor.name_status,
            "country": actor.country,
            "briefings": actor.briefings,
        }
        for actor in actors
    )


def places_json(places: Iterable[PlaceSummary], positions: Mapping[str, Position], pages: str = "") -> str:
    """Every place, by id, with latitude and longitude where `positions` has them. places.schema.json describes it."""
    nowhere = (None, None)
    return _listed(
        {
            **_named(place, "places", pages),
            "country": place.country,
            **dict(zip(("latitude", "longitude"), positions.get(place.id, nowhere), strict=True)),
            "briefings": place.briefings,
        }
        for place in places
    )


def _named(one: ActorSummary | PlaceSummary, kind: str, pages: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "name": {"ar": one.name.ar, "en": one.name.en},
        "pages": {lang: f"{pages}/{lang}/{kind}/{one.id}/" for lang in ("ar", "en")},
    }


def _listed(objects: Iterable[dict[str, Any]]) -> str:
    """One object on each line, in the order of the ids."""
    ordered = sorted(objects, key=lambda one: str(one["id"]))
    lines = (compact(one) for one in ordered)
    return "[\n" + ",\n".join(lines) + "\n]\n"
