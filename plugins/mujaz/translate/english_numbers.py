"""From the words of a translation to the numbers that they write, in digits, in words or in both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mujaz.lexicon.english import EnglishWords, NumberWord
from mujaz.model.facts import Bound
from mujaz.translate.english_text import EnglishText

Number = float | int
_JOINS = frozenset(("to", "and", "or", "-", "\N{EN DASH}", "\N{EM DASH}"))
_NEAR = 4
_BETWEEN = 3
_HYPHENS = frozenset(("-", "\N{NON-BREAKING HYPHEN}"))


@dataclass(frozen=True, slots=True)
class EnglishNumber:
    """The number in the words from `first` up to, not including, `last`.

    `values` are its possible values, the likeliest first: in '18 to 20 thousand' the first is 18 or 18,000.
    `ordinal` is a place in an order, `digits` that it is written so, `bounds` how it is bound, all readings.
    """

    values: tuple[Number, ...]
    first: int
    last: int
    scale: Number = 1
    ordinal: bool = False
    digits: bool = False
    percent: bool = False
    bounds: frozenset[Bound] = frozenset()

    @property
    def value(self) -> Number:
        """The likeliest value."""
        return self.values[0]


class _Part(NamedTuple):
    value: Number
    last: int
    scale: Number = 1
    ordinal: bool = False
    digits: bool = False


def numbers_in(english: EnglishText, words: EnglishWords) -> list[EnglishNumber]:
    """The numbers of a translation in order, 'one' among them."""
    found: list[_Part] = []
    firsts: list[int] = []
    at = 0
    while at < len(english.words):
        part = _number(english, at, words)
        if part:
            found.append(part)
            firsts.append(at)
        at = part.last if part else at + 1
    return [_as_read(english, number, firsts, found, words) for number in range(len(found))]


def _as_read(
    english: EnglishText, number: int, firsts: Sequence[int], found: Sequence[_Part], words: EnglishWords
) -> EnglishNumber:
    part, first = found[number], firsts[number]
    values = (part.value, *_spread(english.words, part, firsts, found, number))
    floor = found[number - 1].last if number else 0
    ceiling = firsts[number + 1] if number + 1 < len(found) else len(english.words)
    return EnglishNumber(
        values, first, part.last, part.scale, part.ordinal, part.digits,
        _percent(english.words, part.last, words), _bounds(english.words, first, part.last, floor, ceiling, words),
    )  # fmt: skip


def _spread(
    words: Sequence[str], part: _Part, firsts: Sequence[int], found: Sequence[_Part], number: int
) -> tuple[Number, ...]:
    """'18 to 20 thousand', 'one million or two': the scale of one may be meant with the other; '16:30' may be 16."""
    values: list[Number] = [int(part.value)] if ":" in words[firsts[number]] else []
    if part.scale > 1:
        return ()
    for left, right in ((number, number + 1), (number - 1, number)):
        if left >= 0 and right < len(found):
            between = words[found[left].last : firsts[right]]
            scale = found[right if left == number else left].scale
            if scale > 1 and len(between) <= _BETWEEN and _JOINS.intersection(between):
                values.append(rounded(part.value * scale))
    return tuple(values)


def _percent(words: Sequence[str], last: int, table: EnglishWords) -> bool:
    return any(table.percent.at(words, at) for at in range(last, min(last + 1, len(words))))


def _bounds(
    words: Sequence[str], first: int, last: int, floor: int, ceiling: int, table: EnglishWords
) -> frozenset[Bound]:
    """How the number is bound by the words right before and behind it, as far as the numbers beside it."""
    found: set[Bound] = set()
    for bounds, _, _ in table.before.find(words[max(floor, first - _NEAR - 2) : first]):
        found |= bounds
    behind = words[last : min(ceiling, last + _NEAR + 2)]
    for bounds, _, end in table.after.find(behind):
        follows = words[last + end] if last + end < len(words) else ""
        if follows != "than" and (last + end < ceiling or ceiling == len(words)):
            found |= bounds
    return frozenset(found)


def _number(english: EnglishText, at: int, table: EnglishWords) -> _Part | None:
    if english.kinds[at] == "number":
        return _in_digits(english.words, at, table)
    word = table.numbers.get(english.words[at])
    if word is None or (word.role == "scale" and len(english.words[at]) <= 2):
        return None
    if word.role == "group":
        return _group(english.words, at, word, table)
    return _in_words(english.words, at, table)


def _in_digits(words: Sequence[str], at: int, table: EnglishWords) -> _Part:
    text = words[at].replace(",", "").replace(":", ".")
    value: Number = float(text) if "." in text else int(text)
    last = at + 1
    ordinal = last < len(words) and words[last] in ("st", "nd", "rd", "th")
    return _scaled(words, _Part(value, last + ordinal, 1, ordinal, True), table)


def _in_words(words: Sequence[str], at: int, table: EnglishWords) -> _Part | None:
    """'twenty-five', 'three hundred and two thousand', 'twenty-first', 'hundreds' left to the vague words."""
    total: Number = 0
    group: Number = 0
    scale: Number = 1
    last, ordinal, before = at, False, ""
    while last < len(words):
        word = _word(words, last, table)
        skipped = 0
        if word is None and before:
            skipped = _joined(words, last, before, scale, table)
            word = _word(words, last + skipped, table) if skipped else None
        if word is None or word.role == "group" or not _may_follow(before, word):
            break
        if word.role == "scale":
            if word.value == 100:
                group = (group or 1) * 100
            else:
                total, group = total + (group or 1) * word.value, 0
                scale = word.value
        else:
            group += word.value
        last, before = last + skipped + 1, word.role
        if word.role == "ordinal":
            ordinal = True
            break
    if last == at:
        return None
    half = 0 if ordinal else _and_half(words, last)
    return _scaled(words, _Part(rounded(total + group + half / 2), last + half * 3, scale, ordinal), table)


def _and_half(words: Sequence[str], last: int) -> int:
    """1 where 'and a half' follows."""
    return int(tuple(words[last : last + 3]) == ("and", "a", "half"))


def _joined(words: Sequence[str], at: int, before: str, scale: Number, table: EnglishWords) -> int:
    """1 where word `at` joins what follows to the number: a hyphen, or the 'and' of 'two hundred and six'."""
    if words[at] in _HYPHENS:
        return 1
    if words[at] != "and" or before != "scale":
        return 0
    ahead = at + 1
    while ahead < len(words) and (word := _word(words, ahead, table)):
        if word.role == "scale" and word.value >= scale > 1:
            return 0
        ahead += 1
    return 1


def _may_follow(before: str, word: NumberWord) -> bool:
    if word.role == "scale":
        return True
    return before in ("", "scale") or (before == "ten" and word.value < 10)


def _group(words: Sequence[str], at: int, word: NumberWord, table: EnglishWords) -> _Part:
    """'half a million', 'a quarter of a million', 'a dozen'."""
    last = at + 1
    ahead = last
    while ahead < len(words) and ahead < last + 2 and words[ahead] in ("of", "a"):
        ahead += 1
    scale = _word(words, ahead, table)
    if scale and scale.role == "scale" and scale.value > 1:
        return _Part(rounded(word.value * scale.value), ahead + 1, scale.value)
    return _Part(word.value, last)


def _scaled(words: Sequence[str], part: _Part, table: EnglishWords) -> _Part:
    """Multiplies by the scales that follow: '3.2 million', '4 thousand million'; a hyphen may stand between."""
    while part.last < len(words):
        at = part.last + (words[part.last] in _HYPHENS)
        word = _word(words, at, table)
        if word is None or word.role != "scale":
            break
        part = part._replace(value=rounded(part.value * word.value), last=at + 1, scale=word.value * part.scale)
    return part


def _word(words: Sequence[str], at: int, table: EnglishWords) -> NumberWord | None:
    return table.numbers.get(words[at]) if at < len(words) else None


def rounded(value: Number) -> Number:
    """A number with what floating point adds taken off, whole where it is whole."""
    near = round(value, 6)
    return int(near) if near == int(near) else near
