"""Reads a number with what stands around it: its noun, a sign, its repetition in digits, a share."""

from __future__ import annotations

from mujaz.arabic.numerals import Numeral, numeral_at
from mujaz.arabic.tokens import Token
from mujaz.extract.figures_nouns import attach_noun, choose, noun_before
from mujaz.extract.figures_quantity import Quantity, Scan
from mujaz.extract.figures_ranges import range_at
from mujaz.model.facts import Bound

_THE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_HAMZA = "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}"
_DEAD = tuple(
    "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER YEH}\N{ARABIC LETTER TEH}" + ending
    for ending in (
        "\N{ARABIC LETTER ALEF}",
        "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER NOON}",
        "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}",
    )
)
_TWO_HUNDRED = 200
_MINUS = ("-", "\N{MINUS SIGN}")
_BELOW_ZERO = frozenset(("percent", "degree", "degree_celsius", "degree_fahrenheit"))


def number(scan: Scan, at: int, first: int, found: list[Quantity] | None = None) -> tuple[Quantity | None, int]:
    """A number in digits or words with its noun."""
    ranged = range_at(scan.tokens, at, scan.lexicon, hyphen=True) if scan.tokens[at].kind == "number" else None
    if ranged:
        attach_noun(scan.tokens, ranged, scan.lexicon)
        if ranged.noun and not scan.blocked(at):
            return ranged, ranged.last
    numeral = numeral_at(scan.tokens, at, scan.lexicon.numerals)
    if numeral is None or (numeral.value == _TWO_HUNDRED and _is_dead(scan.tokens[at], scan.text)):
        return None, at + 1
    if numeral.ordinal or scan.blocked(at):
        return None, numeral.last
    quantity = quantity_of(numeral, "exact", "figures.numeral")
    if numeral.article:
        return _definite(scan, quantity)
    if not numeral.digits and numeral.last == at + 1 and numeral.value in (1, 2) and numeral.scale == 1:
        return _one_or_two(scan, quantity, found or [])
    ending = scan.lexicon.numerals.senses(scan.tokens[numeral.last - 1])
    quantity.closed = numeral.last - numeral.first > 1 and any(sense.counted for sense, _ in ending)
    _repeated(scan, quantity)
    attach_noun(scan.tokens, quantity, scan.lexicon)
    _share(scan, quantity)
    _below_zero(scan, quantity)
    return (None if _is_age_of(scan, quantity) else quantity), max(quantity.last, numeral.last)


def _is_age_of(scan: Scan, quantity: Quantity) -> bool:
    """'سامي حداد 37 عاما': years right behind a name are somebody's."""
    at = quantity.number_first - 1
    if at < 0 or quantity.noun is None or quantity.noun.id != "year" or not quantity.digits or quantity.scale > 1:
        return False
    return scan.blocked(at) and scan.tokens[at].kind == "word" and not scan.blocked(quantity.number_first)


def _is_dead(token: Token, text: str) -> bool:
    """Whether a word read as 'two hundred' lacks the hamza and so says 'dead'; folding unites the two."""
    return token.text.endswith(_DEAD) and _HAMZA not in text[token.start : token.end]


def _share(scan: Scan, quantity: Quantity) -> None:
    """'بنسبة 30': a share without its sign."""
    at = quantity.number_first
    if not at or quantity.noun or quantity.word or quantity.scale > 1:
        return
    if "share" in scan.lexicon.bounds.roles(scan.tokens[at - 1]):
        quantity.noun = scan.lexicon.counted.nouns["percent"]


def _below_zero(scan: Scan, quantity: Quantity) -> None:
    """'-5%': a sign that touches a percentage or a temperature, and nothing before it, is a minus."""
    at, tokens = quantity.number_first - 1, scan.tokens
    if at < 0 or not quantity.digits or tokens[at].text not in _MINUS or tokens[at].end != tokens[at + 1].start:
        return
    alone = at == 0 or tokens[at - 1].end < tokens[at].start
    if alone and quantity.noun and quantity.noun.id in _BELOW_ZERO and quantity.bound == "exact":
        quantity.low = quantity.high = -quantity.value
        quantity.number_first = quantity.first = at
        quantity.start = tokens[at].start


