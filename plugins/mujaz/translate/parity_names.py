"""Whether a translation names the actors and places that its Arabic names, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from mujaz.arabic.fold import fold
from mujaz.arabic.romanise import romanise
from mujaz.lexicon.names import Sense
from mujaz.model.facts import Actor, Place
from mujaz.model.span import Span
from mujaz.translate.pair import Difference, Pair, name_words

_ALIKE, _ALIKE_BONES, _SHORT = 0.75, 0.8, 3
_BY_ADJECTIVE = frozenset(("continent", "gulf", "sea", "ocean"))
_ACRONYM, _PLAIN, _MOST = 6, 4, 400


def states(pair: Pair) -> Iterator[Difference]:
    """Each state that only one of the two names, be it by name, adjective or capital."""
    english = _english_states(pair)
    known = _known_states(pair)
    for ids, excerpt in english:
        if not ids & known:
            yield Difference("state", "", excerpt)
    found = frozenset(entry_id for ids, _ in english for entry_id in ids)
    missed: set[str] = set()
    for entry_id, span in _stated(pair):
        if entry_id not in found and entry_id not in missed:
            missed.add(entry_id)
            yield Difference("state", pair.words_of(span), "")


def _english_states(pair: Pair) -> list[tuple[frozenset[str], str]]:
    written = pair.english.written
    return [(ids, pair.english.excerpt(first, last)) for ids, first, last in pair.words.states.find(written)]


def _known_states(pair: Pair) -> frozenset[str]:
    """Every state that the Arabic may name, the homes of its actors and places among them."""
    known = {state for sense, _ in pair.senses for state in _states_of(pair, sense)}
    for fact, _ in pair.named:
        home = pair.lexicon.register.state(fact.country)
        known |= {fact.id} | ({home.id} if home else set())
    return frozenset(known)


def _states_of(pair: Pair, sense: Sense) -> Iterator[str]:
    for found in (sense.entry, sense.state, sense.nisba.state if sense.nisba else None):
        if found is not None:
            yield found.id
            home = pair.lexicon.register.state(found.country)
            if home:
                yield home.id


def _stated(pair: Pair) -> Iterator[tuple[str, Span]]:
    """The states that the Arabic surely names: facts whose words name the state, not 'the government' alone."""
    for fact, span in pair.named:
        if _is_state(pair, fact) and not pair.by_name.isdisjoint(pair.covered([span])):
            yield fact.id, span


def names(pair: Pair) -> Iterator[Difference]:
    """Each actor and place whose name only one of the two has."""
    missed: set[str] = set()
    for fact, span in pair.named:
        if fact.id in missed or not _is_checked(pair, fact, span):
            continue
        if not _is_named(pair, fact, words := pair.words_of(span)):
            missed.add(fact.id)
            yield Difference("name", words, fact.name.en or "")
    yield from _others(pair)


def _is_checked(pair: Pair, fact: Actor | Place, span: Span) -> bool:
    """Whether a name is sure enough that its English must be found: a known one, in words of its own."""
    name = fact.name.en
    if name is None or _is_state(pair, fact) or (name.isupper() and len(name) <= _ACRONYM):
        return False
    words = pair.words_of(span)
    if len(words) < _PLAIN and span.start - 1 > _token_start(pair, span):
        return False
    if len(words.split()) == 1 and fold(words) != fold(fact.name.ar) and not _is_person(fact):
        return False
    if isinstance(fact, Place):
        return fact.id in pair.lexicon.register.places or (fact.kind == "city" and fold(words) == fold(fact.name.ar))
    return fact.id in pair.lexicon.register.actors


def _token_start(pair: Pair, span: Span) -> int:
    """Where the word begins that holds the mention: a short name behind two proclitics may be the rest of a word."""
    return min((pair.tokens[at].start for at in pair.covered([span])), default=span.start)


def _is_person(fact: Actor | Place) -> bool:
    return isinstance(fact, Actor) and fact.kind == "person"


def _is_state(pair: Pair, fact: Actor | Place) -> bool:
    entry = pair.lexicon.register.actors.get(fact.id)
    return entry is not None and entry.kind == "government"


def _is_named(pair: Pair, fact: Actor | Place, mention: str) -> bool:
    """Whether the English has a word of the name that identifies, two that do not, its initials, or one much like it.

    A body may also be named by the seat that the Arabic mentions, spelled in Latin letters. Of a person's name the
    first word alone identifies nobody, save where the Arabic has no more.
    """
    name = name_words(fact.name.en or "")
    words = [word for word in name if word not in pair.words.generic]
    english = pair.positions.keys()
    if not words or "".join(word[0] for word in words) in english:
        return True
    if _is_person(fact):
        words = words[1:] if len(words) > 1 and len(mention.split()) > 1 else words
    elif len(english & set(name)) > 1:
        return True
    if english & set(words):
        return True
    spelled = [word for word in pair.capitals if len(word) >= _SHORT]
    words = [*words, *_spelled(pair, mention)]
    if len(spelled) > _MOST:  # too long a text to look for a name spelled differently
        return True
    return any(_alike(word, other) for word in words if len(word) >= _SHORT for other in spelled)


def _spelled(pair: Pair, mention: str) -> list[str]:
    """The last word of a mention in Latin letters."""
    return romanise(mention, pair.lexicon.persons.spellings).lower().replace("-", " ").split()[-1:]


def _others(pair: Pair) -> Iterator[Difference]:
    """Names of the article's actors and places that stand in the English of a unit whose Arabic has them not."""
    here = {fact.id for fact, _ in pair.named}
    said = {word for fact, _ in pair.named for word in name_words(fact.name.en or "")}
    arabic = {form.text for token in pair.tokens for form in token.forms}
    for first in sorted(pair.positions.keys() & pair.whole.by_first_word.keys()):
        for name, fact in pair.whole.by_first_word[first]:
            if fact.id in here or _is_state(pair, fact) or said.issuperset(name) or not _is_known(pair, fact):
                continue
            at = _place_of(name, pair)
            if at is not None and pair.english.written[at][0].isupper() and not _is_spelled(fact, arabic):
                yield Difference("name", "", pair.english.excerpt(at, at + len(name)))


def _is_spelled(fact: Actor | Place, arabic: set[str]) -> bool:
    """Whether the Arabic has a word of the name, though it became no mention."""
    return any(len(word) >= _PLAIN and word in arabic for word in fold(fact.name.ar).split())


def _is_known(pair: Pair, fact: Actor | Place) -> bool:
    """Whether a fact's name can only come from its own mention: not 'Africa', which an adjective may give."""
    if isinstance(fact, Place):
        return fact.kind not in _BY_ADJECTIVE
    return fact.id in pair.lexicon.register.actors


def _place_of(name: tuple[str, ...], pair: Pair) -> int | None:
    """Where the whole name stands in the translation."""
    places = pair.positions.get(name[0], ()) if name else ()
    return next((at for at in places if pair.english.words[at : at + len(name)] == name), None)


@lru_cache(maxsize=65536)
def _alike(one: str, other: str) -> bool:
    """Whether two spellings may be one Arabic name in Latin letters: alike as a whole, or in their consonants."""
    if SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE:
        return True
    bones = _bones(one), _bones(other)
    return min(map(len, bones)) > 2 and SequenceMatcher(None, *bones, autojunk=False).ratio() >= _ALIKE_BONES


def _bones(word: str) -> str:
    """The consonants, a doubled one once."""
    kept = [letter for letter in word if letter not in "aeiouyhw'"]
    return "".join(letter for at, letter in enumerate(kept) if not at or kept[at - 1] != letter)
