"""Weeks, months, quarters, years and decades: 'last week', 'July 2020', 'the last quarter of this year'."""

from __future__ import annotations

from mujaz.arabic.calendar_scan import Found, Item, Scan
from mujaz.arabic.calendar_years import DASHES, Year, other_name, shared_year, year_after
from mujaz.arabic.calendars import (
    Looks,
    hijri_month,
    hijri_year,
    hijri_year_of,
    hijri_years_in,
    month_span,
    month_steps,
    part_of_year,
    week_of,
    year_of_month,
    year_span,
)

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_LATEST_YEAR = 2150
_LONGEST = 8
_NOT_BARE = frozenset("%\N{ARABIC PERCENT SIGN}/-:")


def period(scan: Scan, at: int, *, led: bool = False) -> Found | None:
    """A period at `at`; `led` says that a word such as 'between' stands before it."""
    begin = at
    edge = scan.of(begin, "edge")
    while edge and edge.last < min(len(scan.tokens), at + _LONGEST):
        begin = edge.last
        edge = scan.of(begin, "edge")
    edged = begin > at
    item = scan.item(begin)
    found = _named(scan, begin, item, edged=edged, led=led) if item else None
    if found is None and (edged or led):
        found = bare_year(scan, begin)
    return found._replace(first=at) if found else None


def _named(scan: Scan, at: int, item: Item, *, edged: bool, led: bool) -> Found | None:
    word = item.word
    if word.kind == "this":
        return _this(scan, at, item)
    if word.kind == "unit":
        return _unit(scan, at, item, edged=edged)
    if word.kind in {"month", "hijri"}:
        return _month(scan, at, item, edged=edged or led)
    if word.kind == "decade":
        return _decade(scan, at, item)
    return None


def _this(scan: Scan, at: int, item: Item) -> Found | None:
    """'this week', 'this year'."""
    unit = scan.of(item.last, "unit")
    return _span(scan, unit, 0, at, unit.last) if unit and unit.word.value and not unit.joined else None


def _unit(scan: Scan, at: int, item: Item, *, edged: bool) -> Found | None:
    unit = item.word.unit
    if unit in {"quarter", "half"}:
        return _part_of_year(scan, at, item) or _present(scan, at, item, edged=False)
    if unit == "month" and not item.word.value:
        month = scan.of(item.last, "month", "hijri")
        return _month(scan, at, month, edged=True) if month and not month.joined else None
    year = _numbered_year(scan, at, item) if unit == "year" else None
    return year or (_present(scan, at, item, edged=edged) if item.word.value else None)


def _present(scan: Scan, at: int, item: Item, *, edged: bool) -> Found | None:
    """'last week', 'the coming year'; 'the end of the month' without more is that of the present one."""
    direction = scan.of(item.last, "direction")
    if direction:
        return _span(scan, item, direction.word.value, at, direction.last)
    described = scan.of(item.last, "same", "ordinal") or scan.text(item.last).startswith(_ARTICLE)
    if edged and item.word.unit in {"month", "year"} and not described:
        return _span(scan, item, 0, at, item.last)
    return None


