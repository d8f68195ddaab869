"""The day on which an article appeared, from the first of its traces that tells one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from mujaz.arabic.tokens import Token, tokenize
from mujaz.ingest.days import whole_days
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.document import DateSource, Segment

_LONGEST_INLINE = 90
_DASHES = frozenset("-\N{EN DASH}\N{EM DASH}")
# Examples: '/2023/9/19/' · '/2023-09-19/' · '/20230919' · '…_20230919-1'
_IN_URL = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<mark>[/._-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})|(?P<run>\d{4}))(?!\d)"
)
# Examples: 'seeds/2023/09/19/x.txt' · 'seeds/2023-09-19-floods.txt'
_IN_PATH = re.compile(r"(?:^|/)(?P<year>\d{4})(?P<mark>[/-])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)")


def published_of(
    noted: date | None,
    text: str,
    parts: Sequence[Segment],
    lexicon: Lexicon,
    *,
    url: str | None,
    html: date | None,
    path: str,
) -> tuple[date | None, DateSource]:
    """The day and where it was read; (None, 'none') where nothing tells it.

    In this order: noted beside the seed, the dateline, the address, what the page says of itself, the folder.
    """
    if noted:
        return noted, "sidecar"
    day = dateline_day(text, parts, lexicon)
    if day:
        return day, "dateline"
    day = day_in(_IN_URL, url or "")
    if day:
        return day, "url"
    if html:
        return html, "html"
    day = day_in(_IN_PATH, path)
    return (day, "folder") if day else (None, "none")


def day_in(pattern: re.Pattern[str], text: str) -> date | None:
    """The first calendar day that `pattern` finds in `text`."""
    for match in pattern.finditer(text):
        groups = match.groupdict()
        run = groups.get("run")
        month, day = (run[:2], run[2:]) if run else (groups["month"], groups["day"])
        try:
            return date(int(groups["year"]), int(month), int(day))
        except ValueError:
            continue
    return None


def dateline_day(text: str, parts: Sequence[Segment], lexicon: Lexicon) -> date | None:
    """The day that a dateline gives in full: a line of its own, or the first words of the first paragraph."""
    for part in parts:
        if part.kind == "dateline":
            tokens: Sequence[Token] = tokenize(part.span.of(text))
        elif part.kind == "paragraph":
            tokens = _inline_dateline(tokenize(part.span.of(text)[:_LONGEST_INLINE]))
        else:
            continue
        for found in whole_days(tokens, lexicon.calendar):
            return found.start
        if part.kind == "paragraph":
            break
    return None


def _inline_dateline(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens before the dash that ends an inline dateline; none where there is no such dash."""
    ends = [n for n, token in enumerate(tokens) if token.text in _DASHES]
    return tokens[: ends[-1]] if ends else ()
