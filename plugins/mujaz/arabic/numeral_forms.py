"""From a counted noun as a dictionary gives it to the forms that stand after numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from mujaz.arabic.fold import fold

NounNumber = Literal["s", "a", "d", "c", "p"]

_ALEF, _HEH, _TEH = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER TEH}"
_WAW, _YEH, _NOON = "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER NOON}"
_DUALS = (_ALEF + _NOON, _YEH + _NOON)
_FEMININE_DUALS = (_TEH + _ALEF + _NOON, _TEH + _YEH + _NOON)


def singular_forms(noun: str, *, defective: bool = False) -> Iterator[tuple[str, NounNumber]]:
    """The singular ('s'), in the accusative ('a') too; of several words the first alone or all take its ending.

    >>> list(singular_forms("جندي")), list(singular_forms("طائرة حربية"))
    ([('جندي', 's'), ('جنديا', 'a')], [('طايره حربيه', 's')])
    """
    words = fold(noun).split()
    yield " ".join(words), "s"
    if defective:
        yield words[0] + _YEH, "s"
        yield words[0] + _YEH + _ALEF, "a"
        return
    first, rest = _accusative(words[0]), words[1:]
    for ending in (rest, [_accusative(word) for word in rest]) if rest else (rest,):
        form = " ".join([first, *ending])
        if form != " ".join(words):
            yield form, "a"


def dual_forms(noun: str, *, defective: bool = False) -> Iterator[str]:
    """The dual of a noun of one word, in both cases; nothing for several words.

    >>> list(dual_forms("طائرة")), list(dual_forms("مبنى")), list(dual_forms("قاض", defective=True))
    (['طايرتان', 'طايرتين'], ['مبنيان', 'مبنيين'], ['قاضيان', 'قاضيين'])
    """
    word = fold(noun)
    if " " in word:
        return
    if word.endswith(_HEH) and noun.endswith("\N{ARABIC LETTER TEH MARBUTA}"):
        yield from (word[:-1] + ending for ending in _FEMININE_DUALS)
    else:
        stem = word + _YEH if defective else word
        yield from (stem + ending for ending in _DUALS)


def plural_forms(plural: str) -> Iterator[tuple[str, NounNumber]]:
    """A plural in its cases ('p'), and as it stands before another noun ('c').

    >>> list(plural_forms("مهاجرون")), list(plural_forms("جنود"))
    ([('مهاجرون', 'p'), ('مهاجرين', 'p'), ('مهاجرو', 'c'), ('مهاجري', 'c')], [('جنود', 'p'), ('جنودا', 'p')])
    """
    words = fold(plural).split()
    first, rest = words[0], words[1:]
    yield " ".join(words), "p"
    if first.endswith(_WAW + _NOON) and len(first) > 4:
        stem = first[:-2]
        yield " ".join([stem + _YEH + _NOON, *map(_oblique, rest)]), "p"
        yield " ".join([stem + _WAW, *rest]), "c"
        yield " ".join([stem + _YEH, *rest]), "c"
    elif not first.endswith((_ALEF + _TEH, _ALEF, _HEH, _YEH)):
        yield " ".join([first + _ALEF, *rest]), "p"


def _accusative(word: str) -> str:
    return word if word.endswith((_HEH, _ALEF, _ALEF + "\N{ARABIC LETTER HAMZA}")) else word + _ALEF


def _oblique(word: str) -> str:
    return word[:-2] + _YEH + _NOON if word.endswith(_WAW + _NOON) else word
