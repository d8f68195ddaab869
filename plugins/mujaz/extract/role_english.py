"""From the words of an office to its English, composed from tables: 'Egyptian Foreign Minister'."""

from __future__ import annotations

from dataclasses import dataclass, field

from mujaz.extract.institutions import portfolios_from
from mujaz.extract.persons_titled import title_at
from mujaz.extract.persons_units import Line
from mujaz.extract.persons_words import MARK
from mujaz.lexicon.institutions import Portfolio
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.names import Sense
from mujaz.lexicon.person_names import Sort
from mujaz.lexicon.register import Entry
from mujaz.lexicon.titles import Title

_AS_ADJECTIVE = {"us": "US", "gb": "UK"}


@dataclass(slots=True)
class _Parts:
    """What was read so far: words before, the office with '{of}', the state's adjective."""

    before: list[str] = field(default_factory=list)
    office: str | None = None
    of: str = ""
    deputy: str = ""

    def change(self, modifier: Title) -> None:
        """Takes a word that changes the office: a deputy's stands behind the state, all others before it."""
        if modifier.en and modifier.id == "deputy-of":
            self.deputy = modifier.en
        elif modifier.en:
            self.before.append(modifier.en)

    def english(self) -> str | None:
        """The office in English; None where no office was read."""
        if self.office is None:
            return None
        worded = " ".join([*self.before, self.office.format(of=f"{self.of} {self.deputy}")])
        return " ".join(worded.split())


def role_english(line: Line, first: int, last: int, lexicon: Lexicon) -> str | None:
    """The English of the office in the tokens from `first` to `last`; None where one of its words is in no table."""
    parts, at = _Parts(), first
    while at < last:
        following = at + 1 if line.reads[at] is MARK else _read(line, at, last, parts, lexicon)
        if following is None or following > last:
            return None
        at = following
    return parts.english()


def _read(line: Line, at: int, last: int, parts: _Parts, lexicon: Lexicon) -> int | None:
    """Reads one part at token `at`; gives the token after it, or None where no table knows it."""
    changed = title_at(line, at, lexicon.persons, ("modifier",)) if line.reads[at].sorts & Sort.TITLE else None
    if changed and changed[1] <= last:
        parts.change(changed[0])
        return changed[1]
    matched = title_at(line, at, lexicon.persons) if line.reads[at].sorts & Sort.TITLE else None
    if matched and matched[0].kind == "office" and matched[1] <= last:
        parts.office = parts.office or matched[0].en
        return matched[1]
    known = _named(line, at, last, parts, lexicon)
    if known is not None:
        return known
    if matched and matched[1] <= last and (matched[0].definite or parts.office):
        return _plain(matched[0].kind == "address", matched[0].en, matched[1], parts)
    return None


def _plain(silent: bool, english: str | None, last: int, parts: _Parts) -> int | None:
    """A title by itself ('الوزير', 'العميد'); behind an office it adds nothing."""
    if parts.office is None and not silent:
        if english is None:
            return None
        parts.office = "{of} " + english
    return last


def _named(line: Line, at: int, last: int, parts: _Parts, lexicon: Lexicon) -> int | None:
    """A minister, a state's office or a state at token `at`."""
    match = lexicon.names.phrases.at(line.tokens, at)
    if match is None or match.last > last:
        return None
    for sense in match.value:
        if sense.minister and parts.office is None:
            portfolios, end = portfolios_from(line.tokens, match.last, sense.minister, lexicon.names)
            parts.office = _minister(portfolios)
            return end
        if sense.office and sense.office.of == "state" and parts.office is None:
            parts.office = sense.office.en
            return match.last
        state = _state(sense)
        if state:
            parts.of = parts.of or _AS_ADJECTIVE.get(state.iso or "", state.adjective or state.name.en or "")
            return match.last
    return None


def _state(sense: Sense) -> Entry | None:
    if sense.nisba:
        return sense.nisba.state
    return sense.entry if sense.what == "state" else None


def _minister(portfolios: list[Portfolio] | tuple[Portfolio, ...]) -> str:
    if len(portfolios) == 1 and portfolios[0].minister:
        return "{of} " + portfolios[0].minister
    words = [portfolio.en for portfolio in portfolios]
    joined = words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
    return f"{{of}} {joined} Minister" if len(words) == 1 else f"{{of}} Minister of {joined}"
