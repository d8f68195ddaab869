"""An entry as the JSON object that is published, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from mujaz.model.corrections import Correction, Fact, FactKind
from mujaz.model.document import Document, Seed, Segment
from mujaz.model.entry import Carrier, Entry, Origin
from mujaz.model.facts import Actor, Bilingual, Claim, DateMention, Facts, Figure, Place, Topic
from mujaz.model.span import Span

SCHEMA = "mujaz/facts/1"

Record = dict[str, Any]
Value = TypeVar("Value")


def as_record(entry: Entry) -> Record:
    """The object of /data/v1/briefings/<id>.json, described by facts.schema.json beside this module.

    Where the rights allow facts only, it names offsets and no words of the source, the headline included.
    """
    record = as_whole_record(entry)
    if entry.document.seed.republish == "facts":
        record["title"]["ar"] = record["seed"]["title"] = None
    return record


def as_whole_record(entry: Entry) -> Record:
    """The same with the headline, whatever the rights allow: for the archive's own keeping."""
    document, facts = entry.document, entry.facts
    return {
        "schema": SCHEMA,
        "id": document.id,
        "seed": _seed(document.seed),
        "title": {"ar": document.title, "en": None},
        "actors": [_actor(actor) for actor in facts.actors],
        "places": [_place(place) for place in facts.places],
        "claims": [_claim(claim) for claim in facts.claims],
        "figures": [_figure(figure) for figure in facts.figures],
        "dates": [_date(mention) for mention in facts.dates],
        "topics": [_topic(topic) for topic in facts.topics],
        "corrections": [_correction(correction) for correction in entry.corrections],
        "origin": _optional(_origin, entry.origin),
        "segments": [{"id": s.id, "kind": s.kind, "span": _span(s.span)} for s in document.segments],
    }


def from_record(record: Mapping[str, Any], text: str) -> Entry:
    """The entry that `as_record` described; `text` is its document's text, which records do not hold."""
    segments = tuple(Segment(s["id"], s["kind"], _read_span(s["span"])) for s in record["segments"])
    document = Document(record["id"], _read_seed(record["seed"]), text, segments)
    facts = Facts(
        tuple(map(_read_actor, record["actors"])),
        tuple(map(_read_place, record["places"])),
        tuple(map(_read_claim, record["claims"])),
        tuple(map(_read_figure, record["figures"])),
        tuple(map(_read_date, record["dates"])),
        tuple(map(_read_topic, record["topics"])),
    )
    corrections = tuple(map(_read_correction, record["corrections"]))
    return Entry(document, facts, corrections, _optional(_read_origin, record["origin"]))


def fact_record(kind: FactKind, fact: Fact) -> Record:
    """One fact as records show it."""
    return _FACTS[kind][0](fact)


def _origin(origin: Origin) -> Record:
    told = [{"id": one.id, "publisher": one.publisher, "published": one.published} for one in origin.briefings]
    return {"id": origin.id, "briefings": told}


def _read_origin(record: Mapping[str, Any]) -> Origin:
    return Origin(record["id"], tuple(Carrier(**told) for told in record["briefings"]))


def _correction(correction: Correction) -> Record:
    return {
        "id": correction.id,
        "action": correction.action,
        "kind": correction.kind,
        "fact": correction.fact,
        "touched": list(correction.touched),
        "evidence": _span(correction.evidence),
        "old": _optional(_FACTS[correction.kind][0], correction.old),
        "new": _optional(_FACTS[correction.kind][0], correction.new),
        "reason": _bilingual(correction.reason),
        "date": correction.day.isoformat(),
        "by": correction.by,
    }


def _read_correction(record: Mapping[str, Any]) -> Correction:
    read = _FACTS[record["kind"]][1]
    return Correction(
        record["id"],
        record["action"],
        record["kind"],
        _read_span(record["evidence"]),
        _optional(read, record["old"]),
        _optional(read, record["new"]),
        _read_bilingual(record["reason"]),
        date.fromisoformat(record["date"]),
        record["by"],
        tuple(record["touched"]),
    )


def _seed(seed: Seed) -> Record:
    return {
        "path": seed.path,
        "sha256": seed.sha256,
        "encoding": seed.encoding,
        "published": seed.published.isoformat() if seed.published else None,
        "published_from": seed.published_from,
        "publisher": seed.publisher,
        "url": seed.url,
        "byline": seed.byline,
        "license": seed.license,
        "republish": seed.republish,
        "title": seed.title,
    }


