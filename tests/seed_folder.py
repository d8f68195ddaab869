"""A whole seeds folder read the way the archive reads it, for tests of what each file gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mujaz.ingest.errors import SeedError
from mujaz.ingest.seed import read_seed
from mujaz.ingest.seeds import SeedFile, walk_seeds
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.document import Document
from mujaz.model.problem import Problem


def read_folder(root: Path, lexicon: Lexicon) -> Iterator[Document | Problem]:
    """Each seed's document, or what is wrong with the file."""
    for found in walk_seeds(root):
        try:
            yield found if isinstance(found, Problem) else read_seed(root / found.place, root, lexicon)
        except SeedError as error:
            yield from error.problems


def seed_paths(root: Path) -> list[Path]:
    """The paths that are seeds, in order."""
    return [root / found.place for found in walk_seeds(root) if isinstance(found, SeedFile)]
