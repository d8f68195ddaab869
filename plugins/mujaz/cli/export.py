"""`mujaz export`: the archive's data files without the site around them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

import click

from mujaz.archive.archive import Archive, open_archive
from mujaz.cli.root import find_root
from mujaz.export.database import write_database
from mujaz.export.entry_lines import EntryLines, entry_lines
from mujaz.export.lines import claims_header, figures_header
from mujaz.export.oldest import Entries
from mujaz.export.package import FILES
from mujaz.export.parquet import write_parquet
from mujaz.export.registers import actors_json, places_json

_WORDS = 40  # of one sentence, as pelicanconf.py sets MUJAZ_EXCERPT_WORDS for the site
_Lines = Iterator[EntryLines]
_TEXTS: dict[str, Callable[[Archive, _Lines, str], Iterator[str]]] = {
    "facts.jsonl": lambda archive, lines, pages: (one.facts for one in lines),
    "claims.csv": lambda archive, lines, pages: chain([claims_header()], (one.claims for one in lines)),
    "figures.csv": lambda archive, lines, pages: chain([figures_header()], (one.figures for one in lines)),
    "actors.json": lambda archive, lines, pages: iter([actors_json(archive.actors(), pages)]),
    "places.json": lambda archive, lines, pages: iter([places_json(archive.places(), _points(archive), pages)]),
}
_WHOLE = {"archive.sqlite": write_database, "archive.parquet": write_parquet}


@click.command()
@click.argument("file", required=False, type=click.Choice(list(FILES)))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="The folder to write into; else stdout.")
@click.option("--words", default=_WORDS, show_default=True, help="The most words that are quoted of one sentence.")
@click.option("--address", default="", envvar="MUJAZ_SITEURL", show_envvar=True, help="The site's public address.")
def export(file: str | None, out: Path | None, words: int, address: str) -> None:
    """Writes FILE, one of the files of /data/v1/, to standard output; with --out into a folder, and all without FILE.

    The files hold what the site's do; without --address, the addresses of its pages lack the host. The rights of each
    article are kept.
    """
    if file is None and out is None:
        raise click.UsageError("Name a file, or a folder for all of them with --out")
    if file in _WHOLE and out is None:
        raise click.UsageError(f"{file} is no text. Name a folder for it with --out")
    archive = open_archive(find_root())
    try:
        for problem in archive.update().problems:
            click.echo(problem, err=True)
        for name in [file] if file else FILES:
            _write(name, archive, words, address.rstrip("/"), out)
    finally:
        archive.close()


def _write(name: str, archive: Archive, words: int, pages: str, out: Path | None) -> None:
    def lines(ids: Iterable[str]) -> Iterator[EntryLines]:
        return (entry_lines(archive.entry(one), words, pages) for one in ids)

    entries = Entries(archive.days(), lambda ids: (one.rows for one in lines(ids)))
    if out is None:
        sys.stdout.writelines(_TEXTS[name](archive, lines(entries.newest_first), pages))
        return
    out.mkdir(parents=True, exist_ok=True)
    if name in _WHOLE:
        _WHOLE[name](out / name, entries)
    else:
        with (out / name).open("w", encoding="utf-8", newline="") as written:
            written.writelines(_TEXTS[name](archive, lines(entries.newest_first), pages))
    click.echo(f"wrote {out / name}")


def _points(archive: Archive) -> dict[str, tuple[float, float]]:
    """The points that the articles give of places, the oldest article's where they differ."""
    places = (place for entry in archive.entries() for place in entry.facts.places)
    return {
        place.id: (place.latitude, place.longitude)
        for place in places
        if place.latitude is not None and place.longitude is not None
    }
