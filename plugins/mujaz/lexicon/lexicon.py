"""All tables of the archive in one value, read once for each build."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mujaz.arabic.calendar_words import CalendarWords
from mujaz.arabic.numerals import NumberWords
from mujaz.lexicon.bodies import BodyWords, load_bodies
from mujaz.lexicon.boilerplate import Boilerplate, load_boilerplate
from mujaz.lexicon.bounds import Bounds, load_bounds
from mujaz.lexicon.calendar import load_calendar
from mujaz.lexicon.counted_nouns import CountedNouns, load_counted_nouns
from mujaz.lexicon.cues import Cues, load_cues
from mujaz.lexicon.fates import Fates, load_fates
from mujaz.lexicon.gazetteer import load_cities
from mujaz.lexicon.groups import GroupWords, load_groups
from mujaz.lexicon.institutions import load_institutions, load_portfolios
from mujaz.lexicon.names import NameTable, Sources, name_table
from mujaz.lexicon.numerals import load_numerals
from mujaz.lexicon.offices import load_offices
from mujaz.lexicon.person_names import PersonNames, load_person_names
from mujaz.lexicon.places import PlaceWords, load_places
from mujaz.lexicon.register import Register, load_register
from mujaz.lexicon.surroundings import Surroundings, load_surroundings
from mujaz.lexicon.topics import Topics, load_topics

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


def load_lexicon(root: Path) -> Lexicon:
    """The tables of this package and the register in `root`/content; raises LexiconError naming every problem."""
    register, bodies = load_register(root), load_bodies(TABLES)
    places, groups, surroundings = load_places(TABLES), load_groups(TABLES), load_surroundings(TABLES)
    return Lexicon(
        boilerplate=load_boilerplate(TABLES / "boilerplate.toml"),
        calendar=load_calendar(TABLES / "calendar.toml"),
        register=register,
        names=name_table(
            Sources(
                register,
                load_cities(TABLES),
                places.nouns,
                groups.nouns,
                load_offices(TABLES),
                tuple(bodies.nouns.values()),
                load_institutions(TABLES),
                load_portfolios(TABLES),
            )
        ),
        persons=load_person_names(TABLES),
        bodies=bodies,
        groups=groups,
        places=places,
        surroundings=surroundings,
        cues=load_cues(TABLES / "cues.toml", TABLES / "cue_words.toml"),
        numerals=load_numerals(TABLES / "numerals.toml"),
        bounds=load_bounds(TABLES / "bounds.toml"),
        counted=load_counted_nouns(TABLES),
        fates=load_fates(TABLES / "fates.toml"),
        topics=load_topics(TABLES / "topics.toml"),
    )
