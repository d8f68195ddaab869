"""The pages that list: home, actors, places, the archive by month, editors' notes, and the hand-written pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup

from mujaz.render.catalogues import LANGUAGES, Words
from mujaz.render.dates import month_name, month_words
from mujaz.render.names import arabic_key, country_name, latin_key, sort_key
from mujaz.site.catalogue import Appearance, Gathered, Told, roles
from mujaz.site.chart import over_time
from mujaz.site.data_page import data_page
from mujaz.site.feeds.opml import Groups
from mujaz.site.links import of
from mujaz.site.profile import PER_PAGE, profile
from mujaz.site.publish import HandWritten, Publisher
from mujaz.site.whereabouts import Position, looked_up
from mujaz.site.world import degrees, locator

ACTOR_KINDS = ("government", "person", "office", "organization", "group", "media")


def write_home(publisher: Publisher, gathered: Gathered, notes: dict[str, list[HandWritten]]) -> None:
    """The newest briefings and notes."""
    latest = gathered.briefings[: publisher.site.latest]
    publisher.page(
        "home.html",
        cards=_cards(latest),
        notes={lang: notes[lang][:3] for lang in LANGUAGES},
        number=dict.fromkeys(LANGUAGES, len(gathered.briefings)),
    )


def _cards(told: Iterable[Told]) -> dict[str, list[Any]]:
    told = list(told)
    return {lang: [one.cards[lang] for one in told] for lang in LANGUAGES}


def write_actors(publisher: Publisher, summaries: Sequence[Any], gathered: Gathered) -> None:
    """The index of actors, and each actor's page."""
    groups = {lang: _by_kind(summaries, publisher.theme.words[lang]) for lang in LANGUAGES}
    publisher.page("actors.html", "actors", groups=groups, number=dict.fromkeys(LANGUAGES, len(summaries)))
    known = {summary.id: summary for summary in summaries}
    for summary in summaries:
        seen = gathered.appearances.get(summary.id, [])
        _write_record(publisher, summary, seen, gathered, known)


