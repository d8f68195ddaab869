"""From a name that has begun to its next part, or to its end."""

from __future__ import annotations

from typing import NamedTuple

from mujaz.arabic.romanise import arabic_letters
from mujaz.extract.persons_units import (
    ALEF,
    BEH,
    BORN,
    DAUGHTER,
    GOD,
    HEH,
    KNOWN,
    LAM,
    NOON,
    ORDINARY_ENDINGS,
    PARENTAGE,
    SHAPE,
    SHORTEST_PART,
    SON_OF,
    STRONG,
    TEH,
    UPON,
    WAW,
    WEAK,
    YEH,
    Line,
    closed,
    unit_at,
    unread,
)  # fmt: skip
from mujaz.extract.persons_words import JOINED_ARTICLES, MARK, verb_like
from mujaz.lexicon.person_names import Sort

_HOUSE = ALEF + LAM
_DOUBLING = "\N{ARABIC SHADDA}"
_SON = ALEF + BEH + NOON
_ARABIC_LINKS = PARENTAGE | {_SON, _HOUSE}
_VERBAL = frozenset((YEH, TEH))
_VERBAL_NOUNS = tuple(ALEF + LAM + ALEF + stem for stem in ("\N{ARABIC LETTER SEEN}" + TEH, NOON, TEH))
_LONGER_THAN_NISBA = 5
_ADJECTIVE = int(Sort.WORD)
_NAMES = int(Sort.NAME | Sort.GIVEN)
_GIVEN = int(Sort.GIVEN | Sort.SERVANT | Sort.KUNYA)
_BEFORE_THIRD, _LONGEST_SYLLABLE = 2, 5
_SYLLABLES = int(Sort.NAME | Sort.GIVEN | Sort.EASTERN | Sort.SYLLABLE)
Part = tuple[int, int] | None


class Begun(NamedTuple):
    """The part of a name read so far: where its parts begin, how sure each is, and whether a title stands before."""

    units: list[int]
    weights: list[int]
    titled: bool


def part_after(line: Line, at: int, begun: Begun) -> Part:
    """Where the part of a name that begins at `at` ends and how sure it is one; None where the name has ended."""
    read = line.reads[at]
    if at in line.taken or _over(line, at, begun):
        return None
    if read is MARK:
        return _hyphenated(line, at)
    if _east_asian(line, at, begun):
        return at + 1, KNOWN
    if read.sorts & Sort.LINK:
        return _linked(line, at)
    if read.article:
        return (at + 1, WEAK) if _family_name(line, at, begun) else None
    return _plain(line, at, begun)


def _east_asian(line: Line, at: int, begun: Begun) -> bool:
    """Whether a short word is the third part of a Korean or Chinese name ('كيم مين كي'): no family name has more."""
    read = line.reads[at]
    if len(begun.units) != _BEFORE_THIRD or not line.reads[begun.units[0]].sorts & Sort.EASTERN:
        return False
    if read.skip or read.article or len(read.text) > _LONGEST_SYLLABLE:
        return False
    if len(line.reads[begun.units[1]].text) > _LONGEST_SYLLABLE:
        return False
    return not read.sorts & ~_SYLLABLES or bool(read.sorts & Sort.SYLLABLE)


def _over(line: Line, at: int, begun: Begun) -> bool:
    """Whether the word cannot continue a name: proclitics, a verb, a house named before, or the first part again, which
    only a grandfather's name may be ('عثمان محمد عثمان')."""
    read = line.reads[at]
    if read.skip or (read.sorts & Sort.REPORTING and not (read.named or read.sorts & Sort.LINK)):
        return True
    if len(begun.units) > 1 and _intensive(line, at):
        return True
    last = line.reads[begun.units[-1]]
    servant = read.sorts & Sort.SERVANT  # 'عبد المجيد عبد الرحيم'
    again = not servant and read.text == line.reads[begun.units[0]].text and (len(begun.units) == 1 or last.article)
    return again or last.text == _HOUSE


def _intensive(line: Line, at: int) -> bool:
    """Whether a word of three letters is written with the doubling of a verb's second: 'هوّن', 'لوّح'."""
    token = line.tokens[at]
    return len(token.text) == SHORTEST_PART and line.text[token.start + 2 : token.end - 1] == _DOUBLING


def _plain(line: Line, at: int, begun: Begun) -> Part:
    """A part without article: a known name, or a word that no table knows."""
    read = line.reads[at]
    if read.named and read.sorts & (Sort.TITLE | Sort.ALSO_WORD):
        if not _ends_name(line, at, begun) or _after_foreign(line, begun):
            return None
        if read.sorts & Sort.TITLE and len(begun.units) > 1:
            return at + 2, WEAK  # 'حاج رجم'
    if _nisba_as_name(line, at, begun):
        return at + 1, SHAPE
    part = unit_at(line, at, opening=False)
    if line.reads[begun.units[-1]].article and len(begun.units) > 1:
        return part if read.sorts & (Sort.GIVEN | Sort.SERVANT) else None
    if part is not None and part[1] > SHAPE:
        verb = read.sorts == Sort.NAME and len(begun.units) > 1 and read.text.startswith(YEH)
        return None if verb else part
    return (at + 1, SHAPE) if not read.sorts and _unknown_part(line, at, begun) else None


