"""A figure in the words of one language: '23 killed', 'more than 200 mortars', '$71.4 million'."""

from __future__ import annotations

from babel.numbers import get_currency_name
from babel.units import UnknownUnitError, format_unit

from mujaz.model.facts import Figure
from mujaz.render.agreement import Case, counted_phrase
from mujaz.render.catalogues import Words, plural_number
from mujaz.render.nouns import CountedNoun
from mujaz.render.numbers import VAGUE, bounded, number, vague, vague_of

TOLLS = ("killed", "wounded", "missing", "detained", "displaced", "released")
_MEASURED = ("money", "percent", "measure", "duration")
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
_PEOPLE = (" people", " person")
_PERSON = "person"


def is_toll(figure: Figure) -> bool:
    """Whether the figure counts people to whom something was done."""
    return figure.kind in TOLLS


def is_measured(figure: Figure) -> bool:
    """Whether the figure has a unit and not a counted noun: money, percentages, measures, durations."""
    return figure.kind in _MEASURED


def amount(figure: Figure, words: Words) -> str:
    """How many or how much, with the unit but without the noun: what stands in large type."""
    if figure.bound in VAGUE:
        units = _units(figure, words) if is_measured(figure) else None
        return vague_of(figure.bound, units, words) if units else vague(figure.bound, words)
    return bounded(figure, lambda value: _measured(figure, value, words), words, low=_low(figure, words))


def _units(figure: Figure, words: Words) -> str | None:
    """A unit in the plural that follows 'a few'; None where the tables lack it."""
    if words.lang == "en":
        return figure.noun.en if figure.noun else None
    noun = words.nouns.known(figure.noun_id)
    return noun.definite_plural() if noun else None


def noun_beside(figure: Figure, words: Words) -> str | None:
    """The noun that may stand beside `amount` without saying what stands there already; '' is never given.

    None in Arabic, where the noun agrees with its number and stands in one phrase with it: `counted`.
    """
    if figure.noun is None or words.lang == "ar" or figure.kind in _MEASURED:
        return None
    return None if _is_people(figure, words) else figure.noun.en


def counted(figure: Figure, words: Words, case: Case = "nominative") -> str | None:
    """The number with its noun: '23 fighters', '23 مقاتلًا'; None where either has no word for it.

    `case` is the Arabic one; after 'more than' and its like it is the genitive in any case.
    """
    noun = (figure.noun.ar if words.lang == "ar" else figure.noun.en) if figure.noun else None
    if noun is None or figure.kind in _MEASURED:
        return None
    if words.lang == "ar":
        known = words.nouns.known(figure.noun_id)
        return _counted_in_arabic(figure, known, words, case) if known else None
    noun = _marked(noun, figure, words)
    if figure.bound in VAGUE:
        return vague_of(figure.bound, noun, words)
    return bounded(figure, lambda value: f"{number(value, words)} {noun}", words)


def tells_fate(figure: Figure, words: Words) -> bool:
    """Whether the noun says already what was done to those counted, and says more than 'people'."""
    return words.nouns.tells(figure.noun_id, figure.kind) and not _is_people(figure, words)


def people_counted(figure: Figure, words: Words) -> str:
    """Those of a toll, as the object of a sentence in Arabic: '23 people', '2 soldiers', '23 شخصًا', 'جنديًا واحدًا'.

    In Arabic 'عدد الجرحى' stands before it, so a noun that tells as much is not said again: 'عدد الجرحى 5'.
    """
    if words.lang == "en":
        named = figure.noun is not None and not words.nouns.tells(figure.noun_id, figure.kind)
        return (counted(figure, words) if named and figure.noun and figure.noun.en else None) or _people(figure, words)
    again = figure.bound not in VAGUE and words.nouns.tells(figure.noun_id, figure.kind)
    if again and figure.low not in (1, 2):
        return amount(figure, words)
    if (figure.noun is None and figure.bound not in VAGUE) or again:
        phrase = _counted_in_arabic(figure, words.nouns.by_id[_PERSON], words, "accusative")
    else:
        phrase = counted(figure, words, "accusative")
    return phrase or _people(figure, words)


def figure_line(figure: Figure, words: Words, evidence: str | None = None) -> str:
    """The figure as a reader says it, what it counts included.

    `evidence` are the source's own words, where the rights allow them, for what the tables have no Arabic form of.
    """
    if is_toll(figure):
        return _toll(figure, words, evidence)
    phrase = counted(figure, words)
    if words.lang == "ar" and evidence and phrase is None and not is_measured(figure):
        return evidence
    return phrase or _labelled(figure, words)


