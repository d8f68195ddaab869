"""From the reporting words of a sentence to claims in the making, each with whoever speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mujaz.extract.carried import any_voice, body_before, latter, main_voice, sentence_subject, taken_up
from mujaz.extract.cues import ARTICLE, COMMAS, OPENERS, Hit, find_hits, find_phrases
from mujaz.extract.mentions import Mention
from mujaz.extract.scene import Memory, Scene, Voice, fits
from mujaz.extract.sources import noun_speakers, relayed, source_named, source_of_verb
from mujaz.extract.speakers import (
    antecedent,
    common_noun_before,
    headed,
    resumed,
    starts_with_noun,
    subject_after,
    subject_before,
    subject_beside,
)
from mujaz.lexicon.cues import Cues
from mujaz.model.facts import Act
from mujaz.model.span import Span

_DAMMA = "\N{ARABIC DAMMA}"
_FEMININE = ("\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER TEH}")
_NOMINATIVE = "\N{ARABIC LETTER WAW}\N{ARABIC LETTER NOON}"
_DOUBLE, _BEGINNING, _PAPER = 6, 6, 6
_NO_SUBJECT = frozenset({"claims.pro_drop", "claims.unnamed_subject", "claims.sentence_subject"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: its cue at token `at`, its speaker as a mention or as a voice heard before.

    `opens` is the code point where its evidence begins, `gap` the token where its content begins, `nested` that it
    stands inside another's content, `bare` that a pronoun on the verb is all that it says of a thing named before.
    """

    act: Act
    cue: Span
    opens: int
    rule: str
    at: int
    mention: Mention | None = None
    voice: Voice | None = None
    via: Mention | None = None
    nested: bool = False
    distanced: bool = False
    mark: str = ""
    gap: int = -1
    bare: bool = False

    @property
    def speaker(self) -> str | None:
        """The referent who speaks."""
        if self.mention is not None:
            return self.mention.referent
        return self.voice.referent or None if self.voice is not None else None


def drafts(scene: Scene, memory: Memory, cues: Cues, quotes: Sequence[Span]) -> list[Draft]:
    """The claims of a sentence in order; each voice is added to `memory` for those after it."""
    phrases = find_phrases(scene.tokens, cues)
    hits = {hit.at: hit for hit in find_hits(scene.tokens, cues, scene.at, phrases)}
    sources = {
        phrase.first: phrase.value
        for phrase in phrases
        if phrase.value in {"source", "source_verb", "voiced"} and not _names_things(hits.get(phrase.last))
    }
    ends = {phrase.first: (phrase.last, phrase.start) for phrase in phrases}
    nouns = {at: (span, act, mention) for at, span, act, mention in noun_speakers(scene, cues) if at not in hits}
    found: list[Draft] = []
    done: set[int] = set()
    for at in sorted({*hits, *sources, *nouns}):
        if at in done:
            continue
        if at in sources:
            draft = _source(sources[at], at, ends[at], hits, done, found, scene)
        elif at in hits:
            draft = _told(hits[at], found, scene, memory)
        else:
            span, act, mention = nouns[at]
            draft = Draft(act, span, span.start, "claims.verbal_noun", at, mention, nested=True, mark="noun", gap=at)
        if draft is not None and not _own_words(draft, hits.get(at), scene, quotes):
            if at in hits and found and _restates(hits[at], found[-1], scene):
                paper = found.pop()
                draft = replace(draft, mention=paper.mention, voice=paper.voice, opens=paper.opens)
            found.append(draft)
            memory.voices.append(_voice(draft, scene, hits.get(at)))
    return found


def _names_things(hit: Hit | None) -> bool:
    """'على ما وصفه بـ': the relative word belongs to the verb that names, not to a source."""
    return hit is not None and hit.what and hit.shape.pronoun and hit.act == "assess"


def _own_words(draft: Draft, hit: Hit | None, scene: Scene, quotes: Sequence[Span]) -> bool:
    """Whether a verb without a subject stands inside a quotation, where it may as well be the first person."""
    i_said = hit is not None and hit.shape.kind == "past" and hit.shape.gender == "f" and not hit.shape.pronoun
    if i_said and scene.text[draft.cue.end - 1] == _DAMMA:
        return True
    if draft.rule not in _NO_SUBJECT or (scene.word(draft.at - 1) in OPENERS and not i_said):
        return False
    at = bisect_right(quotes, draft.cue) - 1
    return at >= 0 and draft.cue.end < quotes[at].end


def _voice(draft: Draft, scene: Scene, hit: Hit | None) -> Voice:
    where = (scene.segment, scene.sentence, draft.nested)
    if draft.mention is not None:
        return Voice(draft.mention.referent, scene.gender(draft.mention), draft.mention.number, *where)
    if draft.voice is not None:
        return Voice(draft.voice.referent, draft.voice.gender, draft.voice.number, *where)
    return Voice("", hit.shape.gender if hit is not None else None, None, *where)


