"""Where in a sentence somebody may be named who speaks in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mujaz.extract.explicit import as_for, first_after, noun_had
from mujaz.extract.hits import Hit
from mujaz.extract.letters import CONJUNCTIONS
from mujaz.extract.scene import Scene
from mujaz.extract.speakers import subject_after
from mujaz.extract.speakers_before import clause_noun, mentions_between

_WAW = CONJUNCTIONS[0]
_LATER = 3


class Spoken(NamedTuple):
    """Where somebody may be named who speaks: a token, and the verb of which that would be the subject."""

    at: int
    hit: Hit | None
    before: bool = False


def places(scene: Scene, hits: Sequence[Hit], sources: Sequence[int]) -> Iterator[Spoken]:
    for at in sources:
        yield Spoken(at, None)
    if hits and _goes_on_with(hits[0], scene):
        yield Spoken(1, None)
    for hit in hits:
        if hit.cue.relay and hit.mark == "preposition":
            yield Spoken(hit.gap + 1, None)
        elif hit.shape.kind in {"past", "present"} and not hit.shape.passive and not hit.what:
            after = first_after(hit, scene)
            if after < min(hit.gap, len(scene.tokens)) or hit.mark == "noun":
                yield Spoken(after, hit)
            for before in (clause_noun(hit, scene), noun_had(hit, scene), as_for(hit, scene)):
                if before is not None:
                    yield Spoken(before, hit, before=True)


def _goes_on_with(hit: Hit, scene: Scene) -> bool:
    """'رفض متحدث باسم كذا التعليق، لكنه شدد': whether the sentence begins with the verb of whoever speaks later in it.

    Not where somebody else is named before, or the verb has a subject of its own.
    """
    verb, first = scene.tokens[0], scene.word(1)
    taken = bool(mentions_between(0, hit.at, scene)) or hit.at < _LATER or subject_after(hit, scene) is not None
    return verb.kind == "word" and not taken and verb.text.removeprefix(_WAW) in scene.words["doing"] and bool(first)


def first_auxiliary(at: int, scene: Scene) -> int:
    """The verb at token `at`, or 'had' before it."""
    while scene.word(at - 1) in scene.words["auxiliary"]:
        at -= 1
    return at
