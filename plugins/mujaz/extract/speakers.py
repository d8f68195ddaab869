"""From a reporting word to the mention after it that is its grammatical subject."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.tokens import Token
from mujaz.extract.hits import Hit
from mujaz.extract.letters import (
    CLOSERS,
    COMMAS,
    CONJUNCTIONS,
    LETTER_PREPOSITIONS,
    OPENERS,
    PRONOUNS,
)
from mujaz.extract.mentions import Mention
from mujaz.extract.scene import Scene

_BREAKS = COMMAS | {":", ")", "-", "[", "]", "\N{EN DASH}", "\N{EM DASH}"}
_QUOTES = OPENERS | CLOSERS
_WAW = CONJUNCTIONS[0]
_MASCULINE_PLURAL = "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}"
_NOMINATIVE_PLURAL = "\N{ARABIC LETTER WAW}\N{ARABIC LETTER NOON}"
_SHE_HIM = tuple("\N{ARABIC LETTER TEH}" + pronoun for pronoun in sorted(PRONOUNS))
_LONG_VERB = 5
_BRACKET, _CLAUSE, _TITLE = 12, 5, 3


def subject_after(hit: Hit, scene: Scene) -> Mention | None:
    """The subject that follows the verb, over what stands between ('قال، في تصريح لوكالة، المتحدث')."""
    if hit.shape.number != "s":
        return None
    candidates = list(_noun_phrases(hit, scene))
    head = next((mention for mention, heads in candidates if heads), None)
    people = [mention for mention, _ in candidates if scene.kind(mention) in {"person", "office"}]
    if head is not None:
        return _named_holder(hit, head, people, scene)
    if people:
        return people[0]
    return next((mention for mention, _ in candidates if _only_classes(hit.at + 1, mention.first, scene)), None)


def _named_holder(hit: Hit, head: Mention, people: Sequence[Mention], scene: Scene) -> Mention:
    """An office whose holder's name follows it is that person; the office of somebody is not."""
    called = _called(head, people, scene)
    if called is not None:
        return called
    if scene.kind(head) != "office" or scene.word(head.first) in scene.words["belonging"]:
        return head
    holders = [person for person in people if scene.kind(person) == "person"]
    if not holders:
        return scene.held(head)
    set_off = scene.word(holders[0].first - 1) in COMMAS
    follows = _only_where(head.last, holders[0].first, scene) or set_off or hit.mark in {"that", "quote"}
    if follows:
        scene.holders[head.referent] = holders[0]
        return holders[0]
    return scene.held(head)


def _called(head: Mention, people: Sequence[Mention], scene: Scene) -> Mention | None:
    """Whose name the words after a group give: 'مهاجر يدعى فلان', 'عاملة، اسمها فلانة'."""
    at, last = head.last, people[-1].first if people else head.last
    while at < min(last, head.last + 2 * _CLAUSE) and scene.word(at) not in scene.words["naming"]:
        at += 1
    if scene.kind(head) != "group" or scene.word(at) not in scene.words["naming"]:
        return None
    return next((person for person in people if person.first == at + 1), None)


def _only_where(first: int, last: int, scene: Scene) -> bool:
    """Whether between an office and a name stands at most one word, or where or of what body the office is."""
    places = all(n in scene.at or scene.word(n) in scene.words["preposition"] for n in range(first, last))
    return last <= first + 1 or places or (scene.opens_preposed(first) and last <= first + _TITLE)


def _only_classes(first: int, last: int, scene: Scene) -> bool:
    """Whether between the verb and a body's name stands nothing but what kind of body it is."""
    classes, adverbs = scene.words["class"], scene.words["adverb"]
    return all(
        token.kind == "mark" or token.text in classes or token.text in adverbs for token in scene.tokens[first:last]
    )


