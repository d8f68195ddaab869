"""A briefing as lists show it, and how that is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from mujaz.model.compact import compact
from mujaz.site.page_store import PageStore


@dataclass(frozen=True, slots=True)
class Card:
    """A briefing as lists show it, in one language. `composed` is the rule that composed its headline, if one did.

    `key_figures` are lines with 'according to' their claimants, if they have any. `item` is the whole as an element of
    a list, with a heading of the second level.
    """

    id: str
    url: str
    headline: Markup
    plain_headline: str
    headline_lang: str
    composed: str | None
    published: date | None
    publisher: str | None
    description: str
    key_figures: tuple[tuple[Markup, Markup | None], ...]
    item: Markup


@dataclass(frozen=True, slots=True)
class Told:
    """A briefing as lists show it, in both languages."""

    id: str
    published: date | None
    cards: Mapping[str, Card]


def as_json(cards: Mapping[str, Card]) -> str:
    """The cards as text, to be kept."""
    return compact({lang: _values(card) for lang, card in cards.items()})


def _values(card: Card) -> list[Any]:
    values = list(astuple(card))
    values[6] = card.published.isoformat() if card.published else None
    return values


def told_from(briefing_id: str, kept: str) -> Told:
    """What `as_json` kept."""
    cards = {lang: _read(values) for lang, values in json.loads(kept).items()}
    return Told(briefing_id, next(iter(cards.values())).published, cards)


def told(store: PageStore, briefings: Iterable[str]) -> list[Told]:
    """The cards of these briefings as the store keeps them, in their order."""
    if store.told is None:
        return [told_from(*kept) for kept in store.cards(briefings)]
    found = []
    for briefing in briefings:
        if briefing not in store.told:
            store.told[briefing] = next(told_from(*kept) for kept in store.cards([briefing]))
        found.append(store.told[briefing])
    return found


def _read(values: list[Any]) -> Card:
    one, url, headline, plain, lang, composed, day, publisher, description, lines, item = values
    figures = tuple((Markup(line), Markup(by) if by else None) for line, by in lines)
    published = date.fromisoformat(day) if day else None
    head = (one, url, Markup(headline), plain, lang, composed)
    return Card(*head, published, publisher, description, figures, Markup(item))
