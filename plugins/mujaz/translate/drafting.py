"""From an article's units without English to the drafts of an engine, and to what was refused of them and why.

What has English already, whoever wrote it, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mujaz.arabic.fold import fold
from mujaz.arabic.numeral_words import NumberWords
from mujaz.lexicon.glossary import Glossary
from mujaz.lexicon.register import Register
from mujaz.model.entry import Entry
from mujaz.model.facts import Actor, Place
from mujaz.translate.engines.base import Engine, EngineError
from mujaz.translate.engines.checks import refusal
from mujaz.translate.memory import Memory, Translation
from mujaz.translate.protection import Protected, Stretch, protect, restore
from mujaz.translate.units import Unit

_QUOTED = re.compile('[«“"]([^«»“”"]*)[»”"]')  # what stands in any kind of quotation marks
_ARABIC_LETTER = re.compile(r"[\u0621-\u064A\u066E-\u06D5]")
_INSTITUTIONS = frozenset({"organization", "office"})
_FROM_LETTERS = "places.noun"  # the rule for places that no table knows
_EDGES = " .,;:!?\N{ARABIC COMMA}\N{ARABIC QUESTION MARK}\N{ARABIC SEMICOLON}"


@dataclass(frozen=True, slots=True)
class Aids:
    """What drafts are held to: the desk's terms, the words of number, and the register's names."""

    glossary: Glossary
    numbers: NumberWords
    register: Register


@dataclass(frozen=True, slots=True)
class Refused:
    """A unit without a draft, and why."""

    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class Drafts:
    """The memory with the drafts in it, their number, and what was refused."""

    memory: Memory
    made: int
    refused: tuple[Refused, ...]


def missing(units: Sequence[Unit], memory: Memory) -> list[Unit]:
    """The units that have no English."""
    return [unit for unit in units if not (unit.id in memory and memory[unit.id].english)]


def draft(entry: Entry, units: Sequence[Unit], memory: Memory, engine: Engine, aids: Aids, day: date) -> Drafts:
    """Drafts what is missing, segments first, then their quotations; raises EngineError where the engine gives up."""
    wanted = missing(units, memory)
    found = dict(_segments(entry, [unit for unit in wanted if not _segment_of(unit)], engine, aids))
    parents = {unit.id: unit for unit in units}
    for unit in wanted:
        if parent := _segment_of(unit):
            english = found.get(parent) or (memory[parent].english if parent in memory else Refused(parent, ""))
            found[unit.id] = _quotation(unit, parents[parent], english)
    made = {unit.id: english for unit in wanted if isinstance(english := found[unit.id], str)}
    drafts = {
        unit.id: Translation(unit.source, made[unit.id], "machine", engine.name, date=day)
        for unit in wanted
        if unit.id in made
    }
    refused = tuple(fault for unit in wanted if isinstance(fault := found[unit.id], Refused))
    return Drafts({**memory, **drafts}, len(drafts), refused)


def _segment_of(unit: Unit) -> str:
    """The id of the segment that a quotation stands in, '' for a segment."""
    parent, dot, _ = unit.id.partition(".")
    return parent if dot else ""


def _segments(entry: Entry, units: list[Unit], engine: Engine, aids: Aids) -> Iterator[tuple[str, str | Refused]]:
    """Each segment's English or why there is none; one without Arabic letters to translate is never sent."""
    protected = {unit.id: _protected(entry, unit, aids) for unit in units}
    sent = [unit for unit in units if _ARABIC_LETTER.search(protected[unit.id].text)]
    answers = _answers(engine, [protected[unit.id] for unit in sent], aids.glossary)
    given = {unit.id: answer for unit, answer in zip(sent, answers, strict=True)}
    for unit in units:
        shield = protected[unit.id]
        answer = given.get(unit.id)
        if answer is None:
            yield unit.id, restore(shield.text, shield)
        elif reason := refusal(answer, shield, aids.numbers, aids.glossary):
            yield unit.id, Refused(unit.id, reason)
        else:
            yield unit.id, restore(answer, shield)


def _answers(engine: Engine, sent: list[Protected], glossary: Glossary) -> list[str]:
    if not sent:
        return []
    texts, held = [shield.text for shield in sent], [shield.held for shield in sent]
    answers = engine.translate(texts, glossary=glossary, protected=held)
    if len(answers) != len(texts):
        found = f"it gave {len(answers)} answers to {len(texts)} segments"
        raise EngineError(engine.name, found, "Nothing of them is kept; try another model or server")
    return answers


def _protected(entry: Entry, unit: Unit, aids: Aids) -> Protected:
    stretch = unit.span.of(entry.document.text)
    return protect(stretch, _names(entry, unit, aids.register), aids.numbers, aids.glossary)


def _names(entry: Entry, unit: Unit, register: Register) -> Iterator[Stretch]:
    """The whole names in the unit that have English; a part of one or an adjective may mean another thing."""
    text = entry.document.text
    all_named: tuple[Actor | Place, ...] = (*entry.facts.actors, *entry.facts.places)
    for named in all_named:
        if named.name.en is None or not _certain(named, register):
            continue
        whole = _whole_names(named, register)
        for mention in named.mentions:
            if unit.span.contains(mention) and fold(mention.of(text)) in whole:
                start = unit.span.start
                yield Stretch(mention.start - start, mention.end - start, named.name.en, "name")


def _certain(named: Actor | Place, register: Register) -> bool:
    """Whether the English is known, not read off the letters, and a name rather than words for somebody unnamed."""
    if isinstance(named, Place):
        return named.rule != _FROM_LETTERS or named.id in register.places or named.id in register.actors
    return named.name_status == "registered" or (named.name_status == "composed" and named.kind in _INSTITUTIONS)


def _whole_names(named: Actor | Place, register: Register) -> set[str]:
    entry = register.actors.get(named.id) or register.places.get(named.id)
    return {fold(name) for name in (named.name.ar, *(entry.names if entry else ()))}


def _quotation(unit: Unit, segment: Unit, english: str | Refused) -> str | Refused:
    """The words that the segment's English has in the same pair of quotation marks."""
    if isinstance(english, Refused):
        return Refused(unit.id, f"the segment {segment.id} has no English")
    arabic, quoted = _QUOTED.findall(segment.source), _QUOTED.findall(english)
    if len(arabic) != len(quoted):
        return Refused(unit.id, f"the Arabic has {len(arabic)} quotations, its English {len(quoted)}")
    for words, theirs in zip(arabic, quoted, strict=True):
        if words.strip(_EDGES) == unit.source.strip(_EDGES) and theirs.strip():
            return str(theirs).strip()
    return Refused(unit.id, "it stands in no quotation marks of its segment")
