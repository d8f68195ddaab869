"""The dates that a document speaks of, put on the calendar from the day of its publication."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.arabic.calendar_expressions import dates_in
from mujaz.arabic.calendar_scan import Found, Scan
from mujaz.extract.reading import Reading
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.facts import DateMention
from mujaz.model.span import Span


def find_dates(reading: Reading, lexicon: Lexicon) -> list[DateMention]:
    """The date mentions in the order of the text; without a day of publication only those that are whole."""
    return list(_mentions(reading, lexicon))


def _mentions(reading: Reading, lexicon: Lexicon) -> Iterator[DateMention]:
    published = reading.document.seed.published
    year: int | None = None
    for sentence in reading.sentences:
        scan = Scan(sentence.tokens, lexicon.calendar, published, year)
        for found in dates_in(scan):
            yield DateMention(found.start, found.end, found.precision, _evidence(scan, found), found.rule)
        year = scan.year


def _evidence(scan: Scan, found: Found) -> Span:
    """From after the proclitics of the first word to the last word's end."""
    item = scan.item(found.first)
    return Span(item.start if item else scan.tokens[found.first].start, scan.tokens[found.last - 1].end)
