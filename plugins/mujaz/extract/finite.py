"""From a finite reporting verb to whoever speaks: beside it, taken up by a noun, or carried over."""

from __future__ import annotations

from dataclasses import replace

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
from mujaz.extract.cues import ALEF, ARTICLE, HEH, LETTER_PREPOSITIONS, OBJECTIVE, PRONOUNS, Hit, goes_on
from mujaz.extract.draft import Draft
from mujaz.extract.explicit import as_for, described, first_after, noun_had, other_subject, same_again, subject_noun
from mujaz.extract.mentions import Mention
from mujaz.extract.scene import Memory, Scene, Voice
from mujaz.extract.sources import issuer
from mujaz.extract.speakers import (
    already,
    antecedent,
    behind_but,
    common_noun_before,
    opening_noun,
    paper_beside,
    resumed,
    resumes,
    subject_after,
    subject_before,
    subject_beside,
)

_DAMMA = "\N{ARABIC DAMMA}"
_FEMININE = ("\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER TEH}")
_NOMINATIVE = "\N{ARABIC LETTER WAW}\N{ARABIC LETTER NOON}"
_WAW = "\N{ARABIC LETTER WAW}"
_PAPER = 6


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
    after = subject_after(hit, scene)
    if after is None or _called_upon(hit, after, scene, memory) or _had(hit, scene) or _object(hit, after, scene):
        return None
    return replace(draft, mention=after, rule="claims.verb_subject", opens=min(draft.opens, after.span.start))


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
    return _unaccompanied(hit, draft, scene, memory)


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


