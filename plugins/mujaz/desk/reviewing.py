"""An article's facts one after the other as a reviewer meets them, and what is written down of the review."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import AoT

from mujaz.archive.named_facts import facts_of, spans_of, words_for
from mujaz.archive.ruled_values import FIELDS, NOBODY
from mujaz.archive.ruling_files import rulings_of
from mujaz.archive.rulings import FACT_KINDS, Ruling
from mujaz.extract.reading import Reading, read
from mujaz.model.corrections import Action, Fact, FactKind
from mujaz.model.entry import Entry
from mujaz.model.facts import Bilingual
from mujaz.model.span import Span

_NUMBERED = ("value", "evidence", "cue", "mentions", "quote")


@dataclass(frozen=True, slots=True)
class Met:
    """A fact with the sentence that holds it."""

    kind: FactKind
    fact: Fact
    words: Span
    sentence: Span


def facts_in_order(entry: Entry) -> Iterator[Met]:
    """Every fact of an entry in the order of the text; topics, which rest on many words, last."""
    reading = read(entry.document)
    met = [_met(kind, fact, reading) for kind in FACT_KINDS for fact in facts_of(entry.facts, kind)]
    yield from sorted(met, key=lambda one: (one.kind == "topic", one.words, FACT_KINDS.index(one.kind)))


def _met(kind: FactKind, fact: Fact, reading: Reading) -> Met:
    words = spans_of(fact)[0]
    spans = (sentence.span for sentence in reading.sentences)
    return Met(kind, fact, words, next((span for span in spans if span.contains(words)), words))


def values_of(kind: FactKind, fact: Fact) -> dict[str, Any]:
    """The fact's fields that a correction may change, as one would write them in it; places in the text left out."""
    fields = [name for name in FIELDS[kind] if name not in _NUMBERED]
    return {name: _written(getattr(fact, name)) for name in fields if hasattr(fact, name)}


def _written(value: Any) -> Any:
    if isinstance(value, Bilingual):
        return {"ar": value.ar, "en": value.en or ""}
    return NOBODY if value is None else value


def typed(text: str) -> Any:
    """What somebody typed as a value: as TOML where it is that, else as the words that it is.

    >>> typed("14"), typed("none"), typed("2024-05-06"), typed("{ar = 'a', en = 'b'}")
    (14, 'none', datetime.date(2024, 5, 6), {'ar': 'a', 'en': 'b'})
    """
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except (tomllib.TOMLDecodeError, KeyError):
        return text


def ruling_on(
    met: Met, entry: Entry, action: Action, values: Mapping[str, Any], reason: Bilingual, day: date, by: str
) -> Ruling:
    """The ruling on a fact of the entry, naming it by words that name no other."""
    words, nth = words_for(met.fact, met.kind, entry.document.text, entry.facts)
    shown = values_of(met.kind, met.fact)
    told_apart = {"kind"} if met.kind == "figure" else set()
    was = {name: value for name, value in shown.items() if (name in values or name in told_apart) and _is_plain(value)}
    if "value" in values:
        was |= {name: shown[name] for name in ("low", "high")}
    return Ruling("", action, met.kind, words, reason, day, by, nth, dict(values), was)


def _is_plain(value: Any) -> bool:
    """Whether a correction can say the value again: a noun without English it cannot."""
    return not isinstance(value, dict) or all(value.values())


def write_down(root: Path, entry_id: str, ruling: Ruling) -> Path:
    """Adds the ruling to those on the article, which stay as they are written; gives the file."""
    path = rulings_of(root, entry_id)
    document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    rulings = document.setdefault("correction", tomlkit.aot())
    assert isinstance(rulings, AoT)
    rulings.append(_table(ruling))
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(tomlkit.dumps(document), encoding="utf-8")
    beside.replace(path)
    return path


def _table(ruling: Ruling) -> Any:
    table = tomlkit.table()
    table["fact"], table["words"] = ruling.kind, ruling.words
    if ruling.nth is not None:
        table["nth"] = ruling.nth
    table[ruling.action] = True if ruling.action == "drop" else _inline(ruling.values)
    if ruling.was:
        table["was"] = _inline(ruling.was)
    table["reason"] = _inline({"ar": ruling.reason.ar, "en": ruling.reason.en})
    table["date"], table["by"] = ruling.day, ruling.by
    return table


def _inline(values: Mapping[str, Any]) -> Any:
    table = tomlkit.inline_table()
    for name, value in values.items():
        table[name] = _inline(value) if isinstance(value, Mapping) else value
    return table
