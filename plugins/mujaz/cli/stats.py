"""`mujaz stats`: what the archive holds, counted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from mujaz.archive.archive import Archive, open_archive
from mujaz.archive.named_facts import facts_of
from mujaz.archive.rulings import FACT_KINDS
from mujaz.cli.root import find_root
from mujaz.translate.memory import TranslationError, current, path_of, read_memory
from mujaz.translate.progress import page_state, states
from mujaz.translate.units import units


@click.command()
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def stats(form: str) -> None:
    """Counts briefings, facts by kind, outlets, corrections and translations."""
    archive = open_archive(find_root())
    try:
        archive.update()
        counted = _counted(archive)
    finally:
        archive.close()
    if form == "json":
        click.echo(json.dumps(counted, ensure_ascii=False, indent=1))
    else:
        _print(counted)


def _counted(archive: Archive) -> dict[str, Any]:
    facts: Counter[str] = Counter()
    outlets: Counter[str] = Counter()
    corrections: Counter[str] = Counter()
    translations: Counter[str] = Counter()
    undated = briefings = 0
    for entry in archive.entries():
        briefings += 1
        undated += entry.document.seed.published is None
        facts.update({kind: len(facts_of(entry.facts, kind)) for kind in FACT_KINDS})
        outlets[entry.document.seed.publisher or "not known"] += 1
        corrections.update(correction.action for correction in entry.corrections)
        translations[_translated(archive, entry)] += 1
    return {
        "briefings": briefings,
        "undated": undated,
        "shared origins": len({origin.id for origin in archive.origins().values()}),
        "actors": sum(1 for _ in archive.actors()),
        "places": sum(1 for _ in archive.places()),
        "facts": _ordered(facts, FACT_KINDS),
        "corrections": dict(sorted(corrections.items())),
        "translations": dict(sorted(translations.items())),
        "outlets": dict(sorted(outlets.items(), key=lambda one: (-one[1], one[0]))),
    }


def _ordered(counts: Counter[str], names: Iterable[str]) -> dict[str, int]:
    return {name: counts[name] for name in names}


def _translated(archive: Archive, entry: Any) -> str:
    """The state of the English page, as the page itself says it."""
    parts = list(units(entry))
    try:
        memory = current(read_memory(path_of(archive.root, entry.id)), parts)
    except TranslationError:
        return "unreadable"
    return page_state(states(parts, memory))


def _print(counted: dict[str, Any]) -> None:
    table = Table(show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for name, value in counted.items():
        if isinstance(value, dict):
            table.add_section()
            table.add_row(name, str(sum(value.values())), style="bold")
            for part, count in value.items():
                table.add_row(f"  {part}", str(count))
        else:
            table.add_row(name, str(value))
    Console(markup=False, highlight=False).print(table)
