"""An editor's correction as an entry of the feed of corrections: what stood, what stands, and why."""

from __future__ import annotations

from typing import Any

from mujaz.model.corrections import Correction, Fact
from mujaz.model.facts import Actor, Claim, DateMention, Figure
from mujaz.render.contents import Content
from mujaz.render.dates import moment_words
from mujaz.render.sentences import claim_sentence, figure_sentence
from mujaz.render.style import Style
from mujaz.site.briefings import Briefing
from mujaz.site.feeds.items import Item, title_of, writable
from mujaz.site.links import of, other
from mujaz.site.templates import Theme


def correction_items(briefing: Briefing, lang: str, card: Any, theme: Theme) -> list[Item]:
    """One entry for each correction of the briefing, dated by the correction."""
    return [_item(correction, briefing, lang, card, theme) for correction in briefing.entry.corrections]


def _item(correction: Correction, briefing: Briefing, lang: str, card: Any, theme: Theme) -> Item:
    words, site, seed = theme.words[lang], theme.site, briefing.entry.document.seed
    told = theme.render(
        "feed_correction.html",
        lang,
        card=card,
        correction=correction,
        old=fact_words(correction.old, briefing, theme.styles[lang]),
        new=fact_words(correction.new, briefing, theme.styles[lang]),
    )
    anchor = f"#{correction.fact}" if isinstance(correction.new, Claim | Figure) else ""
    return Item(
        ("corrections", briefing.entry.id, correction.id),
        title_of(words.gettext("Correction: %(headline)s", headline=card.plain_headline)),
        card.url + anchor,
        site.page(other(lang), "briefings", briefing.entry.id) + anchor,
        correction.day,
        writable(told),
        writable(told),
        via=seed.url,
    )


def fact_words(fact: Fact | None, briefing: Briefing, style: Style) -> str | None:
    """A fact in words composed from it alone, so that all rights allow them; None for no fact."""
    actors = briefing.actors
    match fact:
        case None:
            return None
        case Figure():
            return figure_sentence(fact, actors.get(fact.claimed_by or ""), style)
        case Claim():
            return claim_sentence(_alone(fact, actors), style)
        case DateMention():
            return moment_words(fact, style.words)
        case _:
            return of(fact.name, style.lang)


def _alone(claim: Claim, actors: dict[str, Actor]) -> Content:
    """A claim without what its words hold, which may have been corrected as well."""
    return Content(claim, actors.get(claim.speaker or ""), actors.get(claim.via or ""), (), (), ())
