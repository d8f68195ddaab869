"""From a finite reporting verb to whoever speaks: beside it, or as where no name stands beside it."""

from __future__ import annotations

from dataclasses import replace

from mujaz.extract.beside_verb import already
from mujaz.extract.carried import any_voice, main_voice, one_of_them, sentence_subject
from mujaz.extract.cues import goes_on
from mujaz.extract.draft import Draft
from mujaz.extract.explicit import first_after, noun_had
from mujaz.extract.hits import Hit
from mujaz.extract.letters import ARTICLE, CONJUNCTIONS, LETTER_PREPOSITIONS
from mujaz.extract.mentions import Mention
from mujaz.extract.scene import Memory, Scene
from mujaz.extract.speakers import subject_after
from mujaz.extract.speakers_before import (
    antecedent,
    opening_noun,
    paper_beside,
    resumed,
    resumes,
    subject_before,
    subject_beside,
)
from mujaz.extract.unaccompanied import told_by_paper, unaccompanied

_DAMMA = "\N{ARABIC DAMMA}"
_WAW = CONJUNCTIONS[0]


def told_by_verb(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    """The draft with its speaker and rule; None where the verb reports nothing after all."""
    if hit.shape.passive or (hit.shape.kind == "past" and scene.text[hit.start + 1 : hit.start + 2] == _DAMMA):
        return replace(draft, rule="claims.passive")
    if _about_papers(hit, scene) or _accused(hit) or _deemed(hit, scene):
        return None
    draft = replace(draft, nested=hit.relative or hit.what or (draft.bare and not hit.coordinated))
    voice = any_voice(hit, scene, memory) if resumed(hit, scene) else None
    if voice is not None:
        return replace(draft, voice=voice, rule="claims.pro_drop", nested=True)
    went_on = goes_on(scene.tokens, hit.at, scene.words)
    told = (_went_on if went_on else _near_subject)(hit, draft, scene, memory)
    if told is not None or went_on or _for_purpose(hit, scene):
        return told
    if hit.relative and not hit.what and not hit.shape.pronoun:
        return _relative(hit, draft, scene, memory)
    return _before_or_carried(hit, draft, scene, memory)


def _went_on(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    """'قبل أن يضيف': only by whoever has spoken in the sentence, with nobody else named behind the verb."""
    voice = main_voice(hit, scene, memory)
    if voice is None or subject_after(hit, scene) is not None:
        return None
    return replace(draft, voice=voice, rule="claims.pro_drop")


def _for_purpose(hit: Hit, scene: Scene) -> bool:
    """'لتؤكد', 'ليعلن': what is done in order to say it, by whom only a subject of its own would tell."""
    begins = scene.tokens[hit.at].start
    return hit.shape.kind == "present" and hit.start > begins and scene.word(hit.at)[0] == LETTER_PREPOSITIONS[1]


def _near_subject(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    """The subject after the verb, unless a headline, a paper or 'had' puts it right before."""
    if hit.shape.kind == "present":
        paper = paper_beside(hit, scene)
        if paper is not None:
            return replace(draft, mention=paper, rule="claims.paper", nested=True)
        if subject_beside(hit, scene) is not None:
            return None
    if hit.mark in {"that", "quote"} and _issued(hit, scene):
        return told_by_paper(hit, draft, scene, memory)
    after = subject_after(hit, scene)
    if after is not None and one_of_them(after.first, scene, memory):
        return replace(draft, voice=memory.latest(scene.segment, reach=1), rule="claims.taken_up")
    if after is None or _called_upon(hit, after, scene, memory) or _had(hit, scene) or _object(hit, after, scene):
        return None
    return replace(draft, mention=after, rule="claims.verb_subject", opens=min(draft.opens, after.span.start))


def _issued(hit: Hit, scene: Scene) -> bool:
    """'قال بيان لحزب كذا الذي يتزعمه فلان إن': right behind the verb a paper speaks, with its issuer behind it."""
    at = first_after(hit, scene)
    mention = scene.at.get(at + 1)
    return at not in scene.at and scene.word(at) in scene.words["document"] and mention is not None


def _had(hit: Hit, scene: Scene) -> bool:
    """'كانت اللجنة قد أعلنت فوز X': whoever stands between 'was' and the verb speaks, not whom the news is about."""
    if noun_had(hit, scene) is not None:
        return True
    before = subject_before(hit, scene)
    if before is None:
        return hit.mark in {"noun", "preposition"} and opening_noun(hit, scene) is not None
    helped = scene.word(hit.at - 1) in scene.words["auxiliary"] and before.last == hit.at - 1
    return helped or scene.word(before.first - 1).lstrip(_WAW) in scene.words["was"]


def _object(hit: Hit, after: Mention, scene: Scene) -> bool:
    """'واتهم قوى خارجية بـ', 'التي طالبت الحكومة بـ': the one name between such a verb and the charge is no speaker."""
    if (
        hit.cue.whom == "never"
        or hit.shape.pronoun
        or hit.mark != "preposition"
        or not (hit.relative or hit.cue.whom == "must")
    ):
        return False
    at = after.last
    while at < hit.gap and scene.tokens[at].kind == "mark":
        at += 1
    return at == hit.gap and after.first == first_after(hit, scene)


def _called_upon(hit: Hit, after: Mention, scene: Scene, memory: Memory) -> bool:
    """'وحث السكان على', 'وناشدت المنظمات فتح': a group that is asked, while somebody speaks in the sentence already."""
    if hit.act != "call" or not hit.coordinated or scene.kind(after) != "group":
        return False
    if hit.mark == "noun" and after.number == "p" and after.first == hit.at + 1:
        return not scene.word(after.last).startswith(ARTICLE) and any_voice(hit, scene, memory) is not None
    asked = hit.mark == "preposition" and after.last == hit.gap
    return asked and main_voice(hit, scene, memory) is not None


def _before_or_carried(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    """A verb without a subject after it."""
    if _idle(hit):
        return None
    voice = any_voice(hit, scene, memory) if hit.what else None
    if voice is not None:
        return replace(draft, voice=voice, rule="claims.pro_drop", nested=True)
    before = already(hit, scene) or subject_before(hit, scene)
    if before is None and _headline_passive(hit):
        return replace(draft, rule="claims.passive")
    if before is not None:
        nested = draft.nested or (scene.word(before.first - 1) in scene.words["that"] and not _but(before, scene))
        return replace(draft, mention=before, rule="claims.subject_verb", opens=before.span.start, nested=nested)
    return unaccompanied(hit, draft, scene, memory)


def _but(before: Mention, scene: Scene) -> bool:
    """'غير أن', 'إلا أن', 'كما أن': the clause is the writer's, not what somebody says."""
    word = scene.word(before.first - 2)
    return word in scene.words["opening"] or word.lstrip(_WAW) in scene.words["opening"]


def _headline_passive(hit: Hit) -> bool:
    """'توجه اتهامات للشرطة': nobody is named before a present whose object comes at once."""
    return hit.shape.kind == "present" and hit.mark == "noun" and hit.gap == hit.at + 1 and bool(hit.cue.objects)


def _idle(hit: Hit) -> bool:
    """Readings that only a subject right after the verb would make a report.

    'ما يشير إلى' resumes what was told, 'يعتبر الأكبر' is a passive, and 'بين' is 'between' more often than a verb.
    """
    resumes = (hit.what and not hit.shape.pronoun) or (hit.shape.pronoun and hit.act == "announce")
    passive = hit.act == "assess" and hit.shape.kind == "present" and hit.mark == "noun" and not hit.shape.pronoun
    between = hit.cue.near > 0 and hit.cue.needs_subject and hit.gap != hit.at + 1 and hit.shape.gender != "f"
    return resumes or passive or between


def _accused(hit: Hit) -> bool:
    """'اتهموا بالقتل', 'وصفت بالتاريخية': right before the charge or the name, the verb tells of whom it is about."""
    passive = hit.act in {"accuse", "assess"} and "noun" in hit.cue.after and not hit.shape.pronoun
    return passive and hit.mark == "preposition" and hit.gap == hit.at + 1


def _deemed(hit: Hit, scene: Scene) -> bool:
    """'ستُعتبر عملا حربيا': a passive by its written vowel."""
    passive = _DAMMA in scene.text[hit.start + 1 : hit.start + 3]
    return passive and hit.shape.kind == "present" and hit.act == "assess"


def _relative(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    """'الوزير الذي قال', and 'المحكمة التي قال إنها', said by whom the sentence is about."""
    mention = antecedent(hit, scene)
    if mention is not None and not (hit.mark == "noun" and hit.act == "assess"):
        return replace(draft, mention=mention, rule="claims.relative")
    voice = main_voice(hit, scene, memory) if resumes(hit, scene) else None
    teller = sentence_subject(hit, scene) if voice is None and resumes(hit, scene) else None
    if voice is not None or teller is not None:
        return replace(draft, voice=voice, mention=teller, rule="claims.relative_told")
    says = hit.mark == "that" or (hit.mark == "quote" and hit.act != "assess")
    return replace(draft, rule="claims.unnamed_subject") if says else None


def _about_papers(hit: Hit, scene: Scene) -> bool:
    """'معلومات تفيد': a paper or a figure before the verb, not somebody who speaks."""
    if hit.coordinated:
        return False
    inanimate, document = scene.words["inanimate"], scene.words["document"]
    reach = 2 if hit.shape.kind == "present" else 1
    return any(
        form.text in inanimate or (form.text in document and reach == 2)
        for token in scene.tokens[max(0, hit.at - reach) : hit.at]
        for form in token.forms
    )
