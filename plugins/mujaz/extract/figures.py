"""From a document's sentences to its figures: how many of what, and what happened to them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from mujaz.arabic.tokens import Sentence, Token
from mujaz.extract.figures_excluded import is_bare_year
from mujaz.extract.figures_fates import TOLLS, assign, course
from mujaz.extract.figures_quantity import Quantity, Scan
from mujaz.extract.figures_scan import quantities
from mujaz.extract.figures_singles import singles
from mujaz.extract.mentions import Names
from mujaz.extract.reading import Reading
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.facts import Bilingual, DateMention, Figure
from mujaz.model.span import Span

_VAGUE_PLURAL = ("few", "dozens", "hundreds", "thousands", "tens_of_thousands", "hundreds_of_thousands", "millions")
_THE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_PRESENT = ("\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER TEH}")
_TO = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}\N{ARABIC LETTER YEH}"
_OF = "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER NOON}"
_EVERY = "\N{ARABIC LETTER KAF}\N{ARABIC LETTER LAM}"
_CHAIN, _AT_THE_HEAD, _AGE_REACH = 3, 5, 5
_ELLIPTIC = frozenset(("stop", "other"))
_MILLION = 1_000_000
_SPREADING = frozenset(("percent", "measure", "money", "duration"))


def find_figures(reading: Reading, dates: Sequence[DateMention], names: Names, lexicon: Lexicon) -> list[Figure]:
    """The figures of a document in the order of the text, not yet attributed. Never raises on an article.

    Numbers inside `dates` and `names` are no figures.
    """
    inside_date = _inside([(date.evidence.start, date.evidence.end) for date in dates])
    inside_name = _inside([(mention.span.start, mention.span.end) for mention in names.mentions])
    found: list[Quantity] = []
    text = reading.document.text
    for read in reading.segments:
        toll: Quantity | None = None
        sum_: Quantity | None = None
        for sentence in read.sentences:
            here = _in_sentence(sentence, text, inside_date, inside_name, lexicon)
            _take_up(sentence.tokens, here, toll)
            if here and sum_ and _is_unnamed(here[0]) and _goes_without(sentence.tokens, sum_, here[0]):
                here[0].noun, here[0].kind = sum_.noun, "money"
            sum_ = here[-1] if here and here[-1].kind == "money" else None
            toll = next((quantity for quantity in reversed(here) if quantity.kind in TOLLS), None)
            found += here
    ids = {id(quantity): f"f{number}" for number, quantity in enumerate(found, 1)}
    return [_figure(quantity, ids, text) for quantity in found]


def _take_up(tokens: Sequence[Token], here: list[Quantity], toll: Quantity | None) -> None:
    """'أصيب 20 شخصا. ومن بينهم 3 أطفال': a part at the head of a sentence is one of the toll just told."""
    if toll is None or not here or not toll.people:
        return
    part = here[0]
    if part.subset and part.people and part.kind in (None, "count") and part.first <= _AT_THE_HEAD:
        part.kind, part.part_of = toll.kind, part.part_of or toll


def _inside(spans: list[tuple[int, int]]) -> Callable[[int], bool]:
    """Whether a code point lies in one of `spans`, in time that grows with the logarithm of their number."""
    spans.sort()
    starts = [start for start, _ in spans]

    def inside(point: int) -> bool:
        at = bisect_right(starts, point) - 1
        return at >= 0 and point < spans[at][1]

    return inside


def _in_sentence(
    sentence: Sentence,
    text: str,
    inside_date: Callable[[int], bool],
    inside_name: Callable[[int], bool],
    lexicon: Lexicon,
) -> list[Quantity]:
    tokens = sentence.tokens

    def blocked(at: int) -> bool:
        return inside_date(tokens[at].start) or inside_name(tokens[at].start)

    found = quantities(Scan(tokens, text, lexicon, blocked))
    told = course(tokens, lexicon)
    if not found and not told.triggers:
        return []
    _relate(tokens, found, lexicon)
    _spread_units(tokens, found)
    extra = singles(tokens, found, told, lexicon, lambda at: inside_name(tokens[at].start))
    if extra:
        found = sorted([*found, *extra], key=lambda quantity: quantity.start)
    assign(tokens, found, told, lexicon)
    _parts(found)
    return [quantity for quantity in found if not quantity.dropped and _counts(tokens, quantity, lexicon)]


def _relate(tokens: Sequence[Token], found: list[Quantity], lexicon: Lexicon) -> None:
    """Marks what is part of the figure before ('بينهم 20 طفلا و5 نساء') or added to it ('بالإضافة إلى 3 مدنيين')."""
    before: Quantity | None = None
    for quantity in found:
        role = _opening(tokens, quantity.first - 1, lexicon)
        if role in ("subset", "of_them"):
            quantity.subset = True
        elif role == "plus":
            quantity.joined = True
        elif role == "total" and before and _is_unnamed(quantity):
            quantity.noun, quantity.word = before.noun, before.word
        elif before and before.subset and quantity.joined and quantity.first - before.last <= _CHAIN:
            quantity.subset = True
        before = quantity


def _opening(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> str | None:
    """The role of the phrase that ends in token `at`."""
    if at < 0 or tokens[at].kind != "word":
        return None
    for first in range(max(at - 2, 0), at + 1):
        if "follows" in lexicon.bounds.roles(tokens[first]):
            match = lexicon.bounds.after.at(tokens, first)
            if match and match.last == at + 1:
                return match.value.role
    return None


def _spread_units(tokens: Sequence[Token], found: list[Quantity]) -> None:
    """'40 و35 بالمائة' are two percentages; '900 مليون يورو ... 150 مليونا أخرى' two sums of one currency."""
    for first, second in pairwise(found):
        if second.subset and second.scale >= _MILLION and first.noun and first.noun.kind == "money" and not second.noun:
            second.unname(tokens)
        if (
            _is_unnamed(second)
            and first.noun
            and first.noun.kind in ("money", "measure")
            and not _is_of(tokens, second)
        ):
            second.noun = first.noun if second.scale >= _MILLION or _goes_without(tokens, first, second) else None
        elif _is_unnamed(first) and second.joined and second.first - first.last <= 1 and second.noun:
            first.noun = second.noun if second.noun.kind in _SPREADING else None


def _goes_without(tokens: Sequence[Token], first: Quantity, second: Quantity) -> bool:
    """'من 20 ألف فرنك إلى 35 ألفا': thousands with nothing behind them are of the currency just named."""
    ends = second.last >= len(tokens) or tokens[second.last].kind == "mark"
    return bool(first.noun) and first.noun.kind == "money" and second.scale > 1 and second.closed and ends  # type: ignore[union-attr]


def _is_of(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether the words go on to say of what or whom ('5.2 ملايين من النازحين')."""
    alone = not quantity.closed and not quantity.subset
    return alone and quantity.last < len(tokens) and tokens[quantity.last].text == _OF