def _span(scan: Scan, unit: Item, steps: int, at: int, last: int) -> Found | None:
    """The week, month or year some steps from the present one."""
    if scan.published is None:
        return None
    if unit.word.unit == "week":
        return Found(*week_of(scan.published, steps), "week", at, last, "dates.week")
    if unit.word.unit == "month":
        return Found(*month_steps(scan.published, steps), "month", at, last, "dates.month_from_publication")
    if unit.word.unit == "year":
        year = scan.published.year + steps
        return Found(*year_span(year), "year", at, last, "dates.year_from_publication")
    if unit.word.unit == "quarter":
        quarters = scan.published.year * 4 + (scan.published.month - 1) // 3 + steps
        return Found(*part_of_year(quarters // 4, "quarter", quarters % 4 + 1), "quarter", at, last, "dates.quarter")
    return None


def _numbered_year(scan: Scan, at: int, item: Item) -> Found | None:
    """'the year 2020', Hijri where the era or nothing but the number says so."""
    number = scan.number(item.last, range(4, 5))
    if number is None or scan.text(item.last + 1) in {"%", "\N{ARABIC PERCENT SIGN}"}:
        return None
    if scan.text(item.last + 1) in DASHES and scan.number(item.last + 2, range(4, 5)):
        return two_years(scan, item.last)
    era = scan.of(item.last + 1, "era")
    last = era.last if era else item.last + 1
    kind = era.word.unit if era else ""
    if kind == "before":
        return None
    if kind == "hijri":
        span = hijri_year(number)
        return Found(*span, "year", at, last, "dates.hijri_year") if span else None
    if not 1000 <= number <= _LATEST_YEAR or (not kind and 1380 <= number < 1480):
        return None
    scan.year = number
    return Found(*year_span(number), "year", at, last, "dates.year")


def two_years(scan: Scan, at: int) -> Found | None:
    """Two years with a dash between: '2017-2021'."""
    first, second = scan.number(at, range(4, 5)), scan.number(at + 2, range(4, 5))
    if first is None or second is None or scan.text(at + 1) not in DASHES or scan.text(at + 3) in DASHES:
        return None
    if not 1900 <= first < second <= min(first + 40, 2150):
        return None
    return Found(year_span(first)[0], year_span(second)[1], "range", at, at + 3, "dates.years")


def bare_year(scan: Scan, at: int) -> Found | None:
    """A year without the word: only where what follows counts nothing."""
    number = scan.number(at, range(4, 5))
    if number is None or not 1900 <= number <= _LATEST_YEAR:
        return None
    era = scan.of(at + 1, "era")
    last = era.last if era else at + 1
    if era and era.word.unit != "common":
        return None
    following = scan.tokens[last] if last < len(scan.tokens) else None
    if not era and following and (following.text in _NOT_BARE or _may_be_counted(scan, last)):
        return None
    scan.year = number
    return Found(*year_span(number), "year", at, last, "dates.bare_year")


def _may_be_counted(scan: Scan, at: int) -> bool:
    """Whether the word at `at` could be what the number before it counts.

    Round numbers count ('in 2000 schools'), others are years, unless a mark, a joint or the article shows that the
    round one is a year too.
    """
    token = scan.tokens[at]
    if token.kind != "word":
        return token.kind != "mark"
    if int(scan.text(at - 1)) % 50:
        return False
    if scan.of(at, "between", "from", "to", "in", "since", "equals"):
        return False
    joined = ("\N{ARABIC LETTER WAW}", _ARTICLE)
    return len(token.text) > 2 and not token.text.startswith(joined)


def _month(scan: Scan, at: int, month: Item, *, edged: bool) -> Found | None:
    if month.word.kind == "hijri":
        return _hijri_month(scan, at, month, edged=edged)
    if scan.number(at - 1, range(1, 3)) is not None:  # a day that this month does not have
        return None
    after = other_name(scan, month.last, month)
    said = year_after(scan, after)
    if said.last == after:
        said = shared_year(scan, after, month)
    supported = edged or after > month.last or said.last > after
    if month.word.weak and not supported and not scan.of(at - 1, "in", "since"):
        return None
    year = said.year
    if year is None:
        year = _year_of_month(scan, at, month, said)
        if year is None:
            return None
    elif not said.hijri:
        scan.year = year
    rule = "dates.month_year" if said.year else "dates.month"
    return Found(*month_span(year, month.word.value), "month", at, said.last, rule)


def _year_of_month(scan: Scan, at: int, month: Item, said: Year) -> int | None:
    if scan.published is None or said.whole:
        return None
    looks = Looks(said.step, since=scan.since(at), ahead=scan.ahead(at, said.last))
    return year_of_month(month.word.value, scan.published, looks)


def _hijri_month(scan: Scan, at: int, month: Item, *, edged: bool) -> Found | None:
    said = year_after(scan, month.last)
    year = said.year
    if year is not None and year > 1500:
        year = next((y for y in hijri_years_in(year) if _begins_in(y, month.word.value, said.year or 0)), None)
    elif year is None:
        if not edged or scan.published is None or said.whole:
            return None
        year = hijri_year_of(month.word.value, 15, scan.published, said.step)
    span = hijri_month(year, month.word.value) if year and 1300 < year < 1500 else None
    return Found(*span, "month", at, said.last, "dates.hijri_month") if span else None


def _begins_in(hijri: int, month: int, year: int) -> bool:
    span = hijri_month(hijri, month)
    return span is not None and span[0].year == year


def _part_of_year(scan: Scan, at: int, item: Item) -> Found | None:
    """'the first quarter of 2023', 'the second half of this year'."""
    which = scan.of(item.last, "ordinal", "last")
    count = 4 if item.word.unit == "quarter" else 2
    if which is None or (which.word.kind == "ordinal" and which.word.value > count):
        return None
    year = year_after(scan, which.last)
    if year.year is None or year.last == which.last:
        number = (
            scan.number(which.last + 1, range(4, 5)) if scan.text(which.last) in {_LAM} else _this_year(scan, which)
        )
        if number is None:
            return None
        year = Year(which.last + 2, year=number)
    span = part_of_year(year.year or 0, item.word.unit, which.word.value if which.word.kind == "ordinal" else 0)
    precision = "quarter" if item.word.unit == "quarter" else "range"
    return Found(*span, precision, at, year.last, f"dates.{item.word.unit}")  # type: ignore[arg-type]


def _this_year(scan: Scan, which: Item) -> int | None:
    """'النصف الأول من العام': the year of publication, where nothing says of which year."""
    of = scan.of(which.last, "from")
    unit = scan.of(of.last, "unit") if of else None
    definite = unit is not None and unit.word.unit == "year" and scan.text(unit.last - 1).startswith(_THE)
    return scan.published.year if definite and scan.published is not None else None


_LAM, _THE = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


def _decade(scan: Scan, at: int, item: Item) -> Found | None:
    """Ten years: those of a century that is named, else of the last one, where they cannot be somebody's age."""
    of = scan.of(item.last, "from")
    century = scan.of(of.last if of else item.last, "century")
    if scan.of(item.last, "age"):
        return None
    if century is None and item.word.value < 50:
        return None
    first = (century.word.value if century else 1900) + item.word.value
    last = century.last if century else item.last
    return Found(year_span(first)[0], year_span(first + 9)[1], "decade", at, last, "dates.decade")
