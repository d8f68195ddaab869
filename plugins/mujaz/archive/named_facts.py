"""How a correction names a fact: by words of the article, which stay where they are when rules find facts again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import count, islice

from mujaz.model.corrections import Fact, FactKind
from mujaz.model.facts import Actor, Claim, Facts, Place, Topic
from mujaz.model.span import Span

_MOST_WORDS = 6


class Wrong(Exception):
    """A value that a correction may not have: what was found, and what to write."""

    def __init__(self, found: str, remedy: str) -> None:
        super().__init__(found)
        self.found, self.remedy = found, remedy


class Missing(Wrong):
    """A fact that a correction names and that is not there, or not any more."""


def facts_of(facts: Facts, kind: FactKind) -> Sequence[Fact]:
    """The facts of one kind, in the order of the text."""
    of_kind: dict[FactKind, Sequence[Fact]] = {
        "actor": facts.actors,
        "place": facts.places,
        "claim": facts.claims,
        "figure": facts.figures,
        "date": facts.dates,
        "topic": facts.topics,
    }
    return of_kind[kind]


def spans_of(fact: Fact) -> tuple[Span, ...]:
    """The stretches of the text that a fact can be named by, the one that names it best first."""
    if isinstance(fact, Actor | Place):
        return fact.mentions
    if isinstance(fact, Topic):
        return fact.words
    return (fact.cue, fact.evidence) if isinstance(fact, Claim) else (fact.evidence,)


def occurrences(words: str, text: str) -> list[Span]:
    """Where `words` stand in `text`, however their blanks are broken into lines.

    Where they end a word somewhere, the places where that word goes on do not count.

    >>> occurrences("two  words", "two\\nwords, two words")
    [Span(start=0, end=9), Span(start=11, end=20)]
    >>> occurrences("12", "120 of 12")
    [Span(start=7, end=9)]
    """
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return []
    places = [Span(*match.span()) for match in re.finditer(r"\s+".join(parts), text)]
    return [place for place in places if re.match(r"\w\w", text[place.end - 1 : place.end + 1]) is None] or places


def stretch(words: str, nth: int | None, text: str) -> Span:
    """The one stretch that `words` name, or their `nth`. Raises Wrong where there is none, or several and no `nth`."""
    found = _stretches(words, nth, text)
    if len(found) > 1:
        remedy = "Say which with nth = 1, 2, …, or write more of the words around them"
        raise Wrong(f"'{words}' stands {len(found)} times in the article", remedy)
    return found[0]


def fact_named(
    kind: FactKind, words: str, nth: int | None, text: str, facts: Facts, fits: Callable[[Fact], bool]
) -> tuple[Fact, Span]:
    """The fact that stands on `words` and where these stand: exactly, else with some letters in common.

    Of several, the one that `fits`. Raises Missing where there is none, Wrong where several are left or the article
    has no such words.
    """
    places = _stretches(words, nth, text)
    of_kind = facts_of(facts, kind)
    exact = _standing(of_kind, places, lambda span, place: span == place)
    chosen = exact or _standing(of_kind, places, Span.overlaps, at_cue=True)
    if len(chosen) > 1:
        chosen = [(fact, place) for fact, place in chosen if fits(fact)] or chosen
    if not chosen:
        remedy = f"Take this correction out, or name the words that the {kind} rests on now"
        raise Missing(f"no {kind} rests on '{words}' (any more)", remedy)
    if len(chosen) > 1:
        remedy = "Write fewer or more of the words, nth = 1, 2, …, or was = {…} with a value that only one of them has"
        raise Wrong(f"{len(chosen)} facts of kind {kind} rest on '{words}'", remedy)
    return chosen[0]


def _stretches(words: str, nth: int | None, text: str) -> list[Span]:
    found = occurrences(words, text)
    if not found:
        raise Wrong(f"the article has no words '{words}'", "Copy them from the seed, letter for letter")
    if nth is None:
        return found
    if nth > len(found):
        raise Wrong(f"'{words}' stands {len(found)} times, and 'nth' is {nth}", f"Write nth = 1 to {len(found)}")
    return [found[nth - 1]]


def _standing(
    facts: Iterable[Fact], places: Sequence[Span], meets: Callable[[Span, Span], bool], *, at_cue: bool = False
) -> list[tuple[Fact, Span]]:
    """Each fact one of whose spans meets one of the places, with the first such place.

    With `at_cue` a claim is met at its cue alone: its evidence is long, and claims stand within claims.
    """
    found = []
    for fact in facts:
        spans = spans_of(fact)[:1] if at_cue and isinstance(fact, Claim) else spans_of(fact)
        place = next((place for place in places if any(meets(span, place) for span in spans)), None)
        if place:
            found.append((fact, place))
    return found


def words_for(fact: Fact, kind: FactKind, text: str, facts: Facts) -> tuple[str, int | None]:
    """Words that name `fact` by `fact_named`, and their occurrence where they need one.

    Those of the fact itself, else with some that follow; a number only where such words stand for others as well.
    """
    span = spans_of(fact)[0]
    for longer in _growing(span, text):
        words = " ".join(longer.of(text).split())
        if _names(words, None, kind, text, facts) == fact:
            return words, None
    words = " ".join(span.of(text).split())
    places = occurrences(words, text)
    return words, 1 + next((n for n, place in enumerate(places) if place.start == span.start), 0)


def _names(words: str, nth: int | None, kind: FactKind, text: str, facts: Facts) -> Fact | None:
    try:
        return fact_named(kind, words, nth, text, facts, lambda fact: False)[0]
    except Wrong:
        return None


def _growing(span: Span, text: str) -> Iterable[Span]:
    """The stretch, then with each of the next words of its line."""
    yield span
    line_end = text.find("\n", span.end)
    rest = text[span.end : len(text) if line_end < 0 else line_end]
    for match in islice(re.finditer(r"\S+", rest), _MOST_WORDS):
        yield Span(span.start, span.end + match.end())


def next_id(letter: str, taken: Iterable[str | None]) -> str:
    """The first id of this letter after all that are taken: added facts never move the ids of others.

    >>> next_id("f", ["f1", "f7", None])
    'f8'
    """
    numbers = [int(one[1:]) for one in taken if one and one[1:].isdecimal()]
    return f"{letter}{next(count(max(numbers, default=0) + 1))}"
