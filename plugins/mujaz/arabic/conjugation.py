"""From a verb as a dictionary gives it to the forms in which news prose has it.

Regular endings only, on folded letters: sound, hollow, doubled and final-weak verbs in the third person, the future,
attached pronouns, participles in the accusative and the verbal noun. Vowels are not written, so the passive comes free.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mujaz.arabic.fold import fold

ShapeKind = Literal["past", "present", "participle", "noun"]

_ALEF, _TEH, _WAW, _YEH = (f"{chr(point)}" for point in (0x0627, 0x062A, 0x0648, 0x064A))
_NOON, _HEH, _SEEN, _LAM = (f"{chr(point)}" for point in (0x0646, 0x0647, 0x0633, 0x0644))
_MEEM = "\N{ARABIC LETTER MEEM}"
_WEAK = (_ALEF, _WAW, _YEH)
_PRONOUNS = (_HEH, _HEH + _ALEF, _HEH + _MEEM, _HEH + _MEEM + _ALEF, _HEH + _NOON, _NOON + _ALEF, _NOON + _YEH)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the letters of a verb's form say: `gender` and `number` of who acts, `pronoun` whether one is attached."""

    kind: ShapeKind
    gender: Literal["m", "f"] | None = None
    number: Literal["s", "d", "p"] | None = None
    pronoun: bool = False
    passive: bool = False


def past_forms(base: str) -> Iterator[tuple[str, Shape]]:
    """The past of 'he did', third person.

    >>> [form for form, shape in past_forms("نفى") if not shape.pronoun]
    ['نفي', 'نفت', 'نفوا', 'نفتا']
    """
    word = fold(base)
    weak = base[-1] in {_ALEF, "\N{ARABIC LETTER ALEF MAKSURA}"}
    stem = word[:-1] if weak else word
    yield word, Shape("past", "m", "s")
    yield stem + _TEH, Shape("past", "f", "s")
    yield stem + _WAW + _ALEF, Shape("past", "m", "p")
    yield stem + _TEH + _ALEF, Shape("past", "f", "d")
    # A verb of the fifth or sixth measure would give the accusative of its verbal noun ('تعهدا').
    if len(word) > 3 and not weak and not word.startswith(_TEH):
        yield word + _ALEF, Shape("past", "m", "d")
    for pronoun in _PRONOUNS:
        yield (stem + _ALEF if weak else word) + pronoun, Shape("past", "m", "s", True)
        yield stem + _TEH + pronoun, Shape("past", "f", "s", True)
        if not weak:
            yield stem + _WAW + pronoun, Shape("past", "m", "p", True)


def present_forms(base: str) -> Iterator[tuple[str, Shape]]:
    """The present of 'he does', third person, with and without the sign of the future.

    >>> [form for form, shape in present_forms("يدعو") if not shape.pronoun][:4]
    ['يدعو', 'سيدعو', 'تدعو', 'ستدعو']
    """
    for form, shape in _present(base):
        yield form, shape
        yield _SEEN + form, shape


def _present(base: str) -> Iterator[tuple[str, Shape]]:
    word = fold(base)
    stem = word[1:]
    short = stem[:-1] if stem[-1] in _WEAK else stem
    bound = stem[:-1] + _ALEF if base[-1] == "\N{ARABIC LETTER ALEF MAKSURA}" else stem
    yield word, Shape("present", "m", "s")
    yield _TEH + stem, Shape("present", "f", "s")
    for ending in (_WAW + _NOON, _WAW + _ALEF):
        yield _YEH + short + ending, Shape("present", "m", "p")
    yield _YEH + stem + _ALEF + _NOON, Shape("present", "m", "d")
    yield _TEH + stem + _ALEF + _NOON, Shape("present", "f", "d")
    for pronoun in _PRONOUNS:
        yield _YEH + bound + pronoun, Shape("present", "m", "s", True)
        yield _TEH + bound + pronoun, Shape("present", "f", "s", True)
        yield _YEH + short + _WAW + _NOON + pronoun, Shape("present", "m", "p", True)


def participle_forms(base: str) -> Iterator[tuple[str, Shape]]:
    """The participle as news prose adds it to a clause: without article, in the accusative.

    >>> [form for form, shape in participle_forms("داعي")]
    ['داعيا', 'داعيه', 'داعين', 'داعيتين', 'داعيات']
    """
    word = fold(base)
    short = word[:-1] if word.endswith(_YEH) else word
    yield word + _ALEF, Shape("participle", "m", "s")
    yield word + _HEH, Shape("participle", "f", "s")
    yield short + _YEH + _NOON, Shape("participle", "m", "p")
    yield word + _TEH + _YEH + _NOON, Shape("participle", "f", "d")
    yield word + _ALEF + _TEH, Shape("participle", "f", "p")


def noun_forms(base: str) -> Iterator[tuple[str, Shape]]:
    """The verbal noun, alone and with a pronoun of the one who acts.

    >>> [form for form, shape in noun_forms("دعوة")][:3]
    ['دعوه', 'دعوته', 'دعوتها']
    """
    word = fold(base)
    bound = word[:-1] + _TEH if base.endswith("\N{ARABIC LETTER TEH MARBUTA}") else word
    yield word, Shape("noun")
    for pronoun, gender, number in (
        (_PRONOUNS[0], "m", "s"),
        (_PRONOUNS[1], "f", "s"),
        (_PRONOUNS[2], "m", "p"),
        (_PRONOUNS[3], None, "d"),
    ):
        yield bound + pronoun, Shape("noun", gender, number, True)  # type: ignore[arg-type]
