"""From a translation to the English of each sentence of the source, one by one where they are as many."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from mujaz.render.passages import Passages
from mujaz.site.translations import English
from mujaz.translate.memory import State

# A sentence ends at its mark before a capital, a number or a quotation: 'said. The'; or at a quotation's end: '." He'.
_SENTENCE_END = re.compile(
    r"""(?<=[.!?])(?<!\b[A-Z]\.)\ +(?=["\u201C\u2018]?[A-Z0-9])|(?<=[.!?]["\u201D])\ +""", re.VERBOSE
)
# The style sheet marks so many sentences of a paragraph.
_MOST_ALIGNED = 8


@dataclass(frozen=True, slots=True)
class Translated:
    """The English of a sentence, or of the paragraph around it where they cannot be told apart, and how far it is."""

    english: str
    state: State


def aligned(english: str, number: int) -> Sequence[str]:
    """The sentences of a translation where they are `number`, as many as the source's; else all of it as one."""
    sentences = [sentence for sentence in _SENTENCE_END.split(english) if sentence.strip()]
    return sentences if len(sentences) == number <= _MOST_ALIGNED else [english]


def sentences_in_english(passages: Passages, english: English) -> Mapping[str, Translated]:
    """By a sentence's anchor what `english` makes of it; nothing for a sentence that it lacks."""
    found: dict[str, Translated] = {}
    for _, of_segment in groupby(passages.all if english else (), key=lambda passage: passage.segment.id):
        whole = list(of_segment)
        translation = english.get(whole[0].segment.span)
        if translation is None:
            continue
        parts = aligned(translation.english, len(whole))
        for number, passage in enumerate(whole):
            said = parts[number] if len(parts) == len(whole) else translation.english
            found[passage.anchor] = Translated(said, translation.state)
    return found
