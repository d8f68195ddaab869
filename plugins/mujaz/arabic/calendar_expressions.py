"""Every date in a sentence's tokens: days and periods alone, and ranges made of two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from mujaz.arabic.calendar_days import day, explicit, weekday_part
from mujaz.arabic.calendar_periods import bare_year, period, two_years
from mujaz.arabic.calendar_scan import Found, Item, Scan
from mujaz.arabic.calendar_years import AND, DASHES, day_number
from mujaz.arabic.calendars import valid_day

_LONGEST_LIST = 20
_ANY_DAY = date(2000, 1, 1)
"""Stands in where no day of publication is known; the range's second member then gives the year."""
_WHOLE_RULES = frozenset({"dates.day_month_year", "dates.month_year", "dates.year", "dates.bare_year", "dates.numeric"})
_NEVER_FIRST = frozenset(
    {"direction", "same", "that", "last", "century", "age", "era", "equals", "ahead", "named_for", "repeats"}
)
_RANGE_LEADS = frozenset({"between", "from"})
_LEADS = _RANGE_LEADS | {"in", "since", "to", "dated"}
_WEEKDAY_RULES = frozenset({"dates.weekday", "dates.weekday_direction"})


def dates_in(scan: Scan) -> Iterator[Found]:
    """The dates in the order of the text, none overlapping another."""
    at = 0
    tokens, starts = scan.tokens, scan.words.starts
    while at < len(tokens):
        if tokens[at].kind != "number" and tokens[at].text not in starts:
            at += 1
            continue
        item = scan.item(at)
        if item and item.word.kind == "name" and not _dated(scan, item):
            at = item.last
            continue
        if not _may_begin(scan, at, item):
            at += 1
            continue
        found = date_range(scan, at, item) or simple(scan, at)
        if found is None:
            at += 1
            continue
        if not _is_name(scan, found) and not _comes_again(scan, found):
            yield found
        at = found.last


def _may_begin(scan: Scan, at: int, item: Item | None) -> bool:
    """Whether a date can begin at `at`, by a look at its word and the next one; most words are done with here."""
    if item is None:
        return scan.tokens[at].kind == "number"
    if item.word.also is not None:
        return True
    if item.word.kind in _NEVER_FIRST or (item.last >= len(scan.tokens) and item.word.kind in _LEADS):
        return False
    if item.word.kind not in _LEADS:
        return True
    following = scan.tokens[item.last]
    return following.kind == "number" or (item.word.kind in _RANGE_LEADS and following.text in scan.words.starts)


def simple(scan: Scan, at: int) -> Found | None:
    """A day or a period at `at`."""
    item = scan.item(at)
    if item and item.word.kind == "name":
        return None
    lead = scan.of(at, "in", "since", "to", "dated")
    if lead:
        found = bare_year(scan, lead.last)
        return found._replace(first=lead.last) if found else None
    return day(scan, at) or period(scan, at)


def _dated(scan: Scan, item: Item) -> bool:
    """Whether a name is followed by what makes it a date: 'Russia today Monday', 'the attacks of 11 September 2001'."""
    return scan.of(item.last, "weekday") is not None or scan.number(item.last, range(4, 5)) is not None


def _comes_again(scan: Scan, found: Found) -> bool:
    """Whether a date is every such day: 'on Sundays', 'the 17th of April of each year'."""
    opening = scan.of(found.first, "day_word")
    many = opening is not None and opening.word.value == 1 and found.rule == "dates.weekday"
    return many or scan.of(found.last, "repeats") is not None


def _is_name(scan: Scan, found: Found) -> bool:
    """Whether a date only names something: a square, a revolution, 'law number 5 of the year 2015'."""
    if found.rule == "dates.year":
        numbered = scan.number(found.first - 1, range(1, 5)) is not None
        return numbered and scan.of(found.first - 2, "named_for") is not None
    yearless = found.rule in {"dates.day_month", "dates.month", "dates.years"}
    return yearless and scan.of(found.first - 1, "named_for") is not None


class _Lead(NamedTuple):
    """What opens a range: `kind` is between, from, two or '' for nothing; its first member begins at `last`."""

    kind: str
    last: int


def date_range(scan: Scan, at: int, item: Item | None) -> Found | None:
    """A range at `at`: 'between Friday and Sunday', '5 and 6 June', 'the night from Saturday to Sunday'."""
    lead = _lead(scan, at, item)
    if lead.last >= len(scan.tokens):
        return None
    years = two_years(scan, lead.last)
    if years:
        return years
    found = _night(scan, lead.last) or _days_of_month(scan, lead) or _two(scan, lead)
    return found._replace(first=at) if found else None


def _lead(scan: Scan, at: int, item: Item | None) -> _Lead:
    kind, last = "", at
    if item and item.word.kind in {"between", "from"}:
        kind, last = item.word.kind, item.last
    two = scan.of(last, "two_days", "two_units")
    if two:
        kind, last = kind or "two", two.last
    word = scan.of(last, "day_word")
    return _Lead(kind or "two", word.last) if word else _Lead(kind, last)


