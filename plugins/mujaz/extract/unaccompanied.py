"""From a reporting verb beside which no name stands to whoever speaks: taken up by a noun, or carried over."""

from __future__ import annotations

from dataclasses import replace

from mujaz.extract.beside_verb import (
    agrees,
    noun_ahead,
    object_alone,
    own_speech,
    owned_object,
    points,
    speaks,
    surely_subject,
    takes_object,
    takes_up,
)
from mujaz.extract.carried import (
    any_voice,
    body_before,
    latter,
    main_voice,
    sentence_subject,
    surname,
    taken_up,
    voice_meant,
)
from mujaz.extract.draft import Draft
from mujaz.extract.explicit import described, noun_had, other_subject, same_again, subject_noun
from mujaz.extract.hits import Hit
from mujaz.extract.letters import ALEF, ARTICLE, HEH, OBJECTIVE
from mujaz.extract.scene import Memory, Scene, Voice
from mujaz.extract.sources import issuer
from mujaz.extract.speakers_before import common_noun_before, opening_noun

_NOMINATIVE = "\N{ARABIC LETTER WAW}\N{ARABIC LETTER NOON}"
_PAPER, _WISH = 6, 30


def unaccompanied(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    """A verb beside which no name stands: its subject is a noun that takes one up, or is carried over."""
    told = _told_of_before(hit, draft, scene) or _figures_of(hit, draft, scene)
    if told is not None:
        return told
    asks_again = hit.coordinated and (hit.gap == hit.at + 1 or owned_object(hit, scene))
    asks_again = asks_again and main_voice(hit, scene, memory) is not None
    told_again = asks_again or takes_up(hit, scene)
    if (hit.cue.needs_subject and not told_again and not surely_subject(hit, scene)) or points(hit, scene):
        return None
    if common_noun_before(hit, scene) and hit.mark in {"noun", "preposition"}:
        return None
    ahead = not hit.shape.pronoun and noun_ahead(hit, scene)
    if any(find(hit, scene) for find in (described, other_subject)) or ahead:
        return replace(draft, rule="claims.unnamed_subject", nested=True)
    voice = main_voice(hit, scene, memory)
    noun = None if object_alone(hit, scene) or own_speech(hit, scene) else subject_noun(hit, scene)
    if noun is not None and not (voice is not None and hit.coordinated and takes_object(hit, scene)):
        told = _by_noun(hit, noun, draft, scene, memory)
        if told is not None:
            return told
    return _pro_drop(hit, draft, scene, memory, voice)


def _told_of_before(hit: Hit, draft: Draft, scene: Scene) -> Draft | None:
    """'The latter' beside the verb, a known surname after it, or the noun of 'the ministry had', 'but the minister'."""
    noun = noun_had(hit, scene)
    before = noun if noun is not None else opening_noun(hit, scene)
    for rule, mention in (
        ("claims.latter", latter(hit, scene)),
        ("claims.surname", surname(hit, scene, noun)),
        ("claims.taken_up", taken_up(before, scene) if before is not None else None),
    ):
        if mention is not None:
            return replace(draft, mention=mention, rule=rule)
    return replace(draft, rule="claims.unnamed_subject") if noun is not None else None


def _in_paper(hit: Hit, scene: Scene) -> bool:
    """'أصدرت جماعة كذا بيانا قالت فيه إن': whether the verb says what stands in a paper named right before it."""
    paper = scene.word(hit.at - 1).removesuffix(ALEF)
    return scene.word(hit.at + 1) in scene.words["therein"] and paper in scene.words["document"]


def _figures_of(hit: Hit, draft: Draft, scene: Scene) -> Draft | None:
    """'أظهرت بيانات وزارة الصحة أن', 'كشفت الأرقام التي نشرتها الوزارة أن': whose figures they are."""
    if hit.mark != "that" or scene.word(hit.at + 1) not in scene.words["inanimate"]:
        return None
    mention = issuer(hit.at + 1, scene)
    return replace(draft, mention=mention, rule="claims.paper") if mention is not None else None


def _by_noun(hit: Hit, at: int, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    """A noun that is no name stands where the subject would; None where it may as well be the object."""
    word = scene.word(at)
    if word in scene.words["document"]:
        return told_by_paper(hit, draft, scene, memory)
    spoken = _spoken_before(hit, at, draft, scene, memory)
    if spoken is not None:
        return spoken
    accusative = word.endswith(OBJECTIVE) and takes_object(hit, scene)
    mention = None if accusative else taken_up(at, scene)
    voice = voice_meant(hit, at, scene, memory) if mention is None else None
    if mention is not None or voice is not None:
        return replace(draft, mention=mention, voice=voice, rule="claims.taken_up")
    objective = word.endswith(ALEF) and not word.endswith(HEH + ALEF)
    if hit.coordinated and hit.mark in {"noun", "preposition"} and objective:
        return None
    calls = (
        hit.mark == "preposition" and agrees(hit, word) and (hit.act in {"call", "accuse"} or speaks(hit, at, scene))
    )
    object_ = hit.coordinated and "noun" in hit.cue.after and not agrees(hit, word)
    if (
        word.endswith(_NOMINATIVE)
        or calls
        or not takes_object(hit, scene)
        or (hit.mark in {"that", "quote", "before"} and not object_)
    ):
        return replace(draft, rule="claims.unnamed_subject")
    return None


def _spoken_before(hit: Hit, at: int, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    """'سموه', 'المصدر نفسه': whoever spoke before, or of whom the sentence tells; 'البعض' is nobody."""
    if scene.word(at) in scene.words["honorific"]:
        voice = any_voice(hit, scene, memory)
        person = sentence_subject(hit, scene) if voice is None else None
        return replace(draft, voice=voice, mention=person, rule="claims.taken_up")
    if same_again(at, scene):
        return replace(draft, voice=memory.source(scene), rule="claims.taken_up")
    if scene.word(at) in scene.words["anybody"]:
        return replace(draft, rule="claims.unnamed_subject")
    return None


def _pro_drop(hit: Hit, draft: Draft, scene: Scene, memory: Memory, voice: Voice | None) -> Draft | None:
    if voice is not None:
        return replace(draft, voice=voice, rule="claims.pro_drop")
    mention = sentence_subject(hit, scene)
    if mention is not None:
        return replace(draft, mention=mention, rule="claims.sentence_subject")
    if hit.act == "assess" and hit.shape.kind == "present" and hit.shape.gender == "m" and not draft.nested:
        return None
    if _deemed_by_nobody(hit, scene) or _wished_too(hit, scene):
        return None
    if scene.word(hit.at - 1) in scene.words["since"] or _in_paper(hit, scene):
        return replace(draft, rule="claims.unnamed_subject")
    return replace(draft, voice=any_voice(hit, scene, memory), rule="claims.pro_drop")


def _deemed_by_nobody(hit: Hit, scene: Scene) -> bool:
    """'فيما اعتبر موقف الحكومة ضعيفا': with nobody named in the sentence, what is deemed so is its subject."""
    aside = scene.word(hit.at - 1) in scene.words["aside"]
    return aside and hit.act == "assess" and hit.mark == "noun" and not hit.shape.pronoun


def _wished_too(hit: Hit, scene: Scene) -> bool:
    """'ينتظر أن يؤكد البيان كذا ويرحب بكذا': a present that 'and' joins to one that is only wished."""
    if hit.shape.kind != "present" or not hit.coordinated:
        return False
    letter = scene.word(hit.at)[1:2]
    before = range(max(1, hit.at - _WISH), hit.at - 1)
    wished = (at for at in before if scene.word(at) in scene.words["subjunctive"])
    return any(scene.word(at + 1)[:1] == letter for at in wished)


def told_by_paper(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft:
    """'قال البيان', 'أفاد تقرير لمنظمة': whoever issued the paper, named after it or heard last."""
    for at in range(hit.at + 1, min(hit.gap, hit.at + _PAPER, len(scene.tokens))):
        if scene.word(at) in scene.words["relative"] and scene.word(at - 1) in scene.words["statement"]:
            break  # an agency that carries a statement has not issued it
        mention = scene.at.get(at)
        if mention is not None and scene.acts(mention):
            return replace(draft, mention=mention, rule="claims.paper")
    voice = memory.reports if reports(draft, scene) else None
    voice = voice or memory.latest(scene.segment)
    if voice is not None:
        return replace(draft, voice=voice, rule="claims.paper")
    return replace(draft, mention=body_before(scene) if hit.cue.needs_document else None, rule="claims.paper")


def reports(draft: Draft, scene: Scene) -> bool:
    """Whether a study or a report speaks, and no statement: who issued it is not whoever spoke last."""
    paper = scene.word(draft.at + 1).removeprefix(ARTICLE)
    return paper in scene.words["document"] and paper not in scene.words["statement"]
