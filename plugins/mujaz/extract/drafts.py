"""From the reporting words of a sentence to claims in the making, each with whoever speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from mujaz.arabic.conjugation import Shape
from mujaz.arabic.phrases import PhraseMatch
from mujaz.extract.carried import sentence_subject, subject_again, taken_up, tell_of
from mujaz.extract.cues import find_hits, find_phrases
from mujaz.extract.draft import Draft
from mujaz.extract.explicit import same_again
from mujaz.extract.finite import told_by_verb
from mujaz.extract.hits import Hit
from mujaz.extract.letters import ALEF, COMMAS, CONJUNCTIONS, FROM, HEH, OF_THEM, OPENERS
from mujaz.extract.mentions import Mention
from mujaz.extract.nameless import Nameless, nameless
from mujaz.extract.scene import Memory, Scene, Voice, fits
from mujaz.extract.sources import noun_speakers, passed_on, past_carrier, relayed, source_named, source_of_verb
from mujaz.extract.speakers_before import subject_before
from mujaz.extract.unaccompanied import reports, told_by_paper
from mujaz.lexicon.cues import Cues
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.span import Span

_TELLING = frozenset({"say", "announce", "affirm"})
_DAMMA = "\N{ARABIC DAMMA}"
_NOMINATIVE = "\N{ARABIC LETTER WAW}\N{ARABIC LETTER NOON}"
_DOUBLE, _BEGINNING = 6, 6
_FROM_THEM: Mapping[str, tuple[Literal["m", "f"], Literal["s", "p"]]] = {
    FROM + HEH: ("m", "s"), FROM + HEH + ALEF: ("f", "s"), FROM + OF_THEM: ("m", "p"),
}  # fmt: skip
"""'From him', 'from her', 'from them': whom it means."""
_NO_SUBJECT = frozenset({"claims.pro_drop", "claims.unnamed_subject", "claims.sentence_subject"})


def drafts(
    scene: Scene, memory: Memory, lexicon: Lexicon, quotes: Sequence[Span], newly: list[Nameless] | None = None
) -> list[Draft]:
    """The claims of a sentence in order; each voice is added to `memory` for those after it.

    Speakers that only a noun names are added to `scene` and to `newly`.
    """
    cues = lexicon.cues
    phrases = find_phrases(scene.tokens, cues)
    hits = {hit.at: hit for hit in find_hits(scene.tokens, cues, scene.at, phrases, scene.text)}
    _name(scene, hits, phrases, memory, lexicon, newly)
    sources = {
        phrase.first: phrase.value
        for phrase in phrases
        if phrase.value in {"source", "source_verb", "voiced"}
        and not _names_things(hits.get(phrase.last))
        and not _also(phrase, hits, scene, cues)
    }
    ends = {phrase.first: (phrase.last, phrase.start) for phrase in phrases}
    nouns = {at: (span, act, mention) for at, span, act, mention in noun_speakers(scene, cues) if at not in hits}
    found: list[Draft] = []
    done: set[int] = set()
    for at in sorted({*hits, *sources, *nouns}):
        if at in done:
            continue
        if at in sources:
            draft = _source(sources[at], at, ends[at], hits, done, found, scene, memory)
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
            if draft.rule != "claims.passive":
                memory.voices.append(_voice(draft, scene, hits.get(at)))
            if draft.rule == "claims.paper" and reports(draft, scene):
                memory.reports = memory.voices[-1]
    memory.scenes.append(scene)
    if not found:
        tell_of(scene, memory)
    return found


def _name(
    scene: Scene,
    hits: Mapping[int, Hit],
    phrases: Sequence[PhraseMatch[str]],
    memory: Memory,
    lexicon: Lexicon,
    newly: list[Nameless] | None,
) -> None:
    """Adds to the scene whoever speaks in it by a noun alone."""
    sources = [past_carrier(phrase.last, scene) for phrase in phrases if phrase.value == "source"]
    sources += [phrase.last + 1 for phrase in phrases if phrase.value == "source_verb" and phrase.last not in hits]
    found = nameless(scene, [hits[at] for at in sorted(hits)], sources, memory, lexicon)
    if found:
        scene.add([(named.mention, named.referent, named.shorter) for named in found])
    if newly is not None:
        newly += found


def _names_things(hit: Hit | None) -> bool:
    """'على ما وصفه بـ': the relative word belongs to the verb that names, not to a source."""
    return hit is not None and hit.what and hit.shape.pronoun and hit.act == "assess"


def _also(phrase: PhraseMatch[str], hits: Mapping[int, Hit], scene: Scene, cues: Cues) -> bool:
    """'كما قال إن': 'as' before a verb only adds to what was said, unless the verb says nothing of its own."""
    if scene.tokens[phrase.first].text.lstrip("".join(CONJUNCTIONS)) not in scene.words["likewise"]:
        return False
    forms = cues.forms.get(scene.word(phrase.last), ())
    tells = any(form.shape.kind in {"past", "present"} and form.cue.act in _TELLING for form in forms)
    return phrase.last in hits or not tells


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
        gender = None if draft.rule == "claims.paper" else scene.gender(draft.mention)
        several = scene.word(draft.mention.first).endswith(_NOMINATIVE) and draft.mention.number == "s"
        if several:
            return Voice(draft.mention.referent, "m", None, *where)
        return Voice(draft.mention.referent, gender, draft.mention.number, *where)
    if draft.voice is not None:
        return Voice(draft.voice.referent, draft.voice.gender, draft.voice.number, *where)
    return Voice("", hit.shape.gender if hit is not None else None, None, *where)


def _told(hit: Hit, found: Sequence[Draft], scene: Scene, memory: Memory) -> Draft | None:
    draft = _draft(hit)
    if hit.cue.relay:
        return _passed_on(hit, draft, scene, memory)
    if _doubles(hit, found, scene):
        return None
    if hit.cue.needs_document:
        return told_by_paper(hit, draft, scene, memory)
    if hit.shape.kind == "noun":
        mention = scene.at.get(hit.at - 2) or taken_up(max(0, hit.at - 2), scene)
        return replace(draft, mention=mention, nested=True, rule="claims.verbal_noun")
    find = _participle if hit.shape.kind == "participle" else told_by_verb
    return find(hit, draft, scene, memory)


def _passed_on(hit: Hit, draft: Draft, scene: Scene, memory: Memory) -> Draft | None:
    passed = relayed(hit, scene)
    if passed is None:
        return None
    meant = _FROM_THEM.get(scene.word(hit.at + 1))
    told_of = scene.at.get(hit.at - 1)
    if meant is not None and (told_of is None or told_of.last != hit.at):
        voice = memory.last(Shape("past", *meant), scene.segment, reach=1)
        return replace(draft, cue=passed.cue, at=passed.at, voice=voice, via=passed.via, rule="claims.relay")
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
    if found[-1].act not in _TELLING:
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
    again = None if voices else subject_again(hit, scene)
    if again is not None:
        return replace(draft, mention=again, rule="claims.participle_subject")
    if voices or (hit.at > _BEGINNING and not scene.continued):
        return replace(draft, rule="claims.participle")
    return replace(draft, voice=memory.last(hit.shape, scene.segment), rule="claims.participle_carried")


def _source(
    job: str,
    at: int,
    end: tuple[int, int],
    hits: dict[int, Hit],
    done: set[int],
    found: Sequence[Draft],
    scene: Scene,
    memory: Memory,
) -> Draft | None:
    """'بحسب X', 'وفق ما أعلنته X', and 'على لسان X' where nobody else speaks in the sentence."""
    last, start = end
    via: Mention | None = None
    if job == "voiced" and found:
        return None
    if job == "source_verb":
        hit = hits.get(last)
        done.add(last)
        mention = source_of_verb(last, hit, scene)
        told = passed_on(last, mention, scene)
        mention, via = (told, mention) if told is not None else (mention, None)
        cue = Span(start, scene.tokens[min(last, len(scene.tokens) - 1)].end)
    else:
        mention = source_named(last, scene)
        cue = Span(start, scene.tokens[last - 1].end)
    voice = memory.source(scene) if mention is None and same_again(last, scene) else None
    if mention is None and voice is None:
        return None
    return Draft(
        "say",
        cue,
        start,
        "claims.preposition",
        at,
        mention,
        voice,
        via,
        nested=bool(found) or via is not None,
        mark="source",
    )
