"""What a briefing's pages show of earlier ones: their headlines, and whom both name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mujaz.archive.archive import Archive
from mujaz.model.facts import Actor
from mujaz.render.catalogues import LANGUAGES
from mujaz.site.briefings import Briefing, briefing_of
from mujaz.site.cards import card
from mujaz.site.page_store import PageStore
from mujaz.site.remembered import Remembered
from mujaz.site.templates import Theme
from mujaz.site.told import Card, Told, told_from
from mujaz.site.translations import Translations

_CARDS = 2_000  # as many as a process keeps ready


@dataclass
class Earlier:
    """Gives the cards of earlier briefings: those kept with the same fingerprint, and the others made anew."""

    archive: Archive
    store: PageStore
    translations: Translations
    theme: Theme
    _told: Remembered[tuple[str, str], Told] = field(default_factory=lambda: Remembered(_CARDS))

    def keep(self, briefing: str, fingerprint: str, cards: Mapping[str, Card], published: date | None) -> None:
        """Keeps the cards of a briefing that this process has made: later ones may be related to it."""
        self._told[briefing, fingerprint] = Told(briefing, published, cards)

    def shown(self, briefing: Briefing, related: str, lang: str) -> list[tuple[Card, list[Actor]]]:
        """The cards of the earlier briefings that a task names, each with the actors that both name."""
        return [
            (self._card(one, fingerprint, lang), [briefing.actors[actor] for actor in shared])
            for one, shared, fingerprint in json.loads(related)
        ]

    def _card(self, briefing: str, fingerprint: str, lang: str) -> Card:
        told = self._told.get((briefing, fingerprint))
        if told is None:
            kept = self.store.cards_made(briefing, fingerprint)
            told = self._told[briefing, fingerprint] = told_from(briefing, kept) if kept else self._made(briefing)
        return told.cards[lang]

    def _made(self, briefing_id: str) -> Told:
        entry = self.archive.entry(briefing_id)
        briefing = briefing_of(entry, self.translations.of(entry))
        cards = {lang: card(briefing, self.theme, lang) for lang in LANGUAGES}
        return Told(briefing_id, entry.document.seed.published, cards)
