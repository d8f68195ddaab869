"""Finds the one victim that a sentence names without a number: 'مقتل مواطن', 'وإصابة آخر'."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mujaz.arabic.tokens import Token
from mujaz.extract.figures_fates import Course, Trigger
from mujaz.extract.figures_quantity import Quantity
from mujaz.lexicon.lexicon import Lexicon

_ALEF, _YEH = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER YEH}"
_WAW = "\N{ARABIC LETTER WAW}"
_ARTICLE = _ALEF + "\N{ARABIC LETTER LAM}"

Named = Callable[[int], bool]


def singles(
    tokens: Sequence[Token], found: list[Quantity], told: Course, lexicon: Lexicon, named: Named
) -> list[Quantity]:
    """One victim named without a number: 'مقتل مواطن', 'وإصابة آخر', and those joined: 'امرأة ورضيع'."""
    taken = {at for quantity in found for at in range(quantity.first, quantity.last)}
    extra: list[Quantity] = []
    for trigger in told.triggers:
        if trigger.unreal or (trigger.joint and trigger.fate.how == "act") or trigger.fate.how in ("tally", "after"):
            continue
        single = _single(tokens, trigger.last, trigger, taken, lexicon, named)
        while single:
            extra.append(single)
            single = _joined_single(tokens, single, trigger, taken, lexicon, named)
    return extra


def _single(
    tokens: Sequence[Token], at: int, trigger: Trigger, taken: set[int], lexicon: Lexicon, named: Named
) -> Quantity | None:
    if at >= len(tokens) or at in taken or tokens[at].kind != "word":
        return None
    token = tokens[at]
    if "other" in lexicon.bounds.roles(token) and not token.text.endswith("\N{ARABIC LETTER NOON}"):
        kind = None if trigger.fate.kind == "neutral" else trigger.fate.kind
        return _one(tokens, at, token.start, kind, lexicon, None) if kind else None
    form = lexicon.counted.singles.get(token.text)
    if form is None:
        return None
    own = lexicon.fates.of_noun.get(form.noun.id)
    kind = own if own and trigger.fate.kind == "neutral" else trigger.fate.kind
    if form.noun.title and not _is_described(tokens, at + 1):
        return None
    if kind == "neutral" or _is_definite(tokens, at, lexicon, named):
        return None
    return _one(tokens, at, token.start, kind, lexicon, form.noun.id)


def _joined_single(
    tokens: Sequence[Token], before: Quantity, trigger: Trigger, taken: set[int], lexicon: Lexicon, named: Named
) -> Quantity | None:
    """A second victim right behind the first: 'امرأة ورضيع'."""
    at = before.last
    if at >= len(tokens) or at in taken or tokens[at].kind != "word":
        return None
    for form in tokens[at].forms:
        if form.proclitics == _WAW and not form.article and form.text in lexicon.counted.singles:
            if _is_definite(tokens, at, lexicon, named) or lexicon.counted.singles[form.text].noun.title:
                return None
            noun = lexicon.counted.singles[form.text].noun.id
            return _one(tokens, at, tokens[at].origin(form.skip), before.kind, lexicon, noun)
    return None


def _is_described(tokens: Sequence[Token], at: int) -> bool:
    """Whether an adjective follows: 'قائد ميداني' is somebody or other, 'قائد لواء الشمال' a certain one."""
    return at < len(tokens) and tokens[at].text.endswith(_YEH)


def _is_definite(tokens: Sequence[Token], at: int, lexicon: Lexicon, named: Named) -> bool:
    """Whether the words after make it somebody known: 'مقتل قائد الجيش', 'مقتل زعيم تنظيم'."""
    if named(at):
        return True
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    return following.text.startswith(_ARTICLE) or named(at + 1)


def _one(
    tokens: Sequence[Token], at: int, start: int, kind: str | None, lexicon: Lexicon, noun: str | None
) -> Quantity:
    quantity = Quantity(1, 1, "exact", at, at + 1, at, at + 1, start, tokens[at].end, "figures.single")
    quantity.kind = kind  # type: ignore[assignment]
    quantity.noun = lexicon.counted.nouns[noun] if noun else None
    quantity.joined = start > tokens[at].start
    return quantity
