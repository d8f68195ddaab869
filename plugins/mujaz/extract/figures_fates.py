"""Tells what happened to the people that a sentence counts: who was killed, wounded, detained, displaced, freed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from mujaz.arabic.tokens import Token
from mujaz.extract.figures_excluded import is_bare_year
from mujaz.extract.figures_quantity import Quantity
from mujaz.lexicon.fates import Fate
from mujaz.lexicon.lexicon import Lexicon

_ALEF = "\N{ARABIC LETTER ALEF}"
_YEH = "\N{ARABIC LETTER YEH}"
_WAW = "\N{ARABIC LETTER WAW}"
_OF = "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER NOON}"
_STOPS = frozenset(".;!?\N{ARABIC SEMICOLON}\N{ARABIC QUESTION MARK}")
TOLLS = frozenset(("killed", "wounded", "missing", "detained", "displaced", "released"))
_REACH_PEOPLE, _REACH_BARE, _REACH_UNKNOWN, _REACH_JOINED, _REACH_AFTER = 9, 6, 1, 5, 4
_REACH_TALLY, _REACH_TALLY_CLOSE = 14, 3
_GOVERNING = frozenset(("act", "verb"))
_DENIED, _SKIPPED, _SPARED = 3, 3, 7
_QUOTES = frozenset('"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}')
_BEH = "\N{ARABIC LETTER BEH}"


class Trigger(NamedTuple):
    """A word that tells a fate, in the tokens from `first` up to `last`; `unreal` where denied or only planned."""

    fate: Fate
    first: int
    last: int
    unreal: bool
    joint: bool = False


class Course(NamedTuple):
    """A sentence's triggers, where each begins, and the tokens at which a new clause sets in."""

    triggers: list[Trigger]
    starts: list[int]
    breaks: list[int]


def course(tokens: Sequence[Token], lexicon: Lexicon) -> Course:
    """What a sentence tells of fates, in order."""
    triggers: list[Trigger] = []
    breaks: list[int] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        found = _trigger(tokens, at, lexicon, triggers) if lexicon.fates.may_begin(token) else None
        if found:
            triggers.append(found)
            at = found.last
            continue
        if _breaks(token, lexicon):
            breaks.append(at)
        at += 1
    return Course(triggers, [trigger.first for trigger in triggers], breaks)


def _breaks(token: Token, lexicon: Lexicon) -> bool:
    found = lexicon.fates.breaks.get(token.text)
    if found is None:
        found = lexicon.fates.breaks[token.text] = token.text in _STOPS or _begins_clause(token, lexicon)
    return found


def _begins_clause(token: Token, lexicon: Lexicon) -> bool:
    if "reset" in lexicon.bounds.roles(token):
        return True
    return any(
        not form.article
        and any(told.shape.kind in ("past", "present") for told in lexicon.cues.forms.get(form.text, ()))
        for form in token.forms
        if len(form.text) > 2 and form.text in lexicon.cues.forms
    )


def _trigger(tokens: Sequence[Token], at: int, lexicon: Lexicon, before: list[Trigger]) -> Trigger | None:
    match = lexicon.fates.phrases.at(tokens, at)
    if match is None:
        return None
    fate = match.value
    if fate.how == "tally" and not _is_tally(tokens, at, lexicon, before):
        return None
    if fate.how == "after" and at > 1 and tokens[at - 1].text == _OF:
        fate = Fate(fate.kind, "tally") if _is_tally(tokens, at, lexicon, before) else fate
    unreal = at > 0 and "irreal" in lexicon.bounds.roles(tokens[at - 1])
    unreal = unreal or any("denial" in lexicon.bounds.roles(token) for token in tokens[max(at - _DENIED, 0) : at])
    joint = bool(
        before and before[-1].last == at and match.form.proclitics == _WAW
        and fate.kind != before[-1].fate.kind and "neutral" not in (fate.kind, before[-1].fate.kind)
        and {fate.how, before[-1].fate.how} <= _GOVERNING
    )  # fmt: skip
    return Trigger(fate, at, match.last, unreal, joint)


