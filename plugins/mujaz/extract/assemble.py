"""From the names of a document to its published actors and places."""

from __future__ import annotations

from mujaz.extract.mentions import Mention, Names
from mujaz.model.facts import Actor, Place


def actors_and_places(names: Names) -> tuple[tuple[Actor, ...], tuple[Place, ...]]:
    """The actors, named at least once as who acts, and the places, named at least once as a place; by first mention."""
    acting: dict[str, list[Mention]] = {}
    standing: dict[str, list[Mention]] = {}
    for mention in sorted(names.mentions, key=lambda m: m.span):
        (standing if mention.place else acting).setdefault(mention.referent, []).append(mention)
    actors = (_actor(names, referent, mentions) for referent, mentions in acting.items())
    places = (_place(names, referent, mentions) for referent, mentions in standing.items())
    return tuple(actor for actor in actors if actor), tuple(place for place in places if place)


def _actor(names: Names, referent: str, mentions: list[Mention]) -> Actor | None:
    known = names.referents[referent]
    if known.kind is None:
        return None
    spans = tuple(mention.span for mention in mentions)
    return Actor(
        known.id, known.kind, known.name, known.status, spans, mentions[0].rule, known.role, known.country
    )  # fmt: skip


def _place(names: Names, referent: str, mentions: list[Mention]) -> Place | None:
    known = names.referents[referent]
    if known.place_kind is None:
        return None
    spans = tuple(mention.span for mention in mentions)
    return Place(
        known.id, known.place_kind, known.name, spans, mentions[0].rule, known.country,
        known.latitude, known.longitude,
    )  # fmt: skip
