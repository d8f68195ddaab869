"""The day on which an article appeared, from the first of its traces that tells one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.document import DateSource, Segment

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
    """The day and where it was read: noted beside the seed, dateline, address, page, folder; (None, 'none') if nowhere."""
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
    """The day that the dateline gives in full."""
    for part in parts:
        if part.kind == "dateline":
            found = day_in(_IN_URL, part.span.of(text))
            if found:
                return found
    return None
