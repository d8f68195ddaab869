"""From words without a title before them to a name: behind a verb of saying, or because its parts are known."""

from __future__ import annotations

from mujaz.extract.persons_names import name_at
from mujaz.extract.persons_units import KNOWN, SHAPE, STRONG, WEAK, Candidate, Found, Line, closed, is_parentage
from mujaz.extract.persons_words import MARK, Read
from mujaz.lexicon.person_names import Sort

_YEH = "\N{ARABIC LETTER YEH}"
_NISBA = (_YEH, "\N{ARABIC LETTER HEH}")
_WAW = "\N{ARABIC LETTER WAW}"
_NAMES = int(Sort.NAME | Sort.GIVEN)
_PAUSES = frozenset({":", ",", "(", "\N{ARABIC COMMA}"})


def untitled(line: Line, at: int) -> Candidate | None:
    """A name without a title: after a reporting verb, or because its parts are known as names."""
    read = line.reads[at]
    if read.article:
        return None
    before = line.reads[at - 1] if at else MARK
    if is_parentage(before) and not read.sorts & Sort.GIVEN:
        return None  # the rest of a name that did not begin ('حملة ولد سيدي المختار')
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
