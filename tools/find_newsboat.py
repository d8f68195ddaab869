"""Finds newsboat, the feed reader that the tests read the site's feeds with, or installs Debian's package.

Prints the path of its executable. Exits with 1 and says what to install where none is to be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PATIENCE = 600  # seconds for a download


def find() -> str | None:
    """A newsboat that is already here."""
    return shutil.which("newsboat")


def _run(*command: str) -> None:
    """Runs a command whose failure is found out by what is there afterwards."""
    try:
        subprocess.run(command, timeout=PATIENCE, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{command[0]}: {error}", file=sys.stderr)


def main() -> None:
    """Looks first, then asks Debian."""
    if find() is None and shutil.which("apt-get") and os.geteuid() == 0:
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "newsboat")
    if path := find():
        print(path)
        return
    sys.exit("No newsboat: install it ('apt-get install newsboat', 'brew install newsboat').")


if __name__ == "__main__":
    main()
