"""The page of contested words: the source's word, the house's, and how often whose articles have it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.lexicon.contested import ContestedWord
from mujaz.site.kept import Member
from mujaz.site.lists import in_both
from mujaz.site.publish import Publisher
from mujaz.site.told import Told, told

_BRIEFINGS = 5


@dataclass(frozen=True, slots=True)
class Outlet:
    """How often the articles of one publisher use a word; `name` is None for those that name no publisher."""

    name: str | None
    attributed: int
    own: int
    articles: int


@dataclass(frozen=True, slots=True)
class Row:
    """A word with the outlets that use it, the most frequent first, and the newest briefings that have it."""

    word: ContestedWord
    outlets: list[Outlet]
    told: list[Told]


def write_words(publisher: Publisher) -> None:
    """The page of contested words, in both languages."""
    rows = [_row(word, publisher) for word in publisher.theme.contested.words.values()]
    publisher.page("words.html", "words", rows=in_both(rows))


def _row(word: ContestedWord, publisher: Publisher) -> Row:
    members = publisher.store.members(("word", word.id))
    newest = told(publisher.store, (member.briefing for member in members[:_BRIEFINGS]))
    return Row(word, _outlets(members), newest)


def _outlets(members: Sequence[Member]) -> list[Outlet]:
    by_outlet: dict[str, list[tuple[int, int]]] = {}
    for member in members:
        publisher, *uses = json.loads(member.note)
        by_outlet.setdefault(publisher or "", []).append((uses[0], uses[1]))
    outlets = [
        Outlet(name or None, sum(attributed for attributed, _ in uses), sum(own for _, own in uses), len(uses))
        for name, uses in by_outlet.items()
    ]
    return sorted(outlets, key=lambda outlet: (-outlet.attributed - outlet.own, outlet.name or ""))
