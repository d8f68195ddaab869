"""From a noun for people to what it belongs to: 'صاحب فندق', 'طبيبة في مستشفى الأقصى', 'عضو في اللجنة'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mujaz.extract.mentions import Mention
from mujaz.extract.sentence_words import Words, english_at, is_adjective
from mujaz.lexicon.groups import GroupNoun

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_WAW, _BEH, _LAM = "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER LAM}"
_ALEF, _HEH = _ARTICLE[0], "\N{ARABIC LETTER HEH}"
_MOST, _SHORTEST = 4, 3
_BODIES = frozenset(("organization", "media", "office"))
_PLACES = frozenset(("state", "capital", "place", "place_near"))
How = Literal["of", "in", "for"]


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a noun up to token `last`, its own noun up to `noun`.

    `en` leaves out words that no table knows, `body` is whose name it is.
    """

    last: int
    en: str
    how: How
    body: Mention | None = None
    noun: int = 0


def complement(words: Words, at: int, noun: GroupNoun, *, definite: bool) -> Complement | None:
    """What the noun that ends before token `at` belongs to; a `definite` one takes only what a preposition joins."""
    if at >= len(words.tokens) or words.tokens[at].kind != "word" or at in words.contents:
        return None
    found = None if definite else _of(words, at, noun)
    return found or _within(words, at) or (_for(words, at) if noun.kind == "organization" else None)


def _for(words: Words, at: int) -> Complement | None:
    """'مرصد محلي لحقوق الإنسان'."""
    form = next((form for form in words.tokens[at].forms if form.proclitics == _LAM), None)
    word = words.lexicon.bodies.words.at(words.tokens, at)
    if form is None or at in words.at or word is None or word.form.proclitics != _LAM:
        return None
    english, last = [word.value.en.lower()], word.last
    while last < len(words.tokens) and not words.stops(last) and words.tokens[last].text.startswith(_ARTICLE):
        read = english_at(words, last)
        if read is None:
            break
        english[:0], last = [read[0]], read[1]
    return Complement(last, " ".join(english), "for")


def _of(words: Words, at: int, noun: GroupNoun) -> Complement | None:
    """'صاحب فندق', 'مدير صندوق استثمار', 'والدة الرضيع', 'قريب أحد الضحايا'."""
    takes = noun.takes_noun
    mention = words.at.get(at)
    if mention is not None:
        whole = mention.first == at and mention.span.start == words.tokens[at].start
        if not (takes and whole) or words.referents[mention.referent].kind is None:
            return None
        return Complement(mention.last, words.referents[mention.referent].name.en or "", "of", mention, mention.last)
    if words.tokens[at].text in words.lexicon.groups.part:
        found = _phrase(words, at + 1, loose=_begins_definite(words, at + 1))
        return (
            Complement(found.last, found.en and f"one of the {found.en}", "of", None, found.last)
            if found and takes
            else None
        )
    definite = words.tokens[at].text.startswith(_ARTICLE)
    found = _phrase(words, at, loose=takes or definite)
    return found if takes or not definite or (found is not None and found.last in words.contents) else None


def _within(words: Words, at: int) -> Complement | None:
    """'مصدر في السفارة', 'مسؤول بوزارة المالية', 'متحدث باسم المطار'."""
    token = words.tokens[at]
    joined = token.text[0] == _BEH and token.text not in words.lexicon.cues.words["whole"]
    alone = token.text in words.lexicon.surroundings.seated or token.text in words.lexicon.cues.words["name"]
    if not alone and not joined:
        return None
    first = at + 1 if alone else at
    mention = words.at.get(first)
    if mention is not None:
        known = words.referents[mention.referent]
        if mention.first != first or mention.place or known.kind not in _BODIES:
            return None
        return Complement(mention.last, known.name.en or "", "in", mention)
    if not alone:
        return _joined(words, at)
    if first >= len(words.tokens) or words.tokens[first].text in words.lexicon.groups.occasions or _age(words, first):
        return None
    found = None if _is_place(words, first) else _phrase(words, first, loose=True)
    return Complement(found.last, found.en, "in") if found else None


