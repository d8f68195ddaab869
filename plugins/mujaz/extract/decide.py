"""Decides what one name in a sentence stands for, by the words around it and what the article said before."""

from __future__ import annotations

from mujaz.arabic.phrases import PhraseMatch
from mujaz.extract.bare import actor_alone
from mujaz.extract.bodies import by_noun, institution, note_headed
from mujaz.extract.decide_places import after_noun, is_city, like_before, place, state
from mujaz.extract.group_mentions import note_group
from mujaz.extract.home import Sights
from mujaz.extract.ledger import Finder, Spot
from mujaz.extract.metonymy import acting as beside_verb
from mujaz.extract.quoted_outlets import quoted_source
from mujaz.extract.short import another_bearer, identified, of_another_state, within_name
from mujaz.extract.sport import means_club
from mujaz.lexicon.names import Sense, Senses
from mujaz.lexicon.register import Entry

_DATELINE = 16
_NEAR = 3
_LAM = "\N{ARABIC LETTER LAM}"
_HEH = "\N{ARABIC LETTER HEH}"
_TEH = "\N{ARABIC LETTER TEH}"
_IN = "\N{ARABIC LETTER FEH}\N{ARABIC LETTER YEH}"
_STATES = frozenset(("state", "capital", "seat"))
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_OPENERS = frozenset("(-/\N{EN DASH}\N{ARABIC TATWEEL}")
_CLOSERS = frozenset(")-:/.\N{EN DASH}") | {""}


def decide(finder: Finder, spot: Spot, sights: Sights, at: int) -> int:
    """Notes what the name number `at` stands for, if anything; gives the token after its last."""
    match = sights[at]
    for sense in _national_first(match.value):
        if sense.nisba:
            return match.last
        last = _by_sense(finder, spot, sights, at, sense)
        if last:
            return last
    return _by_first_word(finder, spot, match) or match.last


