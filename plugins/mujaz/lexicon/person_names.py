"""From person_names.toml, the derived spellings and titles.toml to what the finder of persons looks words up in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mujaz.arabic.fold import fold
from mujaz.arabic.romanise import NameSpellings
from mujaz.lexicon.tables import LexiconError, Table
from mujaz.lexicon.titles import Title, load_titles
from mujaz.model.problem import Problem

_LISTS = (
    "also_words",
    "words",
    "reporting",
    "naming",
    "breaks",
    "holders",
    "saying",
    "personal",
    "madda",
    "yeh",
    "eastern",
    "syllables",
    "joining",
)
_REGION = ("countries", "unlike_arabic", "names", "servant_of")
_SPELLED = ("male", "female", "family", "links", "kunya", "servant_of", "endings", "spelled")


class Sort:
    """What a word may be in or beside a person's name: bits of a plain int, which cost no object at each look.

    COMMON is a word of another table that none here knows: no name, and it tells nothing else. VERB is a verb of those
    tables, MADDA what is a name only where a madda is written, YEH what is none where its last letter is written
    without dots, EASTERN a Korean or Chinese family name, SYLLABLE an ordinary word that is a part of such names too,
    JOINING one that makes a given name with the word before it.
    """

    NONE = 0
    MALE = 1
    FEMALE = 2
    NAME = 4
    ALSO_WORD = 8
    WORD = 16
    LINK = 32
    KUNYA = 64
    SERVANT = 128
    REPORTING = 256
    NAMING = 512
    TITLE = 1024
    BREAK = 2048
    HOLDER = 4096
    SAYING = 8192
    PERSONAL = 16384
    COMMON = 32768
    VERB = 65536
    MADDA = 131072
    EASTERN = 262144
    SYLLABLE = 524288
    YEH = 1048576
    JOINING = 2097152
    GIVEN = MALE | FEMALE


@dataclass(frozen=True, slots=True)
class RegionalSpellings:
    """How the names of a region are spelled. `unlike_arabic` says that this holds only for names without the article
    and without letters that only Arabic has: others in its news are somebody else's."""

    spellings: NameSpellings
    unlike_arabic: bool


@dataclass(frozen=True, slots=True)
class PersonNames:
    """`sorts` gives each folded word's sorts, `titles` the titles by their folded first word, longest first.

    `spellings` is what names are romanised with, `regional` what those of a country are, by its code. `read` keeps what
    words were already read as; it never grows beyond the words of the archive.
    """

    sorts: Mapping[str, int]
    titles: Mapping[str, tuple[Title, ...]]
    spellings: NameSpellings
    regional: Mapping[str, RegionalSpellings] = field(default_factory=dict)
    read: dict[str, Any] = field(default_factory=dict, compare=False)


def load_person_names(tables: Path) -> PersonNames:
    """The names, titles and spellings under `tables`; raises LexiconError."""
    table = Table(tables / "person_names.toml")
    table.known_keys("", table.rows, (*_LISTS, *_SPELLED, "letter_names", "regional"))
    spelled = {key: dict(_spelled(table, key)) for key in _SPELLED}
    lists = {key: frozenset(map(fold, _list(table, key))) for key in _LISTS}
    given = ((f"{key}.{english}", arabic) for key in ("male", "female") for arabic, english in spelled[key].items())
    table.distinct(given)
    derived = dict(_rows(tables / "name_spellings.tsv"))
    words = {**derived, **spelled["spelled"], **spelled["family"], **spelled["female"], **spelled["male"]}
    links = {**spelled["links"], **spelled["kunya"]}
    letters = dict(_rows(tables / "name_letters.tsv"))
    letter_names = dict(_letter_names(table))
    shapes = {triple: int(score) for triple, score in _rows(tables / "name_shapes.tsv")}
    spellings = NameSpellings(
        words, letters, links, spelled["servant_of"], spelled["endings"],
        {**{fold(name): letter for name, letter in reversed(letter_names.items())}, **letter_names},
        shapes,
    )  # fmt: skip
    titles = load_titles(tables)
    regional = dict(_regional(table, spellings))
    table.close()
    return PersonNames(_sorts(derived, spelled, lists, titles), titles, spellings, regional)


