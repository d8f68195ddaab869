"""What decides the bytes of a page beside its facts: theme, tables, settings, translations, the code that renders."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from sqlite3 import sqlite_version
from typing import Any

_PACKAGE = Path(__file__).parent.parent
_LAYERS = ("model", "lexicon", "arabic", "archive", "translate", "render", "export", "site", "site/feeds")
_LIBRARIES = ("jinja2", "markupsafe", "babel", "feedgenerator", "polib", "arro3-io")


def of_renderers(theme: Path, settings: Iterable[Any]) -> str:
    """The fingerprint of all that every page rests on."""
    digest = sha256(repr([*settings, *((name, version(name)) for name in _LIBRARIES), sqlite_version]).encode())
    for path in _files(theme):
        digest.update(path.name.encode() + b"\0")
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(theme: Path) -> Iterator[Path]:
    for layer in _LAYERS:
        yield from sorted((_PACKAGE / layer).glob("*.py"))
    yield from sorted(path for path in (_PACKAGE / "lexicon").iterdir() if path.suffix in {".toml", ".tsv"})
    yield from sorted((_PACKAGE / "export").glob("*.sql"))
    for folder in ("templates", "locale"):
        yield from sorted(path for path in (theme / folder).rglob("*") if path.is_file())


def of_hand_written(contents: Iterable[Any]) -> str:
    """The fingerprint of the pages and notes that Pelican has read."""
    digest = sha256()
    for content in contents:
        told = (content.lang, content.slug, content.title, str(getattr(content, "date", "")), content.content)
        digest.update(repr(told).encode())
    return digest.hexdigest()


def of_static(theme: Path) -> str:
    """The fingerprint of the files that are published as they are, and of what previews are drawn with."""
    files = (
        path for folder in ("static", "previews") for path in sorted((theme / folder).rglob("*")) if path.is_file()
    )
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in files)).hexdigest()


def of_file(path: Path) -> str:
    """The fingerprint of a file that need not be there."""
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def of_translations(folder: Path, known: str) -> tuple[dict[str, str], str]:
    """The fingerprint of each article's translation, and what to remember; `known` is what was remembered last.

    A file whose size and times have not moved is not read again.
    """
    before: Mapping[str, list[str]] = json.loads(known) if known else {}
    now: dict[str, list[str]] = {}
    if folder.is_dir():
        with os.scandir(folder) as files:
            for file in files:
                name, ending = os.path.splitext(file.name)  # noqa: PTH122 - one of many
                if ending == ".po":
                    stat = file.stat()
                    stamp = f"{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ctime_ns}"
                    kept = before.get(name)
                    read = kept[1] if kept and kept[0] == stamp else sha256(Path(file.path).read_bytes()).hexdigest()
                    now[name] = [stamp, read]
    return {name: read for name, (_, read) in now.items()}, json.dumps(now, sort_keys=True)


def of_briefing(*parts: str) -> str:
    """The fingerprint of one briefing's pages."""
    return sha256("\0".join(parts).encode()).hexdigest()[:32]
