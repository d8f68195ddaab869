"""An editor's rulings carried out on an article's facts, each kept as a correction beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from mujaz.archive.named_facts import Missing, Wrong, fact_named, facts_of, spans_of, stretch
from mujaz.archive.ruled_facts import added, changed
from mujaz.archive.ruled_values import Around, read_values
from mujaz.archive.ruling_files import FOLDER, rulings_of
from mujaz.archive.rulings import CorrectionError, Ruling, read_rulings
from mujaz.extract.attribution import attribute
from mujaz.extract.reading import Reading, read
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.corrections import Correction, Fact, FactKind
from mujaz.model.entry import Entry
from mujaz.model.facts import Actor, Claim, Facts, Figure, Place, Topic
from mujaz.model.problem import Problem
from mujaz.model.span import Span

_FIELDS: dict[FactKind, str] = {
    "actor": "actors", "place": "places", "claim": "claims", "figure": "figures", "date": "dates", "topic": "topics",
}  # fmt: skip


def corrected(entry: Entry, root: Path, lexicon: Lexicon) -> tuple[Entry, tuple[Problem, ...]]:
    """The entry as the rulings in `root`/content/corrections leave it, with what they name and is not there any more.

    Raises CorrectionError where a ruling is wrong: facts that an editor overruled are not published as they were.
    """
    rulings = read_rulings(rulings_of(root, entry.id))
    if not rulings:
        return entry, ()
    return carried_out(entry, rulings, lexicon)


def carried_out(entry: Entry, rulings: Sequence[Ruling], lexicon: Lexicon) -> tuple[Entry, tuple[Problem, ...]]:
    """The entry after the rulings in their order, each on the facts that those before it left; as `corrected` says."""
    court = _Court(entry.facts, entry.document.text, read(entry.document), lexicon)
    done: list[Correction] = []
    gone, wrong = [], []
    for ruling in rulings:
        try:
            done.append(court.carry_out(ruling))
        except Missing as missing:
            gone.append(_problem(entry.id, ruling, missing))
        except Wrong as found:
            wrong.append(_problem(entry.id, ruling, found))
    if wrong:
        raise CorrectionError(*wrong)
    return Entry(entry.document, court.facts, _newest_first(done)), tuple(gone)


def _problem(entry_id: str, ruling: Ruling, wrong: Wrong) -> Problem:
    return Problem(f"{FOLDER}/{entry_id}.toml", wrong.found, wrong.remedy, ruling.place)


def _newest_first(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections with their ids, by day and then by their order, the last first.

    Those that rule alike on the same words on one day differ by their order.
    """
    seen: dict[str, int] = {}
    numbered = []
    for place, one in enumerate(corrections):
        said = f"{one.kind} {one.action} {one.evidence.start}-{one.evidence.end} {one.day}"
        seen[said] = seen.get(said, 0) + 1
        digest = sha256(f"{said} {seen[said]}".encode()).hexdigest()
        numbered.append((one.day, place, replace(one, id=f"k-{digest[:8]}")))
    return tuple(one for _, _, one in sorted(numbered, key=lambda said: said[:2], reverse=True))


