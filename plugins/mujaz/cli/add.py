"""`mujaz add`: one article from a file, an address or standard input becomes a seed."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from mujaz.archive.archive import Archive, open_archive
from mujaz.archive.extraction import load_tables
from mujaz.archive.fingerprints import fingerprint_of_finders
from mujaz.cli.exits import PROBLEMS
from mujaz.cli.options import LOCAL, with_notes
from mujaz.cli.root import find_root
from mujaz.desk.canonical import canonical
from mujaz.desk.fetching import Fetcher
from mujaz.desk.proposals import (
    Brought,
    Notes,
    Proposal,
    brought_answer,
    brought_file,
    brought_text,
    propose,
    read_again,
    write,
)  # fmt: skip
from mujaz.desk.sources import load_sources
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.ids import is_id

_SHOWN = 6


def _checked_id(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_id(value):
        raise click.BadParameter(f"'{value}' is no id. Use lower-case Latin letters and digits, joined by hyphens")
    return value


@click.command()
@click.argument("source", metavar="FILE|URL|-")
@click.option("--id", "entry_id", callback=_checked_id, help="The article's id, for ever; else one is proposed.")
@with_notes
@click.option("--yes", is_flag=True, help="Asks nothing: takes what is given and what is proposed.")
@LOCAL
def add(source: str, entry_id: str | None, notes: Notes, yes: bool, local: bool) -> None:
    """Reads an article, shows what it found, asks, and writes seed and sidecar.

    A page is kept as it came; menus, captions and share bars are left out when it is read. An address is fetched only
    if it is public and its host's robots.txt allows it. An article whose address the archive has is not added twice.
    """
    root = find_root()
    lexicon = load_tables(root, fingerprint_of_finders(root))
    archive = open_archive(root)
    try:
        archive.update()
        _refuse_known(archive, notes.url or source)
        brought = _with_notes(_bring(source, root, local), notes)
        _refuse_known(archive, brought.notes.url)
        ids = archive.fingerprints().keys()
        if entry_id in ids:
            raise click.UsageError(f"The archive has an article '{entry_id}'. Choose another id")
        proposal = propose(brought, lexicon, lambda one: one in ids, entry_id)
        _show(proposal, archive.carriers(proposal.entry.document))
    finally:
        archive.close()
    if not yes:
        proposal = _asked(proposal, lexicon, set(ids))
    for path in write(proposal, root):
        click.echo(f"wrote {path.relative_to(root).as_posix()}")


def _bring(source: str, root: Path, local: bool) -> Brought:
    if source == "-":
        return brought_text(sys.stdin.buffer.read())
    if "://" in source:
        sources = load_sources(root)
        return brought_answer(Fetcher(sources.contact, sources.delay, local).fetch(source))
    return brought_file(Path(source))


def _with_notes(brought: Brought, given: Notes) -> Brought:
    """What the person at the terminal gives counts before what came with the article."""
    said = {key: getattr(given, key) for key in Notes.__slots__ if getattr(given, key) is not None}
    return replace(brought, notes=replace(brought.notes, **said))


def _refuse_known(archive: Archive, url: str | None) -> None:
    if not url or "://" not in url:
        return
    known = {canonical(address): entry_id for entry_id, address in archive.addresses().items()}
    if canonical(url) in known:
        found = f"the archive has this article as '{known[canonical(url)]}'"
        raise click.UsageError(f"{url}: {found}. There is nothing to add")


def _show(proposal: Proposal, carriers: list[str]) -> None:
    seed, facts = proposal.entry.document.seed, proposal.entry.facts
    table = Table(title="What was found", show_header=False, title_justify="left")
    table.add_row("title", proposal.entry.document.title)
    table.add_row("seed", proposal.place)
    table.add_row("published", f"{seed.published or 'undated'} (from: {seed.published_from})")
    table.add_row("publisher", seed.publisher or "not known")
    table.add_row("address", seed.url or "none")
    table.add_row("republish", seed.republish)
    table.add_row("paragraphs", str(sum(part.kind == "paragraph" for part in proposal.entry.document.segments)))
    for kind, names in (("actors", facts.actors), ("places", facts.places)):
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        table.add_row(kind, ", ".join(one.name.en or one.name.ar for one in names[:_SHOWN]) + more or "none")
    table.add_row("claims", str(len(facts.claims)))
    table.add_row("figures", str(len(facts.figures)))
    if carriers:
        table.add_row("one origin", f"nearly word for word in: {', '.join(carriers)}")
    Console(highlight=False, markup=False).print(table)


def _asked(proposal: Proposal, lexicon: Lexicon, taken: set[str]) -> Proposal:
    """The proposal with what the person at the terminal makes of it; ends the command where the answer is no."""
    seed = proposal.entry.document.seed
    entry_id = click.prompt("Id", proposal.id, value_proc=lambda value: _free_id(value, taken))
    day = click.prompt("Published (YYYY-MM-DD, or 'undated')", str(seed.published or "undated"), value_proc=_day)
    publisher = click.prompt("Publisher ('none' where nobody knows)", seed.publisher or "none")
    notes = proposal.brought.notes
    if day != seed.published:
        notes = replace(notes, published=day)
    if publisher not in (seed.publisher, "none"):
        notes = replace(notes, publisher=publisher)
    proposal = replace(read_again(proposal, notes, lexicon), id=entry_id)
    if not click.confirm(f"Write {proposal.place}?", default=True):
        click.echo("Nothing was written.")
        raise click.exceptions.Exit(PROBLEMS)
    return proposal


def _free_id(value: str, taken: set[str]) -> str:
    if not is_id(value):
        raise click.BadParameter("use lower-case Latin letters and digits, joined by single hyphens")
    if value in taken:
        raise click.BadParameter(f"the archive has an article '{value}'; choose another")
    return value


def _day(value: str) -> date | None:
    try:
        return None if value == "undated" else date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter("write a day such as 2024-05-06, or 'undated'") from None
