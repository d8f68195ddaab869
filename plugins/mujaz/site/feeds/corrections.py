"""An editor's correction as an entry of the feed of corrections: what stood, what stands, and why."""

from __future__ import annotations

from typing import Any

from mujaz.model.corrections import Correction
from mujaz.site.briefings import Briefing
from mujaz.site.corrected import corrected
from mujaz.site.feeds.items import Item, title_of, writable
from mujaz.site.links import other
from mujaz.site.templates import Theme


def correction_items(briefing: Briefing, lang: str, card: Any, theme: Theme) -> list[Item]:
    """One entry for each correction of the briefing, dated by the correction."""
    return [_item(correction, briefing, lang, card, theme) for correction in briefing.entry.corrections]


def _item(correction: Correction, briefing: Briefing, lang: str, card: Any, theme: Theme) -> Item:
    entry, site = briefing.entry, theme.site
    one = corrected(entry, correction, theme.styles[lang])
    told = writable(theme.render("feed_correction.html", lang, card=card, one=one))
    return Item(
        ("corrections", entry.id, correction.id),
        title_of(theme.words[lang].gettext("Correction: %(headline)s", headline=card.plain_headline)),
        f"{card.url}#{correction.id}",
        f"{site.page(other(lang), 'briefings', entry.id)}#{correction.id}",
        correction.day,
        told,
        told,
        via=entry.document.seed.url,
    )
