"""From the words after a body's noun to the proper name that they are: 'شركة «نور»', 'معهد إيفوب'."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.tokens import Token
from mujaz.extract.marked_names import OPENING, abbreviation, quoted
from mujaz.extract.persons_names import name_at
from mujaz.extract.persons_units import STRONG, Line
from mujaz.extract.persons_words import JOINED_ARTICLES, MARK, Read, read_tokens, verb_like
from mujaz.lexicon.bodies import BodyNoun
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.person_names import Sort

_NOT_ENDINGS = (
    "\N{ARABIC LETTER HEH}",
    "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER TEH}",
    "\N{ARABIC LETTER WAW}\N{ARABIC LETTER NOON}",
    "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}",
    "\N{ARABIC LETTER ALEF}",
)
_YEH = "\N{ARABIC LETTER YEH}"
_SHORTEST, _MOST = 4, 4
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_LAM = "\N{ARABIC LETTER LAM}"
_HEH = "\N{ARABIC LETTER HEH}"
_SHORT_STEM = 2
_PEOPLE = ("s", "Police", "Bar")
_NO_NAME = Sort.BREAK | Sort.REPORTING | Sort.TITLE | Sort.WORD | Sort.NAMING


def own_name(tokens: Sequence[Token], at: int, noun: BodyNoun, lexicon: Lexicon, text: str) -> tuple[int, int] | None:
    """The tokens of the proper name that follows the noun before `at`, or None; what a table knows is left to it."""
    if at >= len(tokens):
        return None
    if tokens[at].text in OPENING:
        return quoted(tokens, at + 1, lexicon)
    found = abbreviation(tokens, at, lexicon) if "named" in noun.traits or "own_names" in noun.traits else None
    if found is None and "article_names" in noun.traits:
        found = _with_article(tokens, at, lexicon)
    if found is None and "article_after" in noun.traits and lexicon.bodies.words.at(tokens, at) is None:
        found = _with_article(tokens, at, lexicon)
    if found is None and "called" in noun.traits and _called(tokens, at, lexicon):
        found = at, at + 1
    if found is None and "honoured" in noun.traits:
        found = _person(tokens, at, lexicon, text)
    if found is None and "own_names" in noun.traits:
        found = _before_nisba(tokens, at, lexicon) or _unknown(tokens, at, lexicon)
    return found


def _before_nisba(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Unknown words between the noun and a nisba that agrees with it: 'شركة غلف كيستون البريطانية'."""
    reads = read_tokens(tokens[at : at + _MOST], lexicon.persons)
    for last in range(at, min(at + _MOST, len(tokens))):
        match = lexicon.names.phrases.at(tokens, last, clitics=False)
        if match is not None and last > at and any(sense.nisba and sense.nisba.definite for sense in match.value):
            return at, last
        if last - at >= len(reads) or _has_other_job(tokens, last, reads[last - at], lexicon):
            return None
        if tokens[last].text.endswith(_HEH) and not reads[last - at].named:
            return None
    return None


def _with_article(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """A word with the article, with the adjective that agrees with it: 'الوطن', 'الشرق الأوسط', 'المساء'."""
    token = tokens[at]
    if token.kind != "word" or not token.text.startswith(_ARTICLE) or len(token.text) < len(_ARTICLE) + _SHORT_STEM:
        return None
    match = lexicon.names.phrases.at(tokens, at, clitics=False)
    if match is not None:
        known = any(sense.what not in ("city", "place", "place_near", "also", "place_also") for sense in match.value)
        return None if known else (at, match.last)
    word = lexicon.bodies.words.at(tokens, at, clitics=False)
    return None if word and word.value.en.endswith(_PEOPLE) else (at, at + 1)


def _called(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word with the article that no table knows stands before 'لل': 'مركز الأهرام للدراسات'."""
    token = tokens[at]
    if token.kind != "word" or not token.text.startswith(_ARTICLE) or at + 1 >= len(tokens):
        return False
    match = lexicon.names.phrases.at(tokens, at, clitics=False)
    if match is not None and any(sense.nisba or sense.what == "state" for sense in match.value):
        return False
    if lexicon.bodies.words.at(tokens, at, clitics=False) is not None:
        return False
    after = lexicon.bodies.words.at(tokens, at + 1)
    return after is not None and after.form.proclitics == _LAM


def _person(tokens: Sequence[Token], at: int, lexicon: Lexicon, text: str) -> tuple[int, int] | None:
    """The name of a person, after whom the body is called."""
    reads = read_tokens(tokens[at : at + _MOST + 2], lexicon.persons)
    found = name_at(Line(tokens[at : at + _MOST + 2], reads, (), {}, text), 0)
    if found is None or len(found.units) < len(("first", "last")) or found.weights[0] < STRONG:
        return None
    return at, at + found.last


def _unknown(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """A name that no table knows."""
    if _known(tokens, at, lexicon):
        return None
    reads = read_tokens(tokens[at : at + _MOST + 1], lexicon.persons)
    last = 0
    while last < min(len(reads), _MOST) and _part(tokens, at, last, reads, lexicon):
        last += 1
    return (at, at + last) if last else None


def _known(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a name begins here that the register or the gazetteer knows."""
    match = lexicon.names.phrases.at(tokens, at, clitics=False)
    return match is not None


def _joined(token: Token, lexicon: Lexicon) -> bool:
    """Whether the word is a common one with a preposition or 'and' written onto it ('بإنتاج')."""
    words = lexicon.bodies
    return any(
        form.text in words.common or words.words.get(form.text) is not None for form in token.forms if form.proclitics
    )


def _part(tokens: Sequence[Token], at: int, number: int, reads: Sequence[Read], lexicon: Lexicon) -> bool:
    """Whether the word is the next part of a proper name."""
    token, read = tokens[at + number], reads[number]
    if token.kind == "latin":
        return True
    if number and read.sorts & Sort.GIVEN and not reads[0].sorts & Sort.GIVEN and _goes_on(reads, number + 1):
        return False
    if _has_other_job(tokens, at + number, read, lexicon):
        return False
    if read.alike or (read.named and not read.sorts & Sort.ALSO_WORD):
        return True
    after = reads[number + 1] if number + 1 < len(reads) else MARK
    return not read.sorts and not after.article and _unlike_words(token.text, before_foreign=after.alike)


def _goes_on(reads: Sequence[Read], at: int) -> bool:
    """Whether a further name follows a given one: then both are somebody's ('جامعة كولورادو بنجامين أورتيز')."""
    return at < len(reads) and (reads[at].named or reads[at].alike) and not reads[at].skip


def _has_other_job(tokens: Sequence[Token], at: int, read: Read, lexicon: Lexicon) -> bool:
    """Whether a table knows the word as something else than a name, or it carries an article or a proclitic."""
    text, bodies = tokens[at].text, lexicon.bodies
    if read is MARK or read.article or (read.skip and not read.alike) or read.sorts & _NO_NAME:
        return True
    if text in bodies.common or text in lexicon.surroundings.acting or text.startswith(JOINED_ARTICLES):
        return True
    known = _known(tokens, at, lexicon) or bodies.words.at(tokens, at, clitics=False) is not None
    return known or _joined(tokens[at], lexicon)


def _unlike_words(text: str, *, before_foreign: bool) -> bool:
    """Whether a word that no table knows is long enough for a name and does not end or begin as other words do.

    Three letters are enough before a word that surely is foreign ('غلف كيستون').
    """
    return (
        len(text) >= (_SHORTEST - before_foreign) and not verb_like(text) and not text.endswith((*_NOT_ENDINGS, _YEH))
    )
