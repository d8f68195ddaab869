"""Finds what a number counts in the words after it, or before it where the number is definite."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Token
from mujaz.extract.figures_quantity import Quantity
from mujaz.lexicon.counted_nouns import Noun, NounForm, pronoun_bare
from mujaz.lexicon.lexicon import Lexicon

_ALEF, _HEH, _MEEM = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER MEEM}"
_TEH = "\N{ARABIC LETTER TEH}"
_WAW = "\N{ARABIC LETTER WAW}"
_NOON, _YEH = "\N{ARABIC LETTER NOON}", "\N{ARABIC LETTER YEH}"
_ARTICLE = _ALEF + "\N{ARABIC LETTER LAM}"
_TO_THE = "\N{ARABIC LETTER LAM}\N{ARABIC LETTER LAM}"
_PLURAL_VERB = "\N{ARABIC LETTER WAW}" + _ALEF
_OF = _MEEM + _NOON
_PRONOUNS = (_HEH + _MEEM, _HEH + _ALEF, _HEH + _NOON, _NOON + _ALEF, _HEH)
_SHORTEST, _FIRST_YEAR, _LAST_YEAR = 3, 1900, 2100
_ADJECTIVES, _YEAR = 3, 4
_BACK = 4
_PARTED = frozenset(("duration", "measure"))
_VAGUE = frozenset(("few", "dozens", "hundreds", "thousands", "tens_of_thousands", "hundreds_of_thousands", "millions"))


def choose(readings: tuple[NounForm, ...], value: float | int | None) -> NounForm:
    """The reading of a form that goes with the number: the plural after 3 to 10, else the singular."""
    if len(readings) == 1:
        return readings[0]
    wanted = "pc" if value is None or (isinstance(value, int) and 3 <= value % 100 <= 10) else "sa"
    return next((reading for reading in readings if reading.number in wanted), readings[0])


def attach_noun(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon, *, vague: bool = False) -> None:
    """Gives `quantity` its noun and lets its words reach to it, with what else belongs to the number."""
    at = quantity.last
    if at < len(tokens) and tokens[at].text == _OF:
        _of(tokens, quantity, lexicon, at + 1)
    elif at < len(tokens):
        _next(tokens, quantity, lexicon, at, vague=vague)
    _after(tokens, quantity, lexicon)


def _next(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon, at: int, *, vague: bool) -> None:
    match = lexicon.counted.phrases.at(tokens, at, clitics=vague or tokens[at].text.startswith(_ARTICLE))
    if match and all(reading.number == "d" for reading in match.value):
        return
    if match and not match.form.proclitics and (vague or not match.form.article):
        if _is_dated(tokens, match):
            return
        _take(tokens, quantity, match, lexicon, vague=vague)
        return
    roles = lexicon.bounds.roles(tokens[at])
    if "of_them" in roles or "other" in roles or "follows" in roles:
        return
    if tokens[at].kind == "word" and "stop" not in roles and _may_be_counted(tokens[at], quantity, lexicon, vague):
        quantity.name(tokens[at])
        quantity.stretch(tokens, at + 1)


def _is_dated(tokens: Sequence[Token], match: PhraseMatch[tuple[NounForm, ...]]) -> bool:
    """'ثلاثة ملايين عام 1942': a year with its number behind it is not what is counted."""
    after = tokens[match.last] if match.last < len(tokens) else None
    year = after is not None and after.kind == "number" and after.text.isdigit() and len(after.text) == _YEAR
    return bool(year) and any(reading.noun.kind == "duration" for reading in match.value)


def _take(
    tokens: Sequence[Token],
    quantity: Quantity,
    match: PhraseMatch[tuple[NounForm, ...]],
    lexicon: Lexicon,
    *,
    vague: bool,
) -> None:
    reading = choose(match.value, None if vague else quantity.value)
    beyond = reading.noun.beyond if reading.noun.most and quantity.value > reading.noun.most else ""
    quantity.noun = lexicon.counted.nouns[beyond] if beyond else reading.noun
    quantity.stretch(tokens, match.last)
    and_half(tokens, quantity, lexicon)


def and_half(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> None:
    """'ثلاثة أمتار ونصف', 'عامين ونصف العام': the fraction behind a unit is a part of one more."""
    at, noun = quantity.last, quantity.noun
    if at >= len(tokens) or noun is None or noun.kind not in _PARTED or quantity.bound in _VAGUE:
        return
    sense = next((s for s, form in lexicon.numerals.senses(tokens[at]) if form.proclitics == _WAW), None)
    if sense is None or sense.role != "fraction":
        return
    again = lexicon.counted.phrases.at(tokens, at + 1) if at + 1 < len(tokens) else None
    if again and all(reading.noun is not noun for reading in again.value):
        again = None
    if again is None and at + 1 < len(tokens) and tokens[at + 1].text.startswith(_ARTICLE):
        return
    quantity.low, quantity.high = (None if end is None else end + sense.value for end in (quantity.low, quantity.high))
    quantity.stretch(tokens, again.last if again else at + 1)


def _may_be_counted(token: Token, quantity: Quantity, lexicon: Lexicon, vague: bool) -> bool:
    """Whether a word that no table has can be the counted noun by its ending: accusative after 11 to 99."""
    text = token.text
    if len(text) < _SHORTEST or text in lexicon.cues.forms or _is_other_word(token, lexicon):
        return False
    if vague or text.startswith(_ARTICLE) or text.startswith(_TO_THE):
        return vague and text.startswith(_ARTICLE)
    value = quantity.value
    if quantity.closed or text[0] == _WAW or _looks_like_verb(text) or (quantity.digits and value in (1, 2)):
        return False
    if quantity.bare and _FIRST_YEAR <= value <= _LAST_YEAR:
        return False
    if isinstance(value, int) and 11 <= value % 100 <= 99 and quantity.scale == 1:
        return text.endswith((_ALEF, _HEH))
    return True


def _is_other_word(token: Token, lexicon: Lexicon) -> bool:
    """Whether the tables know the word as something that is not counted."""
    if lexicon.bounds.roles(token) & {"reset", "label", "tally"}:
        return True
    return lexicon.fates.may_begin(token) or bool(lexicon.numerals.senses(token))


def _looks_like_verb(text: str) -> bool:
    if text.startswith(_YEH) and text.endswith(_WAW + _NOON) and not text.endswith(_YEH + _WAW + _NOON):
        return True
    return text.endswith(_PLURAL_VERB) or (text.endswith(_TEH) and not text.endswith(_ALEF + _TEH))


def _of(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon, at: int) -> None:
    """'23 من عناصرها', 'ثمانية من أفراد الأمن'."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return
    match = lexicon.counted.phrases.at(tokens, at)
    if match and not match.form.proclitics and any(reading.number in "pc" for reading in match.value):
        quantity.noun = choose(match.value, None).noun
        quantity.stretch(tokens, match.last)
        return
    found = _with_pronoun(tokens[at].text, lexicon)
    if found:
        quantity.noun = found
        quantity.stretch(tokens, at + 1)
    elif lexicon.names.phrases.at(tokens, at, clitics=False):
        return
    elif tokens[at].text.startswith(_ARTICLE) and len(tokens[at].text) > _SHORTEST + 2:
        quantity.name(tokens[at], len(_ARTICLE))
        quantity.stretch(tokens, at + 1)
    elif tokens[at].text.endswith(_PRONOUNS[:3]) and "stop" not in lexicon.bounds.roles(tokens[at]):
        quantity.name(tokens[at])
        quantity.stretch(tokens, at + 1)


