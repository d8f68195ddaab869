"""All tables of the archive in one value, read once for each build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mujaz.arabic.calendar_words import CalendarWords
from mujaz.arabic.numeral_words import NumberWords
from mujaz.lexicon.bodies import BodyWords, load_bodies
from mujaz.lexicon.boilerplate import Boilerplate, load_boilerplate
from mujaz.lexicon.bounds import Bounds, load_bounds
from mujaz.lexicon.calendar import load_calendar
from mujaz.lexicon.contested import Contested, load_contested
from mujaz.lexicon.counted_nouns import CountedNouns, load_counted_nouns
from mujaz.lexicon.cues import Cues, load_cues, with_heads
from mujaz.lexicon.english import EnglishWords, load_english
from mujaz.lexicon.fates import Fates, load_fates
from mujaz.lexicon.gazetteer import load_cities
from mujaz.lexicon.groups import GroupWords, load_groups
from mujaz.lexicon.institutions import load_institutions, load_portfolios
from mujaz.lexicon.names import NameTable, Sources, name_table
from mujaz.lexicon.numerals import load_numerals
from mujaz.lexicon.offices import load_offices
from mujaz.lexicon.person_names import PersonNames, load_person_names, with_common
from mujaz.lexicon.places import PlaceWords, load_places
from mujaz.lexicon.register import Register, load_register
from mujaz.lexicon.surroundings import Surroundings, load_surroundings
from mujaz.lexicon.tables import Gathering
from mujaz.lexicon.topics import Topics, load_topics
from mujaz.lexicon.wording import Wording, load_wording

TABLES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The linguist's tables and the editor's register, checked and ready for look-up."""

    boilerplate: Boilerplate
    calendar: CalendarWords
    register: Register
    names: NameTable
    persons: PersonNames
    bodies: BodyWords
    groups: GroupWords
    places: PlaceWords
    surroundings: Surroundings
    cues: Cues
    numerals: NumberWords
    bounds: Bounds
    counted: CountedNouns
    fates: Fates
    topics: Topics
    wording: Wording
    contested: Contested
    english: EnglishWords


def load_lexicon(root: Path) -> Lexicon:
    """The tables of this package and the register in `root`/content; raises LexiconError naming every problem."""
    tables = Gathering()
    load = tables.load
    register, bodies = load(load_register, root), load(load_bodies, TABLES)
    places, groups, offices = load(load_places, TABLES), load(load_groups, TABLES), load(load_offices, TABLES)
    cities, institutions = load(load_cities, TABLES), load(load_institutions, TABLES)
    portfolios = load(load_portfolios, TABLES)
    rest: dict[str, Any] = {
        "boilerplate": load(load_boilerplate, TABLES / "boilerplate.toml"),
        "calendar": load(load_calendar, TABLES / "calendar.toml"),
        "persons": load(load_person_names, TABLES),
        "surroundings": load(load_surroundings, TABLES),
        "cues": load(load_cues, TABLES / "cues.toml", TABLES / "cue_words.toml"),
        "numerals": load(load_numerals, TABLES / "numerals.toml"),
        "bounds": load(load_bounds, TABLES / "bounds.toml"),
        "counted": load(load_counted_nouns, TABLES),
        "fates": load(load_fates, TABLES / "fates.toml"),
        "topics": load(load_topics, TABLES / "topics.toml"),
        "wording": load(load_wording, TABLES / "wording.toml"),
        "contested": load(load_contested, TABLES / "contested.toml"),
        "english": load(load_english, TABLES / "english.toml", register or Register()),
    }
    tables.close()
    rest["cues"] = with_heads(rest["cues"], _people(rest["persons"], groups), _bodies(groups, bodies))
    rest["persons"] = with_common(rest["persons"], _common(rest, groups, bodies), _verbs(rest))
    sources = Sources(
        register, cities, places.nouns, groups.nouns, offices, tuple(bodies.nouns.values()), institutions, portfolios
    )
    return Lexicon(register=register, names=name_table(sources), bodies=bodies, groups=groups, places=places, **rest)


def _people(persons: PersonNames, groups: GroupWords) -> Iterator[str]:
    """The nouns for people and offices: whoever is named by one can speak."""
    for first, titles in persons.titles.items():
        if any(title.kind in ("head", "rank", "office") for title in titles):
            yield first
    for noun in groups.nouns:
        if noun.kind in ("group", "office"):
            yield from (form for form in (*noun.one, *noun.many) if " " not in form)


def _bodies(groups: GroupWords, bodies: BodyWords) -> Iterator[str]:
    """The nouns for bodies."""
    for noun in groups.nouns:
        if noun.kind not in ("group", "office"):
            yield from (form for form in (*noun.one, *noun.many) if " " not in form)
    yield from bodies.nouns


def _common(rest: Mapping[str, Any], groups: GroupWords, bodies: BodyWords) -> Iterator[str]:
    """The ordinary words of the tables, in the forms in which these hold them."""
    yield from rest["counted"].phrases.words()
    yield from rest["cues"].forms
    yield from bodies.words.words()
    yield from bodies.common
    yield from groups.modifiers


def _verbs(rest: Mapping[str, Any]) -> Iterator[str]:
    """The verbs that have somebody as their subject, in the third person singular."""
    surroundings = rest["surroundings"]
    yield from surroundings.acting | surroundings.sport_verbs
    for form, cues in rest["cues"].forms.items():
        shapes = (cue.shape for cue in cues)
        if any(shape.kind in ("past", "present") and shape.number == "s" and not shape.pronoun for shape in shapes):
            yield form
