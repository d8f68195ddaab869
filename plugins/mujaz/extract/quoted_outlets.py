"""Whether an outlet's name in quotation marks stands where a source does: 'ذكرت "فرانس برس" أن', 'بحسب "الأهرام"، '."""

from __future__ import annotations

from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Token
from mujaz.extract.ledger import Finder, Spot
from mujaz.extract.letters import CLOSERS, CONJUNCTIONS, LETTER_PREPOSITIONS, OPENERS
from mujaz.lexicon.names import Senses
from mujaz.lexicon.person_names import Sort

_NEAR = 6


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
    if before.text == LETTER_PREPOSITIONS[1]:
        return _told_to(finder, spot, at - 1)
    return _reporting(finder, before)


def _reporting(finder: Finder, token: Token) -> bool:
    """Whether a word is a verb of reporting, whatever is written together with it."""
    sorts = finder.lexicon.persons.sorts
    return any(sorts.get(form.text, 0) & Sort.REPORTING for form in token.forms)


def _told_to(finder: Finder, spot: Spot, at: int) -> bool:
    """Whether words of telling stand before the 'to' at `at`: 'قال الوزير لـ«الأهرام»', 'في تصريح لـ«الحياة»'."""
    near, told = spot.tokens[max(0, at - _NEAR) : at], finder.lexicon.surroundings.outlets
    return any(_reporting(finder, token) or any(form.text in told for form in token.forms) for token in near)
