"""From an article's Arabic and its English to what the two say differently: the gate before a translation is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.entry import Entry
from mujaz.model.problem import Problem
from mujaz.translate.memory import Translation
from mujaz.translate.pair import Difference, Pair, Whole
from mujaz.translate.parity_acts import acts, marked_words
from mujaz.translate.parity_dates import months, weekdays
from mujaz.translate.parity_form import form
from mujaz.translate.parity_names import names, states
from mujaz.translate.parity_negation import negation
from mujaz.translate.parity_numbers import bounds, fates, numbers, percentages, units_of, vague
from mujaz.translate.parity_quotes import quotations
from mujaz.translate.parity_speakers import speakers
from mujaz.translate.units import Unit

Check = Callable[[Pair], Iterator[Difference]]

_OF_ALL: tuple[Check, ...] = (numbers, percentages, bounds, vague, units_of, fates, months, weekdays, states)
_OF_SEGMENTS: tuple[Check, ...] = (names, negation, acts, marked_words, speakers, quotations)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that a unit's Arabic and English say differently.

    `kind` names what ('number', 'negation', …); `in_arabic` and `in_english` are the words on either side, '' where a
    side has none; `arabic` and `english` are the two texts.
    """

    unit: str
    kind: str
    in_arabic: str
    in_english: str
    arabic: str
    english: str

    def problem(self, entry_id: str) -> Problem:
        """The mismatch as a thing to mend in the article's translation file."""
        found = f"{self.kind}: Arabic has {_said(self.in_arabic)}, English has {_said(self.in_english)}"
        remedy = (
            f"Compare '{self.arabic}' with '{self.english}' and mend msgstr; or add the words that the check lacks"
            " to lexicon/english.toml"
        )
        return Problem(f"content/translations/{entry_id}.po", found, remedy, self.unit)


def check_parity(
    entry: Entry, units: Sequence[Unit], memory: Mapping[str, Translation], lexicon: Lexicon
) -> list[Mismatch]:
    """Every difference between the Arabic of the units and what the memory has for them, in the order of the units.

    Units without a translation are passed over. Linear in the length of the texts.
    """
    whole = Whole(entry, lexicon)
    quotes: dict[str, list[tuple[Unit, str]]] = {}
    for unit in units:
        if ".q" in unit.id and _is_translated(memory, unit):
            quotes.setdefault(unit.id.partition(".q")[0], []).append((unit, memory[unit.id].english))
    pairs = [
        Pair(unit, memory[unit.id].english, whole, quotes.get(unit.id, ()))
        for unit in units
        if _is_translated(memory, unit)
    ]
    return [_mismatch(pair, difference) for pair in pairs for difference in _differences(pair)]


def _is_translated(memory: Mapping[str, Translation], unit: Unit) -> bool:
    return unit.id in memory and memory[unit.id].state != "none"


def _differences(pair: Pair) -> Iterator[Difference]:
    malformed = list(form(pair))
    yield from malformed
    if any(difference.kind == "untranslated" for difference in malformed):
        return
    for check in _OF_ALL if pair.is_quote else (*_OF_ALL, *_OF_SEGMENTS):
        yield from check(pair)


def _mismatch(pair: Pair, difference: Difference) -> Mismatch:
    return Mismatch(pair.unit.id, difference.kind, difference.arabic, difference.english, pair.unit.source, pair.text)


def _said(words: str) -> str:
    return f"'{words}'" if words else "nothing like it"
