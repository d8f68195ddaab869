"""From a document's sentences to every actor and place that they name, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.arabic.phrases import PhraseMatch
from mujaz.extract.home import Sights, home, state_of, weigh
from mujaz.extract.institutions import Head, compose, head, state_beside
from mujaz.extract.ledger import Ledger, Spot
from mujaz.extract.mentions import Names
from mujaz.extract.metonymy import governs
from mujaz.extract.places import place_after
from mujaz.extract.reading import Reading
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.names import Sense, Senses
from mujaz.lexicon.places import PlaceNoun
from mujaz.lexicon.register import Entry

_OPENING_WORDS = 4
_SHORT = 4
_RARE_PROCLITICS = frozenset("\N{ARABIC LETTER FEH}\N{ARABIC LETTER KAF}")


@dataclass(slots=True)
class Finder:
    """What the sentences of one document share while they are read: the tables, the ledger, the state at home."""

    lexicon: Lexicon
    ledger: Ledger
    home: Entry | None
    text: str


def find_names(reading: Reading, lexicon: Lexicon) -> Names:
    """Every mention of the document's actors and places, and whom they name. Never raises on an article."""
    table = lexicon.names.phrases
    spots = [
        Spot(read.index, number, sentence.tokens)
        for read in reading.segments
        for number, sentence in enumerate(read.sentences)
    ]
    sights = [list(table.find(spot.tokens)) for spot in spots]
    titles = [reading.segments[spot.segment].segment.kind == "title" for spot in spots]
    weights = weigh(zip(titles, sights, strict=True), lexicon.register)
    finder = Finder(lexicon, Ledger(), home(weights, lexicon.register), reading.document.text)
    for spot, seen in zip(spots, sights, strict=True):
        _read_sentence(finder, spot, seen)
    finder.ledger.mentions.sort(key=lambda mention: mention.span)
    return Names(tuple(finder.ledger.mentions), finder.ledger.referents)


def _read_sentence(finder: Finder, spot: Spot, sights: Sights) -> None:
    """Decides what each name of a sentence stands for; `reached` keeps a body's words from being read twice."""
    reached = 0
    for at, match in enumerate(sights):
        if match.first >= reached:
            reached = max(reached, _decide(finder, spot, sights, at))


def _decide(finder: Finder, spot: Spot, sights: Sights, at: int) -> int:
    """Notes what the name number `at` stands for; gives the token after its last."""
    match = sights[at]
    if match.value[0].nisba:
        return match.last
    for sense in match.value:
        if sense.noun:
            return _after_noun(finder, spot, match, sense.noun)
        if sense.body or sense.portfolio:
            last = _institution(finder, spot, sights, match, sense)
            if last:
                return last
        elif sense.what in ("state", "capital", "seat"):
            return _state(finder, spot, sights, at, sense)
        elif sense.what == "actor" and sense.entry:
            finder.ledger.referent(sense.entry)
            _note(finder, spot, match, sense.entry.id, "actors.registered", gender=sense.entry.gender)
            return match.last
        elif sense.what in ("place", "place_near") and sense.entry:
            if not _is_city(finder, spot, match, sense):
                continue
            finder.ledger.referent(sense.entry, place=True)
            _note(finder, spot, match, sense.entry.id, "places.registered", place=True)
            return match.last
    return match.last


def _is_city(finder: Finder, spot: Spot, match: PhraseMatch[Senses], sense: Sense) -> bool:
    """Whether what looks like a city is one: not the rest of a word ('وكيل'), and located where it must be."""
    form = match.form
    if form.proclitics and sense.entry and sense.entry.iso is None:
        odd = form.proclitics[0] in _RARE_PROCLITICS
        short = len(form.text) <= _SHORT and match.last == match.first + 1
        listed = (
            bool(finder.ledger.mentions) and finder.ledger.mentions[-1].span.end + 1 >= spot.tokens[match.first].start
        )
        if odd or (short and not listed):
            return False
    return sense.what == "place" or governs(spot.tokens, match, finder.lexicon.surroundings) is False


def _after_noun(finder: Finder, spot: Spot, match: PhraseMatch[Senses], noun: PlaceNoun) -> int:
    """A place noun with the name after it; where no name follows, the noun says nothing."""
    lexicon = finder.lexicon
    found = place_after(
        spot.tokens, match, noun, lexicon.names, lexicon.places, lexicon.persons.spellings, finder.text
    )  # fmt: skip
    if found is None:
        return match.last
    if found.entry:
        referent = finder.ledger.referent(found.entry, place=True)
    else:
        assert found.referent
        referent = finder.ledger.referents.setdefault(found.referent.id, found.referent)
    finder.ledger.mention(spot, (found.first, found.last), found.start, referent.id, "places.noun", place=True)
    return found.last


