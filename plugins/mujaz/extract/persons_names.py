"""From read tokens to the stretch that is one person's name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from mujaz.arabic.tokens import Token
from mujaz.extract.persons_words import MARK, Read, verb_like
from mujaz.lexicon.person_names import Sort

_YEH, _HEH = "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER HEH}"
_ALEF, _LAM, _NOON, _WAW = (
    "\N{ARABIC LETTER ALEF}",
    "\N{ARABIC LETTER LAM}",
    "\N{ARABIC LETTER NOON}",
    "\N{ARABIC LETTER WAW}",
)
_HOUSE = _ALEF + _LAM
_SON = _ALEF + "\N{ARABIC LETTER BEH}" + _NOON
_ARABIC_LINKS = frozenset(
    {
        "\N{ARABIC LETTER BEH}" + _NOON,
        "\N{ARABIC LETTER BEH}" + _NOON + "\N{ARABIC LETTER TEH}",
        _ALEF + "\N{ARABIC LETTER BEH}" + _NOON,
        _ALEF + _LAM,
        _WAW + _LAM + "\N{ARABIC LETTER DAL}",
    }
)
_BORN = _WAW + _LAM + "\N{ARABIC LETTER DAL}"
_GOD = _ALEF + _LAM + _LAM + _HEH
_JOINING = frozenset({_GOD, _ALEF + _LAM + "\N{ARABIC LETTER DAL}" + _YEH + _NOON})
_VERBAL = frozenset((_YEH, "\N{ARABIC LETTER TEH}"))
_VERBAL_NOUNS = tuple(
    _ALEF + _LAM + _ALEF + c for c in ("\N{ARABIC LETTER SEEN}\N{ARABIC LETTER TEH}", _NOON, "\N{ARABIC LETTER TEH}")
)
_SHORTEST_PART = 3
_TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_MAKSURA = "\N{ARABIC LETTER ALEF MAKSURA}"
_LONGEST = 9
STRONG, KNOWN, WEAK, SHAPE = 4, 3, 2, 1


class Found(NamedTuple):
    """A name from token `first` up to `last`. `units` are the tokens at which its parts begin, `weights` how sure each is."""

    first: int
    last: int
    units: tuple[int, ...]
    weights: tuple[int, ...]


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


def name_at(line: Line, first: int, *, titled: bool = False) -> Found | None:
    """The name that begins at token `first`, as far as it goes; None where none begins.

    `titled` says that a title or an office stands before, so that more may be a name.
    """
    if first in line.known:
        parts = tuple(range(first, line.known[first]))
        return Found(first, line.known[first], parts, (STRONG,) * len(parts))
    unit = _unit(line, first, opening=True, titled=titled) or (_unread_opening(line, first) if titled else None)
    if unit is None:
        return None
    units, weights = [first], [unit[1]]
    at = unit[0]
    while at < len(line.tokens) and len(units) < _LONGEST:
        following = _following(line, at, units, weights, titled)
        if following is None:
            break
        begins, at, weight = following
        units.append(begins)
        weights.append(weight)
    return Found(first, at, tuple(units), tuple(weights))


def _unit(line: Line, at: int, *, opening: bool, titled: bool = False) -> tuple[int, int] | None:
    """Where the part of a name that begins at `at` ends, and how sure it is one."""
    if at >= len(line.tokens) or at in line.taken:
        return None
    read = line.reads[at]
    if read.skip and not opening:
        return None
    sorts = read.sorts
    if sorts & (Sort.SERVANT | Sort.KUNYA) and not read.article:
        return _pair(line, at, servant=bool(sorts & Sort.SERVANT))
    if sorts & Sort.LINK:
        return None
    if opening and line.dotted and read.text in _ON and not titled:
        return None
    if sorts & Sort.NAME and not is_preposition(line, at):
        after = line.reads[at + 1].text if at + 1 < len(line.reads) else ""
        if after in _JOINING and not read.article and at + 1 not in line.taken:
            return at + 2, STRONG
        if sorts & Sort.ALSO_WORD or read.article:
            return at + 1, WEAK
        return at + 1, STRONG if sorts & Sort.GIVEN else KNOWN
    if not sorts and (read.foreign if opening else read.alike):
        return at + 1, SHAPE
    return None


def is_preposition(line: Line, at: int) -> bool:
    """Whether what folds to the name 'علي' is written as the preposition, with a dotless ya."""
    token = line.tokens[at]
    if token.kind != "word" or len(token.text) > len("...."):
        return False
    return token.text.endswith(_YEH) and line.text[token.end - 1] == _MAKSURA and line.reads[at].text in _ON


_ON = frozenset({"\N{ARABIC LETTER AIN}\N{ARABIC LETTER LAM}" + _YEH})


def _pair(line: Line, at: int, *, servant: bool) -> tuple[int, int] | None:
    """'عبد' or 'أبو' with the word after it."""
    if at + 1 >= len(line.tokens) or at + 1 in line.taken:
        return None
    read = line.reads[at + 1]
    if read is MARK or read.skip or (read.sorts & (Sort.BREAK | Sort.REPORTING) and not read.article):
        return None
    if servant:
        return (at + 2, STRONG) if read.article or read.text == _LORD else None
    if read.sorts & Sort.SERVANT:
        return (at + 3, STRONG) if at + 2 < len(line.tokens) and line.reads[at + 2].article else None
    if read.sorts & Sort.WORD and not read.article:
        return None
    return at + 2, STRONG if read.named or read.article else WEAK


_LORD = "\N{ARABIC LETTER REH}\N{ARABIC LETTER BEH}" + _HEH


def _unread_opening(line: Line, at: int) -> tuple[int, int] | None:
    """A word that no table knows as a name, where a name must follow and the next word is one ('برند جوتشولك')."""
    if at + 1 >= len(line.reads) or at in line.taken or at + 1 in line.taken:
        return None
    after = line.reads[at + 1]
    if line.reads[at].alike and after.alike:
        return at + 1, SHAPE
    if not _unread(line, at):
        return None
    named = (after.named and not after.skip and not after.article) or after.foreign
    pair = _unread(line, at + 1) and _closed(line, at + 2) and len(after.text) > _SHORTEST_PART
    return (at + 1, SHAPE) if named or pair else None


def _unread(line: Line, at: int) -> bool:
    """Whether no table knows the word at `at` and it does not look like a verb or a plural."""
    if at >= len(line.reads) or at in line.taken:
        return False
    read, word = line.reads[at], line.tokens[at].text
    if read is MARK or read.article or (read.sorts and not (read.skip and read.sorts == Sort.NAME)):
        return False
    masculine = word.endswith(_HEH) and line.text[line.tokens[at].end - 1] != _TEH_MARBUTA
    return len(word) > _SHORTEST_PART and not verb_like(word) and (masculine or not word.endswith(_ORDINARY))


def _following(
    line: Line, at: int, units: Sequence[int], weights: Sequence[int], titled: bool
) -> tuple[int, int, int] | None:
    """The next part of a name that has parts already: where it begins, where it ends and how sure it is."""
    if at in line.taken:
        return None
    read = line.reads[at]
    if read is MARK:
        return _hyphenated(line, at)
    if read.skip or (read.sorts & Sort.REPORTING and not read.named):
        return None
    if read.text == line.reads[units[0]].text or line.reads[units[-1]].text == _HOUSE:
        return None
    if read.sorts & Sort.LINK:
        return _linked(line, at)
    if read.article:
        return (at, at + 1, WEAK) if _family_name(line, at, units, weights, titled) else None
    if read.named and read.sorts & (Sort.TITLE | Sort.ALSO_WORD) and not _ends_name(line, at, units):
        return None
    unit = _unit(line, at, opening=False)
    after_article = line.reads[units[-1]].article
    if after_article and len(units) > 1:
        return (at, *unit) if unit is not None and read.sorts & (Sort.GIVEN | Sort.SERVANT) else None
    if unit is not None and unit[1] > SHAPE:
        verb = read.sorts == Sort.NAME and len(units) > 1 and read.text.startswith(_YEH)
        return None if verb else (at, *unit)
    if not read.sorts and _unknown_part(line, at, units, weights, titled):
        return at, at + 1, SHAPE
    return None


def _ends_name(line: Line, at: int, units: Sequence[int]) -> bool:
    """Whether a name that is a title or an ordinary word too may be a part here: not as 'ملك البحرين' after a name."""
    read = line.reads[at]
    after = line.reads[at + 1] if at + 1 < len(line.reads) else MARK
    if read.sorts & Sort.TITLE:
        return len(units) == 1 and not after.article and at + 1 not in line.taken
    if read.text in _ON:
        return (len(units) == 1 and not line.dotted) or after is MARK or after.named
    return len(units) == 1 or bool(read.sorts & Sort.GIVEN) or not after.article or after.named


def _unknown_part(line: Line, at: int, units: Sequence[int], weights: Sequence[int], titled: bool) -> bool:
    """Whether a word that no table knows continues a name: nearly any directly after a name that stands alone so far,
    later only one of foreign shape, or at the name's end one that looks like a family name."""
    read = line.reads[at]
    if read.text.startswith(_WAW) or len(read.text) < _SHORTEST_PART:
        return False
    if read.alike:
        return len(units) == 1 or read.foreign or read.text[0] not in _VERBAL
    if titled and weights == [SHAPE] and _unread(line, at):
        return True
    if verb_like(read.text):
        return titled and len(units) == 1 and _closed(line, at + 1) and not read.text.endswith(_ALEF)
    if len(units) == 1:
        if titled and _closed(line, at + 1) and weights[0] >= WEAK:
            return True
        fit = read.text.endswith(_YEH) or weights[0] == STRONG or not read.text.endswith(_ORDINARY)
        return fit and (weights[0] >= KNOWN or (weights[0] + titled >= WEAK and read.text.endswith(_YEH)))
    if len(units) > 2 or min(weights) < WEAK or not _closed(line, at + 1):
        return False
    return read.text.endswith(_YEH) or (min(weights) == STRONG and not read.text.endswith(_ORDINARY))


