"""From a briefing's tolls to those for which several claimants give different numbers, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mujaz.model.facts import Actor, Figure
from mujaz.render.catalogues import Words
from mujaz.render.figures import amount, counted, is_toll
from mujaz.site.briefings import Briefing
from mujaz.site.markup import own


@dataclass(frozen=True, slots=True)
class Differing:
    """A kind of toll with each claimant's numbers; the claimant is None where the article speaks for itself.

    A number stands with the id of its permalink.
    """

    kind: str
    rows: Sequence[tuple[Actor | None, Sequence[tuple[str, Markup]]]]


def differing(briefing: Briefing, words: Words) -> list[Differing]:
    """The kinds of which two claimants count the same people, by the noun, and give no number in common."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in (group[0] for group in briefing.distinct):
        if is_toll(figure) and figure.part_of is None:
            groups.setdefault((figure.kind, _counted(figure, words)), []).append(figure)
    return [
        Differing(kind, [(briefing.actors.get(who), [(f.id, _amount(f, words)) for f in of]) for who, of in by.items()])
        for (kind, _), figures in groups.items()
        if _differ(by := _by_claimant(figures))
    ]


def _counted(figure: Figure, words: Words) -> str:
    """Who is counted: '' for people of whom the noun says no more than the kind does."""
    if figure.noun_id is None or words.nouns.tells(figure.noun_id, figure.kind):
        return ""
    return "" if figure.noun_id in ("person", "human") else figure.noun_id


def _by_claimant(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    by: dict[str, list[Figure]] = {}
    for figure in figures:
        by.setdefault(figure.claimed_by or "", []).append(figure)
    return by


def _differ(by_claimant: dict[str, list[Figure]]) -> bool:
    numbers = [{(figure.low, figure.high) for figure in figures} for figures in by_claimant.values()]
    return any(one.isdisjoint(other) for at, one in enumerate(numbers) for other in numbers[at + 1 :])


def _amount(figure: Figure, words: Words) -> Markup:
    return own(counted(figure, words) or amount(figure, words), words.lang)