def _is_tally(tokens: Sequence[Token], at: int, lexicon: Lexicon, before: list[Trigger]) -> bool:
    """'عدد القتلى': a plural of victims is a heading for numbers only where a tally is named, or beside such a one."""
    if any("tally" in lexicon.bounds.roles(token) for token in tokens[max(at - 3, 0) : at]):
        return True
    return bool(before) and before[-1].fate.how == "tally" and tokens[at].text.startswith(_WAW)


def assign(tokens: Sequence[Token], found: list[Quantity], told: Course, lexicon: Lexicon) -> None:
    """Gives each quantity its kind; marks as dropped those whose fate is denied."""
    last: Quantity | None = None
    for number, quantity in enumerate(found):
        if quantity.noun and quantity.noun.kind:
            quantity.kind = quantity.noun.kind
            continue
        if quantity.kind:
            last = quantity
            continue
        following = found[number + 1] if number + 1 < len(found) else None
        kind, unreal = _kind(tokens, quantity, last, following, told, lexicon)
        if unreal:
            quantity.dropped = True
        elif kind:
            quantity.kind = kind  # type: ignore[assignment]
            last = quantity
    _share(tokens, found, told, lexicon)


def _kind(
    tokens: Sequence[Token],
    quantity: Quantity,
    last: Quantity | None,
    following: Quantity | None,
    told: Course,
    lexicon: Lexicon,
) -> tuple[str | None, bool]:
    """The kind of a quantity of people, and whether its fate is denied."""
    if not quantity.people or quantity.value != int(quantity.value):
        return None, False
    own = lexicon.fates.of_noun.get(quantity.noun.id) if quantity.noun else None
    trigger = _governing(tokens, quantity, last, told, lexicon)
    if own:
        if trigger and trigger.fate.kind == "killed" and trigger.last == quantity.first and not trigger.unreal:
            return "killed", False
        freed = trigger is not None and trigger.fate.kind == "released" and own == "detained"
        return ("released" if freed else own), bool(trigger and trigger.unreal and trigger.last == quantity.first)
    behind = _behind(tokens, quantity, following, told, lexicon)
    if behind and (behind.first - quantity.last <= 1 or trigger is None):
        saved = trigger is not None and _saved(trigger, behind, quantity)
        return ("released" if saved else behind.fate.kind), False
    if trigger:
        none = trigger.joint or _spared(tokens, trigger, quantity.last, lexicon)
        return ("count", False) if none else (trigger.fate.kind, trigger.unreal)
    return (last.kind if last and _continues(quantity, last, told) else None), False


def _saved(trigger: Trigger, behind: Trigger, quantity: Quantity) -> bool:
    """'أنقذت 152 شخصا احتجزتهم المياه': who is saved is held no longer."""
    near = quantity.first - trigger.last <= 1
    return near and not trigger.unreal and (trigger.fate.kind, behind.fate.kind) == ("released", "detained")


def _spared(tokens: Sequence[Token], trigger: Trigger, last: int, lexicon: Lexicon) -> bool:
    """'أصيب 20 شخصا بالكوليرا', 'أوقف 20 موظفا عن العمل': what the words around the number make of the verb."""
    wounded = trigger.fate.kind == "wounded"
    for at in range(max(trigger.first - _SPARED, 0) if wounded else trigger.last, min(last + _SPARED, len(tokens))):
        if at >= last and tokens[at].kind == "mark":
            return False
        roles = lexicon.bounds.roles(tokens[at])
        if wounded and "illness" in roles:
            return True
        if "spared" in roles:
            match = lexicon.bounds.after.at(tokens, at, clitics=False)
            if match and match.value.role == "spared":
                return True
    return False


def _share(tokens: Sequence[Token], found: list[Quantity], told: Course, lexicon: Lexicon) -> None:
    """A whole and its part have one fate: '44 شخصا بينهم طفلان توفوا', '540 متظاهرا اعتقلوا، نحو 200 منهم'."""
    for whole, part in pairwise(found):
        if not (part.subset or part.theirs) or not whole.people or not part.people:
            continue
        if part.kind is None and whole.kind in TOLLS:
            part.kind = whole.kind
        elif part.subset and whole.kind is None:
            behind = _behind(tokens, part, None, told, lexicon, marks=1)
            if behind:
                whole.kind = part.kind = behind.fate.kind  # type: ignore[assignment]


