"""From a group to the body to which it belongs: 'عضو في الغرفة', 'مصدر في الكرملين', 'والدة الرضيع'."""

from __future__ import annotations

from typing import NamedTuple

from mujaz.arabic.phrases import PhraseMatch
from mujaz.extract.groups import Group
from mujaz.extract.institutions import compose, head, state_beside
from mujaz.extract.ledger import Finder, Spot
from mujaz.extract.unlisted import unlisted_body
from mujaz.extract.unlisted_english import compose_unlisted
from mujaz.lexicon.bodies import BodyNoun
from mujaz.lexicon.names import Sense, Senses

_BEH = "\N{ARABIC LETTER BEH}"
_MOST_OF = 3
_ARTICLE = "The "


class Belonging(NamedTuple):
    """The token after the words that say to whom a group belongs, and their English: 'in the Kremlin'.

    `separate` says that they name an actor of its own, whose mention they are.
    """

    last: int
    en: str
    separate: bool = False


def belonging(finder: Finder, spot: Spot, found: Group) -> Belonging | None:
    """The body, the trade or the relative to which a group belongs, or None where the words after it name none."""
    if found.noun.of_somebody:
        return _relative(finder, spot, found)
    return _taken(finder, spot, found) or _body_beside(finder, spot, found)


def _relative(finder: Finder, spot: Spot, found: Group) -> Belonging | None:
    """Whose mother or brother somebody is."""
    if found.last >= len(spot.tokens):
        return None
    english = finder.lexicon.groups.relatives.get(spot.tokens[found.last].text)
    return Belonging(found.last + 1, f"of {english}") if english else None


def _taken(finder: Finder, spot: Spot, found: Group) -> Belonging | None:
    """A definite noun after the preposition that the group's noun takes: 'أستاذ في القانون الدولي'."""
    tokens, words = spot.tokens, finder.lexicon.bodies.words
    for phrase in found.noun.takes:
        at = found.last + len(phrase)
        if tuple(token.text for token in tokens[found.last : at]) != phrase:
            continue
        named: list[str] = []
        while at < len(tokens) and len(named) < _MOST_OF:
            word = words.at(tokens, at, clitics=False)
            if word is None or word.value.sort == "construct" or (named and word.value.sort == "noun"):
                break
            named.insert(0, word.value.en.lower())
            at = word.last
        if named:
            return Belonging(at, found.noun.takes_en.format(of=" ".join(named)))
    return None


def _body_beside(finder: Finder, spot: Spot, found: Group) -> Belonging | None:
    """The body that 'في X' or 'بـX' names right after the group."""
    tokens, at = spot.tokens, found.last
    if at + 1 >= len(tokens) or tokens[at].kind != "word":
        return None
    inside = at + 1 if tokens[at].text in finder.lexicon.surroundings.seated else at
    match = finder.lexicon.names.phrases.at(tokens, inside, clitics=inside == at)
    if match is None or (inside == at and match.form.proclitics != _BEH):
        return None
    for sense in match.value:
        named = _body(finder, spot, inside, sense)
        if named:
            return Belonging(named.last, f"in {named.en}", separate=True)
    return None


def _body(finder: Finder, spot: Spot, at: int, sense: Sense) -> Belonging | None:
    """The end and the English of the body that begins at token `at` in this sense."""
    match = finder.lexicon.names.phrases.at(spot.tokens, at)
    assert match
    if sense.what == "seat" and sense.state:
        english = finder.lexicon.groups.seats.get(" ".join(token.text for token in spot.tokens[at : match.last]))
        return Belonging(match.last, f"the {english}") if english else None
    if sense.what in ("institution", "ministry"):
        return _institution(finder, spot, match, sense)
    if sense.noun_of_body:
        return _unlisted(finder, spot, match, sense.noun_of_body, definite=sense.definite)
    if sense.what == "actor" and sense.entry and sense.entry.kind == "organization":
        english = sense.entry.name.en or ""
        return Belonging(match.last, _definite(english) if " " in english else english)
    return None


def _institution(finder: Finder, spot: Spot, match: PhraseMatch[Senses], sense: Sense) -> Belonging | None:
    lexicon = finder.lexicon
    institution = head(spot.tokens, match, sense, lexicon.names)
    beside = state_beside(spot.tokens, institution, lexicon.names, lexicon.surroundings)
    if institution.needs_state and not beside:
        return None
    state, last = beside or (None, institution.last)
    return Belonging(last, _definite(compose(institution, state).name.en or ""))


def _unlisted(
    finder: Finder, spot: Spot, match: PhraseMatch[Senses], noun: BodyNoun, *, definite: bool
) -> Belonging | None:
    body = unlisted_body(spot.tokens, match, noun, finder.lexicon, finder.text, definite=definite)
    if body is None:
        return None
    name = finder.text[spot.tokens[body.name[0]].start : spot.tokens[body.name[1] - 1].end] if body.name else ""
    named = compose_unlisted(body, noun, "", name, finder.lexicon)
    return Belonging(body.last, _definite(named.name.en or ""))


def _definite(english: str) -> str:
    return f"the {english.removeprefix(_ARTICLE)}"
