"""From sentences to the stretches that name a person, with the title or office before them."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.extract.persons_said import between_commas, content_at, said_name, to_content
from mujaz.extract.persons_titled import COMMAS, before_comma, known_at, titled
from mujaz.extract.persons_units import Candidate, Line
from mujaz.extract.persons_untitled import untitled
from mujaz.extract.persons_words import MARK
from mujaz.lexicon.person_names import PersonNames, Sort

_YEH = "\N{ARABIC LETTER YEH}"
_NISBA = (_YEH, "\N{ARABIC LETTER HEH}")
_REACH = 9
_EXPLAINED = int(Sort.SAYING | Sort.VERB)


def candidates(line: Line, names: PersonNames) -> Iterator[Candidate]:
    """The names in a sentence, left to right."""
    at, reads, taken = 0, line.reads, line.taken
    while at < len(reads):
        read = reads[at]
        candidate = None
        if at in line.known:
            candidate = Candidate(known_at(line, at), "persons.known")
        elif read.sorts & ~(Sort.COMMON | Sort.VERB):
            if read.sorts & Sort.TITLE:
                candidate = titled(line, at, names)
            if candidate is None and at not in taken and not _belongs_to_office(line, at, names):
                candidate = untitled(line, at)
        elif read.alike and at not in taken:
            candidate = untitled(line, at)
        if candidate is None and at and at not in taken:
            before = reads[at - 1]
            if before is MARK:
                candidate = _in_apposition(line, at)
            elif before.article or before.sorts & _EXPLAINED:
                candidate = _explained(line, at)
        if candidate is None:
            at += 1
        else:
            begin = candidate.office[0] if candidate.office else at
            if candidate.found.first not in line.known and _said_before(line, begin):
                candidate = candidate._replace(found=to_content(line, candidate.found))
            yield candidate
            at = candidate.found.last


def _belongs_to_office(line: Line, at: int, names: PersonNames) -> bool:
    """'متحدث باسم الأمين العام': whether a name's word goes on with the office right before it."""
    before = names.titles.get(line.reads[at - 1].text, ()) if at else ()
    return any(line.reads[at].text in title.takes for title in before)


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
    if line.tokens[at - 1].text not in COMMAS or not _said_before(line, at - 1):
        return None
    found = between_commas(line, at)
    closing = found.last + 1 if found and before_comma(line, found.last) else 0
    return Candidate(found, "persons.speaker") if found and closing and content_at(line, closing) else None


def _said_before(line: Line, begin: int) -> bool:
    """Whether a verb of saying stands before token `begin` with no mark between."""
    for at in range(begin - 1, max(begin - _REACH, -1), -1):
        if line.reads[at] is MARK:
            return False
        if line.reads[at].sorts & Sort.REPORTING:
            return True
    return False
