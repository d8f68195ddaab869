"""From a state that acts to those listed before it, which act with it: 'مصر والأردن تقطعان', 'قطر ومصر تدعوان'."""

from __future__ import annotations

from dataclasses import replace

from mujaz.extract.ledger import Finder, Spot
from mujaz.extract.mentions import Mention


def list_acts(finder: Finder, spot: Spot, first: int) -> None:
    """Makes governments of the states that stand right before token `first`, joined by 'و', unless a preposition does.

    They were read as places because the verb comes only after the last of them.
    """
    mentions = finder.ledger.mentions
    at = len(mentions)
    while at and _adjoins(finder, spot, mentions[at - 1], first):
        at, first = at - 1, mentions[at - 1].first
    if at == len(mentions) or _governed(finder, spot, mentions[at]):
        return
    for number in range(at, len(mentions)):
        finder.ledger.referent(finder.lexicon.register.actors[mentions[number].referent])
        mentions[number] = replace(mentions[number], place=False, rule="actors.state_listed", gender="f")


def _adjoins(finder: Finder, spot: Spot, mention: Mention, first: int) -> bool:
    """Whether a mention is a state, read as a place, that ends right before token `first`."""
    if (mention.segment, mention.sentence, mention.last) != (spot.segment, spot.sentence, first):
        return False
    state = finder.lexicon.register.actors.get(mention.referent)
    return mention.place and state is not None and state.kind == "government"


def _governed(finder: Finder, spot: Spot, mention: Mention) -> bool:
    """Whether a preposition or a place noun stands before the first of the list, or on it."""
    token, words = spot.tokens[mention.first], finder.lexicon.surroundings
    if mention.span.start > token.start:
        return True
    before = spot.tokens[mention.first - 1].text if mention.first else ""
    return before in words.locating or before in words.leaving
