"""Everything in the archive that a person might mend, gravest first, each with where it is and what to do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mujaz.arabic.fold import fold
from mujaz.archive.archive import Archive, NamedAs
from mujaz.archive.redirects import load_redirects
from mujaz.archive.ruling_files import FOLDER
from mujaz.desk.addresses import FetchError
from mujaz.desk.fetching import Fetcher
from mujaz.model.document import Seed
from mujaz.model.entry import Entry
from mujaz.model.problem import Problem
from mujaz.translate.parity_archive import translation_problems

Level = Literal["error", "warning", "notice"]
LEVELS: tuple[Level, ...] = ("error", "warning", "notice")
_MOST_NAMES = 50
# '[words](/en/briefings/derna-2023-09/)' in a page or note written by hand
_LINK = re.compile(
    r"\]\((?P<path>[^)\s]{0,200}?/(?P<what>briefings|actors|places)/(?P<id>[a-z0-9-]+)/?)(?:#[^)\s]*)?\)"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: an error makes something wrong, a warning leaves it poorer, a notice is worth a look."""

    level: Level
    kind: str
    problem: Problem


def findings(
    root: Path, archive: Archive, problems: Iterable[Problem], fetcher: Fetcher | None = None
) -> list[Finding]:
    """All findings, errors first; `problems` are those of the archive's update, which must have run.

    With a `fetcher` every article's address is asked for too.
    """
    found = [Finding("error", _kind_of(problem), problem) for problem in problems]
    found += [Finding("error", "parity", problem) for problem in translation_problems(root, archive)]
    for entry in archive.entries():
        found += _of_seed(entry.document.seed)
        if fetcher:
            found += _of_address(entry, fetcher)
    found += _unresolved(archive)
    found += _two_identities(archive.names("actor"), "identity", "mujaz actors merge A B makes them one")
    found += _two_identities(
        archive.names("place"), "ambiguous place", "Say in the register which is meant, or correct it"
    )
    found += _links(root, archive)
    return sorted(found, key=lambda one: LEVELS.index(one.level))


def _kind_of(problem: Problem) -> str:
    return "correction" if problem.path.startswith(FOLDER) else "seed"


def _of_seed(seed: Seed) -> Iterator[Finding]:
    notes = str(Path(seed.path).with_suffix(".toml").as_posix())
    if seed.published is None:
        found = "nobody knows when it appeared, so its relative dates stay open"
        yield Finding("warning", "undated", Problem(seed.path, found, f"Write published = 2024-05-06 into {notes}"))
    if seed.publisher is None:
        problem = Problem(seed.path, "nobody knows who published it", f'Write publisher = "…" into {notes}')
        yield Finding("warning", "publisher", problem)
    if seed.republish == "full" and seed.license is None:
        remedy = f'Write license = "…" into {notes}, or republish = "excerpt"'
        yield Finding(
            "warning", "rights", Problem(seed.path, "its whole text is shown and no licence is noted", remedy)
        )
    if seed.republish == "excerpt" and seed.url is None and seed.license is None:
        problem = Problem(seed.path, "its sentences are quoted without a link to the source", f"Write url into {notes}")
        yield Finding("notice", "rights", problem)


def _of_address(entry: Entry, fetcher: Fetcher) -> Iterator[Finding]:
    url = entry.document.seed.url
    try:
        if url:
            fetcher.fetch(url)
    except FetchError as error:
        for problem in error.problems:
            said = Problem(
                entry.document.seed.path, f"{url}: {problem.found}", "Write the address that it has now, or none"
            )
            yield Finding("warning", "link", said)


def _unresolved(archive: Archive) -> Iterator[Finding]:
    """The names that no register knows, those of most briefings first."""
    counts: dict[tuple[str, str, str | None], int] = {}
    for name in archive.names("actor"):
        if name.status == "romanised":
            counts[name.id, name.ar, name.en] = name.briefings
    for (actor_id, ar, en), count in sorted(counts.items(), key=lambda one: (-one[1], one[0][0]))[:_MOST_NAMES]:
        found = f"'{ar}' is in no register; spelled '{en}' by rule, in {count} briefing{'s' if count != 1 else ''}"
        problem = Problem(f"actor {actor_id}", found, "mujaz review names it")
        yield Finding("notice", "unresolved name", problem)


def _two_identities(names: Iterable[NamedAs], kind: str, remedy: str) -> Iterator[Finding]:
    """Names that stand for two ids in the archive."""
    by_name: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        by_name[fold(name.ar)].setdefault(name.id, name.ar)
    for ids in (by_name[key] for key in sorted(by_name)):
        if len(ids) > 1:
            first, *others = sorted(ids)
            problem = Problem(first, f"'{ids[first]}' is also the name of {', '.join(others)}", remedy)
            yield Finding("warning", kind, problem)


def _links(root: Path, archive: Archive) -> Iterator[Finding]:
    """The links of pages and notes written by hand that lead to nothing in the archive."""
    known: dict[str, Callable[[], Iterable[str]]] = {
        "briefings": archive.fingerprints,
        "actors": lambda: (one.id for one in archive.actors()),
        "places": lambda: (one.id for one in archive.places()),
    }
    there = {what: set(ids()) for what, ids in known.items()}
    redirects = load_redirects(root)
    there["actors"] |= redirects.actors.keys()
    there["places"] |= redirects.places.keys()
    for path in sorted((root / "content").glob("*/*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for link in _LINK.finditer(line):
                if link["id"] not in there[link["what"]]:
                    shown_as = path.relative_to(root).as_posix()
                    problem = Problem(shown_as, f"{link['path']} leads nowhere", "Mend the link", f"line {number}")
                    yield Finding("error", "link", problem)
