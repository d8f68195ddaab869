"""A briefing's bottom line and key points as its page shows them, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mujaz.model.facts import Claim, Figure
from mujaz.model.span import Span
from mujaz.render.figures import is_toll
from mujaz.render.key_points import Point, bottom_line, key_points
from mujaz.render.passages import Passage
from mujaz.render.style import Style
from mujaz.site.briefings import Briefing
from mujaz.site.markup import arabic, named, own

# What is longer says more than a key point. Arabic says it in fewer words.
_MOST_WORDS = {"ar": 45, "en": 60}
_BY_PEOPLE = ("edited", "reviewed")
_BULLETS = " *-\N{BULLET}\N{MIDDLE DOT}\N{EN DASH}\N{BLACK SMALL SQUARE}"
_COMMAS = " ,\N{ARABIC COMMA}\N{ARABIC SEMICOLON}"


@dataclass(frozen=True, slots=True)
class Summary:
    """The bottom line with the id of the fact that it begins with, and the key points each with its fact's.

    `composed` says whether the bottom line is, `quoting` whether any of them has the article's words or a translation.
    """

    line: Markup
    fact: str | None
    points: list[tuple[str, Markup]]
    composed: bool
    quoting: bool


def summary(briefing: Briefing, style: Style, limit: int) -> Summary | None:
    """The briefing in a few sentences; None where it has neither figures nor claims.

    What somebody said is told in the article's words, at most `limit` where its rights allow no more than excerpts, or
    as a person translated it.
    """
    facts = briefing.entry, briefing.telling, briefing.contents
    line = bottom_line(*facts, style)
    if line is None:
        return None
    points = key_points(*facts, style)
    worded = {point.fact: _worded(point, briefing, style, limit) for point in points}
    quoting = any(worded.values())
    # Where the points quote who spoke, the bottom line need not say that they did.
    begins = own(bottom_line(*facts, style, joined=not quoting) or line, style.lang)
    if not points:
        return Summary(begins, None, [], composed=True, quoting=False)
    shown = {worded[points[0].fact] or begins: points[0].fact}
    for point in points[1:]:  # two facts of one sentence have it once
        shown.setdefault(worded[point.fact] or own(point.text, style.lang), point.fact)
    (first, fact), *others = shown.items()
    composed = worded[points[0].fact] is None
    return Summary(first, fact, [(fact, said) for said, fact in others], composed, quoting)


def _worded(point: Point, briefing: Briefing, style: Style, limit: int) -> Markup | None:
    """A fact as the article or its translator words it, behind the name of who says it where that is not in it.

    Of a toll the number is the point, whatever else its sentence tells, so it is composed.
    """
    told, passage = point.told, briefing.passages.holding(point.told.evidence)
    if passage is None or (isinstance(told, Figure) and (is_toll(told) or briefing.in_headline(told.evidence))):
        return None
    found = _arabic(told, passage, briefing, limit) if style.lang == "ar" else _english(passage, briefing)
    if found is None:
        return None
    words, span = found
    who = briefing.actors.get((told.claimed_by if isinstance(told, Figure) else told.speaker) or "")
    if who is None or any(span.contains(mention) for mention in who.mentions):
        return words
    return Markup("{}: {}").format(named(who.name, style.lang), words)


def _arabic(told: Figure | Claim, passage: Passage, briefing: Briefing, limit: int) -> tuple[Markup, Span] | None:
    """The sentence, or if it is long as many words as may be of the stretch that makes the claim; with its place."""
    text, span = briefing.passages.text, passage.span
    limit = _MOST_WORDS["ar"] if briefing.entry.document.seed.republish == "full" else limit
    if len(span.of(text).split()) > limit:
        span = told.evidence
    if not briefing.shows_words or (isinstance(told, Figure) and span == told.evidence):
        return None
    return arabic(_sentence(briefing.passages.words(span, limit))), span


def _english(passage: Passage, briefing: Briefing) -> tuple[Markup, Span] | None:
    """The translation of the sentence, if a person made it and it is short; with the place of what it translates."""
    found = briefing.in_english(passage.span)
    if found is None or found.state not in _BY_PEOPLE or len(found.english.split()) > _MOST_WORDS["en"]:
        return None
    return own(_sentence(found.english), "en"), passage.span


def _sentence(words: str) -> str:
    """The words without what marks an element of a list, and with a full stop where they end in none."""
    words = words.lstrip(_BULLETS).rstrip(_COMMAS)
    return f"{words}." if words[-1:].isalnum() else words
