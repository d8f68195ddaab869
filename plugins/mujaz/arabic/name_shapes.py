"""How much the letters of a word look like those of a foreign name."""

from __future__ import annotations

from collections.abc import Mapping

Shapes = Mapping[str, int]
"""For three letters of a folded word, its ends marked '^' and '$', how much likelier names hold them."""


def triples(word: str) -> list[str]:
    """Each three letters of a word with its ends."""
    marked = f"^{word}$"
    return [marked[at : at + 3] for at in range(len(marked) - 2)]


def likeness(word: str, shapes: Shapes) -> float:
    """How much a folded word looks like a foreign name: about 0 where nothing tells, above 30 for most names."""
    found = triples(word)
    return sum(shapes.get(triple, 0) for triple in found) / len(found) ** 0.5 if found else 0.0
