"""The files of data for others, below data/v1/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from mujaz.export.database import write_database
from mujaz.export.entry_lines import EntryLines
from mujaz.export.lines import claims_header, figures_header
from mujaz.export.package import FILES, content_of, datapackage
from mujaz.export.parquet import write_parquet
from mujaz.export.registers import Position, actors_json, places_json
from mujaz.render.catalogues import Words
from mujaz.site.data_page import FOLDER, SCHEMAS, about
from mujaz.site.links import Site
from mujaz.site.output import Output


def write_data(
    output: Output,
    site: Site,
    words: Words,
    lines: Sequence[EntryLines],
    actors: Iterable[Any],
    places: Iterable[Any],
    positions: Mapping[str, Position],
) -> None:
    """All files that hold the whole archive; `words` are those in which the package describes itself."""
    output.write(f"{FOLDER}/facts.jsonl", "".join(line.facts for line in lines))
    output.write(f"{FOLDER}/claims.csv", claims_header() + "".join(line.claims for line in lines))
    output.write(f"{FOLDER}/figures.csv", figures_header() + "".join(line.figures for line in lines))
    output.write(f"{FOLDER}/actors.json", actors_json(actors, site.url))
    output.write(f"{FOLDER}/places.json", places_json(places, positions, site.url))
    for name, write in (("archive.sqlite", write_database), ("archive.parquet", write_parquet)):
        write(output.folder / FOLDER / name, (line.rows for line in lines))
        output.keep([f"{FOLDER}/{name}"])
    for schema in SCHEMAS:
        output.write(f"{FOLDER}/{schema.name}", schema.read_bytes())
    output.write(f"{FOLDER}/datapackage.json", package_of(output.folder / FOLDER, site, words))


def package_of(folder: Path, site: Site, words: Words) -> str:
    """datapackage.json for the files that lie in `folder`."""
    contents = {name: content_of(folder / name) for name in FILES}
    title = " – ".join(filter(None, (site.title.en, site.title.ar)))
    description = "\n\n".join(filter(None, (site.description.en, site.description.ar)))
    return datapackage(title, description, site.page(words.lang), contents, about(words))
