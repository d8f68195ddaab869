"""The pages that count over the whole archive: its tolls by country and claimant, and what it covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from mujaz.render.catalogues import LANGUAGES, Words
from mujaz.render.figures import TOLLS
from mujaz.render.names import arabic_key, country_name, latin_key
from mujaz.render.numbers import number
from mujaz.site.catalogue import Gathered, Told
from mujaz.site.chart import Chart, bars, over_time
from mujaz.site.noted import Noted, Toll
from mujaz.site.publish import Publisher

# The address of the tolls of briefings that name no place of a known country.
NO_COUNTRY = "other"
_STATES = ("reviewed", "edited", "machine", "changed")


@dataclass(frozen=True, slots=True)
class Reported:
    """A toll with the briefing that gives it."""

    told: Told
    toll: Toll
    claimant: Any | None


@dataclass(frozen=True, slots=True)
class OfKind:
    """A country's tolls of one kind, the newest first; the picture shows their numbers, the oldest first."""

    kind: str
    rows: Sequence[Reported]
    picture: Markup | None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, in words."""

    label: str
    number: str
    percent: Markup


def write_figures(publisher: Publisher, gathered: Gathered, actors: Iterable[Any]) -> None:
    """The index of countries of which the archive has tolls, and each country's tolls by kind."""
    by_country = _tolls(gathered, {actor.id: actor for actor in actors})
    names = {lang: _named(by_country, publisher.theme.words[lang]) for lang in LANGUAGES}
    publisher.page("figures.html", "figures", countries=names)
    for code, reported in by_country.items():
        country = {lang: next(name for known, name, _ in names[lang] if known == code) for lang in LANGUAGES}
        kinds = {lang: _by_kind(reported, country[lang], publisher.theme.words[lang]) for lang in LANGUAGES}
        publisher.page("tolls.html", "figures", code, country=country, kinds=kinds, changed=reported[0].told.published)


def _tolls(gathered: Gathered, known: Mapping[str, Any]) -> dict[str, list[Reported]]:
    """The tolls by the country of which a briefing names most places; the newest first."""
    found: dict[str, list[Reported]] = {}
    for told in gathered.briefings:
        note = gathered.noted[told.id]
        for toll in note.tolls:
            found.setdefault(_country(note), []).append(Reported(told, toll, known.get(toll.claimant or "")))
    return found


def _country(note: Noted) -> str:
    return min(note.countries, key=lambda code: (-note.countries[code], code), default=NO_COUNTRY)


def _named(by_country: Mapping[str, Sequence[Reported]], words: Words) -> list[tuple[str, str, int]]:
    """Code, name and number of tolls, by alphabet, what has no country last."""
    key = arabic_key if words.lang == "ar" else latin_key
    nobody = words.gettext("No country known")
    rows = [(code, country_name(code, words) or nobody, len(reported)) for code, reported in by_country.items()]
    return sorted(rows, key=lambda row: (row[0] == NO_COUNTRY, key(row[1])))


def _by_kind(reported: Sequence[Reported], country: str, words: Words) -> list[OfKind]:
    kinds = []
    for kind in TOLLS:
        rows = [one for one in reported if one.toll.kind == kind]
        if rows:
            kinds.append(OfKind(kind, rows, _picture(rows, f"{country}: {words.pgettext('kind', kind)}", words)))
    return kinds


def _picture(rows: Sequence[Reported], name: str, words: Words) -> Markup | None:
    values = [one.toll.low if one.toll.low is not None else one.toll.high for one in reversed(rows)]
    return bars([value or 0 for value in values], name, words) if len(values) > 1 else None


def write_coverage(publisher: Publisher, gathered: Gathered) -> None:
    """What the archive covers, and how well founded it is."""
    notes = list(gathered.noted.values())
    values: dict[str, dict[str, Any]] = {
        name: {lang: make(gathered, notes, publisher.theme.words[lang]) for lang in LANGUAGES}
        for name, make in (
            ("activity", _activity),
            ("outlets", _outlets),
            ("countries", _countries),
            ("founded", _founded),
            ("translated", _translated),
            ("rules", _rules),
        )
    }
    publisher.page("coverage.html", "coverage", number=dict.fromkeys(LANGUAGES, len(notes)), **values)


def _activity(gathered: Gathered, notes: Sequence[Noted], words: Words) -> Chart | None:
    return over_time((told.published for told in gathered.briefings), words.gettext("Briefings over time"), words)


def _outlets(gathered: Gathered, notes: Sequence[Noted], words: Words) -> list[tuple[str | None, int]]:
    counted = Counter(note.publisher for note in notes)
    return sorted(counted.items(), key=lambda row: (-row[1], row[0] or ""))


def _countries(gathered: Gathered, notes: Sequence[Noted], words: Words) -> list[tuple[str, int]]:
    counted = Counter(code for note in notes for code in note.countries)
    named = ((country_name(code, words), times) for code, times in counted.items())
    return sorted(((name, times) for name, times in named if name), key=lambda row: (-row[1], row[0]))


def _founded(gathered: Gathered, notes: Sequence[Noted], words: Words) -> list[Share]:
    figures = sum(note.figures for note in notes)
    unattributed = sum(note.unattributed for note in notes)
    voices = [claimants for note in notes for claimants in _claimants(note)]
    alone = sum(len(claimants) == 1 and None not in claimants for claimants in voices)
    return [
        _share(words.gettext("Figures for which the article names a claimant"), figures - unattributed, figures, words),
        _share(words.gettext("Figures in the article’s own voice"), unattributed, figures, words),
        _share(words.gettext("Kinds of tolls that rest on one claimant alone"), alone, len(voices), words),
    ]


def _claimants(note: Noted) -> Iterable[set[str | None]]:
    """For each kind of toll in a briefing, who gives numbers of it."""
    by_kind: dict[str, set[str | None]] = {}
    for toll in note.tolls:
        by_kind.setdefault(toll.kind, set()).add(toll.claimant)
    return by_kind.values()


def _translated(gathered: Gathered, notes: Sequence[Noted], words: Words) -> list[Share]:
    counted = Counter(state for note in notes for state, times in note.states.items() for _ in range(times))
    shown = [state for state in _STATES if counted[state]]
    return [_share(words.pgettext("translation", s), counted[s], counted.total(), words) for s in shown]


def _rules(gathered: Gathered, notes: Sequence[Noted], words: Words) -> list[Share]:
    counted: Counter[str] = Counter()
    for note in notes:
        counted.update(note.rules)
    ranked = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    return [_share(rule, times, counted.total(), words) for rule, times in ranked]


def _share(label: str, part: int, whole: int, words: Words) -> Share:
    percent = 100 * part / whole if whole else 0
    said = "<1%" if 0 < percent < 1 else f"{round(percent)}%"
    return Share(label, number(part, words), Markup('<bdi dir="ltr">{}</bdi>').format(said))