def _unaccompanied(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    """A verb beside which no name stands: its subject is a noun that takes one up, or is carried over."""
    told = _told_of_before(hit, draft, scene) or _figures_of(hit, draft, scene)
    if told is not None:
        return told
    asks_again = hit.coordinated and hit.gap == hit.at + 1 and main_voice(hit, scene, memory) is not None
    told_again = asks_again or _takes_up(hit, scene)
    if (hit.cue.needs_subject and not told_again and not _surely_subject(hit, scene)) or _points(hit, scene):
        return None
    if common_noun_before(hit, scene) and hit.mark in {"noun", "preposition"}:
        return None
    ahead = not hit.shape.pronoun and _noun_ahead(hit, scene)
    if any(find(hit, scene) for find in (described, other_subject)) or ahead:
        return replace(draft, rule="claims.unnamed_subject", nested=True)
    voice = main_voice(hit, scene, memory)
    noun = None if _object_alone(hit, scene) else subject_noun(hit, scene)
    if noun is not None and not (voice is not None and hit.coordinated and _takes_object(hit, scene)):
        told = _by_noun(hit, noun, draft, scene, memory)
        if told is not None:
            return told
    return _pro_drop(hit, draft, scene, memory, voice)


def _noun_ahead(hit: Hit, scene: Scene) -> bool:
    """Whether a noun that no table knows opens the verb's clause, or stands behind 'as for'."""
    opens = opening_noun(hit, scene) is not None or (hit.shape.kind == "past" and behind_but(hit, scene))
    return opens or as_for(hit, scene) is not None


def _takes_up(hit: Hit, scene: Scene) -> bool:
    """'وطلب الوفد من أنقرة': whether the noun right after the verb takes up somebody, with what it asks behind it."""
    noun = subject_noun(hit, scene) if hit.mark in {"that", "preposition"} and hit.gap == hit.at + 2 else None
    return noun == hit.at + 1 and taken_up(noun, scene) is not None


def _object_alone(hit: Hit, scene: Scene) -> bool:
    """'وصف الاحتلال للبلاد بأنه': a thing right after a verb that must have an object is no subject."""
    if hit.cue.whom != "must" or hit.act != "assess" or hit.shape.pronoun or hit.mark not in {"that", "preposition"}:
        return False
    noun = scene.word(hit.at + 1)
    return noun.startswith(ARTICLE) and noun not in scene.words["heads"] and hit.at + 1 not in scene.at


def _takes_object(hit: Hit, scene: Scene) -> bool:
    """Whether the noun after the verb may be its object ('أدانت X العنف، وطالبت السلطات بحماية').

    Not where what the verb is about follows with its preposition ('أقر الجيش بـ', 'رحبت بها النقابة').
    """
    if hit.mark == "preposition":
        return hit.cue.whom != "never"
    bound = scene.word(hit.at + 1)
    return "noun" in hit.cue.after and not (bound[:1] in LETTER_PREPOSITIONS and bound[1:] in PRONOUNS)


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


def _figures_of(hit: Hit, draft: Draft, scene: Scene) -> Draft | None:
    """'أظهرت بيانات وزارة الصحة أن', 'كشفت الأرقام التي نشرتها الوزارة أن': whose figures they are."""
    if hit.mark != "that" or scene.word(hit.at + 1) not in scene.words["inanimate"]:
        return None
    mention = issuer(hit.at + 1, scene)
    return replace(draft, mention=mention, rule="claims.paper") if mention is not None else None


def _points(hit: Hit, scene: Scene) -> bool:
    """'تشير بعض التقديرات', 'تضيف هذه البيانات': what points to something without saying it."""
    if _object_alone(hit, scene):
        return False
    led = scene.word(hit.at + 1) in scene.words["some"] or scene.word(hit.at + 1) in scene.words["this"]
    return scene.word(hit.at + (2 if led else 1)) in scene.words["inanimate"]


def _by_noun(hit: Hit, at: int, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    """A noun that is no name stands where the subject would; None where it may as well be the object."""
    word = scene.word(at)
    if word in scene.words["document"]:
        return told_by_paper(hit, draft, scene, memory)
    spoken = _spoken_before(hit, at, draft, scene, memory)
    if spoken is not None:
        return spoken
    accusative = word.endswith(OBJECTIVE) and _takes_object(hit, scene)
    mention = None if accusative else taken_up(at, scene)
    voice = voice_meant(hit, at, scene, memory) if mention is None else None
    if mention is not None or voice is not None:
        return replace(draft, mention=mention, voice=voice, rule="claims.taken_up")
    objective = word.endswith(ALEF) and not word.endswith(HEH + ALEF)
    if hit.coordinated and hit.mark in {"noun", "preposition"} and objective:
        return None
    calls = (
        hit.mark == "preposition" and _agrees(hit, word) and (hit.act in {"call", "accuse"} or _speaks(hit, at, scene))
    )
    object_ = hit.coordinated and "noun" in hit.cue.after and not _agrees(hit, word)
    if (
        word.endswith(_NOMINATIVE)
        or calls
        or not _takes_object(hit, scene)
        or (hit.mark in {"that", "quote", "before"} and not object_)
    ):
        return replace(draft, rule="claims.unnamed_subject")
    return None


def _spoken_before(hit: Hit, at: int, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    """'سموه', 'المصدر نفسه': whoever spoke before, or of whom the sentence tells."""
    if scene.word(at) in scene.words["honorific"]:
        voice = any_voice(hit, scene, memory)
        person = sentence_subject(hit, scene) if voice is None else None
        return replace(draft, voice=voice, mention=person, rule="claims.taken_up")
    if same_again(at, scene):
        return replace(draft, voice=memory.latest(scene.segment), rule="claims.taken_up")
    return None


def _speaks(hit: Hit, at: int, scene: Scene) -> bool:
    """Whether the noun is one for people or bodies and no object: something stands between it and the preposition."""
    return scene.word(at) in scene.words["heads"] and hit.gap > at + 1


def _surely_subject(hit: Hit, scene: Scene) -> bool:
    """Whether a noun follows that no other reading explains: before 'that', or definite and feminine as the verb."""
    if hit.mark == "that":
        unlike = not hit.cue.near or hit.shape.gender == "f"
        return hit.gap == hit.at + 1 or (unlike and subject_noun(hit, scene) is not None)
    noun = scene.word(hit.at + 1)
    person = noun.startswith(ARTICLE) and noun in scene.words["heads"] and hit.mark == "preposition"
    if noun in scene.words["honorific"] or (person and hit.gap == hit.at + 2):
        return True
    return hit.shape.gender == "f" and noun.startswith(ARTICLE) and _agrees(hit, noun)


def _agrees(hit: Hit, noun: str) -> bool:
    """Whether a noun after a verb looks as if it had the verb's gender."""
    return noun.endswith(_FEMININE) == (hit.shape.gender == "f")


def _pro_drop(hit: Hit, draft: Draft, scene: Scene, memory: Memory, voice: Voice | None) -> Draft | None:
    if voice is not None:
        return replace(draft, voice=voice, rule="claims.pro_drop")
    mention = sentence_subject(hit, scene)
    if mention is not None:
        return replace(draft, mention=mention, rule="claims.sentence_subject")
    if hit.act == "assess" and hit.shape.kind == "present" and hit.shape.gender == "m" and not draft.nested:
        return None
    if scene.word(hit.at - 1) in scene.words["since"]:
        return replace(draft, rule="claims.unnamed_subject")
    return replace(draft, voice=any_voice(hit, scene, memory), rule="claims.pro_drop")


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


def told_by_paper(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft:
    """'قال البيان', 'أفاد تقرير لمنظمة': whoever issued the paper, named after it or heard last."""
    for at in range(hit.at + 1, min(hit.gap, hit.at + _PAPER, len(scene.tokens))):
        if scene.word(at) in scene.words["relative"] and scene.word(at - 1) in scene.words["statement"]:
            break  # an agency that carries a statement has not issued it
        mention = scene.at.get(at)
        if mention is not None and scene.acts(mention):
            return replace(draft, mention=mention, rule="claims.paper")
    voice = memory.latest(scene.segment)
    if voice is not None:
        return replace(draft, voice=voice, rule="claims.paper")
    return replace(draft, mention=body_before(scene) if hit.cue.needs_document else None, rule="claims.paper")
