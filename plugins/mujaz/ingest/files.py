"""What tells a seed's file from any other, and where the notes on it lie."""

from __future__ import annotations

from pathlib import Path

from mujaz.ingest.ids import id_of
from mujaz.model.problem import Problem
from mujaz.model.toml import read_toml

TEXT_ENDINGS = frozenset({".txt"})
HTML_ENDINGS = frozenset({".html", ".htm"})


def sidecar_of(path: Path) -> Path:
    """Where the notes on the seed at `path` lie, whether or not there are any."""
    return path.with_suffix(".toml")


def id_of_seed(path: Path) -> str:
    """The id of the seed at `path`, from its notes or its name, without a check of either."""
    try:
        noted = read_toml(sidecar_of(path).read_bytes().decode("utf-8-sig")).get("id")
    except (OSError, ValueError):
        noted = None
    return noted.strip() if isinstance(noted, str) else id_of(path.stem)


def link_out(shown_as: str) -> Problem:
    """What to say of a link that leads out of the archive."""
    return Problem(shown_as, "a link to a file outside the seeds folder", "Put the file itself here")
