"""What one line of a text looks like on its own: running text, boilerplate, a credit, a dateline or none of these."""

from __future__ import annotations

import re
from typing import Literal

from mujaz.ingest.days import whole_days
from mujaz.ingest.lines import Line
from mujaz.ingest.signature import signature
from mujaz.lexicon.lexicon import Lexicon

Mark = Literal["text", "plain", "junk", "list", "end", "credit", "byline", "signed", "dateline", "dated"]

_LONGEST_NOTICE = 25
_LONGEST_CREDIT = 12
_LONGEST_CAPTION = 22
_LONGEST_DATELINE = 14
_LONGEST_CITY = 4
_LONGEST_INITIAL = 2
_DASHES = frozenset("-/|\N{EN DASH}\N{EM DASH}")
_LONG_DASH = "\N{ARABIC TATWEEL}" * 2
_SEPARATORS = re.compile(r"[|>#•·\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}]")
_ARABIC = re.compile("[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}\ufb50-\ufefc]")


def is_running_text(line: Line) -> bool:
    """Whether the line can only be a paragraph: long, of many words, or a sentence that ends in a full stop."""
    return line.long or line.words >= _LONGEST_NOTICE or (line.words >= 8 and line.ends_sentence)


def mark(line: Line, lexicon: Lexicon) -> Mark:
    """What `line` looks like."""
    if line.long:
        return "text"
    if not _ARABIC.search(line.text):
        if any(whole_days(line.tokens, lexicon.calendar)):
            return "dateline"
        return "text" if is_running_text(line) else "junk"
    boilerplate = lexicon.boilerplate
    covered = boilerplate.introduces(line.tokens) or boilerplate.covers(line.tokens)
    if covered is not None:
        return "list" if covered else "junk"
    if line.words <= _LONGEST_NOTICE and line.tokens:
        noticed = _notice(line, lexicon)
        if noticed:
            return noticed
    return "text" if is_running_text(line) else "plain"


def _notice(line: Line, lexicon: Lexicon) -> Mark | None:
    boilerplate, tokens = lexicon.boilerplate, line.tokens
    first = next((n for n, token in enumerate(tokens) if token.kind != "mark"), 0)
    if _is_furniture(line, first, lexicon):
        return "junk"
    if _is_credit(line, first, lexicon):
        return "credit"
    if _is_caption(line, lexicon) or _is_tags(line):
        return "junk"
    if boilerplate.opens(boilerplate.byline, tokens, first) and line.words <= 6 and not line.ends:
        return "byline"
    found = _dateline(line, lexicon) or _signed(line, lexicon)
    return found or ("end" if _is_rate(line) or boilerplate.end.at(tokens, first, clitics=False) else None)


def _signed(line: Line, lexicon: Lexicon) -> Mark | None:
    """A desk or an author ('signed', if so few lines do that it is no list of names), or a city with an outlet."""
    found = None if line.ends else signature(line.tokens, lexicon)
    return None if found is None else "signed" if found == "byline" else "dated"


def _is_rate(line: Line) -> bool:
    """Whether the line is a note on a rate of exchange: '($1 = 142.35 yen)'."""
    texts = [token.text for token in line.tokens]
    return texts[0] == "(" and texts[-1] == ")" and "=" in texts


def _is_furniture(line: Line, first: int, lexicon: Lexicon) -> bool:
    """Whether the line begins with, or in a short line holds, words of the page and not of the article."""
    boilerplate, tokens = lexicon.boilerplate, line.tokens
    if boilerplate.opens(boilerplate.opening, tokens, first) and not (line.words > 12 and line.ends_sentence):
        return True
    return not line.ends_sentence and any(boilerplate.anywhere.at(tokens, n, clitics=False) for n in range(len(tokens)))


