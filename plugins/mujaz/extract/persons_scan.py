"""From sentences to the stretches that name a person, with the title or office before them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mujaz.extract.persons_names import name_at
from mujaz.extract.persons_said import between_commas, content_at, foreign_pair, said_name, told_name
from mujaz.extract.persons_units import KNOWN, SHAPE, STRONG, WEAK, Found, Line, closed
from mujaz.extract.persons_words import MARK, Read
from mujaz.lexicon.person_names import PersonNames, Sort
from mujaz.lexicon.titles import Title, TitleKind

_YEH = "\N{ARABIC LETTER YEH}"
_NISBA = (_YEH, "\N{ARABIC LETTER HEH}")
_LONGEST_OFFICE, _REACH = 14, 9
_COUNTERPART = "counterpart"
_OPENS = int(Sort.NAME | Sort.SERVANT | Sort.KUNYA)
_WAW = "\N{ARABIC LETTER WAW}"
_NAMES = int(Sort.NAME | Sort.GIVEN)


class Candidate(NamedTuple):
    """A name with what introduced it: `office` is the token range of the words before it, `title` the title directly
    or at the head of them."""

    found: Found
    rule: str
    title: Title | None = None
    office: tuple[int, int] | None = None


def candidates(line: Line, names: PersonNames) -> Iterator[Candidate]:
    """The names in a sentence, left to right."""
    at = 0
    while at < len(line.tokens):
        read = line.reads[at]
        candidate = None
        if at in line.known:
            candidate = Candidate(_known(line, at), "persons.known")
        elif read.sorts & ~(Sort.COMMON | Sort.VERB):
            if read.sorts & Sort.TITLE:
                candidate = _titled(line, at, names)
            if candidate is None and at not in line.taken:
                candidate = _untitled(line, at)
        elif read.alike and at not in line.taken:
            candidate = _untitled(line, at)
        if candidate is None and at and at not in line.taken:
            candidate = _explained(line, at) or _in_apposition(line, at)
        if candidate is None:
            at += 1
        else:
            yield candidate
            at = candidate.found.last


def _explained(line: Line, at: int) -> Candidate | None:
    """An unknown name with an office or an age after it, behind a verb of saying or a nisba."""
    before = line.reads[at - 1]
    said = bool(before.sorts & Sort.SAYING)
    if not said and not before.sorts & Sort.VERB and not (before.article and before.text.endswith(_NISBA)):
        return None
    found = said_name(line, at, aged=not said)
    return Candidate(found, "persons.speaker" if said else "persons.names") if found else None


def _in_apposition(line: Line, at: int) -> Candidate | None:
    """A name between commas behind whoever says what follows: 'وقال والد أحد الضحايا، سوريش بابو، إن'."""
    if line.tokens[at - 1].text not in _COMMAS or not _said_before(line, at - 1):
        return None
    found = between_commas(line, at)
    closing = found.last + 1 if found and _before_comma(line, found.last) else 0
    return Candidate(found, "persons.speaker") if found and closing and content_at(line, closing) else None


def _said_before(line: Line, comma: int) -> bool:
    """Whether a verb of saying stands before the comma with no other mark between."""
    for at in range(comma - 1, max(comma - _REACH, -1), -1):
        if line.reads[at] is MARK:
            return False
        if line.reads[at].sorts & Sort.REPORTING:
            return True
    return False


def _known(line: Line, at: int) -> Found:
    return Found(at, line.known[at], (at,), (STRONG,))


_BEFORE_NAMES: tuple[TitleKind, ...] = ("address", "rank", "head", "relative", "office")


def title_at(
    line: Line, at: int, names: PersonNames, kinds: tuple[TitleKind, ...] = _BEFORE_NAMES
) -> tuple[Title, int] | None:
    """The longest title of these kinds that begins at token `at`, and where it ends."""
    for title in names.titles.get(line.reads[at].text, ()):
        last = at + len(title.words)
        if title.kind in kinds and all(_is(line, at + n, word) for n, word in enumerate(title.words) if n):
            return title, last
    return None


def _is(line: Line, at: int, word: str) -> bool:
    return at < len(line.reads) and line.reads[at].text == word


def _titled(line: Line, at: int, names: PersonNames) -> Candidate | None:
    matched = title_at(line, at, names)
    if matched is None:
        return None
    title, last = matched
    before = line.reads[at - 1] if at else MARK
    if before.sorts & Sort.HOLDER and not before.article:
        return None
    if title.kind in ("head", "office"):
        return _after_office(line, at, last, title, names)
    if not title.definite:
        return None
    return _after_title(line, at, last, title)


def _after_title(line: Line, at: int, last: int, title: Title) -> Candidate | None:
    """A name directly after a form of address or a rank, or after one adjective ('الرئيس الأميركي السابق بوش')."""
    for begin in range(_past_dot(line, last), min(last + 4, len(line.tokens))):
        if begin in line.known:
            return Candidate(_known(line, begin), "persons.known", title, (at, begin))
        if line.reads[begin].skip:
            return None
        if begin > last and line.tokens[begin].text in _COMMAS:
            return _set_off(line, at, begin, title)
        found = name_at(line, begin, titled=True)
        if found is None or len(found.units) < len(("first", "last")):
            found = foreign_pair(line, begin) or found
        if found and _enough(line, found, KNOWN if title.kind == "rank" else WEAK):
            return Candidate(found, "persons.title", title, (at, begin))
        if begin > last + 2 or (not _adjective(line, begin) and line.reads[begin] is not MARK):
            return None
    return None


def _past_dot(line: Line, last: int) -> int:
    return last + 1 if last < len(line.tokens) and line.tokens[last].text == "." else last


def _adjective(line: Line, at: int) -> bool:
    read = line.reads[at]
    return read.article and not read.sorts & Sort.BREAK and not read.skip


def _enough(line: Line, found: Found, least: int) -> bool:
    """Whether what follows a title is a name: two parts, or one that is more than an ordinary word."""
    first = line.reads[found.first]
    if first.article:
        linked = len(found.units) == 2 and bool(line.reads[found.units[1]].sorts & Sort.LINK)
        ordinary = first.sorts & (Sort.WORD | Sort.TITLE | Sort.ALSO_WORD)
        return first.named and not ordinary and not first.text.endswith(_NISBA) and (len(found.units) == 1 or linked)
    if len(found.units) > 1:
        return max(found.weights) >= WEAK or any(line.reads[at].alike for at in found.units)
    return found.weights[0] >= least


def _after_office(line: Line, at: int, last: int, title: Title, names: PersonNames) -> Candidate | None:
    """A name after an office and the words that belong to it: 'وزير الخارجية السعودي عادل الجبير'."""
    end = min(at + _LONGEST_OFFICE, len(line.tokens))
    begin = last
    while begin < end:
        if begin in line.known:
            return Candidate(_known(line, begin), "persons.known", title, (at, begin))
        passed = _passed(line, begin, title)
        if passed is None and begin > last and line.tokens[begin].text in _COMMAS:
            return _set_off(line, at, begin, title)
        if passed is None or (begin > last and _counterpart(line, begin, names)):
            return None
        if passed == begin and _may_open(line, begin, names):
            found = name_at(line, begin, titled=True)
            sure = found is not None and _office_holder(line, found)
            found = found if sure else told_name(line, begin)
            if found and _introduced(line, begin, at, last, title):
                return _holder(line, found, title, (at, begin), names)
        begin = max(passed, begin + 1)
    return None


def _set_off(line: Line, at: int, comma: int, title: Title) -> Candidate | None:
    """A full name between commas after an office: 'وزير النقل الكندي، نافديب بينز، إن'."""
    begin = comma + 1
    if begin in line.known:
        return Candidate(_known(line, begin), "persons.known", title, (at, comma))
    if begin >= len(line.tokens) or line.reads[begin].skip or line.reads[begin].article:
        return None
    found = name_at(line, begin, titled=True)
    if found is None or len(found.units) < 2 or not _before_comma(line, found.last):
        found = between_commas(line, begin)
    if found is None or not _before_comma(line, found.last) or not _office_holder(line, found):
        return None
    return Candidate(found, "persons.office", title, (at, comma))


def _before_comma(line: Line, last: int) -> bool:
    return last < len(line.tokens) and line.tokens[last].text in _COMMAS


def _passed(line: Line, begin: int, title: Title) -> int | None:
    """The token after what belongs to the office for sure; `begin` itself where a name may stand, None at an end."""
    read, token = line.reads[begin], line.tokens[begin]
    if begin in line.taken or read.text in title.takes:
        return begin + 1
    if token.text == "(" and begin + 2 < len(line.tokens) and line.tokens[begin + 2].text == ")":
        return begin + 3
    ends = read is MARK and token.text not in _QUOTES
    return None if ends or (read.sorts & (Sort.BREAK | Sort.REPORTING) and not read.article) else begin


def _counterpart(line: Line, begin: int, names: PersonNames) -> bool:
    """Whether another person's office begins here ('وزير الخارجية … نظيره'); its own name follows it."""
    if not any(title.id == _COUNTERPART for title in names.titles.get(line.reads[begin].text, ())):
        return False
    other = title_at(line, begin, names)
    return other is not None and other[0].id == _COUNTERPART


