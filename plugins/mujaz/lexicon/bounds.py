"""The table of words around a number: how firm it is, and whether it counts anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, get_args

from mujaz.arabic.fold import fold
from mujaz.arabic.phrases import Phrases
from mujaz.arabic.tokens import Token
from mujaz.lexicon.tables import Table
from mujaz.model.facts import Bound

_PHRASES = (
    "before",
    "after",
    "reach",
    "reach_to",
    "vague",
    "range_open",
    "range_join",
    "month",
    "clock",
    "subset",
    "of_them",
    "plus",
    "total",
    "era",
    "spared",
)
_WORDS = (
    "label",
    "age",
    "stop",
    "other",
    "reset",
    "irreal",
    "denial",
    "tally",
    "change",
    "hour",
    "share",
    "percent_first",
    "sum",
    "aside",
    "illness",
)
_KEYS = ("role", "bound", "low", "high", "words")


class BoundWord(NamedTuple):
    """What a phrase does to the number beside it; `low` and `high` for a vague word."""

    role: str
    bound: Bound
    low: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class Bounds:
    """`before` and `after` are the phrases that may stand there; `words` the single words of a role, folded.
    `known` and `idle` keep what was told of a token: its roles, and whether no figure can begin with it."""

    before: Phrases[BoundWord] = field(default_factory=Phrases)
    reach: Phrases[BoundWord] = field(default_factory=Phrases)
    after: Phrases[BoundWord] = field(default_factory=Phrases)
    vague: Phrases[BoundWord] = field(default_factory=Phrases)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    known: dict[str, frozenset[str]] = field(default_factory=dict)
    idle: dict[str, bool] = field(default_factory=dict)

    def roles(self, token: Token) -> frozenset[str]:
        """The roles of `token`, by any reading of it."""
        found = self.known.get(token.text)
        if found is None:
            texts = {form.text for form in token.forms}
            found = self.known[token.text] = frozenset(role for role, words in self.words.items() if words & texts)
        return found


def load_bounds(path: Path) -> Bounds:
    """The table at `path`; raises LexiconError naming every problem."""
    table = Table(path)
    bounds = Bounds()
    words: dict[str, set[str]] = {}
    for id, row in table.rows.items():
        place = f"[{id}]"
        table.known_keys(place, row, _KEYS)
        role = table.one_of(place, row, "role", (*_PHRASES, *_WORDS))
        bound: Bound = table.one_of(place, row, "bound", get_args(Bound), default="exact")  # type: ignore[assignment]
        low, high = row.get("low", 0), row.get("high", 0)
        if not isinstance(low, int) or not isinstance(high, int) or low > high:
            table.problem(place, f"'low' is {low!r} and 'high' {high!r}", "Write whole numbers, the smaller as low")
            low = high = 0
        _add(bounds, words, BoundWord(role, bound, low, high), table.texts(place, row, "words", required=True))
    table.close()
    bounds.words.update((role, frozenset(texts)) for role, texts in words.items())
    return bounds


def _add(bounds: Bounds, words: dict[str, set[str]], word: BoundWord, texts: Sequence[str]) -> None:
    """Puts the texts where the finder looks for their role; what leads a phrase is in `words` too."""
    phrases = {
        "before": bounds.before, "range_open": bounds.before, "reach": bounds.reach, "reach_to": bounds.reach,
        "vague": bounds.vague,
    }.get(word.role, bounds.after)  # fmt: skip
    if word.role in _PHRASES:
        for text in texts:
            phrases.add(text, word)
        words.setdefault(_lead(word.role), set()).update(fold(text).split()[0] for text in texts)
    else:
        words.setdefault(word.role, set()).update(fold(text) for text in texts)


def _lead(role: str) -> str:
    return {"before": "opens", "range_open": "opens", "reach": "reaches", "reach_to": "reaches",
            "vague": "vague", "spared": "spared"}.get(role, "follows")  # fmt: skip
