"""Finds quantities that a word's form or a vague word tells, without a number: 'جنديين', 'عشرات القتلى'."""

from __future__ import annotations

from mujaz.arabic.phrases import PhraseMatch
from mujaz.extract.figures_nouns import and_half, attach_noun
from mujaz.extract.figures_quantity import Quantity, Scan
from mujaz.lexicon.bounds import BoundWord

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
DUAL_ENDS = ("\N{ARABIC LETTER ALEF}\N{ARABIC LETTER NOON}", "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}")
CONSTRUCT_ENDS = ("\N{ARABIC LETTER TEH}\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER TEH}\N{ARABIC LETTER YEH}")


def definite_vague(scan: Scan, at: int) -> PhraseMatch[BoundWord] | None:
    """'الآلاف', 'المئات'."""
    for form in scan.tokens[at].forms:
        value = scan.lexicon.bounds.vague.get(form.text) if form.article else None
        if value:
            token = scan.tokens[at]
            return PhraseMatch(value, at, at + 1, form, token.origin(form.skip), token.end)
    return None


def vague(scan: Scan, match: PhraseMatch[BoundWord]) -> tuple[Quantity | None, int]:
    """'عشرات القتلى', 'مئات آلاف النازحين', 'بضع ساعات'."""
    word = match.value
    quantity = Quantity(
        word.low, word.high, word.bound, match.first, match.last, match.first, match.last, match.start, match.end,
        "figures.vague",
    )  # fmt: skip
    if scan.blocked(match.first) or _is_of_scale(scan, match.last):
        return None, match.last
    # 'يحاول المئات العبور': a definite number owns no noun, so a definite word after it is not what it counts.
    if not (match.form.article and _is_definite(scan, match.last)):
        attach_noun(scan.tokens, quantity, scan.lexicon, vague=True)
    return quantity, quantity.last


def _is_definite(scan: Scan, at: int) -> bool:
    return at < len(scan.tokens) and scan.tokens[at].text.startswith(_ARTICLE)


def _is_of_scale(scan: Scan, at: int) -> bool:
    """'مئات المليارات': how many is said by the scale, for which the published bounds have no name."""
    return at < len(scan.tokens) and any(
        sense.role == "scale" for sense, _ in scan.lexicon.numerals.senses(scan.tokens[at])
    )


def dual(scan: Scan, at: int, found: list[Quantity]) -> tuple[Quantity | None, int]:
    """'جنديين': two without a number, where the form can be no plural."""
    dual = scan.lexicon.counted.dual(scan.tokens[at])
    if dual is None or scan.blocked(at):
        return None, at + 1
    noun, skip = dual
    token = scan.tokens[at]
    if found and found[-1].last == at and skip == 0:
        return None, at + 1
    quantity = Quantity(2, 2, "exact", at, at + 1, at, at + 1, token.origin(skip), token.end, "figures.dual", noun=noun)
    attach = Quantity.stretch
    following = at + 1
    if following < len(scan.tokens) and any(
        sense.value == 2 and not form.skip for sense, form in scan.lexicon.numerals.senses(scan.tokens[following])
    ):
        attach(quantity, scan.tokens, following + 1)
    and_half(scan.tokens, quantity, scan.lexicon)
    if quantity.last < len(scan.tokens):
        _dual_after(scan, quantity)
    return quantity, quantity.last


def construct_dual(scan: Scan, at: int) -> tuple[Quantity | None, int]:
    """'جثتي المفقودين', 'حالتي وفاة': a dual before another noun."""
    token, after = scan.tokens[at], at + 1
    for form in token.forms:
        nouns = scan.lexicon.counted.constructs.get(form.text)
        if nouns is None or form.article or after >= len(scan.tokens) or scan.blocked(at):
            continue
        following = scan.tokens[after]
        noun = nouns.get(following.text) or (nouns.get("") if following.kind == "word" else None)
        if noun is None:
            continue
        last = after + 1 if following.text in nouns else after
        start, end = token.origin(form.skip), scan.tokens[last - 1].end
        quantity = Quantity(2, 2, "exact", at, last, at, last, start, end, "figures.construct_dual", noun=noun)
        return quantity, last
    return None, after


def _dual_after(scan: Scan, quantity: Quantity) -> None:
    match = scan.lexicon.bounds.after.at(scan.tokens, quantity.last, clitics=False)
    if match and match.value.role == "after":
        quantity.bind(match.value.bound)
        quantity.stretch(scan.tokens, match.last)
