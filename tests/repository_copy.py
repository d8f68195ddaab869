"""A repository of a test's own, made of parts of this one."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]


def copy_repository(root: Path, parts: Iterable[str], *without: str) -> Path:
    """Copies files and folders of the repository into the new folder `root`, names that match `without` left out."""
    root.mkdir()
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info", *without)
    for part in parts:
        source = REPOSITORY / part
        if source.is_dir():
            shutil.copytree(source, root / part, ignore=ignored)
        else:
            shutil.copy(source, root / part)
    return root
