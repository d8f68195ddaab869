"""The oldest entries of an archive: what is made of them is kept, for an added article leaves them as they were."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory

logger = logging.getLogger(__name__)

SHARES = (1024, 128)
"""The oldest entries are as many times the first number as there are, those next to them as many times the second."""
_SEAL = "seal.json"


@dataclass(frozen=True, slots=True)
class Block:
    """Entries that follow one another, and `until`, these with all older ones, both the newest first.

    What is made of a block stays under its `number` while it rests on the same.
    """

    number: int
    ids: list[str]
    until: list[str]


@dataclass(frozen=True)
class Entries:
    """The entries of an archive as lines, those of the oldest apart, and where what is made of these is kept.

    `days` has the day of every entry by id, '' for none; `lines` gives those of some ids, in their order; `mark(ids)`
    says what the lines of those rest on. Without `folder` nothing is kept from one writing to the next.
    """

    days: Mapping[str, str]
    lines: Callable[[Iterable[str]], Iterator[str]]
    folder: Path | None = None
    mark: Callable[[Iterable[str]], str] = str

    @cached_property
    def newest_first(self) -> list[str]:
        """The ids, the undated last."""
        return sorted(sorted(self.days), key=lambda one: self.days[one], reverse=True)

    @cached_property
    def blocks(self) -> list[Block]:
        """The oldest entries in blocks, the oldest block first; one that would be empty is left out."""
        ordered, end, found = self.newest_first, len(self.days), []
        for number, share in enumerate(SHARES):
            start = len(self.days) % share
            if ordered[start:end]:
                found.append(Block(number, ordered[start:end], ordered[start:]))
            end = start
        return found

    @property
    def rest(self) -> list[str]:
        """The ids of all others, the newest first."""
        return self.newest_first[: len(self.days) % SHARES[-1]]

    @contextmanager
    def kept(self, beside: Path, block: Block, make: Callable[[Path], None]) -> Iterator[Path]:
        """The folder with what `make` writes there of a block, which is called unless it stands as it was left.

        Where nothing is kept, it is a folder next to `beside` for the while.
        """
        if self.folder is None:
            with TemporaryDirectory(dir=beside.parent, prefix=f".{beside.name}-") as brief:
                make(Path(brief))
                yield Path(brief)
            return
        folder, mark = self.folder / beside.name / str(block.number), self.mark(block.until)
        if not _stands(folder, mark):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            make(folder)
            (folder / _SEAL).write_text(json.dumps({"mark": mark, "files": _contents(folder)}), encoding="utf-8")
        yield folder


def _stands(folder: Path, mark: str) -> bool:
    """Whether what was made under this mark is there as it was left; says so where it is not."""
    try:
        seal = json.loads((folder / _SEAL).read_bytes())
        if seal["mark"] != mark:
            return False
        whole = bool(seal["files"] == _contents(folder))
    except FileNotFoundError:
        return False
    except (ValueError, KeyError, TypeError):
        whole = False
    if not whole:
        logger.warning("%s: not as it was left; it is made anew", folder)
    return whole


def _contents(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file but the seal."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.name != _SEAL:
            with path.open("rb") as file:
                found[path.name] = file_digest(file, "sha256").hexdigest()
    return found
