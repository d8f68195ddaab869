"""A briefing in a few sentences: its key points, and its bottom line in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mujaz.model.entry import Entry
from mujaz.model.facts import Claim, Figure
from mujaz.render.contents import Content
from mujaz.render.figures import is_toll
from mujaz.render.headlines import Telling, telling_claims
from mujaz.render.sentences import claim_clause, claim_sentence, figure_clause, figure_sentence, finished
from mujaz.render.style import Style

_FIGURES, _POINTS = 3, 5


@dataclass(frozen=True, slots=True)
class Point:
    """A fact in a composed sentence."""

    told: Figure | Claim
    text: str

    @property
    def fact(self) -> str:
        """The fact's id."""
        return self.told.id


def key_points(entry: Entry, telling: Telling, contents: Mapping[str, Content], style: Style) -> list[Point]:
    """The telling figures, one of each kind, then the telling claims, one of each speaker; at most five.

    A claim whose figure stands here already is not said again.
    """
    actors = {actor.id: actor for actor in entry.facts.actors}
    by_kind: dict[object, Figure] = {}
    for figure in telling.figures:
        by_kind.setdefault(figure.kind if is_toll(figure) else (figure.kind, figure.noun_id), figure)
    chosen = list(by_kind.values())[:_FIGURES]
    points = [Point(f, figure_sentence(f, actors.get(f.claimed_by or ""), style)) for f in chosen]
    said, spoken = {figure.claim for figure in chosen}, set()
    for content in telling_claims(contents, style):
        claim = content.claim
        if len(points) == _POINTS or claim.speaker is None:
            break
        if claim.id not in said and claim.speaker not in spoken:
            spoken.add(claim.speaker)
            points.append(Point(claim, claim_sentence(content, style)))
    return points


def bottom_line(
    entry: Entry, telling: Telling, contents: Mapping[str, Content], style: Style, *, joined: bool = True
) -> str | None:
    """The most telling figure and the most telling claim of somebody else, in one sentence; None where neither is.

    A claim whose words name nobody would only say that somebody spoke, so it is left out; all are unless `joined`.
    """
    claims = telling_claims(contents, style)
    if not telling.figures:
        return claim_sentence(claims[0], style) if claims else None
    first = telling.figures[0]
    actors = {actor.id: actor for actor in entry.facts.actors}
    statement = figure_clause(first, actors.get(first.claimed_by or ""), style)
    others = [one for one in claims if one.actors and one.claim.speaker not in (None, first.claimed_by)]
    if not others or not joined:
        return finished(statement, style)
    head = claim_clause(others[0], style, named=True)
    return finished(style.phrase("points.joined", statement=statement, head=head), style)