def _note(
    finder: Finder, spot: Spot, match: PhraseMatch[Senses], referent: str, rule: str, *,
    last: int = 0, place: bool = False, gender: str | None = None,
) -> None:  # fmt: skip
    finder.ledger.mention(
        spot, (match.first, last or match.last), match.start, referent, rule,
        place=place, gender=gender,  # type: ignore[arg-type]
    )  # fmt: skip


def _state(finder: Finder, spot: Spot, sights: Sights, at: int, sense: Sense) -> int:
    """A state, its capital or its seat: the government where it acts, else the place."""
    match = sights[at]
    state = sense.state or sense.entry
    assert state
    feminine = sense.what != "state" or (sense.entry is not None and sense.entry.gender != "m")
    acting = governs(spot.tokens, match, finder.lexicon.surroundings, feminine=feminine)
    if acting is None and match.form.proclitics and at:
        acting = _like_before(finder, spot, match.first)
    if sense.what == "seat":
        if acting is not False:
            finder.ledger.referent(state)
            _note(finder, spot, match, state.id, "actors.seat", gender="m")
    elif acting:
        finder.ledger.referent(state)
        rule = "actors.capital" if sense.what == "capital" else "actors.state"
        _note(finder, spot, match, state.id, rule, gender="f" if feminine else "m")
    elif sense.entry and (sense.entry.place_kind or sense.what == "state"):
        finder.ledger.referent(sense.entry, place=True)
        _note(finder, spot, match, sense.entry.id, "places.named", place=True)
    return match.last


def _like_before(finder: Finder, spot: Spot, first: int) -> bool | None:
    """What a name joined by 'و' is, by the name right before it ('القاهرة والخرطوم')."""
    last = finder.ledger.mentions[-1] if finder.ledger.mentions else None
    if last and (last.segment, last.sentence, last.last) == (spot.segment, spot.sentence, first):
        return not last.place
    return None


def _institution(finder: Finder, spot: Spot, sights: Sights, match: PhraseMatch[Senses], sense: Sense) -> int | None:
    """A body that states have, with its state beside it or by the article; None where the words name none."""
    found = head(spot.tokens, match, sense, finder.lexicon.names)
    beside = state_beside(spot.tokens, found, finder.lexicon.names, finder.lexicon.surroundings)
    if beside:
        return _body(finder, spot, match, found, beside[0], beside[1], "actors.body_of_state")
    if found.needs_state:
        return None
    if found.anaphor:
        return _again(finder, spot, match, found)
    known = _last_of(finder, found)
    state = known or _opening(finder, spot, sights, match) or finder.home
    return _body(finder, spot, match, found, state, found.last, "actors.body_by_article")


def _body(
    finder: Finder, spot: Spot, match: PhraseMatch[Senses], found: Head, state: Entry | None, last: int, rule: str
) -> int | None:
    if found.kind == "government":
        if state is None or state.kind != "government":
            return None
        finder.ledger.referent(state)
        _note(finder, spot, match, state.id, "actors.government", last=last, gender=found.gender)
        return last
    referent = compose(found, state)
    finder.ledger.referents.setdefault(referent.id, referent)
    _note(finder, spot, match, referent.id, rule, last=last, gender=found.gender)
    return last


def _last_of(finder: Finder, found: Head) -> Entry | None:
    """The state whose body of this kind the article named last."""
    for mention in reversed(finder.ledger.mentions):
        if mention.referent.endswith(f"-{found.id}"):
            return finder.lexicon.register.actors.get(mention.referent.removesuffix(f"-{found.id}"))
    return None


def _again(finder: Finder, spot: Spot, match: PhraseMatch[Senses], found: Head) -> int | None:
    """'الوزارة': the ministry named last."""
    for mention in reversed(finder.ledger.mentions):
        if mention.referent.endswith(f"-{found.id}"):
            _note(finder, spot, match, mention.referent, "actors.body_again", gender=found.gender)
            return match.last
    return None


def _opening(
    finder: Finder, spot: Spot, sights: Sequence[PhraseMatch[Senses]], match: PhraseMatch[Senses]
) -> Entry | None:
    """The state in which the sentence opens ('وفي باكو، أعلنت النيابة العامة')."""
    opening = sights[0]
    if opening.first < _OPENING_WORDS and opening.last <= match.first:
        return state_of(opening, finder.lexicon.register) if not opening.value[0].nisba else None
    return None