def _by_first_word(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> int | None:
    """The body that the first word of a name begins which means nobody here: 'المعهد الوطني للإحصاء' of any country."""
    if match.last - match.first < 2 or not any(sense.what in ("actor", "also") for sense in match.value):
        return None
    word = finder.lexicon.names.phrases.at(spot.tokens[: match.first + 1], match.first)
    noun = next((sense for sense in word.value if sense.noun_of_body), None) if word else None
    return by_noun(finder, spot, word, noun) if word and noun else None


def _national_first(senses: Senses) -> Senses:
    """A body that states have before the one in the register that bears the name alone: 'الصليب الأحمر الكيني'."""
    if len(senses) == 1 or senses[0].what != "actor":
        return senses
    return tuple(sorted(senses, key=lambda sense: not (sense.body and sense.what == "short")))


def _by_sense(finder: Finder, spot: Spot, sights: Sights, at: int, sense: Sense) -> int | None:
    """Where the name ends if it has this sense here, else None."""
    match = sights[at]
    if sense.minister:
        note_headed(finder, spot, match, sense)
    if sense.noun_of_body:
        return by_noun(finder, spot, match, sense)
    if sense.noun:
        return after_noun(finder, spot, match, sense.noun)
    if sense.group:
        return note_group(finder, spot, match, sense)
    if sense.body or sense.portfolio:
        return institution(finder, spot, sights, match, sense)
    if sense.what in _STATES:
        return match.last if _is_adjective(spot, match) else state(finder, spot, sights, at, sense)
    return _registered(finder, spot, sights, at, sense)


def _registered(finder: Finder, spot: Spot, sights: Sights, at: int, sense: Sense) -> int | None:
    """An entry; a state's name that is also a word ('مالي') only beside another state that it is joined to."""
    match = sights[at]
    if sense.what == "also" and sense.entry and sense.entry.kind == "government":
        joined = match.form.proclitics and like_before(finder, spot, match.first) is not None
        named = joined or _after_verb(finder, spot, match)
        return state(finder, spot, sights, at, sense) if named else None
    federation = _federation(finder, match) if sense.what == "actor" else None
    if federation:
        return _actor(finder, spot, match, federation, "actors.club")
    if sense.entry and sense.entry.sport:
        club = means_club(finder, spot, match, sense.entry, short=sense.what == "also")
        return _actor(finder, spot, match, sense.entry, "actors.club") if club else None
    return _entry(finder, spot, match, sense, sense.entry) if sense.entry else None


def _federation(finder: Finder, match: PhraseMatch[Senses]) -> Entry | None:
    """The sports body that shares a name with another one, in an article about sport: 'الاتحاد الأفريقي'."""
    if not finder.sport:
        return None
    return next((s.entry for s in match.value if s.what == "also" and s.entry and s.entry.sport), None)


def _after_verb(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether 'في' or a verb in the feminine stands right before: no adjective can stand there ('تشهد مالي')."""
    words = finder.lexicon.surroundings
    if match.form.proclitics or not match.first:
        return False
    before = [form.text for form in spot.tokens[match.first - 1].forms if not form.article]
    verbs = (form for form in before if form in words.happening or form in words.acting)
    return before[:1] == [_IN] or any(_TEH in (form[0], form[-1]) for form in verbs)


def _entry(finder: Finder, spot: Spot, match: PhraseMatch[Senses], sense: Sense, entry: Entry) -> int | None:
    """An actor or a place by its name, or by a short name with which the article agrees."""
    if _is_verb(finder, spot, match) or _is_another(finder, spot, match, sense, entry):
        return None
    if sense.what == "actor" and not (entry.kind == "person" and within_name(finder, spot, match)):
        return _actor(finder, spot, match, entry, "actors.registered")
    if sense.what == "also" and identified(finder, spot, match, entry):
        return _actor(finder, spot, match, entry, "actors.short")
    if sense.what == "place_also" and entry.id in finder.full:
        return place(finder, spot, match, entry)
    if sense.what in ("place", "place_near") and is_city(finder, spot, match, sense):
        return place(finder, spot, match, entry)
    return None


def _is_another(finder: Finder, spot: Spot, match: PhraseMatch[Senses], sense: Sense, entry: Entry) -> bool:
    """Whether a given name before a surname, or a state behind a body's name, makes it another one's."""
    short = sense.what == "also"
    if short and another_bearer(finder, spot, match, entry):
        return True
    return of_another_state(finder, spot, match, entry, short=short)


def _is_verb(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether a name of one word is the verb that is spelled alike ('آفاد' and 'أفاد'): it stands in no brackets."""
    if match.last - match.first > 1 or match.form.text not in finder.lexicon.surroundings.acting:
        return False
    return not (match.first and spot.tokens[match.first - 1].text in _OPENERS)


def _is_adjective(spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether a state's name is here the nisba that is spelled alike: 'الديون السعودية', 'قاعدة سورية'."""
    if match.form.proclitics or not match.first or not any(sense.nisba for sense in match.value):
        return False
    before = spot.tokens[match.first - 1].text
    return before.startswith(_ARTICLE) or (before.endswith(_HEH) and match.form.text.endswith(_HEH))


def _in_credit(spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether an outlet stands in brackets or between dashes at the head of a dispatch: '(رويترز) -'."""
    before = spot.tokens[match.first - 1].text if match.first else ""
    after = spot.tokens[match.last].text if match.last < len(spot.tokens) else ""
    return match.first < _DATELINE and before in _OPENERS and after in _CLOSERS


def _is_source(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether an outlet speaks, is spoken to or is quoted, and is not only where something was published."""
    words, speaking = finder.lexicon.surroundings, finder.lexicon.groups.speaking
    if _LAM in match.form.proclitics or match.form.text in words.outlets:
        return True
    before = spot.tokens[max(match.first - _NEAR, 0) : match.first]
    if any(form.text in words.outlets for token in before for form in token.forms):
        return True
    after = spot.tokens[match.last].text if match.last < len(spot.tokens) else ""
    platform = bool(before) and before[-1].text in words.platforms
    if (before and before[-1].text in _OPENERS) or (after in words.clausal and not platform):
        return True
    if quoted_source(finder, spot, match):
        return True
    return beside_verb(spot.tokens, match.first, match.last, words, speaking | words.clausal)


def _actor(finder: Finder, spot: Spot, match: PhraseMatch[Senses], entry: Entry, rule: str) -> int:
    if entry.kind == "media" and (_in_credit(spot, match) or not _is_source(finder, spot, match)):
        return match.last
    finder.ledger.referent(entry)
    first, last, start = actor_alone(finder.lexicon, spot.tokens, match, entry)
    gender = entry.gender
    if entry.kind == "organization" and first == match.first:
        first, start = _with_noun(finder, spot, match)
        gender = gender if first == match.first else "f" if spot.tokens[first].text.endswith(_HEH) else "m"
    finder.ledger.mention(spot, (first, last), start, entry.id, rule, gender=gender)
    return match.last


def _with_noun(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> tuple[int, int]:
    """Where a body's name begins with the noun right before it, if there is one: 'هيئة إدارة الكوارث'."""
    if match.first and not match.form.proclitics:
        token = spot.tokens[match.first - 1]
        for form in token.forms:
            noun = finder.lexicon.bodies.nouns.get(form.text)
            if noun and "named" not in noun.traits and not form.article:
                return match.first - 1, token.origin(form.skip)
    return match.first, match.start
