"""The pages that list briefings: places, months, years, and the indexes over them; the home page and editors' notes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby, islice
from typing import Any, Protocol

from markupsafe import Markup

from mujaz.render.catalogues import LANGUAGES, Words
from mujaz.render.dates import month_name, month_words
from mujaz.render.names import arabic_key, country_name, latin_key, sort_key
from mujaz.site.actor_index import ON_ONE_PAGE, index_pages, most_named
from mujaz.site.chart import over_time
from mujaz.site.data_page import data_page
from mujaz.site.kept import Listing, Member, Named
from mujaz.site.links import of
from mujaz.site.noted import UNDATED
from mujaz.site.page_store import PageStore
from mujaz.site.paging import pages
from mujaz.site.publish import Publisher
from mujaz.site.told import told
from mujaz.site.whereabouts import Position, looked_up
from mujaz.site.world import degrees, locator

ACTOR_KINDS = ("government", "person", "office", "organization", "group", "media")
CARDS_ON_A_PAGE = 40
_NOTES_AT_HOME = 3
_MOST_LATELY = 8
Both = Mapping[str, Any]


class HandWritten(Protocol):
    """A page or note as Pelican's readers give it."""

    lang: str
    slug: str
    title: str
    content: str
    date: Any


def write_cards(
    publisher: Publisher, listing: Listing, template: str, *path: str, about: str = "", first: str = "", **values: Both
) -> list[Member]:
    """The pages of a listing of cards below `path`; `about` changes with whatever else they show.

    What changes with each briefing, such as how many there are, is shown by the newest page alone; `first` tells it.
    """
    members = publisher.store.members(listing)
    for page in pages(members, CARDS_ON_A_PAGE) if members else ():
        mark = page.mark(about) if page.number else page.mark(about, first, str(len(members)))
        changed = page.members[0].day
        if publisher.stands(*path, *page.path, changed=changed, mark=mark):
            continue
        publisher.page(
            template, *path, *page.path,
            cards=cards(publisher, page.members), page=in_both(page), number=in_both(len(members)), at=in_both(path),
            changed=changed, mark=mark, **values,
        )  # fmt: skip
    return members


def cards(publisher: Publisher, members: Iterable[Member]) -> Both:
    """The members' cards by language."""
    shown = told(publisher.store, (member.briefing for member in members))
    return {lang: [one.cards[lang] for one in shown] for lang in LANGUAGES}


def in_both(value: Any) -> Both:
    """The same in both languages."""
    return dict.fromkeys(LANGUAGES, value)


def write_home(publisher: Publisher, notes: Mapping[str, Sequence[HandWritten]]) -> None:
    """The newest briefings and notes."""
    store = publisher.store
    latest = store.latest(publisher.site.latest)
    shown = told(store, latest)
    publisher.page(
        "home.html",
        cards={lang: [one.cards[lang] for one in shown] for lang in LANGUAGES},
        notes={lang: notes[lang][:_NOTES_AT_HOME] for lang in LANGUAGES},
        number=in_both(store.count()),
        lately=in_both({f"{kind}s": _named_most(store, latest, kind) for kind in ("actor", "place")}),
    )


def _named_most(store: PageStore, briefings: Sequence[str], kind: str) -> list[tuple[Named, int]]:
    """Whom or what these briefings name most; those who have no name are others in each."""
    ranked = dict(store.named_most(briefings, kind))
    named = (one for one in store.named(kind, ranked) if not one.nameless)
    return [(one, ranked[one.id]) for one in islice(named, _MOST_LATELY)]


def write_actors(publisher: Publisher) -> None:
    """The index of actors."""
    named = publisher.store.named("actor")
    if len(named) > ON_ONE_PAGE:
        _write_actor_pages(publisher, named)
        return
    groups = {lang: _by_kind(named, publisher.theme.words[lang]) for lang in LANGUAGES}
    publisher.page("actors.html", "actors", groups=groups, kinds=in_both(()), most=in_both(()))


def _write_actor_pages(publisher: Publisher, named: Sequence[Named]) -> None:
    """The index cut into pages, and what leads to them: kinds with their letters, and who is named most."""
    kinds = [kind for kind in ACTOR_KINDS if any(one.kind == kind for one in named)]
    cut = {lang: {kind: index_pages(named, kind, lang) for kind in kinds} for lang in LANGUAGES}
    shown = {lang: list(of_kind.items()) for lang, of_kind in cut.items()}
    publisher.page("actors.html", "actors", groups=in_both(()), kinds=shown, most=in_both(most_named(named)))
    for kind in kinds:
        for number, index_page in enumerate(cut[LANGUAGES[0]][kind]):
            shown_here = {lang: cut[lang][kind][number] for lang in LANGUAGES}
            among = {lang: cut[lang][kind] for lang in LANGUAGES}
            publisher.page_by_marks(
                "actors_kind.html", "actors", *index_page.path,
                shown=shown_here, pages=among, marks={lang: shown_here[lang].mark(among[lang]) for lang in LANGUAGES},
            )  # fmt: skip


def _by_kind(named: Sequence[Named], words: Words) -> list[tuple[str, list[tuple[str, list[Named]]]]]:
    """Kinds in their fixed order, in each its countries by alphabet, those without one last, in each the actors."""
    groups = []
    for kind in ACTOR_KINDS:
        of_kind = [one for one in named if one.kind == kind]
        if of_kind:
            groups.append((kind, _flat(of_kind, words) if kind == "government" else _by_country(of_kind, words)))
    return groups


