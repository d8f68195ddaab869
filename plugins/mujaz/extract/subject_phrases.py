"""How far a noun phrase goes, by its articles: 'قائد شرطة مقاطعة نيروبي', 'رابطة أمهات المختطفين', 'ضابط متقاعد'."""

from __future__ import annotations

from typing import NamedTuple

from mujaz.extract.letters import ARTICLE, CLOSERS, COMMAS, LETTER_PREPOSITIONS, OPENERS, PRONOUNS
from mujaz.extract.sentence_words import Words
from mujaz.lexicon.person_names import Sort

_LAM, _WAW = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER WAW}"
_MOST, _MOST_UNDETERMINED, _MOST_QUOTED = 10, 3, 5
_OWNED = ("\N{ARABIC LETTER HEH}\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER HEH}\N{ARABIC LETTER MEEM}")
_NISBA = ("\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER YEH}\N{ARABIC LETTER HEH}")
_YEH = _NISBA[0]
_SOON, _SHORTEST, _LONG_NISBA = 4, 2, 6
_TANWIN = "\N{ARABIC LETTER ALEF}"
_FUNCTIONAL = (
    "that",
    "relative",
    "negation",
    "auxiliary",
    "preposition",
    "opening",
    "resuming",
    "adverb",
    "source",
    "relayed",
)


class Phrase(NamedTuple):
    """The tokens from `first` to `last`; `definite` says that a definite noun or a name closes it."""

    first: int
    last: int
    definite: bool


def phrase_at(words: Words, first: int, past: int, takes: frozenset[str], *, owned: bool = False) -> Phrase:
    """The noun phrase that begins at `first`, with a head up to token `past`.

    A noun without article takes the next one to it until a definite one or a name has come; what follows then must
    carry the article as well, or 'لل'. `takes` are prepositions that belong to the head ('المتحدث باسم'), `owned` says
    that a person's name may close it ('مكتب فلان').
    """
    if owned and words.person(past) and words.begins(past):
        return Phrase(first, words.at[past].last, True)
    at, closed = past, any(token.text.startswith(ARTICLE) for token in words.tokens[first:past])
    while at < min(len(words.tokens), first + _MOST):
        passed = _past(words, at, first, closed=closed, takes=takes)
        if passed is None:
            break
        at, closed = passed
    return Phrase(first, at, closed)


def _past(words: Words, at: int, first: int, *, closed: bool, takes: frozenset[str]) -> tuple[int, bool] | None:
    """The token after the next part of the phrase, and whether it is closed then; None where it ends before `at`."""
    token, mention = words.tokens[at], words.begins(at)
    if words.person(at):
        return None
    if mention is not None and not closed:
        return mention.last, True
    if token.text in words.lexicon.cues.words["outlet"] and words.begins(at + 1) is not None:
        return None  # 'أبلغ ضابط شرطة وكالة كذا': whom it is said to
    if token.kind != "word":
        end = _quoted(words, at) if not closed else 0
        return (end, True) if end else None
    if token.text in takes:
        return at + 1, False
    return _word(words, at, first, closed=closed)


def _word(words: Words, at: int, first: int, *, closed: bool) -> tuple[int, bool] | None:
    """A word of the phrase by its article: one that has it closes the phrase or describes what closed it."""
    text = words.tokens[at].text
    if _is_unlike(words, at):
        return at + 2, closed
    if is_functional(words, text):
        return None
    if text.startswith(ARTICLE) and not closed and at - 1 > first and _describes_bare(words, at - 1):
        return None
    if text.startswith(ARTICLE):
        return (at + 1, True) if not closed or _is_adjective(words, at) or _takes_for(words, at) else None
    if text.startswith((_LAM + _LAM, _WAW + ARTICLE)):
        return (at + 1, True) if closed and _joins(words, at, first) else None
    return _bare(words, at, first, closed=closed)


def _describes_bare(words: Words, at: int) -> bool:
    """'شقيقة شاب مغربي الحكومة': behind an adjective without article nothing definite goes on with the phrase."""
    match = words.lexicon.names.phrases.at(words.tokens, at, clitics=False)
    nisba = match is not None and any(sense.nisba and not sense.nisba.definite for sense in match.value)
    text = words.tokens[at].text
    return nisba or (text in words.lexicon.groups.modifiers and text not in words.lexicon.bodies.nouns)


def _is_unlike(words: Words, at: int) -> bool:
    """'غير حكومية', 'غير الحكومية'."""
    unlike = words.tokens[at].text in words.lexicon.cues.words["unlike"] and at + 1 < len(words.tokens)
    return unlike and words.tokens[at + 1].text.removeprefix(ARTICLE) in words.lexicon.groups.modifiers


def _takes_for(words: Words, at: int) -> bool:
    """'الشركة المشغلة للمنجم': a participle with what it is for."""
    return at + 1 < len(words.tokens) and words.tokens[at + 1].text.startswith(_LAM + _LAM) and at not in words.at


