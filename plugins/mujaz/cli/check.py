"""`mujaz check`: everything that a person might mend, for people, programs and pull requests."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Column, Table

from mujaz.archive.archive import open_archive
from mujaz.cli.exits import PROBLEMS
from mujaz.cli.options import LOCAL
from mujaz.cli.root import find_root
from mujaz.desk.checking import LEVELS, Finding, findings
from mujaz.desk.fetching import Fetcher
from mujaz.desk.sources import load_sources
from mujaz.lexicon.glossary import load_glossary

_STYLES = {"error": "red", "warning": "yellow", "notice": "dim"}
_LINE = re.compile(r"line (\d+)")


@click.command()
@click.option("--format", "form", type=click.Choice(["table", "json", "github"]), default="table", show_default=True)
@click.option("--strict", is_flag=True, help="Ends with 1 for warnings as well.")
@click.option("--links", is_flag=True, help="Asks for every article's address too; takes its time, for it is polite.")
@LOCAL
def check(form: str, strict: bool, links: bool, local: bool) -> None:
    """Reads every table, register file, seed, correction and translation and names all that is wrong or unclear.

    Errors: what cannot be read, corrections that cannot be carried out, translations that say other numbers, names or
    denials than their source, links that lead nowhere. Warnings: no date, no publisher, whole texts without a licence,
    one name under two identities or for two places. Notices: names that no register knows, by how often they occur.
    The exit status is 1 where there is an error, else 0; a wrong table ends it with 2. --format github writes
    annotations for a pull request.
    """
    root = find_root()
    load_glossary(root)
    sources = load_sources(root)
    archive = open_archive(root)
    try:
        report = archive.update(check_all=True)
        fetcher = Fetcher(sources.contact, sources.delay, local) if links else None
        found = findings(root, archive, report.problems, fetcher)
    finally:
        archive.close()
    _FORMS[form](found)
    if form == "table":
        counts = ", ".join(_counted(sum(one.level == level for one in found), level) for level in LEVELS)
        click.echo(f"{_counted(report.briefings, 'briefing')}: {counts}")
    counted = LEVELS[:2] if strict else LEVELS[:1]
    sys.exit(PROBLEMS if any(one.level in counted for one in found) else 0)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _as_table(found: Iterable[Finding]) -> None:
    table = Table(*(Column(name, overflow="fold") for name in ("", "kind", "where", "found", "what to do")))
    for one in found:
        where = f"{one.problem.path}: {one.problem.place}" if one.problem.place else one.problem.path
        table.add_row(one.level, one.kind, where, one.problem.found, one.problem.remedy, style=_STYLES[one.level])
    if table.row_count:
        Console(markup=False, highlight=False).print(table)


def _as_json(found: Iterable[Finding]) -> None:
    told = [{"level": one.level, "kind": one.kind, **asdict(one.problem)} for one in found]
    click.echo(json.dumps(told, ensure_ascii=False, indent=1))


def _as_annotations(found: Iterable[Finding]) -> None:
    """Workflow commands as GitHub reads them in a job's log."""
    for one in found:
        line = _LINE.search(one.problem.place)
        where = {"file": one.problem.path, **({"line": line[1]} if line else {}), "title": one.kind}
        named = ",".join(f"{name}={_escaped(value, property=True)}" for name, value in where.items())
        place = f"{one.problem.place}: " if one.problem.place else ""
        click.echo(f"::{one.level} {named}::{_escaped(f'{place}{one.problem.found}. {one.problem.remedy}')}")


def _escaped(text: str, *, property: bool = False) -> str:
    for char in "%\r\n" + (":," if property else ""):
        text = text.replace(char, f"%{ord(char):02X}")
    return text


_FORMS: dict[str, Callable[[Iterable[Finding]], None]] = {
    "table": _as_table,
    "json": _as_json,
    "github": _as_annotations,
}
