"""From text to tokens and sentences, each with its place in the original."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mujaz.arabic.clitics import Form, forms
from mujaz.arabic.fold import fold_with_offsets, is_unread
from mujaz.model.span import Span

TokenKind = Literal["word", "number", "latin", "mark"]

# Examples: '45,999,540' · '3.5' · '3،7' are one number; '8146، 8084' two; 'و27' a word and a number that touch.
_TOKEN = re.compile(
    r"""
    (?P<number> [0-9]+ (?: [.,\u060C\u066B\u066C] [0-9]+ )* )
  | (?P<word>   [\u0621-\u064A\u066E-\u06D5]+ )
  | (?P<latin>  [^\W\d_]+ (?: ['\u2019.&-] [^\W\d_]+ )* )
  | (?P<mark>   \S )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark. `text` is folded; `start` and `end` are code points of the original.

    `letters` holds the original place of each folded letter where unread marks stand between them, else None.
    """

    text: str
    start: int
    end: int
    kind: TokenKind
    letters: tuple[int, ...] | None = None

    def origin(self, letter: int) -> int:
        """The original code point at which the folded letter number `letter` stands."""
        return self.start + letter if self.letters is None else self.letters[letter]

    @property
    def span(self) -> Span:
        """Where the token stands in the original, vowel marks included."""
        return Span(self.start, self.end)

    @property
    def forms(self) -> tuple[Form, ...]:
        """The ways to take the token's proclitics off, the whole word first; none but itself for what is no word."""
        return forms(self.text) if self.kind == "word" else (Form(self.text, 0, "", False),)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of tokens that ends in a full stop, question mark, exclamation mark or the segment's end."""

    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """From the first token's start to the last token's end."""
        return Span(self.tokens[0].start, self.tokens[-1].end)


def tokenize(text: str, start: int = 0) -> list[Token]:
    """The tokens of `text`; `start` is added to every offset.

    >>> [(t.text, t.kind) for t in tokenize("وقُتل ١٨عاما")]
    [('وقتل', 'word'), ('18', 'number'), ('عاما', 'word')]
    """
    folded = fold_with_offsets(text)
    tokens = []
    for match in _TOKEN.finditer(folded.text):
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        if folded.offsets is None:
            tokens.append(Token(match.group(), start + match.start(), start + match.end(), kind))
        else:
            tokens.append(_marked_token(text, start, folded.offsets[match.start() : match.end()], match, kind))
    return tokens


def _marked_token(
    text: str, start: int, places: tuple[int, ...], match: re.Match[str], kind: TokenKind
) -> Token:  # fmt: skip
    """A token of a text that holds unread marks; those after its last letter belong to it."""
    last = places[-1] + 1
    while last < len(text) and is_unread(text[last]):
        last += 1
    in_place = places == tuple(range(places[0], places[0] + len(places)))
    letters = None if in_place else tuple(start + place for place in places)
    return Token(match.group(), start + places[0], start + last, kind, letters)


_SHORT = 4
_STOPS = frozenset(".!?\N{ARABIC QUESTION MARK}\N{HORIZONTAL ELLIPSIS}")
_CLOSERS = frozenset("\"'\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK})]")


def sentences(tokens: Sequence[Token]) -> Iterator[Sentence]:
    """The sentences of one segment's tokens.

    A single letter before a full stop is an abbreviation ('د. محمد', 'أ.ف.ب'), no end; nor are the full stops between
    the names of letters ('سي.إن.إن').
    """
    begin = 0
    for at in range(len(tokens)):
        if at + 1 < begin or not _ends(tokens, at):
            continue
        end = at + 1
        while end < len(tokens) and (tokens[end].text in _CLOSERS or tokens[end].text in _STOPS):
            if tokens[end].text == '"' and tokens[end].start > tokens[end - 1].end:
                break
            end += 1
        if end > begin:
            yield Sentence(tuple(tokens[begin:end]))
        begin = end
    if begin < len(tokens):
        yield Sentence(tuple(tokens[begin:]))


def _ends(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].text not in _STOPS:
        return False
    if tokens[at].text != "." or at == 0:
        return True
    before = tokens[at - 1]
    single = before.kind in {"word", "latin"} and len(before.text) == 1 and before.end == tokens[at].start
    return not single and not _between_letters(tokens, at)


def _between_letters(tokens: Sequence[Token], at: int) -> bool:
    """Whether a full stop is one of several between short words without a space: 'إن.دي.تي'."""
    if not _touches(tokens, at):
        return False
    return any(_is_stop(tokens, other) and _touches(tokens, other) for other in (at - len(".."), at + len("..")))


def _is_stop(tokens: Sequence[Token], at: int) -> bool:
    return 0 < at < len(tokens) and tokens[at].text == "."


def _touches(tokens: Sequence[Token], at: int) -> bool:
    """Whether a short word stands right before and right after the full stop at `at`."""
    if not 0 < at < len(tokens) - 1:
        return False
    before, mark, after = tokens[at - 1 : at + 2]
    short = all(token.kind == "word" and len(token.text) <= _SHORT for token in (before, after))
    return short and before.end == mark.start and after.start == mark.end
