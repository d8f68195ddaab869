"""Writes docs/commands.md: what `mujaz COMMAND --help` says, for every command, in the order of the help itself.

`make docs` runs it; a test holds the page to what the commands say. Exits with 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from mujaz.cli.exits import MEANINGS
from mujaz.cli.main import mujaz

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
WIDTH = 100
_HEAD = """# The commands

`make docs` writes this page from the commands' own help texts. Whoever changes a command runs it; a test compares.
"""


def commands(command: click.Command, above: click.Context | None, name: str) -> Iterator[tuple[str, str]]:
    """A command's whole name and its help text, then those of the commands below it."""
    context = click.Context(command, parent=above, info_name=name, max_content_width=WIDTH, terminal_width=WIDTH)
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None
            yield from commands(found, context, below)


def page() -> str:
    """The page in Markdown."""
    parts = [_HEAD]
    for name, text in commands(mujaz, None, "mujaz"):
        parts.append(f"## {name}\n\n```text\n{text.rstrip()}\n```\n")
    rows = "\n".join(f"| {status} | {meaning} |" for status, meaning in MEANINGS.items())
    parts.append(f"## Exit status\n\n| status | meaning |\n|---|---|\n{rows}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
