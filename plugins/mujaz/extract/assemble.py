"""From the names of a document to its published actors and places."""

from __future__ import annotations

from mujaz.extract.mentions import Mention, Names
from mujaz.model.facts import Actor, Place
from mujaz.model.span import Span

_LAM = "\N{ARABIC LETTER LAM}"


def actors_and_places(names: Names, text: str) -> tuple[tuple[Actor, ...], tuple[Place, ...]]:
    """The actors, named at least once as who acts, and the places, named at least once as a place; by first mention.

    `text` is the document's, in which the mentions stand.
    """
    acting: dict[str, list[Mention]] = {}
    standing: dict[str, list[Mention]] = {}
    for mention in sorted(names.mentions, key=lambda m: m.span):
        (standing if mention.place else acting).setdefault(mention.referent, []).append(mention)
    actors = (
        _actor(names, referent, _spans(names, mentions, text), mentions[0].rule)
        for referent, mentions in acting.items()
    )
    places = (
        _place(names, referent, _spans(names, mentions, text), mentions[0].rule)
        for referent, mentions in standing.items()
    )
    return tuple(actor for actor in actors if actor), tuple(place for place in places if place)


def _spans(names: Names, mentions: list[Mention], text: str) -> tuple[Span, ...]:
    """The spans of one referent's mentions, each a whole word where a preposition has swallowed the article."""
    known = names.referents[mentions[0].referent]
    if any(name.startswith(_LAM) for name in (known.name.ar, *known.also)):
        return tuple(mention.span for mention in mentions)
    return tuple(_whole(mention.span, text) for mention in mentions)


def _whole(span: Span, text: str) -> Span:
    """The span, from the preposition on where that has swallowed the article: 'للعراق' holds no 'العراق'."""
    swallowed = text[max(span.start - 1, 0) : span.start + 1] == _LAM + _LAM
    opens = span.start < len(_LAM + _LAM) or not text[span.start - len(_LAM + _LAM)].isalpha()
    return Span(span.start - 1, span.end) if swallowed and opens else span


def _actor(names: Names, referent: str, spans: tuple[Span, ...], rule: str) -> Actor | None:
    known = names.referents[referent]
    if known.kind is None:
        return None
    return Actor(known.id, known.kind, known.name, known.status, spans, rule, known.role, known.country)


def _place(names: Names, referent: str, spans: tuple[Span, ...], rule: str) -> Place | None:
    known = names.referents[referent]
    if known.place_kind is None:
        return None
    return Place(
        known.id, known.place_kind, known.name, spans, rule, known.country, known.latitude, known.longitude
    )  # fmt: skip
