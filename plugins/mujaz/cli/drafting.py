"""`mujaz translate draft` and `engines`: drafts by the engine that a person names, and which engines there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from mujaz.cli.articles import Article, articles
from mujaz.cli.days import today
from mujaz.cli.root import find_root
from mujaz.lexicon.glossary import load_glossary
from mujaz.lexicon.lexicon import TABLES
from mujaz.lexicon.numerals import load_numerals
from mujaz.lexicon.register import load_register
from mujaz.translate.drafting import Aids, Drafts, draft, missing
from mujaz.translate.engines.base import EngineError, Options, installed, kind_of, make
from mujaz.translate.memory import current, path_of, read_memory, write_memory

_SECONDS = click.FloatRange(min=0, min_open=True)
_TIMES = click.IntRange(min=0)


@click.command("draft")
@click.argument("ids", nargs=-1)
@click.option("--engine", "name", required=True, help="Which engine drafts; 'mujaz translate engines' lists them.")
@click.option("--model", help="The model: for argos a package's path, for llm its name.")
@click.option("--url", help="The server of libretranslate; else LIBRETRANSLATE_URL.")
@click.option("--timeout", type=_SECONDS, default=60, show_default=True, help="Seconds that one request may take.")
@click.option("--retries", type=_TIMES, default=4, show_default=True, help="How often a failed request is tried again.")
def draft_command(
    ids: tuple[str, ...], name: str, model: str | None, url: str | None, timeout: float, retries: int
) -> None:
    """Drafts the English that the articles IDS, or all, still lack; what anyone wrote is left alone.

    Drafts are marked as such until a person reviews them. Each article is written when it is done: after Ctrl-C or an
    engine's failure, the same command goes on from there. Nothing is sent anywhere but to the engine named here.
    """
    root = find_root()
    engine = make(name, Options(model, url, timeout, retries))
    day = today()
    aids = Aids(load_glossary(root), load_numerals(TABLES / "numerals.toml"), load_register(root))
    wanted = [article for article in articles(root, ids) if missing(article.units, article.memory)]
    made = refused = 0
    with _shown(len(wanted), name) as done:
        for article in wanted:
            drafts = draft(article.entry, article.units, article.memory, engine, aids, day)
            _write(root, article, drafts)
            done(article.entry.id, drafts)
            made, refused = made + drafts.made, refused + len(drafts.refused)
    click.echo(f"{made} drafts, {refused} refused")


@click.command("engines")
def engines_command() -> None:
    """The engines that are there, whether they send anything away, and what to install for the others."""
    for name in sorted(installed()):
        try:
            where = "runs on this machine, sends nothing away" if kind_of(name).local else "sends the text away"
            click.echo(f"{name}: {where}")
        except EngineError as error:
            click.echo(f"{name}: {error.problems[0].found}. {error.problems[0].remedy}")


def _write(root: Path, article: Article, drafts: Drafts) -> None:
    """Adds the drafts to the file as it is now: an engine takes its time, and an editor may have saved meanwhile."""
    if not drafts.made:
        return
    entry, path = article.entry, path_of(root, article.entry.id)
    held = {key: one for key, one in current(read_memory(path), article.units).items() if one.english}
    write_memory(path, entry.id, entry.document.seed.path, article.units, {**drafts.memory, **held})


@contextmanager
def _shown(total: int, name: str) -> Iterator[Callable[[str, Drafts], None]]:
    """Says what became of each article: beneath a bar on a terminal, else in lines alone."""
    console = Console(highlight=False, soft_wrap=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task(name, total=total)

        def done(entry_id: str, drafts: Drafts) -> None:
            progress.console.print(f"{entry_id}: {drafts.made} drafts, {len(drafts.refused)} refused", markup=False)
            for refused in drafts.refused:
                progress.console.print(f"  {refused.unit}: {refused.reason}", markup=False)
            progress.advance(bar)

        yield done
