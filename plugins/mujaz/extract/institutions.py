"""From the head of a body's name and the state beside it to one identity ('الدفاع الأذرية': Azerbaijan's ministry)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.arabic.fold import fold
from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Token
from mujaz.extract.mentions import Gender, Referent
from mujaz.lexicon.institutions import Institution, Portfolio
from mujaz.lexicon.names import NameTable, Sense, Senses
from mujaz.lexicon.nisba import agreeing
from mujaz.lexicon.register import Entry
from mujaz.lexicon.surroundings import Surroundings
from mujaz.model.facts import ActorKind, Bilingual

_WAW, _BEH, _HEH = "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER HEH}"
_BEFORE_BODIES = {"us": "US"}


@dataclass(frozen=True, slots=True)
class Head:
    """A body's name as it stands in the tokens from `first` to `last`, before its state is known.

    `id` is the part of its identity after the state's, `en` holds '{adjective}' or '{country}', `shown` is the
    gender of `ar`, `other` one with which a nisba may agree as well.
    """

    id: str
    kind: ActorKind
    gender: Gender
    ar: str
    en: str
    named: dict[str, str]
    first: int
    last: int
    start: int
    construct: bool = False
    needs_state: bool = False
    abroad: bool = False
    shown: Gender | None = None
    other: Gender | None = None


def head(tokens: Sequence[Token], match: PhraseMatch[Senses], sense: Sense, table: NameTable) -> Head:
    """The head that begins at `match`; a ministry's portfolios are followed to their end."""
    if sense.body:
        return _body_head(match, sense, sense.body)
    assert sense.portfolio
    portfolios, last = portfolios_from(tokens, match.last, sense.portfolio, table)
    return _ministry_head(match, sense, portfolios, last, table.ministry)


def _body_head(match: PhraseMatch[Senses], sense: Sense, body: Institution) -> Head:
    female = match.last - match.first > 1 and match.form.text.endswith(_HEH)  # 'جمعية الصليب الأحمر التنزانية'
    return Head(
        body.id, body.kind, "f" if female else body.gender, body.ar, body.en, dict(body.named),
        match.first, match.last, match.start,
        construct=sense.what == "construct",
        needs_state=sense.what in ("short", "construct") or body.with_country,
        abroad=body.abroad,
        shown="f" if " " in body.ar and fold(body.ar).split()[0].endswith(_HEH) else body.gender,
        other=body.gender,
    )  # fmt: skip


def ministry(tokens: Sequence[Token], match: PhraseMatch[Senses], sense: Sense, table: NameTable) -> Head:
    """The head of the name of a minister's ministry."""
    assert sense.minister
    portfolios, last = portfolios_from(tokens, match.last, sense.minister, table)
    return _ministry_head(match, sense, portfolios, last, table.ministry)


def _ministry_head(
    match: PhraseMatch[Senses], sense: Sense, portfolios: list[Portfolio], last: int, ministry: str
) -> Head:
    joined = " ".join([portfolios[0].ar[0], *(_WAW + portfolio.ar[0] for portfolio in portfolios[1:])])
    english = portfolios[0].en
    if len(portfolios) > 1:
        english = ", ".join(p.en for p in portfolios[:-1]) + " and " + portfolios[-1].en
    return Head(
        "-".join(portfolio.id for portfolio in portfolios) + "-ministry",
        "organization", "f", f"{ministry} {joined}", "{adjective} Ministry of " + english,
        dict(portfolios[0].named) if len(portfolios) == 1 else {},
        match.first, last, match.start,
        construct=True,
        needs_state=sense.what == "short" or sense.construct,
    )  # fmt: skip


def portfolios_from(
    tokens: Sequence[Token], last: int, first: Portfolio, table: NameTable
) -> tuple[list[Portfolio], int]:
    """The portfolios joined by 'و' after the first, and where they end."""
    found = [first]
    while last < len(tokens):
        more = table.portfolios.at(tokens, last)
        if more is None or more.form.proclitics != _WAW:
            break
        found.append(more.value)
        last = more.last
    return found, last


def state_beside(
    tokens: Sequence[Token], found: Head, table: NameTable, words: Surroundings
) -> tuple[Entry, int] | None:
    """The state or region that the words after the head give it, and where they end: nisba, idafa, 'في X', 'بـX'."""
    at = found.last
    if at >= len(tokens):
        return None
    match = table.phrases.at(tokens, at)
    owner = _owner(match, found) if match else None
    return owner or _place_of_seat(tokens, found, match, table, words)


def _owner(match: PhraseMatch[Senses], found: Head) -> tuple[Entry, int] | None:
    """The state named right after the head, by an agreeing nisba or, after a construct, by name."""
    if match.form.proclitics or match.form.article:
        return None
    for sense in match.value:
        if sense.nisba and sense.nisba.definite and sense.nisba.gender in (found.gender, found.other):
            return sense.nisba.state, match.last
        if found.construct and sense.what == "state" and sense.entry:
            return sense.entry, match.last
    return None


def _place_of_seat(
    tokens: Sequence[Token],
    found: Head,
    match: PhraseMatch[Senses] | None,
    table: NameTable,
    words: Surroundings,
) -> tuple[Entry, int] | None:
    """The state or region in which the body sits, by 'في X' or 'بـX'."""
    at = found.last
    if found.abroad or (found.construct and found.needs_state):
        return None
    if match and match.form.proclitics == _BEH:
        return _seat(match)
    if tokens[at].text in words.seated and at + 1 < len(tokens):
        inside = table.phrases.at(tokens, at + 1)
        return _seat(inside) if inside and not inside.form.proclitics else None
    return None


def _seat(match: PhraseMatch[Senses]) -> tuple[Entry, int] | None:
    """The state or region named as where a body sits; a capital gives its state."""
    for sense in match.value:
        if sense.what in ("state", "capital"):
            entry = sense.state or sense.entry
            return (entry, match.last) if entry else None
        if sense.what == "place" and sense.entry and sense.entry.place_kind == "region":
            return sense.entry, match.last
    return None


def adjective_of(state: Entry, *, joined: bool = False) -> str:
    """The adjective that stands before a body's English name, `joined` to another: 'US Army', 'American-Iranian'."""
    adjective = state.adjective or state.name.en or ""
    return adjective if joined else _BEFORE_BODIES.get(state.iso or "", adjective)


def compose(found: Head, state: Entry | None) -> Referent:
    """The referent of a body of this state; without a state, of the body as the article alone knows it."""
    plain = _capital(" ".join(found.en.replace(" of {country}", "").format(adjective="").split()))
    if state is None:
        return Referent(found.id, Bilingual(found.ar, plain), "composed", found.kind, gender=found.gender)
    adjective = agreeing(state, found.shown or found.gender)
    if adjective:
        arabic = f"{found.ar} {adjective}"
        worded = found.en.format(adjective=adjective_of(state), country=state.name.en)
        english = found.named.get(state.iso or "") or worded
    else:
        arabic = " ".join((found.ar, found_in(), state.name.ar))
        worded = found.en.format(adjective=state.adjective, country=state.name.en)
        english = worded if state.adjective and state.iso else f"{plain} in {state.name.en}"
    return Referent(
        f"{state.id}-{found.id}", Bilingual(arabic, english), "composed", found.kind,
        country=state.iso or state.country, gender=found.gender,
    )  # fmt: skip


def _capital(english: str) -> str:
    return english[:1].upper() + english[1:]


def found_in() -> str:
    """'in', as it stands between a body and the region where it sits."""
    return "\N{ARABIC LETTER FEH}\N{ARABIC LETTER YEH}"
