"""Where an editor's rulings lie, one file for each article that has any; light, for every build asks."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = "content/corrections"
_ENDING = ".toml"


def rulings_of(root: Path, entry_id: str) -> Path:
    """Where the rulings on an article lie, whether or not there are any."""
    return root / FOLDER / f"{entry_id}{_ENDING}"


def ruled(root: Path) -> dict[str, str]:
    """The ids that the files in `root`/content/corrections are named for, with a stamp of each file."""
    try:
        with os.scandir(root / FOLDER) as listed:
            return {file.name.removesuffix(_ENDING): _stamp(file.stat()) for file in listed if _is_ruling(file.name)}
    except FileNotFoundError:
        return {}


def _is_ruling(name: str) -> bool:
    return name.endswith(_ENDING) and not name.startswith(".")


def _stamp(stat: os.stat_result) -> str:
    return f"{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ctime_ns}"
