"""From a document's sentences and names to its claims: who said what, by speech act."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from mujaz.arabic.tokens import Sentence
from mujaz.extract.drafts import drafts
from mujaz.extract.evidence import claims_of
from mujaz.extract.mentions import Mention, Names, Referent
from mujaz.extract.nameless import Nameless
from mujaz.extract.quotes import find_quotes
from mujaz.extract.reading import Reading
from mujaz.extract.scene import Memory, Scene
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.facts import Claim
from mujaz.model.span import Span


def find_claims(reading: Reading, names: Names, lexicon: Lexicon) -> tuple[list[Claim], Names]:
    """The claims of a document in the order of their cues, and its names with those of speakers whom only a noun tells.

    Ids 'c1', 'c2', … count from the document's beginning.
    """
    mentions = _by_sentence(names)
    memory = Memory()
    claims: list[Claim] = []
    seen: list[Mention] = []
    newly: list[Nameless] = []
    holders: dict[str, Mention] = {}
    referents = dict(names.referents)
    for segment in reading.segments:
        quotes = find_quotes(segment.sentences)
        for number, sentence in enumerate(segment.sentences):
            here = mentions.get((segment.index, number), [])
            continued = _inside(quotes, sentence.tokens[0].start)
            scene = _scene(
                reading, sentence, here, referents, lexicon, (segment.index, number, continued), seen, holders
            )
            told = drafts(scene, memory, lexicon, quotes, newly)
            claims += claims_of(told, sentence, quotes, scene.words)
            seen += scene.mentions
    claims.sort(key=lambda claim: claim.cue)
    return [replace(claim, id=f"c{n}") for n, claim in enumerate(claims, 1)], _with(names, newly, claims)


def _with(names: Names, newly: Sequence[Nameless], claims: Sequence[Claim]) -> Names:
    """The names with those who speak by a noun alone, without the bodies that only say to whom these belong."""
    speak = {claim.speaker for claim in claims}
    found = [named for named in newly if named.referent.id in speak or named.shorter]
    spare = {claim.speaker for claim in claims} | {claim.via for claim in claims}
    outdated = {named.shorter for named in found if named.shorter}
    outdated |= {part for named in found for part in named.inside if part.referent not in spare}
    mentions = [mention for mention in names.mentions if mention not in outdated] + [named.mention for named in found]
    referents = {**names.referents}
    for named in found:
        referents.setdefault(named.referent.id, named.referent)
    return Names(tuple(sorted(mentions, key=lambda mention: mention.span)), referents)


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
    referents: dict[str, Referent],
    lexicon: Lexicon,
    where: tuple[int, int, bool],
    seen: Sequence[Mention],
    holders: dict[str, Mention],
) -> Scene:
    at = {token: mention for mention in reversed(here) for token in range(mention.first, mention.last)}
    segment, number, continued = where
    text, words = reading.document.text, lexicon.cues.words
    return Scene(
        sentence.tokens, list(here), at, words, referents, text, segment, number, seen, continued, holders=holders
    )
