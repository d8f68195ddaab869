"""The rendering of one build: what is due, on as many processes as the work is worth."""

from __future__ import annotations

import json
import logging
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from mujaz.archive.executors import InProcess, open_executor, stream_as_done
from mujaz.archive.fingerprints import fingerprint_of_finders
from mujaz.archive.redirects import load_redirects
from mujaz.model.compact import compact
from mujaz.site.briefing_pages import act_values
from mujaz.site.corrected import Corrected, corrected, newest_corrections
from mujaz.site.data import DATA_FILES, write_package
from mujaz.site.due import Due
from mujaz.site.feeds.all import groups_of
from mujaz.site.feeds.kept import CORRECTIONS, KeptFeeds
from mujaz.site.kept import Listing, Named
from mujaz.site.kept_files import MISSING
from mujaz.site.links import Site
from mujaz.site.lists import write_home, write_notes, write_pages
from mujaz.site.output import Output, remove_file
from mujaz.site.progress import Progress
from mujaz.site.publish import Publisher
from mujaz.site.rendering import (
    DATA,
    INDEX,
    INDEXES,
    Made,
    Setup,
    forget,
    make_briefings,
    make_listings,
    make_templates,
    prepare,
    theme_of,
)
from mujaz.site.root import write_redirects, write_root, write_sitemaps, write_static
from mujaz.site.search_index import Segment
from mujaz.site.search_pages import BRIEFINGS, NAMES, Wanted, segments_of, write_index_file, write_segment
from mujaz.site.told import Card, told
from mujaz.site.topics import terms_of
from mujaz.site.translations import Translations

logger = logging.getLogger(__name__)

_CHUNK = 16  # briefings or listings in one call
_SHARES = 8  # calls for each worker at least, where there are so many items, so that all end at about the same time
_COMMIT = 256  # results kept in one transaction
_INDEXED = 10  # so many briefings in all files over the whole archive are as much work as one briefing's pages
# The listings whose pages show the names of others who stand in their briefings.
_NAMING: dict[str, tuple[str, ...]] = {"actor": ("actor", "country"), "place": ()}
MADE_HERE = ("site", "search", NAMES, BRIEFINGS)
"""The kinds of listings that no other process makes."""
Item = TypeVar("Item")

HandWritten = Mapping[str, Sequence[Any]]


