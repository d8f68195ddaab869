"""How far a noun phrase goes, by its articles: 'قائد شرطة مقاطعة نيروبي', 'رابطة أمهات المختطفين', 'ضابط متقاعد'."""

from __future__ import annotations

from typing import NamedTuple

from mujaz.extract.cues import ARTICLE, CLOSERS, COMMAS, LETTER_PREPOSITIONS, OPENERS, PRONOUNS
from mujaz.extract.ledger import Finder, Spot
from mujaz.extract.mentions import Mention

_LAM, _WAW = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER WAW}"
_MOST, _MOST_UNDETERMINED, _MOST_QUOTED = 10, 3, 5
_OWNED = ("\N{ARABIC LETTER HEH}\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER HEH}\N{ARABIC LETTER MEEM}")
_NISBA = ("\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER YEH}\N{ARABIC LETTER HEH}")
_YEH = _NISBA[0]
_SOON = 4
_TANWIN = "\N{ARABIC LETTER ALEF}"
_FUNCTIONAL = ("that", "relative", "negation", "auxiliary", "preposition", "opening", "resuming", "adverb", "source")


class Phrase(NamedTuple):
    """The tokens from `first` to `last`; `definite` says that a definite noun or a name closes it."""

    first: int
    last: int
    definite: bool


class Inside(NamedTuple):
    """What stands in a sentence already: the mention that begins at a token."""

    by_first: dict[int, Mention]
    persons: frozenset[int]


def phrase_at(finder: Finder, spot: Spot, first: int, inside: Inside, takes: frozenset[str]) -> Phrase:
    """The noun phrase whose head begins at `first`.

    A noun without article takes the next one to it until a definite one or a name has come; what follows then must
    carry the article as well, or 'لل'. `takes` are prepositions that belong to the head ('المتحدث باسم').
    """
    tokens, at, closed = spot.tokens, first, False
    while at < min(len(tokens), first + _MOST):
        passed = _past(finder, spot, at, first, inside, closed=closed, takes=takes)
        if passed is None:
            break
        at, closed = passed
    return Phrase(first, at, closed)


def _past(
    finder: Finder, spot: Spot, at: int, first: int, inside: Inside, *, closed: bool, takes: frozenset[str]
) -> tuple[int, bool] | None:
    """The token after the next part of the phrase, and whether it is closed then; None where it ends before `at`."""
    token, mention = spot.tokens[at], inside.by_first.get(at)
    if at in inside.persons:
        return None
    if mention is not None and not closed and at > first:
        return mention.last, True
    if token.kind != "word":
        end = _quoted(spot, at) if at > first and not closed else 0
        return (end, True) if end else None
    if token.text in takes:
        return at + 1, False
    return _word(finder, spot, at, first, closed=closed)


def _word(finder: Finder, spot: Spot, at: int, first: int, *, closed: bool) -> tuple[int, bool] | None:
    """A word of the phrase by its article: one that has it closes the phrase or describes what closed it."""
    text = spot.tokens[at].text
    if at > first and _is_functional(finder, text):
        return None
    if text.startswith(ARTICLE):
        return (at + 1, True) if not closed or _is_adjective(finder, spot, at) else None
    if at > first and text.startswith((_LAM + _LAM, _WAW + ARTICLE)):
        return (at + 1, True) if closed and _joins(finder, spot, at, first) else None
    return _bare(finder, spot, at, first, closed=closed)


def _joins(finder: Finder, spot: Spot, at: int, first: int) -> bool:
    """Whether 'لل' or 'وال' goes on with the phrase: 'و' only to what a head without article takes.

    Right behind a head with the article 'لل' says to whom somebody speaks ('قال الرئيس للصحفيين').
    """
    if spot.tokens[at].text.startswith(_LAM):
        return at > first + 1 or not spot.tokens[first].text.startswith(ARTICLE)
    taken = at > first + 1 and not spot.tokens[first].text.startswith(ARTICLE)
    return taken and finder.lexicon.bodies.words.at(spot.tokens, at) is not None


def _bare(finder: Finder, spot: Spot, at: int, first: int, *, closed: bool) -> tuple[int, bool] | None:
    """A word without the article: it goes on an open phrase; on a closed one only 'ل' with a known word does."""
    text, words = spot.tokens[at].text, finder.lexicon.bodies.words
    if at == first:
        return at + 1, False
    if closed:
        match = words.at(spot.tokens, at) if text[0] == _LAM else None
        return (match.last, False) if match and match.form.proclitics == _LAM else None
    if text.endswith(_OWNED):
        return None
    odd = text[0] in LETTER_PREPOSITIONS[:2] and text not in finder.lexicon.cues.words["whole"]
    if odd and (text[1:] in PRONOUNS or words.at(spot.tokens, at, clitics=False) is None):
        return None
    return (at + 1, False) if at + 1 - first <= _MOST_UNDETERMINED + 1 else None


def _is_adjective(finder: Finder, spot: Spot, at: int) -> bool:
    """Whether a word with the article only describes what is named before it ('الجزائرية', 'النيابية')."""
    lexicon = finder.lexicon
    word = lexicon.bodies.words.at(spot.tokens, at, clitics=False)
    if word is not None:
        return word.value.sort in ("adjective", "ordinal")
    match = lexicon.names.phrases.at(spot.tokens, at, clitics=False)
    if match is not None and any(sense.nisba for sense in match.value):
        return True
    text = spot.tokens[at].text
    return text.removeprefix(ARTICLE) in lexicon.groups.modifiers or text.endswith(_NISBA)


def _is_functional(finder: Finder, text: str) -> bool:
    words = finder.lexicon.cues.words
    return any(text in words[job] for job in _FUNCTIONAL) or text in finder.lexicon.surroundings.acting


def _quoted(spot: Spot, at: int) -> int:
    """The token after a short name in quotation marks that opens at `at`; 0 where none does."""
    if spot.tokens[at].text not in OPENERS:
        return 0
    ends = (n for n in range(at + 1, min(at + 2 + _MOST_QUOTED, len(spot.tokens))) if spot.tokens[n].text in CLOSERS)
    end = next(ends, 0)
    return end + 1 if end > at + 1 else 0


def ends_well(finder: Finder, spot: Spot, phrase: Phrase) -> bool:
    """Whether what follows is no part of the phrase: a mark, 'that', a preposition; after an open phrase no noun."""
    if phrase.last >= len(spot.tokens):
        return False
    token = spot.tokens[phrase.last]
    if token.kind == "mark":
        return token.text in COMMAS or token.text in OPENERS or token.text in (":", "(")
    if phrase.definite:
        return not _more_comes(finder, spot, phrase.last)
    if phrase.last - phrase.first > _MOST_UNDETERMINED:
        return False
    preposed = token.text[0] in LETTER_PREPOSITIONS[:2] and not token.text.endswith(_TANWIN)
    return preposed or _is_functional(finder, token.text)


def _more_comes(finder: Finder, spot: Spot, at: int) -> bool:
    """Whether plain words stand between a closed phrase and 'that', as only a name does that nobody has read."""
    words = finder.lexicon.cues.words
    token = spot.tokens[at]
    given = token.text.endswith(_YEH) and finder.text[token.end - 1] == _YEH
    if (_is_functional(finder, token.text) and not given) or token.text[0] in LETTER_PREPOSITIONS[:2]:
        return False
    after = [token.text for token in spot.tokens[at + 1 : at + 1 + _SOON]]
    return any(text in words["that"] or text == ":" for text in after)
