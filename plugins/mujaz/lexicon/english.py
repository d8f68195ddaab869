"""From english.toml and the register to the English words by which a translation is compared with its Arabic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from mujaz.arabic.fold import fold
from mujaz.lexicon.english_phrases import EnglishPhrases
from mujaz.lexicon.register import Register
from mujaz.lexicon.tables import Table
from mujaz.model.facts import Act, Bound, FigureKind

NumberRole = Literal["unit", "ten", "scale", "group", "ordinal"]
ReportClass = Act | Literal["claim"]

_CLASSES: tuple[str, ...] = (*get_args(Act), "claim")
_TABLES = (
    "units", "tens", "scales", "groups", "ordinals", "pairs", "bounds", "vague", "percent", "money", "spans", "fates",
    "negation", "denials", "irregular", "reporting", "accepts", "marked", "spoken", "relative", "states", "generic",
)  # fmt: skip
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What a word of number is worth."""

    value: float | int
    role: NumberRole


@dataclass(frozen=True, slots=True)
class Marked:
    """A word that must not come in by itself: `name` of its family, and the classes of cue that allow it.

    Beside a word of `unless_near` it has another sense ('claimed 20 lives').
    """

    name: str
    acts: frozenset[str]
    unless_near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Negation:
    """Words that deny a clause by themselves, words and phrases that may render a denial, and what does so in a word.

    `refusals` and `exceptions` render a denial only where the Arabic's own refusals and exceptions leave one over.
    `not_prefixed` begin with such a prefix only by their letters.
    """

    strong: frozenset[str]
    refusals: frozenset[str]
    exceptions: frozenset[str]
    weak: frozenset[str]
    phrases: EnglishPhrases[bool]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    not_prefixed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Denials:
    """The Arabic words that deny, folded; those behind them that take it away, those that deny only in
    one sense, and verbs that refuse."""

    words: frozenset[str]
    not_before: frozenset[str]
    optional: frozenset[str]
    refusals: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reporting:
    """The reporting words: `words` by class in every form, `phrases` by class, and the classes accepted for an act.

    `spoken` gives the acts of Arabic forms, folded, that no cue has.
    """

    words: Mapping[str, frozenset[str]]
    phrases: EnglishPhrases[frozenset[str]]
    accepts: Mapping[str, frozenset[str]]
    marked: Mapping[str, Marked]
    spoken: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class EnglishWords:
    """The tables. `firm` are the bounds of `before` that have no other sense; `states` finds the ids of the states that
    a name in capitals may mean."""

    numbers: Mapping[str, NumberWord]
    one: frozenset[str]
    two: frozenset[str]
    before: EnglishPhrases[frozenset[Bound]]
    after: EnglishPhrases[frozenset[Bound]]
    firm: EnglishPhrases[frozenset[Bound]]
    vague: EnglishPhrases[frozenset[Bound]]
    percent: EnglishPhrases[bool]
    money: Mapping[str, frozenset[str]]
    spans: Mapping[str, str]
    fates: Mapping[str, frozenset[FigureKind]]
    negation: Negation
    denials: Denials
    reporting: Reporting
    relative: frozenset[str]
    states: EnglishPhrases[frozenset[str]]
    generic: frozenset[str]


def load_english(path: Path, register: Register) -> EnglishWords:
    """The table at `path` with the English names of the register's states; raises LexiconError with every problem."""
    table = Table(path, shown_as=f"lexicon/{path.name}")
    table.known_keys("the file", table.rows, _TABLES)
    rows = {name: _section(table, name) for name in _TABLES}
    generic = frozenset(table.texts("generic", rows["generic"], "words", required=True))
    words = EnglishWords(
        numbers=_numbers(table, rows),
        one=frozenset(table.texts("pairs", rows["pairs"], "one", required=True)),
        two=frozenset(table.texts("pairs", rows["pairs"], "two", required=True)),
        before=_phrases(_bounds(table, rows["bounds"], "before")),
        after=_phrases(_bounds(table, rows["bounds"], "after")),
        firm=_phrases(_firm(table, rows["bounds"])),
        vague=_phrases(_pairs(table, "vague", rows["vague"])),
        percent=EnglishPhrases((p, True) for p in table.texts("percent", rows["percent"], "words", required=True)),
        money=_gathered(_pairs(table, "money", rows["money"])),
        spans=dict(_pairs(table, "spans", rows["spans"])),
        fates=_gathered(_pairs(table, "fates", rows["fates"])),
        negation=_negation(table, rows["negation"]),
        denials=_denials(table, rows["denials"]),
        reporting=_reporting(table, rows),
        relative=frozenset(table.texts("relative", rows["relative"], "words", required=True)),
        states=_phrases(_states(table, rows["states"], register)),
        generic=generic,
    )
    table.close()
    return words


def _section(table: Table, name: str) -> Mapping[str, Any]:
    row = table.rows.get(name)
    if isinstance(row, dict):
        return row
    table.problem(name, "the table is missing", f"Write [{name}]")
    return {}


def _numbers(table: Table, rows: Mapping[str, Mapping[str, Any]]) -> dict[str, NumberWord]:
    roles: tuple[tuple[str, NumberRole], ...] = (
        ("ordinals", "ordinal"), ("units", "unit"), ("tens", "ten"), ("scales", "scale"), ("groups", "group"),
    )  # fmt: skip
    found = {}
    for name, role in roles:
        for word, value in rows[name].items():
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                table.problem(name, f"'{word}' is {value!r}", f"Write {word} = and a number")
                continue
            found[word] = NumberWord(value, role)
    return found


