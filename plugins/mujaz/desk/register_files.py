"""The editor's register written: an actor named, one renamed, two found to be one; what is written by hand stays."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit import TOMLDocument

from mujaz.lexicon.lexicon import load_lexicon
from mujaz.lexicon.register import load_register
from mujaz.lexicon.tables import LexiconError
from mujaz.model.facts import ActorKind, Bilingual
from mujaz.model.ids import is_id
from mujaz.model.problem import MujazError, Problem

ACTORS = "content/actors"
NAMED = f"{ACTORS}/named.toml"
"""Where actors go that are named at the desk."""


class RegisterError(MujazError):
    """A change of the register that cannot be made."""


def name_actor(root: Path, actor_id: str, kind: ActorKind, name: Bilingual, *, also: tuple[str, ...] = ()) -> Path:
    """Enters an actor into the register; gives the file. Raises RegisterError where the id is taken or is none.

    `also` are further Arabic spellings that identify the actor.
    """
    check_id(actor_id)
    if actor_id in load_register(root).actors:
        remedy = "Choose another id, or add the spelling to 'names' of that entry"
        raise RegisterError(Problem(ACTORS, f"the register has an actor '{actor_id}'", remedy))
    row: dict[str, Any] = {"kind": kind, "name": {"ar": name.ar, "en": name.en}}
    if also:
        row["names"] = list(also)
    path = root / NAMED
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    written = "\n".join(filter(None, (text.rstrip("\n"), _entry(actor_id, row)))) + "\n"
    write_checked(root, {path: written})
    return path


def check_id(actor_id: str) -> None:
    """Raises RegisterError for what is no id."""
    if not is_id(actor_id):
        remedy = "Use lower-case Latin letters and digits, joined by single hyphens"
        raise RegisterError(Problem(ACTORS, f"'{actor_id}' is no id", remedy))


def write_checked(root: Path, texts: Mapping[Path, str]) -> None:
    """Writes the files, if register and tables are sound with them; else puts all back and raises LexiconError."""
    before = {path: path.read_bytes() if path.exists() else None for path in texts}
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        load_lexicon(root)
    except (LexiconError, OSError):
        for path, data in before.items():
            path.write_bytes(data) if data is not None else path.unlink(missing_ok=True)
        raise


def home_of(root: Path, actor_id: str) -> tuple[Path, TOMLDocument]:
    """The register file that has an actor, parsed so that what is written stays. Raises RegisterError for none."""
    for path in sorted((root / ACTORS).glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        # Reading a file with all its marks is slow; most do not name the actor at all.
        if actor_id in text:
            document = tomlkit.parse(text)
            if actor_id in document:
                return path, document
    raise RegisterError(
        Problem(
            ACTORS, f"no actor '{actor_id}' in the register", "Check the id; whoever is only in articles has no entry"
        )
    )


def _entry(actor_id: str, row: Mapping[str, Any]) -> str:
    """The lines of a new entry, as the register's are written: a dotted name, each language on its own line."""
    document = tomlkit.document()
    table = tomlkit.table()
    table["kind"] = row["kind"]
    for lang in ("ar", "en"):
        table.append(tomlkit.key(["name", lang]), row["name"][lang])
    if "names" in row:
        table["names"] = row["names"]
    document[actor_id] = table
    return "\n" + tomlkit.dumps(document).strip("\n")
