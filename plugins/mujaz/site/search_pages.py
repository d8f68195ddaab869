"""The search page of each language, the choices of its filters, and the segments of its index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from mujaz.lexicon.lexicon import TABLES
from mujaz.lexicon.search import load_search_words
from mujaz.model.facts import Bilingual
from mujaz.render.catalogues import LANGUAGES, Words
from mujaz.render.names import sort_key
from mujaz.site.kept import FoundName, Listing
from mujaz.site.links import of
from mujaz.site.page_store import PageStore
from mujaz.site.publish import Publisher
from mujaz.site.search import SearchKeys
from mujaz.site.search_index import (
    FACETS,
    Facet,
    Segment,
    as_json,
    cuts,
    index_file,
    results,
    terms,
    version_of,
)
from mujaz.site.told import Told, told_from
from mujaz.site.topics import terms_of

FOLDER = "search"
NAMES, BRIEFINGS = "names", "briefings"
_PATHS = {"actor": "actors", "place": "places", "topic": "topics"}
# As many actors and places as a list of choices bears; every other one has its own page.
_CHOICES = 120


def found_name(publisher: Publisher, search: SearchKeys, kind: str, one: str) -> FoundName | None:
    """What search finds of an actor, a place or a topic; None for listings of other kinds and for empty ones."""
    members = publisher.store.members((kind, one)) if kind in _PATHS else []
    if not members:
        return None
    name, sort = _name(publisher.store, kind, one)
    page = {"kind": _PATHS[kind], "id": one, "name": name, "sort": sort, "number": len(members)}
    shown = {lang: publisher.theme.render("found.html", lang, page=page).strip() for lang in LANGUAGES}
    return FoundName(members[-1].day, members[-1].briefing, search.of_name(one, name), **shown)


def _name(store: PageStore, kind: str, one: str) -> tuple[Bilingual, str]:
    if kind != "topic":
        named = store.named(kind, [one])[0]
        return named.name, named.kind
    return next(term.label for term in terms_of(store) if term.id == one), ""


def write_search(publisher: Publisher) -> None:
    """The page of each language with the choices that its filters offer."""
    publisher.page("search.html", FOLDER)
    store = publisher.store
    names: dict[tuple[Facet, str], Bilingual] = {("topic", term.id): term.label for term in terms_of(store)}
    counted: dict[Facet, Mapping[str, int]] = {
        "topic": store.counts("topic"), "year": store.counts("year"), "act": store.counts("act"),
    }  # fmt: skip
    facets: tuple[Facet, ...] = ("actor", "place")
    for facet in facets:
        named = store.named(facet)
        counted[facet] = {one.id: one.briefings for one in named}
        names |= {(facet, one.id): one.name for one in named}
    for lang in LANGUAGES:
        choices = {facet: _choices(facet, counted[facet], names, publisher.theme.words[lang]) for facet in FACETS}
        publisher.output.write(f"{FOLDER}/choices-{lang}.json", as_json(choices))


def _choices(
    facet: Facet, counted: Mapping[str, int], names: Mapping[tuple[Facet, str], Bilingual], words: Words
) -> list[tuple[str, str, int]]:
    """What a filter offers in one language: value, name, number of briefings."""
    most = sorted(counted, key=lambda value: (-counted[value], value))[:_CHOICES]
    order: dict[Facet, Callable[[str], Any]] = {
        "year": lambda year: -int(year),
        "act": lambda act: words.pgettext("act", act),
    }
    by_name = order.get(facet, partial(_name_key, facet, names, words.lang))
    return [(value, _label(facet, value, names, words), counted[value]) for value in sorted(most, key=by_name)]


def _name_key(facet: Facet, names: Mapping[tuple[Facet, str], Bilingual], lang: str, value: str) -> Any:
    return sort_key(names[facet, value], lang)


def _label(facet: Facet, value: str, names: Mapping[tuple[Facet, str], Bilingual], words: Words) -> str:
    if facet == "year":
        return value
    return words.pgettext("act", value) if facet == "act" else of(names[facet, value], words.lang)


# The index

Row = list[tuple[str, Mapping[str, str]]]
"""Documents with their keys and their results by language."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A segment that the index must have, and what gives its documents.

    `mark` changes with whatever it holds, `keys` with what its terms are made of.
    """

    listing: Listing
    mark: str
    keys: str
    documents: Callable[[], Row]


def segments_of(store: PageStore) -> Iterator[Wanted]:
    """Every segment, those of names first."""
    names = [(keys, {"ar": ar, "en": en}) for keys, ar, en in store.found_names()]
    for start, end in cuts(len(names)):
        part = names[start:end]
        mark = version_of(*(f"{keys}\0{shown['ar']}\0{shown['en']}\0" for keys, shown in part))
        yield Wanted((NAMES, str(start)), mark, version_of(*(keys for keys, _ in part)), partial(list, part))
    told = store.briefings_by_age()
    for start, end in cuts(len(told)):
        mark = version_of(*(f"{briefing} {fingerprint}\0" for briefing, fingerprint in told[start:end]))
        yield Wanted((BRIEFINGS, str(start)), mark, mark, partial(_briefings, store, start, end))


def _briefings(store: PageStore, start: int, end: int) -> Row:
    found = store.found_briefings(start, end)
    return [(keys, _items(told_from(briefing, cards))) for briefing, keys, cards in found]


def _items(told: Told) -> dict[str, str]:
    return {lang: told.cards[lang].item for lang in LANGUAGES}


def write_segment(publisher: Publisher, wanted: Wanted, standing: Segment | None) -> Segment:
    """A segment's files; `standing` is what an earlier build made of the same keys, whose terms then stay.

    One more briefing changes the numbers that results show all over the names, and hardly ever their keys.
    """
    name, documents = "-".join(wanted.listing), wanted.documents()
    shown = {lang: results([by_lang[lang] for _, by_lang in documents]) for lang in LANGUAGES}
    for lang, files in shown.items():
        _write_files(publisher, f"{FOLDER}/{name}/{lang}", files)
    if standing:
        publisher.output.keep(f"{FOLDER}/{name}/terms/")
        number, version = standing.files, standing.terms
    else:
        shards = terms(keys for keys, _ in documents)
        _write_files(publisher, f"{FOLDER}/{name}/terms", shards)
        number, version = len(shards), version_of(*shards)
    whole = version_of(version, *(content for lang in LANGUAGES for content in shown[lang]))
    return Segment(name, len(documents), number, whole, version)


def _write_files(publisher: Publisher, folder: str, files: Sequence[str]) -> None:
    for number, content in enumerate(files):
        publisher.output.write(f"{folder}/{number}.json", content)


def write_index_file(publisher: Publisher, rows: Mapping[str, list[Segment]]) -> None:
    """What tells the script of all segments."""
    search = load_search_words(TABLES / "search.toml")
    publisher.output.write(f"{FOLDER}/index.json", index_file([rows[NAMES], rows[BRIEFINGS]], search))