def _flat(named: Sequence[Named], words: Words) -> list[tuple[str, list[Named]]]:
    """Governments stand under no countries: they bear their names."""
    return [("", sorted(named, key=lambda one: sort_key(one.name, words.lang)))]


def _by_country(named: Sequence[Named], words: Words) -> list[tuple[str, list[Named]]]:
    key = arabic_key if words.lang == "ar" else latin_key
    by_country: dict[str, list[Named]] = {}
    for one in sorted(named, key=lambda one: sort_key(one.name, words.lang)):
        by_country.setdefault(country_name(one.country, words) or "", []).append(one)
    return sorted(by_country.items(), key=lambda item: (not item[0], key(item[0])))


def write_places(publisher: Publisher) -> None:
    """The index of places."""
    named = publisher.store.named("place")
    groups = {lang: _by_country(named, publisher.theme.words[lang]) for lang in LANGUAGES}
    publisher.page("places.html", "places", groups=groups, number=in_both(len(named)))


def write_place(publisher: Publisher, place_id: str) -> None:
    """A place's map and briefings."""
    listing = ("place", place_id)
    for place in publisher.store.named("place", [place_id]):
        noted = (json.loads(member.note) for member in reversed(publisher.store.members(listing)))
        point = next((tuple(point) for point in noted if point), None) or looked_up(place)
        write_cards(
            publisher, listing, "place.html", "places", place_id,
            about=repr((place.name, place.country, point)), first=str(place.briefings),
            place=in_both(place),
            country={lang: country_name(place.country, publisher.theme.words[lang]) for lang in LANGUAGES},
            map=_maps(publisher, place, point),
        )  # fmt: skip


def points(store: PageStore) -> dict[str, Position]:
    """The points that the facts give of places, by id."""
    noted = ((place, json.loads(note)) for place, note in store.oldest_notes("place"))
    return {place: (point[0], point[1]) for place, point in noted if point}


def _maps(publisher: Publisher, place: Named, point: Position | None) -> dict[str, tuple[Markup, str] | None]:
    """In each language the map around a place, and its latitude and longitude in degrees; None where nobody knows."""
    if point is None:
        return dict.fromkeys(LANGUAGES)
    return {
        lang: (locator(*point, words.gettext("Map: %(place)s", place=of(place.name, lang))), degrees(*point))
        for lang, words in publisher.theme.words.items()
    }


def write_archive(publisher: Publisher) -> None:
    """The archive's years and months."""
    counts = publisher.store.counts("month")
    undated = counts.pop(UNDATED, 0)
    months = sorted(((int(of[:4]), int(of[5:])) for of in counts), reverse=True)
    days = [date.fromisoformat(day) for day, number in publisher.store.days().items() if day for _ in range(number)]
    publisher.page(
        "archive.html",
        "archive",
        years={lang: _years(months, counts, words) for lang, words in publisher.theme.words.items()},
        undated=in_both(undated),
        activity={
            lang: over_time(days, words.gettext("Briefings over time"), words)
            for lang, words in publisher.theme.words.items()
        },
    )


def _years(
    months: Sequence[tuple[int, int]], counts: Mapping[str, int], words: Words
) -> list[tuple[int, list[tuple[int, str, int]]]]:
    """The years, the latest first, each with its months: number, name, and how many briefings they have."""
    return [
        (year, [(month, month_name(month, words), counts[f"{year:04}-{month:02}"]) for _, month in of_year])
        for year, of_year in groupby(months, key=lambda month: month[0])
    ]


def write_month(publisher: Publisher, month: str) -> None:
    """A month's briefings, or those without a date."""
    words = publisher.theme.words
    if month == UNDATED:
        path: tuple[str, ...] = (UNDATED,)
        heading = {lang: words[lang].gettext("Undated") for lang in LANGUAGES}
    else:
        year, number = month.split("-")
        path = (year, number)
        heading = {lang: month_words(int(year), int(number), words[lang]) for lang in LANGUAGES}
    write_cards(publisher, ("month", month), "month.html", "archive", *path, heading=heading)


def write_year(publisher: Publisher, year: str) -> None:
    """A year's briefings."""
    write_cards(publisher, ("year", year), "month.html", "archive", year, heading=in_both(year))


def write_notes(publisher: Publisher, notes: Mapping[str, Sequence[HandWritten]]) -> None:
    """The editors' notes and their list."""
    publisher.page("notes.html", "notes", notes=notes)
    for lang in LANGUAGES:
        for note in notes[lang]:
            publisher.output.page(*publisher.theme.page("note.html", lang, "notes", note.slug, note=note))
    for note in notes[LANGUAGES[0]]:
        publisher.add_address(("notes", note.slug), note.date.date())


def write_pages(
    publisher: Publisher, hand_written: Mapping[str, Sequence[HandWritten]], feeds: Both, corrections: Both
) -> None:
    """The hand-written pages; those of feeds, corrections and data list what there is below their words."""
    for lang in LANGUAGES:
        listed: dict[str, dict[str, Any]] = {
            "feeds": {"groups": feeds[lang]},
            "corrections": {"corrections": corrections[lang]},
            "data": {"data": data_page(publisher.site, publisher.theme.words[lang])},
        }
        for page in hand_written[lang]:
            more = listed.get(page.slug, {})
            template = f"{page.slug}.html" if more else "page.html"
            publisher.output.page(*publisher.theme.page(template, lang, page.slug, page=page, **more))
    for page in hand_written[LANGUAGES[0]]:
        publisher.add_address((page.slug,))
