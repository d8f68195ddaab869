"""A site built by the real Pelican from the hand-made archive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pelican import Pelican
from pelican.settings import read_settings

from sample_archive import HandMadeArchive

REPOSITORY = Path(__file__).resolve().parent.parent


def build(root: Path, archive: HandMadeArchive, **settings: Any) -> Path:
    """Builds the site below `root` with the repository's own settings and theme; gives its output folder."""
    override = {"MUJAZ_ROOT": str(root), "OUTPUT_PATH": str(root / "output"), **settings}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mujaz.site.generator.open_archive", lambda root: archive)
        Pelican(read_settings(str(REPOSITORY / "pelicanconf.py"), override=override)).run()
    return root / "output"


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def paths(folder: Path) -> list[str]:
    """One page of every kind, without its language: of those that hold facts, the longest."""
    pages = folder / "en"
    chosen = {""}
    for kind in (path for path in pages.iterdir() if path.is_dir()):
        index = kind / "index.html"
        below = [path for path in kind.rglob("index.html") if path != index]
        longest = max(below, key=lambda path: (path.stat().st_size, path), default=index)
        for path in (index, longest):
            if path.is_file():
                chosen.add(path.parent.relative_to(pages).as_posix() + "/")
    return sorted(chosen)
