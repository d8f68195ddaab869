"""From a reporting word to the mention that speaks: its subject after it, before it, or carried over from before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mujaz.arabic.conjugation import Shape
from mujaz.arabic.tokens import Token
from mujaz.extract.cues import CLOSERS, COMMAS, CONJUNCTIONS, LETTER_PREPOSITIONS, OPENERS, PRONOUNS, THAT, Hit
from mujaz.extract.mentions import Mention, Referent
from mujaz.model.facts import Act

_BREAKS = COMMAS | {":", "(", ")", "-", "[", "]", "\N{EN DASH}", "\N{EM DASH}"}
_WAW = CONJUNCTIONS[0]
_MASCULINE_PLURAL = "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}"
_BACK = 40


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with the mentions in it, in order; `at` gives the mention of each token that belongs to one."""

    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    at: Mapping[int, Mention]
    words: Mapping[str, frozenset[str]]
    referents: Mapping[str, Referent]

    def preposed(self, mention: Mention) -> bool:
        """Whether a preposition governs the mention, as a word before it or a letter on it."""
        token = self.tokens[mention.first]
        if mention.span.start > token.start:
            letters = token.text[: mention.span.start - token.start]
            if any(letter in letters for letter in LETTER_PREPOSITIONS):
                return True
        before = mention.first - 1
        while before >= 0 and self.tokens[before].text in OPENERS:
            before -= 1
        return before >= 0 and self.tokens[before].text in self.words["preposition"]

    def opens_preposed(self, at: int) -> bool:
        """Whether a prepositional phrase begins at token `at`."""
        text = self.tokens[at].text
        bare = text[1:] if text[0] in CONJUNCTIONS and len(text) > 2 else text
        if text in self.words["preposition"] or bare in self.words["preposition"]:
            return True
        if at in self.at:
            return self.at[at].first == at and self.preposed(self.at[at])
        return self.tokens[at].kind == "word" and bare[0] in LETTER_PREPOSITIONS[:2] and bare not in self.words["whole"]

    def acts(self, mention: Mention) -> bool:
        """Whether the mention names someone who can act."""
        return not mention.place and self.referents[mention.referent].kind is not None

    def gender(self, mention: Mention) -> str | None:
        return mention.gender or self.referents[mention.referent].gender


@dataclass(frozen=True, slots=True)
class Voice:
    """Who spoke in a claim, for the claims that follow without naming anybody; '' is somebody whom no name gives."""

    referent: str
    gender: str | None
    number: str | None
    segment: int
    sentence: int
    at: int
    nested: bool
    act: Act


@dataclass(slots=True)
class Memory:
    """The voices of a document so far, in the order of the text."""

    voices: list[Voice] = field(default_factory=list)

    def last(self, shape: Shape, segment: int, reach: int = 2) -> Voice | None:
        """The last voice of a main clause that the shape's gender and number fit, not further back than `reach` segments."""
        for voice in reversed(self.voices):
            if segment - voice.segment > reach:
                return None
            if not voice.nested and fits(shape, voice.gender, voice.number):
                return voice
        return None

    def in_sentence(self, segment: int, sentence: int) -> list[Voice]:
        """The voices of one sentence, last first."""
        found = []
        for voice in reversed(self.voices):
            if (voice.segment, voice.sentence) != (segment, sentence):
                break
            found.append(voice)
        return found


def fits(shape: Shape, gender: str | None, number: str | None) -> bool:
    """Whether a verb or participle of this shape can have a subject of this gender and number standing before it."""
    if shape.number == "s":
        if number == "d":
            return False
        if number == "p" and shape.gender == "m":
            return False
        return gender is None or shape.gender is None or shape.gender == gender or number == "p"
    if shape.number == "p":
        return number != "s" and (gender is None or shape.gender == gender or number == "p")
    return True


def subject_after(hit: Hit, scene: Scene) -> Mention | None:
    """The subject that follows the verb ('قالت وزارة الدفاع'), over phrases in between ('قال، في تصريح لوكالة، المتحدث')."""
    if hit.shape.number != "s":
        return None
    candidates = list(_noun_phrases(hit, scene))
    people = [m for m, head in candidates if not head and scene.referents[m.referent].kind in {"person", "office"}]
    head = next((m for m, head in candidates if head), None)
    if head is not None:
        return head
    return people[0] if people else next((m for m, _ in candidates if _only_classes(hit.at + 1, m.first, scene)), None)


def _only_classes(first: int, last: int, scene: Scene) -> bool:
    """Whether between the verb and a body's name stands nothing but what kind of body it is."""
    skipped = scene.words["class"] | scene.words["adverb"]
    return all(token.kind == "mark" or token.text in skipped for token in scene.tokens[first:last])