def _governing(
    tokens: Sequence[Token], quantity: Quantity, last: Quantity | None, told: Course, lexicon: Lexicon
) -> Trigger | None:
    """The nearest trigger before the quantity that still governs it: near, in its clause, its first object."""
    trigger = _before(quantity, told)
    if trigger is None or (last and last.first >= trigger.last):
        return None
    gap = quantity.first - trigger.last
    if gap > 1 and quantity.noun is None and is_bare_year(quantity):
        return None
    return trigger if _reaches(tokens, trigger, quantity, told, lexicon) else None


def _before(quantity: Quantity, told: Course) -> Trigger | None:
    """The nearest trigger that stands wholly before the quantity and names a fate."""
    at = bisect_right(told.starts, quantity.first) - 1
    for trigger in reversed(told.triggers[max(at - _SKIPPED, 0) : at + 1]):
        if trigger.fate.kind != "neutral":
            return trigger if trigger.last <= quantity.first else None
    return None


def _reaches(tokens: Sequence[Token], trigger: Trigger, quantity: Quantity, told: Course, lexicon: Lexicon) -> bool:
    gap = quantity.first - trigger.last
    if trigger.fate.how == "tally":
        return not quantity.word and _is_sum(tokens, quantity, gap, lexicon)
    if _broken(trigger.last, quantity.first, told):
        return False
    if trigger.fate.how in ("after", "direct"):
        return gap == 0 and not quantity.joined
    marks = (
        sum(token.kind == "mark" for token in tokens[trigger.last : quantity.first]) if gap < 2 * _REACH_PEOPLE else 0
    )
    return gap - marks <= _reach(quantity)


def _is_sum(tokens: Sequence[Token], quantity: Quantity, gap: int, lexicon: Lexicon) -> bool:
    """Whether a tally comes to this number: close behind its heading, or after 'إلى' or 'بـ'."""
    if gap <= _REACH_TALLY_CLOSE:
        return True
    token = tokens[quantity.first]
    if gap > _REACH_TALLY:
        return False
    before = tokens[quantity.first - 1]
    return (
        "sum" in lexicon.bounds.roles(before)
        or before.text == _BEH
        or (token.text.startswith(_BEH) and quantity.start > token.start)
    )


def _reach(quantity: Quantity) -> int:
    if quantity.noun:
        return _REACH_PEOPLE
    return _REACH_UNKNOWN if quantity.word else _REACH_BARE


def _broken(first: int, last: int, told: Course) -> bool:
    at = bisect_right(told.breaks, first - 1)
    return at < len(told.breaks) and told.breaks[at] < last


def _behind(
    tokens: Sequence[Token],
    quantity: Quantity,
    following: Quantity | None,
    told: Course,
    lexicon: Lexicon,
    *,
    marks: int = 0,
) -> Trigger | None:
    """'30 شخصا لقوا حتفهم': a trigger that speaks of those just counted, not one that has an object of its own."""
    at = bisect_right(told.starts, quantity.last - 1)
    if at >= len(told.triggers):
        return None
    trigger = told.triggers[at]
    if trigger.fate.how != "after" or trigger.first - quantity.last > _REACH_AFTER:
        return None
    joined = tokens[trigger.first].text.startswith(_WAW)
    between = sum(
        tokens[at].kind == "mark" and tokens[at].text not in _QUOTES for at in range(quantity.last, trigger.first)
    )
    aside = quantity.first > 0 and tokens[quantity.first - 1].text in lexicon.bounds.words["aside"]
    if joined or between > marks + aside or (following and following.first == trigger.last and not following.joined):
        return None
    return None if _broken(quantity.last, trigger.first, told) else trigger


def _continues(quantity: Quantity, last: Quantity, told: Course) -> bool:
    """'مقتل ضابط وثلاثة جنود': joined to the one before, or a part of it."""
    gap = quantity.first - last.last
    if quantity.subset:
        return gap <= _REACH_PEOPLE
    if not quantity.joined and not (quantity.first and gap <= 1 and quantity.rest):
        return False
    if _broken(last.last, quantity.first, told) or gap > _REACH_JOINED or quantity.word:
        return False
    between = [trigger for trigger in told.triggers if last.last <= trigger.first < quantity.first]
    return not between
