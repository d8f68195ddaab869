"""The seeds folder, walked in order: every seed with a stamp of its file, a problem for each file that is none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mujaz.ingest.files import HTML_ENDINGS, TEXT_ENDINGS, link_out
from mujaz.model.problem import Problem
from mujaz.model.unseen import removed, unseen_in

_ENDINGS = TEXT_ENDINGS | HTML_ENDINGS
_NOTES = ".toml"


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A seed: its path below the archive's root with forward slashes, and its stamp.

    The stamp holds the size and times of the seed and its sidecar: the inode's change time moves with every write,
    whatever else is set.
    """

    place: str
    stamp: str


def walk_seeds(root: Path) -> Iterator[SeedFile | Problem]:
    """Every file under `root`/seeds that is a seed or should not be there, in the order of their paths."""
    folder = root / "seeds"
    if folder.is_dir():
        yield from _walk(folder, "seeds", folder.resolve())


def _walk(folder: Path, place: str, inside: Path) -> Iterator[SeedFile | Problem]:
    with os.scandir(folder) as listed:
        files = {file.name: file for file in listed if not file.name.startswith(".")}
    for name in sorted(files):
        file, shown_as = files[name], f"{place}/{name}"
        if unseen := unseen_in(name):
            remedy = "Name it anew, without what cannot be seen"
            yield Problem(removed(shown_as), f"its name holds {unseen}", remedy)
        elif file.is_dir(follow_symlinks=False):
            yield from _walk(folder / name, shown_as, inside)
        elif (found := _file(file, shown_as, files, inside)) is not None:
            yield found


def _file(
    file: os.DirEntry[str], shown_as: str, beside: Mapping[str, os.DirEntry[str]], inside: Path
) -> SeedFile | Problem | None:
    """What a file is; None for the notes beside a seed, which are read with it, and for a link to a folder."""
    stem, ending = os.path.splitext(file.name)  # noqa: PTH122 - a Path for each of many files costs more than the walk
    notes = ending.lower() == _NOTES
    if notes and any(stem + other in beside for other in _ENDINGS):
        return None
    if file.is_symlink() and not Path(file.path).resolve().is_relative_to(inside):
        return link_out(shown_as)
    if notes:
        return Problem(shown_as, "notes without a seed beside them", f"Name them like the seed: {stem}.txt")
    if file.is_dir():
        return None
    if ending.lower() not in _ENDINGS:
        return Problem(
            shown_as, f"a file that ends in '{ending}' is no seed", f"Seeds end in {', '.join(sorted(_ENDINGS))}"
        )
    return SeedFile(shown_as, _stamp(file, beside.get(stem + _NOTES)))


def _stamp(*files: os.DirEntry[str] | None) -> str:
    stamps = []
    for file in files:
        # A link may lead nowhere; whoever reads it says so.
        with suppress(OSError):
            if file is not None:
                stat = file.stat()
                stamps.append(f"{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ctime_ns}")
    return " ".join(stamps)
