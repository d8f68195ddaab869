"""`mujaz collect`: the new articles of the outlets' feeds become seeds."""

from __future__ import annotations

import sys

import click
from rich.console import Console
from rich.table import Table

from mujaz.archive.archive import open_archive
from mujaz.archive.extraction import load_tables
from mujaz.archive.fingerprints import fingerprint_of_finders
from mujaz.cli.exits import UNREACHED
from mujaz.cli.options import LOCAL
from mujaz.cli.root import find_root
from mujaz.desk.collecting import Collected, Round
from mujaz.desk.fetching import Fetcher
from mujaz.desk.sources import PLACE, load_sources
from mujaz.desk.visits import load_visits, save_visits


@click.command()
@LOCAL
def collect(local: bool) -> None:
    """Visits the feeds of content/sources.toml and adds what is new.

    An article is new if the archive has neither its address nor, from the same outlet, nearly its words. One story
    that several outlets carry is added for each, and said to be one origin. Hosts are asked by name and contact,
    slowly, by their robots.txt, and send a feed only if it changed. Where a source cannot be reached the others are
    visited all the same, and the exit status is 3.
    """
    root = find_root()
    sources = load_sources(root)
    if not sources.outlets:
        raise click.UsageError(f'{PLACE} names no outlet. Write [name] and below it feed = "https://…"')
    lexicon = load_tables(root, fingerprint_of_finders(root))
    visits = load_visits(root)
    archive = open_archive(root)
    collected: list[Collected] = []
    try:
        archive.update()
        visit = Round(root, archive, lexicon, sources, Fetcher(sources.contact, sources.delay, local), visits)
        visit.run(lambda one: _tell(one, collected))
    finally:
        archive.close()
        save_visits(root, visits)
    _sum_up(collected)
    for problem in visit.problems:
        click.echo(problem, err=True)
    if visit.problems:
        sys.exit(UNREACHED)


def _tell(one: Collected, collected: list[Collected]) -> None:
    collected.append(one)
    match one.outcome:
        case "added" if one.carriers:
            click.echo(f"{one.said}: added; one origin with {', '.join(one.carriers)}")
        case "added":
            click.echo(f"{one.said}: added")
        case "repeated":
            click.echo(f"{one.url}: the outlet's own '{one.said}' again, nearly word for word; left out")
        case "unusable":
            click.echo(f"{one.url}: {one.said}; left out")


def _sum_up(collected: list[Collected]) -> None:
    table = Table("source", "added", "repeated", "unusable", "unreached")
    for source in dict.fromkeys(one.source for one in collected):
        outcomes = [one.outcome for one in collected if one.source == source]
        shown = [str(outcomes.count(one)) for one in ("added", "repeated", "unusable", "unreached")]
        table.add_row(source, *shown)
    if collected:
        Console(markup=False, highlight=False).print(table)
    else:
        click.echo("Nothing new.")
