"""The SQLite files in the cache: checked where somebody else had a hand in them, replaced where they are damaged."""

from __future__ import annotations

import json
import logging
import sqlite3
from pathlib import Path
from zlib import crc32

_WAIT = 60  # seconds that a second process waits for the first one's lock


def open_database(path: Path, schema: str) -> sqlite3.Connection:
    """The database at `path` with the tables of `schema`; a file that is damaged or has other tables is replaced.

    Replacing loses nothing: all that a cache holds is found again from the seeds. A file that this module closed and
    nobody touched since is not read through first.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _connect(path, schema)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
            raise
        logging.getLogger(__name__).warning("cache/%s: %s. It is built again from the seeds.", path.name, error)
        remove_database(path)
        return _connect(path, schema)


def close_database(db: sqlite3.Connection, path: Path) -> None:
    """Closes it and notes how it was left."""
    db.close()
    _left(path).write_text(json.dumps(_state(path)))


def remove_database(path: Path) -> None:
    """The file and what SQLite keeps beside it."""
    for leftover in sorted(path.parent.glob(f"{path.name}*")):
        leftover.unlink()


def _connect(path: Path, schema: str) -> sqlite3.Connection:
    """The open database with its tables; raises DatabaseError where the file is no such database."""
    trusted = _was_left_like_this(path)
    _left(path).unlink(missing_ok=True)
    # Committed by hand, for a transaction here also decides what is read together.
    db = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        # A build that is killed loses nothing by this; a machine that loses its power leaves a file that is checked.
        db.execute("PRAGMA synchronous = OFF")
        version = crc32(schema.encode()) >> 1
        found = db.execute("PRAGMA user_version").fetchone()[0]
        if found not in (0, version) or not (trusted or db.execute("PRAGMA quick_check").fetchone()[0] == "ok"):
            raise sqlite3.DatabaseError("its tables are others, or damaged")
        if found == 0:
            db.executescript(f"BEGIN; {schema} PRAGMA user_version = {version}; COMMIT;")
        db.execute("PRAGMA foreign_keys = ON")
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db


def _left(path: Path) -> Path:
    return path.with_name(f"{path.name}.left")


def _state(path: Path) -> list[int]:
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns]


def _was_left_like_this(path: Path) -> bool:
    try:
        return bool(json.loads(_left(path).read_text()) == _state(path))
    except (OSError, ValueError):
        return False
