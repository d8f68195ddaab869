"""What editors overruled, as a briefing's page and the page of corrections show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from mujaz.model.corrections import Correction, Fact, FactKind
from mujaz.model.entry import Entry
from mujaz.model.facts import Actor, Claim, DateMention, Figure, Place, Topic
from mujaz.model.span import Span
from mujaz.render.dates import moment_words
from mujaz.render.figures import figure_line
from mujaz.render.style import Style
from mujaz.site.markup import named, own

Marks = Mapping[tuple[FactKind, object], str]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction in one language. `id` is its fragment on the briefing's page, `fact` that of the fact, if any."""

    id: str
    day: date
    said: Markup
    reason: Markup
    by: Markup
    fact: str | None


def newest_corrections(entries: Iterable[Entry]) -> list[tuple[Entry, Correction]]:
    """Every correction of the entries with its entry, the newest first; those of one day by entry, then as it has them.

    Only entries with corrections matter: `mujaz.archive.ruling_files.ruled` names them without opening any.
    """
    told = [(entry, correction) for entry in entries for correction in entry.corrections]
    by_entry = sorted(told, key=lambda one: one[0].id)
    return sorted(by_entry, key=lambda one: one[1].day, reverse=True)


def corrections_of(entry: Entry, style: Style) -> list[Corrected]:
    """An entry's corrections in the words of one language, newest first."""
    return [corrected(entry, correction, style) for correction in entry.corrections]


def corrected(entry: Entry, correction: Correction, style: Style) -> Corrected:
    """One correction of an entry in the words of one language."""
    reason, by = correction.reason, correction.by
    return Corrected(
        correction.id,
        correction.day,
        _said(entry, correction, style),
        named(reason, style.lang),
        Markup("<bdi>{}</bdi>").format(by),
        correction.fact if correction.kind in {"claim", "figure"} else None,
    )


def marks(entry: Entry) -> Marks:
    """The correction that last touched a fact, by the fact's kind and id; for dates, by the place of their words."""
    found: dict[tuple[FactKind, object], str] = {}
    for correction in reversed(entry.corrections):
        for kind, key in _touched(correction):
            found[kind, key] = correction.id
    return found


def _touched(correction: Correction) -> Iterable[tuple[FactKind, object]]:
    if isinstance(correction.new, DateMention):
        yield "date", correction.new.evidence
    elif correction.fact:
        yield correction.kind, correction.fact
    for fact in correction.touched:
        yield ("claim" if fact.startswith("c") else "figure"), fact


def mark_of(marks: Marks, kind: FactKind, keys: Sequence[str | Span]) -> str | None:
    """The correction that touched the first of these facts that any touched."""
    return next((marks[kind, key] for key in keys if (kind, key) in marks), None)


def _said(entry: Entry, correction: Correction, style: Style) -> Markup:
    """'Figure: was 12 people killed, now 14 people killed'."""
    actors = _actors(entry)
    old, new = (_words(fact, actors, style) for fact in (correction.old, correction.new))
    form: str = correction.action
    if form == "change" and old == new:
        old, new = (_with_claimant(fact, actors, style) for fact in (correction.old, correction.new))
        form = "details" if old == new else form
    kind = style.words.pgettext("fact kind", correction.kind)
    shown = {"old": Markup("<del>{}</del>").format(old), "new": Markup("<ins>{}</ins>").format(new)}
    return escape(style.words.pgettext("correction", form)) % {"kind": kind, **shown}


def _actors(entry: Entry) -> dict[str, Actor]:
    """The actors of an entry, those who are not in it any more among them."""
    gone = [c.old for c in entry.corrections if isinstance(c.old, Actor)]
    return {actor.id: actor for actor in (*gone, *entry.facts.actors)}


def _words(fact: Fact | None, actors: Mapping[str, Actor], style: Style) -> Markup:
    match fact:
        case Figure():
            return own(figure_line(fact, style.words), style.lang)
        case Claim():
            act = style.words.pgettext("act", fact.act)
            return Markup("{}: {}").format(act, _name(fact.speaker, actors, style))
        case DateMention():
            return own(moment_words(fact, style.words), style.lang)
        case Actor() | Place() | Topic():
            return named(fact.name, style.lang)
        case None:
            return Markup()


def _with_claimant(fact: Fact | None, actors: Mapping[str, Actor], style: Style) -> Markup:
    """A figure with who gives it; any other fact as it is."""
    said = _words(fact, actors, style)
    if not isinstance(fact, Figure):
        return said
    if fact.claimed_by is None:
        return Markup("{} {}").format(said, style.words.gettext("in the article’s own voice"))
    according = escape(style.words.gettext("according to %(name)s"))
    claimant = actors.get(fact.claimed_by)
    name = named(style.governed(claimant), style.lang) if claimant else _name(None, actors, style)
    return Markup("{} {}").format(said, according % {"name": name})


def _name(actor_id: str | None, actors: Mapping[str, Actor], style: Style) -> Markup:
    actor = actors.get(actor_id or "")
    return named(actor.name, style.lang) if actor else escape(style.words.gettext("No speaker named"))
