"""Tables made ready once and kept in the cache: reading them takes ten times as long as what is then done with them."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

Value = TypeVar("Value")


def compiled(root: Path, name: str, fingerprint: str, make: Callable[[], Value]) -> Value:
    """What `make` gives, kept below `root`/cache for as long as `fingerprint`, of all that it rests on, is the same.

    A file that cannot be read is made again, and one that cannot be written is done without.
    """
    path = root / "cache" / "compiled" / f"{name}-{fingerprint[:32]}.pickle"
    with suppress(OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError, ValueError):
        return cast(Value, _read(path))
    made = make()
    with suppress(OSError):
        _write(path, made, name)
    return made


def _read(path: Path) -> object:
    # A hundred thousand new objects and not one of them garbage: the collector would only go over them again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(path.read_bytes())
    finally:
        if collecting:
            gc.enable()


def _write(path: Path, made: object, name: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_bytes(pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
    for old in path.parent.glob(f"{name}-*.pickle"):
        old.unlink(missing_ok=True)
    beside.replace(path)
