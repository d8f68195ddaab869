"""The list of all feeds of each language, for a reader to take in at once."""

from __future__ import annotations

from mujaz.site.feeds.all import groups_of
from mujaz.site.feeds.opml import opml, opml_file
from mujaz.site.publish import Publisher
from mujaz.site.topics import terms_of


def write_outlines(publisher: Publisher) -> None:
    """An OPML file for each language."""
    store, site = publisher.store, publisher.site
    named = {
        "topics": [(term.id, term.label) for term in terms_of(store)],
        "places": [(one.id, one.name) for one in store.named("place")],
        "actors": [(one.id, one.name) for one in store.named("actor")],
    }
    for lang, words in publisher.theme.words.items():
        groups = groups_of(site, words, named)
        publisher.output.write(opml_file(lang), opml(site, lang, site.title_in(lang), groups))
