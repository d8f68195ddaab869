"""`mujaz translate`: the translation memory brought up to date, counted, and filled from the archive's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from mujaz.archive.archive import open_archive
from mujaz.cli.root import find_root
from mujaz.model.entry import Entry
from mujaz.translate.memory import Memory, current, path_of, read_memory, write_memory
from mujaz.translate.progress import compendium as best_of
from mujaz.translate.progress import lend, page_state, states
from mujaz.translate.units import Unit, units


@click.group()
def translate() -> None:
    """The English of the archive's articles, in content/translations/<id>.po."""


@translate.command()
@click.argument("ids", nargs=-1)
def pull(ids: tuple[str, ...]) -> None:
    """Makes or updates the PO files of the articles IDS, or of all; what an editor wrote is kept."""
    root = find_root()
    for entry, parts, memory in _articles(root, ids):
        write_memory(path_of(root, entry.id), entry.id, entry.document.seed.path, parts, memory)
        click.echo(f"{entry.id}: {sum(states(parts, memory).values())} segments, {page_state(states(parts, memory))}")


@translate.command()
def status() -> None:
    """How many segments of each article are reviewed, edited, drafted, outdated or missing."""
    table = Table("article", "reviewed", "edited", "machine", "changed", "none", "page")
    for entry, parts, memory in _articles(find_root(), ()):
        counts = states(parts, memory)
        shown = [str(counts[state]) for state in ("reviewed", "edited", "machine", "changed", "none")]
        table.add_row(entry.id, *shown, page_state(counts))
    Console().print(table)


@translate.command()
def compendium() -> None:
    """Fills what is missing from articles that have translated the very same words; drafts, to be reviewed."""
    root = find_root()
    best = best_of(read_memory(path) for path in sorted((root / "content/translations").glob("*.po")))
    for entry, parts, memory in _articles(root, ()):
        lent = lend(parts, memory, best)
        if lent != memory:
            write_memory(path_of(root, entry.id), entry.id, entry.document.seed.path, parts, lent)
            click.echo(f"{entry.id}: {sum(lent[key] != memory.get(key) for key in lent)} drafts")


def _articles(root: Path, ids: tuple[str, ...]) -> Iterator[tuple[Entry, list[Unit], Memory]]:
    """The entries asked for with their units and what the memory has for them, newest first."""
    archive = open_archive(root)
    for problem in archive.update().problems:
        click.echo(problem, err=True)
    known = [entry for entry in archive.entries() if not ids or entry.id in ids]
    archive.close()
    if missing := set(ids) - {entry.id for entry in known}:
        raise click.UsageError(f"No article has the id {', '.join(sorted(missing))}")
    for entry in known:
        parts = list(units(entry))
        yield entry, parts, current(read_memory(path_of(root, entry.id)), parts)
