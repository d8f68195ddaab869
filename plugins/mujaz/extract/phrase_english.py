"""From a noun phrase to its English, word for word by the tables: 'رئيس رابطة المحترفين'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mujaz.arabic.romanise import romanise
from mujaz.arabic.tokens import Token
from mujaz.extract.cues import ARTICLE
from mujaz.extract.ledger import Finder
from mujaz.extract.mentions import Mention
from mujaz.lexicon.names import Sense

_LAM, _WAW = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER WAW}"
_LAMS = (_LAM, _LAM + _LAM)
_AFFAIRS = "Affairs"
_NAMED = frozenset(("place", "state", "capital", "actor", "place_near"))


@dataclass(slots=True)
class _Worded:
    """English while it is put together: nouns in a row, each with its adjectives before it; `unread` says of each
    whether no table knows it."""

    nouns: list[str] = field(default_factory=list)
    joins: list[str] = field(default_factory=list)
    unread: list[bool] = field(default_factory=list)
    body: bool = False

    @property
    def known(self) -> bool:
        """Whether a table gave every word."""
        return not any(self.unread)

    def noun(self, english: str, join: str, *, unread: bool = False) -> None:
        """Adds a noun, and how it hangs on the one before: what affairs are 'of' stands before them."""
        if join == "of" and self.nouns[-1].endswith(_AFFAIRS):
            self.nouns[-1] = f"{english} {self.nouns[-1]}"
            return
        self.nouns.append(english)
        self.joins.append(join)
        self.unread.append(unread)

    def adjective(self, english: str) -> None:
        """Puts an adjective before the last noun."""
        noun = self.nouns[-1]
        the, bare = ("the ", noun.removeprefix("the ")) if noun.startswith("the ") else ("", noun)
        self.nouns[-1] = f"{the}{english} {bare}"

    def text(self) -> str:
        """The whole in English; a single word that a body's noun takes stands before it: 'Crisis Cell'."""
        if self.body and len(self.nouns) == len(("noun", "taken")) and self.joins[1] == "of":
            return f"{self.nouns[1].removeprefix('the ')} {self.nouns[0]}"
        rest = (f"{join} {noun}" for noun, join in zip(self.nouns[1:], self.joins[1:], strict=True))
        return " ".join((self.nouns[0], *rest))


def phrase_english(
    finder: Finder, tokens: Sequence[Token], last: int, head: str, past: int, named: dict[int, Mention], *, body: bool
) -> tuple[str, bool]:
    """The English of a phrase up to token `last`, whose head's is `head` up to token `past`, and whether every word of
    it is known; a name that no table knows is romanised, and stands before the noun of a `body`."""
    worded, at = _Worded(body=body), past
    worded.noun(head, "")
    while at < last:
        at = max(_next(finder, tokens, at, worded, named), at + 1)
    return worded.text(), worded.known


def _next(finder: Finder, tokens: Sequence[Token], at: int, worded: _Worded, named: dict[int, Mention]) -> int:
    """Words the next part; gives the token after it."""
    mention, lexicon = named.get(at), finder.lexicon
    if mention is not None and mention.last > at:
        name = finder.ledger.referents[mention.referent].name.en or ""
        worded.noun(name if mention.place or " " not in name else f"the {name.removeprefix('The ')}", "of")
        return mention.last
    if tokens[at].kind != "word":
        return at + 1
    match = lexicon.names.phrases.at(tokens, at)
    for sense in match.value if match else ():
        english = _sensed(sense)
        if match and english and match.form.proclitics in ("", *_LAMS):
            _add(worded, english, match.form.proclitics, adjective=sense.nisba is not None)
            return match.last
    word = lexicon.bodies.words.at(tokens, at)
    if word is not None:
        _add(worded, word.value.en, word.form.proclitics, adjective=word.value.sort in ("adjective", "ordinal"))
        return word.last
    return _unread(finder, tokens, at, worded)


def _unread(finder: Finder, tokens: Sequence[Token], at: int, worded: _Worded) -> int:
    """A word that no table of bodies has: an adjective of people, a title, or a name to romanise."""
    text = tokens[at].text
    modifier = finder.lexicon.groups.modifiers.get(text)
    if modifier or text in finder.lexicon.groups.part:
        worded.adjective(modifier) if modifier else worded.noun("one", "of")
        return at + 1
    head = finder.lexicon.bodies.heads.at(tokens, at, clitics=False)
    if head is not None:
        worded.noun(f"the {head.value}", "of")
        return head.last
    counted = _counted(finder, text.removeprefix(_LAM + _LAM).removeprefix(ARTICLE))
    if counted:
        worded.noun(counted, "for" if text.startswith(_LAM + _LAM) else "of")
        return at + 1
    if text in finder.lexicon.cues.words["preposition"]:
        return at + 1
    titles = finder.lexicon.persons.titles.get(text, ())
    english = next((title.en for title in titles if title.en and len(title.words) == 1), None)
    if english:
        worded.noun(english.lower(), "of")
        return at + 1
    written = finder.text[tokens[at].start : tokens[at].end]
    worded.noun(romanise(written, finder.lexicon.persons.spellings), "of", unread=True)
    return at + 1


def _counted(finder: Finder, text: str) -> str | None:
    """The English of a noun that news counts, in the number in which it stands."""
    for form in finder.lexicon.counted.phrases.get(text) or ():
        if form.number != "d":
            return form.noun.en if form.number in ("s", "a") else form.noun.en_plural
    return None


def _sensed(sense: Sense) -> str | None:
    """The English of one sense of a word inside a phrase."""
    if sense.entry and sense.what in _NAMED:
        return sense.entry.name.en
    if sense.nisba:
        return sense.nisba.state.adjective or sense.nisba.state.name.en
    if sense.group:
        return " ".join(sense.group.en[1 if sense.many else 0].format(words="").split())
    if sense.noun_of_body:
        return f"the {sense.noun_of_body.en}"
    return None


def _add(worded: _Worded, english: str, joined: str, *, adjective: bool) -> None:
    if adjective:
        worded.adjective(english)
    elif joined.startswith(_WAW):
        worded.noun(english, "and")
    else:
        worded.noun(english, "for" if joined in _LAMS else "of")


def without_article(text: str) -> str:
    """A folded word without its article."""
    return text.removeprefix(ARTICLE)
