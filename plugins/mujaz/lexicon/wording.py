"""From wording.toml to the templates of the sentences and headlines that the house composes in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from mujaz.lexicon.tables import Table
from mujaz.model.facts import Act, Bilingual, FigureKind

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NAMED: Mapping[str, Mapping[str, frozenset[str]]] = {
    "clauses": {
        "actors": frozenset({"actors"}),
        "gives": frozenset({"figures"}),
        "mentions": frozenset({"figures"}),
        "dates": frozenset({"dates"}),
        "via": frozenset({"who"}),
        "distanced": frozenset(),
    },
    "attribution": {"claimant": frozenset({"who", "statement"}), "article": frozenset({"statement"})},
    "unnamed": {"speaker": frozenset(), "in_english": frozenset()},
    "headlines": {
        "figures": frozenset({"figures", "who"}),
        "article": frozenset({"figures"}),
        "claim_with_actors": frozenset({"head", "actors"}),
        "placed": frozenset({"place", "head"}),
        "named": frozenset({"actors"}),
        "dated": frozenset({"day"}),
        "bare": frozenset(),
    },
    "points": {"joined": frozenset({"statement", "head"})},
}
_ARTICLES = ("heads", "alone", "states", "small", "plurals")
_TABLES = ("claims", "figures", "articles", *_NAMED)


@dataclass(frozen=True, slots=True)
class ClaimWording:
    """How claims of one act are said: `weight` is how telling they are, `gives` whether their figures are given,
    `plural` the English headline of a speaker who is many."""

    sentence: Bilingual
    headline: Bilingual
    plural: str
    weight: int
    gives: bool


@dataclass(frozen=True, slots=True)
class FigureWording:
    """How figures of one kind are said: `one` is the English of one person, `noun` of people named by their fate."""

    sentence: Bilingual
    one: str
    noun: str


@dataclass(frozen=True, slots=True)
class Articles:
    """What tells the English article of a name: see the table."""

    heads: frozenset[str]
    alone: frozenset[str]
    states: frozenset[str]
    small: frozenset[str]
    plurals: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """All templates; `phrases` by table and row, as 'headlines.placed'."""

    claims: Mapping[str, ClaimWording]
    figures: Mapping[str, FigureWording]
    phrases: Mapping[str, Bilingual]
    articles: Articles


def load_wording(path: Path) -> Wording:
    """The table at `path`; raises LexiconError naming every problem.

    Both languages must say every act and kind, and fill in the same things.
    """
    table = Table(path)
    table.known_keys("the file", table.rows, _TABLES)
    claims = {act: _claim(table, act) for act in _rows(table, "claims", get_args(Act))}
    figures = {kind: _figure(table, kind) for kind in _rows(table, "figures", get_args(FigureKind))}
    phrases = {
        f"{name}.{key}": _both(table, f"{name}.{key}", _row(table, name, key), filled)
        for name, rows in _NAMED.items()
        for key, filled in rows.items()
        if key in _rows(table, name, rows)
    }
    articles = Articles(**{key: frozenset(table.texts("articles", _section(table, "articles"), key, required=True))
                           for key in _ARTICLES})  # fmt: skip
    table.close()
    return Wording(claims, figures, phrases, articles)


def _section(table: Table, name: str) -> Mapping[str, Any]:
    row = table.rows.get(name, {})
    return row if isinstance(row, dict) else {}


def _row(table: Table, name: str, key: str) -> Mapping[str, Any]:
    row = _section(table, name).get(key, {})
    return row if isinstance(row, dict) else {}


def _rows(table: Table, name: str, wanted: Iterable[str]) -> list[str]:
    """The rows of a table that are wanted; what is missing or unknown is a problem."""
    wanted, section = list(wanted), _section(table, name)
    table.known_keys(name, section, wanted)
    for key in wanted:
        if key not in section:
            table.problem(name, f"[{name}.{key}] is missing", "Write it with 'en' and 'ar'")
    return [key for key in wanted if key in section]


def _claim(table: Table, act: str) -> ClaimWording:
    place, row = f"claims.{act}", _row(table, "claims", act)
    table.known_keys(place, row, ("sentence", "headline", "plural", "weight", "gives"))
    for key, kind in (("weight", int), ("gives", bool)):
        if type(row.get(key)) is not kind:
            remedy = f"Write {key} = " + ("1" if kind is int else "true or false")
            table.problem(place, f"'{key}' is {row.get(key)!r}", remedy)
    sentence, headline = (
        _both(table, f"{place}.{key}", row.get(key, {}), frozenset({"who"})) for key in ("sentence", "headline")
    )
    plural = _text(table, f"{place}.plural", row.get("plural", {}), "en", frozenset({"who"}))
    return ClaimWording(sentence, headline, plural, row.get("weight", 0), row.get("gives", False))


def _figure(table: Table, kind: str) -> FigureWording:
    place, row = f"figures.{kind}", _row(table, "figures", kind)
    filled = frozenset({"amount"})
    sentence = _both(table, place, {key: row[key] for key in row if key not in ("one", "noun")}, filled)
    one, noun = (
        _text(table, f"{place}.{key}", row[key], "en", filled) if key in row else sentence.en or ""
        for key in ("one", "noun")
    )
    return FigureWording(sentence, one, noun)


def _both(table: Table, place: str, row: Mapping[str, Any], filled: frozenset[str]) -> Bilingual:
    table.known_keys(place, row, ("ar", "en"))
    return Bilingual(_text(table, place, row, "ar", filled), _text(table, place, row, "en", filled))


def _text(table: Table, place: str, row: Mapping[str, Any], lang: str, filled: frozenset[str]) -> str:
    text = table.text(place, row, lang)
    found = set(_PLACEHOLDER.findall(text))
    if text and found != filled:
        wanted = " ".join(f"{{{name}}}" for name in sorted(filled)) or "no braces"
        table.problem(place, f"'{lang}' fills in {sorted(found)}", f"Write it with {wanted}")
    return text
