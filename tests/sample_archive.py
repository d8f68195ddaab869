"""A small archive made by hand: one briefing for each kind of right, one without a date, facts of every kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from mujaz.archive.archive import ActorSummary, PlaceSummary
from mujaz.archive.update import Report
from mujaz.model.document import Document, Republish, Seed, Segment
from mujaz.model.entry import Entry
from mujaz.model.facts import NAMELESS, Actor, Bilingual, Claim, DateMention, Facts, Figure, Place, Topic
from mujaz.model.span import Span

FLOOD = """سيول في وادي السمر تقطع الطرق

قال وزير الأشغال سالم الراوي إن السيول أودت بحياة 23 شخصا وشردت أكثر من 1500 آخرين. وأضاف "لن نترك أحدا في العراء".

ونفت شركة Delta Works مسؤوليتها عن انهيار السد. وزعم مديرها أن الأضرار لا تتجاوز 25.3% من الجسم (2019-2026).

وانقطعت الكهرباء عن المدينة.
"""
HARVEST = """موسم القمح يتجاوز التوقعات

أعلنت وزارة الزراعة حصاد 300 ألف طن في تموز/يوليو 2025.

توقعات

ويأمل المزارعون موسما أفضل في السنة المقبلة.
"""
STRIKE = """إضراب عمال الميناء يدخل أسبوعه الثاني

حذرت نقابة عمال الميناء من توقف الملاحة كليا إذا لم تستجب الإدارة لمطالب 40 عاملا. ويعود الخلاف إلى عقود قديمة.
"""
UNDATED = """بيان بلا تاريخ

