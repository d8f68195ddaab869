"""The work of a build that any process can do: a briefing or a listing into its files.

Each piece reads the archive or the page store, writes its own files, and gives back what the build must remember.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from mujaz.archive.archive import Archive, read_archive
from mujaz.model.problem import Problem
from mujaz.render.catalogues import LANGUAGES
from mujaz.site.briefing_pages import act_values, write_briefing
from mujaz.site.data import write_data
from mujaz.site.due import Task
from mujaz.site.earlier import Earlier
from mujaz.site.feeds.kept import KeptFeeds, Ready
from mujaz.site.feeds.outlines import write_outlines
from mujaz.site.kept import FoundName, Kept, Listing
from mujaz.site.links import Site
from mujaz.site.lists import write_actors, write_archive, write_month, write_place, write_places, write_year
from mujaz.site.output import Output
from mujaz.site.overview import write_country, write_coverage, write_figures
from mujaz.site.page_store import PageStore
from mujaz.site.profile import write_actor
from mujaz.site.publish import Publisher
from mujaz.site.search import SearchKeys, load_search_keys
from mujaz.site.search_pages import found_name, write_search
from mujaz.site.templates import Theme, load_theme
from mujaz.site.topics import write_topic, write_topics
from mujaz.site.translations import Translations
from mujaz.site.words import write_words

LISTINGS: dict[str, Callable[[Publisher, str], None]] = {
    "actor": write_actor,
    "place": write_place,
    "topic": write_topic,
    "month": write_month,
    "year": write_year,
    "country": write_country,
}
"""The kinds of listings that have pages of their own."""

INDEXES: dict[str, Callable[[Publisher], None]] = {
    "actors": write_actors,
    "places": write_places,
    "topics": write_topics,
    "archive": write_archive,
    "figures": write_figures,
    "coverage": write_coverage,
    "words": write_words,
    "search": write_search,
    "feeds": write_outlines,
}
"""The pages and lists over the whole archive, each made anew whenever a briefing changed."""

INDEX, DATA = "index", "data"


@dataclass(frozen=True)
class Setup:
    """What a process must know to work for a build.

    `fingerprint` is of the theme, the settings and the code, `tables` of the tables and the register. `build` is
    of this build alone: a worker of a cluster outlives it, and must not take what it read then for what stands later.
    `archive` is open already in the process of the build; every other opens it for itself.
    """

    root: Path
    theme: Path
    site: Site
    output: Path
    store: Path
    fingerprint: str
    tables: str
    build: str
    archive: Archive | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Made:
    """A briefing's or a listing's files with their marks and addresses; how many of them are new or changed.

    `problems` are those of translations that could not be shown.
    """

    listing: Listing
    files: dict[str, str]
    addresses: list[tuple[str, str]]
    changed: int
    kept: Kept | None = None
    found: FoundName | None = None
    fragments: dict[tuple[str, str], str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def theme_of(setup: Setup) -> Theme:
    """The theme, once for each process."""
    return _theme(setup.root, setup.theme, setup.site, setup.fingerprint)


@lru_cache(maxsize=1)
def _theme(root: Path, theme: Path, site: Site, _fingerprint: str) -> Theme:
    return load_theme(theme, site, root / "cache")


def search_of(setup: Setup) -> SearchKeys:
    """What search knows of names, likewise."""
    return _search(setup.root, theme_of(setup), setup.tables)


@lru_cache(maxsize=1)
def _search(root: Path, theme: Theme, tables: str) -> SearchKeys:
    return load_search_keys(root, theme.words, tables)


@dataclass(frozen=True)
class Opened:
    """What a process reads in one build, with what it keeps of it for other pieces of work."""

    archive: Archive
    store: PageStore
    earlier: Earlier
    ready: Ready = field(default_factory=Ready)


@lru_cache(maxsize=1)
def _opened(setup: Setup) -> Opened:
    archive, store = setup.archive or read_archive(setup.root), PageStore(setup.store, writing=False)
    return Opened(archive, store, Earlier(archive, store, Translations(setup.root), theme_of(setup)))


def prepare(setup: Setup) -> None:
    """Loads what every piece of work needs."""
    theme_of(setup)
    search_of(setup)
    gc.freeze()


def make_templates(setup: Setup, names: Sequence[str]) -> list[str]:
    """Compiles templates, which every process then finds in the cache."""
    theme = theme_of(setup)
    for name in names:
        for lang in LANGUAGES:
            theme.template(name, lang)
    return list(names)


def forget() -> None:
    """Lets go of what belongs to one build."""
    _opened.cache_clear()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector, which would look through all tables and templates over and over for nothing."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def make_briefings(setup: Setup, tasks: Sequence[Task]) -> list[Made]:
    """Writes briefings."""
    opened = _opened(setup)
    with _uncollected(), opened.store.reading():
        return [_make_briefing(setup, opened, task) for task in tasks]


def _make_briefing(setup: Setup, opened: Opened, task: Task) -> Made:
    output, earlier = Output(setup.output), opened.earlier
    publisher = Publisher(theme_of(setup), output, opened.store)
    kept = write_briefing(publisher, opened.archive.entry(task.briefing), task, earlier, search_of(setup))
    files = (output.files, output.addresses, output.changed)
    return Made(("briefing", task.briefing), *files, kept, problems=earlier.translations.told())


def make_listings(setup: Setup, listings: Sequence[Listing]) -> list[Made]:
    """Writes listings and indexes; one that no briefing stands in any more has no files."""
    opened = _opened(setup)
    with _uncollected(), opened.store.reading():
        return [_make_listing(setup, opened, *listing) for listing in listings]


def _make_listing(setup: Setup, opened: Opened, kind: str, one: str) -> Made:
    store = opened.store
    output = Output(setup.output, store.files((kind, one)))
    publisher, found = Publisher(theme_of(setup), output, store), None
    fragments: dict[tuple[str, str], str] = {}
    if kind == DATA:
        write_data(publisher, one, setup.store.with_suffix(".oldest"))
    elif kind == INDEX:
        INDEXES[one](publisher)
    else:
        if kind in LISTINGS:
            LISTINGS[kind](publisher, one)
        feeds = KeptFeeds(publisher, opened.archive, opened.earlier.translations, act_values, opened.ready)
        feeds.write(kind, one)
        fragments = feeds.made
        found = found_name(publisher, search_of(setup), kind, one)
    return Made((kind, one), output.files, output.addresses, output.changed, None, found, fragments)
