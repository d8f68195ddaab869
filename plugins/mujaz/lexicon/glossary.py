"""From the editor's glossary (content/glossary.toml) to terms, each with its English and how the desk takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from mujaz.arabic.phrases import Phrases
from mujaz.lexicon.tables import Table

TermStatus = Literal["preferred", "admitted", "contested", "deprecated"]
_KEYS = ("ar", "en", "status", "house", "note")


@dataclass(frozen=True, slots=True)
class Term:
    """An Arabic term, `ar` in each form that is looked for, with one English rendering.

    `status` is how the desk takes the rendering: 'preferred' is written, 'admitted' may be, 'deprecated' may not;
    'contested' is the source's own word, which is kept, with the desk's neutral words `house` beside it.
    """

    id: str
    ar: tuple[str, ...]
    en: str
    status: TermStatus
    house: str = ""
    note: str = ""

    @property
    def written(self) -> str:
        """What a draft has for the term: 'ceasefire', 'martyrs [those killed]'."""
        return f"{self.en} [{self.house}]" if self.house else self.en


@dataclass(frozen=True, slots=True)
class Glossary:
    """The desk's terms. `forms` finds them: the terms of every status that share an Arabic form."""

    terms: tuple[Term, ...] = ()
    forms: Phrases[tuple[Term, ...]] = field(default_factory=Phrases)


def load_glossary(root: Path) -> Glossary:
    """The glossary in `root`/content, empty where there is none; raises LexiconError naming every problem."""
    path = root / "content" / "glossary.toml"
    if not path.exists():
        return Glossary()
    table = Table(path, "content/glossary.toml")
    terms = tuple(_term(table, key, row) for key, row in table.rows.items())
    # One form has one rendering that drafts are given; beside it, others may be admitted or given up.
    table.distinct((t.id, form) for t in terms if t.status in {"preferred", "contested"} for form in t.ar)
    table.close()
    return Glossary(terms, _forms(terms))


def _term(table: Table, key: str, row: Mapping[str, Any]) -> Term:
    table.known_keys(key, row, _KEYS)
    status: TermStatus = table.one_of(key, row, "status", get_args(TermStatus))  # type: ignore[assignment]
    contested = status == "contested"
    if not contested and "house" in row:
        table.problem(key, "'house' belongs to contested terms only", 'Remove it, or write status = "contested"')
    return Term(
        key,
        table.texts(key, row, "ar", required=True),
        table.text(key, row, "en"),
        status,
        table.text(key, row, "house", required=contested),
        table.text(key, row, "note", required=contested),
    )


def _forms(terms: tuple[Term, ...]) -> Phrases[tuple[Term, ...]]:
    forms: Phrases[tuple[Term, ...]] = Phrases()
    for term in terms:
        for form in term.ar:
            forms.add(form, (*(forms.get(form) or ()), term), article=True)
    return forms
