"""From a segment's tokens to the verbatim quotations in it, unbalanced marks tolerated."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mujaz.arabic.tokens import Sentence, Token
from mujaz.extract.letters import CLOSERS, OPENERS
from mujaz.model.span import Span


def find_quotes(sentences: Sequence[Sentence]) -> list[Span]:
    """The stretches between quotation marks of one segment, marks excluded; one left open ends with its sentence,
    and marks with nothing between them quote nothing."""
    starts = [token.start for sentence in sentences for token in sentence.tokens]
    marks = [
        (token, sentence.tokens[-1].end, _only_closes(sentence.tokens, at))
        for sentence in sentences
        for at, token in enumerate(sentence.tokens)
        if token.text in OPENERS or token.text in CLOSERS
    ]
    quotes: list[Span] = []
    opened: tuple[Token, int] | None = None
    for mark, end, closes in marks:
        if opened is None:
            opened = (mark, end) if mark.text in OPENERS and not closes else None
        elif mark.text in CLOSERS:
            _add(quotes, starts, opened[0].end, mark.start)
            opened = None
        else:
            _add(quotes, starts, opened[0].end, min(opened[1], mark.start))
            opened = (mark, end)
    if opened is not None:
        _add(quotes, starts, opened[0].end, opened[1])
    return quotes


def _only_closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark stands right behind a word and before another mark: where none is open, it is a stray one."""
    before = at > 0 and tokens[at - 1].kind != "mark" and tokens[at - 1].end == tokens[at].start
    return before and (at + 1 == len(tokens) or tokens[at + 1].kind == "mark")


def _add(quotes: list[Span], starts: Sequence[int], start: int, end: int) -> None:
    first = bisect_left(starts, start)
    if first < len(starts) and starts[first] < end:
        quotes.append(Span(start, end))
