"""The table of what happens to people, from killed to released, and of the words that tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from mujaz.arabic.fold import fold
from mujaz.arabic.phrases import Phrases
from mujaz.arabic.tokens import Token
from mujaz.lexicon.tables import Table

_KINDS = ("killed", "wounded", "missing", "detained", "displaced", "released", "neutral")
_KEYS = ("acts", "past", "present", "after", "nouns", "tallied", "direct")
_TEH, _WAW, _ALEF = "\N{ARABIC LETTER TEH}", "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER ALEF}"
_HEH, _MEEM = "\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER MEEM}"
_NOON, _YEH = "\N{ARABIC LETTER NOON}", "\N{ARABIC LETTER YEH}"


class Fate(NamedTuple):
    """What a word tells: the kind of figure, and whether as an act, a verb, a tally, of those named before it or
    only of those right behind it."""

    kind: str
    how: Literal["act", "verb", "tally", "after", "direct"]


@dataclass(frozen=True, slots=True)
class Fates:
    """`phrases` by their words, `of_noun` the fate that a counted noun names by itself.
    `known` and `breaks` keep what was told of a token: whether a fate, and whether a clause begins with it."""

    phrases: Phrases[Fate] = field(default_factory=Phrases)
    of_noun: dict[str, str] = field(default_factory=dict)
    firsts: set[str] = field(default_factory=set)
    known: dict[str, bool] = field(default_factory=dict)
    breaks: dict[str, bool] = field(default_factory=dict)

    def may_begin(self, token: Token) -> bool:
        """Whether some phrase begins with `token`, proclitics aside."""
        found = self.known.get(token.text)
        if found is None:
            found = self.known[token.text] = any(form.text in self.firsts for form in token.forms)
        return found


def load_fates(path: Path) -> Fates:
    """The table at `path`; raises LexiconError naming every problem."""
    table = Table(path)
    fates = Fates()
    for kind, row in table.rows.items():
        place = f"[{kind}]"
        table.known_keys(place, row, _KEYS)
        if kind not in _KINDS:
            table.problem(place, "is no kind of fate", f"Name it one of: {', '.join(_KINDS)}")
        for noun in table.texts(place, row, "nouns"):
            fates.of_noun[noun] = kind
        for words in table.texts(place, row, "acts"):
            _add(fates, words, Fate(kind, "act"))
        for verb in table.texts(place, row, "past"):
            for form, plural in _past(verb):
                _add(fates, form, Fate(kind, "after" if plural else "verb"))
        for verb in table.texts(place, row, "present"):
            for form in _present(verb):
                _add(fates, form, Fate(kind, "verb"))
        for words in table.texts(place, row, "tallied"):
            _add(fates, words, Fate(kind, "tally"))
        for words in table.texts(place, row, "direct"):
            _add(fates, words, Fate(kind, "direct"))
        for words in table.texts(place, row, "after"):
            _add(fates, words, Fate(kind, "after"))
    table.close()
    return fates


def _add(fates: Fates, words: str, fate: Fate) -> None:
    fates.phrases.add(words, fate)
    fates.firsts.add(fold(words).split()[0])


def _past(verb: str) -> Iterator[tuple[str, bool]]:
    """The third person of a past, and whether the form follows its people: a plural, a dual, one with their pronoun."""
    word = fold(verb)
    weak = word.endswith(_YEH) or verb.endswith(_ALEF)
    stem = word[:-1] if weak else word
    yield word, False
    yield (word if word.endswith(_YEH) and not verb.endswith("\N{ARABIC LETTER ALEF MAKSURA}") else stem) + _TEH, False
    yield stem + _WAW + _ALEF, True
    yield word + _ALEF, True
    yield word + _NOON + _ALEF, False
    for who in (word, stem + _TEH, stem + _WAW):
        yield (who[:-1] + _ALEF if weak and who == word else who) + _HEH + _MEEM, True


def _present(verb: str) -> Iterator[str]:
    word = fold(verb)
    yield word
    yield _TEH + word[1:]
    yield word + _WAW + _NOON
