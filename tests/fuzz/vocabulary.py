"""The words that the readers look for, so that a search by chance gets past the first of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_MARKS = (
    " ", " ", " ", " ", "\n\n", "\n", ". ", "، ", ": ", " «", "» ", ' "', '" ', " (", ") ", "؛ ", "؟ ", " - ", "/", "%",
    "و", "ب", "ل", "ال", "0", "1", "2", "3", "7", "12", "30", "100", "2,5", "3.5", "1,000", "2019", "2024", "14", "A",
    "Delta ", "ـ", "َ", "\u200f", "\u200c", "\u202e", "ً",
)  # fmt: skip


def vocabulary(root: Path) -> list[str]:
    """Marks, and every Arabic phrase of the tables and of the register's states."""
    tables = [*sorted((root / "plugins/mujaz/lexicon").glob("*.toml")), root / "content/actors/states.toml"]
    phrases = {text for path in tables for text in _strings(tomllib.loads(path.read_text(encoding="utf-8")))}
    arabic = sorted(text for text in phrases if re.search(r"[\u0621-\u064A]", text) and len(text) < 40)
    return [*_MARKS * (1 + len(arabic) // (2 * len(_MARKS))), *(f"{text} " for text in arabic)]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for part in pair for text in _strings(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in _strings(part))
