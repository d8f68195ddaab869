"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any

import click

from mujaz.archive.archive import open_archive
from mujaz.cli.root import find_root
from mujaz.desk.proposals import Notes


def complete_id(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The ids of the archive's articles that begin with what is typed, for the shell."""
    archive = open_archive(find_root())
    try:
        return sorted(one for one in archive.fingerprints() if one.startswith(incomplete))
    finally:
        archive.close()


def _day(context: click.Context, parameter: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


PUBLISHED = click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    help="The day of publication, for files without a sidecar; relative dates rest on it.",
)
LOCAL = click.option(
    "--local", is_flag=True, help="Fetches from servers on this machine too, which are refused else: for trying out."
)
_NOTES = (
    click.option("--publisher", help="Who published it."),
    click.option("--url", help="Where it stands at its publisher's."),
    click.option("--license", help="An SPDX id or an address of rightsstatements.org."),
    click.option(
        "--republish",
        type=click.Choice(["facts", "excerpt", "full"]),
        help="What of its words may be shown; 'excerpt' where nothing is said.",
    ),
)


def with_notes(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the options of a sidecar, which reach it as one value, `notes`."""

    @wraps(command)
    def called(**given: Any) -> None:
        command(notes=Notes(**{name: given.pop(name) for name in Notes.__slots__}), **given)

    options = called
    for option in reversed((PUBLISHED, *_NOTES)):
        options = option(options)
    return options
