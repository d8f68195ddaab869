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


def extract(document: Document, lexicon: Lexicon) -> Facts:
    """The facts of one document. Pure: the same document and lexicon give the same facts."""
    reading = read(document)
    dates = find_dates(reading, lexicon)
    names = find_names(reading, lexicon)
    claims = find_claims(reading, names, lexicon)
    figures = attribute(find_figures(reading, dates, names, lexicon), claims, reading)
    actors, places = actors_and_places(names)
    topics = find_topics(reading, lexicon)
    return Facts(actors, places, tuple(claims), tuple(figures), tuple(dates), tuple(topics))
