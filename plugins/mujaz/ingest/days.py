"""The days that a line gives in full, by which a dateline is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mujaz.arabic.calendar_expressions import dates_in
from mujaz.arabic.calendar_scan import Found, Scan
from mujaz.arabic.calendar_words import CalendarWords
from mujaz.arabic.tokens import Token


def whole_days(tokens: Sequence[Token], words: CalendarWords) -> Iterator[Found]:
    """The single days in `tokens` that need no day of publication to be understood."""
    if any(token.kind == "number" for token in tokens):
        yield from (found for found in dates_in(Scan(tokens, words, None)) if found.precision == "day")
