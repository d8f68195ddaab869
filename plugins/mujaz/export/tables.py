"""The tables of claims, of figures and of all facts: their columns in order."""

from __future__ import annotations

from mujaz.export.columns import Column
from mujaz.export.rows import ClaimRow, FigureRow

_SEED: tuple[Column[ClaimRow | FigureRow], ...] = (
    Column("briefing", "string", lambda row: row.told.entry.id, required=True),
    Column("published", "date", lambda row: row.told.entry.document.seed.published),
    Column("publisher", "string", lambda row: row.told.entry.document.seed.publisher),
    Column("republish", "string", lambda row: row.told.entry.document.seed.republish, required=True),
)
CLAIMS: tuple[Column[ClaimRow], ...] = (
    *_SEED,
    Column("claim", "string", lambda row: row.claim.id, required=True),
    Column("act", "string", lambda row: row.claim.act, required=True),
    Column("speaker", "string", lambda row: row.claim.speaker),
    Column("speaker_ar", "string", lambda row: row.speaker.name.ar if row.speaker else None),
    Column("speaker_en", "string", lambda row: row.speaker.name.en if row.speaker else None),
    Column("via", "string", lambda row: row.claim.via),
    Column("distanced", "boolean", lambda row: row.claim.distanced, required=True),
    Column("quoted", "boolean", lambda row: row.claim.quote is not None, required=True),
    Column("words", "string", lambda row: row.told.words(row.claim.quote or row.claim.evidence)),
    Column("cue_start", "integer", lambda row: row.claim.cue.start, required=True),
    Column("cue_end", "integer", lambda row: row.claim.cue.end, required=True),
    Column("start", "integer", lambda row: row.claim.evidence.start, required=True),
    Column("end", "integer", lambda row: row.claim.evidence.end, required=True),
    Column("rule", "string", lambda row: row.claim.rule, required=True),
)
FIGURES: tuple[Column[FigureRow], ...] = (
    *_SEED,
    Column("figure", "string", lambda row: row.figure.id, required=True),
    Column("kind", "string", lambda row: row.figure.kind, required=True),
    Column("low", "number", lambda row: row.figure.low),
    Column("high", "number", lambda row: row.figure.high),
    Column("bound", "string", lambda row: row.figure.bound, required=True),
    Column("unit", "string", lambda row: row.figure.unit),
    Column("noun", "string", lambda row: row.figure.noun_id),
    Column("noun_ar", "string", lambda row: row.figure.noun.ar if row.figure.noun else None),
    Column("noun_en", "string", lambda row: row.figure.noun.en if row.figure.noun else None),
    Column("claimed_by", "string", lambda row: row.figure.claimed_by),
    Column("claimed_by_ar", "string", lambda row: row.claimant.name.ar if row.claimant else None),
    Column("claimed_by_en", "string", lambda row: row.claimant.name.en if row.claimant else None),
    Column("claim", "string", lambda row: row.figure.claim),
    Column("part_of", "string", lambda row: row.figure.part_of),
    Column("words", "string", lambda row: row.told.words(row.figure.evidence)),
    Column("start", "integer", lambda row: row.figure.evidence.start, required=True),
    Column("end", "integer", lambda row: row.figure.evidence.end, required=True),
    Column("rule", "string", lambda row: row.figure.rule, required=True),
)
# The Parquet file: every fact is a row, and what it has no use for is empty. The types are Arrow's.
FACTS = {
    "briefing": "utf8", "published": "date32", "publisher": "utf8", "republish": "utf8", "what": "utf8",
    "fact": "utf8", "kind": "utf8", "name_ar": "utf8", "name_en": "utf8", "actor": "utf8", "actor_ar": "utf8",
    "actor_en": "utf8", "via": "utf8", "distanced": "bool", "claim": "utf8", "part_of": "utf8", "low": "float64",
    "high": "float64", "bound": "utf8", "unit": "utf8", "first": "date32", "last": "date32", "country": "utf8",
    "latitude": "float64", "longitude": "float64", "mentions": "int32", "start": "int32", "end": "int32",
    "words": "utf8", "rule": "utf8",
}  # fmt: skip
