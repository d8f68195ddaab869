"""The seeds folder, read in order: a document for each seed, a problem for each file that is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mujaz.ingest.errors import SeedError
from mujaz.ingest.seed import HTML_ENDINGS, TEXT_ENDINGS, link_out, read_seed
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.document import Document
from mujaz.model.problem import Problem

_ENDINGS = TEXT_ENDINGS | HTML_ENDINGS
_NOTES = ".toml"


def find_seeds(root: Path) -> Iterator[Path]:
    """The seeds under `root`/seeds in the order of their paths."""
    return (found for found in walk_seeds(root) if isinstance(found, Path))


def read_seeds(root: Path, lexicon: Lexicon) -> Iterator[Document | Problem]:
    """Each seed's document, or what is wrong with the file; raises nothing over a file's content.

    Of two seeds with one id, the later by path is refused.
    """
    taken: dict[str, str] = {}
    for found in walk_seeds(root):
        if isinstance(found, Problem):
            yield found
            continue
        try:
            document = read_seed(found, root, lexicon)
        except SeedError as error:
            yield from error.problems
            continue
        holder = taken.setdefault(document.id, document.seed.path)
        if holder == document.seed.path:
            yield document
        else:
            found_there = f"its id '{document.id}' is already that of {holder}"
            yield Problem(document.seed.path, found_there, "Rename one of the two, or give it an `id` in its .toml")


def walk_seeds(root: Path) -> Iterator[Path | Problem]:
    """Every file under `root`/seeds that is a seed or should not be there, in the order of their paths."""
    folder = root / "seeds"
    inside = folder.resolve()
    for path in sorted(folder.rglob("*"), key=lambda path: path.parts):
        shown_as = path.relative_to(root).as_posix()
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        notes = path.suffix.lower() == _NOTES
        if notes and any(path.with_suffix(ending).exists() for ending in _ENDINGS):
            continue  # read, and checked, with its seed
        if path.is_symlink() and not path.resolve().is_relative_to(inside):
            yield link_out(shown_as)
        elif notes:
            yield Problem(shown_as, "notes without a seed beside them", f"Name them like the seed: {path.stem}.txt")
        elif path.suffix.lower() in _ENDINGS and not path.is_dir():
            yield path
        elif not path.is_dir():
            endings = ", ".join(sorted(_ENDINGS))
            yield Problem(shown_as, f"a file that ends in '{path.suffix}' is no seed", f"Seeds end in {endings}")
