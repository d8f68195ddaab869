"""From a noun phrase to its English, word for word by the tables: 'رئيس رابطة المحترفين'."""

from __future__ import annotations

from dataclasses import dataclass, field

from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.romanise import romanise
from mujaz.extract.letters import ARTICLE
from mujaz.extract.sentence_words import Words
from mujaz.extract.unlisted import unlisted_body
from mujaz.extract.unlisted_english import compose_unlisted
from mujaz.lexicon.names import Sense, Senses

_LAM, _WAW = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER WAW}"
_FA = "\N{ARABIC LETTER FEH}"  # begins a clause, so within a phrase it belongs to the word: 'فرق' are teams
_LAMS = (_LAM, _LAM + _LAM)
_AFFAIRS, _DEPUTIES = "Affairs", frozenset(("Deputy", "Assistant"))
_ONE = "one"
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
        if self.nouns[-1:] == [_ONE] and not english.startswith("the "):
            english = f"the {english}"
        self.nouns.append(english)
        self.joins.append(join)
        self.unread.append(unread)

    def name(self, romanised: str) -> None:
        """Adds a word that no table knows; those in a row are one name."""
        if self.unread[-1]:
            self.nouns[-1] += " " + (f"al-{romanised[3:]}" if romanised.startswith("Al-") else romanised)
        else:
            self.noun(romanised, "of", unread=True)

    def head(self, english: str) -> None:
        """Adds the noun of an office; right behind a deputy it is the deputy's ('Deputy head')."""
        if len(self.nouns) == 1 and self.nouns[0] in _DEPUTIES:
            self.nouns[0] = f"{self.nouns[0]} {english[:1].lower()}{english[1:]}"
        else:
            self.noun(f"the {english}", "of")

    def adjective(self, english: str) -> None:
        """Puts an adjective before the last noun, behind a body's own name before that of the body."""
        at = 0 if self.body and self.unread[-1] else -1
        noun = self.nouns[at]
        the, bare = ("the ", noun.removeprefix("the ")) if noun.startswith("the ") else ("", noun)
        self.nouns[at] = f"{the}{english} {bare}"

    def _stands_before(self, taken: str) -> bool:
        return self.joins[1] == "of" or (self.joins[1] == "for" and " " not in taken)

    def text(self) -> str:
        """The whole in English; a single word that a body's noun takes stands before it: 'Crisis Cell'."""
        if self.body and len(self.nouns) == len(("noun", "taken")) and self._stands_before(self.nouns[1]):
            *adjectives, noun = self.nouns[0].split() if self.joins[1] == "for" else [self.nouns[0]]
            return " ".join((*adjectives, self.nouns[1].removeprefix("the "), noun))
        rest = (f"{join} {noun}" for noun, join in zip(self.nouns[1:], self.joins[1:], strict=True))
        return " ".join((self.nouns[0], *rest))


def phrase_english(words: Words, last: int, head: str, past: int, *, body: bool) -> tuple[str, bool]:
    """The English of a phrase up to token `last`, whose head's is `head` up to token `past`, and whether every word of
    it is known; a name that no table knows is romanised, and stands before the noun of a `body`."""
    worded, at = _Worded(body=body), past
    worded.noun(head, "")
    while at < last:
        at = max(_next(words, at, last, worded), at + 1)
    return worded.text(), worded.known


def _next(words: Words, at: int, last: int, worded: _Worded) -> int:
    """Words the next part; gives the token after it."""
    mention, tokens, lexicon = words.begins(at), words.tokens, words.lexicon
    if mention is not None:
        name = words.referents[mention.referent].name.en or ""
        bare = mention.place or " " not in name or words.person(at)
        worded.noun(name if bare else f"the {name.removeprefix('The ')}", "of")
        return mention.last
    if tokens[at].kind != "word":
        return at + 1
    if tokens[at].text in lexicon.cues.words["unlike"] and at + 1 < len(tokens):
        worded.adjective(f"non-{lexicon.groups.modifiers.get(without_article(tokens[at + 1].text), '')}")
        return at + 2
    named = _named(words, at, last, worded)
    if named is not None:
        return named
    word = lexicon.bodies.words.at(tokens, at)
    if word is not None and _FA not in word.form.proclitics:
        english = _common(word.value.en) if worded.nouns[-1] == _ONE else word.value.en
        _add(worded, english, word.form.proclitics, adjective=word.value.sort in ("adjective", "ordinal"))
        return word.last
    return _unread(words, at, worded)


