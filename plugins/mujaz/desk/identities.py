"""Two actors made one, or one given another id: in the register, in the corrections, and for old links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomlkit

from mujaz.arabic.fold import fold
from mujaz.archive.redirects import PLACE as REDIRECTS
from mujaz.archive.ruling_files import ruled, rulings_of
from mujaz.desk.redirects import redirected_text
from mujaz.desk.register_files import ACTORS, RegisterError, check_id, home_of, write_checked
from mujaz.lexicon.register import Entry, Register, load_register
from mujaz.model.problem import Problem

_NAMING = ("speaker", "via", "claimed_by", "id")
_LISTS = ("names", "also", "nisba", "people", "seats", "offices")
_NEVER = ("kind", "name", "iso", "capital", *_LISTS)


@dataclass(frozen=True, slots=True)
class Named:
    """The ids under which the archive's articles name actors and places."""

    actors: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


def merge_actors(root: Path, gone: str, kept: str, spellings: Iterable[str] = ()) -> list[Path]:
    """Makes `gone` the same as `kept`, whose names and facts stand; gives the files that were written.

    `kept` takes over the names of `gone`, its further spellings in the archive, `spellings`, and what `kept` does not
    say itself. Raises RegisterError where `kept` is not in the register or the two are one.
    """
    if gone == kept:
        raise RegisterError(Problem(ACTORS, f"'{gone}' is the same actor", "Name two"))
    register = load_register(root)
    kept_path, kept_document = home_of(root, kept)
    documents = {kept_path: kept_document}
    names: list[str] = list(spellings)
    places: dict[str, str] = {}
    if gone in register.actors:
        gone_path, gone_document = home_of(root, gone)
        names = [*_take_over(kept_document[kept], documents.setdefault(gone_path, gone_document).pop(gone)), *names]
        places = {gone: kept} if _is_place(register, gone) else {}
    if not names:
        raise RegisterError(Problem(ACTORS, f"neither register nor articles have an actor '{gone}'", "Check the id"))
    _add_names(kept_document[kept], names)
    return _write(root, {path: tomlkit.dumps(one) for path, one in documents.items()}, {gone: kept}, places)


def rename_actor(root: Path, old: str, new: str, named: Named) -> list[Path]:
    """Gives the actor `old` the id `new`; gives the files that were written.

    `named` are the ids in the archive: those that are made of the old one, such as a state's ministries, move with it,
    and a state's place does. Raises RegisterError where `old` is not in the register, or `new` is taken or is no id.
    """
    check_id(new)
    register = load_register(root)
    if new in register.actors:
        raise RegisterError(Problem(ACTORS, f"the register has an actor '{new}'", f"mujaz actors merge {old} {new}"))
    path, _ = home_of(root, old)
    header = re.compile(rf"""^(\[+)["']?{re.escape(old)}["']?(?=[\].])""", re.MULTILINE)
    text = header.sub(rf"\g<1>{new}", path.read_text(encoding="utf-8"))
    places = _made_of(old, new, named.places, register.places)
    if _is_place(register, old):
        places[old] = new
    return _write(root, {path: text}, {old: new, **_made_of(old, new, named.actors, register.actors)}, places)


def _made_of(old: str, new: str, ids: Iterable[str], register: Mapping[str, Entry]) -> dict[str, str]:
    """The ids that begin with the old one and that no entry of the register has, each with what it becomes."""
    return {
        one: new + one.removeprefix(old) for one in sorted(ids) if one.startswith(f"{old}-") and one not in register
    }


def _is_place(register: Register, actor_id: str) -> bool:
    return register.actors[actor_id].place_kind is not None


def _write(
    root: Path, texts: Mapping[Path, str], moved: Mapping[str, str], places: Mapping[str, str]
) -> list[Path]:  # fmt: skip
    """Writes the register's files with the redirects and the corrections that name whoever moved, all or none."""
    corrections = dict(_corrections(root, moved))
    written = {**texts, **corrections, root / REDIRECTS: redirected_text(root, {"actors": moved, "places": places})}
    write_checked(root, written)
    return sorted(written)


def _corrections(root: Path, moved: Mapping[str, str]) -> Iterable[tuple[Path, str]]:
    """The files of corrections in which somebody who moved is named, as they must be now."""
    for entry_id in sorted(ruled(root)):
        path = rulings_of(root, entry_id)
        text = path.read_text(encoding="utf-8")
        if any(old in text for old in moved):
            document = tomlkit.parse(text)
            for row in document.get("correction", []):
                _rename_in(row, moved)
            if tomlkit.dumps(document) != text:
                yield path, tomlkit.dumps(document)


def _rename_in(row: Any, moved: Mapping[str, str]) -> None:
    for part in ("add", "change", "was"):
        values = row.get(part)
        if isinstance(values, Mapping):
            for name in _NAMING:
                if values.get(name) in moved:
                    values[name] = moved[str(values[name])]  # type: ignore[index]


def _take_over(kept: Any, gone: Any) -> list[str]:
    """Puts what `gone` says and `kept` does not into `kept`, of lists what that lacks; gives the names of `gone`."""
    for key, value in gone.items():
        if key in _LISTS and key != "names":
            kept[key] = [*kept.get(key, []), *(one for one in value if one not in kept.get(key, []))]
        elif key not in _NEVER and key not in kept:
            kept[key] = value
    return [gone["name"]["ar"], *gone.get("names", [])]


def _add_names(row: Any, names: Iterable[str]) -> None:
    known = {fold(name) for name in (row["name"]["ar"], *row.get("names", []))}
    new = [name for name in dict.fromkeys(str(name) for name in names) if fold(name) not in known]
    if new:
        row["names"] = [*row.get("names", []), *new]
