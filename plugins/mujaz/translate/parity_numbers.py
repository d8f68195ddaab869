"""Whether a translation gives the numbers of its Arabic: values, percentages, units, bounds and fates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mujaz.arabic.numerals import numeral_at
from mujaz.model.facts import Bound, Figure, FigureKind
from mujaz.model.span import Span
from mujaz.translate.english_numbers import EnglishNumber, Number, rounded
from mujaz.translate.pair import Difference, Pair

_KNOWN: frozenset[Bound] = frozenset(("more_than", "at_least", "less_than", "about", "at_most"))
_VAGUE: frozenset[Bound] = frozenset(
    ("dozens", "hundreds", "thousands", "tens_of_thousands", "hundreds_of_thousands", "millions")
)
_ALLOWED: dict[Bound, frozenset[Bound]] = {
    "more_than": frozenset(("more_than",)),
    "at_least": frozenset(("at_least",)),
    "less_than": frozenset(("less_than",)),
    "about": frozenset(("about",)),
    "at_most": frozenset(("at_most", "less_than")),
}


_KAF = "\N{ARABIC LETTER KAF}"  # no numeral carries it: what follows is the rest of a word


class _Stated(NamedTuple):
    """A number of the Arabic: where it stands, and whether the English must have it."""

    value: Number
    span: Span
    required: bool


def numbers(pair: Pair) -> Iterator[Difference]:
    """Each number that only one of the two languages has."""
    stated = list(_stated(pair))
    found = [number for number in pair.numbers if number.value != 1 or number.digits]
    yield from _lost(pair, stated, found)
    yield from _added(pair, stated, found)


def _lost(pair: Pair, stated: list[_Stated], found: list[EnglishNumber]) -> Iterator[Difference]:
    written = Counter(value for number in found for value in number.values)
    if any(word in pair.words.two for word in pair.english.words):
        written[2] += 1
    for word in pair.english.words:
        written[1] += word in pair.words.one or word == "1"
    wanted: Counter[Number] = Counter()
    for number in stated:
        if not number.required:
            continue
        wanted[number.value] += 1
        if wanted[number.value] > written[number.value] and not (number.value <= 2 and written[number.value]):
            yield Difference("number", pair.words_of(number.span), "")


def _added(pair: Pair, stated: list[_Stated], found: list[EnglishNumber]) -> Iterator[Difference]:
    known = Counter(number.value for number in stated) + _of_dates(pair)
    used: Counter[Number] = Counter()
    for number in found:
        value = next((value for value in number.values if used[value] < known[value]), number.value)
        used[value] += 1
        if used[value] > known[value] and not _is_soft(number, known, value):
            yield Difference("number", "", pair.english.excerpt(number.first, number.last))


def _is_soft(number: EnglishNumber, known: Mapping[Number, int], value: Number) -> bool:
    """Whether an English number may stand where the Arabic has none: duals, halves, an ordinal, a repetition."""
    if number.value in (2, 0.5, 0.25, 0.1, 0):
        return not number.digits
    if 0 < number.value < 1:  # '0.8' for 'eight tenths'
        return rounded(number.value * 10) in known
    repeats = value in known and (value < 10 or value >= 1900) and not number.percent
    return repeats or (number.ordinal and not number.digits)


def _stated(pair: Pair) -> Iterator[_Stated]:
    """The numbers of the figures, then those that no figure holds."""
    for figure in pair.figures:
        if figure.bound not in _VAGUE and figure.bound != "few":
            for value in sorted({abs(v) for v in (figure.low, figure.high) if v is not None}):
                yield _Stated(rounded(value), figure.evidence, _is_required(figure))
    counted = pair.covered(figure.evidence for figure in pair.figures)
    dated = pair.covered(mention.evidence for mention in pair.dates)
    at = 0
    while at < len(pair.tokens):
        numeral = None if at in counted else numeral_at(pair.tokens, at, pair.lexicon.numerals)
        if numeral is None:
            at += 1
            continue
        required = numeral.digits or (numeral.value >= 3 and not numeral.ordinal and numeral.last - at > 1)
        span = Span(numeral.start, numeral.end)
        yield _Stated(rounded(abs(numeral.value)), span, required and at not in dated)
        at = max(numeral.last, at + 1)


def _is_required(figure: Figure) -> bool:
    return figure.low != 1 or figure.bound != "exact"


def _of_dates(pair: Pair) -> Counter[Number]:
    """The days and years of the unit's dates, and of the day of publication, as often as anyone may write them."""
    days = [day for mention in pair.dates for day in (mention.start, mention.end)]
    published = pair.entry.document.seed.published
    parts = {part for day in (*days, *([published] if published else [])) for part in (day.day, day.year)}
    parts |= {day.year - 1 for day in days} | {day.year + 1 for day in days} if days else set()
    return Counter(dict.fromkeys(parts, 3))