def _with_pronoun(word: str, lexicon: Lexicon) -> Noun | None:
    for bare in pronoun_bare(word, _PRONOUNS):
        readings = lexicon.counted.phrases.get(bare)
        if readings and any(reading.number in "pc" for reading in readings):
            return choose(readings, None).noun
    return None


def _after(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> None:
    """What follows number and noun: 'منهم', 'آخرين', 'على الأقل', perhaps behind adjectives."""
    at = quantity.last
    for _ in range(_ADJECTIVES + 1):
        if at >= len(tokens) or tokens[at].kind != "word":
            return
        roles = lexicon.bounds.roles(tokens[at])
        if "other" in roles and tokens[at].text[0] != _WAW:
            quantity.rest = True
            quantity.stretch(tokens, at + 1)
        elif "follows" in roles and (match := lexicon.bounds.after.at(tokens, at)):
            if match.value.role == "of_them" and at == quantity.last and not match.form.proclitics:
                quantity.theirs = True
                quantity.stretch(tokens, match.last)
            elif (
                match.value.role == "after"
                and not _is_of(tokens, match.last)
                and quantity.bound in ("exact", "about")
                and not match.form.proclitics
            ):
                quantity.bind(match.value.bound)
                quantity.stretch(tokens, match.last)
            return
        elif "stop" in roles or (quantity.noun is None and quantity.word is None) or _is_new(tokens[at], lexicon):
            return
        at += 1


def _is_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether 'من' follows: 'أو أقل من 6000' bounds the number behind it, not the one before."""
    return at < len(tokens) and tokens[at].text == _OF


def _is_new(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word can be no adjective of the noun: joined, a number, a fate."""
    return token.text[0] == _WAW or bool(lexicon.numerals.senses(token)) or lexicon.fates.may_begin(token)


def noun_before(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> PhraseMatch[tuple[NounForm, ...]] | None:
    """The definite plural that a definite number at token `at` counts: 'الأشهر الثلاثة', 'أعضاء المجلس الخمسة عشر'."""
    for back in range(at - 1, max(at - _BACK, 0) - 1, -1):
        if tokens[back].kind != "word" or "stop" in lexicon.bounds.roles(tokens[back]):
            return None
        match = lexicon.counted.phrases.at(tokens, back)
        if match and any(reading.number in "pc" for reading in match.value):
            if match.form.article or back < at - 1:
                return match
            return None
        found = _with_pronoun(tokens[back].text, lexicon)
        if found and back == at - 1:
            form, token = tokens[back].forms[0], tokens[back]
            return PhraseMatch((NounForm(found, "p"),), back, back + 1, form, token.start, token.end)
        if not tokens[back].text.startswith(_ARTICLE):
            return None
    return None
