"""`mujaz review`: an article's facts one by one at the terminal, and what a person makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from mujaz.archive.archive import open_archive
from mujaz.archive.corrections import carried_out
from mujaz.archive.extraction import load_tables
from mujaz.archive.fingerprints import fingerprint_of_finders
from mujaz.archive.ruled_values import FIELDS
from mujaz.archive.rulings import FACT_KINDS, CorrectionError
from mujaz.cli.days import today
from mujaz.cli.options import complete_id
from mujaz.cli.root import find_root
from mujaz.desk.register_files import RegisterError, name_actor
from mujaz.desk.reviewing import Met, facts_in_order, ruling_on, typed, values_of, write_down
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.register import ACTOR_KINDS
from mujaz.model.corrections import Action
from mujaz.model.entry import Entry
from mujaz.model.facts import Actor, Bilingual

_ANSWERS = {"a": "accept", "c": "correct", "d": "drop", "n": "name", "q": "quit"}
_WORDS_STYLE = "bold reverse"


@click.command()
@click.argument("entry_id", metavar="ID", shell_complete=complete_id)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(FACT_KINDS), help="Only facts of this kind.")
@click.option("--by", help="Who reviews; else it is asked with the first correction.")
def review(entry_id: str, kinds: tuple[str, ...], by: str | None) -> None:
    """Walks through the facts of the article ID with their sentences: accept, correct, drop, name.

    What is corrected or dropped goes into content/corrections/ID.toml at once, so nothing is lost when the walk is cut
    short; the next build shows it. An actor whom only the article names can be entered into the register: then every
    article that names it does so.
    """
    root = find_root()
    lexicon = load_tables(root, fingerprint_of_finders(root))
    archive = open_archive(root)
    try:
        for problem in archive.update().problems:
            click.echo(problem, err=True)
        entry = archive.entry(entry_id)
    except KeyError:
        raise click.UsageError(f"No article has the id '{entry_id}'") from None
    finally:
        archive.close()
    walk = _Walk(root, lexicon, entry, by or "", today())
    walk.run([met for met in facts_in_order(entry) if not kinds or met.kind in kinds])


@dataclass(slots=True)
class _Walk:
    """One review: the entry as the corrections so far leave it, and how much was done."""

    root: Path
    lexicon: Lexicon
    entry: Entry
    by: str
    day: date
    done: dict[str, int] = field(default_factory=lambda: {"accepted": 0, "corrected": 0, "dropped": 0, "named": 0})
    console: Console = field(default_factory=lambda: Console(markup=False, highlight=False))

    def run(self, facts: list[Met]) -> None:
        for number, first_met in enumerate(facts, 1):
            met = self._as_it_stands(first_met)
            if met is None:
                continue
            self._show(met, f"{number}/{len(facts)}")
            if not self._decide(met):
                break
        self.console.print(", ".join(f"{count} {what}" for what, count in self.done.items()))

    def _as_it_stands(self, met: Met) -> Met | None:
        """The fact after the corrections so far; None where one of them took it away."""
        same = (one for one in facts_in_order(self.entry) if (one.kind, one.words) == (met.kind, met.words))
        return next((one for one in same if _id(one) == _id(met)), None)

    def _show(self, met: Met, place: str) -> None:
        values = {name: value for name, value in values_of(met.kind, met.fact).items() if value != "none"}
        told = ", ".join(f"{name}={_shown(value)}" for name, value in values.items())
        self.console.print(f"\n[{place}] {met.kind}: {told}", style="bold")
        text, start = self.entry.document.text, met.sentence.start
        sentence = Text(met.sentence.of(text).replace("\n", " "))
        sentence.stylize(_WORDS_STYLE, met.words.start - start, met.words.end - start)
        self.console.print(sentence)
        self.console.print(f"words: {' '.join(met.words.of(text).split())}   rule: {met.fact.rule}", style="dim")

    def _decide(self, met: Met) -> bool:
        """Asks about one fact; False where the person has had enough."""
        choices = [key for key in _ANSWERS if key != "n" or _may_be_named(met)]
        question = ", ".join(f"[{key}]{_ANSWERS[key][1:]}" for key in choices)
        answer = click.prompt(question, default="a", type=click.Choice(choices), show_choices=False)
        if answer == "q":
            return False
        if answer == "a":
            self.done["accepted"] += 1
        elif answer == "n":
            self._name(met.fact)
        elif answer == "d":
            self._rule(met, "drop", {})
        else:
            self._rule(met, "change", self._new_values(met))
        return True

    def _new_values(self, met: Met) -> dict[str, Any]:
        fields = list(FIELDS[met.kind])
        click.echo(f"Fields: {', '.join(fields)}. 'none' empties one; an empty line ends.")
        values: dict[str, Any] = {}
        while name := click.prompt("field", default="", show_default=False, type=_FieldName(fields)):
            values[name] = typed(click.prompt(name))
        return values

    def _rule(self, met: Met, action: Action, values: Mapping[str, Any]) -> None:
        """Asks why, checks the ruling on the facts as they stand, and writes it down; a wrong one is told and left."""
        if action == "change" and not values:
            return
        reason = Bilingual(click.prompt("reason (Arabic)"), click.prompt("reason (English)"))
        self.by = self.by or click.prompt("who corrects")
        ruling = ruling_on(met, self.entry, action, values, reason, self.day, self.by)
        try:
            after, gone = carried_out(Entry(self.entry.document, self.entry.facts), [ruling], self.lexicon)
        except CorrectionError as error:
            click.echo(f"Not written: {error.problems[0].found}. {error.problems[0].remedy}", err=True)
            return
        if gone:
            click.echo(f"Not written: {gone[0].found}. An earlier answer has changed or dropped it", err=True)
            return
        path = write_down(self.root, self.entry.id, ruling)
        self.entry = after
        self.done["dropped" if action == "drop" else "corrected"] += 1
        click.echo(f"wrote {path.relative_to(self.root).as_posix()}")

    def _name(self, actor: Any) -> None:
        """Enters an actor into the register under a name in both languages."""
        actor_id = click.prompt("id", default=actor.id)
        kind = click.prompt("kind", default=actor.kind, type=click.Choice(ACTOR_KINDS))
        name = Bilingual(
            click.prompt("name (Arabic)", default=actor.name.ar), click.prompt("name (English)", default=actor.name.en)
        )
        also = (actor.name.ar,) if actor.name.ar != name.ar else ()
        try:
            path = name_actor(self.root, actor_id, kind, name, also=also)
        except RegisterError as error:
            click.echo(f"Not written: {error.problems[0].found}. {error.problems[0].remedy}", err=True)
            return
        self.done["named"] += 1
        click.echo(f"wrote {path.relative_to(self.root).as_posix()}")


class _FieldName(click.ParamType[str]):
    """A field of a fact, or nothing."""

    name = "field"

    def __init__(self, fields: list[str]) -> None:
        self.fields = fields

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as it is; a name that is none is asked for again."""
        if value and value not in self.fields:
            self.fail(f"'{value}' is none of: {', '.join(self.fields)}", param, ctx)
        return value


def _id(met: Met) -> str | None:
    return getattr(met.fact, "id", None)


def _may_be_named(met: Met) -> bool:
    return isinstance(met.fact, Actor) and met.fact.name_status != "registered"


def _shown(value: Any) -> str:
    return " / ".join(filter(None, value.values())) if isinstance(value, dict) else str(value)
