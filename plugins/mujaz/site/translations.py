"""The English of an article's segments and quotations, as far as its rights allow it to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from mujaz.model.entry import Entry
from mujaz.model.problem import Problem
from mujaz.model.span import Span
from mujaz.translate.memory import State, Translation, TranslationError, current, path_of, read_memory
from mujaz.translate.progress import page_state
from mujaz.translate.units import Unit, units

English = Mapping[Span, Translation]


class Translations:
    """The translations below `root`/content; a file that cannot be used is left out, and `told` says why."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._problems: list[Problem] = []
        self._translated = frozenset(path.stem for path in path_of(root, "any").parent.glob("*.po"))

    def told(self) -> tuple[Problem, ...]:
        """What is wrong with the files read since this was last asked."""
        problems, self._problems = self._problems, []
        return tuple(dict.fromkeys(problems))

    def of(self, entry: Entry) -> English:
        """What may be shown of an entry's translation, by the stretch of the source that it translates."""
        if entry.id not in self._translated:
            return {}
        shown = [unit for unit in units(entry) if _may_be_shown(unit, entry)]
        try:
            memory = current(read_memory(path_of(self.root, entry.id)), shown)
        except TranslationError as error:
            self._problems += error.problems
            return {}
        return {unit.span: memory[unit.id] for unit in shown if unit.id in memory and memory[unit.id].state != "none"}


def _may_be_shown(unit: Unit, entry: Entry) -> bool:
    """A translation follows the rights of what it translates: excerpts are the headline and short quotations."""
    republish = entry.document.seed.republish
    if republish != "excerpt":
        return republish == "full"
    return ".q" in unit.id or any(s.id == unit.id and s.kind == "title" for s in entry.document.segments)


def state_of_page(entry: Entry, english: English) -> State | Literal["partial"] | None:
    """How far the least finished of the translations shown is, 'partial' where some are missing; None without any."""
    if not english:
        return None
    whole = (unit for unit in units(entry) if ".q" not in unit.id and _may_be_shown(unit, entry))
    if any(unit.span not in english for unit in whole):
        return "partial"
    return page_state(Counter(translation.state for translation in english.values()))