@dataclass(slots=True)
class _Court:
    """The facts of one article while rulings are carried out on them."""

    facts: Facts
    text: str
    reading: Reading
    lexicon: Lexicon

    def carry_out(self, ruling: Ruling) -> Correction:
        """Does one ruling and gives the correction, as yet without an id. Raises Wrong."""
        around = Around(self.text, self.facts, self.lexicon)
        was = read_values(ruling.kind, ruling.was, around)
        values = read_values(ruling.kind, ruling.values, around)
        found: Fact | None = None
        old: Fact | None = None
        new: Fact | None = None
        if ruling.action == "add":
            evidence = stretch(ruling.words, ruling.nth, self.text)
            new = self._added(ruling.kind, evidence, values, around)
        else:
            found, evidence = self._named(ruling, was, around)
            old = found if ruling.action == "drop" else changed(ruling.kind, found, was, around)
            new = None if ruling.action == "drop" else changed(ruling.kind, found, values, around)
            self._replace(ruling.kind, found, new)
        before = self.facts
        self._follow(found, new)
        return Correction(
            "", ruling.action, ruling.kind, evidence, old, new, ruling.reason, ruling.day, ruling.by,
            tuple(_differing(before, self.facts)),
        )  # fmt: skip

    def _named(self, ruling: Ruling, was: dict[str, Any], around: Around) -> tuple[Fact, Span]:
        def fits(fact: Fact) -> bool:
            return bool(was) and changed(ruling.kind, fact, was, around) == fact

        return fact_named(ruling.kind, ruling.words, ruling.nth, self.text, self.facts, fits)

    def _added(self, kind: FactKind, evidence: Span, values: dict[str, Any], around: Around) -> Fact:
        """Puts a new fact among the others; one that the rules now find on the same words gives way to it."""
        new = added(kind, evidence, values, around, self.reading)
        if isinstance(new, Figure) and "claimed_by" not in values:
            (new,) = attribute([new], self.facts.claims, self.reading, self.lexicon)
        same = next((fact for fact in facts_of(self.facts, kind) if _is_same(fact, new)), None)
        if same is not None and isinstance(new, Claim | Figure) and isinstance(same, Claim | Figure):
            new = replace(new, id=same.id)
        self._replace(kind, same, new)
        return new

    def _replace(self, kind: FactKind, old: Fact | None, new: Fact | None) -> None:
        if new is None and isinstance(old, Actor):
            self._refuse_while_speaking(old)
        kept = [fact for fact in facts_of(self.facts, kind) if fact is not old]
        if new is not None:
            kept = _joined(kept, new)
        in_order: Any = tuple(sorted(kept, key=_place_in_text))
        self.facts = replace(self.facts, **{_FIELDS[kind]: in_order})

    def _refuse_while_speaking(self, actor: Actor) -> None:
        claims = [claim.id for claim in self.facts.claims if actor.id in (claim.speaker, claim.via)]
        figures = [figure.id for figure in self.facts.figures if figure.claimed_by == actor.id]
        if claims or figures:
            found = f"'{actor.id}' speaks in {', '.join((*claims, *figures))}"
            raise Wrong(found, "Drop these, or give them another speaker, in corrections above this one")

    def _follow(self, old: Fact | None, new: Fact | None) -> None:
        """Lets the facts that rest on the one corrected follow it."""
        if isinstance(old, Actor) and isinstance(new, Actor) and old.id != new.id:
            self._rename(old.id, new.id)
        elif isinstance(old, Claim) or isinstance(new, Claim):
            self._attribute_anew(old if isinstance(old, Claim) else None, new if isinstance(new, Claim) else None)
        elif isinstance(old, Figure) and new is None:
            parts = [replace(f, part_of=None) if f.part_of == old.id else f for f in self.facts.figures]
            self.facts = replace(self.facts, figures=tuple(parts))

    def _rename(self, old: str, new: str) -> None:
        def named(actor_id: str | None) -> str | None:
            return new if actor_id == old else actor_id

        claims = tuple(replace(c, speaker=named(c.speaker), via=named(c.via)) for c in self.facts.claims)
        figures = tuple(replace(f, claimed_by=named(f.claimed_by)) for f in self.facts.figures)
        self.facts = replace(self.facts, claims=claims, figures=figures)

    def _attribute_anew(self, old: Claim | None, new: Claim | None) -> None:
        """The figures of a claim go with its speaker; those of one that is gone, or came, are attributed anew."""
        self.facts = replace(self.facts, figures=tuple(self._moved(f, old, new) for f in self.facts.figures))

    def _moved(self, figure: Figure, old: Claim | None, new: Claim | None) -> Figure:
        if old and new:
            theirs = figure.claim == old.id and figure.claimed_by == old.speaker
            return replace(figure, claimed_by=new.speaker) if theirs else figure
        if old and figure.claim != old.id:
            return figure
        bare = replace(figure, claim=None, claimed_by=None)
        (again,) = attribute([bare], self.facts.claims, self.reading, self.lexicon)
        return again if old or (new and again.claim == new.id) else figure


def _is_same(fact: Fact, new: Fact) -> bool:
    """Whether an added fact is one that the rules found themselves: the same kind on the same words."""
    if isinstance(new, Actor | Place | Topic) or isinstance(fact, Actor | Place | Topic):
        return False
    if isinstance(new, Figure) and isinstance(fact, Figure) and new.kind != fact.kind:
        return False
    return spans_of(fact)[0] == spans_of(new)[0]


def _joined(kept: list[Fact], new: Fact) -> list[Fact]:
    """The facts with `new` among them; whoever or whatever stands there already gets its mentions."""
    twin = next((fact for fact in kept if isinstance(new, Actor | Place) and getattr(fact, "id", "") == new.id), None)
    if isinstance(twin, Actor | Place) and isinstance(new, Actor | Place):
        mentions = tuple(sorted({*twin.mentions, *new.mentions}))
        return [replace(twin, mentions=mentions) if fact is twin else fact for fact in kept]
    return [*kept, new]


def _place_in_text(fact: Fact) -> tuple[float, Span]:
    """Where a fact stands among those of its kind; topics stand by weight."""
    return (-fact.weight if isinstance(fact, Topic) else 0, spans_of(fact)[0])


def _differing(before: Facts, after: Facts) -> Iterable[str]:
    """The ids of claims and figures that are not as they were."""
    get: Sequence[Callable[[Facts], Sequence[Claim | Figure]]] = (lambda f: f.claims, lambda f: f.figures)
    for of in get:
        known = {fact.id: fact for fact in of(before)}
        yield from (fact.id for fact in of(after) if known.get(fact.id, fact) != fact)
