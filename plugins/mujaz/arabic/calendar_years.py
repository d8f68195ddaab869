"""What stands after a month's name: its other name, and the year that it belongs to."""

from __future__ import annotations

from typing import NamedTuple

from mujaz.arabic.calendar_scan import Item, Scan

OPENERS = frozenset("([")
CLOSERS = frozenset(")]")
DASHES = frozenset("-/\N{EN DASH}\N{EM DASH}")
COMMA = "\N{ARABIC COMMA}"
AND = "\N{ARABIC LETTER WAW}"


class Year(NamedTuple):
    """What follows a month: `year` where given, `step` from the present one, or neither.

    `hijri` is the era written; `whole` says that the words name one year, also where it cannot be told.
    """

    last: int
    year: int | None = None
    step: int | None = None
    hijri: bool = False
    whole: bool = False


def year_after(scan: Scan, at: int) -> Year:
    """What the tokens at `at` say of a month's year; its `last` is `at` where they say nothing."""
    direction = scan.of(at, "direction")
    if direction and not direction.joined:
        return Year(direction.last, step=direction.word.value)
    begin = at
    if scan.text(at) in {COMMA, ","} and scan.number(at + 1, range(4, 5)):
        begin = at + 1
    lead = scan.of(begin, "from")
    if lead and lead.last < len(scan.tokens):
        begin = lead.last
    that = scan.of(begin, "that") if lead else None
    this = scan.of(begin, "this")
    unit = scan.of(that.last if that else this.last if this else begin, "unit")
    if unit and unit.word.unit == "year":
        if that:
            return Year(unit.last, year=scan.year, whole=True)
        return _year_unit(scan, at, unit, this=this is not None)
    return _bare_number(scan, at, begin, led=lead is not None)


def _bare_number(scan: Scan, at: int, begin: int, *, led: bool) -> Year:
    """'2015', '1445 AH'; with an era, a year of any length, so that '9 Rajab 40 AH' is not taken for this year's."""
    number = scan.number(begin, range(1, 5))
    era = scan.of(begin + 1, "era")
    if number is None or not (era or 1000 <= number <= 2200) or (led and not era and number < 1900):
        return Year(at)
    return Year(era.last if era else begin + 1, year=number, hijri=bool(era and era.word.unit == "hijri"), whole=True)


def _year_unit(scan: Scan, at: int, unit: Item, *, this: bool) -> Year:
    """'of the year 2015', 'of last year', 'of this year', 'of the same year'."""
    number = scan.number(unit.last, range(1, 5))
    if number is not None:
        era = scan.of(unit.last + 1, "era")
        known = number if era or number >= 1000 else None
        hijri = bool(era and era.word.unit == "hijri")
        return Year(era.last if era else unit.last + 1, year=known, hijri=hijri, whole=True)
    direction = scan.of(unit.last, "direction")
    if scan.published and (direction or this):
        last, steps = (direction.last, direction.word.value) if direction else (unit.last, 0)
        return Year(last, year=scan.published.year + steps)
    same = scan.of(unit.last, "same")
    if same:
        return Year(same.last, year=scan.year, whole=True)
    # 'the year seven hundred and fifty', in words: some year, but none that can be read here
    return Year(at) if unit.word.value else Year(unit.last, whole=True)


def shared_year(scan: Scan, at: int, month: Item) -> Year:
    """The year that the next month says for this one too: 'in January and February 2024', '3 May and 6 June last'."""
    item = scan.item(at)
    if scan.text(at) != AND and not (item and item.joined == AND):
        return Year(at)
    _, begin = day_number(scan, at + 1 if scan.text(at) == AND else at)
    other = scan.of(begin, "month")
    if other is None or other.word.value < month.word.value:
        return Year(at)
    said = year_after(scan, other_name(scan, other.last, other))
    return said._replace(last=at)


def other_name(scan: Scan, at: int, item: Item) -> int:
    """Where the tokens go on after another name of the month `item` that ends at `at`: 'October/Tishrin I'."""
    begin = at
    mark = scan.text(begin)
    if mark in DASHES or mark in OPENERS or mark == COMMA:
        begin += 1
    other = scan.of(begin, "month")
    if other is None or other.word.value != item.word.value or other.joined:
        return at
    return other.last + 1 if mark in OPENERS and scan.text(other.last) in CLOSERS else other.last


def day_number(scan: Scan, at: int) -> tuple[int, int]:
    """The day of a month at `at` and where it ends; (0, at) where there is none."""
    number = scan.number(at, range(1, 3))
    if number and number <= 31:
        return number, at + 1
    ordinal = scan.of(at, "ordinal")
    return (ordinal.word.value, ordinal.last) if ordinal else (0, at)
