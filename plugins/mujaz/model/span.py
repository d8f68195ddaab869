"""A half-open range of code points in a document's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points from `start` up to, not including, `end`.

    >>> Span(2, 5).of("0123456")
    '234'
    >>> Span(2, 5).overlaps(Span(5, 7)), Span(2, 5).contains(Span(3, 5))
    (False, True)
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch of `text` that this span covers, letter for letter."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end
