"""actors.json and places.json: whom and what the archive names, with the addresses of their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from mujaz.model.compact import compact
from mujaz.model.facts import Bilingual

Position = tuple[float, float]


class Summary(Protocol):
    """A place over the whole archive."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> Bilingual: ...
    @property
    def country(self) -> str | None: ...
    @property
    def briefings(self) -> int: ...


class NamedSummary(Summary, Protocol):
    """An actor over the whole archive."""

    @property
    def name_status(self) -> str: ...


def actors_json(actors: Iterable[NamedSummary], pages: str = "") -> str:
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


def places_json(places: Iterable[Summary], positions: Mapping[str, Position], pages: str = "") -> str:
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


def _named(one: Summary, kind: str, pages: str) -> dict[str, Any]:
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
