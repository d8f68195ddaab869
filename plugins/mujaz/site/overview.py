"""The pages that count over the whole archive: its tolls by country and claimant, and what it covers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from mujaz.render.catalogues import LANGUAGES, Words
from mujaz.render.figures import TOLLS
from mujaz.render.names import arabic_key, country_name, latin_key
from mujaz.render.numbers import number
from mujaz.site.chart import Chart, bars, over_time
from mujaz.site.kept import Named
from mujaz.site.lists import in_both
from mujaz.site.noted import NO_COUNTRY
from mujaz.site.page_store import PageStore
from mujaz.site.paging import Page, pages
from mujaz.site.publish import Publisher
from mujaz.site.told import Told, told

_STATES = ("reviewed", "edited", "machine", "changed")
# So many briefings with tolls stand on one page of a country.
_ON_A_PAGE = 60


@dataclass(frozen=True, slots=True)
class Toll:
    """A toll with the briefing that gives it: its permalink's id and its words in each language."""

    told: Told
    id: str
    kind: str
    value: float
    claimant: Named | None
    lines: Mapping[str, Markup]


@dataclass(frozen=True, slots=True)
class OfKind:
    """A country's tolls of one kind, the newest first; the picture shows their numbers, the oldest first."""

    kind: str
    rows: Sequence[Toll]
    picture: Markup | None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, in words."""

    label: str
    number: str
    percent: Markup


def write_figures(publisher: Publisher) -> None:
    """The index of countries of which the archive has tolls."""
    counts = publisher.store.counts("country")
    publisher.page("figures.html", "figures", countries={
        lang: _named(counts, words) for lang, words in publisher.theme.words.items()
    })  # fmt: skip


def write_country(publisher: Publisher, code: str) -> None:
    """A country's tolls by kind."""
    members = publisher.store.members(("country", code))
    country = {lang: _country(code, words) for lang, words in publisher.theme.words.items()}
    for page in pages(members, _ON_A_PAGE) if members else ():
        tolls = list(_tolls(publisher.store, page))
        path, changed = ("figures", code, *page.path), page.members[0].day
        mark = page.mark(repr([toll.claimant and toll.claimant.name for toll in tolls]))
        if not publisher.stands(*path, changed=changed, mark=mark):
            publisher.page(
                "tolls.html", *path,
                country=country,
                kinds={lang: _by_kind(tolls, country[lang], words) for lang, words in publisher.theme.words.items()},
                page=in_both(page), at=in_both(("figures", code)), changed=changed, mark=mark,
            )  # fmt: skip


def _tolls(store: PageStore, page: Page) -> Iterable[Toll]:
    shown = told(store, (member.briefing for member in page.members))
    for one, member in zip(shown, page.members, strict=True):
        for toll_id, kind, value, claimant, lines in json.loads(member.note):
            who = next(iter(store.named("actor", [claimant] if claimant else ())), None)
            yield Toll(one, toll_id, kind, value, who, {lang: Markup(line) for lang, line in lines.items()})


def _country(code: str, words: Words) -> str:
    return country_name(code, words) or words.gettext("No country known")


def _named(counts: Mapping[str, int], words: Words) -> list[tuple[str, str, int]]:
    """Code, name and number of briefings with tolls, by alphabet, what has no country last."""
    key = arabic_key if words.lang == "ar" else latin_key
    rows = [(code, _country(code, words), times) for code, times in counts.items()]
    return sorted(rows, key=lambda row: (row[0] == NO_COUNTRY, key(row[1]), row[0]))


def _by_kind(tolls: Sequence[Toll], country: str, words: Words) -> list[OfKind]:
    kinds = []
    for kind in TOLLS:
        rows = [toll for toll in tolls if toll.kind == kind]
        if rows:
            kinds.append(OfKind(kind, rows, _picture(rows, f"{country}: {words.pgettext('kind', kind)}", words)))
    return kinds


def _picture(rows: Sequence[Toll], name: str, words: Words) -> Markup | None:
    return bars([toll.value for toll in reversed(rows)], name, words) if len(rows) > 1 else None


def write_coverage(publisher: Publisher) -> None:
    """What the archive covers, and how well founded it is."""
    makers: dict[str, Callable[[PageStore, Words], Any]] = {
        "activity": _activity,
        "outlets": _outlets,
        "countries": _countries,
        "founded": _founded,
        "translated": _translated,
        "rules": _rules,
    }
    values: dict[str, Any] = {
        name: {lang: make(publisher.store, publisher.theme.words[lang]) for lang in LANGUAGES}
        for name, make in makers.items()
    }
    publisher.page("coverage.html", "coverage", number=in_both(publisher.store.count()), **values)


def _activity(store: PageStore, words: Words) -> Chart | None:
    days = (date.fromisoformat(day) for day, times in store.days().items() if day for _ in range(times))
    return over_time(days, words.gettext("Briefings over time"), words)


def _outlets(store: PageStore, words: Words) -> list[tuple[str | None, int]]:
    return [(name or None, times) for name, times in _ranked(store.totals("publisher"))]


def _countries(store: PageStore, words: Words) -> list[tuple[str, int]]:
    named = ((country_name(code, words), times) for code, times in store.totals("country").items())
    return sorted(((name, times) for name, times in named if name), key=lambda row: (-row[1], row[0]))


def _founded(store: PageStore, words: Words) -> list[Share]:
    figures, tolls = store.totals("figures"), store.totals("tolls")
    every, unattributed = figures.get("all", 0), figures.get("unattributed", 0)
    return [
        _share(words.gettext("Figures for which the article names a claimant"), every - unattributed, every, words),
        _share(words.gettext("Figures in the article’s own voice"), unattributed, every, words),
        _share(
            words.gettext("Kinds of tolls that rest on one claimant alone"),
            tolls.get("alone", 0), tolls.get("all", 0), words,
        ),
    ]  # fmt: skip


def _translated(store: PageStore, words: Words) -> list[Share]:
    counted = store.totals("translation")
    shown = [state for state in _STATES if counted.get(state)]
    return [_share(words.pgettext("translation", s), counted[s], sum(counted.values()), words) for s in shown]


def _rules(store: PageStore, words: Words) -> list[Share]:
    counted = store.totals("rule")
    return [_share(rule, times, sum(counted.values()), words) for rule, times in _ranked(counted)]


def _ranked(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda row: (-row[1], row[0]))


def _share(label: str, part: int, whole: int, words: Words) -> Share:
    percent = 100 * part / whole if whole else 0
    said = "<1%" if 0 < percent < 1 else f"{round(percent)}%"
    return Share(label, number(part, words), Markup('<bdi dir="ltr">{}</bdi>').format(said))
