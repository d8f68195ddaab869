"""A document as the finders read it: its segments' tokens in sentences, made once and shared."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.arabic.tokens import Sentence, sentences, tokenize
from mujaz.model.document import Document, Segment


@dataclass(frozen=True, slots=True)
class ReadSegment:
    """A segment with its sentences. `index` is its place in the document, from 0."""

    index: int
    segment: Segment
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's segments, tokenized."""

    document: Document
    segments: tuple[ReadSegment, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in the order of the text."""
        return tuple(sentence for read in self.segments for sentence in read.sentences)


def read(document: Document) -> Reading:
    """The tokens and sentences of a document's segments."""
    segments = tuple(
        ReadSegment(index, segment, tuple(sentences(tokenize(segment.span.of(document.text), segment.span.start))))
        for index, segment in enumerate(document.segments)
    )
    return Reading(document, segments)