def _joins(words: Words, at: int, first: int) -> bool:
    """Whether 'لل' or 'وال' goes on with the phrase: 'و' only to what a head without article takes.

    Right behind a head with the article 'لل' says to whom somebody speaks ('قال الرئيس للصحفيين').
    """
    text = words.tokens[at].text
    if text.startswith(_LAM):
        people = ARTICLE + text[len(_LAM + _LAM) :] in words.lexicon.cues.words["people"]
        return not people and (at > first + 1 or not words.tokens[first].text.startswith(ARTICLE))
    taken = at > first + 1 and not words.tokens[first].text.startswith(ARTICLE)
    return taken and words.lexicon.bodies.words.at(words.tokens, at) is not None


def _bare(words: Words, at: int, first: int, *, closed: bool) -> tuple[int, bool] | None:
    """A word without the article: it goes on an open phrase; on a closed one only 'ل' with a known word does."""
    text, known = words.tokens[at].text, words.lexicon.bodies.words
    if closed:
        return _for(words, at) if text[0] == _LAM else None
    if text.endswith(_OWNED):
        return None
    odd = text[0] in LETTER_PREPOSITIONS[:2] and text not in words.lexicon.cues.words["whole"]
    if odd and (text[1:] in PRONOUNS or known.at(words.tokens, at, clitics=False) is None):
        return None
    return (at + 1, False) if at + 1 - first <= _MOST_UNDETERMINED + 1 else None


def _for(words: Words, at: int) -> tuple[int, bool] | None:
    """'لشؤون الطاقة', 'لكرة اليد': what a closed phrase is for; behind an unknown word something definite must follow.

    Not whom something is said to ('لصحيفة الغد', 'لوسائل الإعلام').
    """
    match, mention = words.lexicon.bodies.words.at(words.tokens, at), words.begins(at)
    if mention is not None and words.referents[mention.referent].kind == "organization":
        return mention.last, True
    if match is not None and match.form.proclitics == _LAM:
        return match.last, match.last > at + 1 and words.tokens[match.last - 1].text.startswith(ARTICLE)
    bare, cues = words.tokens[at].text[1:], words.lexicon.cues.words
    bodies = bare in cues["heads"] and bare not in cues["people"]
    addressed = bare in cues["people"] or bare in cues["outlet"] or bare in cues["carrier"] or bare in PRONOUNS
    addressed = addressed and not (bodies and bare not in cues["outlet"])
    follows = at + 1 < len(words.tokens) and words.tokens[at + 1].text.startswith(ARTICLE) and at + 1 not in words.at
    if addressed or not follows or at in words.at or words.lexicon.counted.phrases.get(bare) is not None:
        return None
    return at + 1, False


def _is_adjective(words: Words, at: int) -> bool:
    """Whether a word with the article only describes what is named before it ('الجزائرية', 'النيابية')."""
    match = words.lexicon.names.phrases.at(words.tokens, at, clitics=False)
    nisba = match is not None and any(sense.nisba for sense in match.value)
    body = words.lexicon.bodies.words.at(words.tokens, at, clitics=False)
    if body is None and nisba:
        return True
    shaped = words.tokens[at].text.endswith(_NISBA[1]) and len(words.tokens[at].text) > _LONG_NISBA
    return shaped or (body is not None and body.value.sort == "ordinal") or words.describes(at)


def is_functional(words: Words, text: str) -> bool:
    """Whether a word is a verb or a small word, at which a noun phrase ends."""
    jobs = words.lexicon.cues.words
    acts = text in words.lexicon.surroundings.acting and text not in jobs["people"]
    return acts or any(text in jobs[job] for job in _FUNCTIONAL)


def _quoted(words: Words, at: int) -> int:
    """The token after a short name in quotation marks that opens at `at`; 0 where none does."""
    if words.tokens[at].text not in OPENERS:
        return 0
    ends = (n for n in range(at + 1, min(at + 2 + _MOST_QUOTED, len(words.tokens))) if words.tokens[n].text in CLOSERS)
    end = next(ends, 0)
    return end + 1 if end > at + 1 else 0


def ends_well(words: Words, phrase: Phrase) -> bool:
    """Whether what follows is no part of the phrase: a mark, 'that', a preposition; after an open phrase no noun."""
    if phrase.last >= len(words.tokens):
        return False
    token = words.tokens[phrase.last]
    if token.kind == "mark":
        return token.text in COMMAS or token.text in OPENERS or token.text in (":", "(")
    if phrase.definite:
        return not _more_comes(words, phrase.last)
    if phrase.last - phrase.first > _MOST_UNDETERMINED:
        return False
    preposed = token.text[0] in LETTER_PREPOSITIONS[:2] and not token.text.endswith(_TANWIN)
    return preposed or is_functional(words, token.text)


def _more_comes(words: Words, at: int) -> bool:
    """Whether plain words stand between a closed phrase and 'that', as only a name does that nobody has read."""
    that, token = words.lexicon.cues.words["that"], words.tokens[at]
    given = len(token.text) > _SHORTEST and token.text.endswith(_YEH) and words.text[token.end - 1] == _YEH
    named = words.lexicon.persons.sorts.get(token.text, 0) & Sort.GIVEN
    preposed = token.text[0] in LETTER_PREPOSITIONS[:2] and not named
    if (is_functional(words, token.text) and not given) or preposed:
        return False
    after = [token.text for token in words.tokens[at + 1 : at + 1 + _SOON]]
    return any(text in that or text == ":" for text in after)
