"""A sentence's words for whoever reads on after a noun: whose each is, where a phrase ends, what it is in English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mujaz.arabic.tokens import Token
from mujaz.extract.mentions import Mention, Referent
from mujaz.lexicon.lexicon import Lexicon

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_NISBA = ("\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER YEH}\N{ARABIC LETTER HEH}")
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
        if noun is None or mention is None:
            return False
        return self.referents[mention.referent].kind in (noun.kind, "media")

    def knows(self, at: int) -> bool:
        """Whether token `at` is a common noun: no part of a name."""
        bare = self.tokens[at].text.removeprefix(_ARTICLE)
        tables = (self.lexicon.counted.phrases, self.lexicon.groups.speakers)
        return bare in self.lexicon.bodies.nouns or any(table.at(self.tokens, at) is not None for table in tables)

    def english(self, first: int, last: int) -> str:
        """The words in their English order; '' where one of them is in no table."""
        english: list[str] = []
        while first < last:
            read = english_at(self, first)
            if read is None:
                return ""
            english[:0], first = [read[0]], read[1]
        return " ".join(english)

    def describes(self, at: int) -> bool:
        """Whether the definite word at `at` may be an adjective of what stands before it."""
        return is_adjective(self, at)


def english_at(words: Words, at: int) -> tuple[str, int] | None:
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


def is_adjective(words: Words, at: int) -> bool:
    """Whether a definite word after a definite noun may describe it: 'القانون الدولي', not 'الضحايا الشركة'."""
    lexicon, text = words.lexicon, words.tokens[at].text
    body = lexicon.bodies.words.at(words.tokens, at, clitics=False)
    if (body is not None and body.value.sort == "adjective") or text in lexicon.groups.modifiers:
        return True
    if body is not None or text.removeprefix(_ARTICLE) in lexicon.bodies.nouns:
        return False
    return text.endswith(_NISBA)
