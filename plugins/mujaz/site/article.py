"""What a briefing shows of the source itself: all of it, the sentences that hold facts, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from mujaz.model.document import Segment
from mujaz.model.span import Span
from mujaz.render.catalogues import Words
from mujaz.site.briefings import Briefing
from mujaz.site.markup import arabic
from mujaz.site.passages import HEADLINE, Passage, evidence_of


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of the source as the page shows it."""

    anchor: str
    words: Markup


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A segment of the source with its sentences."""

    kind: str
    sentences: list[Quoted]
    english: str | None = None


def text(briefing: Briefing, words: Words, limit: int) -> list[Paragraph]:
    """What the page shows of the text: all of it, the sentences that hold facts, or nothing."""
    match briefing.entry.document.seed.republish:
        case "full":
            return list(_whole(briefing, words))
        case "excerpt":
            return list(_excerpt(briefing, limit))
    return []


def _whole(briefing: Briefing, words: Words) -> Iterator[Paragraph]:
    passages = briefing.passages
    held: dict[str, tuple[Segment, list[Quoted]]] = {}
    for passage in passages.all:
        if passage.anchor != HEADLINE:
            shown = Quoted(passage.anchor, arabic(passages.words(passage.span)))
            held.setdefault(passage.segment.id, (passage.segment, []))[1].append(shown)
    for segment, quoted in held.values():
        translation = briefing.english.get(segment.span) if words.lang == "en" else None
        yield Paragraph(segment.kind, quoted, translation.english if translation else None)


def _excerpt(briefing: Briefing, limit: int) -> Iterator[Paragraph]:
    shown: dict[str, tuple[Passage, Span]] = {}
    for evidence in evidence_of(briefing.entry):
        passage = briefing.passages.holding(evidence)
        if passage and passage.anchor != HEADLINE:
            shown.setdefault(passage.anchor, (passage, evidence))
    for passage, evidence in shown.values():
        quote = arabic(briefing.passages.quote(passage, evidence, limit))
        yield Paragraph("quote", [Quoted(passage.anchor, quote)])