def _told(hit: Hit, found: Sequence[Draft], scene: Scene, memory: Memory) -> Draft | None:
    draft = _draft(hit)
    if hit.cue.relay:
        return _passed_on(hit, draft, scene)
    if _doubles(hit, found, scene):
        return None
    if hit.cue.needs_document:
        return _paper_speaks(hit, draft, scene, memory)
    if hit.shape.kind == "noun":
        mention = scene.at.get(hit.at - 2) or taken_up(max(0, hit.at - 2), scene)
        return replace(draft, mention=mention, nested=True, rule="claims.verbal_noun")
    find = _participle if hit.shape.kind == "participle" else _finite
    return find(hit, draft, scene, memory)


def _passed_on(hit: Hit, draft: Draft, scene: Scene) -> Draft | None:
    passed = relayed(hit, scene)
    if passed is None:
        return None
    return replace(draft, cue=passed.cue, at=passed.at, mention=passed.speaker, via=passed.via, rule="claims.relay")


def _draft(hit: Hit) -> Draft:
    named = _names_things(hit)
    return Draft(
        "assess" if named else hit.act,
        Span(hit.start, hit.end),
        hit.start,
        "",
        hit.at,
        distanced=hit.cue.distanced or named,
        mark=hit.mark,
        gap=hit.gap,
        bare=hit.shape.pronoun and hit.mark == "noun",
    )


def _doubles(hit: Hit, found: Sequence[Draft], scene: Scene) -> bool:
    """Whether the word only repeats the report of the word before it ('تابع قائلا')."""
    if not found or hit.at - found[-1].at > _DOUBLE or hit.shape.kind != "participle" or hit.cue.id != "qala":
        return False
    return not any(token.text in COMMAS for token in scene.tokens[found[-1].at + 1 : hit.at])


def _restates(hit: Hit, paper: Draft, scene: Scene) -> bool:
    """Whether the verb only says what stood in the paper just issued ('نشر بيانا قال فيه')."""
    resumes = scene.word(hit.at + 1) in scene.words["therein"]
    return resumes and paper.act == "announce" and paper.mark == "noun" and hit.at - paper.at <= 2 * _DOUBLE


