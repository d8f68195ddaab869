"""Where an article uses words that take a side, and whether in its own voice."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

from mujaz.arabic.fold import fold
from mujaz.arabic.tokens import tokenize
from mujaz.lexicon.contested import Contested
from mujaz.model.entry import Entry


@dataclass(frozen=True, slots=True)
class Use:
    """How often an article uses a word: in what it reports of speakers, and in its own voice."""

    word: str
    attributed: int
    own: int


def uses(entry: Entry, contested: Contested) -> list[Use]:
    """The words of the table that the article uses, in the table's order; what is no part of the article is not read.

    A word belongs to a speaker where it stands in the words of a claim.
    """
    attributed, own = Counter[str](), Counter[str]()
    starts, ends = _said(entry)
    for segment in entry.document.segments:
        text = segment.span.of(entry.document.text)
        folded = fold(text)
        if not any(word in folded for word in contested.telling):
            continue
        tokens = tokenize(text, segment.span.start)
        for match in contested.phrases.find(tokens):
            at = bisect_right(starts, match.start) - 1
            spoken = at >= 0 and match.start < ends[at]
            (attributed if spoken else own)[match.value] += 1
    return [Use(word, attributed[word], own[word]) for word in contested.words if attributed[word] or own[word]]


def _said(entry: Entry) -> tuple[list[int], list[int]]:
    """Where claims begin, in order, and for each how far it and those before it reach."""
    spans = sorted(claim.evidence for claim in entry.facts.claims)
    return [span.start for span in spans], list(accumulate((span.end for span in spans), max))
