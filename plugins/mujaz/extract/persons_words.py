"""From tokens to what each may be in or beside a person's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mujaz.arabic.clitics import forms
from mujaz.arabic.romanise import HINT, SURELY_FOREIGN, NameSpellings
from mujaz.arabic.tokens import Token
from mujaz.lexicon.person_names import PersonNames, Sort

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_SERVANT = "\N{ARABIC LETTER AIN}\N{ARABIC LETTER BEH}\N{ARABIC LETTER DAL}"
_WAW, _FEH = "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER FEH}"
_YEH, _NOON, _HEH = "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER NOON}", "\N{ARABIC LETTER HEH}"
_ALEF, _TEH, _SEEN = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER TEH}", "\N{ARABIC LETTER SEEN}"
_LAM = "\N{ARABIC LETTER LAM}"
_KAF = "\N{ARABIC LETTER KAF}"
JOINED_ARTICLES = (*(lead + _ARTICLE for lead in (_WAW, _FEH, _KAF, "\N{ARABIC LETTER BEH}")), _LAM + _LAM)
_SHORTEST_NAME = 3
_HAMZAS = frozenset(("\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}", "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}"))
_SON = "\N{ARABIC LETTER BEH}\N{ARABIC LETTER NOON}"
_MADDA = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
_MAQSURA = "\N{ARABIC LETTER ALEF MAKSURA}"
_FATHER = _ALEF + "\N{ARABIC LETTER BEH}" + _WAW


class Read(NamedTuple):
    """A token as it may stand with a name.

    `text` is the folded word after `skip` letters of proclitics, its article kept; `article` says that it has one.
    `alike` says that an unknown word has the letters of a foreign name, `foreign` that a word surely has, `hinted` that
    it has some of them.
    """

    text: str
    sorts: int
    skip: int = 0
    article: bool = False
    alike: bool = False
    foreign: bool = False
    hinted: bool = False

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
    if first is None or (first.sorts & Sort.COMMON and first.skip and _is_rare(word, names)):
        return _unknown(word, names.spellings)
    if first.sorts == Sort.NAME and not first.article:
        first = first._replace(foreign=names.spellings.looks_foreign(first.text, SURELY_FOREIGN))
        surer = _SURE | (Sort.WORD if len(word) <= _SHORTEST_NAME + 1 else 0)
        return next((read for read in _readings(word, names) if read.sorts & surer), first)
    return first


def as_written(reads: list[Read], tokens: Sequence[Token], text: str) -> list[Read]:
    """The readings as the letters of the text allow, which the tables have folded."""
    return [
        _as_written(read, token, text, after_name=at > 0 and reads[at - 1].named)
        if read.article or read.sorts & _LETTERS
        else read
        for at, (read, token) in enumerate(zip(reads, tokens, strict=True))
    ]


_LETTERS = Sort.MADDA | Sort.YEH


def _as_written(read: Read, token: Token, text: str, *, after_name: bool) -> Read:
    if read.sorts & Sort.MADDA:
        return Read(read.text, Sort.NAME | Sort.FEMALE) if text[token.start] == _MADDA and not read.skip else read
    if read.sorts & Sort.YEH:
        # Some outlets write the name without dots as well, but then another name stands before it ('أحمد على').
        undotted = text[token.end - 1] == _MAQSURA and not after_name
        return Read(read.text, Sort.WORD, read.skip) if undotted else read
    return without_article(read, token, text)


def without_article(read: Read, token: Token, text: str) -> Read:
    """The reading, if its first letters are no article: that never carries a hamza, but 'أليكس' does."""
    if text[token.origin(min(read.skip, len(token.text) - 1))] not in _HAMZAS:
        return read
    return read._replace(article=False, alike=read.alike or not read.sorts)


def _is_rare(word: str, names: PersonNames) -> bool:
    """Whether a word looks so much like a foreign name that a preposition and an ordinary word in it are chance."""
    return word[0] != _WAW and names.spellings.looks_foreign(word, SURELY_FOREIGN)


_SURE = Sort.KUNYA | Sort.GIVEN | Sort.SERVANT | Sort.REPORTING


def _readings(word: str, names: PersonNames) -> Iterator[Read]:
    """Every reading that the tables know."""
    for text, skip, proclitics, article in forms(word):
        if text.startswith(_SERVANT + _ARTICLE) and not article:
            yield Read(text, int(Sort.MALE | Sort.NAME), skip)
        sorts = names.sorts.get(text, 0) or _fused_son(text, names)
        if not sorts or not _may_lose(text, proclitics, sorts):
            continue
        if article:
            before = max(skip - len(_ARTICLE), len(proclitics))
            yield Read(_ARTICLE + text, _with_article(sorts), before, True)
        else:
            with_article = text.startswith(_ARTICLE) and not sorts & Sort.GIVEN
            yield Read(text, sorts | _bare_name(text, sorts, names), skip, with_article)


def _fused_son(text: str, names: PersonNames) -> int:
    """What a word is that begins with 'son of' written onto a name, as the Maghreb writes family names ('بنكيران')."""
    if len(text) < len(_SON) + _SHORTEST_NAME or not text.startswith(_SON):
        return Sort.NONE
    of = names.sorts.get(text.removeprefix(_SON), 0)
    return of & Sort.SERVANT or (Sort.NAME if of & Sort.GIVEN else Sort.NONE)


def _may_lose(text: str, proclitics: str, sorts: int) -> bool:
    """Whether the proclitics may be taken off: what only the derived list knows needs more letters."""
    if not proclitics or (sorts != Sort.NAME and not sorts & Sort.COMMON):
        return True
    if sorts & Sort.VERB:
        return proclitics in (_WAW, _FEH)
    return len(text) > (_SHORTEST_NAME if proclitics == _WAW else _SHORTEST_NAME + 1)


def _with_article(sorts: int) -> int:
    """A given name with the article is a family name; a link or by-name never has one."""
    return sorts & ~int(Sort.GIVEN | Sort.LINK | Sort.KUNYA | Sort.REPORTING | Sort.TITLE)


def _bare_name(text: str, sorts: int, names: PersonNames) -> int:
    """Whether what is found with its article ('الحاج', a title) also is a name."""
    if not text.startswith(_ARTICLE) or not sorts & Sort.TITLE:
        return 0
    return names.sorts.get(text[len(_ARTICLE) :], 0) & int(Sort.NAME | Sort.ALSO_WORD)


def _unknown(word: str, spellings: NameSpellings) -> Read:
    article = word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1
    if word.startswith(_FATHER) and len(word) > len(_FATHER) + 2:
        return Read(word, Sort.NAME)
    if article or word[0] == _WAW:
        return Read(word, Sort.NONE, 0, article)
    foreign = len(word) > _SHORTEST_NAME and spellings.looks_foreign(word)
    surely = foreign and spellings.looks_foreign(word, SURELY_FOREIGN)
    return Read(word, Sort.NONE, 0, False, foreign, surely, foreign or spellings.looks_foreign(word, HINT))


def verb_like(word: str) -> bool:
    """Whether an unknown word after a name may well be a verb or an adverb rather than a second name."""
    if word.endswith(_ALEF) and not word.endswith(_WAW + _ALEF):
        return True
    return len(word) > _SHORTEST_NAME and (
        word[0] in (_YEH, _TEH) or (word[0] == _SEEN and word[1] in (_YEH, _TEH, _NOON))
    )
