"""Whether a translation denies what its Arabic denies, and affirms what it affirms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mujaz.arabic.tokens import Token
from mujaz.translate.english_text import EnglishText
from mujaz.translate.pair import Difference, Pair

_LEAST_STEM = 4
_BEH = "\N{ARABIC LETTER BEH}"
_CONJUNCTIONS = ("", "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER FEH}")
_BEFORE = frozenset((*_CONJUNCTIONS, *(conjunction + _BEH for conjunction in _CONJUNCTIONS)))
_BINDING = frozenset(("less", "fewer", "more", "only", "longer", "least"))


@dataclass(slots=True)
class _Denials:
    """The places of the words that deny for certain, and how many others may."""

    strong: list[int]
    weak: int = 0
    refusals: int = 0
    exceptions: int = 0


def negation(pair: Pair) -> Iterator[Difference]:
    """A difference for each sentence in which the one denies more often than the other can.

    Sentences are compared one by one where both texts have as many, else the whole text.
    """
    denying = [claim.cue.start for claim in pair.claims if claim.act == "deny"]
    for tokens, first, last in pair.sentences:
        cues = bisect_left(denying, tokens[-1].end) - bisect_left(denying, tokens[0].start)
        yield from _in_sentence(pair, tokens, first, last, cues)


def _in_sentence(pair: Pair, tokens: Sequence[Token], first: int, last: int, denying: int) -> Iterator[Difference]:
    """`denying` is the number of reporting words of the sentence that deny."""
    sure, possible = _arabic(pair, tokens)
    english = _english(pair, first, last)
    refusing = sum(_refuses(pair, token) for token in tokens)
    rendered = len(english.strong) + english.weak + max(0, english.refusals - refusing)
    rendered += english.exceptions if possible else 0
    if len(sure) > rendered:
        yield Difference("negation", _shown(pair, sure), _around(pair.english, english.strong))
    elif len(english.strong) > len(sure) + len(possible) + denying:
        yield Difference("negation added", _shown(pair, (*sure, *possible)), _around(pair.english, english.strong))


def _refuses(pair: Pair, token: Token) -> bool:
    """Whether an Arabic word may be a verb of denying or refusing."""
    if token.text in pair.words.denials.refusals:
        return True
    forms = pair.lexicon.cues.forms
    return any(known.cue.act == "deny" for form in token.forms for known in forms.get(form.text, ()))


def _arabic(pair: Pair, tokens: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The words of the Arabic that deny for certain, and those that may deny."""
    denials = pair.words.denials
    sure: list[Token] = []
    possible: list[Token] = []
    for at, token in enumerate(tokens):
        found = {form.text for form in token.forms if form.proclitics in _BEFORE} & denials.words
        if not found:
            continue
        behind = tokens[at + 1] if at + 1 < len(tokens) else token
        free = found & denials.optional or behind.text in denials.not_before or pair.lexicon.numerals.senses(behind)
        (possible if free else sure).append(token)
    return sure, possible


def _english(pair: Pair, first: int, last: int) -> _Denials:
    """The English words from `first` to `last` that deny."""
    english, table = pair.english, pair.words.negation
    found = _Denials([])
    for at in range(first, last):
        word = english.words[at]
        if table.phrases.at(english.words, at):
            found.weak += 1
        elif (word in table.strong or word.endswith("n't")) and not _is_bound(english, at):
            found.strong.append(at)
        elif word in table.refusals:
            found.refusals += 1
        elif word in table.exceptions:
            found.exceptions += 1
        elif word in table.weak or _denies_within(pair, word):
            found.weak += 1
    return found


def _is_bound(english: EnglishText, at: int) -> bool:
    """'no less than', 'not only', 'whether or not': no denial of the clause."""
    behind = english.words[at + 1 : at + 2]
    return english.words[max(at - 1, 0)] == "or" or bool(_BINDING.intersection(behind))


def _denies_within(pair: Pair, word: str) -> bool:
    """'unlikely', 'homeless'."""
    table = pair.words.negation
    if word in table.not_prefixed or len(word) <= _LEAST_STEM:
        return False
    return word.startswith(table.prefixes) or word.endswith(table.suffixes)


def _shown(pair: Pair, tokens: Sequence[Token]) -> str:
    text = pair.entry.document.text
    return " … ".join(" ".join(text[token.start : token.end + 20].split()) for token in tokens)


def _around(english: EnglishText, places: Sequence[int]) -> str:
    return " … ".join(english.excerpt(at - 2, at + 4) for at in places)
