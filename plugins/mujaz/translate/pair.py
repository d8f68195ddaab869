"""A unit and its English side by side, with the facts that the unit holds, as the checks of parity read them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from mujaz.arabic.tokens import Token, sentences, tokenize
from mujaz.lexicon.english import EnglishWords
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.names import Sense
from mujaz.model.entry import Entry
from mujaz.model.facts import Actor, Claim, DateMention, Figure, Place
from mujaz.model.span import Span
from mujaz.translate.english_numbers import EnglishNumber, Number, numbers_in
from mujaz.translate.english_text import EnglishText, read_english
from mujaz.translate.units import Unit

Fact = TypeVar("Fact")
_BY_NAME = frozenset(("state", "capital", "nisba", "seat"))


@dataclass(frozen=True, slots=True)
class Difference:
    """What the Arabic of a unit has and its English has not, or the other way round; '' for what is not there."""

    kind: str
    arabic: str
    english: str


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words of an English name, in lower case."""
    return tuple(word for word in read_english(name).words if word[0].isalpha())


class InOrder(Generic[Fact]):
    """Facts by where they stand, so that those of a unit are found without looking at the others."""

    def __init__(self, facts: Iterable[tuple[Span, Fact]]) -> None:
        self._facts = sorted(facts, key=lambda known: (known[0].start, known[0].end))
        self._starts = [span.start for span, _ in self._facts]

    def within(self, span: Span) -> list[tuple[Fact, Span]]:
        """The facts that lie within a span, each with its place."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [(fact, place) for place, fact in self._facts[first:last] if place.end <= span.end]


class Whole:
    """An entry and the tables, with the entry's facts in order, and its named facts by their English names."""

    def __init__(self, entry: Entry, lexicon: Lexicon) -> None:
        facts = entry.facts
        self.entry, self.lexicon = entry, lexicon
        self.figures = InOrder((figure.evidence, figure) for figure in facts.figures)
        self.dates = InOrder((mention.evidence, mention) for mention in facts.dates)
        self.claims = InOrder((claim.cue, claim) for claim in facts.claims)
        named: list[Actor | Place] = [*facts.actors, *facts.places]
        self.named = InOrder((mention, fact) for fact in named for mention in fact.mentions)
        self.by_first_word: dict[str, list[tuple[tuple[str, ...], Actor | Place]]] = {}
        for fact in named:
            if words := name_words(fact.name.en or ""):
                self.by_first_word.setdefault(words[0], []).append((words, fact))


@dataclass(frozen=True)
class Pair:
    """One unit, its English, and what both say; everything is read once and when it is first asked for.

    `quotes` are the translated quotations within the unit, each with its English.
    """

    unit: Unit
    text: str
    whole: Whole
    quotes: Sequence[tuple[Unit, str]] = ()

    @property
    def entry(self) -> Entry:
        """The entry that the unit belongs to."""
        return self.whole.entry

    @property
    def lexicon(self) -> Lexicon:
        """The tables."""
        return self.whole.lexicon

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
        english = self.english_sentences
        if len(arabic) != len(english):
            return [(self.tokens, 0, len(self.english.words))]
        return [(tokens, first, last) for tokens, (first, last) in zip(arabic, english, strict=True)]

    @cached_property
    def english_sentences(self) -> list[tuple[int, int]]:
        """The first word of each sentence of the translation, and the place after its last."""
        return self.english.sentences

    @property
    def is_quote(self) -> bool:
        """Whether the unit is a quotation within a segment."""
        return ".q" in self.unit.id

    @cached_property
    def figures(self) -> list[Figure]:
        """The unit's figures."""
        return [figure for figure, _ in self.whole.figures.within(self.unit.span)]

    @cached_property
    def dates(self) -> list[DateMention]:
        """The unit's dates."""
        return [mention for mention, _ in self.whole.dates.within(self.unit.span)]

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims whose cue stands in the unit."""
        return [claim for claim, _ in self.whole.claims.within(self.unit.span)]

    @cached_property
    def named(self) -> list[tuple[Actor | Place, Span]]:
        """Each mention of an actor or place in the unit, in the order of the text."""
        return self.whole.named.within(self.unit.span)

    @cached_property
    def senses(self) -> list[tuple[Sense, Span]]:
        """What every name that the tables know may mean here, whether it became a fact or not."""
        found = []
        for at in range(len(self.tokens)):
            match = self.lexicon.names.phrases.at(self.tokens, at)
            if match:
                found += [(sense, Span(match.start, match.end)) for sense in match.value]
        return found

    @cached_property
    def naming(self) -> frozenset[int]:
        """The numbers of the tokens that name something, in fact or perhaps."""
        facts = [span for _, span in self.named]
        return self.covered([*facts, *(span for sense, span in self.senses if sense.what != "group")])

    @cached_property
    def by_name(self) -> frozenset[int]:
        """The numbers of the tokens that name a state, by its name, an adjective, its capital or seat."""
        return self.covered(span for sense, span in self.senses if sense.what in _BY_NAME)

    @cached_property
    def by_value(self) -> dict[Number, list[EnglishNumber]]:
        """The numbers of the translation by each value that they may have."""
        found: dict[Number, list[EnglishNumber]] = {}
        for number in self.numbers:
            for value in number.values:
                found.setdefault(value, []).append(number)
        return found

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words of the translation that begin with a capital, in lower case."""
        return frozenset(written.lower() for written in self.english.written if written[0].isupper())

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where each word of the translation stands."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.english.words):
            found.setdefault(word, []).append(at)
        return found

    def covered(self, spans: Iterable[Span]) -> frozenset[int]:
        """The numbers of the tokens that share a letter with one of the spans."""
        starts = [token.start for token in self.tokens]
        found: set[int] = set()
        for span in spans:
            first, last = max(bisect_right(starts, span.start) - 1, 0), bisect_left(starts, span.end)
            found.update(at for at in range(first, last) if self.tokens[at].end > span.start)
        return frozenset(found)

    def words_of(self, span: Span) -> str:
        """The Arabic words of a span, with single spaces."""
        return " ".join(span.of(self.entry.document.text).split())
