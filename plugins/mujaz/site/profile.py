"""An actor's pages: what it said over time, its spellings and offices, its positions, its company."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice

from markupsafe import Markup

from mujaz.model.facts import Bilingual
from mujaz.render.catalogues import LANGUAGES
from mujaz.render.names import country_name
from mujaz.site.chart import Chart, over_time
from mujaz.site.kept import Listing, Member, Named
from mujaz.site.lists import in_both
from mujaz.site.page_store import PageStore
from mujaz.site.paging import pages
from mujaz.site.publish import Publisher
from mujaz.site.told import Card, Told, told

# Acts that take a side; to say, to announce, to affirm, to admit and to assess take none.
POSITIONS = ("accuse", "condemn", "deny", "warn", "call", "pledge", "welcome", "regret")
# How many briefings stand on one page of an actor's record, how many names in a list of company, how many briefings
# below an act, how many names below a position, how many spellings.
PER_PAGE, _MOST_BESIDE, _MOST_TIMES, _MOST_NAMED, _MOST_SPELLINGS = 20, 16, 20, 12, 24


@dataclass(frozen=True, slots=True)
class Act:
    """What an actor did in words: how often, and the newest times with the briefing and the permalink's id."""

    act: str
    label: str
    number: int
    times: Sequence[tuple[Card, str]]


@dataclass(frozen=True, slots=True)
class Role:
    """An office that the archive's articles give an actor, with the days on which the first and the last did."""

    name: Bilingual
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor over the whole archive, in one language. Others stand with a number."""

    spellings: Sequence[tuple[str, int]]
    acts: Sequence[Act]
    positions: Sequence[tuple[str, str, Sequence[tuple[Named, int]]]]
    beside: Sequence[tuple[Named, int]]
    activity: Chart | None


@dataclass(frozen=True, slots=True)
class Noted:
    """What one briefing's note says of an actor: `acts` are claims' ids with the act and whom its words name."""

    member: Member
    spellings: dict[str, int]
    translated: int
    role: tuple[str, str | None] | None
    acts: list[tuple[str, str, list[str]]]


@dataclass(frozen=True)
class Record:
    """All that the archive has of an actor, the newest first."""

    actor: Named
    notes: Sequence[Noted]
    store: PageStore

    @cached_property
    def roles(self) -> list[Role]:
        """The offices as found, the latest first."""
        found: dict[str, list[Noted]] = {}
        for note in self.notes:
            if note.role:
                found.setdefault(note.role[0], []).append(note)
        return [_role(same) for same in found.values()]

    @cached_property
    def spellings(self) -> list[tuple[str, int]]:
        """The spellings of the articles and their translations, most frequent first."""
        found: Counter[str] = Counter()
        for note in self.notes:
            found.update(note.spellings)
            if note.translated and self.actor.name.en:
                found[self.actor.name.en] += note.translated
        return _ranked(found)[:_MOST_SPELLINGS]

    @cached_property
    def acts(self) -> list[tuple[str, int, list[tuple[Told, str]]]]:
        """Each act, how often, and its newest times; the most frequent first."""
        times: dict[str, list[tuple[str, str]]] = {}
        for note in self.notes:
            for claim, act, _ in note.acts:
                times.setdefault(act, []).append((note.member.briefing, claim))
        ranked = _ranked(Counter({act: len(of) for act, of in times.items()}))
        return [(act, number, self._told(times[act][:_MOST_TIMES])) for act, number in ranked]

    def _told(self, times: Sequence[tuple[str, str]]) -> list[tuple[Told, str]]:
        shown = told(self.store, (briefing for briefing, _ in times))
        return [(one, claim) for one, (_, claim) in zip(shown, times, strict=True)]

    @cached_property
    def positions(self) -> list[tuple[str, list[tuple[Named, int]]]]:
        """For each act that takes a side, who is named in its words, most often first."""
        named: dict[str, Counter[str]] = {}
        for note in self.notes:
            for _, act, others in note.acts:
                named.setdefault(act, Counter()).update(set(others))
        return [(act, list(self._others(_ranked(named[act])[:_MOST_NAMED]))) for act in POSITIONS if named.get(act)]

    @cached_property
    def beside(self) -> list[tuple[Named, int]]:
        """Who is named in the same briefings, most often first; those who have no name are others in each."""
        others = self._others(self.store.beside(("actor", self.actor.id), "actor"))
        return list(islice((one for one in others if not one[0].nameless), _MOST_BESIDE))

    def _others(self, ranked: Iterable[tuple[str, int]]) -> Iterator[tuple[Named, int]]:
        return ((one, number) for other, number in ranked for one in self.store.named("actor", [other]))


def write_actor(publisher: Publisher, actor_id: str) -> None:
    """An actor's pages; a long record goes on upon numbered pages below the first."""
    listing = ("actor", actor_id)
    members = publisher.store.members(listing)
    for actor in publisher.store.named("actor", [actor_id]) if members else ():
        record = Record(actor, [Noted(member, *json.loads(member.note)) for member in members], publisher.store)
        for page in pages(members, PER_PAGE):
            mark, changed = page.mark(repr(replace(actor, briefings=0))), page.members[0].day
            path = ("actors", actor_id, *page.path)
            if page.number is not None and publisher.stands(*path, changed=changed, mark=mark):
                continue
            publisher.page(
                "actor.html", *path,
                actor=in_both(actor),
                country={lang: country_name(actor.country, publisher.theme.words[lang]) for lang in LANGUAGES},
                roles=in_both(record.roles if page.number is None else ()),
                profile={lang: None if page.number else _profile(record, publisher, lang) for lang in LANGUAGES},
                seen=_shown(publisher.store, listing, page.members),
                page=in_both(page), changed=changed, mark=mark,
            )  # fmt: skip


def _shown(store: PageStore, listing: Listing, members: Sequence[Member]) -> dict[str, list[Markup]]:
    shown = store.shown(listing, members)
    return {"ar": [Markup(ar) for ar, _ in shown], "en": [Markup(en) for _, en in shown]}


def _profile(record: Record, publisher: Publisher, lang: str) -> Profile:
    words = publisher.theme.words[lang]
    days = (date.fromisoformat(note.member.day) for note in record.notes if note.member.day)
    return Profile(
        record.spellings,
        [
            Act(act, words.pgettext("act", act), number, [(one.cards[lang], claim) for one, claim in times])
            for act, number, times in record.acts
        ],
        [(act, words.pgettext("act", act), rows) for act, rows in record.positions],
        record.beside,
        over_time(days, words.gettext("Briefings over time"), words),
    )


def _role(same: Sequence[Noted]) -> Role:
    days = [date.fromisoformat(note.member.day) for note in same if note.member.day]
    names = [note.role for note in same if note.role]
    ar, en = next((name for name in names if name[1]), names[0])
    return Role(Bilingual(ar, en), min(days, default=None), max(days, default=None))


def _ranked(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))
