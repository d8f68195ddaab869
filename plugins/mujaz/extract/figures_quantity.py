"""What the steps of the figure finder hand to each other: a sentence, and one quantity while its words are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mujaz.arabic.tokens import Token
from mujaz.lexicon.counted_nouns import Noun
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.facts import Bound, FigureKind
from mujaz.model.span import Span

Blocked = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan reads: a sentence's tokens, the document's text, the tables; `blocked` tells a date's or name's."""

    tokens: Sequence[Token]
    text: str
    lexicon: Lexicon
    blocked: Blocked


@dataclass(slots=True)
class Quantity:
    """A number with its bound and what it counts, in the tokens from `first` up to, not including, `last`.

    `number_first` and `number_last` are the tokens of the number alone. `word` is where a counted noun stands that no
    table has; `closed` says that none can follow ('15 مليونا'). `joined` says that 'and' stands before it, `subset`
    that it is part of the figure before, `rest` that it counts others ('3 آخرين'), `theirs` that it counts some of
    those named ('34 منهم').
    """

    low: float | int | None
    high: float | int | None
    bound: Bound
    first: int
    last: int
    number_first: int
    number_last: int
    start: int
    end: int
    rule: str
    noun: Noun | None = None
    word: Span | None = None
    scale: int = 1
    closed: bool = False
    digits: bool = False
    bare: bool = False
    article: bool = False
    joined: bool = False
    subset: bool = False
    rest: bool = False
    theirs: bool = False
    kind: FigureKind | None = None
    dropped: bool = False
    part_of: Quantity | None = None

    @property
    def value(self) -> float | int:
        """The number that stands in the text; the upper one of a range."""
        return self.high if self.high is not None else self.low or 0

    @property
    def people(self) -> bool:
        """Whether it can count people: by its noun, or because it names none."""
        return self.noun.person if self.noun else True

    def name(self, token: Token, skip: int = 0) -> None:
        """Makes `token`, but for its first `skip` letters, the counted noun that no table has."""
        self.word = Span(token.origin(skip), token.end)

    def close(self, upper: Quantity) -> None:
        """Makes it a range that ends with `upper` and counts what that counts."""
        self.high, self.bound, self.rule = upper.high, "range", "figures.two_bounds"
        self.noun, self.word, self.scale = upper.noun, upper.word, upper.scale
        self.last, self.end = upper.last, upper.end

    def unname(self, tokens: Sequence[Token]) -> None:
        """Takes back a word that is not what it counts."""
        self.word, self.last = None, self.number_last
        self.end = tokens[self.last - 1].end

    def bind(self, bound: Bound) -> None:
        """Opens or closes its ends as `bound` says."""
        value = self.value
        self.bound = bound
        self.low = None if bound in ("less_than", "at_most") else value
        self.high = None if bound in ("more_than", "at_least") else value

    def stretch(self, tokens: Sequence[Token], last: int) -> None:
        """Lets its words end before token `last`."""
        if last > self.last:
            self.last = last
            self.end = tokens[last - 1].end
