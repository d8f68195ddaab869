"""Whether a noun beside a reporting verb is its subject: a thing, whom the verb calls upon, or somebody taken up."""

from __future__ import annotations

from mujaz.extract.carried import taken_up
from mujaz.extract.explicit import as_for, subject_noun
from mujaz.extract.hits import Hit
from mujaz.extract.letters import ALEF, ARTICLE, CONJUNCTIONS, HEH, LETTER_PREPOSITIONS, OF_THEM, PRONOUNS, THAT
from mujaz.extract.mentions import Mention
from mujaz.extract.scene import Scene
from mujaz.extract.speakers_before import behind_but, opening_noun

_FEMININE = (HEH, ALEF + "\N{ARABIC LETTER TEH}")
_WAW = CONJUNCTIONS[0]
_ITS = (HEH + ALEF, OF_THEM, OF_THEM + ALEF)
_LONG_CLAUSE = 14


def already(hit: Hit, scene: Scene) -> Mention | None:
    """'سبق للحزب أن دعا': whom 'to' names behind 'already' is the subject of the verb behind 'that'."""
    if scene.word(hit.at - 1) != THAT:
        return None
    for at in range(hit.at - 2, max(-1, hit.at - 2 - _LONG_CLAUSE), -1):
        if scene.word(at).lstrip(_WAW) in scene.words["already"]:
            mention = scene.at.get(at + 1)
            return mention if mention is not None and scene.acts(mention) and scene.preposed(mention) else None
    return None


def owned_object(hit: Hit, scene: Scene) -> bool:
    """'ويقدر كلفتها بنحو كذا': a noun of something told before, right behind the verb, is what it is about."""
    return hit.mark in {"noun", "preposition"} and scene.word(hit.at + 1).endswith(_ITS)


def object_alone(hit: Hit, scene: Scene) -> bool:
    """'وصف الاحتلال للبلاد بأنه': a thing right after a verb that must have an object is no subject."""
    if hit.cue.whom != "must" or hit.act != "assess" or hit.shape.pronoun or hit.mark not in {"that", "preposition"}:
        return False
    noun = scene.word(hit.at + 1)
    return noun.startswith(ARTICLE) and noun not in scene.words["heads"] and hit.at + 1 not in scene.at


def own_speech(hit: Hit, scene: Scene) -> bool:
    """'واختتم كلمته بالقول': whether what the speaker himself says stands right after the verb."""
    word = scene.word(hit.at + 1)
    return word in scene.words["occasion"] and word.endswith((HEH, HEH + ALEF))


def takes_up(hit: Hit, scene: Scene) -> bool:
    """'وطلب الوفد من أنقرة': whether the noun right after the verb takes up somebody, with what it asks behind it."""
    noun = subject_noun(hit, scene) if hit.mark in {"that", "preposition"} and hit.gap == hit.at + 2 else None
    return noun == hit.at + 1 and taken_up(noun, scene) is not None


def takes_object(hit: Hit, scene: Scene) -> bool:
    """Whether the noun after the verb may be its object ('أدانت X العنف، وطالبت السلطات بحماية').

    Not where what the verb is about follows with its preposition ('أقر الجيش بـ', 'رحبت بها النقابة').
    """
    noun = scene.word(hit.at + 1)
    if hit.shape.pronoun and noun.startswith(ARTICLE) and noun in scene.words["heads"]:
        return False  # 'أيدته النائبة': the verb carries its object
    if hit.mark == "preposition":
        return hit.cue.whom != "never"
    bound = scene.word(hit.at + 1)
    return "noun" in hit.cue.after and not (bound[:1] in LETTER_PREPOSITIONS and bound[1:] in PRONOUNS)


def surely_subject(hit: Hit, scene: Scene) -> bool:
    """Whether a noun follows that no other reading explains: before 'that', or definite and feminine as the verb."""
    if hit.mark == "that":
        unlike = not hit.cue.near or hit.shape.gender == "f"
        return hit.gap == hit.at + 1 or (unlike and subject_noun(hit, scene) is not None)
    noun = scene.word(hit.at + 1)
    person = noun.startswith(ARTICLE) and noun in scene.words["heads"] and hit.mark == "preposition"
    if noun in scene.words["honorific"] or (person and hit.gap == hit.at + 2):
        return True
    return hit.shape.gender == "f" and noun.startswith(ARTICLE) and agrees(hit, noun)


def speaks(hit: Hit, at: int, scene: Scene) -> bool:
    """Whether the noun is one for people or bodies and no object: something stands between it and the preposition."""
    return scene.word(at) in scene.words["heads"] and hit.gap > at + 1


def agrees(hit: Hit, noun: str) -> bool:
    """Whether a noun after a verb looks as if it had the verb's gender."""
    return noun.endswith(_FEMININE) == (hit.shape.gender == "f")


def points(hit: Hit, scene: Scene) -> bool:
    """'تشير بعض التقديرات', 'تضيف هذه البيانات': what points to something without saying it."""
    if object_alone(hit, scene):
        return False
    led = scene.word(hit.at + 1) in scene.words["some"] or scene.word(hit.at + 1) in scene.words["this"]
    return scene.word(hit.at + (2 if led else 1)) in scene.words["inanimate"]


def noun_ahead(hit: Hit, scene: Scene) -> bool:
    """Whether a noun that no table knows opens the verb's clause, or stands behind 'as for'."""
    opens = opening_noun(hit, scene) is not None or (hit.shape.kind == "past" and behind_but(hit, scene))
    return opens or as_for(hit, scene) is not None