def _closed(line: Line, at: int) -> bool:
    """Whether what stands at `at` ends whatever came before: a mark, a particle, a title or the sentence's end."""
    after = line.reads[at] if at < len(line.reads) else MARK
    return after is MARK or after.skip > 0 or bool(after.sorts & (Sort.BREAK | Sort.TITLE | Sort.NAMING))


def _hyphenated(line: Line, at: int) -> tuple[int, int, int] | None:
    """A part joined by a hyphen without spaces ('هينيس-بلاسخارت')."""
    if line.tokens[at].text != "-" or at + 1 >= len(line.tokens) or line.reads[at + 1] is MARK:
        return None
    before, after = line.tokens[at - 1], line.tokens[at + 1]
    if before.end != line.tokens[at].start or line.tokens[at].end != after.start:
        return None
    return at, at + 2, KNOWN


def _linked(line: Line, at: int) -> tuple[int, int, int] | None:
    """'بن', 'آل', 'دي' with the part after it, which may be a word that no table knows."""
    if line.reads[at].article and line.reads[at].text != _HOUSE:
        return at, at + 1, WEAK
    after = at + 1
    while after < len(line.tokens) and line.reads[after].sorts & Sort.LINK and after not in line.taken:
        after += 1
    if after >= len(line.tokens) or line.reads[after] is MARK or after - at > 2:
        return None
    unit = _unit(line, after, opening=False)
    if line.reads[at].text == _BORN and (unit is None or (unit[1] < STRONG and not line.reads[after].article)):
        return None
    if unit is not None:
        return at, unit[0], max(unit[1], KNOWN)
    read = line.reads[after]
    house = line.reads[at].text == _HOUSE
    foreign = line.reads[at].text not in _ARABIC_LINKS
    if foreign and (read.skip or not read.sorts & (Sort.BREAK | Sort.WORD | Sort.TITLE)):
        return at, after + 1, KNOWN
    if read.skip or read.sorts & Sort.BREAK or (read.sorts & (Sort.REPORTING | Sort.WORD) and not house):
        return None
    return (at, after + 1, KNOWN) if house or read.article or line.reads[at].text != _SON else None