def _may_open(line: Line, begin: int, names: PersonNames) -> bool:
    """Whether a name may begin here: without proclitics, and with the article only behind a definite title."""
    read = line.reads[begin]
    if read.sorts and not read.sorts & _OPENS and not read.alike:
        return False  # as name_at and told_name would find, but they look further
    return not (read.skip and read.sorts != Sort.NAME) and (not read.article or _definite_before(line, begin, names))


def _holder(line: Line, found: Found, title: Title, office: tuple[int, int], names: PersonNames) -> Candidate:
    """The name with its office: of 'مستشار الرئيس جو بايدن' the second, which stands directly before the name."""
    at, begin = office
    nearest = title_at(line, begin - 1, names) if begin - 1 > at else None
    if nearest and nearest[0].kind in ("head", "office") and nearest[0].definite and nearest[1] == begin:
        return Candidate(found, "persons.office", nearest[0], (begin - 1, begin))
    return Candidate(found, "persons.office", title, office)


_QUOTES = frozenset(
    {'"', "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"}
)


def _definite_before(line: Line, begin: int, names: PersonNames) -> bool:
    """Whether a title with the article stands directly before: 'الرئيس الصدر'."""
    matched = title_at(line, begin - 1, names)
    return matched is not None and matched[0].definite and line.reads[begin].named


