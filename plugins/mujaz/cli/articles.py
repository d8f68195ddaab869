"""The archive's articles with their units and what the translation memory has for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from mujaz.archive.archive import open_archive
from mujaz.model.entry import Entry
from mujaz.translate.memory import Memory, current, path_of, read_memory
from mujaz.translate.units import Unit, units


@dataclass(frozen=True, slots=True)
class Article:
    """An entry, its units in the order of the text, and their translations."""

    entry: Entry
    units: list[Unit]
    memory: Memory


def articles(root: Path, ids: tuple[str, ...]) -> Iterator[Article]:
    """The articles `ids`, or all, newest first; raises UsageError for an id that no article has."""
    archive = open_archive(root)
    for problem in archive.update().problems:
        click.echo(problem, err=True)
    known = [entry for entry in archive.entries() if not ids or entry.id in ids]
    archive.close()
    if missing := set(ids) - {entry.id for entry in known}:
        raise click.UsageError(f"No article has the id {', '.join(sorted(missing))}")
    for entry in known:
        parts = list(units(entry))
        yield Article(entry, parts, current(read_memory(path_of(root, entry.id)), parts))
