"""A fact as a correction leaves it: changed from what was found, or made from nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from mujaz.archive.named_facts import Wrong, next_id
from mujaz.archive.ruled_values import Around
from mujaz.extract.reading import Reading
from mujaz.lexicon.register import Entry as Registered
from mujaz.model.corrections import Fact, FactKind
from mujaz.model.facts import Actor, Bilingual, Bound, Claim, DateMention, Figure, NameStatus, Place, Topic
from mujaz.model.span import Span

ADDED = "corrections.added"
"""The rule of a fact that an editor added."""
_ONE: tuple[Bound, ...] = ("exact", "about")
_FROM: tuple[Bound, ...] = ("more_than", "at_least")
_UP_TO: tuple[Bound, ...] = ("less_than", "at_most")
_SHAPES = {
    **dict.fromkeys(_ONE, "the same number in 'low' and 'high': write value = …"),
    **dict.fromkeys(_FROM, "a number in 'low' and none in 'high': write value = …"),
    **dict.fromkeys(_UP_TO, "a number in 'high' and none in 'low': write value = …"),
}

Values = Mapping[str, Any]


def changed(kind: FactKind, fact: Fact, values: Values, around: Around) -> Fact:
    """The fact with its new values. Raises Wrong where they do not go together."""
    return _CHANGES[kind](fact, dict(values), around)


def added(kind: FactKind, at: Span, values: Values, around: Around, reading: Reading) -> Fact:
    """A fact that rests on the stretch `at`. Raises Wrong where a value is missing or they do not go together."""
    needed = [key for key in _NEEDED[kind] if key not in values]
    if needed:
        raise Wrong(f"a {kind} needs '{needed[0]}'", f"Write add = {{{needed[0]} = …}}")
    return _CHANGES[kind](_blank(kind, at, values, around, reading), dict(values), around)


_NEEDED: dict[FactKind, tuple[str, ...]] = {
    "figure": ("kind", "bound"),
    "claim": ("act", "speaker"),
    "date": ("start", "end", "precision"),
    "actor": ("id",),
    "place": ("id",),
    "topic": ("id",),
}


def _blank(kind: FactKind, at: Span, values: Values, around: Around, reading: Reading) -> Fact:
    """What the values are then put into."""
    facts = around.facts
    match kind:
        case "figure":
            fact_id = next_id("f", (figure.id for figure in facts.figures))
            return Figure(fact_id, values["kind"], None, None, values["bound"], at, ADDED)
        case "claim":
            spans = (sentence.span for sentence in reading.sentences)
            sentence = next((span for span in spans if span.contains(at)), at)
            fact_id = next_id("c", (claim.id for claim in facts.claims))
            return Claim(fact_id, values["act"], values["speaker"], at, Span(at.start, sentence.end), ADDED)
        case "date":
            return DateMention(values["start"], values["end"], values["precision"], at, ADDED)
        case "actor":
            return Actor("", "group", Bilingual(""), "composed", (at,), ADDED)
        case "place":
            return Place("", "site", Bilingual(""), (at,), ADDED)
        case "topic":
            return Topic("", "", Bilingual(""), None, 1, (at,), ADDED)


def _figure(figure: Figure, values: dict[str, Any], around: Around) -> Figure:
    if "noun" in values:
        values |= _noun(values["noun"], around)
    ends = {"low", "high"} & values.keys()
    bound: Bound = values.get("bound", figure.bound)
    if "value" in values or ("bound" in values and not ends):
        value = values.pop("value", figure.low if figure.low is not None else figure.high)
        values |= {"low": None if bound in _UP_TO else value, "high": None if bound in _FROM else value}
    new = replace(figure, **values)
    _check_ends(new)
    known = around.lexicon.counted.nouns.get(new.noun_id or "")
    if known is None:
        return new
    one = new.low == new.high == 1
    return replace(new, noun=Bilingual(known.ar, known.en if one else known.en_plural))


def _noun(noun: str | Bilingual | None, around: Around) -> dict[str, Any]:
    if not isinstance(noun, str):
        return {"noun": noun, "noun_id": None}
    known = around.lexicon.counted.nouns[noun]
    of_kind = {"kind": known.kind} if known.kind else {}
    return {"noun": Bilingual(known.ar), "noun_id": noun, "unit": known.unit, **of_kind}


def _check_ends(figure: Figure) -> None:
    low, high, bound = figure.low, figure.high, figure.bound
    if bound in _ONE:
        sound = low is not None and low == high
    elif bound in _FROM:
        sound = low is not None and high is None
    elif bound in _UP_TO:
        sound = low is None and high is not None
    else:
        sound = low is not None and high is not None and low < high
    if not sound:
        shape = _SHAPES.get(bound, "two numbers, 'low' below 'high'")
        raise Wrong(f"low = {low} and high = {high} under bound = '{bound}'", f"'{bound}' has {shape}")


def _claim(claim: Claim, values: dict[str, Any], around: Around) -> Claim:
    new = replace(claim, **values)
    for name, inner in (("cue", new.cue), ("quote", new.quote)):
        if inner and not new.evidence.contains(inner):
            raise Wrong(f"the {name} stands outside the evidence", "Write an evidence that holds both")
    return new


def _date(mention: DateMention, values: dict[str, Any], around: Around) -> DateMention:
    new = replace(mention, **values)
    if new.start > new.end:
        raise Wrong(f"'start' {new.start} is after 'end' {new.end}", "Write the earlier day under 'start'")
    return new


def _actor(actor: Actor, values: dict[str, Any], around: Around) -> Actor:
    others = {other.id: other for other in around.facts.actors}
    identity = values.get("id", actor.id)
    if identity != actor.id:
        values = _identity(identity, around.lexicon.register.actors, others, values) | values
        values.setdefault("country", None)
    elif "name" in values:
        values["name_status"] = "composed"
    return replace(actor, **values)


def _place(place: Place, values: dict[str, Any], around: Around) -> Place:
    others = {other.id: other for other in around.facts.places}
    identity = values.get("id", place.id)
    if identity != place.id:
        known = _identity(identity, around.lexicon.register.places, others, values)
        known.pop("name_status", None)
        nowhere: dict[str, Any] = {"country": None, "latitude": None, "longitude": None}
        values = nowhere | known | values
    return replace(place, **values)


def _identity(
    identity: str, register: Mapping[str, Registered], others: Mapping[str, Any], values: Values
) -> dict[str, Any]:
    """What is known of whoever or whatever has this id: from the article itself, else the register, else the values."""
    other = others.get(identity)
    if other is not None:
        keys = ("kind", "name", "country", "name_status", "latitude", "longitude")
        return {key: getattr(other, key) for key in keys if hasattr(other, key)}
    known = register.get(identity)
    if known is not None:
        return _registered(known)
    if "name" not in values or "kind" not in values:
        remedy = 'Write its entry into the register, or give kind = "…" and name = {ar = "…", en = "…"} here'
        raise Wrong(f"the register has no '{identity}'", remedy)
    status: NameStatus = "composed"
    return {"name_status": status}


def _registered(known: Registered) -> dict[str, Any]:
    values: dict[str, Any] = {"name": known.name, "country": known.country, "name_status": "registered"}
    if known.kind is None:
        return values | {"kind": known.place_kind, "latitude": known.latitude, "longitude": known.longitude}
    return values | {"kind": known.kind}


def _topic(topic: Topic, values: dict[str, Any], around: Around) -> Topic:
    term = around.lexicon.topics.terms[values.get("id", topic.id)]
    words = values.get("mentions", topic.words)
    return replace(topic, id=term.id, code=term.code, name=term.label, broader=term.broader, words=words)


_CHANGES: dict[FactKind, Callable[[Any, dict[str, Any], Around], Fact]] = {
    "figure": _figure,
    "claim": _claim,
    "date": _date,
    "actor": _actor,
    "place": _place,
    "topic": _topic,
}