def _family_name(line: Line, at: int, units: Sequence[int], weights: Sequence[int], titled: bool) -> bool:
    """Whether a word with the article continues the name: any that is no ordinary word directly after a given name,
    later only what is known as a name or ends like one."""
    read = line.reads[at]
    if read.sorts & (Sort.BREAK | Sort.REPORTING):
        return False
    if read.text == _GOD:
        return not line.reads[at - 1].article
    alone = len(units) == 1
    if not read.sorts and read.text.startswith(_VERBAL_NOUNS):
        return False
    if read.sorts & Sort.NAME:
        return not read.sorts & Sort.TITLE or (alone and weights[0] >= WEAK)
    if read.sorts & Sort.TITLE:
        return False
    if read.sorts & Sort.WORD:
        return alone and weights[0] == STRONG and read.text.endswith(_YEH)
    if alone:
        if titled and (line.reads[units[0]].sorts & Sort.GIVEN or weights[0] == STRONG):
            return True
        return weights[0] >= WEAK and (
            read.text.endswith(_YEH) or (_closed(line, at + 1) and not read.text.endswith(_ORDINARY))
        )
    after_article = line.reads[units[-1]].article
    return read.text.endswith(_YEH) and len(read.text) > 5 and not after_article


_ORDINARY = (
    _HEH,
    "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER TEH}",
    "\N{ARABIC LETTER WAW}\N{ARABIC LETTER NOON}",
    _YEH + "\N{ARABIC LETTER NOON}",
)
