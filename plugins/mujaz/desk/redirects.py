"""The table of redirects, written: whoever is merged or renamed stays to be found under the old address."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit

from mujaz.archive.redirects import PLACE


def redirected_text(root: Path, moved: Mapping[str, str]) -> str:
    """The text of the file with each old id leading to its new one, and whatever led there before as well.

    What is a new id leads nowhere itself.
    """
    path = root / PLACE
    document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    if "actors" not in document:
        document["actors"] = tomlkit.table()
    rows: Any = document["actors"]
    for old, new in moved.items():
        for known in [known for known, target in rows.items() if target == old]:
            rows[known] = new
        rows[old] = new
        if new in rows:
            del rows[new]
    return tomlkit.dumps(document)
