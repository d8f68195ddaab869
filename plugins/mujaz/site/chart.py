"""Numbers over time into a picture of bars, and the same numbers for a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from mujaz.render.catalogues import Words
from mujaz.render.dates import month_words

_STEP, _BAR, _HEIGHT = 10, 8, 60
_LEAST_PERIODS, _MOST_MONTHS = 2, 24


@dataclass(frozen=True, slots=True)
class Chart:
    """`rows` are the periods with their numbers, the earliest first; `picture` an SVG element of them."""

    rows: Sequence[tuple[str, int]]
    picture: Markup
    most: int

    @property
    def first(self) -> str:
        """The earliest period."""
        return self.rows[0][0]

    @property
    def last(self) -> str:
        """The latest period."""
        return self.rows[-1][0]

    @property
    def told(self) -> list[tuple[str, int]]:
        """The periods that have any, for the table."""
        return [row for row in self.rows if row[1]]


def over_time(days: Iterable[date | None], name: str, words: Words) -> Chart | None:
    """How many there are in each month, or in each year where months would be too many; None for one period alone."""
    dated = [day for day in days if day]
    if not dated:
        return None
    rows = _by_month(dated, words)
    if len(rows) > _MOST_MONTHS:
        rows = _by_year(dated)
    if sum(number > 0 for _, number in rows) < _LEAST_PERIODS:
        return None
    return Chart(rows, bars([number for _, number in rows], name, words), max(number for _, number in rows))


def _by_month(days: Sequence[date], words: Words) -> list[tuple[str, int]]:
    counted = Counter(day.year * 12 + day.month - 1 for day in days)
    months = range(min(counted), max(counted) + 1)
    return [(month_words(month // 12, month % 12 + 1, words), counted[month]) for month in months]


def _by_year(days: Sequence[date]) -> list[tuple[str, int]]:
    counted = Counter(day.year for day in days)
    return [(str(year), counted[year]) for year in range(min(counted), max(counted) + 1)]


def bars(numbers: Sequence[float], name: str, words: Words) -> Markup:
    """Upright bars, the first at the side where the language's lines begin; a screen reader is told its `name`.

    The picture has no text: it is stretched to its frame, and the words around it are the page's.
    """
    width, most = len(numbers) * _STEP, max(numbers) or 1
    drawn = []
    for place, value in enumerate(numbers):
        if value:
            height = max(2, round(value / most * _HEIGHT))
            at = width - (place + 1) * _STEP + 1 if words.lang == "ar" else place * _STEP + 1
            drawn.append(f"M{at} {_HEIGHT}v-{height}h{_BAR}v{height}z")
    return Markup(
        f'<svg role="img" viewBox="0 0 {width} {_HEIGHT}" preserveAspectRatio="none" aria-label="{escape(name)}">'
        f'<path d="{"".join(drawn)}"/></svg>'
    )
