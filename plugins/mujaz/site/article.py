"""What a briefing shows of the source itself: all of it, the sentences that hold facts, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote as percent_encoded

from markupsafe import Markup

from mujaz.model.document import Segment
from mujaz.model.span import Span
from mujaz.render.catalogues import Words
from mujaz.render.passages import HEADLINE, Passage, evidence_of
from mujaz.site.aligned import aligned
from mujaz.site.briefings import Briefing
from mujaz.site.markup import arabic
from mujaz.translate.memory import State

# How many words of a sentence's beginning and of its end tell where it stands.
_END_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of the source as the page shows it; `at_source` is where it stands at the publisher's."""

    anchor: str
    words: Markup
    at_source: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A segment of the source with its sentences.

    `english` is its translation and `state` how far that is. `aligned` are the translation's sentences, which stand for
    those of the source one by one where they are as many, else the whole of it as one.
    """

    kind: str
    sentences: list[Quoted]
    english: str | None = None
    state: State | None = None
    aligned: Sequence[str] = ()


def text(briefing: Briefing, words: Words, limit: int) -> list[Paragraph]:
    """What the page shows of the text: all of it, the sentences that hold facts, or nothing."""
    match briefing.entry.document.seed.republish:
        case "full":
            return list(_whole(briefing, words))
        case "excerpt":
            return _excerpt(briefing, limit)
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
        if translation:
            parts = aligned(translation.english, len(quoted))
            yield Paragraph(segment.kind, quoted, translation.english, translation.state, parts)
        else:
            yield Paragraph(segment.kind, quoted)


@lru_cache(maxsize=2)
def _excerpt(briefing: Briefing, limit: int) -> list[Paragraph]:
    """The same on the pages of both languages."""
    shown: dict[str, tuple[Passage, Span]] = {}
    for evidence in evidence_of(briefing.entry):
        passage = briefing.passages.holding(evidence)
        if passage and passage.anchor != HEADLINE:
            shown.setdefault(passage.anchor, (passage, evidence))
    return [_quoted(briefing, passage, evidence, limit) for passage, evidence in shown.values()]


def _quoted(briefing: Briefing, passage: Passage, evidence: Span, limit: int) -> Paragraph:
    quote, url = briefing.passages.quote(passage, evidence, limit), briefing.entry.document.seed.url
    return Paragraph("quote", [Quoted(passage.anchor, arabic(quote), text_address(url, quote) if url else None)])


def text_address(url: str, quote: str) -> str:
    """The address that makes a browser show the words `quote` of the page at `url`: a text fragment, by both ends."""
    words = quote.removeprefix("… ").removesuffix(" …").split()
    ends = [words] if len(words) <= 2 * _END_WORDS else [words[:_END_WORDS], words[-_END_WORDS:]]
    # A hyphen is part of the syntax of text fragments, so it must not stand for itself.
    said = ",".join(percent_encoded(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{url.partition('#')[0]}#:~:text={said}"