def _is_unnamed(quantity: Quantity) -> bool:
    return quantity.noun is None and quantity.word is None


def _parts(found: list[Quantity]) -> None:
    whole: Quantity | None = None
    for before, quantity in pairwise(found):
        if quantity.subset and quantity.noun and quantity.noun is before.noun and quantity.noun.kind == "money":
            quantity.part_of = before
    for quantity in found:
        if quantity.part_of:
            continue
        if quantity.subset or quantity.theirs:
            quantity.part_of = whole if whole and not whole.dropped else None
        elif quantity.people and not (quantity.noun and quantity.noun.kind):
            whole = quantity


def _counts(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether it says of what: a noun, a fate, a bound; a lone number in words may be anything."""
    if quantity.kind or quantity.noun:
        return True
    if quantity.rule == "figures.alone" or quantity.value == 0:
        return False
    if quantity.word or quantity.theirs or quantity.rest or quantity.bound not in ("exact", "range"):
        return True
    if quantity.scale > 1:
        return quantity.first == 0 or tokens[quantity.first - 1].text != _EVERY
    if is_bare_year(quantity) or (quantity.digits and not _stands_for_something(tokens, quantity, lexicon)):
        return False
    return quantity.digits and quantity.rule == "figures.numeral"


def _stands_for_something(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether lone digits stand for what was named before, and are no heading, bracket or number of a thing."""
    first = quantity.first
    if first == 0 or quantity.value < 3 or quantity.value != int(quantity.value) or tokens[first].text == "(":
        return False
    before = tokens[first - 1]
    if quantity.last < len(tokens) and tokens[quantity.last].text == _TO:
        return False
    if any("age" in lexicon.bounds.roles(token) for token in tokens[max(first - _AGE_REACH, 0) : first]):
        return False
    return bool(
        quantity.joined
        or before.end == tokens[first].start
        or lexicon.bounds.roles(before) & _ELLIPTIC
        or before.text[0] in _PRESENT
    )


def _figure(quantity: Quantity, ids: dict[int, str], text: str) -> Figure:
    part_of = ids.get(id(quantity.part_of)) if quantity.part_of else None
    unit = quantity.noun.unit if quantity.noun else None
    return Figure(
        ids[id(quantity)], quantity.kind or "count", quantity.low, quantity.high, quantity.bound,
        Span(quantity.start, quantity.end), quantity.rule, _noun(quantity, text),
        quantity.noun.id if quantity.noun else None, unit, part_of=part_of,
    )  # fmt: skip


def _noun(quantity: Quantity, text: str) -> Bilingual | None:
    if quantity.noun is None:
        return Bilingual(quantity.word.of(text)) if quantity.word else None
    one = quantity.low == quantity.high == 1 and quantity.bound not in _VAGUE_PLURAL
    return Bilingual(quantity.noun.ar, quantity.noun.en if one else quantity.noun.en_plural)
