"""From a sentence's tokens to the quantities in it: bound, number and what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.numerals import Numeral, numeral_at
from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Token
from mujaz.extract.figures_excluded import counts_nothing
from mujaz.extract.figures_forms import definite_vague, dual, vague
from mujaz.extract.figures_nouns import attach_noun, choose, noun_before
from mujaz.extract.figures_quantity import Quantity, Scan
from mujaz.extract.figures_ranges import range_at
from mujaz.lexicon.bounds import BoundWord
from mujaz.model.facts import Bound

_WAW = "\N{ARABIC LETTER WAW}"
_DUAL_ENDS = ("\N{ARABIC LETTER ALEF}\N{ARABIC LETTER NOON}", "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}")
_THE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_HAMZA = "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}"
_DEAD = tuple(
    "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER YEH}\N{ARABIC LETTER TEH}" + ending
    for ending in ("\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER YEH}", *_DUAL_ENDS)
)
_PAIR, _TWO_HUNDRED = 2, 200
_WHERE = ("\N{ARABIC LETTER FEH}\N{ARABIC LETTER YEH}",)
_ADDRESSES = frozenset(("http", "https", "www"))
_MINUS = ("-", "\N{MINUS SIGN}")
_BELOW_ZERO = frozenset(("percent", "degree", "degree_celsius", "degree_fahrenheit"))
_REACH = 6


def quantities(scan: Scan) -> list[Quantity]:
    """The quantities of a sentence, in order, none overlapping another."""
    found: list[Quantity] = []
    at, tokens = 0, scan.tokens
    while at < len(tokens):
        quantity, after = _at(scan, at, found)
        if quantity and not counts_nothing(tokens, quantity, scan.lexicon):
            quantity.joined = _is_joined(tokens, quantity)
            found.append(quantity)
        at = max(after, at + 1)
    return found


def _at(scan: Scan, at: int, found: list[Quantity]) -> tuple[Quantity | None, int]:
    """The quantity that begins at token `at`, and the token at which to read on."""
    token = scan.tokens[at]
    if token.kind == "number" or token.text == "(":
        return _number(scan, at, at)
    roles = scan.lexicon.bounds.roles(token)
    if "opens" in roles:
        opened = _opened(scan, at)
        if opened[0]:
            return opened
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
    if match:
        return vague(scan, match)
    if scan.lexicon.numerals.senses(token):
        return _number(scan, at, at, found)
    reached = _reached(scan, at) if "reaches" in roles else None
    if reached and reached[0]:
        return reached
    return dual(scan, at, found) if token.text.endswith(_DUAL_ENDS) else (None, at + 1)


def _opened(scan: Scan, at: int) -> tuple[Quantity | None, int]:
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
    if scan.tokens[at].text.endswith(_DUAL_ENDS) and not scan.lexicon.numerals.senses(scan.tokens[at]):
        return dual(scan, at, [])
    return _number(scan, at, at)


def _reached(scan: Scan, at: int) -> tuple[Quantity | None, int]:
    """A verb with its subject between it and the number: 'يتجاوز عدد سكانها 100 مليون نسمة'."""
    match = scan.lexicon.bounds.reach.at(scan.tokens, at)
    if match is None:
        return None, at + 1
    for ahead in range(match.last, min(match.last + _REACH, len(scan.tokens))):
        token = scan.tokens[ahead]
        if token.kind == "number" or (token.kind == "word" and scan.lexicon.numerals.senses(token)):
            quantity, after = _number(scan, ahead, ahead)
            if quantity is None and token.kind == "word":
                continue
            if quantity and quantity.bound == "exact" and not counts_nothing(scan.tokens, quantity, scan.lexicon):
                quantity.bind(match.value.bound)
                quantity.first, quantity.start = match.first, match.start
                return quantity, after
            return None, at + 1
        if token.kind != "word" or ("stop" in scan.lexicon.bounds.roles(token) and token.text not in _WHERE):
            break
    return None, at + 1


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
    high = _quantity(numeral, "exact", "figures.range")
    attach_noun(scan.tokens, high, scan.lexicon)
    if high.noun is None or high.noun.id != dual[0].id:
        return None
    high.low, high.bound, high.number_first, high.rule = _PAIR, "range", first, "figures.range"
    return high


def _sign(scan: Scan, at: int) -> tuple[Quantity | None, int]:
    """A sign before its number: '$5', '%30'."""
    match = scan.lexicon.counted.phrases.at(scan.tokens, at, clitics=False)
    if match is None or match.last >= len(scan.tokens) or scan.tokens[match.last].kind != "number":
        return None, at + 1
    if match.last and at and scan.tokens[at - 1].kind == "number" and scan.tokens[at - 1].end == scan.tokens[at].start:
        return None, at + 1
    quantity, after = _number(scan, match.last, at)
    if quantity is None or (quantity.noun and quantity.noun.kind):
        return None, at + 1
    quantity.noun, quantity.word, quantity.last = match.value[0].noun, None, quantity.number_last
    quantity.end = scan.tokens[quantity.last - 1].end
    quantity.first, quantity.start = at, scan.tokens[at].start
    return quantity, after


def _number(scan: Scan, at: int, first: int, found: list[Quantity] | None = None) -> tuple[Quantity | None, int]:
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
    quantity = _quantity(numeral, "exact", "figures.numeral")
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
    return quantity, max(quantity.last, numeral.last)


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


def _quantity(numeral: Numeral, bound: Bound, rule: str) -> Quantity:
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


def _is_joined(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether 'and' stands right before the quantity, written onto it or apart."""
    token = tokens[quantity.first]
    if token.text.startswith(_WAW) and quantity.start > token.start:
        return True
    return quantity.first > 0 and tokens[quantity.first - 1].text == _WAW
