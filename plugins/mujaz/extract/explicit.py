"""From a reporting verb to the noun that stands as its subject and is no known name, so that nobody is carried over."""

from __future__ import annotations

from mujaz.extract.hits import Hit
from mujaz.extract.letters import ALEF, ARTICLE, CONJUNCTIONS, LETTER_PREPOSITIONS, OPENERS, PRONOUNS
from mujaz.extract.scene import Scene

_BEH, _LAM = LETTER_PREPOSITIONS[:2]
_HEH, _TEH = "\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER TEH}"
_PLURALS = ("\N{ARABIC LETTER WAW}\N{ARABIC LETTER NOON}", "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}")
_OURS = ("\N{ARABIC LETTER NOON}" + ALEF, _HEH + ALEF)
_SHORTEST, _WAS, _IN_STATE = 4, 14, 5
_WAW = "\N{ARABIC LETTER WAW}"
_NO_NOUN = ("that", "therein", "source", "resuming")
_FUNCTIONAL = ("auxiliary", "opening", "that", "adverb", "preposition", "resuming", "relative", "this", "who", "what")


def first_after(hit: Hit, scene: Scene) -> int:
    """The first token after a verb that is no adverb and no quotation mark, at most where the content begins."""
    at, end = hit.at + 1, min(hit.gap, len(scene.tokens))
    while at < end and (_adverbial(at, scene) or scene.word(at) in OPENERS):
        at += 1
    return at + 1 if at + 1 == end and _in_what_state(at, hit, scene) else at


def _in_what_state(at: int, hit: Hit, scene: Scene) -> bool:
    """Whether an active participle right before what is said tells how it was said ('وتابع غاضبا: ')."""
    word = scene.word(at)
    if word in scene.words["mien"]:
        return True
    says = hit.mark in {"that", "quote"} and at not in scene.at
    shaped = len(word) == _IN_STATE and word[1] == ALEF and word[-1] in (ALEF, _HEH)
    return says and shaped and not word.endswith(_OURS) and not word.startswith(ARTICLE)


def subject_noun(hit: Hit, scene: Scene) -> int | None:
    """The token of a noun that is no known name where the subject would stand, over adverbs; None where none does."""
    at, end = first_after(hit, scene), min(hit.gap, len(scene.tokens))
    if at >= end or scene.tokens[at].kind != "word" or at in scene.at:
        return None
    word = scene.word(at)
    if word in scene.words["some"]:
        return at
    if any(word in scene.words[job] for job in _NO_NOUN):
        return None
    return None if scene.opens_preposed(at) and not _lone_name(hit, at, scene) else at


def other_subject(hit: Hit, scene: Scene) -> bool:
    """Whether a name that cannot be its subject stands right after a verb of saying, as an object never does."""
    at, end = first_after(hit, scene), min(hit.gap, len(scene.tokens))
    mention = scene.at.get(at)
    says = hit.mark in {"that", "quote"} and "noun" not in hit.cue.after
    return says and at < end and mention is not None and mention.first == at and not scene.preposed(mention)


def _adverbial(at: int, scene: Scene) -> bool:
    word = scene.word(at)
    if word in scene.words["some"]:
        return False
    return (
        word in scene.words["adverb"]
        or word in scene.words["manner"]
        or (word[0] in LETTER_PREPOSITIONS and word[1:] in PRONOUNS)
    )


def _lone_name(hit: Hit, at: int, scene: Scene) -> bool:
    """Whether a word with the first letter of a preposition is all that stands between the verb and what it says.

    'وقال ليشكا "إنهم"': nobody is named by it for sure, but somebody may be. 'قال لوسائل إعلام إن', 'قال للصحافة إن'
    and words of manner ('بوضوح') only say how or to whom.
    """
    word = scene.word(at)
    if hit.gap != at + 1 or hit.mark not in {"that", "quote"} or word[0] not in (_BEH, _LAM):
        return False
    if at in scene.at or word in scene.words["preposition"] or word in scene.words["manner"]:
        return False
    rest = word[1:]
    joined = rest.startswith(ARTICLE) or word.startswith(_LAM + _LAM) or rest in scene.words["class"]
    return not joined and not rest.endswith((_HEH, _HEH + ALEF)) and len(word) >= _SHORTEST


def noun_had(hit: Hit, scene: Scene) -> int | None:
    """The noun between 'was' and 'had' before a verb ('كانت النقابات قد دعت'), where no known name stands there."""
    if hit.coordinated or scene.word(hit.at - 1) not in scene.words["auxiliary"]:
        return None
    for at in range(hit.at - 2, max(-1, hit.at - _WAS), -1):
        word = scene.word(at)
        if word.lstrip(_WAW) in scene.words["was"]:
            noun = at + 1
            named = noun in scene.at or scene.opens_preposed(noun) or noun >= hit.at - 1
            return None if named or scene.tokens[noun].kind != "word" else noun
    return None


def described(hit: Hit, scene: Scene) -> bool:
    """Whether an unknown noun right before a verb in the past is its subject ('لكن محققين استبعدوا', 'دعوات حذرت')."""
    at = hit.at - 1
    if hit.coordinated or hit.shape.kind != "past" or at < 0 or at in scene.at or scene.tokens[at].kind != "word":
        return False
    word = scene.word(at)
    if len(word) < _SHORTEST or any(word in scene.words[job] for job in _FUNCTIONAL):
        return False
    if scene.word(at - 1) in scene.words["preposition"] or scene.opens_preposed(at):
        return False
    if hit.shape.number == "p":
        return word.endswith(_PLURALS) or word.endswith(ALEF + _TEH)
    return hit.shape.gender == "f" and word.endswith(ALEF + _TEH) and not word.startswith(ARTICLE)


def as_for(hit: Hit, scene: Scene) -> int | None:
    """The token after 'as for', whose verb begins with 'then' ('أما والدة الطفل فقالت')."""
    if scene.word(hit.at)[0] != CONJUNCTIONS[1]:
        return None
    for at in range(hit.at - 2, max(-1, hit.at - _WAS), -1):
        if scene.word(at) in scene.words["as_for"]:
            return at + 1
    return None


def same_again(at: int, scene: Scene) -> bool:
    """'المصدر نفسه', 'نفس المصدر': whoever spoke last."""
    if scene.word(at) in scene.words["same_before"]:
        return scene.word(at + 1) in scene.words["source_again"]
    return scene.word(at) in scene.words["source_again"] and scene.word(at + 1) in scene.words["same"]
