"""From a noun such as 'المركز' or 'حزب' and the words after it to a body that no register knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Token
from mujaz.extract.mentions import Referent
from mujaz.lexicon.bodies import BodyNoun, BodyWords
from mujaz.lexicon.names import NameTable, Senses
from mujaz.lexicon.register import Entry
from mujaz.model.facts import Bilingual

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_LAM, _WAW = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER WAW}"
_MOST_WORDS = 7


@dataclass(slots=True)
class Unlisted:
    """A body while it is read: where it ends, its state and its English words before and after the noun."""

    last: int
    state: Entry | None = None
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def unlisted_body(
    tokens: Sequence[Token],
    match: PhraseMatch[Senses],
    noun: BodyNoun,
    table: NameTable,
    words: BodyWords,
    *,
    definite: bool,
) -> Unlisted | None:
    """The words of the body's name that follow the noun at `match`; None where nothing tells one body from another."""
    found = Unlisted(match.last)
    end = min(len(tokens), match.last + _MOST_WORDS)
    while found.last < end and _take(tokens, found, table, words):
        pass
    if found.last == match.last or not (found.before or found.after or found.state):
        return None
    return found if found.state or found.after or len(found.before) > 1 or not definite else None


def _take(tokens: Sequence[Token], found: Unlisted, table: NameTable, words: BodyWords) -> bool:
    """Takes the next word into the name, if it belongs: with the article, or joined by 'لل' or 'وال'."""
    token = tokens[found.last]
    if token.kind != "word":
        return False
    match = table.phrases.at(tokens, found.last, clitics=False)
    nisba = match.value[0].nisba if match else None
    if match and nisba and nisba.definite and found.state is None:
        found.state, found.last = nisba.state, match.last
        return True
    text, joined = _with_article(token.text)
    pair = (text, tokens[found.last + 1].text) if found.last + 1 < len(tokens) else (text, "")
    english = words.pairs.get(pair)
    step = len(pair) if english else 1
    english = english or words.words.get(text)
    if english is None or (joined == _WAW and not (found.before or found.after)):
        return False
    _place(found, english, joined)
    found.last += step
    return True


def _with_article(text: str) -> tuple[str, str]:
    """The word with its article and what joins it: 'للأرصاد' is 'الأرصاد' joined by 'ل'."""
    if text.startswith(_LAM + _LAM):
        return _ARTICLE + text[2:], _LAM
    if text.startswith(_WAW + _ARTICLE):
        return text[1:], _WAW
    return text, ""


def _place(found: Unlisted, english: str, joined: str) -> None:
    """An adjective goes before the noun in English, what is joined by 'ل' after it; 'and' stays with the last."""
    if joined == _LAM:
        found.after.append("for " + english)
    elif joined == _WAW:
        (found.after or found.before).append("and " + english)
    elif found.after:
        found.after.append(english)
    else:
        found.before.append(english)


def compose_unlisted(found: Unlisted, noun: BodyNoun, text: str) -> Referent:
    """The referent of the body, its English composed of the words' English."""
    state = (found.state.adjective or found.state.name.en or "") if found.state else ""
    english = " ".join(word for word in (state, *found.before, noun.en, *found.after) if word)
    identity = re.sub("[^a-z0-9]+", "-", english.casefold()).strip("-")
    country = found.state.iso if found.state else None
    return Referent(identity, Bilingual(text, english), "composed", noun.kind, country=country)
