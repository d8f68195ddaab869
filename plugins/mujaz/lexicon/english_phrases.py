"""Looking up English phrases in the words of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")


class EnglishPhrases(Generic[Value]):
    """Phrases by their first word; of those that begin at a word, the longest is found."""

    def __init__(self, rows: Iterable[tuple[str, Value]]) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in rows:
            words = tuple(phrase.replace("-", " ").split())
            self._rows.setdefault(words[0], []).append((words, value))
        for known in self._rows.values():
            known.sort(key=lambda row: -len(row[0]))

    def at(self, words: Sequence[str], first: int) -> tuple[Value, int] | None:
        """The value of the phrase that begins at word `first` and the place after it, or None."""
        for phrase, value in self._rows.get(words[first], ()):
            last = first + len(phrase)
            if tuple(words[first:last]) == phrase:
                return value, last
        return None

    def find(self, words: Sequence[str]) -> Iterator[tuple[Value, int, int]]:
        """Each phrase with its first word and the place after it, none overlapping another."""
        at = 0
        while at < len(words):
            match = self.at(words, at)
            if match:
                yield match[0], at, match[1]
            at = match[1] if match else at + 1
