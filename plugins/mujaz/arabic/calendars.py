"""Calendar arithmetic: from what words say and the day of publication to days.

Weeks run from Monday to Sunday. All ranges are inclusive.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

Range = tuple[date, date]

_YEAR = 366
_MONTHS_AHEAD = 130
_NEXT_YEAR_AHEAD = 45
_ANNOUNCED = 300


@dataclass(frozen=True, slots=True)
class Looks:
    """Which way the words around a day or month look: `step` as a word says it, 'since' back, a future verb ahead."""

    step: int | None = None
    since: bool = False
    ahead: bool = False


def weekday_near(weekday: int, published: date, step: int | None = None) -> date:
    """The day that a weekday's name means: on or before `published`, or before it (step -1) or after it (step 1).

    >>> weekday_near(6, date(2023, 9, 19)), weekday_near(6, date(2023, 9, 19), 1)
    (datetime.date(2023, 9, 17), datetime.date(2023, 9, 24))
    """
    back = (published.weekday() - weekday) % 7
    if step is None or step == 0:
        return published - timedelta(back)
    if step < 0:
        return published - timedelta((back or 7) + 7 * (-step - 1))
    return published + timedelta(7 - back + 7 * (step - 1))


def week_of(published: date, steps: int) -> Range:
    """The week, Monday to Sunday, that lies `steps` weeks from the one that holds `published`."""
    monday = published - timedelta(published.weekday()) + timedelta(7 * steps)
    return monday, monday + timedelta(6)


def month_span(year: int, month: int) -> Range:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def month_steps(published: date, steps: int) -> Range:
    """The month that lies `steps` months from the one that holds `published`."""
    months = published.year * 12 + published.month - 1 + steps
    return month_span(months // 12, months % 12 + 1)


def year_span(year: int) -> Range:
    """The first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def part_of_year(year: int, unit: str, number: int) -> Range:
    """A quarter or half of a year; number 0 is the last."""
    length = 3 if unit == "quarter" else 6
    count = 12 // length
    last_month = length * (count if number == 0 else number)
    return date(year, last_month - length + 1, 1), month_span(year, last_month)[1]


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    if 1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def year_of_day(month: int, day: int, published: date, looks: Looks, weekday: int | None) -> int:
    """The year of a day that is given without one: the nearest that the words around it allow.

    Where a weekday stands with it, the nearest year in which the two agree.
    """
    years = (published.year, published.year - 1, published.year + 1)
    days = {year: found for year in years if (found := valid_day(year, month, day))}
    if looks.step is None and weekday is not None:
        agreeing = [year for year, found in days.items() if found.weekday() == weekday]
        if agreeing:
            return min(agreeing, key=lambda year: abs((days[year] - published).days))
    return _nearest({year: (found, found) for year, found in days.items()}, published, looks)


def year_of_month(month: int, published: date, looks: Looks) -> int:
    """The year of a month that is given without one: the nearest that the words around it allow."""
    years = (published.year, published.year - 1, published.year + 1)
    return _nearest({year: month_span(year, month) for year in years}, published, looks)


def _nearest(spans: Mapping[int, Range], published: date, looks: Looks) -> int:
    """The year of the span that fits; without any word on it the last one, or one that is a few months ahead."""
    if looks.step == 0 or not spans:
        return published.year
    past = [year for year, (_, end) in spans.items() if end < published]
    coming = [year for year, (start, _) in spans.items() if start > published]
    if looks.step is not None:
        return max(past) if looks.step < 0 else min(coming)
    present = [year for year in spans if year not in past and year not in coming]
    if present:
        return present[0]
    distance = (spans[min(coming)][0] - published).days if coming else _YEAR
    ahead = _MONTHS_AHEAD if coming and min(coming) == published.year else _NEXT_YEAR_AHEAD
    farthest = 0 if looks.since else _ANNOUNCED if looks.ahead else ahead
    return min(coming) if coming and (distance <= farthest or not past) else max(past)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri one in the Umm al-Qura calendar, a day more or less; None outside 1343 to 1500."""
    try:
        converted = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(converted.year, converted.month, converted.day)


def hijri_month(year: int, month: int) -> Range | None:
    """The Gregorian span of a Hijri month."""
    first = hijri_day(year, month, 1)
    after = hijri_day(year + month // 12, month % 12 + 1, 1)
    return (first, after - timedelta(1)) if first and after else None


def hijri_year(year: int) -> Range | None:
    """The Gregorian span of a Hijri year."""
    first, after = hijri_day(year, 1, 1), hijri_day(year + 1, 1, 1)
    return (first, after - timedelta(1)) if first and after else None


def hijri_years_in(year: int) -> Iterator[int]:
    """The Hijri years that may touch a Gregorian one."""
    first = (year - 622) * 33 // 32
    yield from range(first - 1, first + 2)


def hijri_year_of(month: int, day: int, published: date, step: int | None) -> int | None:
    """The Hijri year of a day or month given without one, as near to publication as its step allows."""
    try:
        year = int(Gregorian(published.year, published.month, published.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None
    dated = [(y, found) for y in (year - 1, year, year + 1) if (found := hijri_day(y, month, day))]
    if step is not None and step != 0:
        dated = [(y, found) for y, found in dated if (found < published if step < 0 else found > published)]
    return min(dated, key=lambda item: abs((item[1] - published).days), default=(None, None))[0]
