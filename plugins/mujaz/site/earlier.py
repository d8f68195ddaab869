"""What a briefing's pages show of earlier ones: their headlines, and whom both name."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from mujaz.archive.archive import Archive
from mujaz.model.facts import Actor
from mujaz.render.catalogues import LANGUAGES
from mujaz.site.briefings import Briefing, briefing_of
from mujaz.site.cards import card
from mujaz.site.page_store import PageStore
from mujaz.site.templates import Theme
from mujaz.site.told import Card, Told, told_from
from mujaz.site.translations import Translations


@dataclass
class Earlier:
    """Gives the cards of earlier briefings: those kept with the same fingerprint, and the others made anew."""

    archive: Archive
    store: PageStore
    translations: Translations
    theme: Theme
    _told: dict[str, Told] = field(default_factory=dict)

    def shown(self, briefing: Briefing, related: str, lang: str) -> list[tuple[Card, list[Actor]]]:
        """The cards of the earlier briefings that a task names, each with the actors that both name."""
        return [
            (self._card(one, fingerprint, lang), [briefing.actors[actor] for actor in shared])
            for one, shared, fingerprint in json.loads(related)
        ]

    def _card(self, briefing: str, fingerprint: str, lang: str) -> Card:
        if briefing not in self._told:
            kept = self.store.cards_made(briefing, fingerprint)
            self._told[briefing] = told_from(briefing, kept) if kept else self._made(briefing)
        return self._told[briefing].cards[lang]

    def _made(self, briefing_id: str) -> Told:
        entry = self.archive.entry(briefing_id)
        briefing = briefing_of(entry, self.translations.of(entry))
        cards = {lang: card(briefing, self.theme, lang) for lang in LANGUAGES}
        return Told(briefing_id, entry.document.seed.published, cards)
