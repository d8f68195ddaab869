"""One sentence as the finders of claims see it: its tokens, the mentions in it, and who has spoken before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from mujaz.arabic.conjugation import Shape
from mujaz.arabic.tokens import Token
from mujaz.extract.letters import ALEF, ARTICLE, CONJUNCTIONS, LETTER_PREPOSITIONS, OPENERS
from mujaz.extract.mentions import Mention, Referent

_REACH_BACK = 80
_OWN_GENDER = frozenset({"actors.subject", "actors.pair", "actors.owned_office"})
_WORDED = frozenset({"office", "organization", "media"})
_HEH, _TEH = "\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER TEH}"
_DUAL = ALEF + "\N{ARABIC LETTER NOON}"


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its mentions, in order; `at` gives the mention of each token that belongs to one.

    `everybody` holds the mentions that stand before the sentence. `continued` says that it begins inside a quotation.
    `openings` keeps where the clause of each verb begins, for each is asked for several times, and `holders` who holds
    an office for which the text has named somebody.
    """

    tokens: Sequence[Token]
    mentions: list[Mention]
    at: dict[int, Mention]
    words: Mapping[str, frozenset[str]]
    referents: dict[str, Referent]
    text: str
    segment: int
    sentence: int
    everybody: Sequence[Mention] = ()
    continued: bool = False
    openings: dict[int, int] = field(default_factory=dict)
    holders: dict[str, Mention] = field(default_factory=dict)

    def add(self, found: Sequence[tuple[Mention, Referent, Mention | None]]) -> None:
        """Takes in mentions that were found only when the reporting words were known, each with the one it replaces."""
        outdated = {old for _, _, old in found if old is not None}
        for mention, referent, _ in found:
            self.referents.setdefault(referent.id, referent)
            self.at.update(dict.fromkeys(range(mention.first, mention.last), mention))
        kept = [known for known in self.mentions if known not in outdated]
        self.mentions[:] = sorted([*kept, *(mention for mention, _, _ in found)], key=lambda known: known.span)

    def before(self) -> Iterator[Mention]:
        """The mentions before the sentence, last first, as far back as a reader remembers."""
        return reversed(self.everybody[-_REACH_BACK:])

    def held(self, mention: Mention) -> Mention:
        """The mention, of an office as one of whoever the text has said to hold it."""
        holder = self.holders.get(mention.referent)
        return mention if holder is None else replace(mention, referent=holder.referent, gender=holder.gender)

    def word(self, at: int) -> str:
        """The folded text of token `at`; '' outside the sentence."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def kind(self, mention: Mention) -> str | None:
        """What the mention's referent is as an actor; None for what is only a place."""
        return self.referents[mention.referent].kind

    def gender(self, mention: Mention) -> Literal["m", "f"] | None:
        """The gender of the words, else of whom they name; a body or an office takes that of its first word."""
        if mention.rule in _OWN_GENDER:
            return mention.gender
        if self.kind(mention) in _WORDED and self._here(mention):
            if self.word(mention.first).endswith(_HEH):
                return "f"
            if self.word(mention.first).removeprefix(ARTICLE) in self.words["masculine"]:
                return "m"
        if self.word(mention.first) in self.words["leadership"] and self._here(mention):
            return "f"  # 'حكومة الإقليم'
        if mention.number == "p" and self.word(mention.first).endswith(_DUAL) and self._here(mention):
            return "f" if self.word(mention.first).endswith(_TEH + _DUAL) else "m"
        return mention.gender or self.referents[mention.referent].gender

    def _here(self, mention: Mention) -> bool:
        return (mention.segment, mention.sentence) == (self.segment, self.sentence)

    def acts(self, mention: Mention) -> bool:
        """Whether the mention names someone who can act."""
        return not mention.place and self.kind(mention) is not None

    def suits(self, shape: Shape, mention: Mention) -> bool:
        """Whether the mention can be the subject of a verb or participle after it."""
        return fits(shape, self.gender(mention), mention.number)

    def preposed(self, mention: Mention) -> bool:
        """Whether a preposition governs the mention, as a word before it or a letter on it."""
        token = self.tokens[mention.first]
        if mention.span.start > token.start:
            letters = token.text[: mention.span.start - token.start]
            if any(letter in letters for letter in LETTER_PREPOSITIONS):
                return True
        before = mention.first - 1
        while self.word(before) in OPENERS:
            before -= 1
        each = self.word(before - 1) in self.words["each"] or self.word(before - 1)[1:] in self.words["each"]
        return self.word(before) in self.words["preposition"] and not each

    def opens_preposed(self, at: int) -> bool:
        """Whether a prepositional phrase begins at token `at`."""
        text = self.tokens[at].text
        if at in self.at:
            return self.at[at].first == at and self.preposed(self.at[at])
        if text in self.words["preposition"]:
            return True
        if text in self.words["whole"] or text in self.words["heads"]:
            return False
        bare = text[1:] if text[0] in CONJUNCTIONS and len(text) > 2 else text
        if bare in self.words["preposition"]:
            return True
        return self.tokens[at].kind == "word" and bare[0] in LETTER_PREPOSITIONS[:2] and bare not in self.words["whole"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who spoke in a claim, for the claims that follow without naming anybody; '' is somebody whom no name gives."""

    referent: str
    gender: Literal["m", "f"] | None
    number: str | None
    segment: int
    sentence: int
    nested: bool


@dataclass(slots=True)
class Memory:
    """The voices of a document so far, in the order of the text.

    `completed` gives for a group who it is since the text told it from others of its kind, `told_of` the person of whom
    the sentence before tells, where nobody speaks in it, `reports` whoever issued the study or the report told last,
    `scenes` the sentences so far.
    """

    voices: list[Voice] = field(default_factory=list)
    completed: dict[str, Referent] = field(default_factory=dict)
    told_of: Voice | None = None
    reports: Voice | None = None
    scenes: list[Scene] = field(default_factory=list)

    def last(self, shape: Shape, segment: int, reach: int = 2) -> Voice | None:
        """The last voice of a main clause that fits the shape, not further back than `reach` segments."""
        for voice in reversed(self.voices[-_REACH_BACK:]):
            if segment - voice.segment > reach:
                return None
            if not voice.nested and fits(shape, voice.gender, voice.number):
                return voice
        return None

    def latest(self, segment: int, reach: int = 2) -> Voice | None:
        """The last voice of a main clause, whoever it is."""
        voice = next((v for v in reversed(self.voices[-_REACH_BACK:]) if not v.nested), None)
        return voice if voice is not None and segment - voice.segment <= reach else None

    def source(self, scene: Scene) -> Voice | None:
        """Whom 'the same source' takes up: the last voice that is no person's, else the last one."""
        for voice in reversed(self.voices[-_REACH_BACK:]):
            known = scene.referents.get(voice.referent)
            if scene.segment - voice.segment <= 1 and known is not None and known.kind != "person":
                return voice
        return self.latest(scene.segment)

    def here(self, scene: Scene) -> list[Voice]:
        """The voices of a sentence so far, last first."""
        found = []
        for voice in reversed(self.voices[-_REACH_BACK:]):
            if (voice.segment, voice.sentence) != (scene.segment, scene.sentence):
                break
            found.append(voice)
        return found


def fits(shape: Shape, gender: str | None, number: str | None) -> bool:
    """Whether a verb or participle of this shape can have a subject of this gender and number standing before it.

    Plurals of things and bodies ('مصادر') take the feminine singular.
    """
    if shape.number == "s":
        if number == "d" or (number == "p" and shape.gender == "m"):
            return False
        return gender is None or shape.gender is None or shape.gender == gender or number == "p"
    if shape.number == "p":
        return number != "s" and (gender is None or shape.gender == gender or number == "p")
    return True
