"""How far an archive's translation is, and what the whole of it can lend to what is still missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from mujaz.translate.memory import Memory, State, Translation
from mujaz.translate.units import Unit

_WORST_FIRST: tuple[State, ...] = ("none", "machine", "changed", "edited", "reviewed")
LENT = "memory"
"""The engine's name on drafts that come from another article of the archive."""


def states(units: Iterable[Unit], memory: Mapping[str, Translation]) -> Counter[State]:
    """How many units are in each state."""
    return Counter(memory[unit.id].state if unit.id in memory else "none" for unit in units)


def page_state(counts: Mapping[State, int]) -> State:
    """The state of a page: that of its worst unit; 'none' for a page without units."""
    return next((state for state in _WORST_FIRST if counts.get(state)), "none")


def compendium(memories: Iterable[Memory]) -> dict[str, Translation]:
    """The best translation of each source that some article has: a reviewed one before an edited one."""
    best: dict[str, Translation] = {}
    for memory in memories:
        for translation in memory.values():
            if translation.state in {"edited", "reviewed"}:
                known = best.get(translation.source)
                if known is None or known.state == "edited":
                    best[translation.source] = translation
    return best


def lend(units: Iterable[Unit], memory: Memory, best: Mapping[str, Translation]) -> Memory:
    """The memory with a draft for each unit that has none but whose very words another article has translated."""
    lent = {
        unit.id: replace(best[unit.source], state="machine", engine=LENT, by=None, date=None)
        for unit in units
        if unit.source in best and not (unit.id in memory and memory[unit.id].english)
    }
    return {**memory, **lent}
