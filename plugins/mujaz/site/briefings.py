"""An entry made ready for its pages: its sentences cut, its actors by id, its English by span."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.model.entry import Entry
from mujaz.model.facts import Actor
from mujaz.model.span import Span
from mujaz.site.passages import HEADLINE, Passages
from mujaz.site.translations import English


@dataclass(frozen=True)
class Briefing:
    """An entry made ready once for both languages."""

    entry: Entry
    passages: Passages
    actors: dict[str, Actor]
    english: English

    @property
    def shows_words(self) -> bool:
        """Whether the rights allow any sentence of the source."""
        return self.entry.document.seed.republish != "facts"

    def words(self, span: Span, limit: int | None = None) -> str | None:
        """The source's words, or None where the rights do not allow them."""
        return self.passages.words(span, limit) if self.shows_words else None

    def in_headline(self, span: Span) -> bool:
        """Whether the fact stands in the headline."""
        passage = self.passages.holding(span)
        return passage is not None and passage.anchor == HEADLINE

    def anchor(self, span: Span) -> str | None:
        """The id of the sentence on the page, or None where the page does not show it."""
        passage = self.passages.holding(span) if self.shows_words else None
        return passage.anchor if passage else None


def briefing_of(entry: Entry, english: English) -> Briefing:
    """The entry with its sentences cut, its actors by id and its English by span."""
    return Briefing(entry, Passages(entry.document), {actor.id: actor for actor in entry.facts.actors}, english)
