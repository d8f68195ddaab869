"""Single days: 'yesterday', 'Tuesday evening', '7 October 2023', a Hijri day, and several of these for one day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from mujaz.arabic.calendar_scan import Found, Item, Scan
from mujaz.arabic.calendar_years import (
    AND,
    CLOSERS,
    COMMA,
    DASHES,
    OPENERS,
    day_number,
    other_name,
    shared_year,
    year_after,
)
from mujaz.arabic.calendars import Looks, hijri_day, hijri_year_of, valid_day, week_of, weekday_near, year_of_day

_LONGEST = 24
# Examples: '7.10.2019' in one token
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")


class Part(NamedTuple):
    """One way to name a day, in the tokens up to `last`; the smaller the rank, the more it is to be trusted."""

    day: date
    last: int
    rank: int
    rule: str


def explicit(scan: Scan, at: int, weekday: int | None = None) -> Part | None:
    """A day of a month at `at`: '7 October 2023', 'the seventh of October', '9 Ramadan 1444', '7/10/2019'."""
    numeric = _numeric(scan, at)
    if numeric:
        return numeric
    day, after = day_number(scan, at)
    if not day or (scan.tokens[at].kind == "word" and scan.of(at - 1, "unit")):
        return None  # 'the second week of July' is no second of July
    return _of_month(scan, at, day, after, weekday)


def _of_month(scan: Scan, start: int, day: int, at: int, weekday: int | None) -> Part | None:
    begin = at
    of = scan.of(begin, "from")
    if of:
        begin = of.last
    this = scan.of(begin, "this")
    unit = scan.of(this.last if this else begin, "unit")
    if unit and unit.word.unit == "month":
        if unit.word.value:
            return _of_this_month(scan, day, unit, this=this is not None) if of else None
        begin = unit.last
    month = scan.of(begin, "month", "hijri")
    if month is None or month.joined:
        return None
    if month.word.kind == "hijri":
        return _hijri(scan, day, month)
    return _gregorian(scan, start, day, month, weekday)


def _gregorian(scan: Scan, at: int, day: int, month: Item, weekday: int | None) -> Part | None:
    after = other_name(scan, month.last, month)
    said = year_after(scan, after)
    if said.last == after:
        said = shared_year(scan, after, month)
    year = said.year
    if year is None:
        if scan.published is None or said.whole:
            return None
        looks = Looks(said.step, since=scan.since(at), ahead=scan.ahead(at, said.last))
        year = year_of_day(month.word.value, day, scan.published, looks, weekday)
    found = valid_day(year, month.word.value, day)
    if said.year:
        scan.year = year
    return Part(found, said.last, 0, "dates.day_month_year" if said.year else "dates.day_month") if found else None


def _hijri(scan: Scan, day: int, month: Item) -> Part | None:
    said = year_after(scan, month.last)
    year = said.year
    if year is None and scan.published and not said.whole:
        year = hijri_year_of(month.word.value, day, scan.published, said.step)
    found = hijri_day(year, month.word.value, day) if year else None
    return Part(found, said.last, 3, "dates.hijri_day") if found else None


def _of_this_month(scan: Scan, day: int, unit: Item, *, this: bool) -> Part | None:
    """'the 15th of this month'."""
    direction = scan.of(unit.last, "direction")
    if scan.published is None or not (direction or this):
        return None
    last, steps = (direction.last, direction.word.value) if direction else (unit.last, 0)
    months = scan.published.year * 12 + scan.published.month - 1 + steps
    found = valid_day(months // 12, months % 12 + 1, day)
    return Part(found, last, 0, "dates.day_of_month") if found else None


def _numeric(scan: Scan, at: int) -> Part | None:
    """'7/10/2019' (the day first), '2019-10-07', '7.10.2019'."""
    text = scan.text(at)
    dotted = _DOTTED.fullmatch(text)
    if dotted:
        found = valid_day(int(dotted["year"]), int(dotted["month"]), int(dotted["day"]))
        return Part(found, at + 1, 0, "dates.numeric") if found else None
    mark = scan.text(at + 1)
    if mark not in {"/", "-"} or scan.text(at + 3) != mark or scan.text(at - 1) in {"/", "-"}:
        return None
    numbers = [scan.number(at + step, range(1, 5)) for step in (0, 2, 4)]
    if None in numbers or scan.text(at + 5) in {"/", "-"}:
        return None
    first, month, last = (number or 0 for number in numbers)
    if len(scan.text(at + 4)) == 4:
        found = valid_day(last, month, first) or valid_day(last, first, month)
    else:
        found = valid_day(first, month, last) if len(text) == 4 else None
    if found is None or not 1300 <= found.year <= 2200:
        return None
    era = scan.of(at + 5, "era")
    if (era and era.word.unit == "hijri") or found.year < 1500:
        found = hijri_day(found.year, found.month, found.day)
    return Part(found, era.last if era else at + 5, 0, "dates.numeric") if found else None


def day(scan: Scan, at: int) -> Found | None:
    """A day at `at`, in as many words as name it."""
    parts: list[Part] = []
    place, last, weekday = at, at, None
    bound = False
    while place < min(len(scan.tokens), at + _LONGEST):
        item = scan.item(place)
        if parts and item and item.joined:
            break
        if item and item.word.kind in {"part", "day_word"}:
            bound = True
            place = item.last
            continue
        part = _part(scan, place, weekday, bound=bound or bool(parts), first=at)
        if part is None or (parts and not _agree(scan, parts, part, last, place)):
            break
        if item and item.word.kind == "weekday":
            weekday = item.word.value
        parts.append(part)
        last = place = part.last
        place = _past_marks(scan, place)
    if not parts:
        return None
    best = _best(parts)
    if scan.text(last) in CLOSERS and any(scan.text(n) in OPENERS for n in range(at, last)):
        last += 1
    return Found(best.day, best.day, "day", at, last, best.rule)


def _past_marks(scan: Scan, at: int) -> int:
    """Where another name of the same day may begin: after a bracket, a dash, a comma or 'corresponding to'."""
    if scan.text(at) in CLOSERS:
        at += 1
    if scan.text(at) in OPENERS or scan.text(at) in DASHES or scan.text(at) == COMMA:
        at += 1
    equals = scan.of(at, "equals")
    if equals:
        at = equals.last
        if scan.text(at) == ":" or scan.text(at) == "\N{ARABIC LETTER LAM}":
            at += 1
    return at


def _part(scan: Scan, at: int, weekday: int | None, *, bound: bool, first: int) -> Part | None:
    """One name of a day at `at`."""
    item = scan.item(at)
    if item is None or item.word.kind not in {"day", "weekday"}:
        return explicit(scan, at, weekday)
    if scan.published is None:
        return None
    if item.word.kind == "weekday":
        return weekday_part(scan, item, first)
    if (item.word.weak and not bound and not scan.of(item.last, "weekday")) or not _stands_for_day(item):
        return None
    if scan.of(item.last, "direction"):
        return None
    return Part(scan.published + timedelta(item.word.value), item.last, 1, "dates.day_from_publication")


def _stands_for_day(item: Item) -> bool:
    """'per day' and 'for the day' are written with a preposition on the word; 'with yesterday' is yesterday."""
    return item.word.value != 0 or item.joined in {"", AND, "\N{ARABIC LETTER FEH}"}


def weekday_part(scan: Scan, item: Item, first: int) -> Part | None:
    """A weekday, with the word after it that says which."""
    if scan.published is None:
        return None
    direction = scan.of(item.last, "direction")
    if direction:
        found = weekday_near(item.word.value, scan.published, direction.word.value)
        return Part(found, direction.last, 2, "dates.weekday_direction")
    of_week = _of_week(scan, item)
    if of_week:
        return of_week
    ahead = scan.ahead(first, item.last) and not scan.since(first)
    step = 1 if ahead and item.word.value != scan.published.weekday() else None
    return Part(weekday_near(item.word.value, scan.published, step), item.last, 4, "dates.weekday")


def _of_week(scan: Scan, item: Item) -> Part | None:
    """'Thursday of last week'."""
    of = scan.of(item.last, "from")
    unit = scan.of(of.last, "unit") if of else None
    direction = scan.of(unit.last, "direction") if unit and unit.word.unit == "week" else None
    if direction is None or scan.published is None:
        return None
    monday = week_of(scan.published, direction.word.value)[0]
    return Part(monday + timedelta(item.word.value), direction.last, 2, "dates.weekday_direction")


def _agree(scan: Scan, parts: list[Part], part: Part, last: int, place: int) -> bool:
    """Whether another name may be of the same day: set beside it it must, set off by a mark it must fit."""
    if parts[-1].day == part.day or part.rank == parts[-1].rank:
        return parts[-1].day == part.day
    if place == last or scan.text(last) in OPENERS or any(scan.of(n, "equals") for n in range(last, place)):
        return parts[-1].rank in {1, 2, 4} or part.rank in {0, 3}
    return abs((parts[-1].day - part.day).days) <= 1 or (parts[-1].rank == 4 and part.rank == 0)


def _best(parts: list[Part]) -> Part:
    """The most trustworthy name; a bare weekday a day or two off corrects 'today' in an article dated past midnight."""
    best = min(parts, key=lambda part: part.rank)
    weekday = next((part for part in parts if part.rank == 4), None)
    if weekday is None or weekday.day.weekday() == best.day.weekday() or best.rank not in {1, 3}:
        return best
    farthest = 2 if best.rank == 1 else 1
    for near in (weekday.day, weekday.day + timedelta(7)):
        if abs((near - best.day).days) <= farthest:
            return weekday._replace(day=near)
    return best