def _pairs(table: Table, name: str, row: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Each word of a table of lists with the key under which it stands."""
    return [(word, key) for key in row for word in table.texts(name, row, key)]


def _bounds(table: Table, row: Mapping[str, Any], side: str) -> list[tuple[str, str]]:
    found = []
    for bound, lists in row.items():
        if bound not in get_args(Bound):
            table.problem("bounds", f"unknown bound '{bound}'", f"Known: {', '.join(get_args(Bound))}")
        found += [(phrase, bound) for phrase in table.texts(f"bounds.{bound}", lists, side)]
    return found


def _firm(table: Table, row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The bounds before a number that have no other sense."""
    loose = _bounds(table, row, "loose")
    return [pair for pair in _bounds(table, row, "before") if pair not in loose]


def _gathered(pairs: Iterable[tuple[str, Any]]) -> dict[str, frozenset[Any]]:
    found: dict[str, set[Any]] = {}
    for word, key in pairs:
        found.setdefault(word, set()).add(key)
    return {word: frozenset(keys) for word, keys in found.items()}


def _phrases(pairs: Iterable[tuple[str, Any]]) -> EnglishPhrases[frozenset[Any]]:
    return EnglishPhrases(_gathered(pairs).items())


def _negation(table: Table, row: Mapping[str, Any]) -> Negation:
    keys = ("strong", "refusals", "exceptions", "weak", "phrases", "prefixes", "suffixes", "not_prefixed")
    table.known_keys("negation", row, keys)
    lists = {key: table.texts("negation", row, key, required=True) for key in keys}
    return Negation(
        frozenset(lists["strong"]),
        frozenset(lists["refusals"]),
        frozenset(lists["exceptions"]),
        frozenset(lists["weak"]),
        EnglishPhrases((phrase, True) for phrase in lists["phrases"]),
        lists["prefixes"],
        lists["suffixes"],
        frozenset(lists["not_prefixed"]),
    )


def _denials(table: Table, row: Mapping[str, Any]) -> Denials:
    table.known_keys("denials", row, ("words", "not_before", "optional", "refusals"))
    lists = (table.texts("denials", row, key, required=True) for key in ("words", "not_before", "optional", "refusals"))
    return Denials(*(frozenset(map(fold, words)) for words in lists))


def _reporting(table: Table, rows: Mapping[str, Mapping[str, Any]]) -> Reporting:
    table.known_keys("reporting", rows["reporting"], _CLASSES)
    table.known_keys("accepts", rows["accepts"], _CLASSES)
    irregular = {verb: table.texts("irregular", rows["irregular"], verb) for verb in rows["irregular"]}
    words, phrases = {}, []
    for name in _CLASSES:
        row = rows["reporting"].get(name, {})
        verbs = table.texts(f"reporting.{name}", row, "verbs", required=True)
        words[name] = frozenset(form for verb in verbs for form in verb_forms(verb, irregular.get(verb, ())))
        phrases += [(phrase, name) for phrase in table.texts(f"reporting.{name}", row, "phrases")]
    accepts = {name: frozenset(table.texts("accepts", rows["accepts"], name, required=True)) for name in _CLASSES}
    return Reporting(
        words, _phrases(phrases), accepts, dict(_marked(table, rows["marked"])), _spoken(table, rows["spoken"])
    )


def _spoken(table: Table, row: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return _gathered((fold(word), act) for word, act in _pairs(table, "spoken", row))


def _marked(table: Table, rows: Mapping[str, Any]) -> Iterator[tuple[str, Marked]]:
    for name, row in rows.items():
        acts = frozenset(table.texts(f"marked.{name}", row, "acts", required=True))
        unless_near = frozenset(table.texts(f"marked.{name}", row, "unless_near"))
        for word in table.texts(f"marked.{name}", row, "words", required=True):
            yield word, Marked(name, acts, unless_near)


def verb_forms(verb: str, irregular: Iterable[str] = ()) -> Iterator[str]:
    """A verb in the forms in which it is met; what is irregular comes beside the regular forms.

    >>> sorted(verb_forms("accuse")), sorted(verb_forms("reply"))
    (['accuse', 'accused', 'accuses', 'accusing'], ['replied', 'replies', 'reply', 'replying'])
    """
    yield verb
    yield from irregular
    changing = verb.endswith("y") and verb[-2] not in _VOWELS
    stem = verb[:-1] if verb.endswith("e") or changing else verb
    hissing = verb.endswith(("s", "sh", "ch", "x", "z", "o"))
    yield stem + "ies" if changing else verb + ("es" if hissing else "s")
    yield stem + ("ied" if changing else "ed")
    yield (verb if changing else stem) + "ing"


def _states(table: Table, rows: Mapping[str, Any], register: Register) -> Iterator[tuple[str, str]]:
    """The names, adjectives and capitals of states in English, each with the state's id.

    Rows for states that an editor's own register leaves out are passed over.
    """
    for entry in register.actors.values():
        if entry.kind != "government":
            continue
        if entry.name.en:
            yield entry.name.en, entry.id
        if entry.adjective:
            yield entry.adjective, entry.id
            yield entry.adjective + "s", entry.id
        capital = register.places.get(entry.capital) if entry.capital else None
        if capital and capital.name.en:
            yield capital.name.en, entry.id
    yield from _pairs(table, "states", {key: row for key, row in rows.items() if key in register.actors})
