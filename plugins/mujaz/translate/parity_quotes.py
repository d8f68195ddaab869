"""Whether a translation quotes what its Arabic quotes: as many stretches, and the very words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mujaz.translate.memory import Translation
from mujaz.translate.pair import Difference, Pair
from mujaz.translate.units import Unit

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


def quotations(pair: Pair, units: Sequence[Unit], memory: Mapping[str, Translation]) -> Iterator[Difference]:
    """The quotations that the English lost or added, and those whose words are not the quotation unit's."""
    arabic, english = quoted(pair.unit.source), quoted(pair.text)
    yield from _verbatim(pair, units, memory, english)
    known = {unit.source: memory[unit.id].english for unit in units if unit.id in memory}
    needed = [stretch for stretch in arabic if _needs_marks(pair, stretch, known.get(stretch, ""))]
    if len(english) < len(needed) or len(english) > len(arabic):
        yield Difference("quotations", _shown(arabic), _shown(english))


def _verbatim(
    pair: Pair, units: Sequence[Unit], memory: Mapping[str, Translation], english: Sequence[str]
) -> Iterator[Difference]:
    within = [unit for unit in units if unit.id.startswith(pair.unit.id + ".q")]
    for unit in within:
        translation = memory.get(unit.id)
        if translation is None or translation.state == "none":
            continue
        words = translation.english.strip(_MARKS)
        stretches = english if _needs_marks(pair, unit.source, words) else (pair.text,)
        if not any(words in stretch for stretch in stretches):
            yield Difference("quotation", unit.source, words)


def _needs_marks(pair: Pair, stretch: str, english: str) -> bool:
    """Whether English must quote what the Arabic quotes; `english` is what it was translated with, '' if unknown.

    Arabic newspapers put names into quotation marks; a short one that English writes with a capital is a name.
    """
    if english:
        return len(stretch.split()) > _NAME_WORDS or not english.lstrip(_MARKS)[:1].isupper()
    return not _may_be_name(pair, stretch)


def _may_be_name(pair: Pair, stretch: str) -> bool:
    """Whether a quoted stretch may be the name of something ('«برنت»'), which English names without marks."""
    words = stretch.split()
    if len(words) > _NAME_WORDS:
        return False
    if len(words) < _NAME_WORDS or any(letter.isascii() and letter.isalpha() for letter in stretch):
        return True
    place = pair.entry.document.text.find(stretch, pair.unit.span.start, pair.unit.span.end)
    end = place + len(stretch)
    if any(span.start < end and place < span.end for _, span in pair.named):
        return True
    return any(span.start < end and place < span.end and sense.what != "group" for sense, span in pair.senses)


def _shown(stretches: Sequence[str]) -> str:
    return "; ".join(stretches)
