"""The `mujaz` command: parses, calls, prints."""

from mujaz.cli.main import main

__all__ = ["main"]
