"""What a document is about, with the words that decided; nothing is forced on one that tells too little."""

from __future__ import annotations

from collections import defaultdict

from mujaz.extract.reading import Reading, ReadSegment
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.topics import STRONG, TopicTerm
from mujaz.model.facts import Topic
from mujaz.model.span import Span

_READ = frozenset({"title", "heading", "paragraph"})
_IN_TITLE = 2  # a word in the headline counts twice
_ENOUGH = 3 * STRONG
_ENOUGH_IF_SHORT = 2 * STRONG
_SHORT = 160  # tokens
_LEADING = 0.4  # of the first topic's weight: what has less is a side matter
_MOST = 4
_REPEATS = (
    3  # of one phrase count; a report that says 'dam' thirty times is no more about it than one that says it thrice
)


def find_topics(reading: Reading, lexicon: Lexicon) -> list[Topic]:
    """The document's topics, the weightiest first; none where its words tell too little."""
    weights: dict[str, int] = defaultdict(int)
    words: dict[str, list[Span]] = defaultdict(list)
    phrases: dict[str, set[str]] = defaultdict(set)
    seen: dict[str, int] = defaultdict(int)
    for read in reading.segments:
        if read.segment.kind in _READ:
            _weigh(read, lexicon, weights, words, phrases, seen)
    length = sum(len(sentence.tokens) for sentence in reading.sentences)
    enough = _ENOUGH if length > _SHORT else _ENOUGH_IF_SHORT
    told = [topic for topic in weights if weights[topic] >= enough and len(phrases[topic]) > 1]
    told.sort(key=lambda topic: (-weights[topic], topic))
    leading = [topic for topic in told if weights[topic] >= _LEADING * weights[told[0]]][:_MOST]
    return [_topic(lexicon.topics.terms[topic], weights[topic], words[topic]) for topic in leading]


def _weigh(
    read: ReadSegment,
    lexicon: Lexicon,
    weights: dict[str, int],
    words: dict[str, list[Span]],
    phrases: dict[str, set[str]],
    seen: dict[str, int],
) -> None:
    factor = _IN_TITLE if read.segment.kind == "title" else 1
    for sentence in read.sentences:
        for match in lexicon.topics.phrases.find(sentence.tokens):
            phrase = " ".join(
                [match.form.text, *(token.text for token in sentence.tokens[match.first + 1 : match.last])]
            )
            seen[phrase] += 1
            for topic, weight in match.value:
                words[topic].append(Span(match.start, match.end))
                phrases[topic].add(phrase)
                weights[topic] += weight * factor * (seen[phrase] <= _REPEATS)


def _topic(term: TopicTerm, weight: int, words: list[Span]) -> Topic:
    return Topic(term.id, term.code, term.label, term.broader, weight, tuple(words), "topics.weighted_terms")