def _named(words: Words, at: int, last: int, worded: _Worded) -> int | None:
    """Words a body, a place, a nisba or a group that the tables of names know; gives the token after it."""
    match = words.lexicon.names.phrases.at(words.tokens, at)
    for sense in match.value if match else ():
        assert match
        body = _of_body(words, match, last, sense)
        english = body[0] if body else _sensed(sense)
        if english and match.form.proclitics in ("", *_LAMS):
            _add(worded, english, match.form.proclitics, adjective=sense.nisba is not None)
            return body[1] if body else match.last
    return None


def _of_body(words: Words, match: PhraseMatch[Senses], last: int, sense: Sense) -> tuple[str, int] | None:
    """The English of a body's whole name inside the phrase, and where that ends: 'نقابة عمال المناجم'."""
    noun = sense.noun_of_body
    if noun is None or match.form.proclitics not in ("", *_LAMS):
        return None
    tokens, lexicon = words.tokens, words.lexicon
    found = unlisted_body(tokens, match, noun, lexicon, words.text, definite=sense.definite)
    if found is None or found.name or found.last > last:
        return None
    worded = words.text[match.start : tokens[found.last - 1].end]
    return f"the {compose_unlisted(found, noun, worded, '', lexicon).name.en}", found.last


def _unread(words: Words, at: int, worded: _Worded) -> int:
    """A word that no table of bodies has: an adjective of people, a title, or a name to romanise."""
    tokens, lexicon = words.tokens, words.lexicon
    text = tokens[at].text
    modifier = lexicon.groups.modifiers.get(text)
    if modifier or text in lexicon.groups.part:
        worded.adjective(modifier) if modifier else worded.noun(_ONE, "of")
        return at + 1
    head = lexicon.bodies.heads.at(tokens, at, clitics=False)
    if head is not None:
        worded.head(head.value)
        return head.last
    counted = _counted(words, text.removeprefix(_LAM + _LAM).removeprefix(ARTICLE))
    if counted:
        worded.noun(counted, "for" if text.startswith(_LAM + _LAM) else "of")
        return at + 1
    if text in lexicon.cues.words["preposition"]:
        return at + 1
    titles = lexicon.persons.titles.get(text, ())
    english = next((title.en for title in titles if title.en and len(title.words) == 1), None)
    if english:
        worded.noun(english.lower(), "of")
        return at + 1
    written = words.text[tokens[at].start : tokens[at].end]
    worded.name(romanise(written, lexicon.persons.spellings))
    return at + 1


def _counted(words: Words, text: str) -> str | None:
    """The English of a noun that news counts, in the number in which it stands."""
    for form in words.lexicon.counted.phrases.get(text) or ():
        if form.number != "d":
            return form.noun.en if form.number in ("s", "a") else form.noun.en_plural
    return None


def _common(english: str) -> str:
    """A common noun as it stands within a phrase: 'victims', 'MPs'."""
    return english if english[1:2].isupper() else f"{english[:1].lower()}{english[1:]}"


def _sensed(sense: Sense) -> str | None:
    """The English of one sense of a word inside a phrase."""
    if sense.entry and sense.what in _NAMED:
        return sense.entry.name.en
    if sense.nisba:
        return sense.nisba.state.adjective or sense.nisba.state.name.en
    if sense.group:
        return _common(" ".join(sense.group.en[1 if sense.many else 0].format(words="").split()))
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
