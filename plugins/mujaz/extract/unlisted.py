"""From a noun such as 'المركز' or 'حزب' and the words after it to a body that no register knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mujaz.arabic.fold import fold
from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.romanise import romanise
from mujaz.arabic.tokens import Token
from mujaz.extract.mentions import Referent
from mujaz.extract.own_names import own_name
from mujaz.extract.places import known_place, place_after
from mujaz.lexicon.bodies import BodyNoun, BodyWord
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.names import Senses
from mujaz.lexicon.register import Entry
from mujaz.model.facts import Bilingual, NameStatus
from mujaz.model.ids import slug

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_BEH = "\N{ARABIC LETTER BEH}"
_LAM, _WAW = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER WAW}"
_IN = "\N{ARABIC LETTER FEH}\N{ARABIC LETTER YEH}"
_JOINS = frozenset(("", _LAM, _WAW, _WAW + _LAM))
_MOST_WORDS = 8


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


def unlisted_body(
    tokens: Sequence[Token], match: PhraseMatch[Senses], noun: BodyNoun, lexicon: Lexicon, text: str, *, definite: bool
) -> Unlisted | None:
    """The words of the body's name that follow the noun at `match`; None where nothing tells one body from another."""
    found = Unlisted(match.last, not definite, not definite)
    if not definite:
        found.name = own_name(tokens, match.last, noun, lexicon, text)
        if found.name:
            found.last, found.takes = found.name[1], False
    end = min(len(tokens), match.last + _MOST_WORDS)
    while found.last < end and _take(tokens, found, noun, lexicon, text):
        pass
    if found.last == match.last or found.takes:
        return None
    if "seated" in noun.traits and not found.where:
        found.where = _seat(tokens, found.last, lexicon)
    if noun.always_definite and found.state:
        found.said += 1
    weak = definite and not found.state and found.said < 2 and len(found.parts) == 1
    return None if weak and noun.kind == "media" else found


