"""What is kept of briefings, and of actors and places over the whole archive, for the pages of others."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.archive.archive import ActorSummary, PlaceSummary
from mujaz.model.facts import NAMELESS, Bilingual

Listing = tuple[str, str]
"""Kind and id: ('actor', 'unesco'), ('month', '2024-05')."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A briefing's place in a listing: `mark` changes with whatever the listing shows of it.

    `note` is JSON for the listing's own use, `ar` and `en` ready HTML where the listing shows more than a card.
    """

    kind: str
    listing: str
    mark: str
    note: str = ""
    ar: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one briefing. `day` is its ISO date, '' for none; `keys` what search finds it by; `related` what

    its pages show of earlier ones.

    `fragments` are texts by name, `counted` numbers by kind and key, which are added up over the archive.
    """

    id: str
    day: str
    fingerprint: str
    related: str
    cards: str
    keys: str
    listed: tuple[Listed, ...]
    fragments: dict[str, str]
    counted: dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Named:
    """An actor or a place over the whole archive. `sort` is its kind, such as 'person' or 'city'."""

    id: str
    kind: str
    name: Bilingual
    name_status: str
    country: str | None
    briefings: int

    @property
    def nameless(self) -> bool:
        """Whether only a noun tells them, so that in each briefing they are others."""
        return (self.kind, self.name_status) == NAMELESS

    @classmethod
    def of(cls, one: ActorSummary | PlaceSummary) -> Named:
        """What the archive tells of it. A place's name is always one of a table's."""
        status = one.name_status if isinstance(one, ActorSummary) else "registered"
        return cls(one.id, one.kind, one.name, status, one.country, one.briefings)


@dataclass(frozen=True, slots=True)
class Member:
    """A briefing in a listing, without what the listing shows of it."""

    briefing: str
    day: str
    mark: str
    note: str


@dataclass(frozen=True, slots=True)
class FoundName:
    """What search finds of an actor, place or topic: its keys, and its result in each language.

    `day` and `briefing` are those of the first briefing that names it.
    """

    day: str
    briefing: str
    keys: str
    ar: str
    en: str
