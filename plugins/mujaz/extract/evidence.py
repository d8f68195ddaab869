"""From claims in the making to claims with the stretch of text that each rests on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from mujaz.arabic.tokens import Sentence
from mujaz.extract.draft import Draft
from mujaz.extract.letters import CLOSERS, COMMAS
from mujaz.model.facts import Claim
from mujaz.model.span import Span

_NEAR = 12


def claims_of(
    drafts: Sequence[Draft], sentence: Sentence, quotes: Sequence[Span], words: Mapping[str, Collection[str]]
) -> Iterator[Claim]:
    """The claims of one sentence, ids left open; `quotes` are those of its segment, in order.

    `words` holds those with which the writer goes on after a content that is only a noun.
    """
    for n, draft in enumerate(drafts):
        end = _aside(draft, _end(drafts, n, sentence, quotes, words), sentence, words)
        start = (
            _start_before(draft, drafts[max(0, n - _NEAR) : n], sentence)
            if draft.mark in {"before", "source"}
            else draft.opens
        )
        evidence = Span(min(start, draft.cue.start), max(end, draft.cue.end))
        via = draft.via.referent if draft.via is not None else None
        quote = _quote(draft, evidence, sentence, quotes)
        yield Claim("", draft.act, draft.speaker, draft.cue, evidence, draft.rule, via, quote, draft.distanced)


def _quote(draft: Draft, evidence: Span, sentence: Sentence, quotes: Sequence[Span]) -> Span | None:
    """The quotation in the content; before the cue only where the cue comes after its words.

    What stands in quotation marks before the content begins is a name ('قال لصحيفة «الغد» إن').
    """
    begins = draft.cue
    if draft.mark in {"that", "quote"} and draft.at < draft.gap < len(sentence.tokens):
        begins = sentence.tokens[draft.gap].span
    after = bisect_left(quotes, begins)
    if after < len(quotes) and quotes[after].end <= evidence.end:
        return quotes[after]
    if draft.mark == "before" and after and evidence.contains(quotes[after - 1]):
        return quotes[after - 1]
    return None


def _end(
    drafts: Sequence[Draft], n: int, sentence: Sentence, quotes: Sequence[Span], words: Mapping[str, Collection[str]]
) -> int:
    """Where the content ends: before the next claim of the same level, else with the sentence or its quotation."""
    draft = drafts[n]
    named = draft.mention.span.end if draft.mention is not None else draft.cue.end
    if draft.mark == "source" and _inserted(draft, drafts[max(0, n - _NEAR) : n]):
        return named
    end = sentence.span.end
    if draft.bare and draft.nested:
        if draft.act != "assess":
            return named
        end = next((token.start for token in sentence.tokens[draft.at :] if token.text in COMMAS), end)
    following = next((other for other in drafts[n + 1 : n + 1 + 4 * _NEAR] if other.nested <= draft.nested), None)
    if following is not None:
        return min(end, _trimmed(sentence, following, words))
    last = bisect_left(quotes, Span(end, end)) - 1
    return max(end, quotes[last].end) if last >= 0 and quotes[last].start > draft.cue.start else end


def _aside(draft: Draft, end: int, sentence: Sentence, words: Mapping[str, Collection[str]]) -> int:
    """The end of the content before the writer's own cause or contrast, where the content is no clause."""
    if draft.mark not in {"noun", "preposition"} and not (draft.mark == "source" and draft.at > _NEAR):
        return end
    first = max(draft.at, draft.gap) + 1 if draft.mark == "preposition" else draft.at + 1
    for at in range(first, len(sentence.tokens)):
        token, before = sentence.tokens[at], sentence.tokens[at - 1]
        if token.start >= end:
            break
        if token.text in words["aside"] or (token.text in words["cause"] and before.text not in COMMAS):
            return before.end
    return end


def _inserted(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether a source stands between another's verb and its content ('ذكرت الوزارة، بحسب الوكالة، أن')."""
    return any(other.at < draft.at < other.gap for other in earlier)


def _trimmed(sentence: Sentence, following: Draft, words: Mapping[str, Collection[str]]) -> int:
    """The end of the last word or closing mark before the following claim and what leads to it."""
    at = following.at - 1
    while at > 0 and (sentence.tokens[at].end > following.opens or _loose(sentence, at, words)):
        at -= 1
    return sentence.tokens[max(at, 0)].end


def _loose(sentence: Sentence, at: int, words: Mapping[str, Collection[str]]) -> bool:
    token = sentence.tokens[at]
    if token.text in words["opening"] or token.text in words["aside"]:
        return True
    return token.kind == "mark" and token.text not in CLOSERS and token.text != ")"


def _start_before(draft: Draft, earlier: Sequence[Draft], sentence: Sentence) -> int:
    """Where content that stands before its source begins: after the claim before it, else with the sentence."""
    if not earlier:
        return sentence.span.start
    if _inserted(draft, earlier):
        return draft.cue.start
    commas = [at for at in range(draft.at - 1, earlier[-1].at, -1) if sentence.tokens[at].text in COMMAS]
    return sentence.tokens[commas[min(1, len(commas) - 1)]].end if commas else draft.cue.start
