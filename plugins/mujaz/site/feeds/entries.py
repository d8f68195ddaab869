"""All that feeds need of one briefing, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mujaz.model.facts import Act
from mujaz.site.briefings import Briefing
from mujaz.site.feeds.briefings import act_item, acts_of, briefing_item
from mujaz.site.feeds.corrections import correction_items
from mujaz.site.feeds.items import Item
from mujaz.site.templates import Theme


@dataclass(frozen=True, slots=True)
class Entries:
    """A briefing's entries: of itself, of each act in it, of its corrections. Without a date it has only the last."""

    briefing: Item | None = None
    acts: Mapping[Act, Item] = field(default_factory=dict)
    corrections: tuple[Item, ...] = ()


def entries(briefing: Briefing, lang: str, values: Mapping[str, Any], theme: Theme) -> Entries:
    """The briefing's entries; `values` are what its page's template is given."""
    acts = {act: act_item(briefing, act, lang, values, theme) for act in acts_of(briefing)}
    return Entries(
        briefing_item(briefing, lang, values, theme),
        {act: item for act, item in acts.items() if item},
        tuple(correction_items(briefing, lang, values["card"], theme)),
    )
