"""From figures and claims to figures that name who gives them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from mujaz.extract.reading import Reading
from mujaz.model.facts import Claim, Figure

_LOOK_BACK = 12


def attribute(figures: Sequence[Figure], claims: Sequence[Claim], reading: Reading) -> list[Figure]:
    """Each figure with the innermost claim whose content holds it.

    `claims` are in the order of their cues. A figure that the narrator gives carries none, nor does a sum that a
    bracket only converts into another currency.
    """
    starts = [claim.cue.start for claim in claims]
    text = reading.document.text
    return [_attributed(figure, claims, bisect_right(starts, figure.evidence.start), text) for figure in figures]


def _attributed(figure: Figure, claims: Sequence[Claim], after: int, text: str) -> Figure:
    claim = _holding(figure, claims, after)
    if claim is None or _converts(figure, text):
        return figure
    return replace(figure, claimed_by=claim.speaker, claim=claim.id)


def _holding(figure: Figure, claims: Sequence[Claim], after: int) -> Claim | None:
    """The last claim begun before the figure that still holds it, else the first after it that takes it up."""
    for claim in reversed(claims[max(0, after - _LOOK_BACK) : after]):
        if claim.evidence.contains(figure.evidence) and claim.cue.end <= figure.evidence.start:
            return claim
    return next((c for c in claims[after : after + _LOOK_BACK] if c.evidence.contains(figure.evidence)), None)


def _converts(figure: Figure, text: str) -> bool:
    """'100 مليار ليرة (حوالي 5.3 مليار دولار)': the bracket is the writer's."""
    before = text[max(0, figure.evidence.start - 3) : figure.evidence.start]
    return figure.kind == "money" and before.rstrip().endswith("(")