def _after_foreign(line: Line, begun: Begun) -> bool:
    """Whether two parts stand before of which one surely is foreign: an Arabic word is no third ('هندرسون حرب')."""
    return len(begun.units) > 1 and any(line.reads[unit].foreign for unit in begun.units)


def _nisba_as_name(line: Line, at: int, begun: Begun) -> bool:
    """Whether an adjective without article is a family name ('وزير الثقافة محسن إسلامي'): nothing else may stand so."""
    read = line.reads[at]
    if not begun.titled or len(begun.units) > 1 or not line.reads[begun.units[0]].sorts & Sort.GIVEN:
        return False
    return bool(read.sorts) and not read.sorts & ~_ADJECTIVE and read.text.endswith(YEH) and closed(line, at + 1)


def _ends_name(line: Line, at: int, begun: Begun) -> bool:
    """Whether a name that is a title or an ordinary word too may be a part here: not as 'ملك البحرين' after a name."""
    read, second = line.reads[at], len(begun.units) == 1
    after = line.reads[at + 1] if at + 1 < len(line.reads) else MARK
    if read.sorts & Sort.TITLE:
        part = second or (after is not MARK and not after.skip and not after.sorts & ~_NAMES)
        return part and not after.article and at + 1 not in line.taken
    if read.text == UPON:
        return (second and not line.dotted) or after is MARK or after.named
    return second or bool(read.sorts & Sort.GIVEN) or not after.article or after.named


def _unknown_part(line: Line, at: int, begun: Begun) -> bool:
    """Whether a word that no table knows continues a name: nearly any directly after a name that stands alone so far,
    later only one of foreign shape, or at the name's end one that looks like a family name."""
    read, second = line.reads[at], len(begun.units) == 1
    if read.text.startswith((WAW, *JOINED_ARTICLES)) or len(read.text) < SHORTEST_PART:
        return False
    if read.alike or (second and read.foreign):
        return second or read.foreign or read.text[0] not in _VERBAL
    if second and begun.titled and begun.weights[0] == STRONG and read.hinted:
        return True
    if verb_like(read.text):
        shaped = not read.text.endswith(ALEF) or unread(line, at)
        return begun.titled and second and closed(line, at + 1) and shaped
    return _second_part(line, at, begun) if second else _last_part(line, at, begun)


def _second_part(line: Line, at: int, begun: Begun) -> bool:
    text, first = line.reads[at].text, begun.weights[0]
    if _possessed(line, at):
        return False
    if begun.titled and (unread(line, at) if first == SHAPE else first >= WEAK and closed(line, at + 1)):
        return True
    fit = text.endswith(YEH) or first == STRONG or not text.endswith(ORDINARY_ENDINGS)
    return fit and (first >= KNOWN or (first + begun.titled >= WEAK and text.endswith(YEH)))


def _possessed(line: Line, at: int) -> bool:
    """Whether 'his' is written onto a word, perhaps with a preposition: 'رأسه', 'بلاعبيه'."""
    written = line.text[line.tokens[at].end - 2 : line.tokens[at].end]
    text = line.reads[at].text
    if text[0] in (BEH, LAM) and written in (YEH + HEH, TEH + HEH) and arabic_letters(text):
        return True
    short = len(text) <= _LONGEST_SYLLABLE and not line.reads[at].hinted
    return short and written.endswith(HEH) and written[0] != YEH


def _last_part(line: Line, at: int, begun: Begun) -> bool:
    text, least = line.reads[at].text, min(begun.weights)
    if line.reads[begun.units[-1]].text == BORN:
        return not text.endswith(ORDINARY_ENDINGS) and closed(line, at + 1)
    if len(begun.units) > 2 or not closed(line, at + 1):
        return False
    if least < WEAK:
        return begun.titled and unread(line, at) and not arabic_letters(text)
    if text.endswith(YEH) or (least == STRONG and not text.endswith(ORDINARY_ENDINGS)):
        return True
    return max(begun.weights) == STRONG and len(text) > _LONGER_THAN_NISBA and not text.endswith(ORDINARY_ENDINGS)


def _hyphenated(line: Line, at: int) -> Part:
    """A part joined by a hyphen without spaces ('هينيس-بلاسخارت')."""
    if line.tokens[at].text != "-" or at + 1 >= len(line.tokens) or line.reads[at + 1] is MARK:
        return None
    before, after = line.tokens[at - 1], line.tokens[at + 1]
    together = before.end == line.tokens[at].start and line.tokens[at].end == after.start
    return (at + 2, KNOWN) if together else None


