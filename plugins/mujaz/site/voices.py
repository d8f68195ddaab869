"""Who said what in a briefing, in one language: the statements under their speakers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from mujaz.model.facts import Actor, Claim
from mujaz.render.style import Style
from mujaz.site.aligned import Translated
from mujaz.site.briefings import Briefing
from mujaz.site.markup import arabic, own


@dataclass(frozen=True, slots=True)
class Statement:
    """What a speaker said in one stretch of text: `acts` with their labels, one for each claim made of it.

    `words` are Arabic in either language, for an element that says so. `told` is the translated sentence in which the
    claims stand, on English pages that have it; then `quotes` are its verbatim quotations, each with its English. Where
    there is none, `sentences` say each claim from its facts alone, in the page's language; on Arabic pages only where
    the source's own words may not be shown.
    """

    ids: list[str]
    acts: list[tuple[str, str]]
    sentences: list[Markup]
    words: Markup | None
    english: str | None
    quoted: bool
    distanced: bool
    via: Actor | None
    anchor: str | None
    told: Translated | None
    quotes: list[tuple[Markup, str | None]]


def statements(claims: Iterable[Claim], briefing: Briefing, style: Style, limit: int) -> list[Statement]:
    """One speaker's claims; those that rest on the same words stand together, for the words need saying but once."""
    shown: dict[object, Statement] = {}
    for claim in claims:
        # The verbatim quotation where there is one, else the stretch of text that makes the claim.
        span = claim.quote or claim.evidence
        text = briefing.words(span, limit)
        told = briefing.in_english(claim.evidence) if style.lang == "en" else None
        said_once = told.english if told else text
        key = (said_once, claim.distanced, claim.via) if said_once else claim.id
        said = shown.get(key) or _statement(claim, text, told, briefing, style)
        shown[key] = said
        _add(claim, text, said, briefing, style)
    return list(shown.values())


def _add(claim: Claim, text: str | None, said: Statement, briefing: Briefing, style: Style) -> None:
    """One more claim made of a statement's words."""
    said.ids.append(claim.id)
    if said.told and claim.quote and text:
        quote = (arabic(text), _english_quotation(claim, briefing, style.lang))
        if quote not in said.quotes:
            said.quotes.append(quote)
    act = (claim.act, style.words.pgettext("act", claim.act))
    if act not in said.acts:
        said.acts.append(act)
        if said.told is None and (style.lang == "en" or text is None):
            said.sentences.append(own(briefing.claim_said(claim.id, style), style.lang))


def _statement(
    claim: Claim, text: str | None, told: Translated | None, briefing: Briefing, style: Style
) -> Statement:  # fmt: skip
    return Statement(
        [],
        [],
        [],
        arabic(text) if text else None,
        _english_quotation(claim, briefing, style.lang),
        claim.quote is not None and text is not None,
        claim.distanced,
        briefing.actors.get(claim.via or ""),
        briefing.anchor(claim.evidence),
        told,
        [],
    )


def _english_quotation(claim: Claim, briefing: Briefing, lang: str) -> str | None:
    translation = briefing.english.get(claim.quote) if claim.quote and lang == "en" else None
    return translation.english if translation else None


def voices(briefing: Briefing, style: Style, limit: int) -> list[tuple[Actor | None, list[Statement]]]:
    """Who said what: the statements under their speakers, in the order in which they first speak; nobody last."""
    by_speaker: dict[str, list[Claim]] = {}
    for claim in briefing.entry.facts.claims:
        speaker = claim.speaker if claim.speaker in briefing.actors else None
        by_speaker.setdefault(speaker or "", []).append(claim)
    order = sorted(by_speaker, key=lambda speaker: not speaker)
    return [(briefing.actors.get(who), statements(by_speaker[who], briefing, style, limit)) for who in order]
