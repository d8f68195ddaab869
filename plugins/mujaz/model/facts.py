"""The five kinds of fact, as ../../../docs/decisions and the published JSON Schema define them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from mujaz.model.span import Span

ActorKind = Literal["person", "office", "government", "organization", "group", "media"]
NameStatus = Literal["registered", "composed", "romanised"]
Act = Literal[
    "say", "announce", "affirm", "deny", "admit", "accuse", "call", "pledge", "condemn", "warn", "assess", "welcome",
    "regret",
]  # fmt: skip
FigureKind = Literal[
    "killed", "wounded", "missing", "detained", "displaced", "released", "money", "percent", "measure", "duration",
    "count",
]  # fmt: skip
Bound = Literal[
    "exact", "more_than", "at_least", "less_than", "about", "at_most", "range", "few", "dozens", "hundreds",
    "thousands", "tens_of_thousands", "hundreds_of_thousands", "millions",
]  # fmt: skip
DatePrecision = Literal["day", "week", "month", "quarter", "year", "decade", "range"]
NAMELESS = ("group", "composed")
"""Kind and status of those whom only a noun tells (residents, a medical source): others in each article."""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same thing in both languages; `en` is None where no English is known (never a copy of the Arabic)."""

    ar: str
    en: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, speaks, is addressed or accused. `role` is the office as the article gives it, never from elsewhere.

    `id` is the same in every article for registered and composed actors; `country` is an ISO 3166-1 alpha-2 code
    in lower case, or a register id for what is no state ('un', 'palestine' has 'ps').
    """

    id: str
    kind: ActorKind
    name: Bilingual
    name_status: NameStatus
    mentions: tuple[Span, ...]
    rule: str
    role: Bilingual | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A named place where something happens or to which something refers. Latitude and longitude in degrees."""

    id: str
    kind: str
    name: Bilingual
    mentions: tuple[Span, ...]
    rule: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Who said what: one for each reporting cue. `evidence` is the whole stretch, cue, speaker and content.

    `speaker` and `via` are actor ids of the same article; `via` is who passed the words on ('نقلت X عن Y': X).
    `quote` is the verbatim quotation, marks excluded. `distanced` says that the source keeps its distance
    ('زعم', 'ما وصفته بـ').
    """

    id: str
    act: Act
    speaker: str | None
    cue: Span
    evidence: Span
    rule: str
    via: str | None = None
    quote: Span | None = None
    distanced: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity. `low` and `high` are the numbers that the words allow, None where open.

    `noun` is what is counted: `ar` the lexicon's singular, `en` the English form that goes with the number;
    None where the text counts nothing by name. `noun_id` is its key in the lexicon. `unit` is an ISO 4217 code for
    money, a CLDR unit id for measures and durations. `part_of` is the id of the figure that this one is a subset of.
    `claimed_by` is an actor id and `claim` the claim that holds the figure, None where the narrator gives it.
    """

    id: str
    kind: FigureKind
    low: float | int | None
    high: float | int | None
    bound: Bound
    evidence: Span
    rule: str
    noun: Bilingual | None = None
    noun_id: str | None = None
    unit: str | None = None
    claimed_by: str | None = None
    claim: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression on the calendar: `start` and `end` inclusive, as precise as the words and no more."""

    start: date
    end: date
    precision: DatePrecision
    evidence: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What the article is about: one of IPTC's Media Topics.

    `code` is IPTC's number, `broader` the id of the top topic that it stands below (None for a top topic), `weight`
    what its words add up to, `words` the places of the words that decided.
    """

    id: str
    code: str
    name: Bilingual
    broader: str | None
    weight: int
    words: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything found in one document, each kind in the order of the text."""

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    topics: tuple[Topic, ...] = ()
