"""From figures and claims to figures that name who gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mujaz.extract.reading import Reading
from mujaz.model.facts import Claim, Figure


def attribute(figures: Sequence[Figure], claims: Sequence[Claim], reading: Reading) -> list[Figure]:
    """Each figure with the innermost claim whose content holds it; a figure that the narrator gives carries none."""
    return [_attributed(figure, claims) for figure in figures]


def _attributed(figure: Figure, claims: Sequence[Claim]) -> Figure:
    holding = [claim for claim in claims if claim.evidence.contains(figure.evidence)]
    after = [claim for claim in holding if claim.cue.end <= figure.evidence.start]
    claim = after[-1] if after else holding[-1] if holding else None
    if claim is None:
        return figure
    return replace(figure, claimed_by=claim.speaker, claim=claim.id)
