"""From an office's words to who acts where no holder is named: 'الرئيس الفرنسي', 'المتحدث باسم الجيش'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Token
from mujaz.extract.home import Sights
from mujaz.extract.institutions import portfolios_from
from mujaz.extract.ledger import Finder, Spot
from mujaz.extract.mentions import Gender, Mention, Referent
from mujaz.extract.metonymy import acting
from mujaz.extract.places import known_place
from mujaz.lexicon.institutions import Portfolio
from mujaz.lexicon.names import Sense, Senses
from mujaz.lexicon.offices import OfficeNoun
from mujaz.lexicon.register import Entry
from mujaz.model.facts import Bilingual

_NEAR = 5
_LONGEST_TITLE = 14
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_LAM = "\N{ARABIC LETTER LAM}"
_COMMAS = frozenset("\N{ARABIC COMMA},")
_BREAKS = frozenset("\N{ARABIC COMMA}:,()-\N{ARABIC SEMICOLON}.")


@dataclass(frozen=True, slots=True)
class Held:
    """An office in the tokens from `first` to `last`, with who holds its meaning: a state's office or a body's."""

    first: int
    last: int
    start: int
    id: str
    en: str
    gender: Gender
    country: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """The mentions of a sentence by the token at which they begin, and the person that stands on each token."""

    by_first: dict[int, list[Mention]]
    person_at: dict[int, Mention]

    def within(self, first: int, last: int) -> list[Mention]:
        """The mentions that lie wholly in the tokens from `first` to `last`."""
        return [m for at in range(first, last) for m in self.by_first.get(at, ()) if m.last <= last]


def find_offices(finder: Finder, spots: Sequence[Spot], sights: Sequence[Sights]) -> None:
    """Notes the offices that act without a name, and takes back the bodies that stand inside an office or title."""
    by_sentence: dict[tuple[int, int], list[Mention]] = {}
    for mention in finder.ledger.mentions:
        by_sentence.setdefault((mention.segment, mention.sentence), []).append(mention)
    inside: set[Mention] = set()
    for spot, names in zip(spots, sights, strict=True):
        seen = _seen(finder, by_sentence.get((spot.segment, spot.sentence), ()))
        inside.update(_in_titles(finder, spot, seen))
        for match in names:
            for sense in match.value:
                swallowed = _office(finder, spot, match, sense, seen) if sense.office or sense.minister else None
                if swallowed is not None:
                    inside.update(swallowed)
                    break
    if inside:
        finder.ledger.mentions = [mention for mention in finder.ledger.mentions if mention not in inside]


def _seen(finder: Finder, mentions: Sequence[Mention]) -> Seen:
    by_first: dict[int, list[Mention]] = {}
    person_at: dict[int, Mention] = {}
    for mention in mentions:
        by_first.setdefault(mention.first, []).append(mention)
        if finder.ledger.referents[mention.referent].kind == "person":
            person_at.update(dict.fromkeys(range(mention.first, mention.last), mention))
    return Seen(by_first, person_at)


def _office(finder: Finder, spot: Spot, match: PhraseMatch[Senses], sense: Sense, seen: Seen) -> list[Mention] | None:
    """Notes the office at `match` if it acts and nobody is named; gives the mentions that it swallows.

    None where the words are no such office.
    """
    held = _held(finder, spot, match, sense, seen)
    if held is None:
        return None
    if _named(finder, held, spot.tokens, seen) or not _acts(finder, spot, held):
        return []
    text = finder.text[held.start : spot.tokens[held.last - 1].end]
    referent = Referent(held.id, Bilingual(text, held.en), "composed", "office", country=held.country)
    finder.ledger.referents.setdefault(held.id, referent)
    finder.ledger.mention(
        spot, (held.first, held.last), held.start, held.id, "actors.office", gender=held.gender
    )  # fmt: skip
    return seen.within(held.first, held.last)


def _held(finder: Finder, spot: Spot, match: PhraseMatch[Senses], sense: Sense, seen: Seen) -> Held | None:
    if sense.office and sense.office.of == "body":
        return _of_body(finder, match, sense, seen) or _of_noun(finder, spot, match, sense.office)
    if sense.office and sense.office.of == "place":
        return _of_place(finder, spot, match, sense.office)
    last = match.last
    if sense.minister:
        portfolios, last = portfolios_from(spot.tokens, match.last, sense.minister, finder.lexicon.names)
        key, english = "-".join(p.id for p in portfolios) + "-minister", minister_english(portfolios)
    elif sense.office:
        key, english = sense.office.id, sense.office.en
    else:
        return None
    beside = _state(finder, spot.tokens, last, sense)
    state, last = beside or (None, last)
    if state is None and not _at_home(spot.tokens, last, sense):
        return None
    state = state or finder.home
    adjective = (state.adjective or state.name.en or "") if state else ""
    name = " ".join(english.format(of=adjective).split())
    identity = f"{state.id}-{key}" if state else key
    country = state.iso if state else None
    return Held(match.first, last, match.start, identity, name, "f" if sense.feminine else "m", country)


def _at_home(tokens: Sequence[Token], last: int, sense: Sense) -> bool:
    """Whether an office without a state is that of the article's own: no other word qualifies it."""
    if sense.construct or (sense.office and not sense.office.home):
        return False
    after = tokens[last].text if last < len(tokens) else ""
    return not after.startswith((_ARTICLE, _LAM + _LAM))


