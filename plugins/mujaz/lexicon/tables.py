"""Reading a linguist's table and naming everything that is wrong with it in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, cast

from mujaz.arabic.fold import fold
from mujaz.model.problem import MujazError, Problem
from mujaz.model.toml import read_toml
from mujaz.model.unseen import unseen_in

Loaded = TypeVar("Loaded")


class LexiconError(MujazError):
    """A table or register file that cannot be used as it is."""


class Table:
    """One TOML file, read, with the problems found in it so far.

    Rows are the file's top-level tables, in order. Every check reports through `problem` and goes on, so that one run
    names all that is wrong; `close` raises them together.
    """

    def __init__(self, path: Path, shown_as: str | None = None) -> None:
        """Reads `path`; raises LexiconError where it is no TOML. `shown_as` is the path that messages name."""
        self.path = shown_as or path.name
        self.problems: list[Problem] = []
        try:
            self.rows: dict[str, Any] = read_toml(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise LexiconError(
                Problem(self.path, f"not TOML: {error}", "Mend the line that the message names")
            ) from None

    def problem(self, place: str, found: str, remedy: str) -> None:
        """Notes one thing to mend."""
        self.problems.append(Problem(self.path, found, remedy, place))

    def close(self) -> None:
        """Raises LexiconError with every problem noted, if there is any."""
        if self.problems:
            raise LexiconError(*self.problems)

    def known_keys(self, place: str, row: Mapping[str, Any], known: Iterable[str]) -> None:
        """Notes each key of `row` that is not in `known`, with the nearest that is."""
        if not isinstance(row, Mapping):
            self.problem(place, f"{_shown(row)} stands where a table must stand", "Write it as name = value pairs")
            return
        known = list(known)
        for key in row:
            if key not in known:
                near = get_close_matches(key, known, 1)
                remedy = f"Did you mean '{near[0]}'?" if near else f"Known keys: {', '.join(sorted(known))}"
                self.problem(place, f"unknown key '{key}'", remedy)

    def text(self, place: str, row: Mapping[str, Any], key: str, *, required: bool = True) -> str:
        """The string under `key`; '' and a problem where it is missing, empty or no string."""
        value = row.get(key)
        if value is None and not required:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.problem(place, f"'{key}' is {_shown(value)}", f'Write {key} = "…"')
            return ""
        if unseen := unseen_in(value):
            self.problem(place, f"'{key}' holds {unseen}", "Write it anew, without what cannot be seen")
        return value

    def texts(self, place: str, row: Mapping[str, Any], key: str, *, required: bool = False) -> tuple[str, ...]:
        """The list of strings under `key`; a single string counts as a list of one."""
        value = row.get(key, [])
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self.problem(place, f"'{key}' is {_shown(value)}", f'Write {key} = ["…", "…"]')
            return ()
        if unseen := next(filter(None, map(unseen_in, value)), None):
            self.problem(place, f"'{key}' holds {unseen}", "Write it anew, without what cannot be seen")
        if required and not value:
            self.problem(place, f"'{key}' is missing or empty", f'Write {key} = ["…"]')
        return tuple(value)

    def one_of(self, place: str, row: Mapping[str, Any], key: str, choices: Iterable[str], default: str = "") -> str:
        """The string under `key`, one of `choices`; `default`, where one is given, if the key is absent."""
        choices = list(choices)
        value = row.get(key, default or None)
        if value not in choices:
            self.problem(place, f"'{key}' is {_shown(value)}", f"Write one of: {', '.join(choices)}")
            return choices[0]
        return str(value)

    def distinct(self, spellings: Iterable[tuple[str, str]]) -> None:
        """Notes spellings that are equal after folding but stand in two places; takes (place, spelling) pairs."""
        seen: dict[str, str] = {}
        for place, spelling in spellings:
            other = seen.setdefault(fold(spelling), place)
            if other != place:
                self.problem(place, f"'{spelling}' already belongs to [{other}]", "Keep it in one of the two")


def _shown(value: object) -> str:
    """A value as it stands in a message, cut where long."""
    if isinstance(value, dict | list) and value:
        return "a table" if isinstance(value, dict) else "a list of something else"
    shown = repr(value)
    return shown if len(shown) <= 80 else shown[:79] + "…"


class Gathering:
    """Loads tables one after the other and gathers what is wrong with any, so that one run names it all."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def load(self, load: Callable[..., Loaded], *arguments: Any) -> Loaded:
        """What `load` gives; where it refuses, its problems are kept and the value must not be used before `close`."""
        try:
            return load(*arguments)
        except LexiconError as error:
            self.problems.extend(error.problems)
            return cast(Loaded, None)

    def close(self) -> None:
        """Raises LexiconError with everything gathered, if there is anything."""
        if self.problems:
            raise LexiconError(*self.problems)
