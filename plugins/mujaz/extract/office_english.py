"""From an office as an article words it to its English: 'وزير الخارجية الأميركي' is 'US Foreign Minister'."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.tokens import Token, tokenize
from mujaz.extract.institutions import compose, head, portfolios_from, state_beside
from mujaz.extract.offices import minister_english
from mujaz.lexicon.lexicon import Lexicon


def office_english(worded: str, lexicon: Lexicon) -> str | None:
    """The English of an office, or None where a word of it is not known."""
    tokens = tokenize(worded)
    former = bool(tokens) and tokens[-1].text in lexicon.surroundings.former
    tokens = tokens[:-1] if former else tokens
    english = _english(tokens, lexicon)
    return f"Former {english}" if english and former else english


def _english(tokens: Sequence[Token], lexicon: Lexicon) -> str | None:
    match = lexicon.names.phrases.at(tokens, 0, clitics=False) if tokens else None
    if match is None:
        return None
    sense = match.value[0]
    if sense.minister:
        portfolios, last = portfolios_from(tokens, match.last, sense.minister, lexicon.names)
        return _of_state(tokens, last, minister_english(portfolios), lexicon)
    if sense.office and sense.office.of == "state":
        return _of_state(tokens, match.last, sense.office.en, lexicon)
    if sense.office:
        body = _body(tokens, match.last, lexicon)
        return sense.office.en.format(of=body) if body else None
    return None


def _of_state(tokens: Sequence[Token], last: int, english: str, lexicon: Lexicon) -> str | None:
    """The office with its state's adjective; without one, the office alone."""
    if last == len(tokens):
        return " ".join(english.format(of="").split())
    match = lexicon.names.phrases.at(tokens, last, clitics=False)
    if match is None or match.last != len(tokens):
        return None
    sense = match.value[0]
    state = sense.nisba.state if sense.nisba else sense.entry if sense.what == "state" else None
    return english.format(of=state.adjective or state.name.en) if state else None


def _body(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> str | None:
    """The English of the body that the rest of the words name, wholly."""
    match = lexicon.names.phrases.at(tokens, at) if at < len(tokens) else None
    for sense in match.value if match else ():
        if match and sense.what == "actor" and sense.entry and match.last == len(tokens):
            return sense.entry.name.en
        if match and (sense.body or sense.portfolio):
            found = head(tokens, match, sense, lexicon.names)
            beside = state_beside(tokens, found, lexicon.names, lexicon.surroundings)
            if (beside[1] if beside else found.last) == len(tokens):
                return compose(found, beside[0] if beside else None).name.en
    return None
