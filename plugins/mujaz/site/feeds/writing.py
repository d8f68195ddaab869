"""Every feed into the output folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from mujaz.site.catalogue import Gathered, Told
from mujaz.site.feeds.all import Named, all_files, groups_of
from mujaz.site.feeds.files import Feed
from mujaz.site.feeds.items import Item
from mujaz.site.feeds.opml import Groups
from mujaz.site.publish import HandWritten, Publisher
from mujaz.site.topics import branches_of

Notes = Mapping[str, Sequence[HandWritten]]


def write_feeds(
    publisher: Publisher, gathered: Gathered, notes: Notes, actors: Sequence[Any], places: Sequence[Any]
) -> None:  # fmt: skip
    """All feeds of both languages, and the list of them for readers."""
    site, words = publisher.site, publisher.theme.words
    for place, text in all_files(site, words, named(gathered, actors, places), _source(publisher, gathered, notes)):
        publisher.output.write(place, text)


def listed(publisher: Publisher, lang: str, gathered: Gathered) -> Groups:
    """The feeds that the page of feeds lists: those of actors and places are on their own pages, and in the OPML."""
    groups = groups_of(publisher.site, publisher.theme.words[lang], named(gathered, (), ()))
    return [(name, feeds) for name, feeds in groups if feeds]


def named(gathered: Gathered, actors: Sequence[Any], places: Sequence[Any]) -> Named:
    """What has a feed of its own, as its id and its name."""
    topics = [(branch.term.id, branch.term.label) for branch in branches_of(gathered)]
    kinds = {"actors": actors, "places": places}
    return {"topics": topics, **{kind: [(one.id, one.name) for one in found] for kind, found in kinds.items()}}


def _source(publisher: Publisher, gathered: Gathered, notes: Notes) -> Callable[[Feed], Iterable[Item]]:
    of_topic = {branch.term.id: branch.told for branch in branches_of(gathered)}

    def source(feed: Feed) -> Iterable[Item]:
        kind, one, lang = feed.path[0], feed.path[-1], feed.lang
        match kind:
            case "all":
                items = [*_briefings(gathered.briefings, lang), *note_items(publisher, notes, lang)]
                return sorted(items, key=lambda item: item.published, reverse=True)
            case "corrections":
                made = [item for told in gathered.briefings for item in told.items[lang].corrections]
                return sorted(made, key=lambda item: item.published, reverse=True)
            case "acts":
                return [told.items[lang].acts[one] for told in gathered.briefings if one in told.items[lang].acts]
            case "topics":
                return _briefings(of_topic[one], lang)
            case "places":
                return _briefings(gathered.of_place.get(one, []), lang)
        return _briefings((seen.told for seen in gathered.appearances.get(one, [])), lang)

    return source


def _briefings(told: Iterable[Told], lang: str) -> list[Item]:
    return [item for one in told if (item := one.items[lang].briefing)]


def note_items(publisher: Publisher, notes: Notes, lang: str) -> list[Item]:
    """The editors' notes as entries, whole in either length: they are short."""
    site, made = publisher.site, []
    for note in notes[lang]:
        day: date = note.date.date()
        content = publisher.theme.render("feed_note.html", lang, note=note)
        url, alternate = (site.page(language, "notes", note.slug) for language in _both(lang))
        made.append(Item(("notes", note.slug), note.title, url, alternate, day, content, content))
    return made


def _both(lang: str) -> tuple[str, str]:
    return (lang, "en") if lang == "ar" else (lang, "ar")
