"""What decides whether facts are still good: the bytes that they rest on, never a time stamp."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import file_digest, sha256
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_EXTRACTOR = ("model", "arabic", "lexicon", "ingest", "extract")
_KEEPING = (
    "corrections.py", "named_facts.py", "records.py", "ruled_facts.py", "ruled_values.py", "rulings.py", "stories.py",
)  # fmt: skip
_REGISTER = ("actors", "places")


def _inputs(root: Path) -> Iterator[Path]:
    for layer in _EXTRACTOR:
        yield from sorted((_PACKAGE / layer).glob("*.py"))
    yield from (_PACKAGE / "archive" / name for name in _KEEPING)
    yield from sorted(p for p in (_PACKAGE / "lexicon").iterdir() if p.suffix in {".toml", ".tsv"})
    for folder in _REGISTER:
        yield from sorted((root / "content" / folder).glob("*.toml"))


def fingerprint_of_finders(root: Path) -> str:
    """What finds and corrects the facts: the code that does, the tables and the register in `root`/content."""
    digest = sha256()
    for path in _inputs(root):
        digest.update(f"{path.parent.name}/{path.name}\0".encode())
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def fingerprint_of_seed(seed: Path, beside: Sequence[bytes], place: str, finders: str) -> str:
    """What one entry rests on. `place` is the seed's path in the archive: a folder may date an article.

    `beside` are the contents of the files that say more of it. Streams the seed, whatever its size.
    """
    with seed.open("rb") as stream:
        of_seed = file_digest(stream, "sha256").digest()
    digest = sha256()
    for part in (finders.encode(), place.encode(), of_seed, *(sha256(more).digest() for more in beside)):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
