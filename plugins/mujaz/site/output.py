"""Files into the output folder: written beside and moved into place, only where their bytes differ."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mujaz.model.problem import MujazError, Problem


class OutputError(MujazError):
    """Two pages that would be the same file."""


class Output:
    """The files of one build. What an earlier build wrote and this one did not is removed, and nothing else."""

    def __init__(self, folder: Path, manifest: Path) -> None:
        self.folder, self.manifest = folder, manifest
        self.written: set[str] = set()
        self.changed = 0
        self._folders: set[Path] = set()

    def write(self, path: str, content: str | bytes) -> None:
        """Writes one file, `path` relative to the output folder with forward slashes."""
        if path in self.written:
            raise OutputError(Problem(path, "two pages want this file", "Give one of them another id or slug"))
        self.written.add(path)
        self._replace(self.folder / path, content.encode() if isinstance(content, str) else content)

    def page(self, path: str, html: str) -> None:
        """Writes a page that is served as a folder: `path` is '' or ends in a slash."""
        self.write(f"{path}index.html", html)

    def keep(self, paths: Iterable[str]) -> None:
        """Leaves files as an earlier build wrote them, where nothing that they are made of has changed."""
        self.written.update(paths)

    def _replace(self, target: Path, content: bytes) -> None:
        if self._is_new(target.parent):
            # Nobody reads a file of a folder that was not there, so it needs no moving into place.
            target.write_bytes(content)
        elif not _holds(target, content):
            beside = target.with_name(f".{target.name}.new")
            beside.write_bytes(content)
            beside.replace(target)
        else:
            return
        self.changed += 1

    def _is_new(self, folder: Path) -> bool:
        if folder in self._folders:
            return False
        self._folders.add(folder)
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            return False
        return True

    def finish(self) -> None:
        """Removes what the last build into this folder wrote and this one did not, and remembers what stands now."""
        known = self.manifest.read_text().splitlines() if self.manifest.is_file() else []
        for path in sorted(set(known) - self.written):
            self._remove(self.folder / path)
        self._replace(self.manifest, "".join(f"{path}\n" for path in sorted(self.written)).encode())

    def _remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self.folder or not folder.is_dir() or any(folder.iterdir()):
                return
            folder.rmdir()


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except FileNotFoundError:
        return False
