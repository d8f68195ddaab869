"""From surroundings.toml to the folded words by which a name's part in the sentence is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mujaz.arabic.fold import fold
from mujaz.lexicon.tables import Table

_FEMININE = "\N{ARABIC LETTER TEH}"
_MASCULINE = "\N{ARABIC LETTER YEH}"
_FUTURE = "\N{ARABIC LETTER SEEN}"
_WAW = "\N{ARABIC LETTER WAW}"
_ALEF = "\N{ARABIC LETTER ALEF}"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Sets of folded words; `acting` and `sport_verbs` hold every form of the verbs."""

    locating: frozenset[str]
    leaving: frozenset[str]
    dealing: frozenset[str]
    bordering: frozenset[str]
    happening: frozenset[str]
    acting: frozenset[str]
    not_verbs: frozenset[str]
    particles: frozenset[str]
    seated: frozenset[str]
    clausal: frozenset[str]
    outlets: frozenset[str]
    platforms: frozenset[str]
    heading: frozenset[str]
    before_short: frozenset[str]
    former: frozenset[str]
    between: frozenset[str]
    pronouns: frozenset[str]
    each: frozenset[str]
    sport: frozenset[str]
    sport_before: frozenset[str]
    sport_verbs: frozenset[str]


def load_surroundings(tables: Path) -> Surroundings:
    """The lists of surroundings.toml; raises LexiconError."""
    table = Table(tables / "surroundings.toml")
    lists = {key: table.texts(key, row, "words", required=True) for key, row in table.rows.items()}
    table.known_keys("", table.rows, Surroundings.__slots__)
    table.close()
    folded = {key: frozenset(map(fold, words)) for key, words in lists.items()}
    for verbs in ("acting", "sport_verbs"):
        folded[verbs] = frozenset(form for verb in folded[verbs] for form in _conjugated(verb))
    return Surroundings(**folded)


def _conjugated(verb: str) -> set[str]:
    """The third person singular of a verb as it is written without vowels.

    >>> sorted(_conjugated(fold("أعلن")))[:3]
    ['اعلن', 'اعلنت', 'تعلن']
    """
    weak = verb[-1] in (_ALEF, _MASCULINE) and len(verb) > len("..")
    feminine = (verb[:-1] if weak else verb) + _FEMININE
    derived = verb.startswith(_ALEF) or verb.startswith(_FEMININE + _ALEF)
    stem = verb[1:] if derived and verb.startswith(_ALEF) else verb
    imperfect = {mark + stem for mark in (_FEMININE, _MASCULINE)}
    imperfect |= {mark + hollow for mark in (_FEMININE, _MASCULINE) for hollow in _hollow(stem)}
    return {verb, feminine} | imperfect | {_FUTURE + form for form in imperfect}


def _hollow(stem: str) -> tuple[str, ...]:
    """The imperfect stems of a weak verb: alef in the middle or at the end becomes ya or waw."""
    if len(stem) > len("..") and stem[-1] == _ALEF:
        return (stem[:-1] + _WAW, stem[:-1] + _MASCULINE)
    if len(stem) > len("..") and stem[-2] == _ALEF:
        return (stem[:-2] + _WAW + stem[-1], stem[:-2] + _MASCULINE + stem[-1])
    return ()
