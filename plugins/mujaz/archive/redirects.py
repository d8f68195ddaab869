"""Which old addresses lead on to new ones: content/redirects.toml, read, and as pairs of paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mujaz.lexicon.tables import Table
from mujaz.model.ids import is_id

PLACE = "content/redirects.toml"
KINDS = ("actors", "places")
_LANGUAGES = ("ar", "en")


@dataclass(frozen=True, slots=True)
class Redirects:
    """Of each actor and place that is not under its old id any more, the id that it has now.

    A new id is never one that is redirected too.
    """

    actors: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)


def load_redirects(root: Path) -> Redirects:
    """The redirects of the archive at `root`, none where there is no such file. Raises LexiconError naming problems."""
    path = root / PLACE
    if not path.is_file():
        return Redirects()
    table = Table(path, PLACE)
    table.known_keys("top", table.rows, KINDS)
    moved = {kind: _moved(table, kind) for kind in KINDS}
    table.close()
    return Redirects(**moved)


def _moved(table: Table, kind: str) -> dict[str, str]:
    rows = table.rows.get(kind, {})
    sound = isinstance(rows, dict) and all(
        is_id(old) and isinstance(new, str) and is_id(new) for old, new in rows.items()
    )
    if not sound:
        table.problem(kind, f"it is {rows!r}", f'Write [{kind}] and below it old-id = "new-id"')
        return {}
    return {old: _last(old, rows) for old in rows if _last(old, rows) != old}


def _last(old: str, rows: Mapping[str, str]) -> str:
    """Where the chain that begins with `old` ends; `old` itself for a circle."""
    seen = [old]
    while seen[-1] in rows:
        if rows[seen[-1]] in seen:
            return old
        seen.append(rows[seen[-1]])
    return seen[-1]


def redirected_paths(redirects: Redirects) -> Iterator[tuple[str, str]]:
    """Each old page with the one that it leads to, as paths below the site's root, in both languages.

    >>> list(redirected_paths(Redirects({"a": "b"})))
    [('ar/actors/a/', 'ar/actors/b/'), ('en/actors/a/', 'en/actors/b/')]
    """
    for kind, moved in (("actors", redirects.actors), ("places", redirects.places)):
        for old, new in sorted(moved.items()):
            for lang in _LANGUAGES:
                yield f"{lang}/{kind}/{old}/", f"{lang}/{kind}/{new}/"
