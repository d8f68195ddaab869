"""The words of the calendar as the reader of dates needs them; the lexicon fills them in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from mujaz.arabic.fold import fold
from mujaz.arabic.phrases import Phrases
from mujaz.arabic.tokens import tokenize

WordKind = Literal[
    "weekday", "month", "hijri", "day", "part", "day_word", "two_days", "unit", "two_units", "direction", "same",
    "this", "that", "edge", "ordinal", "last", "decade", "century", "age", "era", "between", "from", "to", "since",
    "in", "equals", "ahead", "name", "named_for", "dated", "repeats",
]  # fmt: skip

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_LAM = "\N{ARABIC LETTER LAM}"
_CONJUNCTIONS = ("", "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER FEH}")
_PREPOSITIONS = ("", "\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER KAF}")


@dataclass(frozen=True, slots=True)
class CalendarWord:
    """What a word says of time.

    `value` is the weekday (Monday 0), the month, the days from publication, the steps from the present one, the ordinal
    or the first year; `unit` is week, month, year, quarter or half. `weak` words need others beside them. `also` holds
    a second sense ('first', of a month or the first part of one).
    """

    kind: WordKind
    value: int = 0
    unit: str = ""
    weak: bool = False
    also: CalendarWord | None = None


@dataclass(slots=True)
class CalendarWords:
    """All words of the calendar. `starts` holds every written form with which one can begin, proclitics included."""

    phrases: Phrases[CalendarWord] = field(default_factory=Phrases)
    starts: set[str] = field(default_factory=set)
    ahead_letters: tuple[str, ...] = ()
    ahead_unless: tuple[str, ...] = ()

    def add(self, phrase: str, word: CalendarWord) -> None:
        """Adds a word; one that is there already keeps its sense and gets this one beside it."""
        known = self.phrases.get(phrase)
        if known and known.kind != word.kind:
            word = CalendarWord(known.kind, known.value, known.unit, known.weak, word)
        self.phrases.add(phrase, word)
        self.starts |= _written(tokenize(phrase)[0].text)

    def looks_ahead(self, text: str) -> bool:
        """Whether a folded word is a verb in the future, by its first letters."""
        return len(text) >= 4 and text.startswith(self.ahead_letters) and not text.startswith(self.ahead_unless)


def _written(word: str) -> set[str]:
    """The forms in which a folded word is met: with conjunction and preposition before it."""
    found = {word}
    for conjunction in _CONJUNCTIONS:
        for preposition in _PREPOSITIONS:
            lead = fold(conjunction + preposition)
            found.add(lead + word)
            if preposition == _LAM and word.startswith(_ARTICLE):
                found.add(lead + _LAM + word[2:])
    return found
