"""The tables of what news counts: nouns, units and currencies, in every form in which they follow a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from mujaz.arabic.fold import fold
from mujaz.arabic.numeral_forms import NounNumber, dual_forms, plural_forms, singular_forms
from mujaz.arabic.phrases import Phrases
from mujaz.arabic.tokens import Token
from mujaz.lexicon.tables import Table
from mujaz.model.facts import FigureKind

_ALEF, _HAMZA = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER HAMZA}"
_SEATS = ("\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER WAW}")
_KEYS = (
    "ar", "also", "plural", "en", "en_plural", "person", "gender", "no_dual", "defective", "title", "kind", "unit",
    "most", "beyond", "construct", "short",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Noun:
    """Something that is counted. `title` says that its singular means somebody in particular.
    `kind` is the kind of its figures where the noun alone decides it (units, money).
    More than `most` of it are the noun `beyond` that is spelled alike ('20 عقدا' are contracts, no decades)."""

    id: str
    ar: str
    en: str
    en_plural: str
    person: bool = False
    title: bool = False
    kind: FigureKind | None = None
    unit: str | None = None
    most: int = 0
    beyond: str = ""


class NounForm(NamedTuple):
    """One form of a noun: 's' singular, 'a' its accusative, 'd' dual, 'c' plural before a noun, 'p' plural."""

    noun: Noun
    number: NounNumber


@dataclass(frozen=True, slots=True)
class CountedNouns:
    """Every form with what it can be. `duals` are the words that are a dual and nothing else, `singles` people.
    `constructs` are duals before another noun, each by the noun that must follow, empty for any."""

    phrases: Phrases[tuple[NounForm, ...]] = field(default_factory=Phrases)
    duals: dict[str, Noun] = field(default_factory=dict)
    singles: dict[str, NounForm] = field(default_factory=dict)
    nouns: dict[str, Noun] = field(default_factory=dict)
    constructs: dict[str, dict[str, Noun]] = field(default_factory=dict)
    known_duals: dict[str, tuple[Noun, int] | None] = field(default_factory=dict)

    def dual(self, token: Token) -> tuple[Noun, int] | None:
        """The noun of which `token` is the indefinite dual, and its proclitics' letters; None where it is none."""
        if token.text not in self.known_duals:
            self.known_duals[token.text] = self._dual(token)
        return self.known_duals[token.text]

    def _dual(self, token: Token) -> tuple[Noun, int] | None:
        for form in token.forms:
            noun = self.duals.get(form.text)
            if noun and not form.article:
                return noun, form.skip
        return None


def load_counted_nouns(folder: Path) -> CountedNouns:
    """The three tables in `folder`; raises LexiconError naming every problem of the first table that has any."""
    forms: dict[str, list[NounForm]] = {}
    duals: dict[str, Noun] = {}
    found = CountedNouns()
    for name in ("counted_nouns", "units", "currencies"):
        table = Table(folder / f"{name}.toml")
        spellings: list[tuple[str, str]] = []
        for id, row in table.rows.items():
            _add(table, id, row, name, spellings, forms, duals, found.nouns)
            if row.get("construct"):
                _add_construct(found.nouns[id], found.constructs)
        table.distinct(spellings)
        table.close()
    for text, readings in forms.items():
        found.phrases.add(text, tuple(readings), article=True)
        single = next((form for form in readings if form.number in "sa" and form.noun.person), None)
        if single and " " not in text and not any(form.number == "p" for form in readings):
            found.singles[text] = single
    for noun in found.nouns.values():
        if noun.beyond and noun.beyond not in found.nouns:
            table.problem(f"[{noun.id}]", f"'beyond' names '{noun.beyond}'", "Name a noun of these tables")
    table.close()
    found.duals.update((text, noun) for text, noun in duals.items() if text not in forms)
    for text, noun in duals.items():
        if text not in forms:
            found.phrases.add(text, (NounForm(noun, "d"),))
    return found


def _add(
    table: Table, id: str, row: dict[str, Any], name: str, spellings: list[tuple[str, str]],
    forms: dict[str, list[NounForm]], duals: dict[str, Noun], nouns: dict[str, Noun],
) -> None:  # fmt: skip
    place = f"[{id}]"
    table.known_keys(place, row, _KEYS)
    noun = nouns[id] = _noun(table, place, id, row, name)
    defective = bool(row.get("defective"))
    for singular in (noun.ar, *table.texts(place, row, "also")):
        spellings.append((id, singular))
        for text, number in singular_forms(singular, defective=defective):
            forms.setdefault(text, []).append(NounForm(noun, number))
        if not row.get("no_dual"):
            for dual in dual_forms(singular, defective=defective):
                duals.setdefault(dual, noun)
    for short in table.texts(place, row, "short"):
        spellings.append((id, short))
        forms.setdefault(fold(short), []).append(NounForm(noun, "s"))
    for plural in table.texts(place, row, "plural"):
        for text, number in plural_forms(plural):
            forms.setdefault(text, []).append(NounForm(noun, number))


def _add_construct(noun: Noun, constructs: dict[str, dict[str, Noun]]) -> None:
    """The dual without its last letter: 'جثتي المفقودين', 'حالتا وفاة'."""
    first, _, rest = noun.ar.partition(" ")
    for dual in dual_forms(first):
        constructs.setdefault(dual[:-1], {})[fold(rest)] = noun


def _noun(table: Table, place: str, id: str, row: dict[str, Any], name: str) -> Noun:
    en = table.text(place, row, "en")
    kind: FigureKind | None = None
    unit = row.get("unit")
    if name == "units":
        kind = table.one_of(place, row, "kind", ("measure", "duration", "percent"))  # type: ignore[assignment]
    elif name == "currencies":
        kind, unit = "money", id if id.isupper() else None
    plural = table.text(place, row, "en_plural", required=False) or english_plural(en)
    most = row.get("most", 0)
    if not isinstance(most, int) or (most > 0) != bool(row.get("beyond")):
        table.problem(place, f"'most' is {most!r}", "Write most = 10 and, as 'beyond', the noun that more of it are")
        most = 0
    beyond = table.text(place, row, "beyond", required=False)
    return Noun(
        id, table.text(place, row, "ar"), en, plural, bool(row.get("person")), bool(row.get("title")), kind, unit, most,
        beyond,
    )  # fmt: skip


def english_plural(noun: str) -> str:
    """The regular English plural of `noun`.

    >>> english_plural("soldier"), english_plural("city"), english_plural("church"), english_plural("day")
    ('soldiers', 'cities', 'churches', 'days')
    """
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def pronoun_bare(word: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    """`word` without a pronoun at its end, its last letter restored: 'موظفيه', 'أسرته', 'أعضائه', 'أسراه'."""
    for suffix in suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            bare = word[: -len(suffix)]
            if bare.endswith(_ALEF):
                yield bare[:-1] + _SEATS[0]
            yield bare
            if bare[-2] == _ALEF and bare[-1] in _SEATS:
                yield bare[:-1] + _HAMZA
            if bare.endswith("\N{ARABIC LETTER TEH}"):
                yield bare[:-1] + fold("\N{ARABIC LETTER TEH MARBUTA}")
