"""From figures and claims to figures that name who gives them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from mujaz.arabic.tokens import Token
from mujaz.extract.letters import COMMAS, OPENERS
from mujaz.extract.reading import Reading
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.facts import Claim, Figure

_LOOK_BACK, _BEHIND = 12, 30
_MARKS = COMMAS | {".", "\n", "("}
_WAW, _TEH = "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER TEH}"
_PLURAL = "\N{ARABIC LETTER ALEF}" + _TEH
_SHORTEST = 4


class _Text(NamedTuple):
    """A document's letters and its tokens, with where each begins; `ends` keeps where claims' contents end."""

    text: str
    tokens: Sequence[Token]
    starts: Sequence[int]
    ends: dict[str, int]


def attribute(figures: Sequence[Figure], claims: Sequence[Claim], reading: Reading, lexicon: Lexicon) -> list[Figure]:
    """Each figure with the innermost claim whose content holds it.

    `claims` are in the order of their cues. A figure that the narrator gives carries none, nor does a sum that a
    bracket only converts into another currency.
    """
    if not figures or not claims:
        return list(figures)
    tokens = [token for sentence in reading.sentences for token in sentence.tokens]
    text = _Text(reading.document.text, tokens, [token.start for token in tokens], {})
    starts = [claim.cue.start for claim in claims]
    return [
        _attributed(figure, claims, bisect_right(starts, figure.evidence.start), text, lexicon) for figure in figures
    ]


def _attributed(figure: Figure, claims: Sequence[Claim], after: int, text: _Text, lexicon: Lexicon) -> Figure:
    claim = _holding(figure, claims, after, text, lexicon)
    if claim is None or _converts(figure, text.text):
        return figure
    return replace(figure, claimed_by=claim.speaker, claim=claim.id)


def _holding(figure: Figure, claims: Sequence[Claim], after: int, text: _Text, lexicon: Lexicon) -> Claim | None:
    """The last claim begun before the figure that still holds it, else the first after it that takes it up.

    Where nobody is known to speak in the innermost, who reports that one gives the figure.
    """
    named = _named_behind(figure, claims, after, text)
    if named is not None:
        return named
    holding = [
        claim
        for claim in reversed(claims[max(0, after - _LOOK_BACK) : after])
        if claim.evidence.contains(figure.evidence) and claim.cue.end <= figure.evidence.start
    ]
    if holding:
        claim = next((claim for claim in holding if claim.speaker), holding[0])
        if _in_aside(claim, figure, text, lexicon):
            return None
        return claim if figure.evidence.start < _content_end(claim, text, lexicon) else None
    behind = (claim for claim in claims[after : after + _LOOK_BACK] if claim.evidence.contains(figure.evidence))
    return next((claim for claim in behind if not _leads_on(claim, text.text)), None)


def _named_behind(figure: Figure, claims: Sequence[Claim], after: int, text: _Text) -> Claim | None:
    """'مقابل 400 ألف حسب النقابة': a source right behind a figure gives it."""
    for claim in claims[after : after + 1]:
        between = text.text[figure.evidence.end : claim.cue.start]
        if claim.rule == "claims.preposition" and claim.speaker and len(between) <= _BEHIND:
            begins = claim.cue.start and text.text[claim.cue.start - 1] == _WAW
            return None if begins or any(mark in between for mark in _MARKS) else claim
    return None


def _in_aside(claim: Claim, figure: Figure, text: _Text, lexicon: Lexicon) -> bool:
    """'أشادت X، التي قدمت 5 ملايين دولار، ب': what a clause between commas says of who speaks is not theirs."""
    first, last = (bisect_left(text.starts, at) for at in (claim.cue.end, figure.evidence.start))
    tokens = text.tokens[first:last]
    relative = [
        n
        for n, (before, token) in enumerate(pairwise(tokens))
        if before.text in COMMAS and token.text in lexicon.cues.words["relative"]
    ]
    that = lexicon.cues.words["that"]
    if not relative or any(token.text in that or token.text in OPENERS or token.text == ":" for token in tokens):
        return False
    rest = text.tokens[last : last + _LOOK_BACK]
    told = any(token.text in COMMAS for token in tokens[relative[-1] + 2 :])
    return not told and any(token.text in COMMAS for token in rest)


def _leads_on(claim: Claim, text: str) -> bool:
    """'ارتفع السعر 3%، وبحسب تجار بلغ 5': a source joined by 'and' belongs to what follows it."""
    return claim.cue.start > 0 and text[claim.cue.start - 1] == _WAW


def _content_end(claim: Claim, text: _Text, lexicon: Lexicon) -> int:
    """Where a content that is a noun ends with its clause: 'أعلنت الحكومة إنشاء صندوق، وبلغت التعهدات 5 ملايين'.

    Not where the new clause tells a fate, which goes on with a toll just announced.
    """
    known = text.ends.get(claim.id)
    if known is None:
        first, last = (bisect_left(text.starts, at) for at in (claim.cue.end, claim.evidence.end))
        headline = "\n" not in text.text[: claim.evidence.end]
        end = _clause_end(text.tokens[first:last], lexicon, headline=headline)
        known = text.ends[claim.id] = end or claim.evidence.end
    return known


def _clause_end(tokens: Sequence[Token], lexicon: Lexicon, *, headline: bool) -> int | None:
    """Where the content ends before its evidence does; headlines set no comma ('الوزير يقر بخطأ وعدد القتلى 9')."""
    for before, token in pairwise(tokens):
        if before.text in lexicon.cues.words["that"] or before.text in OPENERS or before.text == ":":
            return None
        if headline and token.text[0] == _WAW and "tally" in lexicon.bounds.roles(token):
            return token.start
        if before.text in COMMAS and _begins_clause(token, lexicon):
            return token.start
    return None


def _begins_clause(token: Token, lexicon: Lexicon) -> bool:
    """Whether 'and' and a verb in the past feminine or of reaching are written in one word."""
    word = token.text
    if token.kind != "word" or word[0] != _WAW or len(word) <= _SHORTEST or lexicon.fates.may_begin(token):
        return False
    return word.endswith(_TEH) and not word.endswith(_PLURAL)


def _converts(figure: Figure, text: str) -> bool:
    """'100 مليار ليرة (حوالي 5.3 مليار دولار)': the bracket is the writer's."""
    before = text[max(0, figure.evidence.start - 3) : figure.evidence.start]
    return figure.kind == "money" and before.rstrip().endswith("(")
