"""A briefing's bottom line and key points as its page shows them, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mujaz.render.key_points import bottom_line, key_points
from mujaz.render.style import Style
from mujaz.site.briefings import Briefing
from mujaz.site.markup import own


@dataclass(frozen=True, slots=True)
class Summary:
    """The bottom line, and the key points each with the id of the fact that it says."""

    line: Markup
    points: list[tuple[str, Markup]]


def summary(briefing: Briefing, style: Style) -> Summary | None:
    """The briefing in a few sentences composed from its facts; None where it has neither figures nor claims."""
    told = briefing.entry, briefing.telling, briefing.contents
    line = bottom_line(*told, style)
    if line is None:
        return None
    points = [(point.fact, own(point.text, style.lang)) for point in key_points(*told, style)]
    return Summary(own(line, style.lang), points)