def _read_seed(record: Mapping[str, Any]) -> Seed:
    published = record["published"]
    return Seed(**{**record, "published": date.fromisoformat(published) if published else None})


def _span(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _read_span(record: Mapping[str, Any]) -> Span:
    return Span(record["start"], record["end"])


def _spans(spans: Iterable[Span]) -> list[Record]:
    return [_span(span) for span in spans]


def _bilingual(words: Bilingual | None) -> Record | None:
    return None if words is None else {"ar": words.ar, "en": words.en}


def _optional(read: Callable[[Any], Value], value: Any) -> Value | None:
    return None if value is None else read(value)


def _read_bilingual(record: Mapping[str, Any]) -> Bilingual:
    return Bilingual(record["ar"], record["en"])


def _actor(actor: Actor) -> Record:
    return {
        "id": actor.id,
        "kind": actor.kind,
        "name": _bilingual(actor.name),
        "name_status": actor.name_status,
        "role": _bilingual(actor.role),
        "country": actor.country,
        "mentions": _spans(actor.mentions),
        "rule": actor.rule,
    }


def _read_actor(record: Mapping[str, Any]) -> Actor:
    mentions = tuple(map(_read_span, record["mentions"]))
    return Actor(
        record["id"],
        record["kind"],
        _read_bilingual(record["name"]),
        record["name_status"],
        mentions,
        record["rule"],
        _optional(_read_bilingual, record["role"]),
        record["country"],
    )


def _place(place: Place) -> Record:
    return {
        "id": place.id,
        "kind": place.kind,
        "name": _bilingual(place.name),
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "mentions": _spans(place.mentions),
        "rule": place.rule,
    }


def _read_place(record: Mapping[str, Any]) -> Place:
    mentions = tuple(map(_read_span, record["mentions"]))
    return Place(**{**record, "name": _read_bilingual(record["name"]), "mentions": mentions})


def _claim(claim: Claim) -> Record:
    return {
        "id": claim.id,
        "act": claim.act,
        "speaker": claim.speaker,
        "via": claim.via,
        "cue": _span(claim.cue),
        "evidence": _span(claim.evidence),
        "quote": _optional(_span, claim.quote),
        "distanced": claim.distanced,
        "rule": claim.rule,
    }


def _read_claim(record: Mapping[str, Any]) -> Claim:
    spans = {key: _read_span(record[key]) for key in ("cue", "evidence")}
    return Claim(**{**record, **spans, "quote": _optional(_read_span, record["quote"])})


def _figure(figure: Figure) -> Record:
    return {
        "id": figure.id,
        "kind": figure.kind,
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "noun": _bilingual(figure.noun),
        "noun_id": figure.noun_id,
        "unit": figure.unit,
        "claimed_by": figure.claimed_by,
        "claim": figure.claim,
        "part_of": figure.part_of,
        "evidence": _span(figure.evidence),
        "rule": figure.rule,
    }


def _read_figure(record: Mapping[str, Any]) -> Figure:
    evidence = _read_span(record["evidence"])
    return Figure(**{**record, "noun": _optional(_read_bilingual, record["noun"]), "evidence": evidence})


def _date(mention: DateMention) -> Record:
    return {
        "start": mention.start.isoformat(),
        "end": mention.end.isoformat(),
        "precision": mention.precision,
        "evidence": _span(mention.evidence),
        "rule": mention.rule,
    }


def _read_date(record: Mapping[str, Any]) -> DateMention:
    start, end = date.fromisoformat(record["start"]), date.fromisoformat(record["end"])
    return DateMention(start, end, record["precision"], _read_span(record["evidence"]), record["rule"])


def _topic(topic: Topic) -> Record:
    return {
        "id": topic.id,
        "code": topic.code,
        "name": _bilingual(topic.name),
        "broader": topic.broader,
        "weight": topic.weight,
        "mentions": _spans(topic.words),
        "rule": topic.rule,
    }


def _read_topic(record: Mapping[str, Any]) -> Topic:
    words = tuple(map(_read_span, record["mentions"]))
    return Topic(
        record["id"],
        record["code"],
        _read_bilingual(record["name"]),
        record["broader"],
        record["weight"],
        words,
        record["rule"],
    )


_FACTS: dict[FactKind, tuple[Callable[[Any], Record], Callable[[Any], Fact]]] = {
    "actor": (_actor, _read_actor),
    "place": (_place, _read_place),
    "claim": (_claim, _read_claim),
    "figure": (_figure, _read_figure),
    "date": (_date, _read_date),
    "topic": (_topic, _read_topic),
}
"""How each kind of fact is written into a record, and read back."""
