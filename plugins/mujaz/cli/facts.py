"""`mujaz facts` and `mujaz why`: the facts of any files, and what each of them rests on."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from mujaz.archive.records import as_record
from mujaz.cli.exits import BAD_INPUT
from mujaz.cli.options import PUBLISHED
from mujaz.cli.root import find_root
from mujaz.extract.pipeline import TABLES, extract
from mujaz.extract.reading import read
from mujaz.ingest.errors import SeedError
from mujaz.ingest.seed import read_article
from mujaz.lexicon.lexicon import Lexicon, load_lexicon
from mujaz.model.entry import Entry
from mujaz.model.span import Span

_FILE = click.Path(path_type=Path)
_KINDS = ("actors", "places", "claims", "figures", "dates", "topics")


@click.command()
@click.argument("files", nargs=-1, required=True, type=_FILE)
@PUBLISHED
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write <id>.json files into this folder.")
def facts(files: tuple[Path, ...], published: date | None, out: Path | None) -> None:
    """The facts of FILES, as JSON lines or, with --out, one file each.

    A file that cannot be read is named on the error stream, the others go on, and the exit status is 2.
    """
    lexicon = load_lexicon(find_root())
    if out:
        out.mkdir(parents=True, exist_ok=True)
    failed = False
    for path in files:
        try:
            record = as_record(_entry(path, lexicon, published))
        except SeedError as error:
            click.echo(error, err=True)
            failed = True
            continue
        if out:
            (out / f"{record['id']}.json").write_text(_pretty(record), encoding="utf-8")
        else:
            click.echo(json.dumps(record, ensure_ascii=False))
    if failed:
        sys.exit(BAD_INPUT)


@click.command()
@click.argument("file", type=_FILE)
@click.argument("fact", required=False)
@PUBLISHED
def why(file: Path, fact: str | None, published: date | None) -> None:
    """What each fact of FILE rests on: its sentence, the rule that found it, the tables that the rule reads.

    FACT is a claim's or figure's id (c3, f1), an actor's or place's id, or d1, d2, … for dates; without it, all.
    """
    entry = _entry(file, load_lexicon(find_root()), published)
    shown = [lines for name, lines in _explained(entry) if fact in (None, name)]
    if not shown:
        known = ", ".join(name for name, _ in _explained(entry))
        raise click.UsageError(f"{file} has no fact '{fact}'. It has: {known}")
    click.echo("\n\n".join(shown))


def _entry(path: Path, lexicon: Lexicon, published: date | None) -> Entry:
    document = read_article(path, lexicon, published)
    return Entry(document, extract(document, lexicon))


def _pretty(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _explained(entry: Entry) -> Iterator[tuple[str, str]]:
    """Each fact's id with the lines that explain it."""
    record = as_record(entry)
    for kind in _KINDS:
        for number, fact in enumerate(record[kind], 1):
            name = fact.get("id", f"d{number}")
            span = fact.get("evidence") or fact["mentions"][0]
            yield name, _explain(entry, kind, name, fact, Span(span["start"], span["end"]))


def _explain(entry: Entry, kind: str, name: str, fact: dict[str, Any], evidence: Span) -> str:
    text = entry.document.text
    spans = (sentence.span for sentence in read(entry.document).sentences)
    sentence = next((span for span in spans if span.contains(evidence)), evidence)
    values = {k: v for k, v in fact.items() if k not in {"id", "rule", "mentions", "evidence", "cue"} and v is not None}
    lines = [
        f"{name}: {json.dumps(values, ensure_ascii=False)}",
        f"  words     {evidence.of(text)}",
        f"  at        {evidence.start}-{evidence.end}",
        f"  sentence  {' '.join(sentence.of(text).split())}",
        f"  rule      {fact['rule']}",
        f"  tables    {', '.join(TABLES[kind])}",
    ]
    return "\n".join(lines)
