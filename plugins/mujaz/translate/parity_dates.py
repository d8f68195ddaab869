"""Whether a translation gives the months and weekdays of its Arabic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from babel.dates import get_day_names, get_month_names

from mujaz.model.span import Span
from mujaz.translate.english_text import EnglishText
from mujaz.translate.pair import Difference, Pair

_CAPITALIZED = frozenset(("march", "may"))
_TWO = 2


@lru_cache(maxsize=1)
def _weekday_names() -> Mapping[str, int]:
    names = {name.lower(): day for day, name in get_day_names("wide", locale="en_GB").items()}
    return names | {name + "s": day for name, day in names.items()}


@lru_cache(maxsize=1)
def _month_names() -> Mapping[str, int]:
    return {name.lower(): month for month, name in get_month_names("wide", locale="en_GB").items()}


def weekdays(pair: Pair) -> Iterator[Difference]:
    """Each weekday that only one of the two has; 'today' may be the weekday that it was."""
    written = list(_arabic(pair, "weekday"))
    dated = Counter(day.weekday() for m in pair.dates if m.precision in _DAYS for day in {m.start, m.end})
    allowed = dated | Counter(day for day, _ in written)
    found: Counter[int] = Counter()
    for at, word in enumerate(pair.english.words):
        day = _weekday_names().get(word)
        if day is not None:
            found[day] += 1
            if found[day] > allowed[day]:
                yield Difference("weekday", _shown(pair, dict(written)), pair.english.excerpt(at - 1, at + 2))
    wanted: Counter[int] = Counter()
    for day, span in written:
        wanted[day] += 1
        if wanted[day] > found[day] and not (dated[day] and _relative(pair)):
            yield Difference("weekday", pair.words_of(span), "")


_DAYS = frozenset(("day", "range"))


def _relative(pair: Pair) -> bool:
    """Whether the English says the day in another way: 'today', '6 July'."""
    words = pair.english.words
    return any(word in pair.words.relative for word in words) or any(word in _month_names() for word in words)


def months(pair: Pair) -> Iterator[Difference]:
    """Each month that only one of the two has, and each day of a month that is another."""
    written = dict(_arabic(pair, "month"))
    mentions = pair.dates
    known = {day.month for mention in mentions for day in (mention.start, mention.end)}
    found = dict(_english_months(pair.english))
    for month, at in found.items():
        if month not in known and month not in written:
            yield Difference("month", _shown(pair, written), pair.english.excerpt(at - 2, at + 2))
    for month, span in written.items():
        if month not in found and month in known and not _as_number(pair, month):
            yield Difference("month", pair.words_of(span), "")
    yield from _days_of_months(pair, found, written)


def _days_of_months(pair: Pair, found: Mapping[int, int], written: Mapping[int, Span]) -> Iterator[Difference]:
    """'19 September' for the 18th: a day beside a month that no date of the unit falls on."""
    known = {(d.month, d.day) for m in pair.dates for d in (m.start, m.end) if m.precision in _DAYS}
    for month, at in found.items():
        if not any(month == other for other, _ in known):
            continue
        for beside in (at - 1, at + 1):
            day = _day(pair.english, beside)
            if day is not None and (month, day) not in known and not _literally(pair, day):
                yield Difference("day", _shown(pair, written), pair.english.excerpt(at - 2, at + 2))


def _literally(pair: Pair, day: int) -> bool:
    return any(token.kind == "number" and token.text == str(day) for token in pair.tokens)


def _day(english: EnglishText, at: int) -> int | None:
    if not 0 <= at < len(english.words) or english.kinds[at] != "number" or len(english.words[at]) > _TWO:
        return None
    return int(english.words[at])


def _english_months(english: EnglishText) -> Iterator[tuple[int, int]]:
    for at, word in enumerate(english.words):
        month = _month_names().get(word)
        if month and english.written[at][0].isupper() and not _is_verb(english, at):
            yield month, at


def _is_verb(english: EnglishText, at: int) -> bool:
    """'May' and 'March' are months only beside a number or behind a preposition."""
    if english.words[at] not in _CAPITALIZED:
        return False
    beside = [english.kinds[i] for i in (at - 1, at + 1) if 0 <= i < len(english.kinds)]
    before = english.words[at - 1] if at else ""
    return "number" not in beside and before not in ("in", "last", "next", "since", "until", "of", "from", "to", "by")


def _as_number(pair: Pair, month: int) -> bool:
    """'19/9/2023': the month in digits."""
    return any(kind == "number" and word in (str(month), f"{month:02}") for word, kind in
               zip(pair.english.words, pair.english.kinds, strict=True))  # fmt: skip


def _arabic(pair: Pair, kind: str) -> Iterator[tuple[int, Span]]:
    """The weekdays or months that the Arabic's dates name in words."""
    for at in sorted(pair.covered(mention.evidence for mention in pair.dates)):
        if pair.tokens[at].text not in pair.lexicon.calendar.starts:
            continue
        match = pair.lexicon.calendar.phrases.at(pair.tokens, at)
        if match and match.value.kind == kind:
            yield match.value.value, Span(match.start, match.end)


def _shown(pair: Pair, written: Mapping[int, Span]) -> str:
    return ", ".join(pair.words_of(span) for span in written.values())
