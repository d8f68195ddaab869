"""From the nisba of a state in the masculine singular to every form in which it stands beside a noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mujaz.lexicon.register import Entry, Gender

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_HEH = "\N{ARABIC LETTER TEH MARBUTA}"
_WAW, _YEH, _NOON = "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER NOON}"
_ALEF, _TEH = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER TEH}"
_ENDINGS: tuple[tuple[str, Gender, bool], ...] = (
    ("", "m", False),
    (_HEH, "f", False),
    (_WAW + _NOON, "m", True),
    (_YEH + _NOON, "m", True),
    (_YEH + _ALEF + _NOON, "m", True),
    (_ALEF + _NOON, "m", True),
    (_ALEF + _TEH, "f", True),
)


@dataclass(frozen=True, slots=True)
class Nisba:
    """A word that says to which state something belongs; `definite` that it carries the article."""

    state: Entry
    gender: Gender
    plural: bool
    definite: bool


def forms(state: Entry) -> Iterator[tuple[str, Nisba]]:
    """Every spelling of the state's nisbas with what it says; of several words, each is inflected.

    A nisba that is written with the article in the register is only one with it ('المجري', but 'مجرى' is a stream).
    """
    for masculine in state.nisba:
        words = [word.removeprefix(_ARTICLE) for word in masculine.split()]
        for ending, gender, plural in _ENDINGS:
            inflected = [word + ending for word in words]
            if not masculine.startswith(_ARTICLE):
                yield " ".join(inflected), Nisba(state, gender, plural, definite=False)
            yield " ".join(_ARTICLE + word for word in inflected), Nisba(state, gender, plural, definite=True)
    for plural_form in state.people:
        yield plural_form, Nisba(state, "m", plural=True, definite=False)
        yield _ARTICLE + plural_form, Nisba(state, "m", plural=True, definite=True)


def agreeing(state: Entry, gender: Gender) -> str | None:
    """The nisba with the article in this gender, as it follows a noun: 'السودانية'; None where the state has none."""
    if not state.nisba:
        return None
    ending = _HEH if gender == "f" else ""
    return " ".join(_ARTICLE + word + ending for word in state.nisba[0].split())
