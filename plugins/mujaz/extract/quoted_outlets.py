"""Whether an outlet's name in quotation marks stands where a source does: 'ذكرت "فرانس برس" أن', 'بحسب "الأهرام"، '."""

from __future__ import annotations

from mujaz.arabic.phrases import PhraseMatch
from mujaz.extract.ledger import Finder, Spot
from mujaz.extract.letters import CLOSERS, CONJUNCTIONS, OPENERS
from mujaz.lexicon.names import Senses
from mujaz.lexicon.person_names import Sort


def quoted_source(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether nothing but the name stands in quotation marks, with a verb of reporting or 'according to' before them.

    Such a name is a source whatever else its words mean; what is published somewhere is told with 'in' or 'on'.
    """
    tokens, at = spot.tokens, match.first - 1
    if at < 1 or match.last >= len(tokens) or match.form.proclitics:
        return False
    if tokens[at].text not in OPENERS or tokens[match.last].text not in CLOSERS:
        return False
    before, words = tokens[at - 1], finder.lexicon.cues.words
    if before.text in words["source"] or (before.text[0] in CONJUNCTIONS and before.text[1:] in words["source"]):
        return True
    sorts = finder.lexicon.persons.sorts
    return any(sorts.get(form.text, 0) & Sort.REPORTING for form in before.forms)
