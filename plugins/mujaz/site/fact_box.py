"""The figures and dates of a briefing as its fact box shows them, in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from mujaz.model.facts import Actor, DateMention, Figure
from mujaz.model.span import Span
from mujaz.render.catalogues import Words
from mujaz.render.dates import moment_value, moment_words
from mujaz.render.figures import TOLLS, amount, counted, is_measured, noun_beside
from mujaz.render.numbers import VAGUE
from mujaz.render.style import Style
from mujaz.site.briefings import Briefing
from mujaz.site.markup import arabic, own, source


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in the fact box. `ids` are the permalinks of all figures that say the same of the same claimant.

    `sentence` says it with its claimant in the page's language, `arabic` in Arabic on English pages: the source's own
    sentence where the rights allow it, else ours.
    """

    ids: list[str]
    kind: str
    amount: Markup
    noun: Markup | None
    claimant: Actor | None
    anchor: str | None
    sentence: Markup
    arabic: Markup | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that the article mentions; `value` is what a time element says to machines, `id` its permalink.

    `places` are where its words stand, `evidence` are the source's words for it. `sentence` is what is said of it: on
    English pages the translated sentence where there is one, else the source's own where the rights allow it.
    """

    id: str
    words: Markup
    value: str | None
    evidence: Markup | None
    sentence: Markup | None
    anchor: str | None
    places: list[Span]


def figure_rows(briefing: Briefing, styles: Mapping[str, Style], lang: str, limit: int) -> list[FigureRow]:
    """All figures of a briefing, each with everything in it that says the same of the same claimant.

    `limit` is how many words of a sentence of the source are quoted.
    """
    return [_row(group, briefing, styles, lang, limit) for group in briefing.distinct]


def _row(
    group: Sequence[Figure], briefing: Briefing, styles: Mapping[str, Style], lang: str, limit: int
) -> FigureRow:  # fmt: skip
    figure = group[0]
    evidence = briefing.words(figure.evidence)
    shown, noun = _amount_and_noun(figure, evidence, styles[lang].words)
    claimant = briefing.actors.get(figure.claimed_by or "")
    return FigureRow(
        [same.id for same in group],
        figure.kind,
        shown,
        noun,
        claimant,
        briefing.anchor(figure.evidence),
        own(briefing.figure_said(figure, styles[lang]), lang),
        _in_arabic(figure, briefing, styles["ar"], limit) if lang == "en" else None,
    )


def _in_arabic(figure: Figure, briefing: Briefing, style: Style, limit: int) -> Markup:
    """The source's own sentence where the rights allow it, else ours."""
    passage = briefing.passages.holding(figure.evidence) if briefing.shows_words else None
    if passage is None:
        return arabic(briefing.figure_said(figure, style))
    return arabic(briefing.passages.quote(passage, figure.evidence, limit))


def _amount_and_noun(figure: Figure, evidence: str | None, words: Words) -> tuple[Markup, Markup | None]:
    """What stands in large type, and the noun beside it. In Arabic the noun agrees with its number in one phrase."""
    # A vague plural and its noun are one phrase in English as well: 'dozens of soldiers'.
    together = words.lang == "ar" or figure.bound in VAGUE
    phrase = counted(figure, words) if together else None
    shown = own(phrase or amount(figure, words), words.lang)
    noun = None if phrase else noun_beside(figure, words)
    if noun or phrase or figure.noun is None or is_measured(figure) or (words.lang == "en" and figure.noun.en):
        return shown, escape(noun) if noun else None
    # No word for it in this language: the source's own, or the Arabic noun alone.
    return shown, source(evidence or figure.noun.ar, words.lang)


def tolls(rows: Sequence[FigureRow]) -> list[tuple[str, list[FigureRow]]]:
    """The rows that count people, by what was done to them."""
    return [(kind, of_kind) for kind in TOLLS if (of_kind := [row for row in rows if row.kind == kind])]


def moments(briefing: Briefing, words: Words, limit: int) -> list[Moment]:
    """The dates of the article, each once, earliest first. `limit` is how many words of a sentence are quoted."""
    by_words: dict[str, list[DateMention]] = {}
    for mention in sorted(briefing.entry.facts.dates, key=lambda mention: (mention.start, mention.end)):
        by_words.setdefault(moment_words(mention, words), []).append(mention)
    ids: Counter[str] = Counter()
    found = []
    for said, mentions in by_words.items():
        day = _day(mentions[0])
        ids[day] += 1
        permalink = day if ids[day] == 1 else f"{day}-{ids[day]}"
        found.append(_moment(permalink, said, mentions, briefing, words, limit))
    return found


def _day(mention: DateMention) -> str:
    """An id from the day or days themselves: it stays while other dates come and go."""
    days = dict.fromkeys((mention.start, mention.end))
    return "-".join(["day", *(f"{day:%Y%m%d}" for day in days)])


def _moment(
    own_id: str, said: str, mentions: Sequence[DateMention], briefing: Briefing, words: Words, limit: int
) -> Moment:  # fmt: skip
    mention = mentions[0]
    evidence = briefing.words(mention.evidence)
    return Moment(
        own_id,
        own(said, words.lang),
        moment_value(mention),
        source(evidence, words.lang) if evidence else None,
        _sentence(mention, briefing, words.lang, limit),
        briefing.anchor(mention.evidence),
        [same.evidence for same in mentions],
    )


def _sentence(mention: DateMention, briefing: Briefing, lang: str, limit: int) -> Markup | None:
    told = briefing.in_english(mention.evidence) if lang == "en" else None
    if told:
        return escape(told.english)
    passage = briefing.passages.holding(mention.evidence) if briefing.shows_words else None
    return source(briefing.passages.quote(passage, mention.evidence, limit), lang) if passage else None