def minister_english(portfolios: Sequence[Portfolio]) -> str:
    """'{of} Foreign Minister', '{of} Minister of Water Resources and Irrigation'."""
    if len(portfolios) == 1 and portfolios[0].minister:
        return "{of} " + portfolios[0].minister
    words = [portfolio.en for portfolio in portfolios]
    joined = words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
    return "{of} Minister of " + joined


def _state(finder: Finder, tokens: Sequence[Token], at: int, sense: Sense) -> tuple[Entry, int] | None:
    """The state by the nisba or the name after the office, and where it ends."""
    match = finder.lexicon.names.phrases.at(tokens, at) if at < len(tokens) else None
    if match is None or match.form.article or match.form.proclitics not in ("", _LAM):
        return None
    first = match.value[0]
    if first.entry and first.entry.sport:  # 'المصري' is a club's short name too
        first = next((sense for sense in match.value if sense.nisba), first)
    if match.form.proclitics:
        return (first.entry, match.last) if first.what == "state" and first.entry else None
    if first.nisba and first.nisba.definite and not sense.construct:
        return first.nisba.state, match.last
    if first.what == "state" and first.entry and (sense.construct or sense.minister):
        return first.entry, match.last
    return None


def _of_body(finder: Finder, match: PhraseMatch[Senses], sense: Sense, seen: Seen) -> Held | None:
    """The office of the body named right after it."""
    body = next((m for m in seen.by_first.get(match.last, ()) if not m.place), None)
    if body is None or sense.office is None:
        return None
    known = finder.ledger.referents[body.referent]
    if known.kind not in ("organization", "office"):
        return None
    english = sense.office.en.format(of=known.name.en) if known.name.en else sense.office.en.format(of="").strip()
    return Held(
        match.first, body.last, match.start, f"{known.id}-{sense.office.id}", english[:1].upper() + english[1:], "m",
        known.country,
    )  # fmt: skip