def _toll(figure: Figure, words: Words, evidence: str | None) -> str:
    if figure.noun is None or _is_people(figure, words):
        return words.pgettext("toll", figure.kind, people=_people(figure, words))
    if words.nouns.tells(figure.noun_id, figure.kind):
        return counted(figure, words) or evidence or _labelled(figure, words)
    phrase = counted(figure, words, "genitive")
    if phrase:
        return words.pgettext("toll", figure.kind, people=phrase)
    return f"{words.pgettext('kind', figure.kind)}: {evidence or _labelled(figure, words)}"


def _is_people(figure: Figure, words: Words) -> bool:
    """Whether the noun says of people only what the kind says: 'killed people'."""
    telling = words.nouns.tells(figure.noun_id, figure.kind)
    return bool(telling and words.lang == "en" and figure.noun and (figure.noun.en or "").endswith(_PEOPLE))


def _people(figure: Figure, words: Words) -> str:
    if figure.bound in VAGUE:
        return vague_of(figure.bound, words.pgettext("vague of", "people"), words)
    return bounded(figure, lambda value: people(value, words), words)


def people(value: float, words: Words) -> str:
    """So many people, the noun in the form that goes with the number."""
    digits = number(value, words)
    return words.ngettext("%(number)s person", "%(number)s people", value, number=digits)


def _labelled(figure: Figure, words: Words) -> str:
    """A label and a number, which need not agree."""
    if figure.noun is None or words.lang == "en" or figure.kind in _MEASURED:
        return amount(figure, words)
    return f"{figure.noun.ar}: {amount(figure, words)}"


def _counted_in_arabic(figure: Figure, noun: CountedNoun, words: Words, case: Case) -> str | None:
    if figure.bound in VAGUE:
        nouns = noun.definite_plural()
        return vague_of(figure.bound, _marked(nouns, figure, words), words) if nouns else None
    # What opens a number governs it: 'أكثر من', 'نحو', 'ما لا يقل عن'.
    case = case if figure.bound == "exact" else "genitive"
    phrases = {value: counted_phrase(value, noun, words, case) for value in _values(figure)}
    if None in phrases.values():
        return None
    return bounded(figure, lambda value: _marked_after_number(phrases.get(value) or "", figure, words), words)


def _marked_after_number(phrase: str, figure: Figure, words: Words) -> str:
    number, space, noun = phrase.partition(" ")
    if not space or not number[0].isdigit():
        return _marked(phrase, figure, words)
    return f"{number} {_marked(noun, figure, words)}"


def _marked(noun: str, figure: Figure, words: Words) -> str:
    """The noun, in quotation marks where it is the source's word for somebody and the house has no other."""
    return words.pgettext("contested", "quoted", noun=noun) if figure.noun_id in words.nouns.quoted else noun


def _values(figure: Figure) -> list[float]:
    return [value for value in (figure.low, figure.high) if value is not None]


def _low(figure: Figure, words: Words) -> str | None:
    """A range's lower end where the unit stands before the number and so must be said twice: '$2 to $3 billion'."""
    symbol = figure.kind == "money" and words.lang == "en" and figure.unit in _SYMBOLS
    return _measured(figure, figure.low, words) if symbol and figure.low is not None else None


def _measured(figure: Figure, value: float, words: Words) -> str:
    if figure.kind not in _MEASURED:
        return number(value, words)
    if figure.kind == "percent":
        return f"{number(value, words)}%"
    if words.lang == "en" and figure.unit in _SYMBOLS and figure.kind == "money":
        return f"{_SYMBOLS[figure.unit]}{number(value, words)}"
    return _in_the_tables_words(figure, value, words) or _in_cldrs_words(figure, value, words)


def _in_the_tables_words(figure: Figure, value: float, words: Words) -> str | None:
    if words.lang == "en":
        return f"{number(value, words)} {figure.noun.en}" if figure.noun and figure.noun.en else None
    noun = words.nouns.by_id.get(figure.noun_id or "")
    case: Case = "nominative" if figure.bound == "exact" else "genitive"
    return counted_phrase(value, noun, words, case) if noun else None


def _in_cldrs_words(figure: Figure, value: float, words: Words) -> str:
    unit = figure.unit or ""
    if figure.kind == "money" and unit:
        return f"{number(value, words)} {get_currency_name(unit, count=plural_number(value), locale=words.locale)}"
    try:
        worded = str(format_unit(value, unit, locale=words.locale)) if unit else ""
    except UnknownUnitError:
        worded = ""
    # Babel puts the unit's id where it lacks a plural form of it.
    if worded and unit not in worded:
        return worded
    noun = figure.noun.ar if figure.noun and words.lang == "ar" else None
    return f"{number(value, words)} {noun}" if noun else number(value, words)
