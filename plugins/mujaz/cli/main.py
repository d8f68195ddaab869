"""The command group, and what a wrong input or a Ctrl-C looks like to the person who typed it."""

from __future__ import annotations

import errno
import sqlite3
import sys

import click

from mujaz.cli.actors import actors
from mujaz.cli.add import add
from mujaz.cli.build import build, serve
from mujaz.cli.check import check
from mujaz.cli.collect import collect
from mujaz.cli.exits import BAD_INPUT, NO_ROOM, as_help
from mujaz.cli.export import export
from mujaz.cli.facts import facts, why
from mujaz.cli.review import review
from mujaz.cli.stats import stats
from mujaz.cli.translate import translate
from mujaz.model.problem import MujazError

_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_ROOM = "Make room, then try again: nothing is lost"


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=as_help())
@click.version_option(package_name="mujaz")
def mujaz() -> None:
    """Turns Arabic news articles into a bilingual briefing archive."""


for command in (build, serve, add, collect, check, review, actors, facts, why, export, stats, translate):
    mujaz.add_command(command)


def main() -> None:
    """The command's entry point: what a person got wrong is said without a traceback, with exit status 2."""
    try:
        mujaz()
    except MujazError as error:
        click.echo(error, err=True)
        sys.exit(BAD_INPUT)
    except (OSError, sqlite3.OperationalError) as error:
        if (said := _said_of(error)) is None:
            raise
        click.echo(said, err=True)
        sys.exit(NO_ROOM)


def _said_of(error: OSError | sqlite3.OperationalError) -> str | None:
    """What to say where the disk is full or another process keeps the archive; None for any other error."""
    if isinstance(error, OSError):
        place = error.filename or "output/ or cache/"
        return f"{place}: cannot be written: {error.strerror}. {_ROOM}" if error.errno in _FULL else None
    place = "cache/"
    if "locked" in str(error):
        return f"{place}: another command has kept it for a minute. Wait until that one ends, then try again"
    return f"{place}: cannot be written: {error}. {_ROOM}" if "full" in str(error) or "I/O" in str(error) else None
