"""Which old addresses lead on to new ones: content/redirects.toml, read, and as pairs of paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mujaz.lexicon.tables import Table
from mujaz.model.ids import is_id

PLACE = "content/redirects.toml"
_LANGUAGES = ("ar", "en")


@dataclass(frozen=True, slots=True)
class Redirects:
    """Of each actor that is not under its old id any more, the id that it has now, never one that is redirected too."""

    actors: Mapping[str, str] = field(default_factory=dict)


def load_redirects(root: Path) -> Redirects:
    """The redirects of the archive at `root`, none where there is no such file. Raises LexiconError naming problems."""
    path = root / PLACE
    if not path.is_file():
        return Redirects()
    table = Table(path, PLACE)
    table.known_keys("top", table.rows, ("actors",))
    rows = table.rows.get("actors", {})
    for old, new in rows.items() if isinstance(rows, dict) else ():
        if not (is_id(old) and isinstance(new, str) and is_id(new)):
            table.problem("actors", f"{old} = {new!r}", 'Write old-id = "new-id"')
    table.close()
    return Redirects({old: _last(old, rows) for old in rows if _last(old, rows) != old})


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
    for old, new in sorted(redirects.actors.items()):
        for lang in _LANGUAGES:
            yield f"{lang}/actors/{old}/", f"{lang}/actors/{new}/"
