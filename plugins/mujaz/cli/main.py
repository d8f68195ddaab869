"""The command group, and what a wrong input or a Ctrl-C looks like to the person who typed it."""

from __future__ import annotations

import errno
import sqlite3
import sys
from importlib import import_module

import click

from mujaz.cli.exits import BAD_INPUT, NO_ROOM, as_help
from mujaz.model.problem import MujazError

_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_ROOM = "Make room, then try again: nothing is lost"


# Each command with the module that holds it: whoever builds the site need not wait for what collects articles.
_COMMANDS = {
    "build": "build", "serve": "build", "add": "add", "collect": "collect", "check": "check", "review": "review",
    "actors": "actors", "facts": "facts", "why": "facts", "export": "export", "stats": "stats",
    "translate": "translate",
}  # fmt: skip


class _Commands(click.Group):
    """The commands, in the order of an editor's day, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"mujaz.cli.{_COMMANDS[cmd_name]}"), cmd_name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=as_help())
@click.version_option(package_name="mujaz")
def mujaz() -> None:
    """Turns Arabic news articles into a bilingual briefing archive."""


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