def _introduced(line: Line, begin: int, at: int, last: int, title: Title) -> bool:
    """Whether the word before may end an office; a noun without article ('حزب', 'شركة') takes the name to itself."""
    if begin == last:
        return title.definite or line.reads[at].article
    before = line.reads[begin - 1]
    if before is MARK:
        return begin < 2 or not line.reads[begin - 2].sorts & Sort.HOLDER
    if before.article or begin - 1 in line.taken:
        return True
    return line.text[line.tokens[begin - 1].end - 1] != _TEH_MARBUTA and before.text.endswith(_SUFFIXES)


_TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_SUFFIXES = ("\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER HEH}\N{ARABIC LETTER ALEF}")


def _office_holder(line: Line, found: Found) -> bool:
    if line.reads[found.first].article:
        return _enough(line, found, WEAK)
    if len(found.units) > 1:
        return found.weights[0] >= WEAK or max(found.weights) >= WEAK or sum(found.weights) >= 2 * SHAPE
    first = line.reads[found.first]
    if line.reads[found.last - 1].sorts & Sort.JOINING:
        return True
    return bool(first.sorts & Sort.KUNYA) or (found.weights[0] == KNOWN and len(first.text) > len("..."))


def _untitled(line: Line, at: int) -> Candidate | None:
    """A name without a title: after a reporting verb, or because its parts are known as names."""
    read = line.reads[at]
    if read.article:
        return None
    before = line.reads[at - 1] if at else MARK
    national = not read.skip and (at - 1 in line.taken or _after_nisba(read, before))
    if read.text.startswith(_YEH) and read.sorts & Sort.ALSO_WORD and before.sorts & Sort.BREAK:
        return None
    given = read.sorts & Sort.GIVEN and not read.skip and not read.sorts & (Sort.ALSO_WORD | Sort.TITLE)
    said = (given or (read.alike and not read.sorts)) and before.sorts & (Sort.REPORTING | Sort.VERB)
    found = name_at(line, at, titled=national or bool(said))
    if found is None or (before.sorts & Sort.HOLDER and not before.article):
        return None
    rule = None
    if found.units[1:] and _foreign_pair(line, found) and _may_name(line, at, before):
        rule = "persons.names"
    if before.sorts & Sort.NAMING:
        rule = _named_rule(line, at, found)
    elif before.sorts & Sort.REPORTING and not read.skip:
        rule = "persons.speaker" if _speaker(line, found) else None
    elif len(found.units) > 1 and (_sure(line, found) or (national and _speaker(line, found))):
        rule = "persons.names"
    return Candidate(found, rule) if rule else None


