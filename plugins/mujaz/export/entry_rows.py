"""An entry's rows in every table, as one line to be kept while the entry stays the same.

The database and the Parquet file are made of these lines alone, so that an archive of which little changed is written
again without looking at its entries, least of all cutting their texts into sentences.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mujaz.archive.records import fact_record
from mujaz.export.rows import Told, shown, told_of
from mujaz.model.compact import compact
from mujaz.model.corrections import Correction, Fact
from mujaz.model.entry import Entry
from mujaz.model.facts import Actor, Claim, DateMention, Figure, Place, Topic
from mujaz.model.span import Span
from mujaz.render.passages import Passages

# What the rows of a line hold, table by table. Those that rest on words end with the words, which the database has in
# its passages, and with the number of the passage in the line, counted from 1.
BRIEFING = ("id", "title", "published", "publisher", "url", "byline", "license", "republish", "seed", "sha256",
            "page_ar", "page_en")  # fmt: skip
COLUMNS: dict[str, tuple[str, ...]] = {
    "actors": ("id", "kind", "name_ar", "name_en", "name_status", "country", "role_ar", "role_en", "mentions",
               "start", "end", "rule"),
    "places": ("id", "kind", "name_ar", "name_en", "country", "latitude", "longitude", "mentions", "start", "end",
               "rule"),
    "topics": ("id", "code", "name_ar", "name_en", "broader", "weight", "mentions", "start", "end", "rule"),
    "passages": ("anchor", "words"),
    "claims": ("id", "act", "speaker", "via", "distanced", "quote_start", "quote_end", "cue_start", "cue_end", "start",
               "end", "rule", "passage", "words"),
    "figures": ("id", "kind", "low", "high", "bound", "unit", "noun", "noun_ar", "noun_en", "claimed_by", "claim",
                "part_of", "start", "end", "rule", "passage", "words"),
    "dates": ("number", "first", "last", "precision", "start", "end", "rule", "passage", "words"),
    "corrections": ("id", "action", "kind", "fact", "day", "by", "reason_ar", "reason_en", "old", "new"),
}  # fmt: skip
Cells = list[Any]


@dataclass(frozen=True)
class _Placed:
    """An entry with its sentences and the number of each that is shown."""

    told: Told
    passages: Passages
    numbers: dict[str, int]

    def at(self, span: Span, rule: str, words: Span) -> Cells:
        passage = self.passages.holding(span)
        number = self.numbers.get(passage.anchor) if passage else None
        return [span.start, span.end, rule, number, self.told.words(words)]


def rows_line(entry: Entry, limit: int, pages: str = "", passages: Passages | None = None) -> str:
    """The entry's rows as JSON on one line; `passages` are its sentences, where somebody has cut them already.

    `limit` is how many words of one sentence an excerpt may have, `pages` the site's address, no slash at its end.
    """
    told, facts = told_of(entry, limit), entry.facts
    passages = passages or Passages(entry.document)
    said = [(passage.anchor, words) for passage, words in shown(told, passages)]
    placed = _Placed(told, passages, {anchor: number for number, (anchor, _) in enumerate(said, 1)})
    rows: dict[str, Sequence[Any]] = {
        "briefing": _briefing(entry, pages),
        "actors": [_actor(actor) for actor in facts.actors],
        "places": [_place(place) for place in facts.places],
        "topics": [_topic(topic) for topic in facts.topics],
        "passages": said,
        "claims": [_claim(claim, placed) for claim in facts.claims],
        "figures": [_figure(figure, placed) for figure in facts.figures],
        "dates": [_date(number, mention, placed) for number, mention in enumerate(facts.dates, 1)],
        "corrections": [_correction(correction) for correction in entry.corrections],
    }
    return compact(rows) + "\n"


def _briefing(entry: Entry, pages: str) -> Cells:
    seed = entry.document.seed
    title = entry.document.title if seed.republish != "facts" else None
    told = [entry.id, title or None, _day(seed.published), seed.publisher, seed.url, seed.byline, seed.license]
    addresses = [f"{pages}/{lang}/briefings/{entry.id}/" for lang in ("ar", "en")]
    return [*told, seed.republish, seed.path, seed.sha256, *addresses]


def _first(spans: Sequence[Span]) -> Iterator[int]:
    yield from (len(spans), spans[0].start, spans[0].end)


def _actor(one: Actor) -> Cells:
    role = [one.role.ar, one.role.en] if one.role else [None, None]
    name = [one.name.ar, one.name.en, one.name_status]
    return [one.id, one.kind, *name, one.country, *role, *_first(one.mentions), one.rule]


def _place(one: Place) -> Cells:
    where = [one.country, one.latitude, one.longitude]
    return [one.id, one.kind, one.name.ar, one.name.en, *where, *_first(one.mentions), one.rule]


def _topic(one: Topic) -> Cells:
    return [one.id, one.code, one.name.ar, one.name.en, one.broader, one.weight, *_first(one.words), one.rule]


def _claim(one: Claim, placed: _Placed) -> Cells:
    quote = [one.quote.start, one.quote.end] if one.quote else [None, None]
    said = [one.id, one.act, one.speaker, one.via, one.distanced, *quote, one.cue.start, one.cue.end]
    return [*said, *placed.at(one.evidence, one.rule, one.quote or one.evidence)]


def _figure(one: Figure, placed: _Placed) -> Cells:
    noun = [one.noun.ar, one.noun.en] if one.noun else [None, None]
    counted = [one.id, one.kind, one.low, one.high, one.bound, one.unit, one.noun_id, *noun]
    return [*counted, one.claimed_by, one.claim, one.part_of, *placed.at(one.evidence, one.rule, one.evidence)]


def _date(number: int, one: DateMention, placed: _Placed) -> Cells:
    days = [number, _day(one.start), _day(one.end), one.precision]
    return [*days, *placed.at(one.evidence, one.rule, one.evidence)]


def _correction(one: Correction) -> Cells:
    reason = [one.reason.ar, one.reason.en]
    facts = (_fact(one, fact) for fact in (one.old, one.new))
    return [one.id, one.action, one.kind, one.fact, _day(one.day), one.by, *reason, *facts]


def _fact(one: Correction, fact: Fact | None) -> str | None:
    return json.dumps(fact_record(one.kind, fact), ensure_ascii=False) if fact else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