def _night(scan: Scan, at: int) -> Found | None:
    """The night between two weekdays: 'the night of Saturday Sunday'."""
    part = scan.of(at, "part")
    first = scan.of(part.last, "weekday") if part and part.word.value else None
    if first is None:
        return None
    begin = first.last
    if scan.text(begin) in DASHES or scan.of(begin, "to"):
        begin += 1
    second = scan.of(begin, "weekday")
    if second is None or second.joined not in {"", AND} or second.word.value != (first.word.value + 1) % 7:
        return None
    end = weekday_part(scan, second, at)
    if end is None:
        return None
    return Found(end.day - timedelta(1), end.day, "range", at, end.last, "dates.night")


def _days_of_month(scan: Scan, lead: _Lead) -> Found | None:
    """Two or more days of one month, which only the last one names: '5 and 6 June', 'from 24 to 26 August'."""
    first, at = day_number(scan, lead.last)
    if not first or scan.tokens[lead.last].kind != "number":
        return None
    joint = _joint(scan, at)
    while joint and joint.at < lead.last + _LONGEST_LIST:
        number, at = day_number(scan, joint.at)
        # a month's name can only follow the number: what no word of the calendar follows need not be read
        end = explicit(scan, joint.at) if scan.item(at) else None
        if end and end.rule != "dates.numeric":
            start = _same_month(end.day, first)
            if start is None or start >= end.day or (lead.kind == "" and joint.kind == "and" and joint.spaced):
                return None
            return Found(start, end.day, "range", lead.last, end.last, "dates.days_of_month")
        joint = _joint(scan, at) if number else None
    return None


def _same_month(end: date, day_of_month: int) -> date | None:
    """The day of the month of `end`, or of the month before, so that it comes first."""
    if day_of_month < end.day:
        return end.replace(day=day_of_month)
    before = end.replace(day=1) - timedelta(1)
    return valid_day(before.year, before.month, day_of_month)


class _Joint(NamedTuple):
    """What joins two members of a range: 'and', 'to' or a dash; the second begins at `at`."""

    kind: str
    at: int
    spaced: bool = False


def _joint(scan: Scan, at: int) -> _Joint | None:
    text = scan.text(at)
    if text == AND and at + 1 < len(scan.tokens):
        return _Joint("and", at + 1, scan.tokens[at].end < scan.tokens[at + 1].start)
    if text in DASHES:
        return _Joint("dash", at + 1)
    to = scan.of(at, "to")
    if to:
        word = scan.of(to.last, "day_word")
        return _Joint("to", word.last if word else to.last)
    item = scan.item(at)
    return _Joint("and", at) if item and item.joined == AND else None


_JOINTS_OF = {"between": {"and", "to"}, "from": {"to", "dash"}, "two": {"and"}, "": {"and", "to", "dash"}}


def _two(scan: Scan, lead: _Lead) -> Found | None:
    """Two days or periods with a joint."""
    year, published = scan.year, scan.published
    scan.published = published or _ANY_DAY
    left = _member(scan, lead, lead.last)
    scan.published = published
    joint = _joint(scan, left.last) if left else None
    if left is None or joint is None or joint.kind not in _JOINTS_OF[lead.kind]:
        scan.year = year
        return None
    if lead.kind == "" and (left.rule != "dates.weekday" or joint.kind == "dash"):
        return None
    right = _member(scan, lead, joint.at)
    if right is None or (lead.kind == "" and right.rule not in _WEEKDAY_RULES):
        return None
    if lead.kind == "two" and right.precision != left.precision:
        return None
    return _joined(scan, left, right) if published or right.rule in _WHOLE_RULES else None


def _member(scan: Scan, lead: _Lead, at: int) -> Found | None:
    """A day or period; behind 'between' and its like a year may stand without the word."""
    return day(scan, at) or period(scan, at, led=bool(lead.kind))


def _joined(scan: Scan, left: Found, right: Found) -> Found | None:
    start, end = left.start, right.end
    if left.rule in _WEEKDAY_RULES and right.rule in _WEEKDAY_RULES:
        apart = (right.start.weekday() - left.start.weekday()) % 7
        if right.rule == "dates.weekday" and left.start > (scan.published or left.start):
            end = start + timedelta(apart)
        else:
            start = end - timedelta(apart)
    elif start > end and left.rule in {"dates.month", "dates.day_month"}:
        start = (
            valid_day(
                end.year if (start.month, start.day) <= (end.month, end.day) else end.year - 1, start.month, start.day
            )
            or start
        )
    elif right.rule in {"dates.month_year", "dates.day_month_year"} and left.rule in {"dates.month", "dates.day_month"}:
        year = end.year if (start.month, start.day) <= (end.month, end.day) else end.year - 1
        start = valid_day(year, start.month, start.day) or start
    if start >= end:
        return None
    return Found(start, end, "range", left.first, right.last, "dates.range")
