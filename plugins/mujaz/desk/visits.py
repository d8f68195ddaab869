"""What earlier visits to feeds saw, kept in the cache: losing it costs fetching again and nothing else."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

_PLACE = "cache/collect.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Visit:
    """What a feed said of its state when it was last read."""

    etag: str | None = None
    modified: str | None = None


@dataclass(slots=True)
class Visits:
    """The visits by the feed's address, and by each item's canonical address what became of it."""

    feeds: dict[str, Visit] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)


def load_visits(root: Path) -> Visits:
    """The visits so far; none where the file is missing, damaged or of another make."""
    try:
        told = json.loads((root / _PLACE).read_text(encoding="utf-8"))
        if told["version"] != _VERSION:
            return Visits()
        return Visits({url: Visit(**visit) for url, visit in told["feeds"].items()}, dict(told["items"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Visits()


def save_visits(root: Path, visits: Visits) -> None:
    """Writes them down, beside and then into place."""
    path = root / _PLACE
    path.parent.mkdir(parents=True, exist_ok=True)
    feeds = {url: asdict(visit) for url, visit in sorted(visits.feeds.items())}
    told = {"version": _VERSION, "feeds": feeds, "items": dict(sorted(visits.items.items()))}
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    beside.replace(path)
