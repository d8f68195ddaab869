"""A counted noun after its number, in the form that Arabic grammar asks for: '3 جنود', '23 جنديًا', '100 جندي'."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_ALEF, _MAKSURA, _HAMZA = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER ALEF MAKSURA}", "\N{ARABIC LETTER HAMZA}"
_WAW, _YEH, _NOON = "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER NOON}"
_ARTICLE = _ALEF + "\N{ARABIC LETTER LAM}"
_TANWIN = "\N{ARABIC FATHATAN}" + _ALEF
_TABLES = ("counted_nouns", "units", "currencies")


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun of the tables, spelled as it is read. `plural` is None where the tables give none."""

    singular: str
    plural: str | None
    feminine: bool = False
    defective: bool = False

    def after(self, number: int) -> str | None:
        """The noun as it stands after `number` of 3 or more, in digits; None where the form is not known."""
        last = number % 100
        if 3 <= last <= 10:
            return self.oblique_plural()
        return self.accusative() if last >= 11 else self._whole_singular()

    def oblique_plural(self) -> str | None:
        """The plural after a number or a preposition."""
        return " ".join(map(_oblique, self.plural.split())) if self.plural else None

    def definite_plural(self) -> str | None:
        """The plural after 'dozens of', with its article; None for a noun of several words."""
        plural = self.oblique_plural()
        return _ARTICLE + plural if plural and " " not in plural else None

    def _whole_singular(self) -> str:
        return self.singular + _YEH if self.defective else self.singular

    def accusative(self) -> str | None:
        """The singular as an object and after 11 to 99; None where the table lacks what tells it."""
        words = self._whole_singular().split()
        if len(words) == 1:
            return _tanwin(words[0])
        rest = self.plural.split()[1:] if self.plural else None
        if rest is None:
            return None
        # A second noun is the same in the plural ('رجل أعمال') and bars the ending; an adjective takes it too.
        return " ".join(words if words[1:] == rest else map(_tanwin, words))


@dataclass(frozen=True, slots=True)
class Nouns:
    """The tables' nouns by key, and for each kind of toll the nouns that tell the fate by themselves ('wounded').

    `house` are the nouns that the house counts instead of contested ones, `quoted` those that it sets in quotation
    marks.
    """

    by_id: Mapping[str, CountedNoun] = field(default_factory=dict)
    telling: Mapping[str, frozenset[str]] = field(default_factory=dict)
    house: Mapping[str, str] = field(default_factory=dict)
    quoted: frozenset[str] = frozenset()

    def known(self, noun_id: str | None) -> CountedNoun | None:
        """The noun as the house counts it; None for one that no table has."""
        return self.by_id.get(self.house.get(noun_id or "", noun_id or ""))

    def tells(self, noun_id: str | None, kind: str) -> bool:
        """Whether the noun says already what the kind of figure says."""
        return noun_id in self.telling.get(kind, frozenset())


def load_nouns(tables: Path) -> Nouns:
    """What wording needs of the lexicon's tables in the folder `tables`; the lexicon itself checks them."""
    rows: dict[str, Any] = {}
    for name in _TABLES:
        rows |= _rows(tables / f"{name}.toml")
    fates = _rows(tables / "fates.toml")
    telling = {kind: frozenset(fate.get("nouns", ())) for kind, fate in fates.items()}
    contested = _rows(tables / "contested.toml").values()
    house = {key: noun for row in contested for key, noun in row.get("nouns", {}).items()}
    quoted = frozenset(key for row in contested for key in row.get("quoted", ()))
    return Nouns({key: _noun(row) for key, row in rows.items()}, telling, house, quoted)


def _rows(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _noun(row: Mapping[str, Any]) -> CountedNoun:
    plurals, singular = row.get("plural"), row["ar"]
    feminine = row.get("gender") == "f" or singular.split()[0].endswith(_TEH_MARBUTA)
    return CountedNoun(singular, plurals[0] if plurals else None, feminine, bool(row.get("defective")))


def _tanwin(word: str) -> str:
    bare = word.endswith((_TEH_MARBUTA, _ALEF, _MAKSURA, _ALEF + _HAMZA))
    return word if bare else word + _TANWIN


def _oblique(word: str) -> str:
    if len(word) > 4 and word.endswith(_WAW + _NOON):
        return word[:-2] + _YEH + _NOON
    # 'طالبو لجوء': a sound plural before another noun.
    return word[:-1] + _YEH if len(word) > 4 and word.endswith(_WAW) else word
