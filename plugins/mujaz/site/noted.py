"""From a briefing to what the pages over the whole archive need of it, beside its card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from mujaz.model.facts import Act, FigureKind
from mujaz.render.catalogues import Words
from mujaz.render.figures import figure_line, is_toll
from mujaz.site.briefings import Briefing
from mujaz.site.markup import own
from mujaz.translate.memory import State


@dataclass(frozen=True, slots=True)
class Said:
    """A claim: its id, what kind of act it is, who makes it and which others its words name."""

    id: str
    act: Act
    speaker: str
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of people: its permalink's id, the numbers that its words allow, and what it says in each language."""

    id: str
    kind: FigureKind
    low: float | None
    high: float | None
    claimant: str | None
    lines: Mapping[str, Markup]


@dataclass(frozen=True, slots=True)
class Noted:
    """What one briefing adds to the pages over the whole archive.

    `names` are the spellings of each actor as the article has them, `english` how often its translation has the name;
    `countries` how often places of each country are named; `states` how far each translated
    unit is; `rules` how many facts each rule found; `unattributed` counts the figures of the article's own voice.
    """

    publisher: str | None
    names: Mapping[str, Counter[str]]
    english: Mapping[str, int]
    said: tuple[Said, ...]
    tolls: tuple[Toll, ...]
    countries: Counter[str]
    figures: int
    unattributed: int
    states: Counter[State]
    rules: Counter[str]


def noted(briefing: Briefing, words: Mapping[str, Words]) -> Noted:
    """What is kept of a briefing until all of them are known."""
    facts, seed = briefing.entry.facts, briefing.entry.document.seed
    figures = [group[0] for group in briefing.distinct]
    return Noted(
        seed.publisher,
        _names(briefing),
        _in_english(briefing),
        tuple(_said(briefing)),
        tuple(_tolls(briefing, words)),
        Counter(place.country for place in facts.places if place.country for _ in place.mentions),
        len(figures),
        sum(figure.claimed_by is None for figure in figures),
        Counter(translation.state for translation in briefing.english.values()),
        _rules(briefing),
    )


def _names(briefing: Briefing) -> dict[str, Counter[str]]:
    """The spellings as found, the words on one line."""
    text = briefing.entry.document.text
    return {
        actor.id: Counter(" ".join(mention.of(text).split()) for mention in actor.mentions)
        for actor in briefing.entry.facts.actors
    }


def _in_english(briefing: Briefing) -> dict[str, int]:
    """How often the translation has each actor's English name."""
    if not briefing.english:
        return {}
    translated = "\n".join(translation.english for translation in briefing.english.values())
    named = ((actor.id, actor.name.en) for actor in briefing.entry.facts.actors if actor.name.en)
    return {actor: number for actor, name in named if (number := translated.count(name))}


def _said(briefing: Briefing) -> list[Said]:
    return [
        Said(claim.id, claim.act, claim.speaker, tuple(actor.id for actor in briefing.contents[claim.id].actors))
        for claim in briefing.entry.facts.claims
        if claim.speaker
    ]


def _tolls(briefing: Briefing, words: Mapping[str, Words]) -> list[Toll]:
    tolls = (group[0] for group in briefing.distinct if is_toll(group[0]) and group[0].part_of is None)
    return [
        Toll(
            figure.id,
            figure.kind,
            figure.low,
            figure.high,
            figure.claimed_by,
            {lang: own(figure_line(figure, w, briefing.words(figure.evidence)), lang) for lang, w in words.items()},
        )
        for figure in tolls
    ]


def _rules(briefing: Briefing) -> Counter[str]:
    """How many facts each rule found."""
    facts = briefing.entry.facts
    found = (facts.actors, facts.places, facts.claims, facts.figures, facts.dates, facts.topics)
    return Counter(fact.rule for of_kind in found for fact in of_kind)
