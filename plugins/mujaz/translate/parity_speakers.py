"""Whether a translation lets the same side speak: who accused is not the accused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mujaz.model.facts import Actor, Claim
from mujaz.translate.pair import Difference, Pair
from mujaz.translate.parity_acts import act_of

_PLAIN = frozenset(("say", "assess", "regret"))
_INVERTING = frozenset(('"', "\N{LEFT DOUBLE QUOTATION MARK}", "according", "quoted", "citing", "whose", "whom"))
_PASSIVE = frozenset(("was", "were", "been", "being", "is", "are"))
_SHOWN = 60


def speakers(pair: Pair) -> Iterator[Difference]:
    """Each claim whose speaker stands only behind the verb in English, while another stands before it.

    Held only where it is sure: sentences one by one, one claim and one reporting word of its act, no inversion.
    """
    if len(pair.sentences) != len(pair.english_sentences):
        return
    for tokens, first, last in pair.sentences:
        claims = [c for c in pair.claims if tokens[0].start <= c.cue.start < tokens[-1].end]
        for claim in claims:
            same = sum(act_of(other) == act_of(claim) for other in claims)
            if same == 1 and act_of(claim) not in _PLAIN and claim.speaker and not claim.via:
                yield from _of_claim(pair, claim, first, last)


def _of_claim(pair: Pair, claim: Claim, first: int, last: int) -> Iterator[Difference]:
    words = pair.english.words[first:last]
    verbs = [at for at, word in enumerate(words) if word in pair.words.reporting.words[act_of(claim)]]
    if len(verbs) != 1 or not _INVERTING.isdisjoint(words) or words[verbs[0] - 1] in _PASSIVE:
        return
    places = _places(pair, first, last)
    own = [at for at, known in places if claim.speaker in known]
    before = [at for at, _ in places if at < verbs[0]]
    if own and min(own) > verbs[0] and before:
        excerpt = pair.english.excerpt(first + before[-1], first + verbs[0] + 1)
        yield Difference("speaker", pair.words_of(claim.evidence)[:_SHOWN], excerpt)


def _places(pair: Pair, first: int, last: int) -> list[tuple[int, frozenset[str]]]:
    """Where the sentence names states and the article's persons, counted from its first word."""
    states = pair.words.states.find(pair.english.written[first:last])
    found = [(at, ids) for ids, at, _ in states]
    return sorted([*found, *_persons(pair, pair.english.words[first:last])], key=lambda place: place[0])


def _persons(pair: Pair, words: Sequence[str]) -> Iterator[tuple[int, frozenset[str]]]:
    named: dict[str, set[str]] = {}
    for fact, _ in pair.named:
        if isinstance(fact, Actor) and fact.kind == "person" and fact.name.en:
            named.setdefault(fact.name.en.lower().split()[-1].split("-")[-1], set()).add(fact.id)
    for at, word in enumerate(words):
        if word in named:
            yield at, frozenset(named[word])
