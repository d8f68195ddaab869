"""From tokens to what each may be in or beside a person's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mujaz.arabic.clitics import forms
from mujaz.arabic.tokens import Token
from mujaz.lexicon.person_names import PersonNames, Sort

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_SERVANT = "\N{ARABIC LETTER AIN}\N{ARABIC LETTER BEH}\N{ARABIC LETTER DAL}"
_WAW, _FEH = "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER FEH}"
_YEH, _NOON, _HEH = "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER NOON}", "\N{ARABIC LETTER HEH}"
_ALEF, _TEH, _SEEN = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER TEH}", "\N{ARABIC LETTER SEEN}"
_KAF, _MEEM = "\N{ARABIC LETTER KAF}", "\N{ARABIC LETTER MEEM}"
_LONG = frozenset((_WAW, _YEH, _ALEF))
_FOREIGN_ENDINGS = (
    _YEH + _FEH,
    _WAW + _FEH,
    _SEEN + _KAF + _YEH,
    _YEH + _TEH + "\N{ARABIC LETTER SHEEN}",
    _NOON + _KAF + _WAW,
    "\N{ARABIC LETTER SHEEN}" + _FEH + "\N{ARABIC LETTER YEH}" + "\N{ARABIC LETTER LAM}" + _YEH,
    _YEH + _ALEF + _NOON,
    _NOON + "\N{ARABIC LETTER GHAIN}",
    _YEH + "\N{ARABIC LETTER REH}",
    _WAW + _WAW + _NOON,
)
_ARABIC_ENDINGS = (
    _HEH, _ALEF + _TEH, _WAW + _NOON, _YEH + _NOON, _ALEF, _HEH + _MEEM, _HEH + _ALEF, _NOON + _ALEF, _TEH,
)  # fmt: skip
_SHORTEST_NAME = 3


class Read(NamedTuple):
    """A token as it may stand with a name.

    `text` is the folded word after `skip` letters of proclitics, its article kept; `article` says that it has one.
    `alike` says that an unknown word has the shape of a foreign name.
    """

    text: str
    sorts: int
    skip: int = 0
    article: bool = False
    alike: bool = False

    @property
    def named(self) -> bool:
        """Whether the word is known as a name."""
        return bool(self.sorts & Sort.NAME)


MARK = Read("", int(Sort.NONE))


def read_tokens(tokens: Sequence[Token], names: PersonNames) -> list[Read]:
    """One reading for each token; marks and numbers read as nothing."""
    known = names.read
    reads = []
    for token in tokens:
        if token.kind != "word":
            reads.append(MARK)
            continue
        read = known.get(token.text)
        if read is None:
            read = known[token.text] = _read(token.text, names)
        reads.append(read)
    return reads


def _read(word: str, names: PersonNames) -> Read:
    """The first reading that the tables know, the whole word before its parts."""
    for text, skip, proclitics, article in forms(word):
        if text.startswith(_SERVANT + _ARTICLE) and not article:
            return Read(text, int(Sort.MALE | Sort.NAME), skip)
        sorts = names.sorts.get(text, 0)
        if article:
            if not sorts or not _may_lose(_ARTICLE + text, skip - len(_ARTICLE), proclitics, sorts):
                continue
            return Read(_ARTICLE + text, _with_article(sorts), max(skip - len(_ARTICLE), len(proclitics)), True)
        if sorts and _may_lose(text, skip, proclitics, sorts):
            return Read(text, sorts | _bare_name(text, names), skip, text.startswith(_ARTICLE))
    return _unknown(word)


def _may_lose(text: str, skip: int, proclitics: str, sorts: int) -> bool:
    """Whether the proclitics may be taken off: a bare entry of the derived list needs more letters than a known word."""
    if not proclitics or sorts & ~int(Sort.NAME):
        return True
    return len(text) >= (_SHORTEST_NAME if proclitics in (_WAW, _FEH) else _SHORTEST_NAME + 1)


def _with_article(sorts: int) -> int:
    """A given name with the article is a family name; a link or by-name never has one."""
    return sorts & ~int(Sort.GIVEN | Sort.LINK | Sort.KUNYA | Sort.REPORTING | Sort.TITLE)


def _bare_name(text: str, names: PersonNames) -> int:
    """Whether what is found with its article ('الحاج', a title) also is a name."""
    if not text.startswith(_ARTICLE):
        return 0
    return names.sorts.get(text[len(_ARTICLE) :], 0) & int(Sort.NAME | Sort.ALSO_WORD)


def _unknown(word: str) -> Read:
    article = word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1
    return Read(word, int(Sort.NONE), 0, article, not article and looks_foreign(word))


def looks_foreign(word: str) -> bool:
    """Whether an unknown folded word has the shape of a foreign name: its ending, or vowels written as Arabic would not.

    Arabic writes long vowels only, so a word in which nearly every second letter is one is foreign, or a form with
    one of the endings that Arabic words take.
    """
    if len(word) <= _SHORTEST_NAME or word[0] in (_YEH, _TEH) and word[-1] in (_WAW, _NOON, _YEH):
        return False
    if word.endswith(_FOREIGN_ENDINGS):
        return len(word) > len("....")
    if word.endswith(_ARABIC_ENDINGS) or word[0] == _ALEF:
        return False
    long = sum(letter in _LONG for letter in word)
    return len(word) > len("....") and long * 5 >= len(word) * 2


def verb_like(word: str) -> bool:
    """Whether an unknown word after a name may well be a verb or an adverb rather than a second name."""
    return (
        word[0] in (_YEH, _TEH, _SEEN)
        and len(word) > _SHORTEST_NAME
        or word.endswith((_ALEF, _HEH + _ALEF, _WAW + _ALEF))
    )