def _of_noun(finder: Finder, spot: Spot, match: PhraseMatch[Senses], office: OfficeNoun) -> Held | None:
    """The office of a body that only a noun tells: 'متحدث باسم المطار'."""
    if match.last >= len(spot.tokens):
        return None
    word = finder.lexicon.bodies.words.at(spot.tokens, match.last, clitics=False)
    noun = finder.lexicon.bodies.nouns.get(spot.tokens[match.last].text.removeprefix(_ARTICLE))
    if not spot.tokens[match.last].text.startswith(_ARTICLE) or not (noun or (word and word.value.sort == "noun")):
        return None
    of = (noun.en if noun else word.value.en if word else "").lower()
    last = word.last if word and not noun else match.last + 1
    if last < len(spot.tokens) and spot.tokens[last].text.startswith((_ARTICLE, _LAM + _LAM)):
        return None
    english = office.en.format(of=of)
    identity = f"{of.replace(' ', '-')}-{office.id}"
    return Held(match.first, last, match.start, identity, english[:1].upper() + english[1:], "m", None)


def _of_place(finder: Finder, spot: Spot, match: PhraseMatch[Senses], office: OfficeNoun) -> Held | None:
    """The office that governs the place right after it; a place that no table knows is one that the article names."""
    at = match.last
    if at >= len(spot.tokens) or spot.tokens[at].text in finder.lexicon.places.not_names:
        return None
    named = finder.lexicon.names.phrases.at(spot.tokens, at, clitics=False)
    entry = known_place(named) if named else None
    place: Entry | Referent | None = entry or finder.place_named(spot.tokens[at].text)
    if place is None:
        return None
    last = named.last if named and entry else at + 1
    english = office.en.format(of=place.name.en)
    return Held(match.first, last, match.start, f"{place.id}-{office.id}", english, "m", place.country)


def _named(finder: Finder, held: Held, tokens: Sequence[Token], seen: Seen) -> bool:
    """Whether a person's name stands right after the office, or right before it with a comma, or covers it."""
    if any(at in seen.person_at for at in range(held.first, held.last)):
        return True
    if held.first - 1 in seen.person_at or (
        held.first > 1 and tokens[held.first - 1].text in _COMMAS | {"("} and held.first - 2 in seen.person_at
    ):
        return True
    begin = _past_aside(tokens, held.last)
    after = next((at for at in range(begin, begin + _NEAR) if at in seen.person_at), None)
    return after is not None and not _broken(finder, tokens, begin, after)


def _past_aside(tokens: Sequence[Token], at: int) -> int:
    """Past a comma, or past a name in brackets: 'المتحدثة باسم المكتب (أوتشا) فلانة'."""
    if at < len(tokens) and tokens[at].text == "(":
        closing = next((n for n in range(at, min(at + _NEAR, len(tokens))) if tokens[n].text == ")"), None)
        return at if closing is None else closing + 1
    return at + (at < len(tokens) and tokens[at].text in _COMMAS)


def _broken(finder: Finder, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a verb or a mark stands between two places in a sentence."""
    words = finder.lexicon.surroundings
    return any(token.text in words.acting or token.text in _BREAKS for token in tokens[first:last])


def _acts(finder: Finder, spot: Spot, held: Held) -> bool:
    lexicon = finder.lexicon
    return acting(spot.tokens, held.first, held.last, lexicon.surroundings, lexicon.groups.speaking)


def _in_titles(finder: Finder, spot: Spot, seen: Seen) -> list[Mention]:
    """The bodies and states that stand inside the title before a person's name."""
    found: list[Mention] = []
    for at, person in seen.person_at.items():
        if at == person.first and at:
            found += seen.within(_title_begin(finder, spot.tokens, at), at)
    return [m for m in found if not m.place and finder.ledger.referents[m.referent].kind != "person"]


def _title_begin(finder: Finder, tokens: Sequence[Token], first: int) -> int:
    """Where the office before a name begins; `first` where there is none."""
    words, titles = finder.lexicon.surroundings, finder.lexicon.persons.titles
    begin = first
    for at in range(first - 1, max(first - _LONGEST_TITLE, 0) - 1, -1):
        token = tokens[at]
        if token.text in _BREAKS or token.text in words.acting:
            break
        for form in token.forms:
            if any(title.kind == "head" for title in titles.get(form.text, ())):
                begin = at
    return begin
