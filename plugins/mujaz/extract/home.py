"""Weighs the states of an article: where it is at home decides whose 'الجيش' or 'الحكومة' is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mujaz.arabic.phrases import PhraseMatch
from mujaz.lexicon.names import Senses
from mujaz.lexicon.register import Entry, Register

Sights = Sequence[PhraseMatch[Senses]]
_TITLE_WEIGHT = 3
_CLEAR = 1.5


def weigh(sentences: Iterable[tuple[bool, Sights]], register: Register) -> Counter[str]:
    """How often each state is named, by id; takes (stands in the title, matches) for each sentence."""
    weights: Counter[str] = Counter()
    for title, sights in sentences:
        for match in sights:
            state = state_of(match, register)
            if state:
                weights[state.id] += _TITLE_WEIGHT if title else 1
    return weights


def state_of(match: PhraseMatch[Senses], register: Register) -> Entry | None:
    """The state to which a name points: the state itself, its capital, its seat, its nisba, or the place's country."""
    sense = match.value[0]
    if sense.nisba:
        return sense.nisba.state
    if sense.what == "state":
        return sense.entry
    if sense.state:
        return sense.state
    return register.state(sense.entry.country) if sense.what == "place" and sense.entry else None


def home(weights: Counter[str], register: Register) -> Entry | None:
    """The state that the article is about, or None where two are about equally named."""
    ranked = weights.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]):
        return None
    return register.actors.get(ranked[0][0])
