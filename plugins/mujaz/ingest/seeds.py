"""The seeds folder, walked in order: a path for each seed, a problem for each file that is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mujaz.ingest.seed import HTML_ENDINGS, TEXT_ENDINGS, link_out
from mujaz.model.problem import Problem

_ENDINGS = TEXT_ENDINGS | HTML_ENDINGS
_NOTES = ".toml"


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
