"""A unit and its English side by side, with the facts that the unit holds, as the checks of parity read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from mujaz.arabic.tokens import Token, sentences, tokenize
from mujaz.lexicon.english import EnglishWords
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.names import Sense
from mujaz.model.entry import Entry
from mujaz.model.facts import Actor, Claim, DateMention, Figure, Place
from mujaz.model.span import Span
from mujaz.translate.english_numbers import EnglishNumber, numbers_in
from mujaz.translate.english_text import EnglishText, read_english
from mujaz.translate.units import Unit


@dataclass(frozen=True, slots=True)
class Difference:
    """What the Arabic of a unit has and its English has not, or the other way round; '' for what is not there."""

    kind: str
    arabic: str
    english: str


@dataclass(frozen=True)
class Pair:
    """One unit, its English, and what both say; everything is read once and when it is first asked for."""

    unit: Unit
    text: str
    entry: Entry
    lexicon: Lexicon

    @property
    def words(self) -> EnglishWords:
        """The English tables."""
        return self.lexicon.english

    @cached_property
    def english(self) -> EnglishText:
        """The words of the translation."""
        return read_english(self.text)

    @cached_property
    def numbers(self) -> list[EnglishNumber]:
        """The numbers of the translation."""
        return numbers_in(self.english, self.words)

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The Arabic's tokens, their places counted in the document."""
        return tokenize(self.unit.span.of(self.entry.document.text), self.unit.span.start)

    @cached_property
    def sentences(self) -> list[tuple[Sequence[Token], int, int]]:
        """The Arabic's sentences, each with the first and past the last word of its English.

        Where the two have not as many, the whole as one.
        """
        if not self.tokens:
            return []
        arabic = [sentence.tokens for sentence in sentences(self.tokens)]
        english = self.english.sentences
        if len(arabic) != len(english):
            return [(self.tokens, 0, len(self.english.words))]
        return [(tokens, first, last) for tokens, (first, last) in zip(arabic, english, strict=True)]

    @property
    def is_quote(self) -> bool:
        """Whether the unit is a quotation within a segment."""
        return ".q" in self.unit.id

    @cached_property
    def figures(self) -> list[Figure]:
        """The unit's figures."""
        return [figure for figure in self.entry.facts.figures if self.unit.span.contains(figure.evidence)]

    @cached_property
    def dates(self) -> list[DateMention]:
        """The unit's dates."""
        return [mention for mention in self.entry.facts.dates if self.unit.span.contains(mention.evidence)]

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims whose cue stands in the unit."""
        return [claim for claim in self.entry.facts.claims if self.unit.span.contains(claim.cue)]

    @cached_property
    def named(self) -> list[tuple[Actor | Place, Span]]:
        """Each mention of an actor or place in the unit."""
        return list(self._named())

    def _named(self) -> Iterator[tuple[Actor | Place, Span]]:
        for fact in (*self.entry.facts.actors, *self.entry.facts.places):
            for mention in fact.mentions:
                if self.unit.span.contains(mention):
                    yield fact, mention

    @cached_property
    def senses(self) -> list[tuple[Sense, Span]]:
        """What every name that the tables know may mean here, whether it became a fact or not."""
        found = []
        for at in range(len(self.tokens)):
            match = self.lexicon.names.phrases.at(self.tokens, at)
            if match:
                found += [(sense, Span(match.start, match.end)) for sense in match.value]
        return found

    def inside(self, spans: Sequence[Span], token: Token) -> bool:
        """Whether a token shares a letter with one of the spans."""
        return any(span.start < token.end and token.start < span.end for span in spans)

    def words_of(self, span: Span) -> str:
        """The Arabic words of a span, with single spaces."""
        return " ".join(span.of(self.entry.document.text).split())
