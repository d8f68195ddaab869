"""The `mujaz` command."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from mujaz.model.problem import MujazError

BAD_INPUT = 2


class _Day(click.ParamType[date]):
    name = "YYYY-MM-DD"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date. Write it as 2023-09-19", param, ctx)


@click.group()
@click.version_option(package_name="mujaz")
def mujaz() -> None:
    """Turns Arabic news articles into a bilingual briefing archive."""


def main() -> None:
    """The command's entry point: what a person got wrong is said without a traceback, with exit status 2."""
    try:
        mujaz.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        sys.exit("Stopped.")
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except MujazError as error:
        print(error, file=sys.stderr)
        sys.exit(BAD_INPUT)


if __name__ == "__main__":
    main()
