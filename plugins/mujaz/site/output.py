"""Files into the output folder: written beside and moved into place, only where their bytes differ."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfileobj

from mujaz.model.problem import MujazError, Problem

_AT_ONCE = 1 << 20  # bytes
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
NEW = ".new"
"""How the name of a file ends that is not in its place yet."""


class OutputError(MujazError):
    """Two pages that would be the same file."""


@dataclass
class Output:
    """What one briefing or listing is made into. `files` maps each path to the mark of what it shows.

    A file whose mark is given and is the one of `before` is left as an earlier build wrote it. `addresses` are pages
    without their language, each with the ISO date on which it last changed or ''.
    """

    folder: Path
    before: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    addresses: list[tuple[str, str]] = field(default_factory=list)
    changed: int = 0

    def __post_init__(self) -> None:
        self._folder = os.fspath(self.folder)

    def write(self, path: str, content: str | bytes, mark: str = "") -> None:
        """Writes one file, `path` relative to the output folder with forward slashes."""
        self._take(path, mark)
        self.changed += replace_at(f"{self._folder}/{path}", content.encode() if isinstance(content, str) else content)

    def stream(self, path: str, parts: Iterable[str], then: Iterable[Path]) -> None:
        """Writes one file part by part, without holding the whole, and after the parts what the files `then` hold."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}{NEW}")
        with beside.open("wb") as file:
            file.writelines(part.encode() for part in parts)
            for more in then:
                with more.open("rb") as source:
                    copyfileobj(source, file, _AT_ONCE)
        beside.replace(target)
        self.wrote(path)

    def wrote(self, path: str) -> None:
        """Takes note of a file that somebody else put in its place, at once and whole."""
        self._take(path, "")
        self.changed += 1

    def page(self, path: str, html: str, mark: str = "") -> None:
        """Writes a page that is served as a folder: `path` is '' or ends in a slash."""
        self.write(f"{path}index.html", html, mark)

    def stands(self, path: str, mark: str) -> bool:
        """Whether an earlier build wrote this file with this mark; then it is left as it is."""
        if self.before.get(path) != mark:
            return False
        self._take(path, mark)
        return True

    def keep(self, folder: str = "") -> None:
        """Leaves every file of a folder, whose name ends in a slash, as an earlier build wrote it; without one, all."""
        for path, mark in self.before.items():
            if path.startswith(folder):
                self._take(path, mark)

    def _take(self, path: str, mark: str) -> None:
        if path in self.files:
            raise OutputError(Problem(path, "two pages want this file", "Give one of them another id or slug"))
        self.files[path] = mark


def replace_file(target: Path, content: bytes) -> bool:
    """Puts a file in its place at once and whole, unless it stands there already; says whether it did."""
    return replace_at(os.fspath(target), content)


def replace_at(target: str, content: bytes) -> bool:
    """The same by the name of the file: one system call for each step, for a build writes tens of thousands of them."""
    folder, name = os.path.split(target)
    beside = os.path.join(folder, f".{name}{NEW}")  # noqa: PTH118
    if _holds(target, content):
        return False
    try:
        file = os.open(beside, _CREATE, 0o666)
    except FileNotFoundError:
        _make_folder(folder)
        file = os.open(beside, _CREATE, 0o666)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)
    os.replace(beside, target)  # noqa: PTH105
    return True


def _make_folder(folder: str) -> None:
    """A page's folder mostly stands in one that is there."""
    try:
        os.mkdir(folder)  # noqa: PTH102
    except OSError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def _holds(target: str, content: bytes) -> bool:
    """Whether the file is there with these bytes."""
    try:
        file = os.open(target, os.O_RDONLY)
    except FileNotFoundError:
        return False
    with os.fdopen(file, "rb", buffering=0) as stream:
        return os.fstat(file).st_size == len(content) and stream.read() == content


def remove_file(folder: Path, path: str) -> None:
    """Takes a file out of the output folder, and the folders that it leaves empty."""
    target = folder / path
    target.unlink(missing_ok=True)
    for parent in target.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()
