"""The table of redirects, written: whoever is merged or renamed stays to be found under the old address."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit

from mujaz.archive.redirects import PLACE


def redirected_text(root: Path, moved: Mapping[str, Mapping[str, str]]) -> str:
    """The text of the file with each old id leading to its new one, and whatever led there before as well.

    `moved` are the ids of 'actors' and of 'places'. What is a new id leads nowhere itself.
    """
    path = root / PLACE
    document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    for kind, ids in moved.items():
        if ids and kind not in document:
            document[kind] = tomlkit.table()
        for old, new in ids.items():
            _move(document[kind], old, new)
    return tomlkit.dumps(document)


def _move(rows: Any, old: str, new: str) -> None:
    for known in [known for known, target in rows.items() if target == old]:
        rows[known] = new
    rows[old] = new
    if new in rows:
        del rows[new]
