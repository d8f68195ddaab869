"""From a name as it stands to the name alone: without 'شركة' or 'الشيخ' before it, without a nisba after it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mujaz.arabic.fold import fold
from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Token
from mujaz.extract.ledger import Finder, Spot
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.names import Senses
from mujaz.lexicon.person_names import Sort
from mujaz.lexicon.register import Entry


@lru_cache(maxsize=4096)
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, names))


def actor_alone(
    lexicon: Lexicon, tokens: Sequence[Token], match: PhraseMatch[Senses], entry: Entry
) -> tuple[int, int, int]:
    """The first token, the end and the start of the shortest name of the same actor in a match."""
    first, last, start = match.first, match.last, match.start
    if last - first == 1:
        return first, last, start
    names = _folded((*entry.names, *entry.also))
    words = [match.form.text, *(token.text for token in tokens[first + 1 : last])]
    if _only_says_what(lexicon, words[0], entry) and " ".join(words[1:]) in names:
        first, start, words = first + 1, tokens[first + 1].start, words[1:]
    formal = len(words) == len(entry.name.ar.split()) and not entry.sport
    if not formal and len(words) > 1 and " ".join(words[:-1]) in names and _is_nisba(lexicon, tokens, last - 1):
        last -= 1
    return first, last, start


def _only_says_what(lexicon: Lexicon, word: str, entry: Entry) -> bool:
    """Whether a word before a name only says what it names: 'شركة', or the title of a person."""
    if entry.kind == "person":
        return bool(lexicon.persons.sorts.get(word, 0) & Sort.TITLE)
    noun = lexicon.bodies.nouns.get(word)
    return noun is not None and "named" in noun.traits


def _is_nisba(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> bool:
    match = lexicon.names.phrases.at(tokens, at, clitics=False)
    return match is not None and any(sense.nisba for sense in match.value)


def note_place(finder: Finder, spot: Spot, match: PhraseMatch[Senses], place: str, rule: str) -> None:
    """Notes a place by its name alone: 'قطاع غزة' is 'غزة', 'مكة المكرمة' is 'مكة'."""
    tokens, words = spot.tokens, finder.lexicon.places
    first, last, start = match.first, match.last, match.start
    if last - first > 1 and match.form.text in words.leading and _named(finder, spot, first + 1, last, match):
        first, start = first + 1, tokens[first + 1].start
    elif last - first > 1 and tokens[last - 1].text in words.trailing and _named_before(tokens, match):
        last -= 1
    finder.ledger.mention(spot, (first, last), start, place, rule, place=True)


def _named_before(tokens: Sequence[Token], match: PhraseMatch[Senses]) -> bool:
    """Whether the words of a match without the last are a name of what it means."""
    shorter = " ".join((match.form.text, *(token.text for token in tokens[match.first + 1 : match.last - 1])))
    entries = [sense.entry for sense in match.value if sense.entry]
    return any(shorter in _folded(entry.names) for entry in entries)


def _named(finder: Finder, spot: Spot, first: int, last: int, match: PhraseMatch[Senses]) -> bool:
    """Whether the words from `first` to `last` are by themselves a name of a place that `match` means."""
    rest = finder.lexicon.names.phrases.at(spot.tokens, first, clitics=False)
    if rest is None or rest.last != last or not rest.value[0].entry:
        return False
    return rest.value[0].entry.id in {sense.entry.id for sense in match.value if sense.entry}
