"""What the whole archive shows of one actor beyond its statements: its spellings, its positions, its company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mujaz.site.cards import Card
from mujaz.site.catalogue import Appearance
from mujaz.site.chart import Chart, over_time
from mujaz.site.noted import Noted, Said
from mujaz.site.templates import Theme

# Acts that take a side; to say, to announce, to affirm, to admit and to assess take none.
POSITIONS = ("accuse", "condemn", "deny", "warn", "call", "pledge", "welcome", "regret")
# How many briefings stand on one page of an actor's record, and how many names in a list of company.
PER_PAGE, _MOST_BESIDE = 40, 16


@dataclass(frozen=True, slots=True)
class Act:
    """What an actor did in words: every time with the briefing and the permalink's id."""

    act: str
    label: str
    times: Sequence[tuple[Card, str]]


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor over the whole archive, in one language. Actors stand as the archive's summaries, with a number."""

    spellings: Sequence[tuple[str, int]]
    acts: Sequence[Act]
    positions: Sequence[tuple[str, str, Sequence[tuple[Any, int]]]]
    beside: Sequence[tuple[Any, int]]
    activity: Chart | None


def profile(
    actor: Any,
    seen: Sequence[Appearance],
    noted: Mapping[str, Noted],
    known: Mapping[str, Any],
    theme: Theme,
    lang: str,
) -> Profile:
    """The profile of `actor`; `noted` by briefing, `known` all actors by id."""
    words = theme.words[lang]
    of_actor = [(one, noted[one.told.id]) for one in seen]
    said = [(one, claim) for one, note in of_actor for claim in note.said if claim.speaker == actor.id]
    acts = [
        Act(act, words.pgettext("act", act), [(one.told.cards[lang], c.id) for one, c in said if c.act == act])
        for act, _ in _ranked(Counter(claim.act for _, claim in said))
    ]
    return Profile(
        _spellings(actor, [note for _, note in of_actor]),
        acts,
        [(act, words.pgettext("act", act), rows) for act, rows in _positions([c for _, c in said], known)],
        _beside(actor, [note for _, note in of_actor], known),
        over_time((one.told.published for one in seen), words.gettext("Briefings over time"), words),
    )


def _spellings(actor: Any, notes: Sequence[Noted]) -> list[tuple[str, int]]:
    found: Counter[str] = Counter()
    for note in notes:
        found.update(note.names[actor.id])
        if actor.id in note.english and actor.name.en:
            found[actor.name.en] += note.english[actor.id]
    return _ranked(found)


def _positions(said: Sequence[Said], known: Mapping[str, Any]) -> list[tuple[str, list[tuple[Any, int]]]]:
    """For each act that takes a side, who is named in its words, most often first."""
    named: dict[str, Counter[str]] = {}
    for claim in said:
        named.setdefault(claim.act, Counter()).update(set(claim.named))
    return [(act, _summaries(named[act], known)) for act in POSITIONS if named.get(act)]


def _beside(actor: Any, notes: Sequence[Noted], known: Mapping[str, Any]) -> list[tuple[Any, int]]:
    """Who is named in the same briefings, most often first."""
    together = Counter(other for note in notes for other in note.names if other != actor.id)
    return _summaries(together, known)[:_MOST_BESIDE]


def _summaries(counted: Counter[str], known: Mapping[str, Any]) -> list[tuple[Any, int]]:
    return [(known[one], number) for one, number in _ranked(counted) if one in known]


def _ranked(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))
