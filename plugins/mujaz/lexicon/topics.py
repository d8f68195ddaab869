"""From topics.toml to the topics and a look-up of the words that tell them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mujaz.arabic.fold import fold
from mujaz.arabic.phrases import Phrases
from mujaz.lexicon.tables import Table
from mujaz.model.facts import Bilingual

STRONG, WEAK = 3, 1
_KEYS = ("code", "label", "broader", "strong", "words")
_CODE_DIGITS = 8


@dataclass(frozen=True, slots=True)
class TopicTerm:
    """One of IPTC's Media Topics; `broader` is the id of the topic above, None for a top topic."""

    id: str
    code: str
    label: Bilingual
    broader: str | None


Weights = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics by id, and for each telling phrase the topics that it tells with its weight in each."""

    terms: dict[str, TopicTerm]
    phrases: Phrases[Weights]


def load_topics(path: Path) -> Topics:
    """The table at `path`; raises LexiconError naming every problem."""
    table = Table(path)
    terms = {key: _term(table, key, row) for key, row in table.rows.items()}
    for key, term in terms.items():
        if term.broader is not None and (term.broader not in terms or terms[term.broader].broader):
            table.problem(key, f"'broader' is '{term.broader}'", "Write the key of a top topic")
    weights = _weights(table)
    table.close()
    phrases: Phrases[Weights] = Phrases()
    for phrase, told in weights.items():
        phrases.add(phrase, tuple(sorted(told.items())), article=True)
    return Topics(terms, phrases)


def _term(table: Table, key: str, row: dict[str, Any]) -> TopicTerm:
    table.known_keys(key, row, _KEYS)
    code = table.text(key, row, "code")
    if not (code.isdecimal() and len(code) == _CODE_DIGITS):
        table.problem(key, f"'code' is '{code}'", "Write IPTC's eight digits")
    label = row.get("label", {})
    name = Bilingual(table.text(f"{key}.label", label, "ar"), table.text(f"{key}.label", label, "en"))
    return TopicTerm(key, code, name, row.get("broader"))


def _weights(table: Table) -> dict[str, dict[str, int]]:
    """For each folded phrase, its weight in each topic; a phrase twice in one topic is a problem."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for key, row in table.rows.items():
        for field, weight in (("strong", STRONG), ("words", WEAK)):
            for phrase in table.texts(key, row, field):
                if key in found[fold(phrase)]:
                    table.problem(key, f"'{phrase}' stands here twice", "Keep it in one of 'strong' and 'words'")
                found[fold(phrase)][key] = weight
    return found
