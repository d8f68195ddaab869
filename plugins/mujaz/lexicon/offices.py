"""From offices.toml to the offices that act without their holder's name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from mujaz.lexicon.tables import Table

_KEYS = ("of", "full", "feminine", "construct", "en", "home")


@dataclass(frozen=True, slots=True)
class OfficeNoun:
    """An office of a state, a body or a place.

    `en` holds '{of}': the state's adjective or the name of the body or place; `home` says that without a state beside
    it the article's own is meant.
    """

    id: str
    of: Literal["state", "body", "place"]
    full: tuple[str, ...]
    feminine: tuple[str, ...]
    construct: tuple[str, ...]
    en: str
    home: bool = False


def load_offices(tables: Path) -> tuple[OfficeNoun, ...]:
    """The rows of offices.toml in their order; raises LexiconError."""
    table = Table(tables / "offices.toml")
    rows = tuple(_office(table, key, row) for key, row in table.rows.items())
    forms = ((row, name) for row in rows for name in (*row.full, *row.feminine, *row.construct))
    table.distinct((row.id, f"{row.of} {name}") for row, name in forms)
    table.close()
    return rows


def _office(table: Table, key: str, row: Mapping[str, Any]) -> OfficeNoun:
    table.known_keys(key, row, _KEYS)
    return OfficeNoun(
        key,
        table.one_of(key, row, "of", ("state", "body", "place")),  # type: ignore[arg-type]
        table.texts(key, row, "full"),
        table.texts(key, row, "feminine"),
        table.texts(key, row, "construct"),
        table.text(key, row, "en"),
        bool(row.get("home", False)),
    )
