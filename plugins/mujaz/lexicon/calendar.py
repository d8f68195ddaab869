"""The words of the calendar, read from calendar.toml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mujaz.arabic.calendar_words import CalendarWord, CalendarWords, WordKind
from mujaz.arabic.fold import fold
from mujaz.lexicon.tables import Table

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_STEPS = {"past": -1, "next": 1, "current": 0, "before_past": -2, "after_next": 2}
_AND = "\N{ARABIC LETTER WAW}"
_UNITS = ("week", "month", "year", "quarter", "half")
_SECTIONS = (
    "weekdays", "months", "hijri", "days", "bound_days", "parts", "day", "units", "directions", "this", "that", "edges",
    "ordinals", "decades", "centuries", "ages", "eras", "joints", "ahead", "names", "repeats", "named_for", "dated",
)  # fmt: skip
_JOINTS: tuple[WordKind, ...] = ("between", "from", "to", "since", "in", "equals")


def load_calendar(path: Path) -> CalendarWords:
    """The table at `path`; raises LexiconError naming every problem."""
    table = Table(path)
    words = CalendarWords()
    table.known_keys("", table.rows, _SECTIONS)
    spellings: list[tuple[str, str]] = []
    for place, spelling, word in _entries(table):
        words.add(spelling, word)
        if word.kind in {"weekday", "month", "hijri", "day"}:
            spellings.append((place, spelling))
    table.distinct(spellings)
    ahead = _section(table, "ahead")
    words.ahead_letters = tuple(map(fold, table.texts("[ahead]", ahead, "letters")))
    words.ahead_unless = tuple(map(fold, table.texts("[ahead]", ahead, "unless")))
    table.close()
    return words


def _section(table: Table, name: str) -> dict[str, Any]:
    row = table.rows.get(name)
    if isinstance(row, dict):
        return row
    table.problem(f"[{name}]", "is missing", "Write the section, with its words")
    return {}


def _entries(table: Table) -> Iterator[tuple[str, str, CalendarWord]]:
    yield from _plain(table)
    yield from _weekdays(table)
    for kind in ("month", "hijri"):
        yield from _months(table, kind)
    yield from _numbered(table, "days", "day")
    yield from _numbered(table, "bound_days", "day", weak=True)
    yield from _numbered(table, "decades", "decade")
    yield from _numbered(table, "centuries", "century")
    yield from _units(table)
    yield from _directions(table)
    yield from _ordinals(table)
    yield from _eras(table)


def _plain(table: Table) -> Iterator[tuple[str, str, CalendarWord]]:
    """Words that only have a kind; the names come first, so that no other sense hides them."""
    keys: tuple[tuple[str, str, WordKind], ...] = (
        ("names", "words", "name"), ("named_for", "words", "named_for"), ("dated", "words", "dated"),
        ("repeats", "words", "repeats"),
        ("edges", "words", "edge"), ("this", "words", "this"), ("that", "words", "that"), ("ages", "words", "age"),
        ("day", "words", "day_word"), ("day", "two", "two_days"), ("ahead", "words", "ahead"),
        ("ahead", "verbs", "ahead"), *(("joints", kind, kind) for kind in _JOINTS),
    )  # fmt: skip
    for section, key, kind in keys:
        for spelling in table.texts(f"[{section}]", _section(table, section), key, required=True):
            yield section, spelling, CalendarWord(kind)
    for spelling in table.texts("[day]", _section(table, "day"), "many", required=True):
        yield "day", spelling, CalendarWord("day_word", 1)
    parts = _section(table, "parts")
    nights = set(map(fold, table.texts("[parts]", parts, "nights")))
    for spelling in table.texts("[parts]", parts, "words", required=True):
        yield "parts", spelling, CalendarWord("part", int(fold(spelling) in nights))


def _weekdays(table: Table) -> Iterator[tuple[str, str, CalendarWord]]:
    section = _section(table, "weekdays")
    table.known_keys("[weekdays]", section, _WEEKDAYS)
    for number, key in enumerate(_WEEKDAYS):
        for spelling in table.texts("[weekdays]", section, key, required=True):
            yield f"weekdays.{key}", spelling, CalendarWord("weekday", number)


def _months(table: Table, kind: WordKind) -> Iterator[tuple[str, str, CalendarWord]]:
    section = "months" if kind == "month" else "hijri"
    for key, row in _section(table, section).items():
        place = f"{section}.{key}"
        table.known_keys(f"[{place}]", row, ("number", "names", "weak"))
        number = row.get("number")
        if not isinstance(number, int) or not 1 <= number <= 12:
            table.problem(f"[{place}]", f"'number' is {number!r}", "Write a number from 1 to 12")
            continue
        for spelling in table.texts(f"[{place}]", row, "names", required=True):
            yield place, spelling, CalendarWord(kind, number, weak=kind == "hijri")
        for spelling in table.texts(f"[{place}]", row, "weak"):
            yield place, spelling, CalendarWord(kind, number, weak=True)


def _numbered(
    table: Table, section: str, kind: WordKind, *, weak: bool = False
) -> Iterator[tuple[str, str, CalendarWord]]:
    """Rows whose key is the number that their words mean."""
    for key in (rows := _section(table, section)):
        if not key.lstrip("-").isdigit():
            table.problem(f"[{section}]", f"'{key}' is no number", 'Write the number in quotes: "-1" = ["…"]')
            continue
        for spelling in table.texts(f"[{section}]", rows, key):
            yield f"{section}.{key}", spelling, CalendarWord(kind, int(key), weak=weak)
            if kind == "decade":
                yield (
                    f"{section}.{key}",
                    "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}" + spelling,
                    CalendarWord(kind, int(key), weak=weak),
                )


def _units(table: Table) -> Iterator[tuple[str, str, CalendarWord]]:
    section = _section(table, "units")
    table.known_keys("[units]", section, _UNITS)
    for unit, row in section.items():
        place = f"[units.{unit}]"
        table.known_keys(place, row, ("names", "bare", "two"))
        for spelling in table.texts(place, row, "names", required=True):
            yield place, spelling, CalendarWord("unit", 1, unit)
        for spelling in table.texts(place, row, "bare"):
            yield place, spelling, CalendarWord("unit", 0, unit)
        for spelling in table.texts(place, row, "two"):
            yield place, spelling, CalendarWord("two_units", 0, unit)


def _directions(table: Table) -> Iterator[tuple[str, str, CalendarWord]]:
    section = _section(table, "directions")
    table.known_keys("[directions]", section, (*_STEPS, "same"))
    for key, steps in _STEPS.items():
        for spelling in table.texts("[directions]", section, key, required=True):
            yield f"directions.{key}", spelling, CalendarWord("direction", steps)
    for spelling in table.texts("[directions]", section, "same"):
        yield "directions.same", spelling, CalendarWord("same")


def _ordinals(table: Table) -> Iterator[tuple[str, str, CalendarWord]]:
    """The ordinals of the days of a month, made from their parts."""
    section = _section(table, "ordinals")
    keys = ("units", "first_in_compounds", "teen", "twenty", "thirty", "one", "feminine", "last")
    table.known_keys("[ordinals]", section, keys)
    units, joined, teens, twenties, thirties, ones, feminine, last = (
        table.texts("[ordinals]", section, key, required=True) for key in keys
    )
    for number, spelling in _ordinal_spellings(units, joined, teens, twenties, thirties):
        yield "ordinals", spelling, CalendarWord("ordinal", number)
    for spelling in ones:
        yield "ordinals.one", spelling, CalendarWord("ordinal", 1)
    for number, spelling in enumerate(feminine, 1):
        yield "ordinals.feminine", spelling, CalendarWord("ordinal", number)
    for spelling in last:
        yield "ordinals.last", spelling, CalendarWord("last")


def _ordinal_spellings(
    units: Sequence[str], joined: Sequence[str], teens: Sequence[str], twenties: Sequence[str], thirties: Sequence[str]
) -> Iterator[tuple[int, str]]:
    compounds = [(1, word) for word in joined] + list(enumerate(units[1:9], 2))
    yield from enumerate(units, 1)
    yield from ((10 + number, f"{word} {teen}") for number, word in compounds for teen in teens)
    yield from ((20 + number, f"{word} {_AND}{twenty}") for number, word in compounds for twenty in twenties)
    yield from ((20, twenty) for twenty in twenties)
    yield from ((30, thirty) for thirty in thirties)
    yield from ((31, f"{word} {_AND}{thirty}") for word in joined for thirty in thirties)


def _eras(table: Table) -> Iterator[tuple[str, str, CalendarWord]]:
    section = _section(table, "eras")
    table.known_keys("[eras]", section, ("hijri", "common", "before"))
    for key in ("hijri", "common", "before"):
        for spelling in table.texts("[eras]", section, key, required=True):
            yield f"eras.{key}", spelling, CalendarWord("era", unit=key)