def _seat(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> str | None:
    """The English of the place onto which 'ب' is written at token `at`, where a court sits: 'بصفاقس'."""
    match = lexicon.names.phrases.at(tokens, at) if at < len(tokens) else None
    entry = known_place(match) if match is not None and match.form.proclitics == _BEH else None
    return entry.name.en if entry else None


def _take(tokens: Sequence[Token], found: Unlisted, noun: BodyNoun, lexicon: Lexicon, text: str) -> bool:
    """Takes the next words into the name, if they belong: with the article, or joined by 'لل' or 'وال'."""
    if tokens[found.last].kind != "word":
        return False
    word = lexicon.bodies.words.at(tokens, found.last)
    if word and word.form.proclitics in _JOINS and _fits(tokens, found, noun, word, lexicon):
        _place(found, word.value, word.form.proclitics)
        found.last, found.takes = word.last, word.value.sort == "construct"
        found.employed = word.value.employed
        return True
    return _employed_in(tokens, found, lexicon) or _named_state(tokens, found, noun, lexicon, text)


def _employed_in(tokens: Sequence[Token], found: Unlisted, lexicon: Lexicon) -> bool:
    """Takes what those who work are employed in: 'العاملين في المصارف', 'الموظفين بقطاع الصحة'."""
    at = found.last + (tokens[found.last].text == _IN)
    word = lexicon.bodies.words.at(tokens, at) if found.employed and at < len(tokens) else None
    if word is None or word.form.proclitics != ("" if at > found.last else _BEH):
        return False
    if word.value.sort not in ("noun", "construct") or (
        word.value.sort == "construct" and not _complement(tokens, word.last, lexicon)
    ):
        return False
    _place(found, word.value, "")
    found.last, found.takes, found.employed = word.last, word.value.sort == "construct", False
    return True


def _fits(
    tokens: Sequence[Token], found: Unlisted, noun: BodyNoun, word: PhraseMatch[BodyWord], lexicon: Lexicon
) -> bool:
    """Whether a word of the table may stand here: a noun only after one that takes it, or joined to what was read."""
    joined, sort = word.form.proclitics, word.value.sort
    if joined == _WAW and sort == "construct" and found.takes and found.said:
        return _complement(tokens, word.last, lexicon)
    if not _joinable(found, noun, joined) or (joined == _WAW and _is_body(tokens, found.last, lexicon)):
        return False
    if sort == "ordinal":
        return False
    if sort == "adjective":
        return not joined.endswith(_LAM) and not (found.takes and found.said)
    if not joined and not found.takes:
        return False
    return sort == "noun" or (joined != _WAW and _complement(tokens, word.last, lexicon))


def _is_body(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether what 'و' joins is a body by itself ('الحزب الوطني والحكومة')."""
    match = lexicon.names.phrases.at(tokens, at)
    return match is not None and any(sense.noun_of_body or sense.what == "institution" for sense in match.value)


def _joinable(found: Unlisted, noun: BodyNoun, joined: str) -> bool:
    """Whether a word may be joined so: 'و' only to a word read before, 'ل' to a noun that has all that it takes."""
    if joined and joined != _LAM and (not found.said or found.takes):
        return False
    if joined == _LAM and found.takes and found.said:
        return False
    if found.name and joined != _LAM and len(found.parts) == 1:
        return False
    return not (joined.endswith(_LAM) and found.where and not noun.traits & {"learned", "placed_for"})


def _complement(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether what stands at `at` may be the noun that a noun without article takes: a definite one, or a place."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    word = lexicon.bodies.words.at(tokens, at)
    if word and word.form.proclitics == _WAW:
        return word.value.sort == "construct" and _complement(tokens, word.last, lexicon)
    if word and not word.form.proclitics:
        return word.value.sort == "noun" or (word.value.sort == "construct" and _complement(tokens, word.last, lexicon))
    match = lexicon.names.phrases.at(tokens, at, clitics=False)
    return match is not None and known_place(match) is not None


def _place(found: Unlisted, word: BodyWord, joined: str) -> None:
    """What follows in Arabic goes before in English; what is joined by 'ل' opens a 'for', 'and' stays with the last."""
    found.said += 1
    found.sport = found.sport or word.sport
    found.outlet = found.outlet or word.outlet
    part = found.parts[-1]
    if joined == _LAM and word.leads and len(found.parts) == 1:
        found.leading.append(word.en)
    elif joined.endswith(_LAM):
        found.parts.append([("and for " if joined != _LAM else "for ") + word.en])
    elif joined == _WAW and word.sort == "adjective":
        _add_adjective(part, found.adjective, word.en)
    elif joined == _WAW:
        part.append("and " + word.en)
    elif part and part[0].startswith("for "):
        part[0] = f"for {word.en} {part[0].removeprefix('for ')}"
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


def _named_state(tokens: Sequence[Token], found: Unlisted, body: BodyNoun, lexicon: Lexicon, text: str) -> bool:
    """Takes a nisba, or the place that the noun before takes: 'شرطة باريس', 'سلطات مقاطعة إيشيكاوا'."""
    match = lexicon.names.phrases.at(tokens, found.last, clitics=False)
    if match is None:
        return False
    nisba = next((sense.nisba for sense in match.value if sense.nisba), None)
    if nisba and nisba.definite and found.state is None and not (found.takes and found.said):
        found.state, found.last, found.takes = nisba.state, match.last, False
        return True
    if nisba and nisba.definite and found.state not in (None, nisba.state) and not found.partner and found.said:
        found.partner, found.last = nisba.state, match.last
        return True
    if not found.takes or found.where or not (found.said or _takes_place(tokens, match.last, body, lexicon)):
        return False
    entry = known_place(match) if tokens[found.last].text not in lexicon.places.not_names else None
    noun, last = next((sense.noun for sense in match.value if sense.noun), None), found.last
    if noun is not None:
        named = place_after(tokens, match, noun, lexicon, text)
        place = (named.entry or named.referent) if named else None
        found.where, last = (place.name.en, named.last) if named and place else (None, last)
    elif entry:
        found.where, last = entry.name.en, match.last
    found.last, found.takes = last, found.takes and found.where is None
    return found.where is not None


def _takes_place(tokens: Sequence[Token], last: int, body: BodyNoun, lexicon: Lexicon) -> bool:
    """Whether the noun takes a place by itself, or does so where 'لل' after it says what the body is for."""
    if "placed" in body.traits or last >= len(tokens) or "placed_for" not in body.traits:
        return "placed" in body.traits
    word = lexicon.bodies.words.at(tokens, last)
    return word is not None and word.form.proclitics == _LAM


def compose_unlisted(found: Unlisted, noun: BodyNoun, text: str, name: str, lexicon: Lexicon) -> Referent:
    """The referent of the body, its English composed of the words' English; `name` is the Arabic of a proper name."""
    own = romanise(name, lexicon.persons.spellings) if name else ""
    own = own[:1].upper() + own[1:]
    noun_english = _noun_english(found, noun, own)
    states = (state.adjective or state.name.en or "" for state in (found.state, found.partner) if state)
    state = "-".join(states) if not found.name else ""
    before = [own or found.where or "", state]
    whole = lexicon.bodies.whole.get(fold(text))
    english = " ".join(filter(None, (*before, whole))) if whole else _ordered(before, found, noun, noun_english)
    identity = slug(english)
    country = found.state.iso if found.state else None
    status: NameStatus = "romanised" if found.name else "composed"
    network = "networks" in noun.traits and found.said and not found.outlet and not found.name
    kind = "organization" if network else noun.kind
    return Referent(identity, Bilingual(text, english), status, kind, country=country)


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
    elif "of_words" in noun.traits and found.construct and first:
        words = [*before, noun_english, "of", *first, *(" ".join(part) for part in rest)]
    else:
        words = [*before, *first, noun_english, *(" ".join(part) for part in rest)]
    return " ".join(word for word in words if word)
