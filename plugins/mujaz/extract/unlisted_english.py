"""From the words read after a body's noun to the name of the body, its English composed of theirs."""

from __future__ import annotations

from dataclasses import dataclass, field

from mujaz.arabic.fold import fold
from mujaz.arabic.romanise import romanise
from mujaz.extract.institutions import adjective_of
from mujaz.extract.mentions import Referent
from mujaz.lexicon.bodies import BodyNoun, BodyWord
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.register import Entry
from mujaz.model.facts import Bilingual, NameStatus
from mujaz.model.ids import slug

_LAM, _WAW = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER WAW}"
_IN = "\N{ARABIC LETTER FEH}\N{ARABIC LETTER YEH}"


@dataclass(slots=True)
class Unlisted:
    """A body while it is read.

    `last` is the token after it, `state` its nisba and `where` the English of the place that its noun takes. `parts`
    holds the English words before the noun, then those of each 'for …'; `name` the tokens of a proper name. `takes`
    says that the word read last takes a noun after it ('إدارة'), `construct` that the body's noun does, `said` how many
    words were read. `leading` holds English words that stand before the noun though 'ل' joins them, `sport` says that
    one of the words is a sport, `adjective` is the adjective read last. `employed` says that the word read last is
    those who work, `partner` is the second state of a body of two, `outlet` says that one of the words is what
    outlets do.
    """

    last: int
    takes: bool
    construct: bool
    state: Entry | None = None
    where: str | None = None
    name: tuple[int, int] | None = None
    parts: list[list[str]] = field(default_factory=lambda: [[]])
    said: int = 0
    adjective: str = ""
    leading: list[str] = field(default_factory=list)
    sport: bool = False
    employed: bool = False
    partner: Entry | None = None
    outlet: bool = False

    @property
    def formal(self) -> bool:
        """Whether the words are a full name, such as nobody uses for just any body."""
        return bool(
            self.name or self.where or self.leading or len(self.parts) > 1 or self.said + (self.state is not None) > 1
        )


def put(found: Unlisted, word: BodyWord, joined: str) -> None:
    """What follows in Arabic goes before in English; what is joined by 'ل' opens a 'for', 'and' stays with the last."""
    found.said += 1
    found.sport = found.sport or word.sport
    found.outlet = found.outlet or word.outlet
    part = found.parts[-1]
    if joined == _LAM and word.leads and len(found.parts) == 1:
        found.leading.append(word.en)
    elif joined == _IN:
        found.parts.append([f"in {word.en}"])
    elif joined.endswith(_LAM):
        found.parts.append([("and for " if joined != _LAM else "for ") + word.en])
    elif joined == _WAW and word.sort == "adjective":
        _add_adjective(part, found.adjective, word.en)
    elif joined == _WAW:
        part.append("and " + word.en)
    elif part and part[0].startswith(("for ", "in ")):
        preposition, _, rest = part[0].partition(" ")
        part[0] = f"{preposition} {word.en} {rest}"
    else:
        part.insert(0, word.en)
    found.adjective = word.en if word.sort == "adjective" else ""


def _add_adjective(part: list[str], before: str, adjective: str) -> None:
    """Puts an adjective that 'and' joins behind the one read before it: 'Political and Strategic Studies'."""
    at = next((at for at, words in enumerate(part) if before and before in words), 0)
    if before and part and before in part[at]:
        part[at] = part[at].replace(before, f"{before} and {adjective}", 1)
    else:
        part[:1] = [f"{part[0]} and {adjective}" if part else adjective]


def compose_unlisted(found: Unlisted, noun: BodyNoun, text: str, name: str, lexicon: Lexicon) -> Referent:
    """The referent of the body, its English composed of the words' English; `name` is the Arabic of a proper name."""
    own = romanise(name, lexicon.persons.spellings) if name else ""
    own = own[:1].upper() + own[1:]
    noun_english = _noun_english(found, noun, own)
    states = (adjective_of(state, joined=found.partner is not None) for state in (found.state, found.partner) if state)
    state = "-".join(states) if not found.name else ""
    before = [own or found.where or "", state]
    whole = _whole(text, found, lexicon)
    english = " ".join(filter(None, (*before, whole))) if whole else _ordered(before, found, noun, noun_english)
    identity = slug(english)
    country = found.state.iso if found.state else None
    status: NameStatus = "romanised" if found.name else "composed"
    network = "networks" in noun.traits and found.said and not found.outlet and not found.name
    kind = "organization" if network else noun.kind
    return Referent(identity, Bilingual(text, english), status, kind, country=country)


def _whole(text: str, found: Unlisted, lexicon: Lexicon) -> str | None:
    """The English that a table gives for the whole name, or for the name without its state: 'محكمة النقض الفرنسية'."""
    plain = fold(text)
    english = lexicon.bodies.whole.get(plain)
    return english if english or not found.state else lexicon.bodies.whole.get(plain.rpartition(" ")[0])


def _noun_english(found: Unlisted, noun: BodyNoun, own: str) -> str:
    if own and "named" in noun.traits:
        return ""
    return "Federation" if found.sport and "federations" in noun.traits else noun.en


def _ordered(before: list[str], found: Unlisted, noun: BodyNoun, noun_english: str) -> str:
    """The English words in their order: 'National Electricity Company', 'Department of Antiquities'."""
    first, *rest = found.parts
    first = [*first, *found.leading]
    if "attributive" in noun.traits:
        words = [*before, *first, *(" ".join(part).removeprefix("for ") for part in rest), noun_english]
    elif "of_words" in noun.traits and found.construct and first and not found.name:
        words = [*before, noun_english, "of", *first, *(" ".join(part) for part in rest)]
    else:
        words = [*before, *first, noun_english, *(" ".join(part) for part in rest)]
    return " ".join(word for word in words if word)
