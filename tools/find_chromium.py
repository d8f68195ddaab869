"""Finds a Chromium for the browser tests, or gets one: the system's, Playwright's own, or Debian's package.

Prints the path of its executable. Exits with 1 and says what to install where none is to be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
PATIENCE = 600  # seconds for a download


def system_chromium() -> Path | None:
    """The first browser of the Chromium family on the PATH."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else None


def playwright_chromium() -> Path | None:
    """The browser that Playwright downloaded earlier."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - half a second that a system browser saves

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def find() -> Path | None:
    """A Chromium that is already here."""
    return system_chromium() or playwright_chromium()


def _run(*command: str) -> None:
    """Runs a command whose failure only means that the next way is tried."""
    try:
        subprocess.run(command, timeout=PATIENCE, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{command[0]}: {error}", file=sys.stderr)


def _download() -> None:
    _run(sys.executable, "-m", "playwright", "install", "chromium")


def _install_package() -> None:
    if shutil.which("apt-get") and os.geteuid() == 0:
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")


def main() -> None:
    """Tries one way after the other."""
    for get in (lambda: None, _download, _install_package):
        get()
        if path := find():
            print(path)
            return
    sys.exit("No Chromium: install one ('apt-get install chromium'), or run '.venv/bin/playwright install chromium'.")


if __name__ == "__main__":
    main()