def _write_record(
    publisher: Publisher, summary: Any, seen: list[Appearance], gathered: Gathered, known: dict[str, Any]
) -> None:  # fmt: skip
    """An actor's page; a long record goes on upon numbered pages below it."""
    theme = publisher.theme
    profiles = {lang: profile(summary, seen, gathered.noted, known, theme, lang) for lang in LANGUAGES}
    pages = range(1, max(1, -(-len(seen) // PER_PAGE)) + 1)
    for number in pages:
        shown = seen[(number - 1) * PER_PAGE : number * PER_PAGE]
        publisher.page(
            "actor.html",
            *("actors", summary.id, *([str(number)] if number > 1 else [])),
            actor=dict.fromkeys(LANGUAGES, summary),
            country={lang: country_name(summary.country, theme.words[lang]) for lang in LANGUAGES},
            roles=dict.fromkeys(LANGUAGES, roles(seen)),
            profile=profiles,
            seen=dict.fromkeys(LANGUAGES, shown),
            pages=dict.fromkeys(LANGUAGES, pages),
            number=dict.fromkeys(LANGUAGES, number),
            changed=shown[0].told.published if shown else None,
        )


def _by_kind(summaries: Sequence[Any], words: Words) -> list[tuple[str, list[tuple[str, list[Any]]]]]:
    """Kinds in their fixed order, in each its countries by alphabet, those without one last, in each the actors."""
    groups = []
    for kind in ACTOR_KINDS:
        of_kind = [summary for summary in summaries if summary.kind == kind]
        if of_kind:
            groups.append((kind, _flat(of_kind, words) if kind == "government" else _by_country(of_kind, words)))
    return groups


def _flat(summaries: Sequence[Any], words: Words) -> list[tuple[str, list[Any]]]:
    """Governments stand under no countries: they bear their names."""
    return [("", sorted(summaries, key=lambda summary: sort_key(summary.name, words.lang)))]


def _by_country(summaries: Sequence[Any], words: Words) -> list[tuple[str, list[Any]]]:
    key = arabic_key if words.lang == "ar" else latin_key
    by_country: dict[str, list[Any]] = {}
    for summary in sorted(summaries, key=lambda summary: sort_key(summary.name, words.lang)):
        by_country.setdefault(country_name(summary.country, words) or "", []).append(summary)
    return sorted(by_country.items(), key=lambda item: (not item[0], key(item[0])))


def write_places(publisher: Publisher, summaries: Sequence[Any], gathered: Gathered) -> None:
    """The index of places and each place's page."""
    groups = {lang: _by_country(summaries, publisher.theme.words[lang]) for lang in LANGUAGES}
    publisher.page("places.html", "places", groups=groups, number=dict.fromkeys(LANGUAGES, len(summaries)))
    for summary in summaries:
        told = gathered.of_place.get(summary.id, [])
        publisher.page(
            "place.html",
            "places",
            summary.id,
            place=dict.fromkeys(LANGUAGES, summary),
            country={lang: country_name(summary.country, publisher.theme.words[lang]) for lang in LANGUAGES},
            map=_maps(publisher, summary, gathered.points.get(summary.id) or looked_up(summary)),
            cards=_cards(told),
            changed=told[0].published if told else None,
        )


def _maps(publisher: Publisher, summary: Any, point: Position | None) -> dict[str, tuple[Markup, str] | None]:
    """In each language the map around a place, and its latitude and longitude in degrees; None where nobody knows."""
    if point is None:
        return dict.fromkeys(LANGUAGES)
    return {
        lang: (locator(*point, words.gettext("Map: %(place)s", place=of(summary.name, lang))), degrees(*point))
        for lang, words in publisher.theme.words.items()
    }


def write_archive(publisher: Publisher, gathered: Gathered) -> None:
    """The archive's years and months, and the list of each."""
    months = gathered.months()
    undated = gathered.undated()
    years = {
        lang: [
            (year, [(month, month_name(month, words), len(months[year, month])) for _, month in of_year])
            for year, of_year in ((year, list(of)) for year, of in groupby(months, key=lambda month: month[0]))
        ]
        for lang, words in publisher.theme.words.items()
    }
    days = [told.published for told in gathered.briefings]
    publisher.page(
        "archive.html",
        "archive",
        years=years,
        undated=dict.fromkeys(LANGUAGES, len(undated)),
        activity={
            lang: over_time(days, words.gettext("Briefings over time"), words)
            for lang, words in publisher.theme.words.items()
        },
    )
    for (year, month), told in months.items():
        heading = {lang: month_words(year, month, words) for lang, words in publisher.theme.words.items()}
        path = ("archive", f"{year:04}", f"{month:02}")
        publisher.page("month.html", *path, heading=heading, cards=_cards(told), changed=told[0].published)
    for year, of_year in groupby(months, key=lambda month: month[0]):
        told = [one for month in of_year for one in months[month]]
        heading = dict.fromkeys(LANGUAGES, str(year))
        publisher.page("month.html", "archive", f"{year:04}", heading=heading, cards=_cards(told))
    if undated:
        heading = {lang: words.gettext("Undated") for lang, words in publisher.theme.words.items()}
        publisher.page("month.html", "archive", "undated", heading=heading, cards=_cards(undated))


def write_notes(publisher: Publisher, notes: dict[str, list[HandWritten]]) -> None:
    """The editors' notes and their list."""
    publisher.page("notes.html", "notes", notes=notes)
    for lang in LANGUAGES:
        for note in notes[lang]:
            place, html = publisher.theme.page("note.html", lang, "notes", note.slug, note=note)
            publisher.output.page(place, html)
    publisher.addresses += [(("notes", note.slug), note.date.date()) for note in notes[LANGUAGES[0]]]


def write_pages(publisher: Publisher, pages: dict[str, list[HandWritten]], feeds: Mapping[str, Groups]) -> None:
    """The hand-written pages; those of feeds and of data list what there is below their words."""
    templates = {"feeds": "feeds.html", "data": "data.html"}
    for lang in LANGUAGES:
        for page in pages[lang]:
            data = data_page(publisher.site, publisher.theme.words[lang]) if page.slug == "data" else None
            template = templates.get(page.slug, "page.html")
            place, html = publisher.theme.page(template, lang, page.slug, page=page, groups=feeds[lang], data=data)
            publisher.output.page(place, html)
    publisher.addresses += [((page.slug,), None) for page in pages[LANGUAGES[0]]]