def _named_rule(line: Line, at: int, found: Found) -> str | None:
    """After 'called': another name of whoever is named right before, else a name by itself."""
    if max(found.weights) < WEAK and (len(found.units) < 2 or not any(line.reads[n].foreign for n in found.units)):
        return None
    two_back = line.reads[at - 2] if at > 1 else MARK
    alone = len(found.units) == 1 and found.weights[0] > WEAK and not line.reads[at].sorts & Sort.KUNYA
    return "persons.called" if alone and not (two_back.named or two_back.alike) else "persons.by_name"


def _after_nisba(read: Read, before: Read) -> bool:
    """Whether a definite adjective in 'ي' stands before; one in 'ية' only before what is a woman's name or foreign."""
    if not before.article:
        return False
    return before.text.endswith(_YEH) or (before.text.endswith(_NISBA[0] + _NISBA[1]) and _womans(read))


def _womans(read: Read) -> bool:
    return bool(read.sorts & Sort.FEMALE) or (read.alike and not read.sorts)


def _foreign_pair(line: Line, found: Found) -> bool:
    """Whether two parts or more are no words of any table, or names only, and one surely is foreign."""
    reads = [line.reads[at] for at in found.units]
    plain = all(read.alike or (read.sorts and not read.sorts & ~_NAMES) for read in reads)
    return plain and any(read.foreign for read in reads) and not any(read.skip for read in reads[1:])


def _may_name(line: Line, at: int, before: Read) -> bool:
    """Whether a foreign name stands where whoever acts does: behind a verb, or joined to a name before."""
    if line.reads[at].skip:
        return line.tokens[at].text[0] == _WAW and bool(before.named or before.alike)
    return bool(before.sorts & (Sort.VERB | Sort.REPORTING))


def _speaker(line: Line, found: Found) -> bool:
    if len(found.units) > 1:
        return sum(found.weights) >= KNOWN + SHAPE or line.reads[found.last - 1].foreign
    read = line.reads[found.first]
    if read.sorts & Sort.KUNYA:
        return True
    if read.alike and line.reads[found.first - 1].sorts & Sort.SAYING:
        return closed(line, found.last) and not (found.last < len(line.reads) and line.reads[found.last].hinted)
    if found.weights[0] != KNOWN or len(read.text) <= len("..."):
        return False
    after = line.reads[found.last] if found.last < len(line.reads) else MARK
    paused = found.last < len(line.tokens) and line.tokens[found.last].text in _PAUSES
    return paused or read.foreign or bool(after.sorts & Sort.BREAK)


_COMMAS = frozenset({",", "\N{ARABIC COMMA}"})
_PAUSES = frozenset({":", ",", "(", "\N{ARABIC COMMA}"})


def _sure(line: Line, found: Found) -> bool:
    """Whether words are a name by themselves: a given name and another part, or two known names."""
    if found.weights[0] == STRONG:
        return max(found.weights[1:]) >= WEAK or line.reads[found.units[1]].alike
    first, second = line.reads[found.first], line.reads[found.units[1]]
    short = any(len(line.reads[at].text) <= len("...") for at in found.units[:2])
    if short and STRONG not in found.weights:
        return False
    if first.sorts & Sort.GIVEN and second.article and not second.sorts & Sort.WORD:
        return second.named or second.text.endswith(_YEH)
    least = STRONG if found.weights[0] == WEAK else KNOWN
    return found.weights[0] >= WEAK and max(found.weights[1:]) >= least
