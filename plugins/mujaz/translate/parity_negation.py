"""Whether a translation denies what its Arabic denies, and affirms what it affirms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mujaz.arabic.tokens import Token
from mujaz.translate.english_text import EnglishText
from mujaz.translate.pair import Difference, Pair

_LEAST_STEM = 4
_BINDING = frozenset(("less", "fewer", "more", "only", "longer", "least"))


def negation(pair: Pair) -> Iterator[Difference]:
    """One difference where the Arabic denies more often than the English can, or the English than the Arabic."""
    hard, soft = _arabic(pair)
    strong, weak = _english(pair.english, pair)
    denying = sum(claim.act == "deny" for claim in pair.claims)
    if len(hard) > len(strong) + len(weak):
        yield Difference("negation", _shown(pair, hard), _around(pair.english, strong))
    elif len(strong) > len(hard) + len(soft) + denying:
        yield Difference("negation added", _shown(pair, (*hard, *soft)), _around(pair.english, strong))


def _arabic(pair: Pair) -> tuple[list[Token], list[Token]]:
    """The words of the Arabic that English must deny too, and those that it may say in another way."""
    denials = pair.words.denials
    hard, soft = [], []
    for at, token in enumerate(pair.tokens):
        form = next((form for form in token.forms if form.text in denials.words and not form.article), None)
        if form is None:
            continue
        behind = pair.tokens[at + 1].text if at + 1 < len(pair.tokens) else ""
        (soft if form.text in denials.soft or behind in denials.not_before else hard).append(token)
    return hard, soft


def _english(english: EnglishText, pair: Pair) -> tuple[list[int], list[int]]:
    table = pair.words.negation
    strong, weak = [], []
    for at, word in enumerate(english.words):
        if word in table.strong or word.endswith("n't"):
            (weak if _is_bound(english, at) else strong).append(at)
        elif word in table.weak or _has_denial(word, table.prefixes, table.suffixes):
            weak.append(at)
    return strong, weak


def _is_bound(english: EnglishText, at: int) -> bool:
    """'no less than', 'not only', 'whether or not': no denial of the clause."""
    behind = english.words[at + 1 : at + 2]
    return english.words[max(at - 1, 0)] == "or" or bool(_BINDING.intersection(behind))


def _has_denial(word: str, prefixes: Sequence[str], suffixes: Sequence[str]) -> bool:
    stem = len(word) - _LEAST_STEM
    return any(word.startswith(prefix) and stem >= len(prefix) for prefix in prefixes) or any(
        word.endswith(suffix) for suffix in suffixes
    )


def _shown(pair: Pair, tokens: Sequence[Token]) -> str:
    text = pair.entry.document.text
    return " … ".join(" ".join(text[token.start : token.end + 20].split()) for token in tokens)


def _around(english: EnglishText, places: Sequence[int]) -> str:
    return " … ".join(english.excerpt(at - 2, at + 4) for at in places)
