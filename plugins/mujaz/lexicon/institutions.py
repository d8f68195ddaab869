"""From institutions.toml and portfolios.toml to the bodies that are composed with a state's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mujaz.lexicon.register import Gender
from mujaz.lexicon.tables import Table
from mujaz.model.facts import ActorKind

KINDS: tuple[ActorKind, ...] = ("organization", "office", "government", "media", "group")
_KEYS = ("kind", "gender", "full", "short", "construct", "en", "named", "with_country", "same_as", "abroad")
_PORTFOLIO_KEYS = ("ar", "en", "short", "named", "minister")


@dataclass(frozen=True, slots=True)
class Institution:
    """A body that many states have. `en` holds '{adjective}' or ' of {country}', empty where no state is known.

    `id` is the part of the actor's id after the state's; of kind government, the body is the state itself.
    `with_country` says that the words name nobody without a state beside them.
    """

    id: str
    kind: ActorKind
    gender: Gender
    ar: str
    en: str
    full: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    construct: tuple[str, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)
    with_country: bool = False
    abroad: bool = False


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What a minister is in charge of; `ar` holds its names with the article, `short` that the name alone may stand."""

    id: str
    ar: tuple[str, ...]
    en: str
    short: bool = False
    named: Mapping[str, str] = field(default_factory=dict)
    minister: str | None = None


@dataclass(frozen=True, slots=True)
class Portfolios:
    """All portfolios, with the words that stand before one: `ministry`, and `minister` in both genders."""

    rows: tuple[Portfolio, ...]
    ministry: str
    minister: tuple[str, ...]


def load_institutions(tables: Path) -> tuple[Institution, ...]:
    """The rows of institutions.toml in their order; raises LexiconError."""
    table = Table(tables / "institutions.toml")
    rows = tuple(_institution(table, key, row) for key, row in table.rows.items())
    table.distinct((row.id, name) for row in rows for name in (*row.full, *row.construct))
    table.close()
    return rows


def load_portfolios(tables: Path) -> Portfolios:
    """The rows of portfolios.toml in their order; raises LexiconError."""
    table = Table(tables / "portfolios.toml")
    heads = table.rows.pop("heads", {})
    ministry = table.text("heads", heads, "ministry")
    minister = table.texts("heads", heads, "minister", required=True)
    rows = tuple(_portfolios(table))
    table.distinct((row.id, name) for row in rows for name in row.ar)
    table.close()
    return Portfolios(rows, ministry, minister)


def _institution(table: Table, key: str, row: Mapping[str, Any]) -> Institution:
    table.known_keys(key, row, _KEYS)
    full = table.texts(key, row, "full", required=True)
    return Institution(
        str(row.get("same_as", key)),
        table.one_of(key, row, "kind", KINDS),  # type: ignore[arg-type]
        table.one_of(key, row, "gender", ("m", "f")),  # type: ignore[arg-type]
        full[0] if full else "",
        table.text(key, row, "en"),
        full,
        table.texts(key, row, "short"),
        table.texts(key, row, "construct"),
        dict(row.get("named", {})),
        bool(row.get("with_country", False)),
        bool(row.get("abroad", False)),
    )


def _portfolios(table: Table) -> Iterator[Portfolio]:
    for key, row in table.rows.items():
        table.known_keys(key, row, _PORTFOLIO_KEYS)
        yield Portfolio(
            key,
            table.texts(key, row, "ar", required=True),
            table.text(key, row, "en"),
            bool(row.get("short", False)),
            dict(row.get("named", {})),
            table.text(key, row, "minister", required=False) or None,
        )
