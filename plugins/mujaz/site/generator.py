"""The generator that Pelican runs: it brings the archive up to date and publishes what changed."""

from __future__ import annotations

import fcntl
import logging
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mujaz.archive.archive import Archive, open_archive
from mujaz.archive.redirects import PLACE as REDIRECTS
from mujaz.archive.update import Report
from mujaz.model.facts import Bilingual
from mujaz.model.problem import MujazError, Problem
from mujaz.render.catalogues import LANGUAGES
from mujaz.site import fingerprints
from mujaz.site.due import Due
from mujaz.site.links import Site
from mujaz.site.page_store import PageStore
from mujaz.site.progress import Progress

if TYPE_CHECKING:
    from mujaz.site.building import Build

logger = logging.getLogger(__name__)


class ContentError(MujazError):
    """A hand-written page that cannot be read, or that one language lacks."""


def site_of(settings: dict[str, Any]) -> Site:
    """What Pelican's settings say of the site."""
    return Site(
        url=settings["SITEURL"].rstrip("/"),
        title=Bilingual(**settings["MUJAZ_TITLE"]),
        description=Bilingual(**settings["MUJAZ_DESCRIPTION"]),
        feed_tag=settings["MUJAZ_FEED_TAG"],
        excerpt_words=settings["MUJAZ_EXCERPT_WORDS"],
        latest=settings["MUJAZ_LATEST"],
        feed_entries=tuple(sorted(settings["MUJAZ_FEED_ENTRIES"].items())),
        feed_full=tuple(sorted(settings["MUJAZ_FEED_FULL"])),
        cite_facts=settings["MUJAZ_CITE_FACTS"],
    )


class ArchiveGenerator:
    """Writes the whole archive. Any error that leaves it stops the build with a status other than 0."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], output_path: str, theme: str, **_: Any):
        self.context, self.settings = context, settings
        self.root = Path(settings["MUJAZ_ROOT"])
        self.theme, self.folder = Path(theme), Path(output_path)

    def generate_output(self, writer: object) -> None:
        """Called by Pelican once every generator knows its content."""
        began = time.monotonic()
        refuse_unread(self.context["generated_content"])
        pages, notes = in_both_languages(self.context["pages"]), in_both_languages(self.context["articles"])
        with only_one_build(self.root):
            archive = open_archive(self.root)
            store = PageStore(store_of(self.root, self.folder))
            try:
                due = self._due(archive, store)
                report = self._bring_up_to_date(due)
                pages_written = self._publish(due, pages, notes)
                told = summary(report, store, pages_written, self.folder, time.monotonic() - began)
            finally:
                store.close()
                archive.close()
        print(told)

    def _due(self, archive: Archive, store: PageStore) -> Due:
        about = fingerprints.of_renderers(self.theme, astuple(site_of(self.settings)))
        return Due(store, archive, self.folder.resolve(), self.root, about)

    def _bring_up_to_date(self, due: Due) -> Report:
        with Progress("articles read") as progress:
            report = due.archive.update(progress=progress, meanwhile=lambda: self._build(due).prepare())
        if self.settings["MUJAZ_STRICT"]:
            from mujaz.translate.parity_archive import translation_problems  # noqa: PLC0415 - needs the extractor

            report.problems.extend(translation_problems(self.root, due.archive))
        for problem in report.problems:
            logger.warning("%s", problem)
        if report.problems and self.settings["MUJAZ_STRICT"]:
            raise MujazError(*report.problems)
        return report

    def _publish(self, due: Due, pages: dict[str, list[Any]], notes: dict[str, list[Any]]) -> int:
        """How many files came out otherwise than they stood."""
        written = fingerprints.of_hand_written(
            c for by_lang in (pages, notes) for lang in LANGUAGES for c in by_lang[lang]
        )
        written += fingerprints.of_static(self.theme) + fingerprints.of_file(self.root / REDIRECTS)
        if not due.anything(written):
            return 0
        build = self._build(due)
        build.run(pages, notes)
        due.finish(written)
        return build.changed

    def _build(self, due: Due) -> Build:
        # Here, for a build that finds nothing changed needs no template.
        from mujaz.site.building import Build  # noqa: PLC0415

        return Build(due, self.theme, site_of(self.settings))


@contextmanager
def only_one_build(root: Path) -> Iterator[None]:
    """Waits until no other build works on the same archive, and says so."""
    (root / "cache").mkdir(parents=True, exist_ok=True)
    with (root / "cache" / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            logger.warning("Another build of this archive is running; this one waits for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def store_of(root: Path, folder: Path) -> Path:
    """Where the memory of what was written into `folder` lies: one for each output folder."""
    name = sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    return root / "cache" / f"pages-{name}.sqlite"


def summary(report: Report, store: PageStore, changed: int, folder: Path, seconds: float) -> str:
    """What was built, how long it took and where to look."""
    return (
        f"{_counted(report.briefings, 'briefing')} ({report.extracted:,} read anew),"
        f" {_counted(store.count_names('actor'), 'actor')}, {_counted(store.count_pages(), 'page')}"
        f" ({_counted(changed, 'file')} changed) in {seconds:.1f} s."
        f" Look at {folder.name}/index.html, or run 'make serve'."
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def refuse_unread(generated: dict[str, object]) -> None:
    """Pelican logs a page that it cannot read and goes on without it; here that is an error."""
    unread = sorted(path for path, content in generated.items() if content is None)
    if unread:
        remedy = "Look for 'Could not process' or 'Skipping' above; give it a title, and a date where it is a note"
        raise ContentError(*(Problem(str(path), "Pelican could not read this", remedy) for path in unread))


def in_both_languages(contents: Iterable[Any]) -> dict[str, list[Any]]:
    """Hand-written content by language, in Pelican's order; raises ContentError for what one language lacks."""
    by_lang: dict[str, list[Any]] = {lang: [] for lang in LANGUAGES}
    problems = []
    for content in contents:
        versions = {version.lang: version for version in (content, *content.translations)}
        for lang in LANGUAGES:
            if lang in versions:
                by_lang[lang].append(versions[lang])
            else:
                remedy = f"Write it with 'Lang: {lang}' and 'Slug: {content.slug}'"
                problems.append(Problem(content.source_path, f"there is no such page in '{lang}'", remedy))
    if problems:
        raise ContentError(*problems)
    return by_lang