def percentages(pair: Pair) -> Iterator[Difference]:
    """Each percentage of one language that is none in the other."""
    shares = [(rounded(abs(v)), f) for f in pair.figures if f.kind == "percent" for v in _ends(f)]
    english = Counter(value for number in pair.numbers if number.percent for value in number.values)
    english.update(_after_range(pair))
    wanted: Counter[Number] = Counter()
    for value, figure in shares:
        wanted[value] += 1
        same = pair.by_value.get(value, [])
        if same and wanted[value] > english[value]:
            yield Difference("percent", pair.words_of(figure.evidence), _shown(pair, same[0]))
    plain = {rounded(value): figure for figure in pair.figures if figure.kind != "percent" for value in _ends(figure)}
    for number in pair.numbers:
        if number.percent and number.value in plain and number.value not in wanted:
            yield Difference("percent", pair.words_of(plain[number.value].evidence), _shown(pair, number))


def _ends(figure: Figure) -> set[Number]:
    return {value for value in (figure.low, figure.high) if value is not None}


def _after_range(pair: Pair) -> Iterator[Number]:
    """'between 4.75 and 5 per cent': the sign stands behind the second number only."""
    for earlier, later in zip(pair.numbers, pair.numbers[1:], strict=False):
        if later.percent and not earlier.percent and later.first - earlier.last <= 2:
            yield earlier.value


def _shown(pair: Pair, number: EnglishNumber) -> str:
    return pair.english.excerpt(number.first, number.last + 3)


def bounds(pair: Pair) -> Iterator[Difference]:
    """Each bound ('more than', 'at least', 'about') that the English lost, changed or added."""
    wanted: Counter[tuple[Bound, Number]] = Counter()
    for figure in pair.figures:
        if figure.bound not in _KNOWN:
            continue
        value = rounded(abs(min(_ends(figure))))
        same = pair.by_value.get(value, [])
        wanted[figure.bound, value] += 1
        if same and wanted[figure.bound, value] > sum(bool(n.bounds & _ALLOWED[figure.bound]) for n in same):
            yield Difference(f"bound ({figure.bound})", pair.words_of(figure.evidence), _around(pair, same[0]))
    for bound in sorted(_KNOWN):
        yield from _added_bounds(pair, bound)


def _added_bounds(pair: Pair, bound: Bound) -> Iterator[Difference]:
    """A bound on a number that the Arabic gives without any."""
    exact = {rounded(f.low): f for f in pair.figures if f.bound == "exact" and f.low is not None}
    bound_too = {rounded(v) for f in pair.figures if f.bound != "exact" for v in (f.low, f.high) if v is not None}
    for number in pair.numbers:
        figure = exact.get(number.value)
        if figure and number.value not in bound_too and number.bounds == {bound} and _tight(pair, number):
            yield Difference(f"bound ({bound}) added", pair.words_of(figure.evidence), _around(pair, number))


def _tight(pair: Pair, number: EnglishNumber) -> bool:
    """Whether the bound touches the number, save for a sign of money."""
    words, first = pair.english.words, number.first
    if first and words[first - 1] in "$€£":
        first -= 1
    return any(
        match and match[1] == first
        for at in range(max(0, first - 4), first)
        for match in (pair.words.firm.at(words, at),)
    )


