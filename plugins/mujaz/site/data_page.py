"""What the page of data tells: the files, the columns of their tables, and the database's own schema."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mujaz.archive
import mujaz.export
from mujaz.export.columns import Column
from mujaz.export.package import FILES
from mujaz.export.tables import CLAIMS, FACTS, FIGURES
from mujaz.render.catalogues import Words
from mujaz.site.links import Site

FOLDER = "data/v1"
_EXPORT, _ARCHIVE = (Path(package.__path__[0]) for package in (mujaz.export, mujaz.archive))
SCHEMAS = (_ARCHIVE / "facts.schema.json", _EXPORT / "actors.schema.json", _EXPORT / "places.schema.json")


@dataclass(frozen=True, slots=True)
class Described:
    """A file or a column as the page of data tells of it; `url` is None for columns, `media` for all but data."""

    name: str
    about: str
    type: str = ""
    url: str | None = None
    media: str | None = None


@dataclass(frozen=True, slots=True)
class DataPage:
    """What the page of data lists in one language; `sql` is the database's schema."""

    files: Sequence[Described]
    tables: Sequence[tuple[str, Sequence[Described]]]
    sql: str


def data_page(site: Site, words: Words) -> DataPage:
    """The files and the columns of their tables."""
    told = about(words)
    names = ("datapackage.json", *FILES, *(schema.name for schema in SCHEMAS))
    parquet = [Described(name, told(name), kind) for name, kind in FACTS.items()]
    tables = [("claims.csv", _columns(CLAIMS, told)), ("figures.csv", _columns(FIGURES, told))]
    return DataPage(
        [_file(name, told(name), site) for name in names],
        [*tables, ("archive.parquet", parquet)],
        (_EXPORT / "tables.sql").read_text(encoding="utf-8").strip(),
    )


def _file(name: str, told: str, site: Site) -> Described:
    return Described(name, told, url=site.file(*FOLDER.split("/"), name), media=FILES.get(name, (None, None))[1])


def _columns(columns: Sequence[Column[Any]], told: Callable[[str], str]) -> list[Described]:
    return [Described(column.name, told(column.name), column.type) for column in columns]


def about(words: Words) -> Callable[[str], str]:
    """What a file or a column holds, by its name; the same name means the same everywhere."""
    return lambda name: words.pgettext("data", name)
