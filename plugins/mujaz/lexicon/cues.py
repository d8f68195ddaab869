"""The table of reporting words, with every form in which they are met, ready for look-up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from mujaz.arabic.conjugation import Shape, noun_forms, participle_forms, past_forms, present_forms
from mujaz.arabic.fold import fold
from mujaz.arabic.phrases import Phrases
from mujaz.lexicon.tables import Table
from mujaz.model.facts import Act

ACTS: tuple[Act, ...] = get_args(Act)
Whom = Literal["never", "may", "must"]
_KEYS = (
    "act", "past", "present", "participle", "noun", "also_noun", "after", "not_after", "blocked_by", "objects",
    "needs_object", "needs_subject", "passive", "distanced", "only_distanced", "mood", "relay", "needs_document",
    "near", "never", "tells", "accusative", "whom", "hamza", "goes_on", "doubles", "impersonal", "needs_saying",
    "marbuta", "dual",
)  # fmt: skip
_WORDS = (
    "that", "relative", "what", "negation", "auxiliary", "preposition", "opening", "resuming", "whole",
    "document", "source", "source_verb", "postposed", "narrator", "relayed", "voiced", "latter", "who",
    "inanimate", "subjunctive", "toward", "carrier", "class", "belonging", "adverb", "this", "aside", "cause",
    "name", "counterpart", "honorific", "therein", "some", "each", "manner",
    "outlet", "was", "leadership", "likewise", "source_again", "same", "as_for",
    "unlike", "mouth", "naming", "same_kind", "mien", "since", "person_again", "masculine",
    "conditional", "same_before", "issuing", "issued", "occasion", "statement", "passing_on", "before", "owner",
    "already", "firm", "anybody", "one_of_them", "taking_noun", "doing", "verbal", "near_somebody", "apart",
)  # fmt: skip
_LATIN = ("quote", "noun")
_ALEF, _LAM = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER LAM}"


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word. `after` are the folded words and one-letter prepositions that its content may begin with,
    'quote' and 'noun' among them; `objects` gives the act of objects that decide it. `whom` says whether it may or must
    have somebody as its object whom what it says is about or for ('اتهم X بـ'), `hamza` that it is another word without
    its hamza, `goes_on` that whoever spoke before speaks on,
    `doubles` that its participle only says again that somebody speaks, `impersonal` that 'يظهر أن' is nobody's saying,
    `needs_saying` that a word such as 'قوله' must follow whom it passes on from, `marbuta`
    that its feminine is another word without ta marbuta."""

    id: str
    act: Act
    after: frozenset[str]
    not_after: frozenset[str]
    blocked_by: frozenset[str]
    objects: Mapping[str, Act]
    needs_object: bool
    needs_subject: bool
    distanced: bool
    only_distanced: bool
    relay: bool
    needs_document: bool
    near: int
    whom: Whom = "never"
    hamza: bool = False
    goes_on: bool = False
    doubles: bool = False
    impersonal: bool = False
    needs_saying: bool = False
    marbuta: bool = False


@dataclass(frozen=True, slots=True)
class CueForm:
    """One form of a reporting word."""

    cue: Cue
    shape: Shape


@dataclass(frozen=True, slots=True)
class Cues:
    """`forms` by folded spelling; `words` the small words by their job, folded; `phrases` longer ones with
    theirs, `starts` their first words."""

    forms: Mapping[str, tuple[CueForm, ...]]
    words: Mapping[str, frozenset[str]]
    phrases: Phrases[str]
    starts: frozenset[str]


def load_cues(cues: Path, words: Path) -> Cues:
    """The two tables; raises LexiconError naming every problem in the file it stands in."""
    small = Table(words, shown_as=f"lexicon/{words.name}")
    small.known_keys("the file", small.rows, (*_WORDS, "mood"))
    moods = _acts_of_objects(small, "mood", small.rows.get("mood", {}))
    lists = {job: small.texts(job, small.rows.get(job, {}), "words", required=True) for job in _WORDS}
    small.close()
    table = Table(cues, shown_as=f"lexicon/{cues.name}")
    forms: dict[str, list[CueForm]] = {}
    for name, row in table.rows.items():
        cue = _cue(table, name, row, moods)
        never = {fold(form) for form in table.texts(name, row, "never")}
        for spelling, shape in _forms(table, name, row):
            if spelling in never:
                continue
            forms.setdefault(spelling, []).append(CueForm(cue, shape))
    table.close()
    single = {job: frozenset(fold(w) for w in listed if " " not in w) for job, listed in lists.items()}
    return Cues({spelling: tuple(found) for spelling, found in forms.items()}, single, *_phrases(lists))


