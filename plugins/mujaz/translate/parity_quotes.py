"""Whether a translation quotes what its Arabic quotes: as many stretches, and the very words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mujaz.model.span import Span
from mujaz.translate.pair import Difference, Pair

# Examples: “far from violence”, «غير ضروري», "صادم". A quotation may hold others of another kind of mark.
_QUOTED = re.compile(
    r"""
    \u201C (?P<curly> [^\u201C\u201D]+ ) \u201D
  | \u00AB (?P<angle> [^\u00AB\u00BB]+ )
    \u00BB
  | " (?P<straight> [^"]+ ) "
  | \u2018 (?P<single> [^\u2018\u2019"\u201C\u201D]+ (?: \u2019 [a-z] [^\u2018\u2019]* )? )
    \u2019 (?! [a-z] )
    """,
    re.VERBOSE,
)
_MARKS = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}.,;:!? "
_NAME_WORDS = 3


def quoted(text: str) -> list[str]:
    """The quoted stretches of a text, without their marks.

    >>> quoted("a “flagrant breach” of «it»")
    ['flagrant breach', 'it']
    """
    return [(match.group(match.lastgroup or 0)).strip() for match in _QUOTED.finditer(text)]


def quotations(pair: Pair) -> Iterator[Difference]:
    """The quotations that the English lost or added, and those whose words are not the quotation unit's."""
    known = {unit.source: english.strip(_MARKS) for unit, english in pair.quotes}
    english = quoted(pair.text)
    arabic = [(span, pair.words_of(span)) for span in _places(pair)]
    yield from _verbatim(pair, known, english)
    needed = [stretch for span, stretch in arabic if _needs_marks(pair, span, stretch, known.get(stretch, ""))]
    if len(english) < len(needed) or len(english) > len(arabic):
        yield Difference("quotations", _shown([stretch for _, stretch in arabic]), _shown(english))


def _places(pair: Pair) -> Iterator[Span]:
    """Where the Arabic quotes, marks excluded."""
    start = pair.unit.span.start
    for match in _QUOTED.finditer(pair.unit.span.of(pair.entry.document.text)):
        first, last = match.span(match.lastgroup or 0)
        yield Span(start + first, start + last)


def _verbatim(pair: Pair, known: Mapping[str, str], english: Sequence[str]) -> Iterator[Difference]:
    together = "\n".join(english)
    for source, words in known.items():
        if words not in (together if _is_told(source, words) else pair.text):
            yield Difference("quotation", source, words)


def _needs_marks(pair: Pair, span: Span, stretch: str, english: str) -> bool:
    """Whether English must quote what the Arabic quotes; `english` is what it was translated with, '' if unknown."""
    return _is_told(stretch, english) if english else not _may_be_name(pair, span, stretch)


def _is_told(stretch: str, english: str) -> bool:
    """Arabic newspapers put names into quotation marks; a short one that English writes with a capital is a name."""
    return len(stretch.split()) > _NAME_WORDS or not english[:1].isupper()


def _may_be_name(pair: Pair, span: Span, stretch: str) -> bool:
    """Whether a quoted stretch may be the name of something ('«برنت»'), which English names without marks."""
    words = len(stretch.split())
    if words != _NAME_WORDS:
        return words < _NAME_WORDS
    if any(letter.isascii() and letter.isalpha() for letter in stretch):
        return True
    return not pair.covered([span]).isdisjoint(pair.naming)


def _shown(stretches: Sequence[str]) -> str:
    return "; ".join(stretches)