def _noun_phrases(hit: Hit, scene: Scene) -> list[tuple[Mention, bool]]:
    """The mentions between a verb and its content that no preposition governs; True where one heads its phrase.

    A phrase begins after the verb, a comma or a name; what 'and' adds to a phrase shares its lot, and what stands in
    brackets only explains a name.
    """
    found: list[tuple[Mention, bool]] = []
    at, fresh, governed, after_name = hit.at + 1, True, False, False
    while at < min(hit.gap, len(scene.tokens)):
        token, mention = scene.tokens[at], scene.at.get(at)
        if _counterpart(at, hit, scene) or _by_mouth(at, scene) or (mention is None and _new_verb(token.text)):
            break
        if token.text == "(":
            at = past_bracket(scene.tokens, at)
        elif fresh and token.text in scene.words["each"]:
            at += 2
        elif token.text in _BREAKS:
            at, fresh, governed, after_name = _past_clause(at + 1, hit.gap, scene), True, False, False
        elif token.text in _QUOTES or (fresh and mention is None and _says_how(token.text, scene)):
            at += 1
        else:
            if fresh and not (after_name and token.text[0] == _WAW):
                governed = scene.opens_preposed(at) and not _only_pronoun(token)
            if mention is not None and mention.first == at:
                free = not governed or _right_before(hit, mention, scene)
                if free and not scene.preposed(mention) and _can_speak(hit, mention, scene):
                    found.append((mention, fresh and not found and not after_name))
                at, fresh, after_name = mention.last, True, True
            else:
                at, fresh = at + 1, fresh and _only_pronoun(token)
    return found


def _counterpart(at: int, hit: Hit, scene: Scene) -> bool:
    """Whether 'his counterpart' at `at` is somebody else than who speaks.

    Right behind a verb that has no object it is the subject ('وقال نظيره الفرنسي فلان إن').
    """
    subject = at == hit.at + 1 and hit.cue.whom == "never" and hit.mark in {"that", "quote"}
    return scene.word(at) in scene.words["counterpart"] and not subject


def _past_clause(at: int, gap: int, scene: Scene) -> int:
    """The token after a clause that a relative word opens between commas: nobody named in it is the subject."""
    if scene.word(at) not in scene.words["relative"]:
        return at
    return next((n for n in range(at, min(gap, len(scene.tokens))) if scene.word(n) in COMMAS), gap)


def _says_how(word: str, scene: Scene) -> bool:
    return word in scene.words["adverb"] or word in scene.words["manner"]


def _new_verb(word: str) -> bool:
    """'وعارضته فلانة': 'and', a verb and whom it is about, in one word: its subject is another's."""
    return word[0] == _WAW and len(word) > _LONG_VERB and word.endswith(_SHE_HIM)


def _by_mouth(at: int, scene: Scene) -> bool:
    """'رحبت النقابة على لسان رئيسها فلان': whoever is named after it only speaks for the subject."""
    return scene.word(at) in scene.words["mouth"] and scene.word(at - 1) in scene.words["preposition"]


def _right_before(hit: Hit, mention: Mention, scene: Scene) -> bool:
    """Whether a person is named right before what is said, whatever stands in the title before the name."""
    owned = mention.first > hit.at + 1 and scene.opens_preposed(mention.first - 1)
    return hit.mark in {"that", "quote"} and mention.last == hit.gap and scene.kind(mention) == "person" and not owned


def past_bracket(tokens: Sequence[Token], at: int) -> int:
    return next((n + 1 for n in range(at, min(len(tokens), at + _BRACKET)) if tokens[n].text == ")"), at + 1)


def _only_pronoun(token: Token) -> bool:
    """'بها', 'لهم': a preposition with a pronoun, which may stand between a verb and its subject."""
    return token.text[0] in LETTER_PREPOSITIONS and token.text[1:] in PRONOUNS


def _can_speak(hit: Hit, mention: Mention, scene: Scene) -> bool:
    """Whether the mention agrees with the verb before it and is not plainly in the accusative or somebody's owner."""
    gender, kind = scene.gender(mention), scene.kind(mention)
    near = mention.first <= hit.at + 3 or (kind == "person" and _behind_preposition(hit.at, mention.first, scene))
    near = near and not _nominative(mention, scene)
    if near and gender is not None and hit.shape.gender is not None and gender != hit.shape.gender:
        return False
    if kind == "person" and scene.word(mention.first - 1) in scene.words["belonging"]:
        return False
    accusative = mention.number == "p" and scene.word(mention.first).endswith(_MASCULINE_PLURAL)
    return kind is not None and not accusative


def _behind_preposition(first: int, last: int, scene: Scene) -> bool:
    """Whether a preposition stands between the verb and a name, which may then belong to a title of somebody else."""
    return any(scene.word(at) in scene.words["preposition"] for at in range(first + 1, last))


def _nominative(mention: Mention, scene: Scene) -> bool:
    """'الحوثيون': men by the word's own ending, whatever gender the body has."""
    return scene.word(mention.first).endswith(_NOMINATIVE_PLURAL)