def with_heads(cues: Cues, people: Iterable[str], bodies: Iterable[str]) -> Cues:
    """The cues with the nouns for people under the job 'people', and those with the ones for bodies under 'heads', each
    also with the article."""
    known = frozenset(_with_article(people))
    return replace(cues, words={**cues.words, "people": known, "heads": known | frozenset(_with_article(bodies))})


def _with_article(nouns: Iterable[str]) -> Iterator[str]:
    for noun in nouns:
        yield from (fold(noun), _ALEF + _LAM + fold(noun))


def _phrases(lists: Mapping[str, tuple[str, ...]]) -> tuple[Phrases[str], frozenset[str]]:
    phrases: Phrases[str] = Phrases()
    starts: set[str] = set()
    for job in ("source", "source_verb", "voiced", "narrator", "postposed"):
        for words in lists[job]:
            phrases.add(words, job)
            starts.add(fold(words).split()[0])
    return phrases, frozenset(starts)


def _cue(table: Table, name: str, row: Mapping[str, Any], moods: Mapping[str, Act]) -> Cue:
    table.known_keys(name, row, _KEYS)
    act = _act(table, name, row)
    after = frozenset(w if w in _LATIN else fold(w) for w in table.texts(name, row, "after", required=True))
    objects = {**(moods if row.get("mood") else {}), **_acts_of_objects(table, name, row)}
    return Cue(
        name, act, after, _folded(table, name, row, "not_after"), _folded(table, name, row, "blocked_by"), objects,
        bool(row.get("needs_object")), bool(row.get("needs_subject")), bool(row.get("distanced")),
        bool(row.get("only_distanced")), bool(row.get("relay")), bool(row.get("needs_document")),
        int(row.get("near", 0)), table.one_of(name, row, "whom", get_args(Whom), "never"), # type: ignore[arg-type]
        bool(row.get("hamza")), bool(row.get("goes_on")), bool(row.get("doubles")), bool(row.get("impersonal")),
        bool(row.get("needs_saying")), bool(row.get("marbuta")),
    )  # fmt: skip


def _folded(table: Table, name: str, row: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table.texts(name, row, key))


def _act(table: Table, name: str, row: Mapping[str, Any]) -> Act:
    found = table.one_of(name, row, "act", ACTS)
    return next(act for act in ACTS if act == found)


def _acts_of_objects(table: Table, name: str, row: Mapping[str, Any]) -> dict[str, Act]:
    """Each object in each form with its act: as it stands, with article, accusative, and with pronouns."""
    acts: dict[str, Act] = {}
    objects = row.get("objects", {})
    table.known_keys(f"{name}.objects", objects, ACTS)
    for act in ACTS:
        for word in table.texts(f"{name}.objects", objects, act):
            acts.update(dict.fromkeys(_object_forms(word), act))
    return acts


def _object_forms(word: str) -> Iterator[str]:
    yield from (_ALEF + _LAM + fold(word), fold(word) + _ALEF)
    yield from (form for form, _ in noun_forms(word))


def _forms(table: Table, name: str, row: Mapping[str, Any]) -> Iterator[tuple[str, Shape]]:
    takes = bool(row.get("tells")) or "noun" in row.get("after", ())
    for key, conjugate in (
        ("past", past_forms), ("present", present_forms), ("participle", participle_forms), ("noun", noun_forms),
    ):  # fmt: skip
        base = table.text(name, row, key, required=False)
        if base:
            yield from ((form, shape) for form, shape in conjugate(base) if takes or not shape.pronoun)
    for base in table.texts(name, row, "accusative"):
        yield from (found for found in participle_forms(base) if found[1].number == "s" and not found[1].pronoun)
    for base in table.texts(name, row, "also_noun"):
        yield from noun_forms(base)
    for base in table.texts(name, row, "dual"):
        yield fold(base), Shape("past", "m", "d")
    for base in table.texts(name, row, "passive"):
        yield fold(base), Shape("past", passive=True)
