"""From a noun for people, its adjectives and what it belongs to, to who that is: 'مالك فندق' is a hotel owner."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.romanise import romanise
from mujaz.arabic.tokens import Token
from mujaz.extract.complements import Complement
from mujaz.extract.groups import Group, compose_group, group_english, nominative
from mujaz.extract.mentions import Referent
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.facts import Bilingual
from mujaz.model.ids import slug

_INSIDERS = frozenset(("officials", "sources", "employees"))


def described(
    group: Group, belongs: Complement | None, text: str, tokens: Sequence[Token], lexicon: Lexicon
) -> Referent:
    """Who a group of words names: the noun with its adjectives and what it belongs to, in both languages."""
    worded = nominative(text, tokens, group, lexicon.groups)
    if belongs is None:
        return compose_group(group, worded)
    end = tokens[belongs.last - 1].end
    rest = text[tokens[group.last - 1].end : end]
    english = _english(group, belongs)
    of = belongs.en or romanise(rest, lexicon.persons.spellings)
    identity = slug(f"{group.id}-{of}")
    country = group.state.iso if group.state else None
    name = Bilingual(worded + rest, english[:1].upper() + english[1:])
    return Referent(identity, name, "composed", group.noun.kind, country=country, gender=group.gender)


def _english(group: Group, belongs: Complement) -> str:
    """'Hotel owner', 'Doctor at Al-Aqsa Hospital'; a place of work without a name of its own is left out."""
    plain, noun = group_english(group), group.noun
    if not belongs.en:
        return plain
    if belongs.how == "of":
        forms = noun.of_en or ((f"{plain} of the {{of}}",) if noun.of_somebody else (f"{{of}} {plain}",))
        worded = forms[-1 if belongs.body else 0].format(of=belongs.en)
        return " ".join(worded.replace("the one of", "one of").replace("the the ", "the ").split())
    if belongs.how == "for":
        return f"{plain} for {belongs.en}"
    if noun.takes_en and noun.id not in _INSIDERS:
        return f"{plain} {noun.takes_en.format(of=belongs.en)}"
    if belongs.body:
        return f"{plain} at {belongs.en}"
    return f"{plain} in the {belongs.en}" if noun.id in _INSIDERS else plain
