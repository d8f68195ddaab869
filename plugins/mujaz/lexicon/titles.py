"""From titles.toml to the titles, ranks and offices that stand with a name, by their folded first word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from mujaz.arabic.fold import fold
from mujaz.lexicon.tables import Table

TitleKind = Literal["address", "rank", "head", "relative", "office", "modifier"]
_KINDS: tuple[TitleKind, ...] = ("address", "rank", "head", "relative", "office", "modifier")
_KEYS = ("kind", "ar", "feminine", "alone", "en", "english", "takes")
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


@dataclass(frozen=True, slots=True)
class Title:
    """One form of a title. `words` are folded; `definite` says that the form carries the article or needs none.

    `takes` are the folded words that, after it, belong to the office though they are names too ('المتحدث باسم').
    """

    id: str
    kind: TitleKind
    words: tuple[str, ...]
    definite: bool
    gender: Literal["m", "f"] | None
    en: str | None
    takes: frozenset[str] = frozenset()


def load_titles(tables: Path) -> dict[str, tuple[Title, ...]]:
    """Every form of every title by its first word, the longest first; raises LexiconError."""
    table = Table(tables / "titles.toml")
    gathered: dict[str, list[Title]] = {}
    for key, row in table.rows.items():
        table.known_keys(key, row, _KEYS)
        for title in _forms(table, key, row):
            gathered.setdefault(title.words[0], []).append(title)
    table.close()
    return {first: tuple(sorted(titles, key=lambda t: -len(t.words))) for first, titles in gathered.items()}


def _forms(table: Table, key: str, row: Mapping[str, Any]) -> Iterator[Title]:
    kind: TitleKind = table.one_of(key, row, "kind", _KINDS)  # type: ignore[assignment]
    english = table.text(key, row, "en", required=False) or None
    feminine = table.text(key, row, "english", required=False) or english
    takes = frozenset(map(fold, table.texts(key, row, "takes")))
    for word in table.texts(key, row, "ar"):
        yield from _both(key, kind, word, "m", english, takes)
    for word in table.texts(key, row, "feminine"):
        yield from _both(key, kind, word, "f", feminine, takes)
    for word in table.texts(key, row, "alone"):
        yield Title(key, kind, tuple(fold(word).split()), True, None, english, takes)


def _both(
    key: str, kind: TitleKind, word: str, gender: Literal["m", "f"], english: str | None, takes: frozenset[str]
) -> Iterator[Title]:
    """The form without and with the article, which every word of the title takes."""
    words = tuple(fold(word).split())
    yield Title(key, kind, words, False, gender, english, takes)
    yield Title(key, kind, tuple(_ARTICLE + w for w in words), True, gender, english, takes)
