"""`mujaz build`, `mujaz serve` and `mujaz check`: the site, a live preview of it, and what needs mending."""

from __future__ import annotations

import os
import sys

import click

from mujaz.archive.archive import open_archive
from mujaz.cli.preview import preview
from mujaz.cli.root import find_root
from mujaz.lexicon.glossary import load_glossary
from mujaz.translate.parity_archive import translation_problems


@click.command()
@click.option("--public", is_flag=True, help="For the public address, by publishconf.py.")
@click.option("--strict", is_flag=True, help="Stop where a seed or a translation has a problem, as STRICT=1 does.")
def build(public: bool, strict: bool) -> None:
    """Builds the site into output/."""
    from pelican import main as pelican  # noqa: PLC0415 - the other commands do without it

    os.chdir(find_root())
    if strict:
        os.environ["STRICT"] = "1"
    pelican(["--settings", "publishconf.py" if public else "pelicanconf.py"])


@click.command()
@click.option("--port", default=8000, show_default=True, help="The port on this machine.")
def serve(port: int) -> None:
    """Shows the site under its public base path and builds it again when seeds, tables, content or theme change."""
    preview(find_root(), port)


@click.command()
def check() -> None:
    """Reads every table, register file, seed and translation and names all that is wrong; then the exit status is 1."""
    root = find_root()
    load_glossary(root)
    archive = open_archive(root)
    report = archive.update(check_all=True)
    problems = [*report.problems, *translation_problems(root, archive)]
    archive.close()
    for problem in problems:
        click.echo(problem, err=True)
    click.echo(f"{report.briefings} briefings, {len(problems)} problems")
    sys.exit(bool(problems))
