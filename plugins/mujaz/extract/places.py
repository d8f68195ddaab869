"""From a place noun and the name after it to a place: 'معبر رفح', 'مطار الخرطوم', 'بلدة جنديرس'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.romanise import NameSpellings, romanise
from mujaz.arabic.tokens import Token
from mujaz.extract.mentions import Referent
from mujaz.extract.place_extent import extent
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.names import Sense, Senses
from mujaz.lexicon.places import PlaceNoun, PlaceWords
from mujaz.lexicon.register import Entry
from mujaz.model.facts import Bilingual
from mujaz.model.ids import slug

_QUOTES = frozenset('"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}')
_CLOSING = frozenset('"\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}')
_PLACES = frozenset(("state", "capital", "place", "place_near", "place_noun"))
_LARGER = frozenset(("country", "region", "governorate"))
_MOST_WORDS = 3
_NAME = "{name}"


@dataclass(frozen=True, slots=True)
class Found:
    """A place named after a noun, in the tokens from `first` to `last`; `entry` where a table knows it as it stands."""

    first: int
    last: int
    start: int
    entry: Entry | None = None
    referent: Referent | None = None


def place_after(
    tokens: Sequence[Token],
    match: PhraseMatch[Senses],
    noun: PlaceNoun,
    lexicon: Lexicon,
    text: str,
) -> Found | None:
    """The place that `noun` at `match` and the words after it name, or None where they name none."""
    at, spellings = match.last, lexicon.persons.spellings
    if at < len(tokens) and tokens[at].text in _QUOTES:
        at += 1
    if at >= len(tokens) or tokens[at].kind != "word" or _spelled_out(tokens, at, spellings):
        return None
    named = lexicon.names.phrases.at(tokens, at, clitics=False)
    compass = tokens[at].text in lexicon.places.directions and (named is None or named.last == at + 1)
    entry = known_place(named) if named and not compass else None
    if named and entry and any(_acts(sense) for sense in named.value) and _only_by_noun(named):
        return None
    if named and entry:
        return _known(match, noun, named, entry, _epithet(tokens, named.last, noun, lexicon.places))
    if compass:
        return _compass(match, noun, tokens, at, lexicon, text)
    if (named and any(sense.what in ("nisba", "actor") for sense in named.value)) or (
        noun.known and not spellings.looks_foreign(tokens[at].text)
    ):
        return None
    last = _quoted(tokens, at) if at > match.last else extent(tokens, at, noun, lexicon, text)
    return _unknown(match, noun, tokens, (at, last), lexicon, text) if last > at else None


def _spelled_out(tokens: Sequence[Token], at: int, spellings: NameSpellings) -> bool:
    """Whether an abbreviation begins at `at`, spelled by the names of its letters: 'محطة آر.إف.إم' is no place."""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    letters = spellings.letter_names
    return tokens[at].text in letters and (after == "." or after in letters)


def _compass(
    match: PhraseMatch[Senses],
    noun: PlaceNoun,
    tokens: Sequence[Token],
    at: int,
    lexicon: Lexicon,
    text: str,
) -> Found | None:
    """A region that is named by a direction and a further name: 'جنوب كيفو'."""
    after = at + 1
    if after >= len(tokens) or tokens[after].kind != "word" or noun.en:
        return None
    named = lexicon.names.phrases.at(tokens, after, clitics=False)
    entry = known_place(named) if named else None
    last = named.last if named and entry else extent(tokens, after, noun, lexicon, text)
    if last == after:
        return None
    arabic = text[tokens[at].start : tokens[last - 1].end]
    rest = (
        entry.name.en or ""
        if entry
        else _capital(romanise(text[tokens[after].start : tokens[last - 1].end], lexicon.persons.spellings))
    )
    english = f"{lexicon.places.directions[tokens[at].text]} {rest}"
    referent = Referent(slug(english), Bilingual(arabic, english), "romanised", place_kind=noun.kind)
    return Found(at, last, tokens[at].start, referent=referent)


def _only_by_noun(named: PhraseMatch[Senses]) -> bool:
    """Whether the name is a place only where a noun says so: then an actor of that name is meant ('قناة الجزيرة')."""
    return all(sense.what == "place_noun" for sense in named.value if sense.what in _PLACES)


def _acts(sense: Sense) -> bool:
    return sense.what in ("actor", "also")


def known_place(match: PhraseMatch[Senses]) -> Entry | None:
    """The place that a name means after a place noun, or None."""
    return next((sense.entry for sense in match.value if sense.what in _PLACES and sense.entry), None)


def _epithet(tokens: Sequence[Token], last: int, noun: PlaceNoun, words: PlaceWords) -> str:
    """The English of the adjective that ends the name of an airport or a stadium: 'مطار الملكة علياء الدولي'."""
    fits = noun.en is not None and noun.en.startswith(_NAME) and last < len(tokens)
    return words.epithets.get(tokens[last].text, "") if fits else ""


def _known(
    match: PhraseMatch[Senses], noun: PlaceNoun, named: PhraseMatch[Senses], entry: Entry, epithet: str
) -> Found:
    worded = noun.en or (noun.own if entry.place_kind in _LARGER else None)
    last = named.last + bool(epithet)
    if worded is None or entry.place_kind == noun.kind:
        return Found(named.first, named.last, named.start, entry=entry)
    arabic = f"{noun.ar[0]} {entry.name.ar}"
    english = worded.format(name=f"{entry.name.en} {epithet}".strip())
    referent = Referent(
        f"{entry.id}-{noun.id}", Bilingual(arabic, english), "composed", place_kind=noun.kind, country=entry.country
    )
    return Found(match.first, last, match.start, referent=referent)


def _unknown(
    match: PhraseMatch[Senses],
    noun: PlaceNoun,
    tokens: Sequence[Token],
    named: tuple[int, int],
    lexicon: Lexicon,
    text: str,
) -> Found | None:
    first, last = named
    words, spellings = lexicon.places, lexicon.persons.spellings
    arabic = text[tokens[first].start : tokens[last - 1].end]
    dignity = words.dignities.get(tokens[first].text, "") if last - first > 1 else ""
    named_after = text[tokens[first + bool(dignity)].start : tokens[last - 1].end]
    spelled = f"{dignity} {_capital(romanise(named_after, spellings))}".strip()
    if slug(spelled) == "unnamed":
        return None
    if noun.en is None:
        alone = Referent(f"{slug(spelled)}-{noun.id}", Bilingual(arabic, spelled), "romanised", place_kind=noun.kind)
        return Found(first, last, tokens[first].start, referent=alone)
    epithet = _epithet(tokens, last, noun, words)
    arabic = text[tokens[first].start : tokens[last - 1 + bool(epithet)].end]
    name = Bilingual(f"{noun.ar[0]} {arabic}", noun.en.format(name=f"{spelled} {epithet}".strip()))
    referent = Referent(f"{slug(spelled)}-{noun.id}", name, "romanised", place_kind=noun.kind)
    return Found(match.first, last + bool(epithet), match.start, referent=referent)


def _capital(spelled: str) -> str:
    return spelled[:1].upper() + spelled[1:]


def _quoted(tokens: Sequence[Token], at: int) -> int:
    """Where a name in quotation marks ends; `at` where the marks hold more than a name."""
    for last in range(at + 1, min(at + _MOST_WORDS + 1, len(tokens))):
        if tokens[last].text in _CLOSING:
            return last
        if tokens[last].kind != "word":
            break
    return at