def _linked(line: Line, at: int) -> Part:
    """'بن', 'آل', 'دي' with the part after it, which may be a word that no table knows."""
    link = line.reads[at].text
    if line.reads[at].article and link != _HOUSE:
        return at + 1, WEAK
    after = at + 1
    while after < len(line.tokens) and line.reads[after].sorts & Sort.LINK and after not in line.taken:
        after += 1
    if after >= len(line.tokens) or line.reads[after] is MARK or after - at > 2:
        return None
    part = unit_at(line, after, opening=False)
    if link == BORN and (part is None or part[1] < KNOWN) and not _may_be_father(line, after):
        return None
    if part is not None:
        return _past_lord(line, after, part[0]), max(part[1], KNOWN)
    return (after + 1, KNOWN) if _may_follow(line, link, after) else None


def _may_be_father(line: Line, at: int) -> bool:
    """Whether a word behind 'ولد', which is a verb as well ('was born'), may be the name of somebody's father.

    Where he was born or when is told by a preposition or a number, and who was born by a noun that a table knows.
    """
    read = line.reads[at]
    if read.article:
        return True
    masculine = not read.text.endswith(ORDINARY_ENDINGS) or line.text[line.tokens[at].end - 1] == HEH
    return not (read.skip or read.sorts & ~int(Sort.NAME)) and masculine and len(read.text) >= SHORTEST_PART


def _past_lord(line: Line, at: int, last: int) -> int:
    """Where a name of a title and the word with the article after it ends ('ولد سيدي المختار'); else `last`."""
    titled = line.reads[at].sorts & Sort.TITLE and last == at + 1 and last < len(line.reads)
    definite = titled and line.reads[last].article and not line.reads[last].sorts & Sort.LINK
    return last + 1 if definite and last not in line.taken else last


def _may_follow(line: Line, link: str, after: int) -> bool:
    """Whether a word that is no known name may stand after a link."""
    read = line.reads[after]
    if link not in _ARABIC_LINKS and (read.skip or not read.sorts & (Sort.BREAK | Sort.WORD | Sort.TITLE)):
        return True
    if read.skip or read.sorts & Sort.BREAK:
        return False
    verb = read.sorts & Sort.REPORTING and link not in (SON_OF, DAUGHTER)  # 'طالب' is a name in 'منصور بن طالب'
    if read.article and link in PARENTAGE:
        return not read.sorts & Sort.REPORTING
    return link == _HOUSE or (not verb and not read.sorts & Sort.WORD and (read.article or link != _SON))


def _family_name(line: Line, at: int, begun: Begun) -> bool:
    """Whether a word with the article continues the name: any that is no ordinary word directly after a given name,
    later only what is known as a name or ends like one."""
    read, second = line.reads[at], len(begun.units) == 1
    if read.sorts & (Sort.BREAK | Sort.REPORTING | Sort.COMMON | Sort.NAMING):
        return False
    if read.text == GOD:
        return not line.reads[at - 1].article
    if read.sorts & Sort.NAME:
        last = second or (min(begun.weights) >= WEAK and closed(line, at + 1))
        return not read.sorts & Sort.TITLE or (last and begun.weights[0] >= WEAK)
    if read.sorts & (Sort.TITLE | Sort.WORD):
        return not read.sorts & Sort.TITLE and second and begun.weights[0] == STRONG and read.text.endswith(YEH)
    return not read.text.startswith(_VERBAL_NOUNS) and _unknown_family_name(line, at, begun)


def _unknown_family_name(line: Line, at: int, begun: Begun) -> bool:
    text, first = line.reads[at].text, begun.weights[0]
    if text.endswith(YEH + HEH):
        daughter = any(line.reads[unit].text == DAUGHTER for unit in begun.units)  # 'سعاد بنت علي الحارثية'
        return daughter and not line.reads[begun.units[-1]].article
    if len(begun.units) > 1:
        given = all(line.reads[unit].sorts & _GIVEN for unit in begun.units)
        last = (given or min(begun.weights) == STRONG) and closed(line, at + 1)
        if line.reads[begun.units[-1]].article:
            return False
        if text.endswith(YEH):
            return last or len(text) > _LONGER_THAN_NISBA
        third = begun.titled and len(begun.units) == _BEFORE_THIRD
        return last and third and not text.endswith(ORDINARY_ENDINGS)
    if begun.titled and (line.reads[begun.units[0]].sorts & Sort.GIVEN or first == STRONG):
        return True
    return first >= WEAK and (text.endswith(YEH) or (closed(line, at + 1) and not text.endswith(ORDINARY_ENDINGS)))
