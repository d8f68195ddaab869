"""From read tokens to the parts of which a name is made: a word, or 'عبد' and 'أبو' with the word after them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from mujaz.arabic.tokens import Token
from mujaz.extract.persons_words import JOINED_ARTICLES, MARK, Read, verb_like
from mujaz.lexicon.person_names import Sort
from mujaz.lexicon.titles import Title

ALEF, LAM, NOON = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER NOON}"
WAW, YEH, HEH = "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER HEH}"
BEH, DAL, TEH = "\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER DAL}", "\N{ARABIC LETTER TEH}"
GOD = ALEF + LAM + LAM + HEH
UPON = "\N{ARABIC LETTER AIN}" + LAM + YEH
ORDINARY_ENDINGS = (HEH, ALEF + TEH, WAW + NOON, YEH + NOON)
SHORTEST_PART = 3
BORN, DAUGHTER, SON_OF = WAW + LAM + DAL, BEH + NOON + TEH, BEH + NOON
PARENTAGE = frozenset({BORN, DAUGHTER, SON_OF})
_LONG_FOREIGN = 6
_VERBAL_NOUN_LEADS = frozenset((ALEF, LAM, WAW, YEH, BEH, TEH, "\N{ARABIC LETTER MEEM}", "\N{ARABIC LETTER SEEN}"))
STRONG, KNOWN, WEAK, SHAPE = 4, 3, 2, 1
_LORD = "\N{ARABIC LETTER REH}" + BEH + HEH
_TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_MAKSURA = "\N{ARABIC LETTER ALEF MAKSURA}"


class Found(NamedTuple):
    """A name from token `first` up to `last`; `units` are where its parts begin, `weights` how sure each is."""

    first: int
    last: int
    units: tuple[int, ...]
    weights: tuple[int, ...]


class Candidate(NamedTuple):
    """A name with what introduced it: `office` is the token range of the words before it, `title` the title directly
    or at the head of them."""

    found: Found
    rule: str
    title: Title | None = None
    office: tuple[int, int] | None = None


class Line(NamedTuple):
    """A sentence as its names are read: tokens, readings, and the tokens that belong to other names.

    `known` gives the first token of each person named by the register and the token after its last. `dotted` says that
    the document writes the preposition like the name 'علي'.
    """

    tokens: Sequence[Token]
    reads: Sequence[Read]
    taken: Collection[int]
    known: Mapping[int, int]
    text: str
    dotted: bool = False


def unit_at(line: Line, at: int, *, opening: bool, titled: bool = False) -> tuple[int, int] | None:
    """Where the part of a name that begins at `at` ends, and how sure it is one.

    `opening` says that the name would begin here, `titled` that a title stands before.
    """
    if at >= len(line.tokens) or at in line.taken:
        return None
    read = line.reads[at]
    if read.sorts & (Sort.SERVANT | Sort.KUNYA) and not read.article and (opening or not read.skip):
        return _pair(line, at, servant=bool(read.sorts & Sort.SERVANT))
    if read.sorts & Sort.LINK or (read.skip and not opening):
        return None
    if read.sorts & Sort.NAME:
        return _named(line, at, opening=opening, titled=titled)
    if (titled or not opening) and not read.sorts and not read.article and _joins(line, at + 1):
        return at + 2, STRONG
    alike = read.foreign if opening else read.alike
    return (at + 1, SHAPE) if alike and not read.sorts else None


def _named(line: Line, at: int, *, opening: bool, titled: bool) -> tuple[int, int] | None:
    """A word that is known as a name, with 'الله' or 'الدين' where that follows."""
    read = line.reads[at]
    if is_preposition(line, at) or (opening and not titled and line.dotted and read.text == UPON):
        return None
    if not read.article and _joins(line, at + 1):
        return at + 2, STRONG
    if read.sorts & Sort.ALSO_WORD or read.article:
        return at + 1, WEAK
    return at + 1, STRONG if read.sorts & Sort.GIVEN else KNOWN


def _joins(line: Line, at: int) -> bool:
    """Whether 'الله', 'الدين' or 'الإسلام' stands at `at`, which make one given name with the word before."""
    if at >= len(line.reads) or at in line.taken:
        return False
    return line.reads[at].text == GOD or (bool(line.reads[at].sorts & Sort.JOINING) and not line.reads[at].skip)


def is_preposition(line: Line, at: int) -> bool:
    """Whether what folds to the name 'علي' is written as the preposition, with a dotless ya."""
    return line.reads[at].text == UPON and line.text[line.tokens[at].end - 1] == _MAKSURA


def _pair(line: Line, at: int, *, servant: bool) -> tuple[int, int] | None:
    """'عبد' or 'أبو' with the word after it."""
    if at + 1 >= len(line.tokens) or at + 1 in line.taken:
        return None
    read = line.reads[at + 1]
    if read is MARK or read.skip or (read.sorts & (Sort.BREAK | Sort.REPORTING) and not read.article):
        return None
    if servant:
        definite = read.article or line.tokens[at + 1].text.startswith(ALEF + LAM)  # 'الحسين' is known as it stands
        return (at + 2, STRONG) if definite or read.text == _LORD else None
    if read.sorts & Sort.SERVANT:
        return (at + 3, STRONG) if at + 2 < len(line.tokens) and line.reads[at + 2].article else None
    ordinary = read.sorts & Sort.WORD and not read.article
    return None if ordinary else (at + 2, STRONG if read.named or read.article else WEAK)


def unread_opening(line: Line, at: int) -> tuple[int, int] | None:
    """A word that no table knows as a name, where a name must follow and the next word is one ('برند جوتشولك')."""
    if at + 1 >= len(line.reads) or at in line.taken or at + 1 in line.taken:
        return None
    after = line.reads[at + 1]
    if (line.reads[at].alike and after.alike) or (is_parentage(after) and unread(line, at)):
        return at + 1, SHAPE
    if line.reads[at].hinted and not line.reads[at].sorts and after.named and not (after.skip or after.article):
        return at + 1, SHAPE
    if not unread(line, at):
        return None
    family = after.article and after.text.endswith(YEH) and not after.sorts & (Sort.WORD | Sort.TITLE)
    if (after.named and not after.skip and (not after.article or family)) or after.foreign or after.alike:
        return at + 1, SHAPE
    run = at + 3 if unread(line, at + 2) and line.reads[at + 2].hinted else at + 2
    pair = unread(line, at + 1) and closed(line, run) and len(after.text) > SHORTEST_PART
    return (at + 1, SHAPE) if pair else None


def is_parentage(read: Read) -> bool:
    """Whether a word joins a name to that of the father: 'بن', 'بنت', 'ولد'."""
    return read.text in PARENTAGE and not read.skip


def unread(line: Line, at: int) -> bool:
    """Whether no table knows the word at `at` and it does not look like a verb or a plural."""
    if at >= len(line.reads) or at in line.taken:
        return False
    read, word = line.reads[at], line.tokens[at].text
    if read is MARK or read.article or (read.sorts and not (read.skip and read.sorts == Sort.NAME)):
        return False
    if word.endswith(ALEF) and len(word) >= _LONG_FOREIGN and word[0] not in _VERBAL_NOUN_LEADS:
        return True
    masculine = word.endswith(HEH) and line.text[line.tokens[at].end - 1] != _TEH_MARBUTA
    return len(word) > SHORTEST_PART and not verb_like(word) and (masculine or not word.endswith(ORDINARY_ENDINGS))


def closed(line: Line, at: int) -> bool:
    """Whether what stands at `at` ends whatever came before: a mark, a particle, a title or the sentence's end."""
    after = line.reads[at] if at < len(line.reads) else MARK
    joined = at < len(line.tokens) and line.tokens[at].text.startswith(JOINED_ARTICLES)
    if after.sorts & Sort.WORD and len(after.text) <= SHORTEST_PART:
        return True
    return after is MARK or joined or after.skip > 0 or bool(after.sorts & (Sort.BREAK | Sort.TITLE | Sort.NAMING))
