"""Looking up phrases of a large table in tokens, with or without proclitics on the first word.

A trie over folded words: the cost is one dictionary look-up for each reading of each token, however large the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mujaz.arabic.clitics import Form
from mujaz.arabic.tokens import Token, tokenize

Value = TypeVar("Value")
_END = ""
_MOST_KEPT = 50_000  # words of a table; a bound on memory, far above what one archive's articles hold


@dataclass(frozen=True, slots=True)
class PhraseMatch(Generic[Value]):
    """`value` stands in the tokens from `first` up to, not including, `last`; `form` is how the first word was read.

    `start` is the code point after the proclitics that were set aside, `end` the last word's end.
    """

    value: Value
    first: int
    last: int
    form: Form
    start: int
    end: int


class Phrases(Generic[Value]):
    """A table of phrases, each with its value. Adding a phrase again replaces its value."""

    def __init__(self) -> None:
        self._root: dict[str, object] = {}
        self._bare: dict[str, object] = {}
        self._starts: dict[str, tuple[tuple[Form, object], ...]] = {}

    def add(self, phrase: str, value: Value, *, article: bool = False) -> None:
        """Adds a phrase as spelled; with `article`, its first word is also found with the article before it."""
        self._starts.clear()
        words = [token.text for token in tokenize(phrase)]
        for root in (self._root, self._bare) if article else (self._root,):
            node = root
            for word in words:
                node = node.setdefault(word, {})  # type: ignore[assignment]
            node[_END] = value

    def get(self, phrase: str) -> Value | None:
        """The value of exactly this phrase, or None."""
        node: object = self._root
        for token in tokenize(phrase):
            node = node.get(token.text) if isinstance(node, dict) else None
        return node.get(_END) if isinstance(node, dict) else None

    def at(self, tokens: Sequence[Token], first: int, *, clitics: bool = True) -> PhraseMatch[Value] | None:
        """The longest phrase that begins at token `first`; of equal length, the one with fewer proclitics."""
        token = tokens[first]
        starts = self._starts.get(token.text)
        if starts is None:
            starts = self._starting(token)
        if not starts:
            return None
        best: PhraseMatch[Value] | None = None
        for form, start_node in starts:
            node, last = start_node, first + 1
            while isinstance(node, dict) and (clitics or not form.skip):
                if _END in node and (best is None or last > best.last):
                    start = token.origin(form.skip)
                    best = PhraseMatch(node[_END], first, last, form, start, tokens[last - 1].end)
                if last >= len(tokens):
                    break
                node = node.get(tokens[last].text)
                last += 1
        return best

    def _starting(self, token: Token) -> tuple[tuple[Form, object], ...]:
        """The readings of a word with which some phrase begins; kept, since words recur and most begin none."""
        if len(self._starts) >= _MOST_KEPT:
            self._starts.clear()
        roots = ((form, (self._bare if form.article else self._root).get(form.text)) for form in token.forms)
        starts = self._starts[token.text] = tuple((form, node) for form, node in roots if node is not None)
        return starts

    def words(self) -> Iterator[str]:
        """The folded phrases of one word."""
        return (word for word, node in self._root.items() if isinstance(node, dict) and _END in node)

    def find(self, tokens: Sequence[Token]) -> Iterator[PhraseMatch[Value]]:
        """The phrases in `tokens`, leftmost and longest first, none overlapping another."""
        at, starts, number = 0, self._starts, len(tokens)
        while at < number:
            # Most words are known to begin no phrase of the table.
            match = None if starts.get(tokens[at].text) == () else self.at(tokens, at)
            if match is None:
                at += 1
            else:
                yield match
                at = match.last
