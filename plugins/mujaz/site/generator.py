"""The generator that Pelican runs: it brings the archive up to date and publishes it."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from mujaz.archive.archive import Archive, open_archive
from mujaz.archive.update import Report
from mujaz.model.facts import Bilingual
from mujaz.model.problem import MujazError, Problem
from mujaz.render.catalogues import LANGUAGES
from mujaz.site.data import write_data
from mujaz.site.feeds.writing import listed, write_feeds
from mujaz.site.links import Site
from mujaz.site.lists import (
    write_actors,
    write_archive,
    write_home,
    write_notes,
    write_pages,
    write_places,
)
from mujaz.site.output import Output
from mujaz.site.overview import write_coverage, write_figures
from mujaz.site.publish import HandWritten, Publisher
from mujaz.site.root import write_root
from mujaz.site.search import write_search
from mujaz.site.templates import load_theme
from mujaz.site.topics import write_topics
from mujaz.site.translations import Translations
from mujaz.site.words import write_words
from mujaz.translate.parity_archive import translation_problems

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
        feed_entries=settings["MUJAZ_FEED_ENTRIES"],
        feed_full=frozenset(settings["MUJAZ_FEED_FULL"]),
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
        pages, notes = in_both(self.context["pages"]), in_both(self.context["articles"])
        archive = open_archive(self.root)
        try:
            report = self._bring_up_to_date(archive)
            actors, output = self._publish(archive, pages, notes)
        finally:
            archive.close()
        print(summary(report, actors, output, time.monotonic() - began))

    def _bring_up_to_date(self, archive: Archive) -> Report:
        report = archive.update()
        if self.settings["MUJAZ_STRICT"]:
            report.problems.extend(translation_problems(self.root, archive))
        for problem in report.problems:
            logger.warning("%s", problem)
        if report.problems and self.settings["MUJAZ_STRICT"]:
            raise MujazError(*report.problems)
        return report

    def _publish(
        self, archive: Archive, pages: dict[str, list[Any]], notes: dict[str, list[Any]]
    ) -> tuple[int, Output]:
        output = Output(self.folder, manifest_of(self.root, self.folder))
        publisher = Publisher(load_theme(self.theme, site_of(self.settings)), output, Translations(self.root))
        gathered = publisher.briefings(archive.entries())
        actors = list(archive.actors())
        write_home(publisher, gathered, notes)
        write_actors(publisher, actors, gathered)
        places = list(archive.places())
        write_places(publisher, places, gathered)
        write_topics(publisher, gathered)
        write_figures(publisher, gathered, actors)
        write_coverage(publisher, gathered)
        write_archive(publisher, gathered)
        write_notes(publisher, notes)
        write_feeds(publisher, gathered, notes, actors, places)
        write_pages(publisher, pages, {lang: listed(publisher, lang, gathered) for lang in LANGUAGES})
        write_words(publisher)
        write_data(
            output, publisher.site, publisher.theme.words["en"], publisher.lines, actors, places, gathered.points
        )
        write_search(publisher, actors, places, gathered, self.root)
        if publisher.site.url:
            # Only the public site has link previews, and what draws them takes a moment to load.
            from mujaz.site.previews import write_previews  # noqa: PLC0415

            write_previews(publisher, gathered, actors, places, self.theme, self.root / "cache")
        write_root(publisher)
        write_static(output, self.theme / "static")
        output.finish()
        return len(actors), output


def write_static(output: Output, folder: Path) -> None:
    """The theme's styles and fonts, as they are."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            output.write(f"static/{path.relative_to(folder).as_posix()}", path.read_bytes())


def summary(report: Report, actors: int, output: Output, seconds: float) -> str:
    """What was built, how long it took and where to look."""
    pages = sum(path.endswith(".html") for path in output.written)
    return (
        f"{_counted(report.briefings, 'briefing')} ({report.extracted:,} read anew), {_counted(actors, 'actor')},"
        f" {_counted(pages, 'page')} ({_counted(output.changed, 'file')} changed) in {seconds:.1f} s."
        f" Look at {output.folder.name}/index.html, or run 'make serve'."
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def manifest_of(root: Path, folder: Path) -> Path:
    """Where the list of files written into `folder` is kept: one for each output folder."""
    name = sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    return root / "cache" / "written" / f"{name}.txt"


def refuse_unread(generated: dict[str, object]) -> None:
    """Pelican logs a page that it cannot read and goes on without it; here that is an error."""
    unread = sorted(path for path, content in generated.items() if content is None)
    if unread:
        remedy = "Look for 'Could not process' or 'Skipping' above; give it a title, and a date where it is a note"
        raise ContentError(*(Problem(str(path), "Pelican could not read this", remedy) for path in unread))


def in_both(contents: Iterable[Any]) -> dict[str, list[HandWritten]]:
    """Hand-written content by language, in Pelican's order; raises ContentError for what one language lacks."""
    by_lang: dict[str, list[HandWritten]] = {lang: [] for lang in LANGUAGES}
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
