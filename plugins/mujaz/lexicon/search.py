"""The table of what search knows of words: those that a query skips, and families that share no stem."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mujaz.arabic.search_keys import keys, words
from mujaz.lexicon.tables import Table

_LISTS = {"skipped": ("ar", "en"), "families": ("words",), "irregular": ("words",)}


@dataclass(frozen=True, slots=True)
class SearchWords:
    """`skipped` are the plain words that a query may leave out; `families` the other keys of each key's family.

    `irregular` are plain words whose key is another than their endings tell.
    """

    skipped: tuple[str, ...]
    families: dict[str, tuple[str, ...]]
    irregular: dict[str, str]


def load_search_words(path: Path) -> SearchWords:
    """The table at `path`; raises LexiconError naming every problem."""
    table = Table(path)
    for name, row in table.rows.items():
        table.known_keys(name, row, _LISTS.get(name, ()))
    skipped = [word for lang in _LISTS["skipped"] for word in table.texts("skipped", table.rows["skipped"], lang)]
    irregular = _irregular(table)
    families: dict[str, tuple[str, ...]] = {}
    for number, family in enumerate(table.rows["families"]["words"], 1):
        if len(family) < 2 or any(len(words(word)) != 1 for word in family):
            table.problem("families", f"row {number} is {family!r}", "Write two or more single words")
            continue
        members = tuple(dict.fromkeys(keys(words(word)[0], irregular)[0] for word in family))
        for member in members:
            others = (other for other in members if other != member)
            families[member] = tuple(dict.fromkeys((*families.get(member, ()), *others)))
    table.close()
    return SearchWords(tuple(sorted({plain for word in skipped for plain in words(word)})), families, irregular)


def _irregular(table: Table) -> dict[str, str]:
    """Each word of a row under the plain form of the first."""
    found: dict[str, str] = {}
    for number, row in enumerate(table.rows["irregular"]["words"], 1):
        if any(len(words(word)) != 1 for word in row):
            table.problem("irregular", f"row {number} is {row!r}", "Write single words")
            continue
        first, *others = (words(word)[0] for word in row)
        found |= dict.fromkeys((first, *others), first)
    return found
