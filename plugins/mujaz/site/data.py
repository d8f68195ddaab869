"""The files of data for others, below data/v1/."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import fields
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path

from mujaz.export.database import write_database
from mujaz.export.entry_lines import entry_lines
from mujaz.export.lines import claims_header, figures_header
from mujaz.export.oldest import Entries
from mujaz.export.package import FILES, content_of, datapackage
from mujaz.export.parquet import write_parquet
from mujaz.export.registers import actors_json, places_json
from mujaz.render.catalogues import Words
from mujaz.site.briefings import Briefing
from mujaz.site.data_page import FOLDER, SCHEMAS, about
from mujaz.site.links import Site
from mujaz.site.lists import points
from mujaz.site.output import Output
from mujaz.site.page_store import PageStore
from mujaz.site.publish import Publisher

_LINES: dict[str, tuple[str, Callable[[], str]]] = {
    "facts.jsonl": ("facts", lambda: ""),
    "claims.csv": ("claims", claims_header),
    "figures.csv": ("figures", figures_header),
}
_KEPT = "oldest.txt"
_WHOLE = {"archive.sqlite": write_database, "archive.parquet": write_parquet}
DATA_FILES = ("archive.sqlite", *_LINES, "archive.parquet", "registers")
"""The files over the whole archive, and the two of its actors and places; each is made by itself."""


def data_fragments(briefing: Briefing, site: Site) -> dict[str, str]:
    """A briefing's part of the files of data, by name."""
    lines = entry_lines(briefing.entry, site.excerpt_words, site.url, briefing.passages)
    return {f"data {part.name}": getattr(lines, part.name) for part in fields(lines)}


def write_data(publisher: Publisher, name: str, kept: Path) -> None:
    """One of DATA_FILES, from the parts that were kept of every entry; what spares work next time goes into `kept`."""
    output, store, site = publisher.output, publisher.store, publisher.site
    if name in _LINES:
        part, header = _LINES[name]
        _write_lines(output, f"{FOLDER}/{name}", header(), _entries(store, part, kept))
    elif name in _WHOLE:
        (output.folder / FOLDER).mkdir(parents=True, exist_ok=True)
        _WHOLE[name](output.folder / FOLDER / name, _entries(store, "rows", kept))
        output.wrote(f"{FOLDER}/{name}")
    else:
        output.write(f"{FOLDER}/actors.json", actors_json(store.named("actor"), site.url))
        output.write(f"{FOLDER}/places.json", places_json(store.named("place"), points(store), site.url))


def _write_lines(output: Output, path: str, header: str, entries: Entries) -> None:
    """A text file: its header and the lines of all entries, the newest first."""
    # One file from end to end is read far sooner than ten thousand texts from all over the store.
    with ExitStack() as stack:
        kept = [
            stack.enter_context(entries.kept(output.folder / path, block, partial(_keep_lines, entries, block.ids)))
            for block in entries.blocks
        ]
        older = [folder / _KEPT for folder in reversed(kept)]
        output.stream(path, chain([header], entries.lines(entries.rest)), older)


def _keep_lines(entries: Entries, ids: list[str], folder: Path) -> None:
    with (folder / _KEPT).open("w", encoding="utf-8", newline="") as file:
        file.writelines(entries.lines(ids))


def _entries(store: PageStore, part: str, kept: Path) -> Entries:
    """All entries as one part of the files; it rests on nothing but what an entry's pages do."""
    made = store.fingerprints()
    return Entries(
        store.days_of_all(),
        lambda ids: store.fragments_of(ids, f"data {part}"),
        kept,
        lambda ids: sha256("".join(f"{one} {made[one]}\n" for one in ids).encode()).hexdigest(),
    )


def write_package(publisher: Publisher) -> None:
    """The schemas, and what describes all files of data, which must lie there by now."""
    output = publisher.output
    for schema in SCHEMAS:
        output.write(f"{FOLDER}/{schema.name}", schema.read_bytes())
    package = package_of(output.folder / FOLDER, publisher.site, publisher.theme.words["en"])
    output.write(f"{FOLDER}/datapackage.json", package)


def package_of(folder: Path, site: Site, words: Words) -> str:
    """datapackage.json for the files that lie in `folder`."""
    contents = {name: content_of(folder / name) for name in FILES}
    title = " – ".join(filter(None, (site.title.en, site.title.ar)))
    description = "\n\n".join(filter(None, (site.description.en, site.description.ar)))
    return datapackage(title, description, site.page(words.lang), contents, about(words))
