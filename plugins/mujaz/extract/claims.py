"""From a document's sentences and names to its claims: who said what, by speech act."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from mujaz.arabic.tokens import Sentence
from mujaz.extract.drafts import drafts
from mujaz.extract.evidence import claims_of
from mujaz.extract.mentions import Mention, Names
from mujaz.extract.quotes import find_quotes
from mujaz.extract.reading import Reading
from mujaz.extract.scene import Memory, Scene
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.facts import Claim
from mujaz.model.span import Span


def find_claims(reading: Reading, names: Names, lexicon: Lexicon) -> list[Claim]:
    """The claims of a document in the order of their cues; ids 'c1', 'c2', … count from its beginning."""
    mentions = _by_sentence(names)
    memory = Memory()
    claims: list[Claim] = []
    seen = 0
    for segment in reading.segments:
        quotes = find_quotes(segment.sentences)
        for number, sentence in enumerate(segment.sentences):
            here = mentions.get((segment.index, number), [])
            continued = _inside(quotes, sentence.tokens[0].start)
            scene = _scene(reading, sentence, here, names, lexicon, (segment.index, number, seen, continued))
            told = drafts(scene, memory, lexicon.cues, quotes)
            claims += claims_of(told, sentence, quotes, scene.words)
            seen += len(here)
    claims.sort(key=lambda claim: claim.cue)
    return [replace(claim, id=f"c{n}") for n, claim in enumerate(claims, 1)]


def _inside(quotes: Sequence[Span], at: int) -> bool:
    """Whether a code point lies inside one of the quotations."""
    before = bisect_right(quotes, Span(at, at)) - 1
    return before >= 0 and at < quotes[before].end


def _by_sentence(names: Names) -> dict[tuple[int, int], list[Mention]]:
    found: dict[tuple[int, int], list[Mention]] = {}
    for mention in names.mentions:
        found.setdefault((mention.segment, mention.sentence), []).append(mention)
    return found


def _scene(
    reading: Reading,
    sentence: Sentence,
    here: list[Mention],
    names: Names,
    lexicon: Lexicon,
    where: tuple[int, int, int, bool],
) -> Scene:
    at = {token: mention for mention in reversed(here) for token in range(mention.first, mention.last)}
    segment, number, seen, continued = where
    text, words = reading.document.text, lexicon.cues.words
    return Scene(
        sentence.tokens, here, at, words, names.referents, text, segment, number, names.mentions, seen, continued
    )
