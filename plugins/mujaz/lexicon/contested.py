"""From contested.toml to the words that take a side, with what the house writes instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mujaz.arabic.fold import fold
from mujaz.arabic.phrases import Phrases
from mujaz.lexicon.tables import Table
from mujaz.model.facts import Bilingual

_KEYS = ("ar", "word", "house", "note", "nouns", "quoted")


@dataclass(frozen=True, slots=True)
class ContestedWord:
    """A word of the sources, the house's rendering and the reason for it."""

    id: str
    word: Bilingual
    house: Bilingual
    note: Bilingual


@dataclass(frozen=True, slots=True)
class Contested:
    """The words in the table's order, and a look-up of their forms.

    `telling` are folded words of which a text has one wherever it has a form: a text without them need not be read.
    """

    words: Mapping[str, ContestedWord]
    phrases: Phrases[str]
    telling: frozenset[str]


def load_contested(path: Path) -> Contested:
    """The table at `path`; raises LexiconError naming every problem."""
    table = Table(path)
    spellings: list[tuple[str, str]] = []
    words = {key: _word(table, key, row, spellings) for key, row in table.rows.items()}
    table.distinct(spellings)
    table.close()
    phrases: Phrases[str] = Phrases()
    for key, spelling in spellings:
        phrases.add(spelling, key, article=True)
    telling = frozenset(max(fold(spelling).split(), key=len) for _, spelling in spellings)
    return Contested(words, phrases, telling)


def _word(table: Table, key: str, row: Mapping[str, Any], spellings: list[tuple[str, str]]) -> ContestedWord:
    table.known_keys(key, row, _KEYS)
    spellings += [(key, spelling) for spelling in table.texts(key, row, "ar", required=True)]
    word, house, note = (_both(table, f"{key}.{name}", row.get(name, {})) for name in ("word", "house", "note"))
    return ContestedWord(key, word, house, note)


def _both(table: Table, place: str, row: Mapping[str, Any]) -> Bilingual:
    table.known_keys(place, row, ("ar", "en"))
    return Bilingual(table.text(place, row, "ar"), table.text(place, row, "en"))
