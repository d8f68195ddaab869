"""datapackage.json: what the files of data are, by the Data Package standard (https://datapackage.org/standard/)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from mujaz.export.columns import Column
from mujaz.export.tables import CLAIMS, FIGURES

# The files of /data/v1/ beside the briefings' own, each with its format and media type.
FILES = {
    "facts.jsonl": ("jsonl", "application/jsonl"),
    "claims.csv": ("csv", "text/csv"),
    "figures.csv": ("csv", "text/csv"),
    "actors.json": ("json", "application/json"),
    "places.json": ("json", "application/json"),
    "archive.sqlite": ("sqlite", "application/vnd.sqlite3"),
    "archive.parquet": ("parquet", "application/vnd.apache.parquet"),
}
TABLES: dict[str, tuple[Sequence[Column[Any]], tuple[str, str]]] = {
    "claims.csv": (CLAIMS, ("briefing", "claim")),
    "figures.csv": (FIGURES, ("briefing", "figure")),
}


@dataclass(frozen=True, slots=True)
class Content:
    """A file's size in bytes and its SHA-256."""

    size: int
    sha256: str


def content_of(path: Path) -> Content:
    """The size and hash of a file."""
    with path.open("rb") as file:
        return Content(path.stat().st_size, file_digest(file, "sha256").hexdigest())


def datapackage(
    title: str, description: str, homepage: str, contents: Mapping[str, Content], about: Callable[[str], str]
) -> str:
    """The description of the files in `contents`, by name; `about` says what a file or a column holds."""
    package = {
        "name": "mujaz",
        "title": title,
        "description": description,
        **({"homepage": homepage} if homepage.startswith("http") else {}),
        "profile": "data-package",
        "resources": [_resource(name, contents[name], about) for name in FILES if name in contents],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(name: str, content: Content, about: Callable[[str], str]) -> dict[str, Any]:
    form, media = FILES[name]
    described: dict[str, Any] = {
        "name": name.replace(".", "-"),
        "path": name,
        "description": about(name),
        "format": form,
        "mediatype": media,
        "bytes": content.size,
        "hash": f"sha256:{content.sha256}",
    }
    if name not in TABLES:
        return {**described, "type": "file"}
    columns, key = TABLES[name]
    return {**described, "type": "table", "profile": "tabular-data-resource", "encoding": "utf-8",
            "dialect": {"csv": {"delimiter": ",", "doubleQuote": True, "lineTerminator": "\r\n"}},
            "schema": _schema(columns, key, about)}  # fmt: skip


def _schema(columns: Sequence[Column[Any]], key: tuple[str, str], about: Callable[[str], str]) -> dict[str, Any]:
    """No foreign keys, which the database has: the standard knows none that are empty in part, as a claim may be."""
    fields = [_field(column, about) for column in columns]
    return {"fields": fields, "primaryKey": list(key), "missingValues": [""]}


def _field(column: Column[Any], about: Callable[[str], str]) -> dict[str, Any]:
    field = {"name": column.name, "type": column.type, "description": about(column.name)}
    return {**field, "constraints": {"required": True}} if column.required else field
