"""The table of the words of number, ready for the reader of numerals."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from mujaz.arabic.fold import fold
from mujaz.arabic.numeral_words import NumberWord, NumberWords, Role
from mujaz.lexicon.tables import Table

_KEYS = ("value", "role", "words", "tail", "plural", "counted", "part", "part_words")


def load_numerals(path: Path) -> NumberWords:
    """The table at `path`; raises LexiconError naming every problem."""
    table = Table(path)
    words: dict[str, NumberWord] = {}
    spellings: list[tuple[str, str]] = []
    for id, row in table.rows.items():
        place = f"[{id}]"
        table.known_keys(place, row, _KEYS)
        value = row.get("value")
        if not isinstance(value, int | float) or isinstance(value, bool):
            table.problem(place, f"'value' is {value!r}", "Write value = 3")
            value = 0
        role: Role = table.one_of(place, row, "role", get_args(Role))  # type: ignore[assignment]
        word = NumberWord(value, role, *(bool(row.get(flag)) for flag in ("tail", "plural", "counted")))
        for spelling in table.texts(place, row, "words", required=True):
            spellings.append((id, spelling))
            words[fold(spelling)] = word
        _add_parts(table, place, row, word, words)
    table.distinct(spellings)
    table.close()
    return NumberWords(words)


def _add_parts(table: Table, place: str, row: dict[str, Any], word: NumberWord, words: dict[str, NumberWord]) -> None:
    """Marks those of a number's words that are a fraction too."""
    spellings = table.texts(place, row, "part_words")
    part = row.get("part", 0)
    if not isinstance(part, int | float) or (part > 0) != bool(spellings):
        table.problem(place, f"'part' is {part!r}", "Write part = 0.2 and, in 'part_words', the forms that mean it")
        return
    for spelling in spellings:
        if words.get(fold(spelling)) != word:
            table.problem(place, f"'part_words' has '{spelling}'", "Write it in 'words' too")
        words[fold(spelling)] = replace(word, part=float(part))
