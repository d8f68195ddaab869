"""The words by which the lines around an article are told from the article, read from boilerplate.toml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mujaz.arabic.phrases import Phrases
from mujaz.arabic.tokens import Token
from mujaz.lexicon.tables import Table

_PLACES = ("whole", "introducing", "opening", "anywhere", "end", "posted", "credit", "byline", "desk", "desk_of")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An agency or outlet.

    `generic` names no one outlet ('agencies'); `dateline` is false for a name that is a city's too.
    """

    id: str
    name: str
    generic: bool = False
    dateline: bool = True


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Phrases by where in a line they must stand, and the outlets.

    The value in `whole` says whether a list begins, in the others whether a mark or number must follow.
    """

    whole: Phrases[bool] = field(default_factory=Phrases)
    introducing: Phrases[bool] = field(default_factory=Phrases)
    opening: Phrases[bool] = field(default_factory=Phrases)
    anywhere: Phrases[bool] = field(default_factory=Phrases)
    end: Phrases[bool] = field(default_factory=Phrases)
    posted: Phrases[bool] = field(default_factory=Phrases)
    credit: Phrases[bool] = field(default_factory=Phrases)
    byline: Phrases[bool] = field(default_factory=Phrases)
    desk: Phrases[bool] = field(default_factory=Phrases)
    desk_of: Phrases[bool] = field(default_factory=Phrases)
    outlets: Phrases[Outlet] = field(default_factory=Phrases)

    def covers(self, tokens: Sequence[Token]) -> bool | None:
        """Whether `tokens` are nothing but whole-line words: None where not, else whether a list begins.

        Marks and numbers between the words do not count.
        """
        found: bool | None = None
        at = 0
        while at < len(tokens):
            if tokens[at].kind in {"mark", "number"}:
                at += 1
                continue
            match = self.whole.at(tokens, at, clitics=False)
            if match is None:
                return None
            found = bool(found) or match.value
            at = match.last
        return found

    def introduces(self, tokens: Sequence[Token]) -> bool:
        """Whether `tokens` are words that head a list and the colon that they need for it."""
        if len(tokens) < 2 or tokens[-1].text != ":":
            return False
        match = self.introducing.at(tokens, 0, clitics=False)
        return match is not None and match.last == len(tokens) - 1

    def opens(self, phrases: Phrases[bool], tokens: Sequence[Token], first: int) -> bool:
        """Whether one of `phrases` stands at `first`, with the mark or number behind it that it may need."""
        match = phrases.at(tokens, first, clitics=False)
        if match is None:
            return False
        return not match.value or match.last == len(tokens) or tokens[match.last].kind in {"mark", "number"}

    def outlets_in(self, tokens: Sequence[Token]) -> list[tuple[int, int, Outlet]]:
        """The outlets named in `tokens`, each with its token range."""
        found = []
        at = 0
        while at < len(tokens):
            match = self.outlets.at(tokens, at, clitics=False)
            if match:
                found.append((match.first, match.last, match.value))
            at = match.last if match else at + 1
        return found


def load_boilerplate(path: Path) -> Boilerplate:
    """The table at `path`; raises LexiconError naming every problem."""
    table = Table(path)
    boilerplate = Boilerplate()
    spellings: list[tuple[str, str]] = []
    for id, row in table.rows.get("outlets", {}).items():
        _add_outlet(table, boilerplate, id, row, spellings)
    table.distinct(spellings)
    for name, row in table.rows.items():
        if name != "outlets":
            _add_row(table, boilerplate, name, row)
    table.close()
    return boilerplate


def _add_row(table: Table, boilerplate: Boilerplate, name: str, row: Any) -> None:
    place = f"[{name}]"
    if not isinstance(row, dict):
        table.problem(place, f"is {row!r}", "Write it as a table with `where` and `words`")
        return
    table.known_keys(place, row, ("where", "words", "list", "marked"))
    where = table.one_of(place, row, "where", _PLACES)
    phrases: Phrases[bool] = getattr(boilerplate, where)
    for words in table.texts(place, row, "words", required=True):
        phrases.add(words.lower(), bool(row.get("list", row.get("marked", False))))


def _add_outlet(
    table: Table, boilerplate: Boilerplate, id: str, row: dict[str, Any], spellings: list[tuple[str, str]]
) -> None:
    place = f"[outlets.{id}]"
    table.known_keys(place, row, ("name", "also", "generic", "dateline"))
    name = table.text(place, row, "name")
    outlet = Outlet(id, name, bool(row.get("generic", False)), bool(row.get("dateline", True)))
    for spelling in (name, *table.texts(place, row, "also")):
        if spelling:
            boilerplate.outlets.add(spelling.lower(), outlet)
            spellings.append((f"outlets.{id}", spelling))