def _participle(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft:
    """A participle goes on with whoever spoke in the sentence, else with the sentence's subject."""
    voices = memory.here(scene)
    fitting = [v for v in voices if fits(hit.shape, v.gender, v.number)]
    voice = next((v for v in fitting if not v.nested), None) or next(iter(fitting), None)
    if voice is not None:
        return replace(draft, voice=voice, rule="claims.participle")
    mention = subject_before(replace(hit, coordinated=False), scene) or sentence_subject(hit, scene)
    if mention is not None:
        return replace(draft, mention=mention, rule="claims.participle_subject")
    if voices or (hit.at > _BEGINNING and not scene.continued):
        return replace(draft, rule="claims.participle")
    return replace(draft, voice=memory.last(hit.shape, scene.segment), rule="claims.participle_carried")


def _finite(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    if hit.shape.passive or (hit.shape.kind == "past" and scene.text[hit.start + 1 : hit.start + 2] == _DAMMA):
        return replace(draft, rule="claims.passive")
    if _about_papers(hit, scene) or _accused(hit):
        return None
    draft = replace(draft, nested=hit.relative or hit.what or (draft.bare and not hit.coordinated))
    voice = any_voice(hit, scene, memory) if resumed(hit, scene) else None
    if voice is not None:
        return replace(draft, voice=voice, rule="claims.pro_drop", nested=True)
    beside = subject_beside(hit, scene) if hit.shape.kind == "present" else None
    after = None if beside is not None else subject_after(hit, scene)
    if after is not None and not _called_upon(hit, after, scene, memory):
        return replace(draft, mention=after, rule="claims.verb_subject", opens=min(draft.opens, after.span.start))
    if hit.relative and not hit.what and not hit.shape.pronoun:
        return _relative(hit, draft, scene)
    return _before_or_carried(hit, draft, scene, memory)


def _called_upon(hit: Hit, after: Mention, scene: Scene, memory: Memory) -> bool:
    """'وحث السكان على': a group right before what is asked of it, while somebody speaks in the sentence already."""
    asked = hit.act == "call" and hit.coordinated and hit.mark == "preposition" and after.last == hit.gap
    return asked and scene.kind(after) == "group" and main_voice(hit, scene, memory) is not None


def _before_or_carried(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    """A verb without a subject after it."""
    if _idle(hit):
        return None
    if hit.shape.kind == "present" and hit.mark == "noun" and hit.gap == hit.at + 1 and hit.cue.objects:
        return replace(draft, rule="claims.passive")
    voice = any_voice(hit, scene, memory) if hit.what else None
    if voice is not None:
        return replace(draft, voice=voice, rule="claims.pro_drop", nested=True)
    before = subject_before(hit, scene)
    if before is not None:
        nested = draft.nested or scene.word(before.first - 1) in scene.words["that"]
        return replace(draft, mention=before, rule="claims.subject_verb", opens=before.span.start, nested=nested)
    return _unaccompanied(hit, draft, scene, memory)


def _idle(hit: Hit) -> bool:
    """Readings that only a subject right after the verb would make a report.

    'ما يشير إلى' resumes what was told, 'يعتبر الأكبر' is a passive, and 'بين' is 'between' more often than a verb.
    """
    resumes = hit.what and not hit.shape.pronoun
    passive = hit.act == "assess" and hit.shape.kind == "present" and hit.mark == "noun" and not hit.shape.pronoun
    between = hit.cue.near > 0 and hit.cue.needs_subject and hit.gap != hit.at + 1
    return resumes or passive or between


def _accused(hit: Hit) -> bool:
    """'اتهموا بالقتل': an accusing verb right before what somebody is accused of tells of the accused."""
    return hit.act == "accuse" and hit.mark == "preposition" and hit.gap == hit.at + 1 and not hit.shape.pronoun


def _relative(hit: Hit, draft: Draft, scene: Scene) -> Draft | None:
    mention = antecedent(hit, scene)
    if mention is not None and not (hit.mark == "noun" and hit.act == "assess"):
        return replace(draft, mention=mention, rule="claims.relative")
    says = hit.mark == "that" or (hit.mark == "quote" and hit.act != "assess")
    return replace(draft, rule="claims.unnamed_subject") if says else None


def _unaccompanied(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    """A verb beside which no name stands: its subject is a noun that takes one up, or is carried over."""
    mention = latter(hit, scene)
    if mention is not None:
        return replace(draft, mention=mention, rule="claims.latter")
    if (hit.cue.needs_subject and not _surely_subject(hit, scene)) or _points(hit, scene):
        return None
    if common_noun_before(hit, scene) and hit.mark in {"noun", "preposition"}:
        return None
    if starts_with_noun(hit, scene):
        return replace(draft, rule="claims.unnamed_subject", nested=True)
    voice = main_voice(hit, scene, memory)
    if headed(hit, scene) and not (voice is not None and hit.coordinated and "noun" in hit.cue.after):
        told = _by_noun(hit, draft, scene, memory)
        if told is not None:
            return told
    return _pro_drop(hit, draft, scene, memory, voice)


def _points(hit: Hit, scene: Scene) -> bool:
    """'تشير بعض التقديرات': what points to something without saying it."""
    at = hit.at + (2 if scene.word(hit.at + 1) in scene.words["some"] else 1)
    return scene.word(at) in scene.words["inanimate"]


def _by_noun(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    """A noun that is no name stands where the subject would; None where it may as well be the object."""
    if scene.word(hit.at + 1) in scene.words["document"]:
        return _paper_speaks(hit, draft, scene, memory)
    if scene.word(hit.at + 1) in scene.words["honorific"]:
        return replace(draft, voice=any_voice(hit, scene, memory), rule="claims.taken_up")
    mention = taken_up(hit.at + 1, scene)
    if mention is not None:
        return replace(draft, mention=mention, rule="claims.taken_up")
    if scene.word(hit.at + 1).endswith(_NOMINATIVE):
        return replace(draft, rule="claims.unnamed_subject")
    calls = hit.act in {"call", "accuse"} and hit.mark == "preposition" and _agrees(hit, scene.word(hit.at + 1))
    object_ = hit.coordinated and "noun" in hit.cue.after and not _agrees(hit, scene.word(hit.at + 1))
    if calls or "noun" not in hit.cue.after or (hit.mark in {"that", "quote", "before"} and not object_):
        return replace(draft, rule="claims.unnamed_subject")
    return None


def _surely_subject(hit: Hit, scene: Scene) -> bool:
    """Whether a noun follows that no other reading explains: before 'that', or definite and feminine as the verb."""
    if hit.mark == "that":
        return hit.gap == hit.at + 1 or (not hit.cue.near and headed(hit, scene))
    noun = scene.word(hit.at + 1)
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


def _paper_speaks(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft:
    """'قال البيان', 'أفاد تقرير لمنظمة': whoever issued the paper, named after it or heard last."""
    for at in range(hit.at + 1, min(hit.gap, hit.at + _PAPER, len(scene.tokens))):
        mention = scene.at.get(at)
        if mention is not None and scene.acts(mention):
            return replace(draft, mention=mention, rule="claims.paper")
    voice = memory.latest(scene.segment)
    if voice is not None:
        return replace(draft, voice=voice, rule="claims.paper")
    return replace(draft, mention=body_before(scene) if hit.cue.needs_document else None, rule="claims.paper")


def _source(
    job: str,
    at: int,
    end: tuple[int, int],
    hits: dict[int, Hit],
    done: set[int],
    found: Sequence[Draft],
    scene: Scene,
) -> Draft | None:
    """'بحسب X', 'وفق ما أعلنته X', and 'على لسان X' where nobody else speaks in the sentence."""
    last, start = end
    if job == "voiced" and found:
        return None
    if job == "source_verb":
        hit = hits.get(last)
        done.add(last)
        mention = source_of_verb(last, hit, scene)
        cue = Span(start, scene.tokens[min(last, len(scene.tokens) - 1)].end)
    else:
        mention = source_named(last, scene)
        cue = Span(start, scene.tokens[last - 1].end)
    if mention is None:
        return None
    return Draft("say", cue, start, "claims.preposition", at, mention, nested=bool(found), mark="source")
