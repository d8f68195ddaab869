"""Tells whether an article is about sport, and whether a club's name means the club there: 'فاز الهلال على النصر'."""

from __future__ import annotations

from collections.abc import Iterable

from mujaz.arabic.phrases import PhraseMatch
from mujaz.extract.ledger import Finder, Spot
from mujaz.extract.metonymy import acting
from mujaz.lexicon.names import Senses
from mujaz.lexicon.register import Entry
from mujaz.lexicon.surroundings import Surroundings

_ENOUGH = 5
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_WAW, _BEH = "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER BEH}"


def about_sport(spots: Iterable[Spot], words: Surroundings) -> bool:
    """Whether the sentences hold enough different words of sport."""
    found = {token.text for spot in spots for token in spot.tokens if token.text in words.sport}
    return len(found) >= _ENOUGH


def means_club(finder: Finder, spot: Spot, match: PhraseMatch[Senses], entry: Entry, *, short: bool) -> bool:
    """Whether a sports club's name at `match` names the club; a `short` one may name several, of which `entry` is one.

    A name that is no ordinary word needs one sign, any other a sign beside it in an article about sport.
    """
    if not short:
        ordinary = _is_word(finder, match) and not _played(finder, spot, match)
        club = match.form.text.removeprefix(_ARTICLE) in finder.lexicon.bodies.nouns
        return not ordinary if finder.sport else club or not _is_word(finder, match)
    sure = _only_club(match) and not _is_word(finder, match)
    return finder.sport and (sure or _played(finder, spot, match)) and _chosen(finder, match, entry)


def _only_club(match: PhraseMatch[Senses]) -> bool:
    """Whether the name means nothing but one club: 'الزمالك', but 'روما' is a town too."""
    return len(match.value) == 1 and not match.form.proclitics and match.form.text.startswith(_ARTICLE)


def _is_word(finder: Finder, match: PhraseMatch[Senses]) -> bool:
    """Whether a club's name begins with a word that anything may be ('الاتفاق السعودي')."""
    word = match.form.text
    return word.startswith(_ARTICLE) and finder.lexicon.bodies.words.get(word) is not None


def _played(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether the words beside a name speak of a team or a match, or the name is joined to a club's."""
    words, tokens = finder.lexicon.surroundings, spot.tokens
    if _BEH in match.form.proclitics:
        return False
    if match.first and any(
        form.text in words.sport_before or form.text in words.sport_verbs for form in tokens[match.first - 1].forms
    ):
        return True
    if match.last < len(tokens) and tokens[match.last].text in words.sport_verbs:
        return True
    if finder.sport and acting(tokens, match.first, match.last, words, frozenset()):
        return True
    return match.form.proclitics == _WAW and _after_club(finder, spot, match.first)


def _after_club(finder: Finder, spot: Spot, first: int) -> bool:
    last = finder.ledger.mentions[-1] if finder.ledger.mentions else None
    if last is None or (last.segment, last.sentence, last.last) != (spot.segment, spot.sentence, first):
        return False
    known = finder.lexicon.register.actors.get(last.referent)
    return known is not None and known.sport


def _chosen(finder: Finder, match: PhraseMatch[Senses], entry: Entry) -> bool:
    """Whether of the clubs of one name `entry` is meant: named in full, or the only one, or of the article's state."""
    rivals = [sense.entry for sense in match.value if sense.entry and sense.entry.sport]
    named = [rival for rival in rivals if rival.id in finder.full]
    if named:
        return named == [entry]
    at_home = [rival for rival in rivals if finder.home and rival.country == finder.home.iso]
    return (rivals if len(rivals) == 1 else at_home) == [entry]
