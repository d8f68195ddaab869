"""What the whole archive says of each actor, each place and each month, gathered in one pass over the entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from mujaz.model.facts import Bilingual, Topic
from mujaz.site.cards import Card
from mujaz.site.feeds.entries import Entries
from mujaz.site.noted import Noted
from mujaz.site.voices import Statement
from mujaz.site.whereabouts import Position


@dataclass(frozen=True, slots=True)
class Told:
    """A briefing as lists and feeds show it, in both languages."""

    id: str
    published: date | None
    cards: Mapping[str, Card]
    items: Mapping[str, Entries]


@dataclass(frozen=True, slots=True)
class Appearance:
    """What one briefing says of an actor. Statements and figures by language."""

    told: Told
    role: Bilingual | None
    statements: Mapping[str, list[Statement]]
    figures: Mapping[str, list[tuple[str, Markup]]]


@dataclass(slots=True)
class Gathered:
    """The pass's result, each list newest first; `noted` by briefing, `points` by place."""

    briefings: list[Told] = field(default_factory=list)
    appearances: dict[str, list[Appearance]] = field(default_factory=dict)
    of_place: dict[str, list[Told]] = field(default_factory=dict)
    of_topic: dict[str, list[Told]] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    noted: dict[str, Noted] = field(default_factory=dict)
    points: dict[str, Position] = field(default_factory=dict)

    def months(self) -> dict[tuple[int, int], list[Told]]:
        """The dated briefings by year and month, newest first."""
        months: dict[tuple[int, int], list[Told]] = {}
        for told in self.briefings:
            if told.published:
                months.setdefault((told.published.year, told.published.month), []).append(told)
        return months

    def undated(self) -> list[Told]:
        """The briefings without a date."""
        return [told for told in self.briefings if told.published is None]


@dataclass(frozen=True, slots=True)
class Role:
    """An office that the archive's articles give an actor, with the days on which the first and the last did."""

    name: Bilingual
    first: date | None
    last: date | None


def roles(appearances: list[Appearance]) -> list[Role]:
    """The offices as found, the latest first."""
    found: dict[str, list[Appearance]] = {}
    for appearance in appearances:
        if appearance.role:
            found.setdefault(appearance.role.ar, []).append(appearance)
    return [_role(same) for same in found.values()]


def _role(same: list[Appearance]) -> Role:
    days = [appearance.told.published for appearance in same if appearance.told.published]
    name = next((a.role for a in same if a.role and a.role.en), same[0].role)
    assert name is not None
    return Role(name, min(days, default=None), max(days, default=None))


def acts(appearances: list[Appearance], lang: str) -> list[tuple[str, str, int]]:
    """How often the actor did what: act, its label, the number; most often first."""
    counted = Counter(act for seen in appearances for said in seen.statements[lang] for act in said.acts)
    return [(act, label, number) for (act, label), number in sorted(counted.items(), key=lambda c: (-c[1], c[0]))]
