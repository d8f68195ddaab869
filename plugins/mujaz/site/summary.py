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
    """The bottom line with the id of the fact that it begins with, and the key points each with its fact's."""

    line: Markup
    fact: str | None
    points: list[tuple[str, Markup]]


def summary(briefing: Briefing, style: Style) -> Summary | None:
    """The briefing in a few sentences composed from its facts; None where it has neither figures nor claims."""
    told = briefing.entry, briefing.telling, briefing.contents
    line = bottom_line(*told, style)
    if line is None:
        return None
    first = briefing.telling.figures[0].id if briefing.telling.figures else None
    # What the bottom line has said is not said again right below it.
    points = [(point.fact, own(point.text, style.lang)) for point in key_points(*told, style) if point.fact != first]
    return Summary(own(line, style.lang), first, points)