def _noun_phrases(hit: Hit, scene: Scene) -> list[tuple[Mention, bool]]:
    """The mentions between a verb and its content that no preposition governs; True where one heads its phrase.

    A phrase begins after the verb, a comma or a name; what 'and' adds to a phrase shares its lot, and what stands in
    brackets only explains a name.
    """
    found: list[tuple[Mention, bool]] = []
    at, fresh, governed, after_name = hit.at + 1, True, False, False
    while at < min(hit.gap, len(scene.tokens)):
        token = scene.tokens[at]
        if token.text == "(":
            at = _past_bracket(scene.tokens, at)
            continue
        if token.text in _BREAKS:
            at, fresh, governed, after_name = at + 1, True, False, False
            continue
        if token.text in OPENERS or token.text in CLOSERS:
            at += 1
            continue
        if fresh and token.text in scene.words["adverb"] and at not in scene.at:
            at += 1
            continue
        if fresh:
            joined = after_name and token.text[0] == _WAW
            governed = governed if joined else scene.opens_preposed(at)
            if governed and not joined and _only_pronoun(token):
                at, governed = at + 1, False
                continue
        mention = scene.at.get(at)
        if mention is not None and mention.first == at:
            if not governed and not scene.preposed(mention) and _can_speak(hit, mention, scene):
                found.append((mention, fresh and not found and not after_name))
            at, fresh, after_name = mention.last, True, True
            continue
        at, fresh = at + 1, False
    return found


def _past_bracket(tokens: Sequence[Token], at: int) -> int:
    return next((n + 1 for n in range(at, min(len(tokens), at + 12)) if tokens[n].text == ")"), at + 1)


def _only_pronoun(token: Token) -> bool:
    """'بها', 'لهم': a preposition with a pronoun, which may stand between a verb and its subject."""
    return token.text[0] in LETTER_PREPOSITIONS and token.text[1:] in PRONOUNS


def _can_speak(hit: Hit, mention: Mention, scene: Scene) -> bool:
    """Whether the mention agrees with the verb before it, and is not in the accusative where that shows."""
    gender = scene.gender(mention)
    if gender is not None and hit.shape.gender is not None and gender != hit.shape.gender and mention.first <= hit.at + 3:
        return False
    head = scene.tokens[mention.first].text
    kind = scene.referents[mention.referent].kind
    if kind == "person" and scene.tokens[mention.first - 1].text in scene.words["belonging"]:
        return False
    return kind is not None and not (mention.number == "p" and head.endswith(_MASCULINE_PLURAL))


def subject_beside(hit: Hit, scene: Scene) -> Mention | None:
    """The subject right before its verb, as headlines have it ('إيران تنفي')."""
    if hit.coordinated or hit.at == 0:
        return None
    mention = scene.at.get(hit.at - 1)
    if mention is None or mention.last != hit.at or not scene.acts(mention) or scene.preposed(mention):
        return None
    return mention if fits(hit.shape, scene.gender(mention), mention.number) else None


def subject_before(hit: Hit, scene: Scene) -> Mention | None:
    """The subject that stands before the verb in its clause ('لكن تونس أنكرت', 'كان الرئيس قد حذر')."""
    if hit.coordinated and not _after_topic(hit, scene):
        return None
    opening = _opening(hit, scene)
    found = None
    for mention in scene.mentions:
        if mention.first < opening or mention.last > hit.at:
            continue
        if scene.preposed(mention) or not scene.acts(mention):
            continue
        if fits(hit.shape, scene.gender(mention), mention.number):
            if found is None:
                found = mention
            elif scene.referents[mention.referent].kind == "person" and mention.first - found.last <= 1:
                found = mention
    return found


def _after_topic(hit: Hit, scene: Scene) -> bool:
    """'أما X فقال': the verb answers a topic."""
    return scene.tokens[hit.at].text[0] == CONJUNCTIONS[1]


def _opening(hit: Hit, scene: Scene) -> int:
    """The token at which the verb's clause begins."""
    words = scene.words
    for at in range(hit.at - 1, max(-1, hit.at - _BACK), -1):
        text = scene.tokens[at].text
        bare = text[1:] if text[:1] in CONJUNCTIONS else text
        if text in words["opening"] or bare in words["opening"] or text in words["that"] or text == ":":
            return at + 1
    return 0


def antecedent(hit: Hit, scene: Scene) -> Mention | None:
    """The mention that a relative clause hangs on ('الوزير الذي قال')."""
    for mention in reversed(scene.mentions):
        if mention.last < hit.at and hit.at - mention.last < 4:
            if scene.acts(mention) and fits(hit.shape, scene.gender(mention), mention.number):
                return mention
    return None


def headed(hit: Hit, scene: Scene) -> bool:
    """Whether a noun that is no known name stands where the subject would."""
    at = hit.at + 1
    if at >= min(hit.gap, len(scene.tokens)):
        return False
    token = scene.tokens[at]
    return token.kind == "word" and not scene.opens_preposed(at) and token.text not in scene.words["that"]


def resumed(hit: Hit, scene: Scene) -> bool:
    """Whether the verb's subject is the pronoun on the 'that' before it ('إنها أبلغت')."""
    before = scene.tokens[hit.at - 1].text if hit.at else ""
    return before in scene.words["that"] and before != THAT and len(before) > 2
