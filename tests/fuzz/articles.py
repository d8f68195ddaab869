"""A coverage-guided search for articles, notes, translations and tables that break the readers: `make fuzz`.

Every input is read as the archive would read it. What may come of it is a document with facts that rest on its text,
or problems that are told; anything else, and more than ten seconds or two gigabytes, ends the run with the input kept
in tests/artifacts/fuzz.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tests")]

with atheris.instrument_imports(include=["mujaz"]):
    from mujaz.archive.records import as_whole_record, from_record
    from mujaz.extract.pipeline import extract
    from mujaz.ingest.errors import SeedError
    from mujaz.ingest.seed import read_seed
    from mujaz.lexicon.lexicon import load_lexicon
    from mujaz.lexicon.register import load_register
    from mujaz.lexicon.tables import LexiconError
    from mujaz.model.entry import Entry
    from mujaz.model.span import Span
    from mujaz.translate.memory import TranslationError, read_memory
    from mujaz.translate.units import units

from fuzz.vocabulary import vocabulary  # noqa: E402

LEXICON = load_lexicon(ROOT)
WORDS = vocabulary(ROOT)
FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-"))
SEEDS = FOLDER / "seeds"
SEEDS.mkdir()
(FOLDER / "content/actors").mkdir(parents=True)


def article(data: bytes) -> str:
    """A text of the tables' words: two bytes choose each."""
    chosen = (WORDS[int.from_bytes(data[at : at + 2], "big") % len(WORDS)] for at in range(0, len(data) - 1, 2))
    return "".join(chosen)


def check_seed(name: str, content: bytes, notes: bytes | None) -> None:
    """Reads one seed; what rests on its text must lie in it, and the same seed must give the same."""
    for old in SEEDS.iterdir():
        old.unlink()
    path = SEEDS / name
    path.write_bytes(content)
    if notes is not None:
        path.with_suffix(".toml").write_bytes(notes)
    try:
        document = read_seed(path, FOLDER, LEXICON)
    except SeedError as error:
        assert error.problems and all(str(problem) for problem in error.problems)
        return
    entry = Entry(document, extract(document, LEXICON))
    record = as_whole_record(entry)
    for start, end in spans(record):
        assert 0 <= start < end <= len(document.text), (start, end)
    assert from_record(json.loads(json.dumps(record)), document.text) == entry
    assert extract(document, LEXICON) == entry.facts
    for unit in units(entry):
        assert unit.source and unit.span.of(document.text)


def spans(value: object) -> list[tuple[int, int]]:
    """Every span in a record."""
    if isinstance(value, list):
        return [span for item in value for span in spans(item)]
    if not isinstance(value, dict):
        return []
    if isinstance(value.get("start"), int):
        span = Span(value["start"], value["end"])
        return [(span.start, span.end)]
    return [span for item in value.values() for span in spans(item)]


def check_translation(content: bytes) -> None:
    """Reads one PO file."""
    path = FOLDER / "x.po"
    path.write_bytes(content)
    try:
        read_memory(path)
    except TranslationError as error:
        assert error.problems


def check_register(content: bytes) -> None:
    """Reads one file of the register."""
    (FOLDER / "content/actors/x.toml").write_bytes(content)
    try:
        load_register(FOLDER)
    except LexiconError as error:
        assert error.problems


def test_one(data: bytes) -> None:
    """The first byte chooses what the others are."""
    kind, rest = data[:1], data[1:]
    match kind[0] % 8 if kind else 0:
        case 0:
            check_seed("x.txt", rest, None)
        case 1:
            check_seed("x.html", rest, None)
        case 2:
            check_seed("x.txt", article(rest[:400]).encode(), rest[400:])
        case 3:
            check_translation(rest)
        case 4:
            check_register(rest)
        case 5:
            paragraphs = "".join(f"<p>{part}</p>" for part in article(rest).split("\n"))
            check_seed("x.html", f"<html><body><h1>خبر</h1>{paragraphs}</body></html>".encode(), None)
        case _:
            check_seed("x.txt", article(rest).encode(), None)


if __name__ == "__main__":
    atheris.Setup(sys.argv, test_one)
    atheris.Fuzz()
