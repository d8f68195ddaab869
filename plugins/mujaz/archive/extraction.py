"""The work on one seed: read, extracted and written down. Pure but for reading, so it runs in any process."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from mujaz.archive.compiled import compiled
from mujaz.archive.corrections import corrected
from mujaz.archive.finding import Found, NamedRow, Task
from mujaz.archive.records import as_whole_record
from mujaz.archive.rulings import CorrectionError
from mujaz.archive.stories import runs_of, sketch_of
from mujaz.extract.pipeline import extract
from mujaz.ingest.errors import SeedError
from mujaz.ingest.seed import read_seed
from mujaz.lexicon.lexicon import Lexicon, load_lexicon
from mujaz.model.entry import Entry


@lru_cache(maxsize=1)
def load_tables(root: Path, finders: str) -> Lexicon:
    """The lexicon, once for each process; `finders` is the fingerprint that it has, so edited tables are read anew."""
    return compiled(root, "lexicon", finders, lambda: load_lexicon(root))


def find(root: Path, finders: str, tasks: list[Task]) -> list[Found]:
    """What each seed gives, in the order of `tasks`."""
    lexicon = load_tables(root, finders)
    return [_find_one(root / task.place, root, lexicon) for task in tasks]


def _find_one(path: Path, root: Path, lexicon: Lexicon) -> Found:
    try:
        document = read_seed(path, root, lexicon)
        entry, problems = corrected(Entry(document, extract(document, lexicon)), root, lexicon)
    except (SeedError, CorrectionError) as error:
        return Found(problems=error.problems)
    published = document.seed.published
    record = json.dumps(as_whole_record(entry), ensure_ascii=False, separators=(",", ":"))
    day = published.isoformat() if published else ""
    sketch = sketch_of(runs_of(document))
    return Found(entry.id, day, record, document.text, tuple(_named(entry)), problems, sketch)


def _named(entry: Entry) -> Iterator[NamedRow]:
    for actor in entry.facts.actors:
        yield "actor", actor.id, entry.id, actor.kind, actor.name.ar, actor.name.en, actor.name_status, actor.country
    for place in entry.facts.places:
        yield "place", place.id, entry.id, place.kind, place.name.ar, place.name.en, "registered", place.country
