"""Where the archive's repository is."""

from __future__ import annotations

from pathlib import Path

_MARK = "pelicanconf.py"


def find_root() -> Path:
    """The nearest folder at or above the current one that holds pelicanconf.py, else the one this code lies in."""
    here = Path.cwd()
    candidates = (here, *here.parents)
    return next((folder for folder in candidates if (folder / _MARK).exists()), Path(__file__).parents[3])