أدانت رابطة الصيادين إغلاق المرفأ.
"""


def span(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def document(entry_id: str, text: str, published: date | None, republish: Republish, publisher: str) -> Document:
    """The text with its first line as title, short lines as headings and the others as paragraphs."""
    segments, at = [], 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        words = line.strip()
        if words:
            kind = "title" if not segments else "heading" if len(words) < 20 else "paragraph"
            segments.append(Segment(f"p{number}", kind, Span(at, at + len(words))))
        at += len(line)
    source = "sidecar" if published else "none"
    path, url = f"seeds/2025/08/{entry_id}.txt", f"https://news.example/{entry_id}?a=1&b=2"
    seed = Seed(
        path, sha256(text.encode()).hexdigest(), "utf-8", published, source, publisher, url, republish=republish
    )
    return Document(entry_id, seed, text, tuple(segments))


def actor(actor_id: str, kind: str, text: str, ar: str, en: str | None, **more: object) -> Actor:
    """An actor mentioned once."""
    status = "registered" if en else "romanised"
    return Actor(actor_id, kind, Bilingual(ar, en), status, (span(text, ar),), "test", **more)  # type: ignore[arg-type]


def flood() -> Entry:
    """Excerpts allowed: tolls by claimant, a quotation, a denial, words kept at a distance, Latin and percentages."""
    text = FLOOD
    said, quoted = (
        "قال وزير الأشغال سالم الراوي إن السيول أودت بحياة 23 شخصا وشردت أكثر من 1500 آخرين",
        "لن نترك أحدا في العراء",
    )
    denied, claimed = (
        "نفت شركة Delta Works مسؤوليتها عن انهيار السد",
        "زعم مديرها أن الأضرار لا تتجاوز 25.3% من الجسم (2019-2026)",
    )
    role = Bilingual("وزير الأشغال", "Minister of Works")
    actors = (
        actor("salem-al-rawi", "person", text, "سالم الراوي", "Salem al-Rawi", role=role, country="jo"),
        actor("delta-works", "organization", text, "شركة Delta Works", "Delta Works"),
    )
    claims = (
        Claim("c1", "say", "salem-al-rawi", span(text, "قال"), span(text, said), "test"),
        Claim(
            "c2",
            "say",
            "salem-al-rawi",
            span(text, "أضاف"),
            span(text, f'أضاف "{quoted}"'),
            "test",
            quote=span(text, quoted),
        ),
        Claim("c3", "deny", "delta-works", span(text, "نفت"), span(text, denied), "test"),
        Claim("c4", "say", None, span(text, "زعم"), span(text, claimed), "test", distanced=True),
    )
    figures = (
        Figure("f1", "killed", 23, 23, "exact", span(text, "23 شخصا"), "test", claimed_by="salem-al-rawi", claim="c1"),
        Figure(
            "f2", "displaced", 1500, None, "more_than", span(text, "أكثر من 1500"), "test", claimed_by="salem-al-rawi"
        ),
        Figure("f3", "percent", None, 25.3, "at_most", span(text, "لا تتجاوز 25.3%"), "test"),
    )
    places = (
        Place(
            "wadi-al-samr", "valley", Bilingual("وادي السمر", "Wadi al-Samr"), (span(text, "وادي السمر"),), "test", "jo"
        ),
    )
    dates = (DateMention(date(2019, 1, 1), date(2026, 12, 31), "range", span(text, "2019-2026"), "test"),)
    named = Bilingual("كارثة", "disaster")
    topics = (Topic("disaster", "20000139", named, "disaster-and-accident", 3, (span(text, "السيول"),), "test"),)
    whole = document("flood-2025", text, date(2025, 8, 14), "excerpt", "جريدة الوادي")
    return Entry(whole, Facts(actors, places, claims, figures, dates, topics))


def harvest() -> Entry:
    """The whole text allowed: a measure, a month, a government."""
    text = HARVEST
    actors = (
        actor(
            "ministry-of-agriculture", "organization", text, "وزارة الزراعة", "Ministry of Agriculture", country="sy"
        ),
    )
    announced = "أعلنت وزارة الزراعة حصاد 300 ألف طن في تموز/يوليو 2025"
    claims = (Claim("c1", "announce", actors[0].id, span(text, "أعلنت"), span(text, announced), "test"),)
    tonnes = Bilingual("طن", "tonnes")
    evidence = span(text, "300 ألف طن")
    figures = (Figure("f1", "count", 300_000, 300_000, "exact", evidence, "test", tonnes, claimed_by=actors[0].id),)
    dates = (DateMention(date(2025, 7, 1), date(2025, 7, 31), "month", span(text, "تموز/يوليو 2025"), "test"),)
    whole = document("harvest-2025", text, date(2025, 7, 30), "full", "Delta Post")
    return Entry(whole, Facts(actors, (), claims, figures, dates))


def strike() -> Entry:
    """Facts only: no sentence of this one may appear anywhere."""
    text = STRIKE
    actors = (actor("port-workers-union", "organization", text, "نقابة عمال الميناء", None),)
    warned = "حذرت نقابة عمال الميناء من توقف الملاحة كليا"
    claims = (Claim("c1", "warn", actors[0].id, span(text, "حذرت"), span(text, warned), "test"),)
    workers = Bilingual("عامل", "workers")
    figures = (Figure("f1", "count", 40, 40, "exact", span(text, "40 عاملا"), "test", workers),)
    whole = document("strike-2025", text, date(2025, 7, 2), "facts", "صوت الميناء")
    return Entry(whole, Facts(actors, (), claims, figures))


def undated() -> Entry:
    """No date, no figure, a speaker without an English name."""
    text = UNDATED
    actors = (actor("fishers-league", "organization", text, "رابطة الصيادين", None),)
    claims = (
        Claim(
            "c1", "condemn", actors[0].id, span(text, "أدانت"), span(text, "أدانت رابطة الصيادين إغلاق المرفأ"), "test"
        ),
    )
    return Entry(document("undated-statement", text, None, "excerpt", "جريدة الوادي"), Facts(actors, (), claims))


@dataclass
class HandMadeArchive:
    """Answers what the site asks of an archive."""

    held: tuple[Entry, ...] = field(default_factory=lambda: (flood(), harvest(), strike(), undated()))
    report: Report = field(default_factory=Report)

    def update(self, **_: object) -> Report:
        """What the last update reported."""
        return self.report

    def fingerprints(self) -> dict[str, str]:
        """Of each entry, what it says."""
        return {entry.id: sha256(repr(entry).encode()).hexdigest() for entry in self.held}

    def days(self) -> dict[str, str]:
        """The ISO date of each entry, '' for none."""
        return {entry.id: str(entry.document.seed.published or "") for entry in self.held}

    def since(self, day: str) -> list[tuple[str, str, list[str]]]:
        """The entries from a day on, by id: each with its day and its actors."""
        days = self.days()
        return sorted((e.id, days[e.id], self._actors(e)) for e in self.held if days[e.id] >= day)

    def named_by_day(self) -> Iterator[tuple[tuple[str, str], list[str]]]:
        """The dated entries in the order of day and id, each with its actors."""
        days = self.days()
        yield from sorted(((days[e.id], e.id), self._actors(e)) for e in self.held if days[e.id])

    def before(self, place: tuple[str, str]) -> int:
        """How many dated entries come before a day and an id."""
        return sum(other < place for other, _ in self.named_by_day())

    def earlier(self, actor: str, place: tuple[str, str]) -> list[tuple[str, str]]:
        """Day and id of those before a day and an id that name an actor."""
        return [other for other, actors in self.named_by_day() if other < place and actor in actors]

    def _actors(self, entry: Entry) -> list[str]:
        return sorted(
            actor.id
            for actor in entry.facts.actors
            if actor.kind != "media" and (actor.kind, actor.name_status) != NAMELESS
        )

    def entry(self, entry_id: str) -> Entry:
        """The entry with this id."""
        return next(entry for entry in self.held if entry.id == entry_id)

    def close(self) -> None:
        """Nothing is open."""

    def entries(self) -> Iterator[Entry]:
        """The entries, newest first, the undated last."""
        return iter(self.held)

    def actors(self, ids: Collection[str] | None = None) -> Iterator[ActorSummary]:
        """Each actor, or those of `ids`, by id."""
        found = {a.id: a for entry in reversed(self.held) for a in entry.facts.actors}
        for actor_id, one in sorted(found.items()):
            count = sum(actor_id in {a.id for a in entry.facts.actors} for entry in self.held)
            if ids is None or actor_id in ids:
                yield ActorSummary(actor_id, one.kind, one.name, one.name_status, one.country, count)

    def places(self, ids: Collection[str] | None = None) -> Iterator[PlaceSummary]:
        """Each place, or those of `ids`, by id."""
        for place in sorted((p for entry in self.held for p in entry.facts.places), key=lambda place: place.id):
            if ids is None or place.id in ids:
                yield PlaceSummary(place.id, place.kind, place.name, place.country, 1)
