"""From the words that stand with a name to the office that they give, in both languages."""

from __future__ import annotations

from mujaz.extract.persons_titled import title_at
from mujaz.extract.persons_units import Candidate, Line
from mujaz.extract.persons_words import MARK
from mujaz.extract.role_english import role_english
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.person_names import Sort
from mujaz.model.facts import Bilingual

_LONGEST = 8
_ALEF = "\N{ARABIC LETTER ALEF}"


def role_before(line: Line, candidate: Candidate, lexicon: Lexicon) -> Bilingual | None:
    """The office or rank before the name; None for a mere form of address or a word of kinship."""
    if candidate.office is None or candidate.title is None or candidate.title.kind in ("address", "relative"):
        return None
    return _role(line, *candidate.office, lexicon)


def role_after(line: Line, last: int, lexicon: Lexicon) -> Bilingual | None:
    """The office that follows the name in apposition: 'حكمت حاجييف مساعد الرئيس', 'محمد سمير، متحدث الجيش'."""
    first = last + 1 if last < len(line.tokens) and line.tokens[last].text in _COMMAS else last
    if first >= len(line.tokens) or line.reads[first].skip:
        return None
    matched = title_at(line, first, lexicon.persons)
    if matched is None or matched[0].kind not in ("head", "office"):
        return None
    end = matched[1]
    takes = matched[0].takes
    while end < len(line.tokens) and end - first < _LONGEST:
        if end not in line.taken and line.reads[end].text not in takes and not _goes_on(line, end):
            break
        end += 1
    return _role(line, first, end, lexicon) if end > matched[1] or matched[0].definite else None


_CLOSING = frozenset({'"', ")", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"})
_COMMAS = frozenset({",", "\N{ARABIC COMMA}"})


def _goes_on(line: Line, at: int) -> bool:
    read = line.reads[at]
    if read is MARK or at in line.known:
        return False
    return read.article or (not read.skip and not read.sorts & (Sort.BREAK | Sort.REPORTING | Sort.NAME))


def _role(line: Line, first: int, last: int, lexicon: Lexicon) -> Bilingual | None:
    while last > first and line.reads[last - 1] is MARK and line.tokens[last - 1].text not in _CLOSING:
        last -= 1
    start = line.tokens[first].origin(line.reads[first].skip)
    worded = " ".join(line.text[start : line.tokens[last - 1].end].split())
    if worded.count('"') == 1:
        worded = worded.rstrip(' "')
    if line.reads[first].article and not worded.startswith(_ALEF):
        worded = _ALEF + worded  # 'للرئيس' is written without the article's alef
    return Bilingual(worded, role_english(line, first, last, lexicon)) if worded else None
