"""From a document to its facts: the finders in the one order in which they build on each other."""

from __future__ import annotations

from mujaz.extract.assemble import actors_and_places
from mujaz.extract.attribution import attribute
from mujaz.extract.claims import find_claims
from mujaz.extract.dates import find_dates
from mujaz.extract.figures import find_figures
from mujaz.extract.names import find_names
from mujaz.extract.reading import read
from mujaz.extract.topics import find_topics
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.document import Document
from mujaz.model.facts import Facts

TABLES = {
    "actors": ("content/actors", "institutions.toml", "portfolios.toml", "groups.toml", "titles.toml",
               "person_names.toml", "name_spellings.tsv", "name_shapes.tsv", "bodies.toml", "surroundings.toml"),
    "places": ("content/places", "content/actors/states.toml", "cities.tsv", "places.toml", "surroundings.toml"),
    "claims": ("cues.toml", "cue_words.toml"),
    "figures": ("numerals.toml", "bounds.toml", "counted_nouns.toml", "fates.toml", "units.toml", "currencies.toml"),
    "dates": ("calendar.toml",),
    "topics": ("topics.toml",),
}  # fmt: skip
"""The tables that each kind of fact is found with, for whoever asks why."""


def extract(document: Document, lexicon: Lexicon) -> Facts:
    """The facts of one document. Pure: the same document and lexicon give the same facts."""
    reading = read(document)
    dates = find_dates(reading, lexicon)
    names = find_names(reading, lexicon)
    claims, names = find_claims(reading, names, lexicon)
    figures = attribute(find_figures(reading, dates, names, lexicon), claims, reading, lexicon)
    actors, places = actors_and_places(names, document.text)
    topics = find_topics(reading, lexicon)
    return Facts(actors, places, tuple(claims), tuple(figures), tuple(dates), tuple(topics))