def _repeated(scan: Scan, quantity: Quantity) -> None:
    """'ثلاثة (03) إرهابيين': the same number in digits, in brackets behind its words."""
    at = quantity.last
    if at + 1 >= len(scan.tokens) or not (quantity.digits or scan.tokens[at].text == "("):
        return
    again = numeral_at(scan.tokens, at, scan.lexicon.numerals)
    if again and again.value == quantity.value and again.digits != quantity.digits and not again.proclitics:
        quantity.stretch(scan.tokens, again.last)


def quantity_of(numeral: Numeral, bound: Bound, rule: str) -> Quantity:
    """The quantity that is nothing but `numeral` yet."""
    return Quantity(
        numeral.value, numeral.value, bound, numeral.first, numeral.last, numeral.first, numeral.last,
        numeral.start, numeral.end, rule, scale=numeral.scale, digits=numeral.digits, bare=numeral.bare,
        article=numeral.article,
    )  # fmt: skip


def _definite(scan: Scan, quantity: Quantity) -> tuple[Quantity | None, int]:
    """'الأشهر الثلاثة': the noun stands before; a definite number without one counts nothing new."""
    match = noun_before(scan.tokens, quantity.first, scan.lexicon)
    if quantity.value < 3 or (quantity.first and "label" in scan.lexicon.bounds.roles(scan.tokens[quantity.first - 1])):
        return None, quantity.last
    if match is None:
        attach_noun(scan.tokens, quantity, scan.lexicon)
        return (quantity if quantity.noun else None), quantity.last
    quantity.noun = choose(match.value, None).noun
    quantity.first, quantity.start = match.first, match.start
    if match.form.article and scan.tokens[match.first].text.find(_THE) == match.form.skip - len(_THE):
        quantity.start = scan.tokens[match.first].origin(match.form.skip - len(_THE))
    quantity.rule = "figures.definite"
    return quantity, quantity.last


def _one_or_two(scan: Scan, quantity: Quantity, found: list[Quantity]) -> tuple[Quantity | None, int]:
    """'صوتا واحدا', 'مدنيين اثنين': the noun stands before; alone, they count only people already spoken of."""
    at, tokens = quantity.first, scan.tokens
    if found and found[-1].last == at and found[-1].low == quantity.value == 2:
        found[-1].stretch(tokens, at + 1)
        attach_noun(tokens, found[-1], scan.lexicon)
        return None, found[-1].last
    before = scan.lexicon.counted.phrases.at(tokens, at - 1) if at else None
    wanted = "sa" if quantity.value == 1 else "pd"
    if before and before.last == at and not before.form.article:
        reading = next((reading for reading in before.value if reading.number in wanted), None)
        if reading and quantity.start == tokens[at].start:
            quantity.noun, quantity.first, quantity.start = reading.noun, before.first, before.start
            quantity.rule = "figures.postposed"
            if found and found[-1].last > before.first:
                return None, at + 1
            attach_noun(tokens, quantity, scan.lexicon) if at + 1 < len(tokens) and _is_other(scan, at + 1) else None
            return quantity, quantity.last
    attach_noun(tokens, quantity, scan.lexicon)
    if quantity.noun or (quantity.word and not quantity.theirs):
        quantity.noun, quantity.word, quantity.last = None, None, quantity.number_last
        quantity.end = tokens[quantity.last - 1].end
    quantity.rule = "figures.alone"
    return quantity, quantity.last


def _is_other(scan: Scan, at: int) -> bool:
    return "other" in scan.lexicon.bounds.roles(scan.tokens[at])
