"""From a title or an office to the name behind it: 'وزير الخارجية السعودي عادل الجبير'."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.extract.persons_names import name_at, name_from
from mujaz.extract.persons_said import between_commas, foreign_pair, told_name, unknown_holder
from mujaz.extract.persons_units import BORN, KNOWN, SHAPE, STRONG, WEAK, Candidate, Found, Line
from mujaz.extract.persons_words import MARK
from mujaz.lexicon.person_names import PersonNames, Sort
from mujaz.lexicon.titles import Title, TitleKind

_YEH = "\N{ARABIC LETTER YEH}"
_NISBA = (_YEH, "\N{ARABIC LETTER HEH}")
_LONGEST_OFFICE = 14
_COUNTERPART = "counterpart"
_OPENS = int(Sort.NAME | Sort.SERVANT | Sort.KUNYA)
_BEFORE_NAMES: tuple[TitleKind, ...] = ("address", "rank", "head", "relative", "office")
_QUOTES = frozenset(
    {'"', "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"}
)
_TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_SUFFIXES = ("\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER HEH}\N{ARABIC LETTER ALEF}")
COMMAS = frozenset({",", "\N{ARABIC COMMA}"})


def known_at(line: Line, at: int) -> Found:
    """The person whom the register knows by the words from token `at` on."""
    return Found(at, line.known[at], (at,), (STRONG,))


def titles_at(
    line: Line, at: int, names: PersonNames, kinds: tuple[TitleKind, ...] = _BEFORE_NAMES
) -> Iterator[tuple[Title, int]]:
    """The titles of these kinds that begin at token `at`, the longest first, and where each ends."""
    for title in names.titles.get(line.reads[at].text, ()):
        last = at + len(title.words)
        if title.kind in kinds and all(_is(line, at + n, word) for n, word in enumerate(title.words) if n):
            yield title, last


def title_at(
    line: Line, at: int, names: PersonNames, kinds: tuple[TitleKind, ...] = _BEFORE_NAMES
) -> tuple[Title, int] | None:
    """The longest title of these kinds that begins at token `at`, and where it ends."""
    return next(titles_at(line, at, names, kinds), None)


def _is(line: Line, at: int, word: str) -> bool:
    return at < len(line.reads) and line.reads[at].text == word


def titled(line: Line, at: int, names: PersonNames) -> Candidate | None:
    """The name that the title or office at token `at` introduces.

    The shorter of several titles counts where the longest introduces none, and 'زعيمه' where 'زعيمة' is folded to it.
    """
    before = line.reads[at - 1] if at else MARK
    if before.sorts & Sort.HOLDER and not before.article:
        return None
    found = (_by_title(line, at, last, title, names) for title, last in titles_at(line, at, names))
    return next((candidate for candidate in found if candidate), None)


def _by_title(line: Line, at: int, last: int, title: Title, names: PersonNames) -> Candidate | None:
    if title.kind in ("head", "office"):
        return _after_office(line, at, last, title, names)
    if not title.definite:
        return None
    return _first_name(line, at, last) or _after_title(line, at, last, title)


def _first_name(line: Line, at: int, last: int) -> Candidate | None:
    """A form of address that is somebody's first name, for his father's follows: 'الشيخ ولد بده'."""
    if last != at + 1 or last >= len(line.reads) or line.reads[last].text != BORN:
        return None
    found = name_from(line, at, (last, KNOWN), titled=True)
    return Candidate(found, "persons.names") if len(found.units) > 1 else None


def _after_title(line: Line, at: int, last: int, title: Title) -> Candidate | None:
    """A name directly after a form of address or a rank, or after one adjective ('الرئيس الأميركي السابق بوش')."""
    for begin in range(_past_dot(line, last), min(last + 4, len(line.tokens))):
        if begin in line.known:
            return Candidate(known_at(line, begin), "persons.known", title, (at, begin))
        if line.reads[begin].skip:
            return None
        if begin > last and line.tokens[begin].text in COMMAS:
            return _set_off(line, at, begin, title)
        found = name_at(line, begin, titled=True)
        if found is None or len(found.units) < len(("first", "last")):
            found = foreign_pair(line, begin) or (told_name(line, begin) if begin == last else None) or found
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
            return Candidate(known_at(line, begin), "persons.known", title, (at, begin))
        passed = _passed(line, begin, title)
        if passed is None and begin > last and line.tokens[begin].text in COMMAS:
            return _set_off(line, at, begin, title)
        if passed is None or (begin > last and _counterpart(line, begin, names)):
            return None
        if passed == begin and begin > last and _names_a_place(line, begin - 1):
            found = _behind_place(line, begin)
            if found:
                return _holder(line, found, title, (at, found.first), names)
        elif passed == begin and _may_open(line, begin, names):
            found = name_at(line, begin, titled=True)
            sure = found is not None and _office_holder(line, found)
            found = found if sure else unknown_holder(line, begin)
            if found and _introduced(line, begin, at, last, title):
                return _holder(line, found, title, (at, begin), names)
        begin = max(passed, begin + 1)
    return None


def _names_a_place(line: Line, at: int) -> bool:
    """Whether what stands at `at` is called by the name behind it: 'مستشفى كمال عدوان'."""
    return bool(line.reads[at].sorts & Sort.HOLDER) and not line.reads[at].article


def _behind_place(line: Line, begin: int) -> Found | None:
    """Of a place's name and its head's in one ('مستشفى كمال عدوان حسام صبري') the latter: the last two parts."""
    both = name_at(line, begin, titled=True)
    if both is None or len(both.units) <= len(("first", "last")):
        return None
    found = name_at(line, both.units[-2], titled=True)
    return found if found and _office_holder(line, found) else None


def _set_off(line: Line, at: int, comma: int, title: Title) -> Candidate | None:
    """A full name between commas after an office: 'وزير النقل الكندي، نافديب بينز، إن'."""
    begin = comma + 1
    if begin in line.known:
        return Candidate(known_at(line, begin), "persons.known", title, (at, comma))
    if begin >= len(line.tokens) or line.reads[begin].skip or line.reads[begin].article:
        return None
    found = name_at(line, begin, titled=True)
    if found is None or len(found.units) < 2 or not before_comma(line, found.last):
        found = between_commas(line, begin)
    if found is None or not before_comma(line, found.last) or not _office_holder(line, found):
        return None
    return Candidate(found, "persons.office", title, (at, comma))


def before_comma(line: Line, last: int) -> bool:
    """Whether a comma stands at token `last`."""
    return last < len(line.tokens) and line.tokens[last].text in COMMAS


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


def _office_holder(line: Line, found: Found) -> bool:
    if line.reads[found.first].article:
        return _enough(line, found, WEAK)
    if len(found.units) > 1:
        return found.weights[0] >= WEAK or max(found.weights) >= WEAK or sum(found.weights) >= 2 * SHAPE
    first = line.reads[found.first]
    if line.reads[found.last - 1].sorts & Sort.JOINING:
        return True
    return bool(first.sorts & Sort.KUNYA) or (found.weights[0] == KNOWN and len(first.text) > len("..."))