@dataclass
class Build:
    """Renders what is due; `changed` counts the files that came out otherwise than they stood."""

    due: Due
    theme: Path
    site: Site
    changed: int = 0
    _compiled: bool = False

    def prepare(self) -> None:
        """Loads what every piece of work needs."""
        prepare(self.setup)

    def run(self, pages: HandWritten, notes: HandWritten) -> None:
        """Does it all. `pages` and `notes` are what people wrote, by language."""
        self.due.begin()
        try:
            self._briefings()
            self._names()
            self._listings()
            self._segments()
            self._rest(pages, notes)
        finally:
            forget()

    @cached_property
    def setup(self) -> Setup:
        """What each process is told."""
        due = self.due
        return Setup(
            due.root, self.theme, self.site, due.output, due.store.path, due.about, fingerprint_of_finders(due.root),
            uuid4().hex,
        )  # fmt: skip

    def _briefings(self) -> None:
        known = self.due.store.fingerprints()
        with self.due.store.transaction():
            for gone in sorted(known.keys() - self.due.wanted.keys()):
                self.due.store.drop(gone)
                self._take(Made(("briefing", gone), {}, [], 0))
        tasks = self.due.tasks()
        self._each("briefings", tasks, make_briefings, len(tasks))

    def _names(self) -> None:
        """Brings the names of all whose briefings changed up to date."""
        store, archive = self.due.store, self.due.archive
        due = store.due()
        with store.transaction():
            for kind, kinds in _NAMING.items():
                ids = [one for listed, one in due if listed == kind]
                of_kind = archive.actors if kind == "actor" else archive.places
                found = {summary.id: Named.of(summary) for summary in of_kind(ids)}
                for named in found.values():
                    if store.name(kind, named):
                        store.mark_beside((kind, named.id), kinds)
                store.unname(kind, (one for one in ids if one not in found))

    def _listings(self) -> None:
        store, due = self.due.store, self.due.store.due()
        for listing in due:
            if listing[0] in MADE_HERE:
                store.done(listing)
        everything = [*((DATA, name) for name in DATA_FILES), *((INDEX, name) for name in INDEXES)]
        listings = [listing for listing in due if listing[0] not in (DATA, INDEX, *MADE_HERE)]
        # The files of data and the indexes tell of every briefing, however few have changed.
        work = max(len(listings), store.count() // _INDEXED)
        long = [*everything, *(listing for listing in listings if listing[0] == "act")]
        short = [listing for listing in listings if listing[0] != "act"]
        self._each("listings", [*long, *short], make_listings, work, alone=len(long))

    def _each(
        self,
        label: str,
        items: Sequence[Item],
        make: Callable[[Setup, list[Item]], list[Made]],
        work: int,
        alone: int = 0,
    ) -> None:
        """Makes every item where the executor says and keeps what came of it.

        `work` says how much that is, in briefings; the first `alone` items are long and have a call each.
        """
        if not items:
            return
        self.prepare()  # before any worker is forked, so that all share one copy
        with Progress(label, len(items)) as progress, open_executor(work) as (executor, workers):
            setup = replace(self.setup, archive=self.due.archive) if isinstance(executor, InProcess) else self.setup
            if not isinstance(executor, InProcess):
                self._templates(executor, workers)
            size = min(_CHUNK, max(1, len(items) // (workers * _SHARES)))
            chunks = [*([item] for item in items[:alone]), *_cut(items[alone:], size)]
            results = stream_as_done(executor, workers, partial(make, setup), chunks)
            while batch := list(islice(results, _COMMIT)):
                with self.due.store.transaction():
                    for made in batch:
                        self._keep(made)
                        progress(made.listing[1])

    def _templates(self, executor: Executor, workers: int) -> None:
        """Has the theme's templates compiled, by all workers together, before each needs all of them."""
        names = sorted(path.name for path in (self.theme / "templates").glob("*.html"))
        if not self._compiled:
            deque(stream_as_done(executor, workers, partial(make_templates, self.setup), _cut(names, 1)), maxlen=0)
        self._compiled = True

    def _keep(self, made: Made) -> None:
        store = self.due.store
        self._take(made)
        for problem in made.problems:
            logger.warning("%s", problem)
        if made.kept:
            store.put(made.kept)
            return
        store.find(made.listing, made.found)
        store.keep_fragments(made.fragments)
        store.done(made.listing)

    def _take(self, made: Made) -> None:
        for path in self.due.store.set_files(made.listing, made.files, made.addresses):
            remove_file(self.due.output, path)
        self.changed += made.changed

    def _segments(self) -> None:
        """The search index: a segment is made anew where a document in it changed."""
        store = self.due.store
        rows: dict[str, list[Segment]] = {NAMES: [], BRIEFINGS: []}
        standing = {row: store.listings_with_files(row) for row in rows}
        for wanted in segments_of(store):
            row, start = wanted.listing
            standing[row].discard(start)
            rows[row].append(self._segment(wanted))
        for row, gone in standing.items():
            for start in sorted(gone):
                with self._listing((row, start)):
                    store.forget_note(_noted((row, start)))
        with self._listing(("search", "index")) as publisher:
            write_index_file(publisher, rows)

    def _segment(self, wanted: Wanted) -> Segment:
        """A segment, left where it holds the same as before; so are its terms where its keys are the same."""
        store, noted = self.due.store, _noted(wanted.listing)
        about, mark, keys, told = json.loads(store.noted(noted) or "[null, null, null, null]")
        standing = None
        if about == self.due.about and MISSING not in store.files(wanted.listing).values():
            standing = Segment(*told)
            if mark == wanted.mark:
                return standing
        with self._listing(wanted.listing) as publisher:
            segment = write_segment(publisher, wanted, standing if keys == wanted.keys else None)
            store.note(noted, compact([self.due.about, wanted.mark, wanted.keys, astuple(segment)]))
        return segment

    def _rest(self, pages: HandWritten, notes: HandWritten) -> None:
        """What people wrote, and what stands outside both languages."""
        with self._listing(("site", "pages")) as publisher:
            write_home(publisher, notes)
            write_notes(publisher, notes)
            topics = [(term.id, term.label) for term in terms_of(publisher.store)]
            words = publisher.theme.words
            feeds = {lang: groups_of(publisher.site, words[lang], {"topics": topics}) for lang in words}
            write_pages(publisher, pages, feeds, self._corrections(publisher))
            translations = Translations(self.due.root)
            KeptFeeds(publisher, self.due.archive, translations, act_values).write_main(notes)
            write_redirects(publisher, load_redirects(self.due.root))
            write_root(publisher)
            write_package(publisher)
            write_static(publisher.output, self.theme / "static")
        if self.site.url:
            # Only the public site has link previews, and what draws them takes a moment to load.
            from mujaz.site.previews import write_previews  # noqa: PLC0415

            with self._listing(("site", "previews")) as publisher:
                write_previews(publisher, self.theme, self.due.root / "cache")
        with self._listing(("site", "sitemaps")) as publisher:
            write_sitemaps(publisher)

    def _corrections(self, publisher: Publisher) -> dict[str, list[tuple[Card, Corrected]]]:
        """In each language every correction of the archive with its briefing's card, the newest first."""
        store, styles = publisher.store, publisher.theme.styles
        ids = [member.briefing for member in store.members(CORRECTIONS)]
        shown = {one.id: one for one in told(store, ids)}
        found = newest_corrections(self.due.archive.entry(one) for one in ids)
        return {
            lang: [(shown[entry.id].cards[lang], corrected(entry, one, style)) for entry, one in found]
            for lang, style in styles.items()
        }

    @contextmanager
    def _listing(self, listing: Listing) -> Iterator[Publisher]:
        """A listing that is made here, of whatever is written inside."""
        store = self.due.store
        output = Output(self.due.output, store.files(listing))
        with store.transaction():
            yield Publisher(theme_of(self.setup), output, store)
            self._take(Made(listing, output.files, output.addresses, output.changed))


def _noted(listing: Listing) -> str:
    """The name of the note on a segment."""
    return " ".join(("segment", *listing))


def _cut(items: Sequence[Item], size: int) -> Iterator[list[Item]]:
    for start in range(0, len(items), size):
        yield list(items[start : start + size])
