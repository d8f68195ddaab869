"""From a text's lines to the segments that are the article; what is left over is boilerplate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.ingest.lines import Line, lines
from mujaz.ingest.marks import Mark, is_running_text, mark
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.document import Segment, SegmentKind

_IDS: dict[SegmentKind, str] = {
    "title": "t", "byline": "b", "dateline": "d", "heading": "h", "paragraph": "p", "credit": "c",
}  # fmt: skip
_BULLETS = ("- ", "* ", "\N{BULLET} ", "\N{EN DASH} ")
_LONGEST_HEADING = 16
_LONGEST_TITLE = 35
_LONGEST_RUBRIC = 2
_LONGEST_LEFT_OVER = 3
_MOST_SIGNERS = 2


@dataclass(slots=True)
class _Marked:
    """A line and what it is taken for so far."""

    line: Line
    mark: Mark


def segments(text: str, lexicon: Lexicon) -> tuple[Segment, ...]:
    """The segments of `text` in reading order."""
    marked = [_Marked(line, mark(line, lexicon)) for line in lines(text)]
    first = next((n for n, m in enumerate(marked) if m.mark == "text"), len(marked))
    last = next((n for n in range(len(marked) - 1, -1, -1) if marked[n].mark == "text"), -1)
    for number, item in enumerate(marked):
        if item.mark == "end":
            item.mark = "junk" if number > last >= 0 else "plain"
    _sign(marked, first, last)
    _drop_lists(marked, first)
    return _numbered(_kinds(marked, first, last))


def _sign(marked: Sequence[_Marked], first: int, last: int) -> None:
    """Takes the lines that may sign an article for bylines where they stand above its body and are no list of names."""
    signed = [number for number, item in enumerate(marked) if item.mark == "signed"]
    above = [number for number in signed if number < first <= last]
    for number in signed:
        marked[number].mark = "byline" if number < first <= last and len(above) <= _MOST_SIGNERS else "plain"


def _drop_lists(marked: Sequence[_Marked], first: int) -> None:
    """Marks as boilerplate the short lines after each list's heading, up to the next running text."""
    number = 0
    while number < len(marked):
        if marked[number].mark != "list":
            number += 1
            continue
        end = number + 1
        while end < len(marked) and marked[end].mark != "text":
            end += 1
        kept = _group_before(marked, number, end, at_top=end <= first) if end < len(marked) else end
        for item in marked[number:kept]:
            if item.mark != "credit":
                item.mark = "junk"
        number = end


def _group_before(marked: Sequence[_Marked], start: int, end: int, *, at_top: bool) -> int:
    """Where the lines begin that head the running text at `end`, not the list that begins at `start`.

    They are set apart from the list's entries by a blank line; below the top, one entry at least must stand before.
    """
    if at_top and any(item.mark == "plain" for item in marked[:start]):
        at_top = False
    begin = end
    while begin > start + 1:
        begin -= 1
        if marked[begin].line.blank_before and marked[begin].mark == "plain":
            entries = sum(item.mark == "plain" for item in marked[start + 1 : begin])
            contiguous = not any(item.line.blank_before for item in marked[start + 2 : begin])
            return begin if at_top or (entries and contiguous and end - begin == 1) else end
    return end


def _kinds(marked: Sequence[_Marked], first: int, last: int) -> list[tuple[Line, SegmentKind]]:
    """What each line of the article is."""
    kept = [(n, m) for n, m in enumerate(marked) if m.mark not in {"junk", "list"}]
    title = _title([item for number, item in kept if number <= first])
    found: list[tuple[Line, SegmentKind]] = []
    titled = False
    for number, item in kept:
        if item is title and len(kept) > 1:
            kind: SegmentKind = "title"
        else:
            edge = number < first or number > last
            kind = _kind(item, titled=titled, head=number < first, edge=edge, body_follows=number < last)
        titled = titled or kind in {"title", "paragraph"}
        if not _is_left_over(item, kind, number > last >= 0):
            found.append((item.line, kind))
    return found


def _title(head: Sequence[_Marked]) -> _Marked | None:
    """The first line that may be a title; a rubric of one or two words is none where a longer line follows."""
    able = [item for item in head if item.mark in {"text", "plain", "dated", "byline"} and _may_be_title(item.line)]
    if not able or head[0].mark == "text" != able[0].mark:
        return None
    if able[0].line.words <= _LONGEST_RUBRIC and len(able) > 1 and able[1].mark == "plain":
        return able[1] if able[1].line.words > 2 * _LONGEST_RUBRIC - 1 else able[0]
    return able[0]


def _is_left_over(item: _Marked, kind: SegmentKind, after_body: bool) -> bool:
    """Whether a line after the last running text is too short to belong to it."""
    short = item.line.words <= _LONGEST_LEFT_OVER and not item.line.ends
    return after_body and kind == "paragraph" and short and not item.line.text.startswith(_BULLETS)


def _kind(item: _Marked, *, titled: bool, head: bool, edge: bool, body_follows: bool) -> SegmentKind:
    line = item.line
    if item.mark == "credit":
        return "credit"
    if edge and item.mark == "dateline":
        return "dateline"
    if head and titled and item.mark in {"byline", "dated"}:
        return "byline" if item.mark == "byline" else "dateline"
    return "heading" if body_follows and (line.alone or head) and _may_be_heading(item) else "paragraph"


def _may_be_heading(item: _Marked) -> bool:
    line = item.line
    if item.mark == "text" or line.words > _LONGEST_HEADING or line.text.startswith(_BULLETS):
        return False
    return line.text[-1] not in ":.\N{ARABIC COMMA}\N{ARABIC SEMICOLON}"


def _may_be_title(line: Line) -> bool:
    if line.long or line.words > _LONGEST_TITLE:
        return False
    return not (is_running_text(line) and line.text.endswith(".") and not line.text.endswith(".."))


def _numbered(kinds: Sequence[tuple[Line, SegmentKind]]) -> tuple[Segment, ...]:
    """The segments with their ids: 't', then 'h1', 'p1', 'p2', …"""
    counts: dict[SegmentKind, int] = {}
    found = []
    for line, kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
        id = _IDS[kind] if kind == "title" else f"{_IDS[kind]}{counts[kind]}"
        found.append(Segment(id, kind, line.span))
    return tuple(found)
