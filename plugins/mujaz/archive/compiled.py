"""Tables made ready once and kept in the cache: reading them takes ten times as long as what is then done with them."""

from __future__ import annotations

import gc
import logging
import pickle
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar, cast

Value = TypeVar("Value")
_SEAL = 16  # bytes


def compiled(root: Path, name: str, fingerprint: str, make: Callable[[], Value]) -> Value:
    """What `make` gives, kept below `root`/cache for as long as `fingerprint`, of all that it rests on, is the same.

    A file that is damaged is told and made again, and one that cannot be written is done without.
    """
    path = root / "cache" / "compiled" / f"{name}-{fingerprint[:32]}.pickle"
    with suppress(OSError):
        if (kept := whole(path.read_bytes())) is not None:
            return cast(Value, _load(kept))
        logging.getLogger(__name__).warning("cache/compiled/%s: damaged. It is made again.", path.name)
    made = make()
    with suppress(OSError):
        _write(path, made, name)
    return made


def sealed(content: bytes) -> bytes:
    """Bytes for a file of the cache, with what tells whether they are still whole."""
    return blake2b(content, digest_size=_SEAL).digest() + content


def whole(sealed: bytes) -> bytes | None:
    """The bytes that were sealed, None where they are not as they were.

    >>> whole(sealed(b"x")), whole(sealed(b"x")[:-1] + b"y"), whole(b"")
    (b'x', None, None)
    """
    seal, content = sealed[:_SEAL], sealed[_SEAL:]
    return content if blake2b(content, digest_size=_SEAL).digest() == seal else None


def _load(kept: bytes) -> object:
    # A hundred thousand new objects and not one of them garbage: the collector would only go over them again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(kept)
    finally:
        if collecting:
            gc.enable()


def _write(path: Path, made: object, name: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_bytes(sealed(pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL)))
    for old in path.parent.glob(f"{name}-*.pickle"):
        old.unlink(missing_ok=True)
    beside.replace(path)