def _regional(table: Table, spellings: NameSpellings) -> Iterator[tuple[str, RegionalSpellings]]:
    """The spellings of each country that has its own."""
    for key, row in table.rows.get("regional", {}).items():
        title = f"regional.{key}"
        table.known_keys(title, row, _REGION)
        words, servants = (
            {
                fold(arabic): en
                for en in row.get(part, {})
                for arabic in table.texts(title, row[part], en, required=True)
            }
            for part in ("names", "servant_of")
        )
        own = replace(
            spellings, words={**spellings.words, **words}, servant_of={**spellings.servant_of, **servants}
        )  # fmt: skip
        for country in table.texts(title, row, "countries", required=True):
            yield country, RegionalSpellings(own, bool(row.get("unlike_arabic")))


def with_common(persons: PersonNames, words: Iterable[str], verbs: Iterable[str]) -> PersonNames:
    """The names with the ordinary words and the verbs of other tables, folded, marked as such."""
    sorts = {**dict.fromkeys(words, Sort.COMMON), **persons.sorts}
    for verb in verbs:
        if not sorts.get(verb, 0) & Sort.NAME:
            sorts[verb] = sorts.get(verb, Sort.COMMON) | Sort.VERB
    return replace(persons, sorts=sorts)


def _spelled(table: Table, key: str) -> Iterator[tuple[str, str]]:
    """Each folded Arabic form of a section with its English spelling."""
    row = table.rows.get(key, {})
    for english in row:
        for arabic in table.texts(key, row, english, required=True):
            yield fold(arabic), english


def _letter_names(table: Table) -> Iterator[tuple[str, str]]:
    """Each name of a Latin letter, as written, with the letter."""
    row = table.rows.get("letter_names", {})
    for letter in row:
        yield from ((name, letter) for name in table.texts("letter_names", row, letter, required=True))


def _list(table: Table, key: str) -> tuple[str, ...]:
    row = table.rows.get(key, {})
    table.known_keys(key, row, ("words",))
    return table.texts(key, row, "words", required=True)


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    """The two columns of a derived table; lines that begin with '#' are its heading."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        left, tab, right = line.partition("\t")
        if not tab or not left or "\t" in right:
            problem = Problem(path.name, f"{line!r} has not two columns", "Derive the table again", f"line {number}")
            raise LexiconError(problem)
        yield left, right


def _sorts(
    derived: Mapping[str, str],
    spelled: Mapping[str, Mapping[str, str]],
    lists: Mapping[str, frozenset[str]],
    titles: Mapping[str, tuple[Title, ...]],
) -> dict[str, int]:
    sorts = dict.fromkeys(derived, Sort.NAME)
    marked = (
        (spelled["family"], Sort.NAME),
        (spelled["male"], Sort.MALE | Sort.NAME),
        (spelled["female"], Sort.FEMALE | Sort.NAME),
        (lists["also_words"], Sort.ALSO_WORD | Sort.NAME),
        (spelled["links"], Sort.LINK),
        (spelled["kunya"], Sort.KUNYA),
        (lists["reporting"], Sort.REPORTING),
        (lists["saying"], Sort.SAYING),
        (lists["personal"], Sort.PERSONAL),
        (lists["madda"], Sort.MADDA),
        (lists["yeh"], Sort.YEH),
        (lists["eastern"], Sort.EASTERN | Sort.NAME),
        (lists["syllables"], Sort.SYLLABLE),
        (lists["joining"], Sort.JOINING | Sort.WORD),
        (lists["naming"], Sort.NAMING),
        (lists["holders"], Sort.HOLDER | Sort.WORD),
        (lists["breaks"], Sort.BREAK | Sort.WORD),
        (titles, Sort.TITLE),
    )
    for words, sort in marked:
        for word in words:
            first, *rest = word.split()
            if not rest or sort == Sort.TITLE:
                sorts[first] = sorts.get(first, 0) | sort
    for word in lists["reporting"]:
        sorts[word] &= ~Sort.NAME if not sorts[word] & Sort.GIVEN else ~0
    for word in lists["words"]:
        sorts[word] = (sorts.get(word, 0) | Sort.WORD) & ~(Sort.NAME | Sort.GIVEN)
    sorts[_SERVANT] = Sort.SERVANT
    return sorts


_SERVANT = "\N{ARABIC LETTER AIN}\N{ARABIC LETTER BEH}\N{ARABIC LETTER DAL}"
