"""Tells numbers that count nothing: years, dates, clock times, ages, scores, codes, numbers of laws and flights."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.tokens import Token
from mujaz.extract.figures_quantity import Quantity
from mujaz.lexicon.lexicon import Lexicon

_JOINTS = frozenset("-/:+\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}\N{HYPHEN}\N{MINUS SIGN}*=#@_%\\.")
_PARAMETERS = ("=", "&", "?", "#", "_")
_YEARS = range(1300, 2101)
_THE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_LETTERS = ("\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER FEH}")
_PROCLITICS = frozenset(
    lead + rest
    for lead in ("", *_LETTERS, *(f"{a}{b}" for a in _LETTERS for b in _LETTERS))
    for rest in ("", _THE, "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER KAF}")
)
_OPENERS, _CLOSERS = frozenset("(\N{ARABIC COMMA},"), frozenset(")\N{ARABIC COMMA},.")
_METRE = "\N{ARABIC LETTER MEEM}"
_AGE_REACH, _SHORT = 5, 3


def counts_nothing(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether the number is a name, a place in time or a score and no quantity."""
    first, last = quantity.number_first, quantity.number_last
    if first and tokens[first - 1].text in _PARAMETERS and tokens[first - 1].end == tokens[first].start:
        return True
    if quantity.noun is None or quantity.noun.kind != "percent":
        if _is_date_or_time(tokens, last, lexicon) or _is_labelled(tokens, quantity, lexicon):
            return True
        if quantity.digits and _is_code(tokens, first, last, lexicon):
            return True
    if _is_lettered_year(tokens, quantity):
        return True
    if _is_marked_year(tokens, quantity, lexicon) or _is_of_era(tokens, quantity, lexicon):
        return True
    return bool(quantity.noun and quantity.noun.id == "year" and _is_age(tokens, quantity, lexicon))


def _is_code(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a hyphen, stroke or colon ties the number to another word: 'كوفيد-19', '3-2', '10:30'."""
    if first and _is_tied_before(tokens, first, lexicon):
        return True
    if last < len(tokens) and _is_tied_after(tokens, last):
        return True
    return first == 0 and last == 1 and last < len(tokens) and tokens[last].text in ("-", ")", ".", "/")


def _is_tied_before(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> bool:
    before = tokens[first - 1]
    touching = before.end == tokens[first].start
    if before.kind == "word":
        glued = len(before.text) > _SHORT and before.text in lexicon.bounds.words["stop"]
        return touching and before.text not in _PROCLITICS and not glued
    if before.kind == "latin":
        return tokens[first].start - before.end <= 1
    if first < 2 or before.text not in _JOINTS:
        return False
    beyond = tokens[first - 2]
    if touching:
        return beyond.end == before.start or beyond.kind == "number" or (beyond.kind == "word" and before.text == "-")
    return before.text in "-/:" and beyond.kind in ("number", "latin")


def _is_tied_after(tokens: Sequence[Token], last: int) -> bool:
    after = tokens[last]
    touching = after.start == tokens[last - 1].end
    if after.kind == "latin":
        return touching
    if after.text not in _JOINTS or after.text == "." or last + 1 >= len(tokens):
        return False
    following = tokens[last + 1]
    if following.kind == "number":
        return touching or after.text in "-/:"
    return touching and following.kind == "latin" and following.start == after.end


def _is_date_or_time(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    if last >= len(tokens):
        return False
    at = last + 1 if tokens[last].text == ")" and last + 1 < len(tokens) else last
    if "follows" not in lexicon.bounds.roles(tokens[at]):
        return False
    match = lexicon.bounds.after.at(tokens, at, clitics=False)
    return match is not None and match.value.role in ("month", "clock")


def _is_labelled(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> bool:
    """'القرار 1701', 'عام 2020'; not where a noun of the tables follows ('المركز 12 مريضا')."""
    at = quantity.number_first - 1
    if at >= 0 and tokens[at].text == _THE:
        at -= 1
        if quantity.noun is None:
            return True
    if at >= 0 and tokens[at].text in ("(", '"'):
        at -= 1
    if at >= 0 and quantity.digits and "hour" in lexicon.bounds.roles(tokens[at]):
        return True
    if at < 0 or not (quantity.digits or quantity.article) or quantity.first < quantity.number_first:
        return False
    if "label" not in lexicon.bounds.roles(tokens[at]):
        return False
    return quantity.noun is None


def _is_age(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> bool:
    first, last = quantity.first, quantity.last
    for back in range(first - 1, max(first - 1 - _AGE_REACH, -1), -1):
        if tokens[back].kind == "mark" and tokens[back].text not in '("':
            break
        if "age" in lexicon.bounds.roles(tokens[back]):
            return True
    if first and tokens[first - 1].text == _THE:
        return True
    if first and tokens[first].text == "(":
        return True
    opened = first > 0 and tokens[first - 1].text in _OPENERS
    closed = last >= len(tokens) or tokens[last].text in _CLOSERS
    return opened and closed and quantity.bound == "exact" and (first > 1)


def _is_marked_year(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> bool:
    """'مايو 2015 صورة', 'العام 2009 ممثلا': the month or label before makes it a year whatever follows."""
    at = quantity.number_first - 1
    if at < 0 or not quantity.digits or quantity.value not in _YEARS or quantity.bound != "exact":
        return False
    if "label" in lexicon.bounds.roles(tokens[at]):
        return True
    month = lexicon.bounds.after.get(tokens[at].text)
    return month is not None and month.role == "month"


def _is_lettered_year(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """'2015م': the letter of the era, which elsewhere is short for metres."""
    last = quantity.number_last
    if quantity.noun is None or quantity.noun.id != "metre" or quantity.value not in _YEARS or not quantity.bare:
        return False
    return last < len(tokens) and tokens[last].text == _METRE


def _is_of_era(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> bool:
    """'3000 عام قبل الميلاد': a date."""
    if quantity.last >= len(tokens) or "follows" not in lexicon.bounds.roles(tokens[quantity.last]):
        return False
    match = lexicon.bounds.after.at(tokens, quantity.last, clitics=False)
    return match is not None and match.value.role == "era"


def is_bare_year(quantity: Quantity) -> bool:
    """Whether the digits, with no noun and no fate to say otherwise, read as a year."""
    return quantity.bare and quantity.bound == "exact" and quantity.value in _YEARS
