"""What of a document is translated: its segments and the quotations within them, each with a lasting id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mujaz.model.entry import Entry
from mujaz.model.span import Span

_TRANSLATED = frozenset({"title", "heading", "paragraph"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch to translate. `id` is the segment's ('p3'), or for the n-th quotation in it 'p3.q1'.

    `source` is the Arabic with runs of white space as single spaces; `span` is where it stands.
    """

    id: str
    source: str
    span: Span


def units(entry: Entry) -> Iterator[Unit]:
    """The units of an entry in the order of the text, each segment before its quotations."""
    document = entry.document
    quotes = sorted({claim.quote for claim in entry.facts.claims if claim.quote})
    for segment in document.segments:
        if segment.kind not in _TRANSLATED:
            continue
        yield _unit(segment.id, document.text, segment.span)
        within = [quote for quote in quotes if segment.span.contains(quote)]
        for number, quote in enumerate(within, 1):
            yield _unit(f"{segment.id}.q{number}", document.text, quote)


def _unit(unit_id: str, text: str, span: Span) -> Unit:
    return Unit(unit_id, " ".join(span.of(text).split()), span)
