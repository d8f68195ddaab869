"""A headline composed from the facts alone, with the name of the rule that composed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mujaz.model.entry import Entry
from mujaz.model.facts import Actor, Figure, Place
from mujaz.render.contents import Content
from mujaz.render.dates import day_words
from mujaz.render.figures import TOLLS, is_toll
from mujaz.render.names import in_list
from mujaz.render.sentences import lines, says_what
from mujaz.render.style import Style, capital

_BESIDE, _NAMED = 2, 2
_ENGLISH_ARTICLES = ("the", "a", "an")


@dataclass(frozen=True, slots=True)
class Telling:
    """Figures, the most telling first; as many of them as `leading` may make a headline."""

    figures: tuple[Figure, ...]
    leading: int


@dataclass(frozen=True, slots=True)
class Headline:
    """A composed headline; `rule` tells which facts it is made of."""

    text: str
    rule: str


def headline(entry: Entry, telling: Telling, contents: Mapping[str, Content], style: Style) -> Headline:
    """The most telling facts in one line: a toll or a figure of the source's headline, else a claim, else names."""
    actors = {actor.id: actor for actor in entry.facts.actors}
    leading, place = telling.figures[: telling.leading], _title_place(entry, style)
    if leading:
        head, speaker = _of_figures(leading, actors, style)
        return _placed(head, speaker, place, "headlines.figures", style)
    claims = telling_claims(contents, style)
    if claims:
        return _placed(_of_claim(claims[0], style), claims[0].speaker, place, "headlines.claim", style)
    return _of_names(entry, style)


def telling_figures(figures: Iterable[Figure], entry: Entry) -> Telling:
    """The figures that key points may give, the most telling first; tolls and those of the headline may lead.

    Tolls come before all else, those that the source's own headline gives before others, and then the order of the
    text decides. Parts of another figure, times, rates, and numbers without a noun in English say little by themselves
    and are left out.
    """
    title = [segment.span for segment in entry.document.segments if segment.kind == "title"]
    titled = {_quantity(f) for f in entry.facts.figures if any(span.contains(f.evidence) for span in title)}
    able = [figure for figure in figures if _may_be_told(figure)]
    able.sort(key=lambda figure: (not is_toll(figure), _quantity(figure) not in titled, _rank(figure)))
    leading = sum(is_toll(figure) or _quantity(figure) in titled for figure in able)
    return Telling(tuple(able), leading)


def telling_claims(contents: Mapping[str, Content], style: Style) -> list[Content]:
    """The claims, those first whose words name somebody or give a figure, weightier acts first, nobody's last."""
    weights = style.wording.claims
    return sorted(
        contents.values(),
        key=lambda content: (
            content.speaker is None,
            not (content.actors or content.figures),
            -weights[content.claim.act].weight,
        ),
    )


def _title_place(entry: Entry, style: Style) -> Place | None:
    """The place that the source's own headline names, of several the one named most often; None where it names none.

    A place from elsewhere in the text would seem to be where it happened.
    """
    title = [segment.span for segment in entry.document.segments if segment.kind == "title"]
    named = [
        place
        for place in entry.facts.places
        if (style.lang == "ar" or place.name.en) and any(s.contains(m) for s in title for m in place.mentions)
    ]
    return max(named, key=lambda place: len(place.mentions), default=None)


def _may_be_told(figure: Figure) -> bool:
    if figure.part_of is not None or figure.kind in ("duration", "percent"):
        return False
    return says_what(figure)


def _rank(figure: Figure) -> int:
    return TOLLS.index(figure.kind) if is_toll(figure) else len(TOLLS)


def _quantity(figure: Figure) -> tuple[object, ...]:
    return figure.kind, figure.low, figure.high, figure.bound


def _of_figures(
    figures: Sequence[Figure], actors: Mapping[str, Actor], style: Style
) -> tuple[str, Actor | None]:  # fmt: skip
    """The first figure; a toll with others of the same claimant that tell another fate."""
    first = figures[0]
    chosen = {first.kind: first}
    for figure in figures[1:]:
        same = figure.claimed_by == first.claimed_by and is_toll(figure) and is_toll(first)
        if same and len(chosen) <= _BESIDE:
            chosen.setdefault(figure.kind, figure)
    claimant = actors.get(first.claimed_by or "")
    told = in_list(lines(chosen.values(), style), style.words)
    if first.claimed_by is None:
        return style.phrase("headlines.article", figures=told), None
    return style.phrase("headlines.figures", figures=told, who=style.who(claimant)), claimant


def _of_claim(content: Content, style: Style) -> str:
    wording, speaker = style.wording.claims[content.claim.act], content.speaker
    template = wording.plural if style.lang == "en" and style.is_many(speaker) else style.of(wording.headline)
    head = template.format(who=capital(_bare(speaker, style)))
    named = [actor for actor in content.actors if style.name(actor)][:_NAMED]
    if not named:
        return head
    return style.phrase("headlines.claim_with_actors", head=head, actors=style.listed(named))


def _bare(speaker: Actor | None, style: Style) -> str:
    """The speaker as headlines name it: without an article."""
    who = style.who(speaker)
    article, _, name = who.partition(" ")
    return name if speaker and style.lang == "en" and article in _ENGLISH_ARTICLES else who


def _placed(
    head: str, speaker: Actor | None, place: Place | None, rule: str, style: Style
) -> Headline:  # fmt: skip
    """The headline under its place, unless that is the name of who speaks."""
    if place is None or (speaker and speaker.name.ar == place.name.ar):
        return Headline(capital(head), rule)
    name = place.name.ar if style.lang == "ar" else place.name.en or ""
    return Headline(style.phrase("headlines.placed", place=name, head=head), rule)


def _of_names(entry: Entry, style: Style) -> Headline:
    facts = entry.facts
    named: list[Place | Actor] = [*facts.places, *facts.actors]
    names = [name for one in named if (name := one.name.ar if style.lang == "ar" else one.name.en)][: _NAMED + 1]
    if names:
        return Headline(style.phrase("headlines.named", actors=in_list(names, style.words)), "headlines.names")
    published = entry.document.seed.published
    if published:
        return Headline(style.phrase("headlines.dated", day=day_words(published, style.words)), "headlines.day")
    return Headline(style.phrase("headlines.bare"), "headlines.bare")
