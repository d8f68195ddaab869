"""The page of contested words: the source's word, the house's, and how often whose articles have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mujaz.lexicon.contested import ContestedWord
from mujaz.render.catalogues import LANGUAGES
from mujaz.render.contested import Use
from mujaz.site.catalogue import Told
from mujaz.site.publish import Publisher

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
    rows = [_row(word, publisher.contested.get(word.id, [])) for word in publisher.theme.contested.words.values()]
    publisher.page("words.html", "words", rows=dict.fromkeys(LANGUAGES, rows))


def _row(word: ContestedWord, used: list[tuple[Told, Use]]) -> Row:
    by_outlet: dict[str, list[Use]] = {}
    for told, use in used:
        by_outlet.setdefault(told.cards["ar"].publisher or "", []).append(use)
    outlets = [_outlet(name or None, uses) for name, uses in by_outlet.items()]
    outlets.sort(key=lambda outlet: (-outlet.attributed - outlet.own, outlet.name or ""))
    return Row(word, outlets, [told for told, _ in used[:_BRIEFINGS]])


def _outlet(name: str | None, uses: Iterable[Use]) -> Outlet:
    uses = list(uses)
    return Outlet(name, sum(use.attributed for use in uses), sum(use.own for use in uses), len(uses))
