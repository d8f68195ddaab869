"""A date as precise as it is known, in the words of one language: '7 March 2026', '7 آذار/مارس 2026'."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from mujaz.model.facts import DateMention
from mujaz.render.catalogues import Words

# The catalogue holds the house's double names of months; Babel knows only one name for each.
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def month_name(month: int, words: Words) -> str:
    """The name of a month, 1 to 12."""
    return words.pgettext("month", _MONTHS[month - 1])


@lru_cache(maxsize=4096)
def month_words(year: int, month: int, words: Words) -> str:
    """A month of a year."""
    return f"{month_name(month, words)} {year}"


def day_words(day: date, words: Words) -> str:
    """A day."""
    return f"{day.day} {month_words(day.year, day.month, words)}"


def span_words(start: date, end: date, words: Words) -> str:
    """The days from `start` to `end`, both included; what they share is said once."""
    if start == end:
        return day_words(start, words)
    if (start.year, start.month) == (end.year, end.month):
        first = str(start.day)
    elif start.year == end.year:
        first = f"{start.day} {month_name(start.month, words)}"
    else:
        first = day_words(start, words)
    return words.gettext("%(start)s to %(end)s", start=first, end=day_words(end, words))


def moment_words(moment: DateMention, words: Words) -> str:
    """What the article's expression means on the calendar, with no more precision than it has."""
    start, end = moment.start, moment.end
    match moment.precision:
        case "week":
            return words.gettext("week of %(days)s", days=span_words(start, end, words))
        case "month":
            return month_words(start.year, start.month, words)
        case "quarter":
            quarter = words.pgettext("quarter", str((start.month + 2) // 3))
            return words.gettext("%(quarter)s quarter of %(year)s", quarter=quarter, year=start.year)
        case "year":
            return str(start.year)
        case "decade":
            return words.gettext("%(year)ss", year=start.year)
    return _whole_months(start, end, words) or span_words(start, end, words)


def _whole_months(start: date, end: date, words: Words) -> str | None:
    """A range of whole months or years, said as such."""
    if start.day != 1 or (end + timedelta(days=1)).day != 1 or (start.year, start.month) == (end.year, end.month):
        return None
    if start.month == 1 and end.month == 12:
        return words.gettext("%(start)s to %(end)s", start=start.year, end=end.year)
    first = month_words(start.year, start.month, words)
    return words.gettext("%(start)s to %(end)s", start=first, end=month_words(end.year, end.month, words))


def moment_value(moment: DateMention) -> str | None:
    """The value of HTML's `datetime` attribute, or None for what it cannot say: weeks, quarters, decades, ranges."""
    match moment.precision:
        case "day" if moment.start == moment.end:
            return moment.start.isoformat()
        case "month":
            return moment.start.isoformat()[:7]
        case "year":
            return f"{moment.start.year:04}"
    return None
