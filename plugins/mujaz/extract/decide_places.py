"""Decides whether a name that may be a city, a state or what follows a place's noun is one, and notes it."""

from __future__ import annotations

from mujaz.arabic.phrases import PhraseMatch
from mujaz.extract.bare import note_place
from mujaz.extract.home import Sights
from mujaz.extract.ledger import Finder, Spot
from mujaz.extract.listed import list_acts
from mujaz.extract.metonymy import acting as beside_verb
from mujaz.extract.metonymy import governs
from mujaz.extract.places import place_after
from mujaz.extract.short import follows_given_name, follows_two_names
from mujaz.lexicon.names import Sense, Senses
from mujaz.lexicon.person_names import Sort
from mujaz.lexicon.places import PlaceNoun
from mujaz.lexicon.register import Entry

_SHORT = 4
_COLOUR = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER HAMZA}"
_HAMZA = "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}"
_HEH = "\N{ARABIC LETTER HEH}"
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_RARE_PROCLITICS = frozenset("\N{ARABIC LETTER FEH}\N{ARABIC LETTER KAF}")


def place(finder: Finder, spot: Spot, match: PhraseMatch[Senses], entry: Entry) -> int:
    """A place of the register."""
    finder.ledger.referent(entry, place=True)
    note_place(finder, spot, match, entry.id, "places.registered")
    return match.last


def is_city(finder: Finder, spot: Spot, match: PhraseMatch[Senses], sense: Sense) -> bool:
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
    if _is_colour(spot, match) or _begins_name(finder, spot, match):
        return False
    bare = match.last == match.first + 1 and not match.form.text.startswith(_ARTICLE)
    if bare and (follows_given_name(finder, spot, match) or follows_two_names(finder, spot, match)):
        return False
    return sense.what == "place" or _is_located(finder, spot, match)


def _begins_name(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether what looks like a city is somebody's first name: behind where they come from, before a further name."""
    if match.form.proclitics or match.form.article or not match.first or match.last >= len(spot.tokens):
        return False
    before = finder.lexicon.names.phrases.at(spot.tokens, match.first - 1)
    if before is None or not any(sense.nisba and sense.nisba.definite for sense in before.value):
        return False
    persons, after = finder.lexicon.persons, spot.tokens[match.last]
    if after.kind != "word":
        return False
    sorts = persons.sorts.get(after.text, 0)
    return bool(sorts & Sort.NAME) or (not sorts and persons.spellings.looks_foreign(after.text))


def _is_colour(spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether a city's name is here the adjective that is spelled alike: 'الراية البيضاء'."""
    name = match.form.text
    if match.last - match.first > 1 or not match.first or match.form.proclitics or not name.endswith(_COLOUR):
        return False
    return name.startswith(_ARTICLE) and spot.tokens[match.first - 1].text.startswith(_ARTICLE)


def _is_located(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether the words beside a name say that it is a place: 'في ليون', 'شهدت مرسيليا', 'في بوردو وليون'."""
    words = finder.lexicon.surroundings
    if governs(spot.tokens, match, words) is False:
        return True
    before = spot.tokens[match.first - 1] if match.first else None
    if before and any(form.text in words.happening for form in before.forms):
        return True
    return bool(match.form.proclitics) and like_before(finder, spot, match.first) is False


def after_noun(finder: Finder, spot: Spot, match: PhraseMatch[Senses], noun: PlaceNoun) -> int | None:
    """A place noun with the name after it; where no name follows, the noun says nothing."""
    lexicon = finder.lexicon
    if _HAMZA in finder.text[match.start : match.end] and not any(_HAMZA in form for form in noun.ar):
        return None
    found = place_after(spot.tokens, match, noun, lexicon, finder.text)
    if found is None or (found.entry is None and _is_possessed(finder, match, noun)):
        return None
    if found.entry:
        referent = finder.ledger.referent(found.entry, place=True)
    else:
        assert found.referent
        referent = finder.ledger.referents.setdefault(found.referent.id, found.referent)
    finder.ledger.mention(spot, (found.first, found.last), found.start, referent.id, "places.noun", place=True)
    return found.last


def _is_possessed(finder: Finder, match: PhraseMatch[Senses], noun: PlaceNoun) -> bool:
    """Whether the noun is written with 'his' at its end, as 'محافظه' (its governor) is and 'محافظة' is not."""
    return finder.text[match.end - 1] == _HEH and not any(form.endswith(_HEH) for form in noun.ar)


def state(finder: Finder, spot: Spot, sights: Sights, at: int, sense: Sense) -> int | None:
    """A state, its capital or its seat: the government where it acts, else the place."""
    match = sights[at]
    state = sense.state or sense.entry
    assert state
    feminine = sense.what != "state" or (sense.entry is not None and sense.entry.gender != "m")
    acting = governs(spot.tokens, match, finder.lexicon.surroundings, feminine=feminine)
    if acting and not state.iso:
        acting = beside_verb(spot.tokens, match.first, match.last, finder.lexicon.surroundings, frozenset())
    if acting is None and match.form.proclitics and at:
        acting = like_before(finder, spot, match.first)
    if sense.what == "seat":
        if acting is False:
            return None
        finder.ledger.referent(state)
        finder.note(spot, match, state.id, "actors.seat", gender="m")
    elif acting:
        finder.ledger.referent(state)
        rule = "actors.capital" if sense.what == "capital" else "actors.state"
        if match.form.proclitics:
            list_acts(finder, spot, match.first)
        finder.note(spot, match, state.id, rule, gender="f" if feminine else "m")
    elif sense.entry and (sense.entry.place_kind or sense.what == "state"):
        finder.ledger.referent(sense.entry, place=True)
        note_place(finder, spot, match, sense.entry.id, "places.named")
    return match.last


def like_before(finder: Finder, spot: Spot, first: int) -> bool | None:
    """What a name joined by 'و' is, by the name right before it ('القاهرة والخرطوم')."""
    last = finder.ledger.mentions[-1] if finder.ledger.mentions else None
    if last and (last.segment, last.sentence, last.last) == (spot.segment, spot.sentence, first):
        return not last.place
    return None
