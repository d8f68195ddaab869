"""An entry made ready for its pages: its sentences cut, its actors by id, its English by span."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mujaz.export.lines import facts_line
from mujaz.model.entry import Entry
from mujaz.model.facts import Actor, Figure
from mujaz.model.span import Span
from mujaz.render.contents import Content, contents
from mujaz.render.headlines import Telling, telling_figures
from mujaz.render.passages import HEADLINE, Passages
from mujaz.render.sentences import claim_sentence, figure_sentence
from mujaz.render.style import Style
from mujaz.site.aligned import Translated, sentences_in_english
from mujaz.site.translations import English


@dataclass(frozen=True, eq=False)
class Briefing:
    """An entry made ready once for both languages; what several parts of its pages say is worded once."""

    entry: Entry
    passages: Passages
    actors: dict[str, Actor]
    english: English
    _said: dict[tuple[str, str], str] = field(default_factory=dict)

    def figure_said(self, figure: Figure, style: Style) -> str:
        """A figure of its in one sentence, which tells the claimant."""
        said = self._said.get((figure.id, style.lang))
        if said is None:
            claimant = self.actors.get(figure.claimed_by or "")
            said = self._said[figure.id, style.lang] = figure_sentence(figure, claimant, style)
        return said

    def claim_said(self, claim: str, style: Style) -> str:
        """A claim of its in one sentence, by its id."""
        said = self._said.get((claim, style.lang))
        if said is None:
            said = self._said[claim, style.lang] = claim_sentence(self.contents[claim], style)
        return said

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

    @cached_property
    def distinct(self) -> list[list[Figure]]:
        """The figures, each with those that say the same of the same claimant."""
        return _distinct(self)

    @cached_property
    def telling(self) -> Telling:
        """The figures that sum the article up."""
        return telling_figures((group[0] for group in self.distinct), self.entry)

    @cached_property
    def contents(self) -> Mapping[str, Content]:
        """What the words of each claim hold."""
        return contents(self.entry)

    @cached_property
    def sentences(self) -> Mapping[str, Translated]:
        """The English of each sentence that has one, by its anchor."""
        return sentences_in_english(self.passages, self.english)

    @cached_property
    def record(self) -> str:
        """The facts as they are published for machines."""
        return facts_line(self.entry)

    def anchor(self, span: Span) -> str | None:
        """The id of the sentence on the page, or None where the page does not show it."""
        passage = self.passages.holding(span) if self.shows_words else None
        return passage.anchor if passage else None

    def in_english(self, span: Span) -> Translated | None:
        """The English of the sentence in which a fact stands, as far as the rights allow it to be shown."""
        passage = self.passages.holding(span) if self.sentences else None
        return self.sentences.get(passage.anchor) if passage else None


def briefing_of(entry: Entry, english: English) -> Briefing:
    """The entry with its sentences cut, its actors by id and its English by span."""
    return Briefing(entry, Passages(entry.document), {actor.id: actor for actor in entry.facts.actors}, english)


def _distinct(briefing: Briefing) -> list[list[Figure]]:
    """The figures with their repetitions: the same quantity of the same claimant once, the headline's not again."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    claimed: dict[tuple[object, ...], tuple[object, ...]] = {}
    figures = briefing.entry.facts.figures
    for figure in sorted(figures, key=lambda figure: briefing.in_headline(figure.evidence)):
        noun = figure.noun.ar if figure.noun else None
        quantity = (figure.kind, figure.low, figure.high, figure.bound, noun, figure.unit)
        key: tuple[object, ...] = (*quantity, figure.claimed_by)
        if briefing.in_headline(figure.evidence):
            key = claimed.get(quantity, key)
        claimed.setdefault(quantity, key)
        groups.setdefault(key, []).append(figure)
    order = {figure.id: place for place, figure in enumerate(figures)}
    return sorted(groups.values(), key=lambda group: min(order[figure.id] for figure in group))
