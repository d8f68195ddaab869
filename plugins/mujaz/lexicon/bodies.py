"""From bodies.toml to the nouns that begin a body's name and the words that may follow, each with its English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mujaz.arabic.fold import fold
from mujaz.lexicon.tables import Table
from mujaz.model.facts import ActorKind

KINDS: tuple[ActorKind, ...] = ("organization", "media")
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_HEH, _YEH = "\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER YEH}"


@dataclass(frozen=True, slots=True)
class BodyNoun:
    """A noun that begins a body's name; `word` is folded and without the article."""

    word: str
    kind: ActorKind
    en: str


@dataclass(frozen=True, slots=True)
class BodyWords:
    """`nouns` by their folded word, and the English of every folded form of the words that may follow."""

    nouns: Mapping[str, BodyNoun]
    words: Mapping[str, str]
    pairs: Mapping[tuple[str, str], str]


def load_bodies(tables: Path) -> BodyWords:
    """The rows of bodies.toml; raises LexiconError."""
    table = Table(tables / "bodies.toml")
    table.known_keys("", table.rows, ("nouns", "words"))
    nouns = {noun.word: noun for noun in _nouns(table, table.rows.get("nouns", {}))}
    english = dict(_words(table, table.rows.get("words", {})))
    table.close()
    single = {words[0]: value for words, value in english.items() if len(words) == 1}
    pairs = {(words[0], words[1]): value for words, value in english.items() if len(words) > 1}
    return BodyWords(nouns, single, pairs)


def _nouns(table: Table, row: Mapping[str, Any]) -> Iterator[BodyNoun]:
    table.known_keys("nouns", row, KINDS)
    for kind in KINDS:
        rows = row.get(kind, {})
        for english in rows:
            for word in table.texts(f"nouns.{kind}", rows, english, required=True):
                yield BodyNoun(fold(word), kind, english)


def _words(table: Table, row: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every folded form with the article: as it stands, and in the feminine for an adjective."""
    for english in row:
        for word in table.texts("words", row, english, required=True):
            first, *rest = fold(word).split()
            yield (_ARTICLE + first, *rest), english
            if not rest and not first.endswith(_HEH):
                yield (_ARTICLE + first + _HEH,), english
