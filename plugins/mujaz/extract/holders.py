"""From an office that acts without a name to the person who holds it in the article: 'وزير الداخلية الألماني'."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from mujaz.arabic.fold import fold
from mujaz.extract.ledger import Ledger
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
