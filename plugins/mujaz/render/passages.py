"""A document's sentences and what may be shown of them: the whole text, short credited quotes, or nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mujaz.arabic.tokens import sentences, tokenize
from mujaz.model.document import Document, Segment
from mujaz.model.entry import Entry
from mujaz.model.span import Span

HEADLINE = "headline"
_LEAD = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the source. `anchor` is its id on the page: 's3', or 'headline' for the title's."""

    anchor: str
    segment: Segment
    span: Span


class Passages:
    """The sentences of one document, in order, found by the place of a fact."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.all = tuple(_passages(document))
        self._starts = [passage.span.start for passage in self.all]

    def holding(self, span: Span) -> Passage | None:
        """The sentence in which `span` begins, or None where it begins outside the article."""
        at = bisect_right(self._starts, span.start) - 1
        return self.all[at] if at >= 0 and span.start < self.all[at].span.end else None

    def words(self, span: Span, limit: int | None = None) -> str:
        """The words of `span` on one line, cut to `limit` words."""
        return clipped(span.of(self.text).split(), limit)

    def quote(self, passage: Passage, evidence: Span, limit: int | None) -> str:
        """The words of a sentence, at most `limit` of them, among which the evidence begins."""
        words = passage.span.of(self.text).split()
        if limit is None or len(words) <= limit:
            return " ".join(words)
        before = len(self.text[passage.span.start : evidence.start].split())
        skipped = max(0, min(before - _LEAD, len(words) - limit)) if before > limit - _LEAD else 0
        shown = clipped(words[skipped:], limit)
        return f"… {shown}" if skipped else shown


def clipped(words: list[str], limit: int | None) -> str:
    """The words on one line, with an ellipsis where more than `limit` of them were cut."""
    if limit is None or len(words) <= limit:
        return " ".join(words)
    return " ".join(words[:limit]) + " …"


def _passages(document: Document) -> Iterator[Passage]:
    number = 0
    for segment in sorted(document.segments, key=lambda segment: segment.span):
        words = segment.span.of(document.text)
        if segment.kind == "title":
            yield Passage(HEADLINE, segment, segment.span)
            continue
        for sentence in sentences(tokenize(words, segment.span.start)):
            number += 1
            yield Passage(f"s{number}", segment, sentence.span)


def evidence_of(entry: Entry) -> Iterable[Span]:
    """The evidence of every fact, in the order of the text."""
    facts = entry.facts
    spans = [fact.evidence for kind in (facts.claims, facts.figures, facts.dates) for fact in kind]
    return sorted(spans)
