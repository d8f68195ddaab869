"""From a document's sentences to every actor and place that they name, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.extract.decide import decide
from mujaz.extract.holders import join_called, join_holders
from mujaz.extract.home import Sights, home, weigh
from mujaz.extract.joined_bodies import join_bodies
from mujaz.extract.ledger import Finder, Ledger, Spot
from mujaz.extract.mentions import Mention, Names
from mujaz.extract.merge import merge
from mujaz.extract.office_english import office_english
from mujaz.extract.offices import find_offices
from mujaz.extract.persons import find_persons
from mujaz.extract.reading import Reading
from mujaz.extract.sport import about_sport
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.facts import Bilingual

_CREDITS = frozenset(("byline", "credit"))


def find_names(reading: Reading, lexicon: Lexicon) -> Names:
    """Every mention of the document's actors and places, and whom they name. Never raises on an article."""
    spots = [
        Spot(read.index, number, sentence.tokens)
        for read in reading.segments
        if read.segment.kind not in _CREDITS
        for number, sentence in enumerate(read.sentences)
    ]
    sights = [list(lexicon.names.phrases.find(spot.tokens)) for spot in spots]
    finder = _finder(reading, lexicon, spots, sights)
    for spot, seen in zip(spots, sights, strict=True):
        _read_sentence(finder, spot, seen)
    join_bodies(finder, spots)
    _persons(finder, reading)
    find_offices(finder, spots, sights)
    merge(finder.ledger)
    join_holders(finder.ledger, lexicon.surroundings.former)
    join_called(finder.ledger, spots, lexicon.cues.words["naming"])
    mentions = sorted(finder.ledger.mentions, key=lambda mention: mention.span)
    return Names(tuple(mentions), finder.ledger.referents)


def _finder(reading: Reading, lexicon: Lexicon, spots: Sequence[Spot], sights: Sequence[Sights]) -> Finder:
    titles = [reading.segments[spot.segment].segment.kind == "title" for spot in spots]
    weights = weigh(zip(titles, sights, strict=True), lexicon.register)
    full = frozenset(
        sense.entry.id
        for seen in sights
        for match in seen
        for sense in match.value[:1]
        if sense.entry and sense.what in ("actor", "place")
    )
    return Finder(
        lexicon,
        Ledger(),
        reading.document.text,
        home(weights, lexicon.register),
        weights,
        full,
        about_sport(spots, lexicon.surroundings),
    )


def _read_sentence(finder: Finder, spot: Spot, sights: Sights) -> None:
    """Decides what each name of a sentence stands for; `reached` keeps a body's words from being read twice."""
    reached = 0
    for at, match in enumerate(sights):
        if match.first >= reached:
            reached = max(reached, decide(finder, spot, sights, at))


def _persons(finder: Finder, reading: Reading) -> None:
    """Adds the persons whom no register knows, and the roles of all."""
    taken: dict[tuple[int, int], list[Mention]] = {}
    for mention in finder.ledger.mentions:
        taken.setdefault((mention.segment, mention.sentence), []).append(mention)
    mentions, referents = find_persons(reading, taken, finder.lexicon, finder.home.iso if finder.home else None)
    finder.ledger.mentions += mentions
    for key, referent in referents.items():
        known = finder.ledger.referents.setdefault(key, referent)
        known.role = known.role or referent.role
        if known.role and known.role.en is None:
            known.role = Bilingual(known.role.ar, office_english(known.role.ar, finder.lexicon))
