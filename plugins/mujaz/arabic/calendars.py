"""Calendar arithmetic: from what words say and the day of publication to days.

Weeks run from Monday to Sunday. All ranges are inclusive.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Range = tuple[date, date]

_FARTHEST_AHEAD = 190
_LONG_PAST = 270
_SOON = 100


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


def year_of_day(month: int, day: int, published: date, step: int | None, weekday: int | None) -> int:
    """The year of a day that is given without one.

    With a step the latest such day before publication, the next after it, or the one in the present year. Otherwise
    the one in the year of publication, or before, where that one is too far ahead. Where a weekday stands with it, the
    nearest year in which the two agree.
    """
    year = published.year
    this_year = valid_day(year, month, min(day, monthrange(year, month)[1])) or published
    if step == 0:
        return year
    if step is not None and step < 0:
        return year if this_year < published else year - 1
    if step is not None and step > 0:
        return year if this_year > published else year + 1
    if weekday is not None:
        for near in sorted(
            (year, year - 1, year + 1), key=lambda y: abs((this_year.replace(year=y, day=1) - published).days)
        ):
            candidate = valid_day(near, month, day)
            if candidate and candidate.weekday() == weekday:
                return near
    return year if (this_year - published).days <= _FARTHEST_AHEAD else year - 1


def year_of_month(month: int, published: date, step: int | None, *, past: bool, ahead: bool) -> int:
    """The year of a month that is given without one; `past` and `ahead` are what the words around it say."""
    year = published.year
    if step is not None:
        if step == 0:
            return year
        if step < 0:
            return year if month < published.month else year - 1
        return year if month > published.month else year + 1
    if past:
        return year if month <= published.month else year - 1
    distance = (date(year, month, 1) - published).days
    if ahead and distance < -_SOON - 31:
        return year + 1
    if distance < -_LONG_PAST and ahead:
        return year + 1
    return year if distance <= _FARTHEST_AHEAD else year - 1


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri one in the Umm al-Qura calendar, a day more or less; None outside 1343 to 1500."""
    from hijridate import Hijri

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


def hijri_year_of(month: int, day: int, published: date, step: int | None) -> int | None:
    """The Hijri year of a day or month given without one, as near to publication as its step allows."""
    from hijridate import Gregorian

    try:
        year = int(Gregorian(published.year, published.month, published.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None
    dated = [(y, found) for y in (year - 1, year, year + 1) if (found := hijri_day(y, month, day))]
    if step is not None and step != 0:
        dated = [(y, found) for y, found in dated if (found < published if step < 0 else found > published)]
    return min(dated, key=lambda item: abs((item[1] - published).days), default=(None, None))[0]
