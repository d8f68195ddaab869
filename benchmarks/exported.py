"""What Mujaz's pages show, as JSON, for other generators to make the same pages of.

Mujaz builds the archive once more with a theme whose templates of briefings, actors, places, topics, months and labels
write JSON (benchmarks/export). So the wording of every sentence lies ready for the other generators, and small pieces
of HTML too; what is left to them is to lay out pages, lists and feeds.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from measured import Command, wall_time

LANGUAGES = ("ar", "en")
_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Exported:
    """The records below an output folder that the exporting theme wrote."""

    output: Path

    def briefings(self, lang: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each briefing by its id, by name of file; with the ids of everything under which it is listed."""
        for entry_id, record in self._records(lang, "briefings"):
            named = {kind: [one["id"] for one in record[f"named_{kind}"]] for kind in ("actors", "places", "topics")}
            broader = {self._broader.get(topic) for topic in named["topics"]} - {None, ""}
            named["topics"] = sorted({*named["topics"], *broader})  # type: ignore[type-var]
            day = record["date"]
            acts = sorted({act["act"] for voice in record["voices"] for s in voice["statements"] for act in s["acts"]})
            yield entry_id, {**record, **named, "acts": acts, "months": [day[:7]], "years": [day[:4]]}

    def terms(self, lang: str, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each actor, place or topic by its id; `kind` is the plural."""
        yield from self._records(lang, kind)

    def actor_index(self, lang: str) -> dict[str, Any]:
        """What the index of actors shows where it is cut into pages, else nothing."""
        return _read(self.output / lang / "actors" / "index.html")

    def actor_kinds(self, lang: str) -> Iterator[dict[str, Any]]:
        """The pages into which the index is cut."""
        for path in sorted((self.output / lang / "actors" / "kinds").rglob("index.html")):
            yield _read(path)

    def labels(self, lang: str) -> dict[str, str]:
        """What the theme's templates always say."""
        return _read(self.output / lang / "words" / "index.html")

    def months(self, lang: str) -> Iterator[tuple[str, str]]:
        """Years ('2024') and months ('2024-05') with their names."""
        for path in sorted((self.output / lang / "archive").rglob("index.html")):
            parts = path.relative_to(self.output / lang / "archive").parts[:-1]
            if parts and all(part.isdecimal() for part in parts):
                yield "-".join(parts), _read(path)["title"]

    @cached_property
    def _broader(self) -> dict[str, str]:
        return {topic: record["above"] for topic, record in self.terms(LANGUAGES[0], "topics")}

    def _records(self, lang: str, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        folder = self.output / lang / kind
        for path in sorted(folder.iterdir()):
            if (path / "index.html").is_file():
                yield path.name, _read(path / "index.html")


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


def export(root: Path, folder: Path) -> Exported:
    """Builds the archive at `root` with the exporting theme into `folder`. Raises BuildError."""
    folder.mkdir(parents=True)
    theme = folder / "theme"
    shutil.copytree(root / "theme", theme)
    for template in (_HERE / "export").glob("*.html"):
        shutil.copy(template, theme / "templates" / template.name)
    # A copy, so that the build that is measured finds nothing of this one.
    copy = folder / "root"
    shutil.copytree(root, copy, symlinks=True, ignore=shutil.ignore_patterns("output"))
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-t", str(theme), "-o", str(folder / "output")]
    wall_time(Command(command, copy, {}), folder / "export.log")
    shutil.rmtree(copy)
    return Exported(folder / "output")
