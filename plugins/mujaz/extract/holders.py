"""From an office or a noun without a name to the person meant: 'وزير الداخلية الألماني', 'شاهد يدعى سامي'."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from mujaz.arabic.fold import fold
from mujaz.extract.ledger import Ledger, Spot
from mujaz.extract.letters import ARTICLE
from mujaz.extract.mentions import Mention, Referent


def join_holders(ledger: Ledger, former: Collection[str]) -> None:
    """Gives the mentions of an office to the one person of the article who holds it."""
    offices = [known for known in ledger.referents.values() if known.kind == "office"]
    into = {office.id: holder(office, ledger.referents.values(), former) for office in offices}
    held = {office: person for office, person in into.items() if person is not None}
    if held:
        ledger.mentions = [_of_holder(mention, held.get(mention.referent)) for mention in ledger.mentions]
        for office in held:
            del ledger.referents[office]


def join_called(ledger: Ledger, spots: Sequence[Spot], naming: Collection[str]) -> None:
    """Gives the noun for somebody to the person whose name a word of `naming` says to be his: 'شاهد عيان يدعى سامي'."""
    tokens = {(spot.segment, spot.sentence): spot.tokens for spot in spots}
    kinds = {known.id: known.kind for known in ledger.referents.values()}
    named = {(m.segment, m.sentence, m.first): m for m in ledger.mentions if kinds[m.referent] == "person"}
    for at, mention in enumerate(ledger.mentions):
        words = tokens[mention.segment, mention.sentence]
        if kinds[mention.referent] != "group" or mention.last >= len(words) or words[mention.last].text not in naming:
            continue
        person = named.get((mention.segment, mention.sentence, mention.last + 1))
        if person is not None:
            ledger.mentions[at] = replace(mention, referent=person.referent, gender=person.gender)
    mentioned = {mention.referent for mention in ledger.mentions}
    for group in [key for key, kind in kinds.items() if kind == "group" and key not in mentioned]:
        del ledger.referents[group]


def _of_holder(mention: Mention, person: Referent | None) -> Mention:
    return mention if person is None else replace(mention, referent=person.id, gender=person.gender)


def holder(office: Referent, referents: Iterable[Referent], former: Collection[str]) -> Referent | None:
    """The one person whose role has the words of the office, or begins with them or as they do.

    `former` holds the folded words for an office that is held no longer, or not yet.
    """
    words = fold(office.name.ar).split()
    holders = [known for known in referents if known.kind == "person" and _holds(known, words, office, former)]
    return holders[0] if len(holders) == 1 else None


def _holds(person: Referent, words: list[str], office: Referent, former: Collection[str]) -> bool:
    role = fold(person.role.ar).split() if person.role else []
    if role == words:
        return True
    rest, shared = (role[len(words) :], words) if len(role) > len(words) else (words[len(role) :], role)
    if not shared or role[: len(shared)] != words[: len(shared)] or any(word in former for word in role):
        return False
    if len(words) > len(role):
        return person.country is not None and person.country == office.country
    return len(rest) == 1 and rest[0].startswith(ARTICLE)
