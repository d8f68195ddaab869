"""A text's lines as the layout rules look at them: where each stands and how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from mujaz.arabic.tokens import Token, tokenize
from mujaz.model.span import Span

LONG_LINE = 240
"""From this many code points on, a line is running text whatever it says."""

_LINE = re.compile(r"[^\n\r\v\f\N{NEXT LINE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]+")
_AROUND = (
    " \t\N{NO-BREAK SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
)
_FINAL = frozenset(".!?:\N{ARABIC QUESTION MARK}\N{ARABIC SEMICOLON}\N{HORIZONTAL ELLIPSIS}")
_STOPS = frozenset(".!\N{HORIZONTAL ELLIPSIS}")
_CLOSERS = " )]\"'\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"


@dataclass(frozen=True)
class Line:
    """A line that is not blank; `alone` says that a blank line or the text's edge stands before and after it."""

    text: str
    span: Span
    blank_before: bool
    blank_after: bool

    @property
    def alone(self) -> bool:
        """Whether the line stands apart from its neighbours."""
        return self.blank_before and self.blank_after

    @cached_property
    def tokens(self) -> list[Token]:
        """The line's tokens, Latin letters in lower case; offsets are of no use."""
        return tokenize(self.text.lower())

    @cached_property
    def words(self) -> int:
        """How many words the line has."""
        return len(self.text.split())

    @property
    def long(self) -> bool:
        """Whether the line can only be running text."""
        return len(self.text) >= LONG_LINE

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether the line ends in a full stop or its like, quotation marks and brackets set aside."""
        return self.text.rstrip(_CLOSERS)[-1:] in _STOPS

    @cached_property
    def ends(self) -> bool:
        """Whether the line ends in any mark that closes or introduces something."""
        return self.text.rstrip(_CLOSERS)[-1:] in _FINAL


def lines(text: str) -> Iterator[Line]:
    """The lines of `text` that are not blank, without the white space around them."""
    found: list[tuple[str, int, int]] = []
    blank_before: list[bool] = []
    last = 0
    for match in _LINE.finditer(text):
        kept = match.group().strip(_AROUND)
        if not kept:
            continue
        start = match.start() + match.group().index(kept)
        between = text[last:start]
        blank_before.append(not found or between.count("\n") > 1 or between.count("\r") > 1 + between.count("\n"))
        found.append((kept, start, start + len(kept)))
        last = start + len(kept)
    blank_before.append(True)
    for number, (kept, start, end) in enumerate(found):
        yield Line(kept, Span(start, end), blank_before[number], blank_before[number + 1])
