"""From a sentence's tokens to the quantities in it: bound, number and what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.tokens import Token
from mujaz.extract.figures_excluded import counts_nothing
from mujaz.extract.figures_forms import CONSTRUCT_ENDS, DUAL_ENDS, construct_dual, definite_vague, dual, vague
from mujaz.extract.figures_number import number
from mujaz.extract.figures_opened import opened, reached
from mujaz.extract.figures_quantity import Quantity, Scan

_WAW = "\N{ARABIC LETTER WAW}"
_BEGINNING = frozenset(("opens", "vague", "reaches", "percent_first"))
_KAF = "\N{ARABIC LETTER KAF}"
_ADDRESSES = frozenset(("http", "https", "www"))


def quantities(scan: Scan) -> list[Quantity]:
    """The quantities of a sentence, in order, none overlapping another."""
    found: list[Quantity] = []
    at, tokens = 0, scan.tokens
    while at < len(tokens):
        if _is_idle(tokens[at], scan):
            at += 1
            continue
        quantity, after = _at(scan, at, found)
        if quantity and not counts_nothing(tokens, quantity, scan.lexicon):
            quantity.joined = _is_joined(tokens, quantity)
            if found and _closes(found[-1], quantity):
                found[-1].close(quantity)
            else:
                found.append(quantity)
        at = max(after, at + 1)
    return found


def _closes(low: Quantity, high: Quantity) -> bool:
    """'أكثر من 20 وأقل من 50 شخصا': two bounds of one number."""
    if low.high is not None or high.low is not None or not high.joined or high.first - low.last > 1:
        return False
    return low.noun is None and low.word is None and low.value < high.value


def _is_idle(token: Token, scan: Scan) -> bool:
    """Whether no figure can begin with `token`: looked up once for each word, since most words are such."""
    known = scan.lexicon.bounds.idle
    idle = known.get(token.text)
    if idle is None:
        lexicon = scan.lexicon
        idle = known[token.text] = token.kind == "word" and not (
            lexicon.bounds.roles(token) & _BEGINNING
            or lexicon.numerals.senses(token)
            or (token.text.endswith(DUAL_ENDS) and lexicon.counted.dual(token))
            or any(form.text in lexicon.counted.constructs for form in token.forms)
        )
    return idle


def _at(scan: Scan, at: int, found: list[Quantity]) -> tuple[Quantity | None, int]:
    """The quantity that begins at token `at`, and the token at which to read on."""
    token = scan.tokens[at]
    if token.kind == "number" or token.text == "(":
        return number(scan, at, at)
    roles = scan.lexicon.bounds.roles(token)
    if "opens" in roles:
        behind = opened(scan, at)
        if behind[0]:
            return behind
    if token.text in _ADDRESSES:
        return None, _address_end(scan.tokens, at)
    return _word(scan, at, roles, found) if token.kind == "word" else _sign(scan, at)


def _address_end(tokens: Sequence[Token], at: int) -> int:
    """Where an address of the web ends: at the first space."""
    while at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end:
        at += 1
    return at + 1


def _word(scan: Scan, at: int, roles: frozenset[str], found: list[Quantity]) -> tuple[Quantity | None, int]:
    """The quantity that begins with a word: vague, in words, a verb that reaches a number, a dual."""
    token = scan.tokens[at]
    if "percent_first" in roles:
        return _sign(scan, at)
    match = (scan.lexicon.bounds.vague.at(scan.tokens, at) or definite_vague(scan, at)) if "vague" in roles else None
    if match and _KAF not in match.form.proclitics:
        return vague(scan, match)
    if scan.lexicon.numerals.senses(token):
        return number(scan, at, at, found)
    behind = reached(scan, at) if "reaches" in roles else None
    if behind and behind[0]:
        return behind
    if token.text.endswith(CONSTRUCT_ENDS):
        return construct_dual(scan, at)
    return dual(scan, at, found) if token.text.endswith(DUAL_ENDS) else (None, at + 1)


def _sign(scan: Scan, at: int) -> tuple[Quantity | None, int]:
    """A sign before its number: '$5', '%30'."""
    match = scan.lexicon.counted.phrases.at(scan.tokens, at, clitics=False)
    if match is None or match.last >= len(scan.tokens) or scan.tokens[match.last].kind != "number":
        return None, at + 1
    if match.last and at and scan.tokens[at - 1].kind == "number" and scan.tokens[at - 1].end == scan.tokens[at].start:
        return None, at + 1
    quantity, after = number(scan, match.last, at)
    if quantity is None or (quantity.noun and quantity.noun.kind):
        return None, at + 1
    quantity.noun, quantity.word, quantity.last = match.value[0].noun, None, quantity.number_last
    quantity.end = scan.tokens[quantity.last - 1].end
    quantity.first, quantity.start = at, scan.tokens[at].start
    return quantity, after


def _is_joined(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether 'and' stands right before the quantity, written onto it or apart."""
    token = tokens[quantity.first]
    if token.text.startswith(_WAW) and quantity.start > token.start:
        return True
    return quantity.first > 0 and tokens[quantity.first - 1].text == _WAW
