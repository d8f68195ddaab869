"""The values that a correction gives a fact, field by field: which there are, and which are right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, get_args

from mujaz.archive.named_facts import Wrong, fact_named, stretch
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.register import ACTOR_KINDS, PLACE_KINDS
from mujaz.model.corrections import FactKind
from mujaz.model.facts import Act, Bilingual, Bound, DatePrecision, Facts, FigureKind
from mujaz.model.ids import is_id
from mujaz.model.span import Span

NOBODY = "none"
"""TOML has no null: this stands for it."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a value may speak of: the article's text, its facts as they stand, the tables."""

    text: str
    facts: Facts
    lexicon: Lexicon


Read = Callable[[Any, Around], Any]


def read_values(kind: FactKind, given: Mapping[str, Any], around: Around) -> dict[str, Any]:
    """The values of a fact's fields by name. Raises Wrong for the first that is none or that the kind has not."""
    fields = FIELDS[kind]
    values = {}
    for key, value in given.items():
        if key not in fields:
            near = get_close_matches(key, fields, 1)
            remedy = f"Did you mean '{near[0]}'?" if near else f"A {kind} has: {', '.join(fields)}"
            raise Wrong(f"a {kind} has no '{key}'", remedy)
        try:
            values[key] = fields[key](value, around)
        except Wrong as wrong:
            raise Wrong(f"'{key}': {wrong.found}", wrong.remedy) from None
    return values


def _wrong(value: object, remedy: str) -> Wrong:
    return Wrong(f"it is {value!r}", remedy)


def _one_of(*choices: str) -> Read:
    def read(value: Any, around: Around) -> Any:
        if value not in choices:
            raise _wrong(value, f"Write one of: {', '.join(choices)}")
        return value

    return read


def _or_none(read: Read) -> Read:
    return lambda value, around: None if value == NOBODY else read(value, around)


def _number(value: Any, around: Around) -> float | int:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e15:
        raise _wrong(value, f"Write a number without quotes, or '{NOBODY}' where the end is open")
    return value


def _degrees(most: int) -> Read:
    def read(value: Any, around: Around) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > most:
            raise _wrong(value, f"Write degrees from -{most} to {most}")
        return float(value)

    return read


def _yes_or_no(value: Any, around: Around) -> bool:
    if not isinstance(value, bool):
        raise _wrong(value, "Write true or false")
    return value


def _text(value: Any, around: Around) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _wrong(value, "Write it between quotes")
    return value.strip()


def _day(value: Any, around: Around) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise _wrong(value, "Write a day without quotes: 2023-09-11")
    return value


def _both(value: Any, around: Around) -> Bilingual:
    if not isinstance(value, dict) or set(value) != {"ar", "en"}:
        raise _wrong(value, 'Write {ar = "…", en = "…"}')
    return Bilingual(_text(value["ar"], around), _text(value["en"], around))


def _id(value: Any, around: Around) -> str:
    if not isinstance(value, str) or not is_id(value):
        raise _wrong(value, "Write lower-case Latin letters and digits, joined by single hyphens")
    return value


def _actor(value: Any, around: Around) -> str:
    ids = [actor.id for actor in around.facts.actors]
    if value in ids:
        return str(value)
    near = get_close_matches(str(value), ids, 1)
    hint = f"Did you mean '{near[0]}'?" if near else f"Its actors are: {', '.join(sorted(ids)) or 'nobody'}"
    raise Wrong(
        f"no actor of this article has the id {value!r}", f"{hint} Others are added first, by a correction above"
    )


def _topic(value: Any, around: Around) -> str:
    terms = around.lexicon.topics.terms
    if value not in terms:
        near = get_close_matches(str(value), terms, 1)
        raise _wrong(value, f"Did you mean '{near[0]}'?" if near else "Write the key of a topic of topics.toml")
    return str(value)


def _words(value: Any, around: Around) -> Span:
    """The place of words of the article: a string, or {words = "…", nth = 2}."""
    row = {"words": value} if isinstance(value, str) else value
    if not isinstance(row, dict) or not isinstance(row.get("words"), str) or set(row) - {"words", "nth"}:
        raise _wrong(value, 'Write words of the article, or {words = "…", nth = 2}')
    return stretch(row["words"], row.get("nth"), around.text)


def _places(value: Any, around: Around) -> tuple[Span, ...]:
    if not isinstance(value, list) or not value:
        raise _wrong(value, 'Write a list: ["…", {words = "…", nth = 2}]')
    return tuple(sorted({_words(one, around) for one in value}))


def _fact(kind: FactKind) -> Read:
    """The id of another fact of the article, named by its words."""

    def read(value: Any, around: Around) -> str | None:
        row = {"words": value} if isinstance(value, str) else value
        if not isinstance(row, dict) or not isinstance(row.get("words"), str) or set(row) - {"words", "nth"}:
            raise _wrong(value, f'Write the words of the {kind}, or {{words = "…", nth = 2}}')
        fact, _ = fact_named(kind, row["words"], row.get("nth"), around.text, around.facts, lambda fact: False)
        return getattr(fact, "id", None)

    return read


def _noun(value: Any, around: Around) -> str | Bilingual:
    """The key of a counted noun in the tables, else its words in both languages."""
    if isinstance(value, dict):
        return _both(value, around)
    nouns = around.lexicon.counted.nouns
    if value not in nouns:
        near = get_close_matches(str(value), nouns, 1)
        hint = f"Did you mean '{near[0]}'?" if near else 'Write {ar = "…", en = "…"}'
        raise Wrong(f"no counted noun has the key {value!r}", hint)
    return str(value)


FIELDS: dict[FactKind, dict[str, Read]] = {
    "figure": {
        "kind": _one_of(*get_args(FigureKind)),
        "value": _number,
        "low": _or_none(_number),
        "high": _or_none(_number),
        "bound": _one_of(*get_args(Bound)),
        "noun": _or_none(_noun),
        "unit": _or_none(_text),
        "claimed_by": _or_none(_actor),
        "claim": _or_none(_fact("claim")),
        "part_of": _or_none(_fact("figure")),
        "evidence": _words,
    },
    "claim": {
        "act": _one_of(*get_args(Act)),
        "speaker": _or_none(_actor),
        "via": _or_none(_actor),
        "distanced": _yes_or_no,
        "quote": _or_none(_words),
        "cue": _words,
        "evidence": _words,
    },
    "date": {"start": _day, "end": _day, "precision": _one_of(*get_args(DatePrecision)), "evidence": _words},
    "actor": {
        "id": _id,
        "kind": _one_of(*ACTOR_KINDS),
        "name": _both,
        "role": _or_none(_both),
        "country": _or_none(_text),
        "mentions": _places,
    },
    "place": {
        "id": _id,
        "kind": _one_of(*PLACE_KINDS),
        "name": _both,
        "country": _or_none(_text),
        "latitude": _or_none(_degrees(90)),
        "longitude": _or_none(_degrees(180)),
        "mentions": _places,
    },
    "topic": {"id": _topic, "mentions": _places},
}
"""What a correction may say of each kind of fact, and how it is read."""
