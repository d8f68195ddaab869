"""From bodies.toml to the nouns that begin a body's name and the words that may follow, each with its English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from mujaz.arabic.fold import fold
from mujaz.arabic.phrases import Phrases
from mujaz.lexicon.tables import Table
from mujaz.model.facts import ActorKind

WordSort = Literal["adjective", "noun", "construct", "ordinal"]
KINDS: tuple[ActorKind, ...] = ("organization", "media")
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_HEH = "\N{ARABIC LETTER HEH}"
_MEN, _WOMEN = "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}", "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER TEH}"
_TRAITS = (
    "named",
    "own_names",
    "placed",
    "learned",
    "attributive",
    "of_words",
    "article_names",
    "article_after",
    "honoured",
    "called",
    "placed_for",
    "seated",
    "federations",
    "networks",
    "inner",
    "outer",
    "fields",
)
_LEAST_PLURAL = 5
_LEADING = ("leading", "sports", "employed", "outlets")
_SORTS: dict[str, WordSort] = {"ordinals": "ordinal", "adjectives": "adjective", "words": "noun"}
_WORDS: tuple[str, ...] = ("ordinals", "adjectives", "words", "phrases")


@dataclass(frozen=True, slots=True)
class BodyNoun:
    """A noun that begins a body's name; `word` is folded and without the article, unless it never stands without.

    `traits` are the lists of the table in which it stands: `named` says that a proper name after it is the body's name
    without it, `own_names` that one may follow unquoted, `article_names` one with the article,
    `article_after` the same where no word of the table stands, `called` the same where 'لل' follows, `honoured` a
    person's. `placed_for` says that a place follows where 'لل' comes after it, `seated` that 'ب' or 'في' gives where
    the body sits, `inner` that it may sit in another, which is `outer`, `fields` that 'في' may
    say what it is about. `federations` says that a body for a sport is a
    federation, `networks` that with words behind it it is no outlet.
    """

    word: str
    kind: ActorKind
    en: str
    traits: frozenset[str] = frozenset()

    @property
    def always_definite(self) -> bool:
        """Whether the noun carries the article wherever it stands."""
        return self.word.startswith(_ARTICLE)


@dataclass(frozen=True, slots=True)
class BodyWord:
    """A word of a body's name in English; a `construct` takes a further noun after it ('إدارة').

    `leads` says that in English it stands before the noun though Arabic joins it by 'ل' ('Anti-Corruption Authority'),
    `sport` that it is one, `employed` that it is those who work, so that what follows may say in what,
    `outlet` that it is what outlets do.
    """

    en: str
    sort: WordSort
    leads: bool = False
    sport: bool = False
    employed: bool = False
    outlet: bool = False


@dataclass(frozen=True, slots=True)
class BodyWords:
    """`nouns` by their folded word, every form of the words that may follow, and the words that are no proper name.

    `no_bodies` holds phrases of two words that only begin as a body's name does, `heads` the nouns that head an office,
    with and without the article, by their English, `speaking` those of bodies that are such only where they speak.
    `whole` gives the English of names, folded, that their words do not give.
    """

    nouns: Mapping[str, BodyNoun]
    words: Phrases[BodyWord]
    common: frozenset[str]
    no_bodies: frozenset[str]
    heads: Phrases[str]
    speaking: Phrases[str]
    whole: Mapping[str, str]


def load_bodies(tables: Path) -> BodyWords:
    """The rows of bodies.toml; raises LexiconError."""
    table = Table(tables / "bodies.toml")
    table.known_keys(
        "", table.rows, ("nouns", "common", "no_bodies", "heads", "speaking", "whole", *_LEADING, *_TRAITS, *_WORDS)
    )
    common, no_bodies, *lists = (_listed(table, key) for key in ("common", "no_bodies", *_TRAITS))
    traits = dict(zip(_TRAITS, lists, strict=True))
    nouns = {noun.word: noun for noun in _nouns(table, table.rows.get("nouns", {}), traits)}
    words: Phrases[BodyWord] = Phrases()
    leading, sports, employed, outlets = (
        frozenset(table.texts(key, table.rows.get(key, {}), "english", required=True)) for key in _LEADING
    )
    for title in reversed(_WORDS):
        for form, word in _words(table, title, table.rows.get(title, {})):
            sport = word.en in sports
            marks = (word.en in leading or sport, sport, word.en in employed, word.en in outlets)
            words.add(form, BodyWord(word.en, word.sort, *marks) if any(marks) else word)
    row = table.rows.get("whole", {})
    whole = {fold(name): english for english in row for name in table.texts("whole", row, english, required=True)}
    heads, speaking = (_heads(table, key) for key in ("heads", "speaking"))
    table.close()
    return BodyWords(nouns, words, common, no_bodies, heads, speaking, whole)


def _heads(table: Table, title: str) -> Phrases[str]:
    """The nouns of a section as they stand and with the article on each word."""
    heads: Phrases[str] = Phrases()
    row = table.rows.get(title, {})
    for english in row:
        for phrase in table.texts(title, row, english, required=True):
            heads.add(" ".join(_ARTICLE + word.removeprefix(_ARTICLE) for word in phrase.split()), english)
            heads.add(phrase, english)
    return heads


def _listed(table: Table, key: str) -> frozenset[str]:
    return frozenset(map(fold, table.texts(key, table.rows.get(key, {}), "words", required=True)))


def _nouns(table: Table, row: Mapping[str, Any], traits: Mapping[str, frozenset[str]]) -> Iterator[BodyNoun]:
    table.known_keys("nouns", row, KINDS)
    for kind in KINDS:
        rows = row.get(kind, {})
        for english in rows:
            for word in map(fold, table.texts(f"nouns.{kind}", rows, english, required=True)):
                yield BodyNoun(word, kind, english, frozenset(key for key, words in traits.items() if word in words))


def _words(table: Table, title: str, row: Mapping[str, Any]) -> Iterator[tuple[str, BodyWord]]:
    """Every form of a section's words: an adjective as it agrees, a noun with and without the article."""
    for english in row:
        for word in table.texts(title, row, english, required=True):
            if title == "phrases":
                yield word, BodyWord(english, "noun")
                continue
            sort = _SORTS[title]
            yield _ARTICLE + word, BodyWord(english, sort)
            if sort != "noun":
                for ending in (_HEH, _MEN, _WOMEN):
                    yield _ARTICLE + word + ending, BodyWord(english, sort)
            elif " " not in word:
                yield word, BodyWord(english, "construct")
                if fold(word).endswith(_MEN) and len(word) > _LEAST_PLURAL:
                    yield word[:-1], BodyWord(english, "construct")
