"""From the register, the gazetteer and the tables of bodies to the one table in which names are looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from mujaz.arabic.phrases import Phrases
from mujaz.arabic.tokens import tokenize
from mujaz.lexicon.bodies import BodyNoun
from mujaz.lexicon.gazetteer import City, Needs
from mujaz.lexicon.groups import GroupNoun
from mujaz.lexicon.institutions import Institution, Portfolio, Portfolios
from mujaz.lexicon.nisba import Nisba, forms
from mujaz.lexicon.offices import OfficeNoun
from mujaz.lexicon.places import PlaceNoun
from mujaz.lexicon.register import Entry, Register

What = Literal[
    "state", "capital", "seat", "actor", "also", "place", "place_also", "nisba", "institution", "short", "construct",
    "ministry", "place_near", "place_noun", "noun", "group", "office",
    "minister", "body",
]  # fmt: skip
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a phrase may mean.

    `entry` is the register's or gazetteer's entry (of a capital or a seat, the state is `state`), `body` the
    institution or `portfolio` of a ministry, `nisba` the state to which an adjective points, `noun` a
    place noun, `group` a noun for people, in the plural where `many`.
    `office` is an office and `minister` the portfolio of one, `construct` that a state or a body must follow,
    `feminine` that a woman holds it. `noun_of_body` begins a body's name, or stands for one before where `definite`.
    """

    what: What
    entry: Entry | None = None
    state: Entry | None = None
    body: Institution | None = None
    portfolio: Portfolio | None = None
    nisba: Nisba | None = None
    noun: PlaceNoun | None = None
    group: GroupNoun | None = None
    many: bool = False
    office: OfficeNoun | None = None
    minister: Portfolio | None = None
    construct: bool = False
    feminine: bool = False
    noun_of_body: BodyNoun | None = None
    definite: bool = False


Senses = tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class NameTable:
    """`phrases` holds all names with their senses; `portfolios` the portfolios alone, to continue a ministry's name."""

    phrases: Phrases[Senses]
    portfolios: Phrases[Portfolio]
    ministry: str


@dataclass(frozen=True, slots=True)
class Sources:
    """The tables from which names come."""

    register: Register
    cities: Iterable[City]
    nouns: Iterable[PlaceNoun]
    groups: Iterable[GroupNoun]
    offices: Iterable[OfficeNoun]
    bodies: Iterable[BodyNoun]
    institutions: Iterable[Institution]
    portfolios: Portfolios


def name_table(sources: Sources) -> NameTable:
    """The one table; of several senses of a phrase, those of the register are preferred."""
    gathered: dict[tuple[str, ...], list[tuple[str, Sense]]] = {}
    for phrase, sense in _all(sources):
        senses = gathered.setdefault(tuple(token.text for token in tokenize(phrase)), [])
        if all(
            known.entry is not sense.entry or known.what != sense.what or sense.entry is None for _, known in senses
        ):
            senses.append((phrase, sense))
    table: Phrases[Senses] = Phrases()
    for senses in gathered.values():
        group = senses[0][1].what == "group"
        table.add(senses[0][0], tuple(sense for _, sense in senses), article=group)
    return NameTable(table, _portfolio_phrases(sources.portfolios.rows), sources.portfolios.ministry)


def _all(sources: Sources) -> Iterator[tuple[str, Sense]]:
    register = sources.register
    for entry in register.actors.values():
        yield from _actor(register, entry)
    for entry in register.places.values():
        if not any(state.capital == entry.id for state in register.states.values()):
            yield from ((name, Sense("place", entry)) for name in entry.names)
            yield from ((name, Sense("place_also", entry)) for name in entry.also)
    for body in sources.institutions:
        yield from ((name, Sense("institution", body=body)) for name in body.full)
        yield from ((name, Sense("short", body=body)) for name in body.short)
        yield from ((name, Sense("construct", body=body)) for name in body.construct)
    yield from _ministries(sources.portfolios)
    yield from ((form, Sense("noun", noun=noun)) for noun in sources.nouns for form in noun.ar)
    for noun in sources.bodies:
        if noun.always_definite:
            yield noun.word, Sense("body", noun_of_body=noun, definite=True)
            continue
        yield noun.word, Sense("body", noun_of_body=noun)
        yield _ARTICLE + noun.word, Sense("body", noun_of_body=noun, definite=True)
    for office in sources.offices:
        yield from ((form, Sense("office", office=office)) for form in office.full)
        yield from ((form, Sense("office", office=office, feminine=True)) for form in office.feminine)
        yield from ((form, Sense("office", office=office, construct=True)) for form in office.construct)
    for group in (noun for noun in sources.groups if noun.when != "construct"):
        yield from ((form, Sense("group", group=group)) for form in group.one)
        yield from ((form, Sense("group", group=group, many=True)) for form in group.many)
    yield from ((city.name, Sense(_CITY[city.needs], city.entry)) for city in sources.cities)


_CITY: dict[Needs, What] = {"nothing": "place", "place": "place_near", "noun": "place_noun"}


def _actor(register: Register, entry: Entry) -> Iterator[tuple[str, Sense]]:
    what: What = "state" if entry.kind == "government" else "actor"
    yield from ((name, Sense(what, entry)) for name in entry.names)
    yield from ((name, Sense("also", entry)) for name in entry.also)
    yield from ((name, Sense("seat", state=entry)) for name in entry.seats)
    capital = register.places.get(entry.capital) if entry.capital else None
    if capital:
        yield from ((name, Sense("capital", capital, state=entry)) for name in capital.names)
    yield from ((word, Sense("nisba", nisba=nisba)) for word, nisba in forms(entry))


def _ministries(portfolios: Portfolios) -> Iterator[tuple[str, Sense]]:
    for portfolio in portfolios.rows:
        for name in portfolio.ar:
            yield f"{portfolios.ministry} {name}", Sense("ministry", portfolio=portfolio)
            bare = name.removeprefix(_ARTICLE)
            yield f"{portfolios.ministry} {bare}", Sense("ministry", portfolio=portfolio, construct=True)
            for word in portfolios.minister:
                feminine = word != portfolios.minister[0]
                yield f"{word} {name}", Sense("minister", minister=portfolio, feminine=feminine)
                yield f"{word} {bare}", Sense("minister", minister=portfolio, feminine=feminine, construct=True)
            if portfolio.short:
                yield name, Sense("short", portfolio=portfolio)


def _portfolio_phrases(portfolios: Iterable[Portfolio]) -> Phrases[Portfolio]:
    phrases: Phrases[Portfolio] = Phrases()
    for portfolio in portfolios:
        for name in portfolio.ar:
            phrases.add(name, portfolio)
    return phrases
