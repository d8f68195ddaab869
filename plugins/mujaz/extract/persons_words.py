"""From tokens to what each may be in or beside a person's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_SHEEN, _LAM = "\N{ARABIC LETTER SHEEN}", "\N{ARABIC LETTER LAM}"
_LONG_ENDINGS = (_YEH + _FEH, _WAW + _FEH, _YEH + _ALEF + _NOON, _YEH + _FEH + _ALEF, _WAW + _FEH + _ALEF)
_FOREIGN_ENDINGS = (
    _SEEN + _KAF + _YEH,
    _YEH + _TEH + _SHEEN,
    _NOON + _KAF + _WAW,
    _SHEEN + _FEH + _YEH + _LAM + _YEH,
    _NOON + "\N{ARABIC LETTER GHAIN}",
    _WAW + _WAW + _NOON,
)
JOINED_ARTICLES = (*(lead + _ARTICLE for lead in (_WAW, _FEH, _KAF, "\N{ARABIC LETTER BEH}")), _LAM + _LAM)
_ARABIC_ENDINGS = (
    _HEH, _ALEF + _TEH, _WAW + _NOON, _YEH + _NOON, _ALEF, _HEH + _MEEM, _HEH + _ALEF, _NOON + _ALEF, _TEH,
)  # fmt: skip
_SHORTEST_NAME = 3
_HAMZAS = frozenset(("\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}", "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}"))
_FATHER = _ALEF + "\N{ARABIC LETTER BEH}" + _WAW


class Read(NamedTuple):
    """A token as it may stand with a name.

    `text` is the folded word after `skip` letters of proclitics, its article kept; `article` says that it has one.
    `alike` says that an unknown word has the shape of a foreign name, `foreign` that it ends like one.
    """

    text: str
    sorts: int
    skip: int = 0
    article: bool = False
    alike: bool = False
    foreign: bool = False

    @property
    def named(self) -> bool:
        """Whether the word is known as a name."""
        return bool(self.sorts & Sort.NAME)


MARK = Read("", Sort.NONE)


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
    """The first reading that the tables know, the whole word before its parts.

    A whole word that only the derived list knows as a name gives way to a part that surely is one ('بأبي سمير').
    """
    first = next(_readings(word, names), None)
    if first is None:
        return _unknown(word)
    if first.sorts == Sort.NAME and not first.article:
        surer = _SURE | (Sort.WORD if len(word) <= _SHORTEST_NAME + 1 else 0)
        return next((read for read in _readings(word, names) if read.sorts & surer), first)
    return first


def without_article(read: Read, token: Token, text: str) -> Read:
    """The reading, if its first letters are no article: that never carries a hamza, but 'أليكس' does."""
    if text[token.origin(min(read.skip, len(token.text) - 1))] not in _HAMZAS:
        return read
    return read._replace(article=False, alike=read.alike or not read.sorts)


_SURE = Sort.KUNYA | Sort.GIVEN | Sort.SERVANT | Sort.REPORTING


def _readings(word: str, names: PersonNames) -> Iterator[Read]:
    """Every reading that the tables know."""
    for text, skip, proclitics, article in forms(word):
        if text.startswith(_SERVANT + _ARTICLE) and not article:
            yield Read(text, int(Sort.MALE | Sort.NAME), skip)
        sorts = names.sorts.get(text, 0)
        if not sorts or not _may_lose(text, proclitics, sorts):
            continue
        if article:
            before = max(skip - len(_ARTICLE), len(proclitics))
            yield Read(_ARTICLE + text, _with_article(sorts), before, True)
        else:
            with_article = text.startswith(_ARTICLE) and not sorts & Sort.GIVEN
            yield Read(text, sorts | _bare_name(text, sorts, names), skip, with_article)


def _may_lose(text: str, proclitics: str, sorts: int) -> bool:
    """Whether the proclitics may be taken off: what only the derived list knows needs more letters."""
    if not proclitics or sorts != Sort.NAME:
        return True
    return len(text) > (_SHORTEST_NAME if proclitics == _WAW else _SHORTEST_NAME + 1)


def _with_article(sorts: int) -> int:
    """A given name with the article is a family name; a link or by-name never has one."""
    return sorts & ~int(Sort.GIVEN | Sort.LINK | Sort.KUNYA | Sort.REPORTING | Sort.TITLE)


def _bare_name(text: str, sorts: int, names: PersonNames) -> int:
    """Whether what is found with its article ('الحاج', a title) also is a name."""
    if not text.startswith(_ARTICLE) or not sorts & Sort.TITLE:
        return 0
    return names.sorts.get(text[len(_ARTICLE) :], 0) & int(Sort.NAME | Sort.ALSO_WORD)


def _unknown(word: str) -> Read:
    article = word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1
    if word.startswith(_FATHER) and len(word) > len(_FATHER) + 2:
        return Read(word, Sort.NAME)
    if article or word[0] == _WAW:
        return Read(word, Sort.NONE, 0, article)
    return Read(word, Sort.NONE, 0, False, looks_foreign(word), foreign_ending(word))


def foreign_ending(word: str) -> bool:
    """Whether a folded word ends as foreign family names do and few Arabic words ('حاجييف', 'شيفتشينكو')."""
    if word.startswith(JOINED_ARTICLES) or word.startswith(_ARTICLE):
        return False
    return (word.endswith(_FOREIGN_ENDINGS) and len(word) > 3) or (word.endswith(_LONG_ENDINGS) and len(word) > 5)


def looks_foreign(word: str) -> bool:
    """Whether an unknown folded word has the shape of a foreign name, by its ending or by its many written vowels.

    Arabic writes long vowels only, so a word in which nearly every second letter is one is foreign, or a form with
    one of the endings that Arabic words take, or a broken plural.
    """
    if foreign_ending(word):
        return True
    if len(word) <= len("....") or word[0] == _ALEF or word.startswith(JOINED_ARTICLES):
        return False
    if word[0] in (_YEH, _TEH) and word[-1] in (_WAW, _NOON, _YEH):
        return False
    if word.endswith(_ARABIC_ENDINGS) or (word[2] == _ALEF and _YEH in word[3:5]):
        return False
    long = sum(letter in _LONG for letter in word)
    return long * 5 >= len(word) * 2


def verb_like(word: str) -> bool:
    """Whether an unknown word after a name may well be a verb or an adverb rather than a second name."""
    if word.endswith(_ALEF) and not word.endswith(_WAW + _ALEF):
        return True
    return len(word) > _SHORTEST_NAME and (
        word[0] in (_YEH, _TEH) or (word[0] == _SEEN and word[1] in (_YEH, _TEH, _NOON))
    )
