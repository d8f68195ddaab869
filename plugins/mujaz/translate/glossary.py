"""From a segment and the desk's glossary to the terms in it, and to the rendering that a draft should not have had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Token, tokenize
from mujaz.lexicon.glossary import Glossary, Term

_HELD = frozenset({"preferred", "contested"})


def terms_in(sources: Iterable[str], glossary: Glossary) -> list[Term]:
    """The terms of every status that stand in the Arabic `sources`, each once, in the order of the texts."""
    matches = (match for source in sources for match in glossary.forms.find(tokenize(source)))
    return list(dict.fromkeys(term for match in matches for term in match.value))


def terms_held(tokens: Sequence[Token], glossary: Glossary) -> Iterator[tuple[PhraseMatch[tuple[Term, ...]], Term]]:
    """Where a draft is given its rendering: the preferred or contested term of each match, with the match."""
    for match in glossary.forms.find(tokens):
        for term in match.value:
            if term.status in _HELD:
                yield match, term


def rendering_given_up(source: str, english: str, glossary: Glossary) -> Term | None:
    """The first deprecated term of `source` whose rendering `english` has, whole words, in any case."""
    words = _spaced(english)
    for term in terms_in([source], glossary):
        if term.status == "deprecated" and _spaced(term.en) in words:
            return term
    return None


def _spaced(english: str) -> str:
    letters = (char.lower() if char.isalnum() else " " for char in english)
    return f" {' '.join(''.join(letters).split())} "