def _age(words: Words, at: int) -> bool:
    """'رجل في الخمسين من عمره': a number says how old somebody is, and not where."""
    return words.tokens[at].text.removeprefix(_ARTICLE) in words.lexicon.numerals.words


def _joined(words: Words, at: int) -> Complement | None:
    """The noun onto which 'ب' is written: 'عضو بشعبة المستوردين', 'مسؤول بالميناء'."""
    form = next((form for form in reversed(words.tokens[at].forms) if form.proclitics == _BEH), None)
    if form is None or form.text in words.lexicon.groups.occasions:
        return None
    counted = words.lexicon.counted.phrases.at(words.tokens, at)
    noun = words.lexicon.bodies.nouns.get(form.text)
    english = noun.en.lower() if noun else counted.value[0].noun.en if counted else ""
    if form.article:
        return _with_adjectives(words, at, english) if english else None
    rest = _phrase(words, at + 1, loose=True)
    known = english or (form.text.endswith(_HEH) and rest is not None and _begins_definite(words, at + 1))
    return Complement(rest.last, rest.en and f"{rest.en} {english}".strip(), "in") if rest and known else None


def _with_adjectives(words: Words, at: int, english: str) -> Complement:
    """The noun with the adjectives behind it; without English where one of them has none."""
    last, before = at + 1, [english]
    while last < len(words.tokens) and not words.stops(last) and is_adjective(words, last):
        read = english_at(words, last)
        before[:0] = [read[0] if read and read[1] == last + 1 else ""]
        last += 1
    return Complement(last, " ".join(before) if all(before) else "", "in")


def _begins_definite(words: Words, at: int) -> bool:
    return at < len(words.tokens) and words.tokens[at].text.startswith(_ARTICLE)


def _is_place(words: Words, at: int) -> bool:
    match = words.lexicon.names.phrases.at(words.tokens, at, clitics=False)
    return match is not None and any(sense.what in _PLACES or sense.noun for sense in match.value)


def _phrase(words: Words, at: int, *, loose: bool) -> Complement | None:
    """The nouns and adjectives from token `at` on, in their English order; a `loose` phrase may hold unknown ones."""
    english: list[str] = []
    last, definite, known = at, False, True
    while last < min(len(words.tokens), at + _MOST) and not words.stops(last):
        word = words.tokens[last].text
        article = word.startswith(_ARTICLE)
        if (word.endswith(_ALEF) and not article) or (definite and not _goes_on(words, last)):
            break
        read = english_at(words, last)
        if read is None and not (loose and _may_be_noun(words, last, at, definite=definite)):
            break
        if read is None:
            last, known = last + 1, known and last > at
        else:
            english[:0] = [read[0]]
            last = read[1]
        definite = definite or article
    if last == at:
        return None
    return Complement(last, " ".join(english) if known else "", "of", None, at + 1)


def _may_be_noun(words: Words, at: int, first: int, *, definite: bool) -> bool:
    """Whether an unknown word goes on with the phrase: definite, or the last one before a boundary."""
    word = words.tokens[at].text
    if len(word) < _SHORTEST or word[0] in (_BEH, _LAM):
        return False
    if word.startswith(_ARTICLE):
        return True
    follows = at + 1 >= len(words.tokens) or words.stops(at + 1) or words.tokens[at + 1].text.startswith(_ARTICLE)
    return not definite and follows and at - first < _MOST - 1


def _goes_on(words: Words, at: int) -> bool:
    """Whether a word goes on with a phrase that is definite already: an adjective, or what 'and' adds."""
    word = words.tokens[at].text
    joined = word[0] == _WAW and word[1:].startswith(_ARTICLE)
    return joined or (word.startswith(_ARTICLE) and is_adjective(words, at))
