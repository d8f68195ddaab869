"""Whether a translation reports with a verb of the same act: who denied is not said to have confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mujaz.model.facts import Claim
from mujaz.translate.pair import Difference, Pair

_CLAIM = "claim"
_REACH = 7
_PLAIN = frozenset(("say", "announce", "assess"))


def acts(pair: Pair) -> Iterator[Difference]:
    """Each claim for whose act the English has no reporting word, or fewer than the Arabic has cues."""
    wanted: Counter[str] = Counter()
    found = {name: _found(pair, name) for name in {act_of(claim) for claim in pair.claims}}
    for claim in pair.claims:
        name = act_of(claim)
        wanted[name] += 1
        if wanted[name] > found[name] and not (name in _PLAIN and wanted[name] > 1):
            yield Difference(f"reporting verb ({name})", pair.words_of(claim.cue), "")


def act_of(claim: Claim) -> str:
    """The class of a claim: its act, or 'claim' where the source keeps its distance by the reporting word itself."""
    return _CLAIM if claim.distanced and claim.act == "say" else claim.act


def _found(pair: Pair, name: str) -> int:
    """How many words or phrases of the English may report this act."""
    reporting = pair.words.reporting
    accepted = reporting.accepts[name]
    forms = [reporting.words[known] for known in accepted]
    count = sum(any(word in known for known in forms) for word in pair.english.words)
    return count + sum(bool(classes & accepted) for classes, _, _ in reporting.phrases.find(pair.english.words))


def marked_words(pair: Pair) -> Iterator[Difference]:
    """Each word such as 'claimed' or 'denied' for which the Arabic has no reporting word of that kind."""
    known: set[str] | None = None
    for at, word in enumerate(pair.english.words):
        marked = pair.words.reporting.marked.get(word)
        if marked is None or marked.unless_near.intersection(pair.english.words[at + 1 : at + _REACH]):
            continue
        if known is None:
            known = {act_of(claim) for claim in pair.claims} | set(_spoken(pair))
        if not marked.acts & known:
            cues = "; ".join(pair.words_of(claim.cue) for claim in pair.claims)
            yield Difference(f"reporting verb ({marked.name})", cues, pair.english.excerpt(at - 1, at + 2))


def _spoken(pair: Pair) -> Iterator[str]:
    """The acts of every reporting word that the Arabic has, whether it became a claim or not."""
    forms = pair.lexicon.cues.forms
    for token in pair.tokens:
        for form in token.forms:
            yield from pair.words.reporting.spoken.get(form.text, ())
            for known in forms.get(form.text, ()):
                yield known.cue.act
                yield from known.cue.objects.values()
                if known.cue.distanced or known.cue.only_distanced:
                    yield _CLAIM