def _around(pair: Pair, number: EnglishNumber) -> str:
    return pair.english.excerpt(number.first - 4, number.last + 3)


def vague(pair: Pair) -> Iterator[Difference]:
    """Each 'dozens' or 'thousands' that the English lost or turned into another."""
    found = {bound for bounds, _, _ in pair.words.vague.find(pair.english.words) for bound in bounds}
    for figure in pair.figures:
        written = pair.entry.document.text[max(figure.evidence.start - 1, 0)]
        if figure.bound in _VAGUE and figure.bound not in found and written != _KAF:
            yield Difference("vague number", pair.words_of(figure.evidence), "")


def units_of(pair: Pair) -> Iterator[Difference]:
    """Each amount of money or time that bears another currency or unit in English."""
    for figure in pair.figures:
        noun = figure.noun.en if figure.noun else None
        value = figure.high if figure.low is None else figure.low
        if not noun or value is None:
            continue
        same = pair.by_value.get(rounded(abs(value)), [])
        if same and figure.kind == "money" and not any(_bears_money(pair, n, noun) for n in same):
            yield Difference("currency", pair.words_of(figure.evidence), _around(pair, same[0]))
        if same and figure.kind == "duration" and not any(_bears_time(pair, n, noun) for n in same):
            yield Difference("unit of time", pair.words_of(figure.evidence), _around(pair, same[0]))


def _bears_money(pair: Pair, number: EnglishNumber, noun: str) -> bool:
    """Whether no other currency stands beside the number."""
    words = pair.english.words
    last = noun.lower().split()[-1]
    beside = [words[at] for at in range(max(number.first - 1, 0), min(number.last + 4, len(words)))]
    currencies = [pair.words.money[word] for word in beside if word in pair.words.money]
    return not currencies or any(last in known or last + "s" in known for known in currencies)


def _bears_time(pair: Pair, number: EnglishNumber, noun: str) -> bool:
    words = pair.english.words
    stem = pair.words.spans.get(noun.lower().split()[-1])
    beside = [pair.words.spans.get(word) for word in words[number.last : number.last + 4]]
    near = next((unit for unit in beside if unit), None)
    return stem is None or near is None or near == stem


def fates(pair: Pair) -> Iterator[Difference]:
    """Each kind of victim ('killed', 'wounded') that the English turned into the other."""
    everywhere = {kind for word in pair.english.words for kind in pair.words.fates.get(word, ())}
    for figure in pair.figures:
        other: FigureKind = "wounded" if figure.kind == "killed" else "killed"
        if figure.kind not in ("killed", "wounded"):
            continue
        for number in _same(pair, figure):
            spoken = _fates_beside(pair, number)
            if other in spoken and figure.kind not in spoken:
                yield Difference(figure.kind, pair.words_of(figure.evidence), _around(pair, number))
        if other in everywhere and figure.kind not in everywhere:
            yield Difference(figure.kind, pair.words_of(figure.evidence), other)


def _same(pair: Pair, figure: Figure) -> list[EnglishNumber]:
    """The number of a figure in the English, if there is just one such."""
    same = {n.first: n for value in _ends(figure) for n in pair.by_value.get(rounded(abs(value)), ())}
    return list(same.values()) if len(same) == 1 else []


def _fates_beside(pair: Pair, number: EnglishNumber) -> set[FigureKind]:
    """What the words between the numbers before and behind this one say of people, within the sentence."""
    spans = pair.english_sentences
    first, last = spans[bisect_right(spans, (number.first, len(pair.english.words) + 1)) - 1]
    at = bisect_left(pair.numbers, number.first, key=lambda known: known.first)
    if at:
        first = max(first, pair.numbers[at - 1].last)
    if at + 1 < len(pair.numbers):
        last = min(last, pair.numbers[at + 1].first)
    return {kind for word in pair.english.words[first:last] for kind in pair.words.fates.get(word, ())}
