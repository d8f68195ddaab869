"""From a noun for people to what it belongs to: 'صاحب فندق', 'طبيبة في مستشفى الأقصى', 'عضو في اللجنة'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mujaz.arabic.tokens import Token
from mujaz.extract.mentions import Mention, Referent
from mujaz.lexicon.groups import GroupNoun
from mujaz.lexicon.lexicon import Lexicon

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_WAW, _BEH, _LAM = "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER LAM}"
_ALEF, _HEH = _ARTICLE[0], "\N{ARABIC LETTER HEH}"
_NISBA = ("\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER YEH}\N{ARABIC LETTER HEH}")
_MOST, _SHORTEST = 4, 3
_BODIES = frozenset(("organization", "media", "office"))
_STOPS = (
    "that",
    "adverb",
    "preposition",
    "relative",
    "opening",
    "negation",
    "auxiliary",
    "what",
    "relayed",
    "counterpart",
)
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


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's tokens with the mention that each belongs to, for whoever reads on after a noun.

    `text` is the document's. What is said begins at the tokens `contents`.
    """

    tokens: Sequence[Token]
    at: Mapping[int, Mention]
    referents: Mapping[str, Referent]
    lexicon: Lexicon
    text: str
    contents: frozenset[int] = frozenset()

    def begins(self, at: int) -> Mention | None:
        """The mention that begins with token `at`."""
        mention = self.at.get(at)
        return mention if mention is not None and mention.first == at else None

    def person(self, at: int) -> bool:
        """Whether a person is named at token `at`."""
        mention = self.at.get(at)
        return mention is not None and self.referents[mention.referent].kind == "person"

    def stops(self, at: int) -> bool:
        """Whether the phrase cannot go on with token `at`."""
        token, cues = self.tokens[at], self.lexicon.cues
        if token.kind != "word" or at in self.at or at in self.contents:
            return True
        if token.text in cues.forms or token.text in self.lexicon.surroundings.acting or self._names_next(at):
            return True
        return any(token.text in cues.words[job] for job in _STOPS)

    def _names_next(self, at: int) -> bool:
        """Whether a body's noun stands at `at` whose own name is the next mention: 'وكالة' before 'فرانس برس'."""
        mention = self.begins(at + 1)
        noun = self.lexicon.bodies.nouns.get(self.tokens[at].text) if mention is not None else None
        return noun is not None and mention is not None and self.referents[mention.referent].kind == noun.kind

    def knows(self, at: int) -> bool:
        """Whether token `at` is a common noun: no part of a name."""
        bare = self.tokens[at].text.removeprefix(_ARTICLE)
        tables = (self.lexicon.counted.phrases, self.lexicon.groups.speakers)
        return bare in self.lexicon.bodies.nouns or any(table.at(self.tokens, at) is not None for table in tables)

    def english(self, first: int, last: int) -> str:
        """The words in their English order; '' where one of them is in no table."""
        english: list[str] = []
        while first < last:
            read = _english(self, first)
            if read is None:
                return ""
            english[:0], first = [read[0]], read[1]
        return " ".join(english)

    def describes(self, at: int) -> bool:
        """Whether the definite word at `at` may be an adjective of what stands before it."""
        return _is_adjective(self, at)


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
        read = _english(words, last)
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
    if first >= len(words.tokens) or words.tokens[first].text in words.lexicon.groups.occasions:
        return None
    found = None if _is_place(words, first) else _phrase(words, first, loose=True)
    return Complement(found.last, found.en, "in") if found else None


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
    while last < len(words.tokens) and not words.stops(last) and _is_adjective(words, last):
        read = _english(words, last)
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
        read = _english(words, last)
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


def _english(words: Words, at: int) -> tuple[str, int] | None:
    """The English of the word or phrase at token `at` and where it ends; None where no table knows it."""
    counted = _counted(words, at)
    if counted is not None and counted[2]:
        return counted[:2]
    return _of_body(words, at) or (counted[:2] if counted else None)


def _counted(words: Words, at: int) -> tuple[str, int, bool] | None:
    """The same by the table of what is counted, and whether it is a person."""
    match = words.lexicon.counted.phrases.at(words.tokens, at)
    if match is None or match.form.proclitics:
        return None
    form = match.value[0]
    return (form.noun.en_plural if form.number in "pc" else form.noun.en), match.last, form.noun.person


def _of_body(words: Words, at: int) -> tuple[str, int] | None:
    """The same by the tables of bodies, adjectives and states."""
    lexicon, tokens = words.lexicon, words.tokens
    body = lexicon.bodies.words.at(tokens, at, clitics=False)
    if body is not None:
        return body.value.en.lower(), body.last
    adjective = lexicon.groups.modifiers.get(tokens[at].text)
    if adjective:
        return adjective, at + 1
    named = lexicon.names.phrases.at(tokens, at, clitics=False)
    if named is not None and named.value[0].nisba:
        return named.value[0].nisba.state.adjective or "", named.last
    noun = lexicon.bodies.nouns.get(tokens[at].text.removeprefix(_ARTICLE))
    return (noun.en.lower(), at + 1) if noun is not None else None


def _goes_on(words: Words, at: int) -> bool:
    """Whether a word goes on with a phrase that is definite already: an adjective, or what 'and' adds."""
    word = words.tokens[at].text
    joined = word[0] == _WAW and word[1:].startswith(_ARTICLE)
    return joined or (word.startswith(_ARTICLE) and _is_adjective(words, at))


def _is_adjective(words: Words, at: int) -> bool:
    """Whether a definite word after a definite noun may describe it: 'القانون الدولي', not 'الضحايا الشركة'."""
    lexicon, text = words.lexicon, words.tokens[at].text
    body = lexicon.bodies.words.at(words.tokens, at, clitics=False)
    if (body is not None and body.value.sort == "adjective") or text in lexicon.groups.modifiers:
        return True
    if body is not None or text.removeprefix(_ARTICLE) in lexicon.bodies.nouns:
        return False
    return text.endswith(_NISBA)
