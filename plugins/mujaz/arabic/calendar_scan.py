"""One sentence's tokens, read for the words of the calendar as far as the finders of dates ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from mujaz.arabic.calendar_words import CalendarWord, CalendarWords, WordKind
from mujaz.arabic.tokens import Token
from mujaz.model.facts import DatePrecision

_REACH = 9
_STOP_MARKS = frozenset("\N{ARABIC COMMA}\N{ARABIC SEMICOLON}.:;")


class Item(NamedTuple):
    """A calendar word in the tokens up to, not including, `last`; `joined` is the conjunction or preposition on it."""

    word: CalendarWord
    last: int
    start: int
    joined: str


class Found(NamedTuple):
    """A date in the tokens up to, not including, `last`; `first` may lie after the words that led to it."""

    start: date
    end: date
    precision: DatePrecision
    first: int
    last: int
    rule: str


@dataclass(slots=True)
class Scan:
    """The tokens and what is known of them; `year` is the last year that the document named."""

    tokens: Sequence[Token]
    words: CalendarWords
    published: date | None
    year: int | None = None
    _items: dict[int, Item | None] = field(default_factory=dict)

    def item(self, at: int) -> Item | None:
        """The calendar word at token `at`."""
        if not 0 <= at < len(self.tokens) or self.tokens[at].text not in self.words.starts:
            return None
        if at not in self._items:
            match = self.words.phrases.at(self.tokens, at)
            self._items[at] = Item(match.value, match.last, match.start, match.form.proclitics) if match else None
        return self._items[at]

    def of(self, at: int, *kinds: WordKind) -> Item | None:
        """The calendar word at `at` if it is of one of `kinds`, in its first or its second sense."""
        item = self.item(at)
        while item is not None:
            if item.word.kind in kinds:
                return item
            item = item._replace(word=item.word.also) if item.word.also else None
        return None

    def text(self, at: int) -> str:
        """The folded token at `at`, '' beyond the ends."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def number(self, at: int, digits: range) -> int | None:
        """The whole number at `at`, if it has as many digits as `digits` holds."""
        if 0 <= at < len(self.tokens) and self.tokens[at].kind == "number":
            text = self.tokens[at].text
            if text.isdigit() and len(text) in digits:
                return int(text)
        return None

    def ahead(self, first: int, last: int) -> bool:
        """Whether a verb in the future or a word that announces stands shortly before `first`, or right at `last`."""
        for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
            if self.tokens[at].text in _STOP_MARKS:
                break
            if self._announces(at):
                return True
        return last < len(self.tokens) and self._announces(last)

    def since(self, first: int) -> bool:
        """Whether 'since' stands at most two words before `first`."""
        return any(self.of(at, "since") for at in range(max(first - 3, 0), first))

    def _announces(self, at: int) -> bool:
        return self.words.looks_ahead(self.tokens[at].text) or self.of(at, "ahead") is not None
