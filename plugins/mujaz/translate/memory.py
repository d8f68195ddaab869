"""An article's translation as a PO file: read, brought up to date with its source, and written.

`msgctxt` is the unit's id, `#:` its place in the seed, `fuzzy` a machine draft or a source that changed since, with the
source that was translated kept as `#|`. Who made it how and when stands in the translator's comment:
`state: reviewed; by: Rim; date: 2024-05-06`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, cast, get_args

import polib

from mujaz.model.problem import MujazError, Problem
from mujaz.model.unseen import removed
from mujaz.translate.units import Unit

State = Literal["none", "machine", "edited", "reviewed", "changed"]

_WIDTH = 110
_LARGEST = 5_000_000


class TranslationError(MujazError):
    """A translation file that cannot be used as it is."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The English of one unit. `source` is the Arabic that it was made from.

    `state` is 'changed' where the unit's Arabic is another by now; `engine` names what drafted it, `by` who edited or
    reviewed it last, `date` when.
    """

    source: str
    english: str
    state: State
    engine: str | None = None
    by: str | None = None
    date: date | None = None


Memory = dict[str, Translation]


def path_of(root: Path, entry_id: str) -> Path:
    """Where an article's translation lies."""
    return root / "content" / "translations" / f"{entry_id}.po"


def read_memory(path: Path) -> Memory:
    """The translations in a PO file by unit id, empty where there is no file; raises TranslationError."""
    if not path.exists():
        return {}
    try:
        _check_size(path)
        catalogue = polib.pofile(str(path), encoding="utf-8")
        _check_complete(path, catalogue)
    except (OSError, ValueError, IndexError) as error:
        remedy = "Mend it, or remove the file and run 'mujaz translate pull'"
        said = str(error).replace(str(path), "").strip()
        raise TranslationError(Problem(path.name, f"no PO file: {said}", remedy)) from None
    return {entry.msgctxt: _translation(path, entry) for entry in catalogue if entry.msgctxt and not entry.obsolete}


def _check_complete(path: Path, catalogue: polib.POFile) -> None:
    """polib silently leaves out or empties an entry that breaks off; raises ValueError where one is missing."""
    lines = path.read_text(encoding="utf-8").splitlines()
    written = sum(line.startswith("msgid ") for line in lines)
    read = sum(bool(entry.msgid) and not entry.obsolete for entry in catalogue) + bool(catalogue.metadata)
    if written != read:
        raise ValueError(f"{written} entries begin, {read} are whole")
    # polib's own look for what stands twice takes the square of the time
    counted = Counter((entry.msgctxt, entry.msgid) for entry in catalogue if not entry.obsolete)
    if twice := next((context for (context, _), times in counted.items() if times > 1), None):
        raise ValueError(f"the entry '{twice}' stands twice")


def _check_size(path: Path) -> None:
    size = path.stat().st_size
    if size > _LARGEST:
        raise ValueError(f"{size / 1e6:.1f} MB, and no article's translation is larger than {_LARGEST // 10**6} MB")


def current(memory: Mapping[str, Translation], units: Iterable[Unit]) -> Memory:
    """What of `memory` belongs to the units as they are now.

    A unit whose very words were translated under another id has that translation: paragraphs move. What has neither
    keeps the translation of its id, marked 'changed', unless those words now stand elsewhere.
    """
    parts = list(units)
    by_source = {translation.source: translation for translation in memory.values() if translation.english}
    standing = {unit.source for unit in parts}
    found: Memory = {}
    for unit in parts:
        own, same = memory.get(unit.id), by_source.get(unit.source)
        if own is not None and own.source == unit.source:
            found[unit.id] = own
        elif same is not None:
            found[unit.id] = same
        elif own is not None and own.source not in standing:
            found[unit.id] = _as_of(unit, own)
    return found


def write_memory(path: Path, entry_id: str, seed_path: str, units: Iterable[Unit], memory: Memory) -> None:
    """Writes the PO file of the units with what the memory has for them, beside and then into place."""
    catalogue = polib.POFile(wrapwidth=_WIDTH)
    last = max((t for t in memory.values() if t.date), key=lambda t: t.date or date.min, default=None)
    catalogue.metadata = {
        "Project-Id-Version": f"mujaz {entry_id}",
        "PO-Revision-Date": f"{last.date} 00:00+0000" if last else "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": (last and (last.by or last.engine)) or "nobody yet",
        "Language-Team": "English",
        "Language": "en",
        "X-Source-Language": "ar",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    catalogue.extend(_entry(unit, seed_path, memory.get(unit.id)) for unit in units)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".po.new")
    catalogue.save(str(beside))
    beside.replace(path)


def _as_of(unit: Unit, translation: Translation) -> Translation:
    if translation.source == unit.source or translation.state == "none":
        return translation
    return Translation(
        translation.source, translation.english, "changed", translation.engine, translation.by, translation.date
    )


def _translation(path: Path, entry: polib.POEntry) -> Translation:
    told = _told(entry.tcomment)
    state = told.get("state", "edited" if entry.msgstr else "none")
    if state not in get_args(State):
        remedy = f"Write one of: {', '.join(get_args(State))}"
        raise TranslationError(Problem(path.name, f"state is '{state}'", remedy, entry.msgctxt))
    if not entry.msgstr:
        state = "none"
    elif entry.fuzzy and state in {"edited", "reviewed"}:
        state = "changed"
    elif not entry.fuzzy and state in {"machine", "changed"}:  # an editor's tool took the mark off
        state = "edited"
    source = entry.previous_msgid or entry.msgid
    return Translation(
        source, removed(entry.msgstr), cast(State, state), told.get("engine"), told.get("by"), _day(path, entry, told)
    )


def _told(comment: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in comment.replace("\n", ";").split(";"))
    return {key.strip(): value.strip() for key, colon, value in pairs if colon}


def _day(path: Path, entry: polib.POEntry, told: Mapping[str, str]) -> date | None:
    try:
        return date.fromisoformat(told["date"]) if "date" in told else None
    except ValueError:
        problem = Problem(path.name, f"date is '{told['date']}'", "Write it as 2024-05-06", entry.msgctxt)
        raise TranslationError(problem) from None


def _entry(unit: Unit, seed_path: str, translation: Translation | None) -> polib.POEntry:
    place = (seed_path, f"{unit.span.start}-{unit.span.end}")
    entry = polib.POEntry(msgctxt=unit.id, msgid=unit.source, msgstr="", occurrences=[place])
    if translation is None or translation.state == "none":
        return entry
    entry.msgstr, entry.tcomment = translation.english, _comment(translation)
    if translation.state in {"machine", "changed"}:
        entry.flags.append("fuzzy")
    if translation.source != unit.source:
        entry.previous_msgid = translation.source
    return entry


def _comment(translation: Translation) -> str:
    told = {
        "state": translation.state,
        "engine": translation.engine,
        "by": translation.by,
        "date": translation.date and translation.date.isoformat(),
    }
    return "; ".join(f"{key}: {value}" for key, value in told.items() if value)
