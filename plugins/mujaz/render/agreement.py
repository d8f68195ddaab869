"""A number with the Arabic noun that it counts, both in the form that the number and the case ask for."""

from __future__ import annotations

from typing import Literal

from mujaz.render.catalogues import Words, plural_number
from mujaz.render.nouns import CountedNoun
from mujaz.render.numbers import number

Case = Literal["nominative", "accusative", "genitive"]

_SCALES = (1_000_000_000, 1_000_000)
_TEH_MARBUTA, _TEH = "\N{ARABIC LETTER TEH MARBUTA}", "\N{ARABIC LETTER TEH}"
_ALEF, _YEH, _NOON = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER NOON}"
_MAKSURA, _HAMZA = "\N{ARABIC LETTER ALEF MAKSURA}", "\N{ARABIC LETTER HAMZA}"
_PLURAL_ENDINGS = ("\N{ARABIC LETTER WAW}\N{ARABIC LETTER NOON}", _YEH + _NOON)


def counted_phrase(value: float, noun: CountedNoun, words: Words, case: Case = "nominative") -> str | None:
    """So many of `noun`, of one phrase; None where the tables lack the form.

    0 denies the plural, 1 is the noun with its numeral, 2 the dual; from 3 on the number stands in digits, or in
    millions and billions, and its last two digits rule the noun.
    """
    if value == 0:
        plural = noun.oblique_plural()
        return words.pgettext("one of", "none", noun=plural) if plural else None
    if value == 1:
        return _one(noun, words, case)
    if value == 2:
        return _two(noun, words, case)
    form = noun.after(plural_number(value))
    return f"{_digits(value, words, case)} {form}" if form else None


def dual(noun: CountedNoun, case: Case = "nominative", *, construct: bool = False) -> str | None:
    """Two of `noun` in one phrase; before another noun (`construct`) the ending loses its nun.

    None where the table does not tell whether a second word is an adjective, which has a dual too.
    """
    head, *rest = noun.singular.split()
    if not rest:
        return _dual(head, noun, case, construct)
    first = CountedNoun(head, None, noun.feminine, noun.defective)
    if _is_construct(noun, rest):
        return " ".join([_dual(head, first, case, construct=True), *rest])
    if len(rest) == 1 and _is_adjective(noun, rest[0]):
        adjective = CountedNoun(rest[0], None, noun.feminine)
        return f"{_dual(head, first, case, False)} {_dual(rest[0], adjective, case, False)}"
    return None


def _one(noun: CountedNoun, words: Words, case: Case) -> str:
    gender = "feminine" if noun.feminine else "masculine"
    accusative = noun.accusative() if case == "accusative" else None
    if accusative is None:
        return words.pgettext("one of", gender, noun=noun.singular)
    return words.pgettext("one of", f"{gender} accusative", noun=accusative)


def _two(noun: CountedNoun, words: Words, case: Case) -> str | None:
    """The dual, with its numeral where it is written like the plural: 'مهاجرين اثنين'."""
    phrase = dual(noun, case)
    if phrase is None or case == "nominative" or phrase != noun.oblique_plural():
        return phrase
    return words.pgettext("one of", "two", noun=phrase)


def _digits(value: float, words: Words, case: Case) -> str:
    """The number as `number` gives it, except that two millions are a dual as well: 'مليونا', 'مليوني'."""
    for size in _SCALES:
        if value == 2 * size:
            scale = CountedNoun(number(size, words), None)
            return _dual(scale.singular, scale, case, construct=True)
    return number(value, words)


def _dual(word: str, noun: CountedNoun, case: Case, construct: bool) -> str:
    if noun.defective:
        stem = word + _YEH
    elif word.endswith(_TEH_MARBUTA):
        stem = word[:-1] + _TEH
    else:
        stem = word[:-1] + _YEH if word.endswith(_MAKSURA) else word
    ending = _ALEF if case == "nominative" else _YEH
    return stem + ending + ("" if construct else _NOON)


def _rest_of_plural(noun: CountedNoun) -> list[str]:
    return noun.plural.split()[1:] if noun.plural else []


def _is_construct(noun: CountedNoun, rest: list[str]) -> bool:
    """Whether what follows is a second noun, which stays the same in the plural: 'رجل أعمال', 'رجال أعمال'.

    After a feminine head an adjective stays the same as well ('قاعدة عسكرية'), and is told by its ending.
    """
    looks_feminine = rest[0].endswith((_TEH_MARBUTA, _ALEF + _HAMZA))
    return rest == _rest_of_plural(noun) and not (noun.feminine and looks_feminine)


def _is_adjective(noun: CountedNoun, word: str) -> bool:
    plural = _rest_of_plural(noun)
    if noun.feminine:
        return plural == [word] and word.endswith(_YEH + _TEH_MARBUTA)
    return len(plural) == 1 and (plural[0] == word + _TEH_MARBUTA or plural[0].endswith(_PLURAL_ENDINGS))
