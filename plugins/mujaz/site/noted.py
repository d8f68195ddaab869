"""From a briefing to what it adds to each listing in which it stands: an actor's record, a country's tolls, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from mujaz.lexicon.topics import TopicTerm
from mujaz.model.compact import compact
from mujaz.model.facts import Actor, Figure, Place
from mujaz.render.catalogues import LANGUAGES
from mujaz.render.contested import Use
from mujaz.render.figures import figure_line, is_toll
from mujaz.site.briefings import Briefing
from mujaz.site.kept import Listed
from mujaz.site.markup import own
from mujaz.site.templates import Theme
from mujaz.site.told import Card
from mujaz.site.voices import Statement

# The country of the tolls of briefings that name no place of a known country.
NO_COUNTRY = "other"
UNDATED = "undated"
Voices = Mapping[str, Sequence[tuple[Actor | None, list[Statement]]]]


def listed(
    briefing: Briefing, cards: Mapping[str, Card], voices: Voices, used: Iterable[Use], theme: Theme
) -> Iterator[Listed]:
    """The listings of a briefing. `cards` and `voices` are by language, `used` the contested words that it has."""
    mark = _mark(*(card.item for card in cards.values()))
    yield from _by_time(briefing, mark)
    yield from _topics(briefing, mark, theme)
    for place in briefing.entry.facts.places:
        yield Listed("place", place.id, mark, _json(_point(place)))
    yield from _actors(briefing, cards, voices, theme)
    for use in used:
        yield Listed("word", use.word, mark, _json([briefing.entry.document.seed.publisher, use.attributed, use.own]))
    for act in sorted({claim.act for claim in briefing.entry.facts.claims}):
        yield Listed("act", act, mark)
    corrections = [[one.day.isoformat(), one.id] for one in briefing.entry.corrections]
    if corrections:
        yield Listed("correction", "all", _mark(mark, _json(corrections)), _json(corrections))
    tolls = list(_tolls(briefing, theme))
    if tolls:
        note = _json(tolls)
        yield Listed("country", _country(briefing), _mark(mark, note), note)


def _by_time(briefing: Briefing, mark: str) -> Iterator[Listed]:
    published = briefing.entry.document.seed.published
    yield Listed("month", f"{published:%Y-%m}" if published else UNDATED, mark)
    if published:
        yield Listed("year", f"{published:%Y}", mark)


def _topics(briefing: Briefing, mark: str, theme: Theme) -> Iterator[Listed]:
    """Each topic and the one above it."""
    terms: dict[str, TopicTerm] = {}
    for topic in briefing.entry.facts.topics:
        own = TopicTerm(topic.id, topic.code, topic.name, topic.broader)
        if topic.broader and topic.broader in theme.topics:
            terms[topic.id] = own
            terms.setdefault(topic.broader, theme.topics[topic.broader])
        else:
            terms[topic.id] = theme.topics.get(topic.id, own)
    for term in terms.values():
        yield Listed("topic", term.id, mark, _json([term.code, term.label.ar, term.label.en, term.broader]))


def _point(place: Place) -> tuple[float, float] | None:
    """Degrees of latitude and longitude, where the facts give them."""
    return None if place.latitude is None or place.longitude is None else (place.latitude, place.longitude)


def _actors(briefing: Briefing, cards: Mapping[str, Card], voices: Voices, theme: Theme) -> Iterator[Listed]:
    """What an actor's page shows of the briefing, and a note of spellings, office, acts and whom they name."""
    said = {lang: {who.id: of for who, of in voices[lang] if who} for lang in LANGUAGES}
    spelt, translated = _spellings(briefing), _in_english(briefing)
    given: dict[str, list[Figure]] = {}
    for figure in briefing.entry.facts.figures:
        given.setdefault(figure.claimed_by or "", []).append(figure)
    acts: dict[str, list[Any]] = {}
    for claim in briefing.entry.facts.claims:
        named = [actor.id for actor in briefing.contents[claim.id].actors]
        acts.setdefault(claim.speaker or "", []).append([claim.id, claim.act, named])
    for actor in briefing.entry.facts.actors:
        role = [actor.role.ar, actor.role.en] if actor.role else None
        note = _json([spelt[actor.id], translated.get(actor.id, 0), role, acts.get(actor.id, [])])
        shown = {
            lang: theme.render(
                "appearance.html",
                lang,
                card=cards[lang],
                statements=said[lang].get(actor.id, ()),
                figures=_lines(briefing, given.get(actor.id, ()), theme, lang),
            )
            for lang in LANGUAGES
        }
        yield Listed("actor", actor.id, _mark(note, *shown.values()), note, **shown)


def _lines(briefing: Briefing, figures: Iterable[Figure], theme: Theme, lang: str) -> list[tuple[str, Markup]]:
    """The figures in words, each wording once, with the id of its permalink."""
    lines = {figure_line(f, theme.words[lang], briefing.words(f.evidence)): f.id for f in figures}
    return [(figure_id, own(line, lang)) for line, figure_id in lines.items()]


def _spellings(briefing: Briefing) -> dict[str, dict[str, int]]:
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


def _tolls(briefing: Briefing, theme: Theme) -> Iterator[list[Any]]:
    """Counts of people: id, kind, the number for the picture, claimant, and the words in each language."""
    for figure in (group[0] for group in briefing.distinct):
        if is_toll(figure) and figure.part_of is None:
            evidence = briefing.words(figure.evidence)
            lines = {lang: own(figure_line(figure, words, evidence), lang) for lang, words in theme.words.items()}
            value = figure.low if figure.low is not None else figure.high
            yield [figure.id, figure.kind, value or 0, figure.claimed_by, lines]


def _country(briefing: Briefing) -> str:
    """The country of which the briefing names most places."""
    countries = _countries(briefing)
    return min(countries, key=lambda code: (-countries[code], code), default=NO_COUNTRY)


def _countries(briefing: Briefing) -> Counter[str]:
    """How often places of each country are named."""
    return Counter(place.country for place in briefing.entry.facts.places if place.country for _ in place.mentions)


def counted(briefing: Briefing) -> dict[tuple[str, str], int]:
    """What is added up over the archive: publishers, countries, figures, states of translation, rules."""
    facts, figures = briefing.entry.facts, [group[0] for group in briefing.distinct]
    claimants: dict[str, set[str | None]] = {}
    for figure in figures:
        if is_toll(figure) and figure.part_of is None:
            claimants.setdefault(figure.kind, set()).add(figure.claimed_by)
    found = (facts.actors, facts.places, facts.claims, facts.figures, facts.dates, facts.topics)
    counts: Counter[tuple[str, str]] = Counter({
        ("publisher", briefing.entry.document.seed.publisher or ""): 1,
        ("figures", "all"): len(figures),
        ("figures", "unattributed"): sum(figure.claimed_by is None for figure in figures),
        ("tolls", "all"): len(claimants),
        ("tolls", "alone"): sum(len(who) == 1 and None not in who for who in claimants.values()),
    })  # fmt: skip
    counts.update(("country", code) for code in _countries(briefing))
    counts.update(("translation", translation.state) for translation in briefing.english.values())
    counts.update(("rule", fact.rule) for of_kind in found for fact in of_kind)
    return {key: number for key, number in counts.items() if number}


def _json(value: object) -> str:
    return compact(value)


def _mark(*texts: str) -> str:
    return sha256("\0".join(texts).encode()).hexdigest()[:16]
