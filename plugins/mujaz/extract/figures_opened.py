"""Reads a number behind what opens it: its bound, a verb that reaches it, the two ends of a range."""

from __future__ import annotations

from mujaz.arabic.numerals import numeral_at
from mujaz.arabic.phrases import PhraseMatch
from mujaz.extract.figures_excluded import counts_nothing
from mujaz.extract.figures_forms import DUAL_ENDS, dual, vague
from mujaz.extract.figures_nouns import attach_noun
from mujaz.extract.figures_number import number, quantity_of
from mujaz.extract.figures_quantity import Quantity, Scan
from mujaz.extract.figures_ranges import range_at
from mujaz.lexicon.bounds import BoundWord

_WAW = "\N{ARABIC LETTER WAW}"
_PAIR = 2
_WHERE = ("\N{ARABIC LETTER FEH}\N{ARABIC LETTER YEH}",)
_OVER = (
    "\N{ARABIC LETTER AIN}\N{ARABIC LETTER LAM}\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER AIN}\N{ARABIC LETTER NOON}",
)
_REACH = 6


def opened(scan: Scan, at: int) -> tuple[Quantity | None, int]:
    """A number behind its bound ('أكثر من 200 مدفع') or a range ('بين 20 و30')."""
    match = scan.lexicon.bounds.before.at(scan.tokens, at)
    if match is None or match.last >= len(scan.tokens):
        return None, at + 1
    if match.value.role == "range_open":
        return _range(scan, match)
    quantity, after = _number_or_vague(scan, match.last)
    if quantity is None:
        return None, at + 1
    if quantity.bound in ("exact", "about"):
        quantity.bind(match.value.bound)
    quantity.first, quantity.start = match.first, match.start
    if (quantity.noun is None and _trails(scan, quantity)) or counts_nothing(scan.tokens, quantity, scan.lexicon):
        return None, after
    return quantity, after


def _trails(scan: Scan, quantity: Quantity) -> bool:
    """Whether 'نحو' or the like is no bound here because a proclitic parts it from the number ('دون و3')."""
    token = scan.tokens[quantity.number_first]
    return token.kind == "word" and token.origin(0) < quantity.start and not quantity.digits


def _number_or_vague(scan: Scan, at: int) -> tuple[Quantity | None, int]:
    roles = scan.lexicon.bounds.roles(scan.tokens[at])
    if "opens" in roles and (inner := scan.lexicon.bounds.before.at(scan.tokens, at)) and inner.last < len(scan.tokens):
        if inner.value.role == "range_open":
            return _range(scan, inner)
        at = inner.last
        roles = scan.lexicon.bounds.roles(scan.tokens[at])
    if "vague" in roles and (match := scan.lexicon.bounds.vague.at(scan.tokens, at)):
        return vague(scan, match)
    if scan.tokens[at].text.endswith(DUAL_ENDS) and not scan.lexicon.numerals.senses(scan.tokens[at]):
        return dual(scan, at, [])
    return number(scan, at, at)


def reached(scan: Scan, at: int) -> tuple[Quantity | None, int]:
    """A verb with its subject between it and the number: 'يتجاوز عدد سكانها 100 مليون نسمة'."""
    match = scan.lexicon.bounds.reach.at(scan.tokens, at)
    if match is None:
        return None, at + 1
    over = match.value.role == "reach_to"
    passed = _WHERE + _OVER if over else _WHERE
    for ahead in range(match.last, min(match.last + _REACH, len(scan.tokens))):
        token = scan.tokens[ahead]
        if token.kind == "number" or (token.kind == "word" and scan.lexicon.numerals.senses(token)):
            quantity, after = number(scan, ahead, ahead)
            if quantity is None and token.kind == "word":
                continue
            if over and quantity and scan.tokens[quantity.first - 1].text not in _OVER:
                return None, at + 1
            _share_of(scan, quantity, match.last) if quantity else None
            if quantity and quantity.bound == "exact" and not counts_nothing(scan.tokens, quantity, scan.lexicon):
                quantity.bind(match.value.bound)
                quantity.first, quantity.start = match.first, match.start
                return quantity, after
            return None, at + 1
        if token.kind != "word" or ("stop" in scan.lexicon.bounds.roles(token) and token.text not in passed):
            break
    return None, at + 1


def _share_of(scan: Scan, quantity: Quantity, first: int) -> None:
    """'لم تتجاوز نسبة المشاركة 40': a share without its sign."""
    if quantity.noun is None and quantity.word is None and quantity.scale == 1:
        between = scan.tokens[first : quantity.first]
        if any("share" in scan.lexicon.bounds.roles(token) for token in between):
            quantity.noun = scan.lexicon.counted.nouns["percent"]


def _range(scan: Scan, match: PhraseMatch[BoundWord]) -> tuple[Quantity | None, int]:
    found = range_at(scan.tokens, match.last, scan.lexicon) or _from_dual(scan, match.last)
    if found is None or scan.blocked(found.number_first):
        return None, match.first + 1
    found.first, found.start = match.first, match.start
    attach_noun(scan.tokens, found, scan.lexicon)
    return found, found.last


def _from_dual(scan: Scan, first: int) -> Quantity | None:
    """'من أسبوعين إلى أربعة أسابيع': a range whose lower end is a dual of the same noun."""
    dual = scan.lexicon.counted.dual(scan.tokens[first])
    at = first + 1
    if dual is None or at >= len(scan.tokens):
        return None
    joined = scan.lexicon.bounds.after.get(scan.tokens[at].text)
    at += 1 if joined and joined.role == "range_join" else 0
    numeral = numeral_at(scan.tokens, at, scan.lexicon.numerals) if at < len(scan.tokens) else None
    if numeral is None or numeral.value <= _PAIR or numeral.ordinal or numeral.article:
        return None
    if at == first + 1 and numeral.proclitics != _WAW and scan.tokens[at].text != _WAW:
        return None
    high = quantity_of(numeral, "exact", "figures.range")
    attach_noun(scan.tokens, high, scan.lexicon)
    if high.noun is None or high.noun.id != dual[0].id:
        return None
    high.low, high.bound, high.number_first, high.rule = _PAIR, "range", first, "figures.range"
    return high