def _is_credit(line: Line, first: int, lexicon: Lexicon) -> bool:
    """Whether the line names who made it: 'source: agencies', outlets alone or with the editors' initials."""
    if line.words > _LONGEST_CREDIT:
        return False
    tokens = line.tokens
    match = lexicon.boilerplate.credit.at(tokens, first, clitics=False)
    bracketed = tokens[0].text == "(" and tokens[-1].text == ")"
    if match and (bracketed or tokens[match.last].text == ":" if match.last < len(tokens) else False):
        return True
    outlets = lexicon.boilerplate.outlets_in(tokens)
    named = {n for begin, end, _ in outlets for n in range(begin, end)}
    others = [token for n, token in enumerate(tokens) if n not in named and token.kind != "mark"]
    if not all(token.kind == "word" and len(token.text) <= _LONGEST_INITIAL for token in others):
        return False
    if not outlets:
        return len(others) > 1 and any(token.text == "/" for token in tokens)
    return not others or any(tokens[first - 1].text == "(" and first for first, _, _ in outlets)


def _is_caption(line: Line, lexicon: Lexicon) -> bool:
    """Whether the line is a picture's: a phrase without a full stop that ends in an agency's name in brackets.

    Words beside the name in the brackets are set off by a mark: '(AFP - archive)', not '(the Arab League)'.
    """
    tokens = line.tokens
    if line.words > _LONGEST_CAPTION or len(tokens) < 3 or tokens[-1].text not in {")", "]"}:
        return False
    opening = next((n for n in range(len(tokens) - 1, -1, -1) if tokens[n].text in {"(", "["}), len(tokens))
    within = tokens[opening + 1 : -1]
    apart = any(
        (first == 0 or within[first - 1].kind == "mark") and (last == len(within) or within[last].kind == "mark")
        for first, last, _ in lexicon.boilerplate.outlets_in(within)
    )
    return apart and not any(token.text == "." for token in tokens[:opening])


def _is_tags(line: Line) -> bool:
    """Whether the line is a run of subjects: '#one #two', 'one | two | three'."""
    if all(word.startswith("#") for word in line.text.split()):
        return True
    parts = [part.split() for part in _SEPARATORS.split(line.text)]
    filled = [part for part in parts if part]
    return len(parts) >= 3 and len(filled) >= 2 and all(len(part) <= 4 for part in filled)


def _dateline(line: Line, lexicon: Lexicon) -> Mark | None:
    """A line that is only a date ('dateline'), or that is a date or an agency with a city, if no title ('dated')."""
    if line.words > _LONGEST_DATELINE or line.ends_sentence:
        return None
    tokens = line.tokens
    covered = _agency(line, lexicon)
    from_agency = bool(covered)
    days = list(whole_days(tokens, lexicon.calendar))
    posted = lexicon.boilerplate.posted.at(tokens, 0, clitics=False)
    covered |= set(range(posted.last)) if posted else set()
    covered |= {n for found in days for n in range(found.first, found.last)}
    others = sum(
        n not in covered and token.kind in {"word", "latin"} and token.text not in lexicon.calendar.starts
        for n, token in enumerate(tokens)
    )
    if (days and others <= 2 * bool(posted)) or (from_agency and others <= _LONGEST_CITY):
        return "dateline"
    return "dated" if days and others <= _LONGEST_CITY else None


def _agency(line: Line, lexicon: Lexicon) -> set[int]:
    """The tokens of an outlet that begins or ends the line, set off by a mark: 'Riyadh: «…»', '… - Cairo'."""
    tokens = line.tokens
    spoken = [n for n, token in enumerate(tokens) if token.kind != "mark"]
    for first, last, outlet in lexicon.boilerplate.outlets_in(tokens):
        ends = last > spoken[-1] and (_LONG_DASH in line.text or tokens[first - 1].kind == "mark")
        begins = first <= spoken[0] and last < len(tokens) and tokens[last].text in _DASHES
        if outlet.dateline and ((first and ends) or begins):
            return set(range(first, last))
    return set()
