"""What an editor rules about an article's facts, in content/corrections/<id>.toml, read and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

from mujaz.archive.ruling_files import FOLDER
from mujaz.lexicon.tables import LexiconError, Table
from mujaz.model.corrections import Action, FactKind
from mujaz.model.facts import Bilingual
from mujaz.model.problem import MujazError

FACT_KINDS: tuple[FactKind, ...] = get_args(FactKind)
ACTIONS: tuple[Action, ...] = get_args(Action)
_KEYS = ("fact", "words", "nth", "was", *ACTIONS, "reason", "date", "by")


class CorrectionError(MujazError):
    """A file of corrections that cannot be carried out as it stands; its article stays out until it is mended."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One correction as written. `words`, their occurrence `nth` from 1 (None where they need none), name the fact.

    `values` are what to add or to change, `was` what stood there when the editor ruled; both as written, checked once
    the fact is known. `place` is where the ruling stands in its file.
    """

    place: str
    action: Action
    kind: FactKind
    words: str
    reason: Bilingual
    day: date
    by: str
    nth: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    was: Mapping[str, Any] = field(default_factory=dict)


def read_rulings(path: Path) -> list[Ruling]:
    """The rulings in `path` in their order, none where there is no such file. Raises CorrectionError naming all."""
    if not path.is_file():
        return []
    try:
        table = Table(path, f"{FOLDER}/{path.name}")
        table.known_keys("top", table.rows, ("correction",))
        rulings = list(_rulings(table))
        table.close()
    except LexiconError as error:
        raise CorrectionError(*error.problems) from None
    return rulings


def _rulings(table: Table) -> Iterator[Ruling]:
    rows = table.rows.get("correction", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        table.problem("correction", "it is no list of tables", "Begin each correction with [[correction]]")
        return
    for number, row in enumerate(rows, 1):
        yield _ruling(table, f"correction {number}", row)


def _ruling(table: Table, place: str, row: Mapping[str, Any]) -> Ruling:
    table.known_keys(place, row, _KEYS)
    action = _action(table, place, row)
    return Ruling(
        place,
        action,
        table.one_of(place, row, "fact", FACT_KINDS),  # type: ignore[arg-type]
        table.text(place, row, "words"),
        _reason(table, place, row),
        _day(table, place, row),
        table.text(place, row, "by").strip(),
        _nth(table, place, row),
        _values(table, place, row, action, required=action != "drop"),
        _values(table, place, row, "was"),
    )


def _action(table: Table, place: str, row: Mapping[str, Any]) -> Action:
    given = [action for action in ACTIONS if action in row]
    if len(given) != 1:
        found = f"it says {' and '.join(given)}" if given else "it says nothing of what to do"
        table.problem(place, found, "Write one of: add = {…}, change = {…}, drop = true")
    if given == ["drop"] and row["drop"] is not True:
        table.problem(place, f"'drop' is {row['drop']!r}", "Write drop = true")
    return given[0] if given else "drop"


def _values(table: Table, place: str, row: Mapping[str, Any], key: str, *, required: bool = False) -> Mapping[str, Any]:
    values = {} if key == "drop" else row.get(key, {})
    if not isinstance(values, dict) or (required and not values):
        table.problem(place, f"'{key}' is {values!r}", f"Write {key} = {{…}} with the values")
        return {}
    return values


def _reason(table: Table, place: str, row: Mapping[str, Any]) -> Bilingual:
    reason = row.get("reason")
    if not isinstance(reason, dict):
        table.problem(place, f"'reason' is {reason!r}", 'Write reason.ar = "…" and reason.en = "…"')
        return Bilingual("")
    table.known_keys(f"{place}: reason", reason, ("ar", "en"))
    ar, en = (table.text(f"{place}: reason", reason, lang).strip() for lang in ("ar", "en"))
    return Bilingual(ar, en)


def _day(table: Table, place: str, row: Mapping[str, Any]) -> date:
    value = row.get("date")
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    table.problem(place, f"'date' is {value!r}", "Write a day without quotes: date = 2026-03-01")
    return date.min


def _nth(table: Table, place: str, row: Mapping[str, Any]) -> int | None:
    value = row.get("nth")
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 1):
        return value
    table.problem(place, f"'nth' is {value!r}", "Write which occurrence of the words is meant, from 1: nth = 2")
    return None
