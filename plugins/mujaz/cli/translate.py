"""`mujaz translate`: the translation memory brought up to date, counted, and filled from the archive or an engine."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table

from mujaz.cli.articles import articles
from mujaz.cli.drafting import draft_command, engines_command
from mujaz.cli.root import find_root
from mujaz.translate.memory import path_of, read_memory, write_memory
from mujaz.translate.progress import compendium as best_of
from mujaz.translate.progress import lend, page_state, states


@click.group()
def translate() -> None:
    """The English of the archive's articles, in content/translations/<id>.po."""


@translate.command()
@click.argument("ids", nargs=-1)
def pull(ids: tuple[str, ...]) -> None:
    """Makes or updates the PO files of the articles IDS, or of all; what an editor wrote is kept."""
    root = find_root()
    for article in articles(root, ids):
        entry, counts = article.entry, states(article.units, article.memory)
        write_memory(path_of(root, entry.id), entry.id, entry.document.seed.path, article.units, article.memory)
        click.echo(f"{entry.id}: {sum(counts.values())} segments, {page_state(counts)}")


@translate.command()
def status() -> None:
    """How many segments of each article are reviewed, edited, drafted, outdated or missing."""
    table = Table("article", "reviewed", "edited", "machine", "changed", "none", "page")
    for article in articles(find_root(), ()):
        counts = states(article.units, article.memory)
        shown = [str(counts[state]) for state in ("reviewed", "edited", "machine", "changed", "none")]
        table.add_row(article.entry.id, *shown, page_state(counts))
    Console().print(table)


@translate.command()
def compendium() -> None:
    """Fills what is missing from articles that have translated the very same words; drafts, to be reviewed."""
    root = find_root()
    best = best_of(read_memory(path) for path in sorted((root / "content/translations").glob("*.po")))
    for article in articles(root, ()):
        entry, memory = article.entry, article.memory
        lent = lend(article.units, memory, best)
        if lent != memory:
            write_memory(path_of(root, entry.id), entry.id, entry.document.seed.path, article.units, lent)
            click.echo(f"{entry.id}: {sum(lent[key] != memory.get(key) for key in lent)} drafts")


translate.add_command(draft_command)
translate.add_command(engines_command)
