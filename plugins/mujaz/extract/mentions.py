"""What the actor and place finders hand to the finders of claims and figures: who stands where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from mujaz.model.facts import ActorKind, Bilingual, NameStatus
from mujaz.model.span import Span

Gender = Literal["m", "f"]
Number = Literal["s", "d", "p"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that names a referent. `span` begins after the proclitics.

    `segment` and `sentence` count from 0, `sentence` within its segment; `first` and `last` are the token range in that
    sentence. `place` says that here the name is where something is, not who acts ('في واشنطن'); a mention of a state or
    a capital that is no place stands for the government. `gender` and `number` are those of the words, for agreement
    with verbs.
    """

    span: Span
    segment: int
    sentence: int
    first: int
    last: int
    referent: str
    rule: str
    place: bool = False
    gender: Gender | None = None
    number: Number = "s"


@dataclass(slots=True)
class Referent:
    """Someone or somewhere that the document names, with what it says of them; `kind` is None for what is only a place.

    `place_kind` is None for what is only an actor. `role` is the office as the article words it.
    """

    id: str
    name: Bilingual
    status: NameStatus
    kind: ActorKind | None = None
    place_kind: str | None = None
    role: Bilingual | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    gender: Gender | None = None
    also: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Names:
    """Every mention in a document, in the order of the text, and the referents that they name, by id."""

    mentions: tuple[Mention, ...]
    referents: dict[str, Referent]
