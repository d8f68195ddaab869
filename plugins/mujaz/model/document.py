"""A seed as read: its text exactly as received, cut into the segments that are the article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from mujaz.model.span import Span

Republish = Literal["facts", "excerpt", "full"]
SegmentKind = Literal["title", "byline", "dateline", "heading", "paragraph", "credit"]
DateSource = Literal["sidecar", "dateline", "url", "html", "folder", "none"]

_FIRST_WORDS = 16


@dataclass(frozen=True, slots=True)
class Segment:
    """A title, heading or paragraph: the unit of translation. `id` is 't', 'h1', 'p1', … in reading order."""

    id: str
    kind: SegmentKind
    span: Span


@dataclass(frozen=True, slots=True)
class Seed:
    """What is known of the file as received, from its bytes, its sidecar and its place in the folder.

    `path` is relative to the archive's root, with forward slashes. `sha256` is of the file's bytes.
    `published_from` says where the date was read. `url`, `byline` and `license` are None where nothing gives them.
    `title` is the one that the sidecar gives, else None: then the document's first segment is its title.
    """

    path: str
    sha256: str
    encoding: str = "utf-8"
    published: date | None = None
    published_from: DateSource = "none"
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    license: str | None = None
    republish: Republish = "excerpt"
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `text` is the decoded seed (for HTML, the text extracted from it), never normalised.

    Only controls and overrides of direction are not as received: for each stands a mark without effect (model/unseen).

    Spans of segments and facts count code points of `text`. What no segment covers is boilerplate:
    no fact rests on it.
    """

    id: str
    seed: Seed
    text: str
    segments: tuple[Segment, ...]

    def segment_at(self, span: Span) -> Segment | None:
        """The segment that holds `span` wholly, or None."""
        return next((segment for segment in self.segments if segment.span.contains(span)), None)

    @property
    def title(self) -> str:
        """The sidecar's title, or the words of the title segment; '' for no segments.

        Where no segment is a title, the first words of the first one.
        """
        if self.seed.title:
            return self.seed.title
        chosen = next((s for s in self.segments if s.kind == "title"), None) or next(iter(self.segments), None)
        if chosen is None:
            return ""
        words = chosen.span.of(self.text).split()
        if chosen.kind == "title" or len(words) <= _FIRST_WORDS:
            return " ".join(words)
        return " ".join(words[:_FIRST_WORDS]) + "\N{HORIZONTAL ELLIPSIS}"
