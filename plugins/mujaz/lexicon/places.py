"""From places.toml to the nouns that name a kind of place, and the words that a place's name may be made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mujaz.arabic.fold import fold
from mujaz.lexicon.register import PLACE_KINDS, Gender
from mujaz.lexicon.tables import Table

_KEYS = ("kind", "ar", "en", "own", "gender", "known")


@dataclass(frozen=True, slots=True)
class PlaceNoun:
    """A noun before a place's name. `en` holds '{name}', or is None where the noun is no part of the name.

    `own` is the English where the name alone is known as another place; `known` asks for a name that a table knows.
    """

    id: str
    kind: str
    ar: tuple[str, ...]
    gender: Gender
    en: str | None = None
    own: str | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The nouns, and folded words: `leading` and `trailing` are no part of a mention, `links` go on to a further word,
    `not_names` are no place's name. By their English: `directions` in a name, `epithets` that end one, `dignities` that
    begin one.
    """

    nouns: tuple[PlaceNoun, ...]
    leading: frozenset[str]
    trailing: frozenset[str]
    links: frozenset[str]
    not_names: frozenset[str]
    directions: Mapping[str, str]
    epithets: Mapping[str, str]
    dignities: Mapping[str, str]


def load_places(tables: Path) -> PlaceWords:
    """The rows of places.toml; raises LexiconError."""
    table = Table(tables / "places.toml")
    lists = {key: table.rows.pop(key, {}) for key in ("leading", "trailing", "links", "not_names")}
    words = {key: frozenset(map(fold, table.texts(key, row, "words", required=True))) for key, row in lists.items()}
    english = [_by_english(table, key, table.rows.pop(key, {})) for key in ("directions", "epithets", "dignities")]
    nouns = tuple(_noun(table, key, row) for key, row in table.rows.items())
    table.distinct((noun.id, form) for noun in nouns for form in noun.ar)
    table.close()
    return PlaceWords(nouns, words["leading"], words["trailing"], words["links"], words["not_names"], *english)


def _by_english(table: Table, title: str, row: Mapping[str, Any]) -> Mapping[str, str]:
    """The English of each folded word of a section."""
    return {fold(word): english for english in row for word in table.texts(title, row, english)}


def _noun(table: Table, key: str, row: Mapping[str, Any]) -> PlaceNoun:
    table.known_keys(key, row, _KEYS)
    return PlaceNoun(
        key,
        table.one_of(key, row, "kind", PLACE_KINDS),
        table.texts(key, row, "ar", required=True),
        table.one_of(key, row, "gender", ("m", "f")),  # type: ignore[arg-type]
        table.text(key, row, "en", required=False) or None,
        table.text(key, row, "own", required=False) or None,
        bool(row.get("known", False)),
    )
