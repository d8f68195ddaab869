"""From prepositions of source, relaying verbs and verbal nouns to whom they name as speaker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mujaz.extract.carried import taken_up
from mujaz.extract.hits import Hit
from mujaz.extract.letters import ALEF, ARTICLE, COMMAS, CONJUNCTIONS, LETTER_PREPOSITIONS, OPENERS, PRONOUNS
from mujaz.extract.mentions import Mention
from mujaz.extract.scene import Scene
from mujaz.extract.speakers import subject_after
from mujaz.extract.speakers_before import mentions_between, subject_before
from mujaz.lexicon.cues import CueForm, Cues
from mujaz.model.facts import Act
from mujaz.model.span import Span

_NEAR, _FARTHER, _BESIDE, _RELAY = 9, 14, 3, 25
_ABOUT = 2  # letters of the preposition before its pronoun
_ISSUERS = frozenset({"organization", "media", "government", "office"})
_PEOPLE = frozenset({"person", "office"})
_FROM = "\N{ARABIC LETTER AIN}\N{ARABIC LETTER NOON}"


class Relayed(NamedTuple):
    """What one passes on from another: `cue` is the word that gives the speaker's own saying, else the verb."""

    cue: Span
    at: int
    speaker: Mention | None
    via: Mention | None


def source_named(at: int, scene: Scene) -> Mention | None:
    """Whom a preposition of source governs from token `at` on, over a paper's name and a title."""
    if scene.word(at).removeprefix(LETTER_PREPOSITIONS[1]) in scene.words["inanimate"] and at not in scene.at:
        return issuer(at, scene) or (taken_up(at + 1, scene) if at + 1 < len(scene.tokens) else None)
    if _known_paper(at, scene) and at not in scene.at:
        return None
    at += scene.word(at) in OPENERS
    found: Mention | None = None
    carried = scene.word(at).removeprefix(LETTER_PREPOSITIONS[1]) in scene.words["carrier"]
    for n in range(at, min(len(scene.tokens), at + _NEAR)):
        mention = scene.at.get(n)
        if mention is not None and mention.first == n and scene.kind(mention) is not None:
            person = scene.kind(mention) == "person"
            if found is not None and person and n == found.last:
                return mention
            if found is None and (n == at or carried or scene.kind(mention) in _PEOPLE):
                found = mention
        if _ends(n, scene):
            break
    return found


def past_carrier(at: int, scene: Scene) -> int:
    """The token after the papers or words by which a source is told ('وفقا لتقارير وسائل إعلام'), else `at`."""
    paper = scene.word(at).removeprefix(LETTER_PREPOSITIONS[1])
    carried = paper in scene.words["carrier"] and paper not in scene.words["heads"] | scene.words["class"]
    return at + 1 if carried and at not in scene.at and not scene.word(at).startswith(ARTICLE) else at


def issuer(at: int, scene: Scene) -> Mention | None:
    """Whose figures or estimates those at token `at` are: 'بيانات وزارة الصحة', 'أرقام رسمية نشرتها الوزارة'."""
    mention = scene.at.get(_past_issuing(at + 1, scene))
    if mention is None or mention.place or scene.kind(mention) not in _ISSUERS or mention.first <= at:
        return None
    return mention


def _past_issuing(at: int, scene: Scene) -> int:
    """The token after 'which … published' or 'issued by' near token `at`, over what kind of body it is; else `at`."""
    for n in range(at, min(at + _BESIDE + 1, len(scene.tokens))):
        if scene.word(n) in scene.words["issuing"]:
            at = n + 1
            break
        if scene.word(n) in scene.words["issued"] and scene.word(n + 1) == _FROM:
            at = n + 2
            break
    else:
        return at
    while at not in scene.at and (scene.word(at) in scene.words["class"] or scene.word(at) in scene.words["adverb"]):
        at += 1
    return at


def source_of_verb(at: int, hit: Hit | None, scene: Scene) -> Mention | None:
    """Whom the verb at token `at`, after 'according to what', names."""
    if hit is not None:
        return subject_after(hit, scene)
    near: list[Mention] = []
    for n in range(at + 1, min(at + _FARTHER + 1, len(scene.tokens))):
        if _ends(n, scene):
            break
        mention = scene.at.get(n)
        if mention is not None and mention.first == n and (not scene.preposed(mention) or _of_paper(n, scene)):
            near.append(mention)
    person = next((mention for mention in near if scene.kind(mention) in _PEOPLE), None)
    first = next((mention for mention in near if mention.first <= at + _BESIDE), None)
    return first if first is not None and (person is None or person.first > first.last + 1) else person


def _known_paper(at: int, scene: Scene) -> bool:
    """'بحسب الوثيقة': a paper named before, whoever is named after it."""
    return scene.word(at).startswith(ARTICLE) and scene.word(at) in scene.words["document"]


def _of_paper(at: int, scene: Scene) -> bool:
    """'ورد في بيان لوزارة الداخلية': whose paper it is."""
    return scene.word(at - 1).removesuffix(ALEF) in scene.words["document"]


def _ends(at: int, scene: Scene) -> bool:
    text = scene.word(at)
    that = text.removeprefix(CONJUNCTIONS[1]) in scene.words["that"]
    return that or text in COMMAS or text in {":", "."}


def relayed(hit: Hit, scene: Scene) -> Relayed | None:
    """'نقلت X عن Y قوله': Y speaks, X passes it on; None where the verb carries things, not words."""
    if hit.mark != "preposition":
        return None
    via = subject_after(hit, scene) or subject_before(hit, scene)
    parted = any(token.text in COMMAS for token in scene.tokens[hit.at : hit.gap])
    if parted and (via is None or scene.kind(via) != "media"):
        return None
    cue, at = Span(hit.start, hit.end), hit.at
    before = scene.at.get(hit.at - 1)
    if before is not None and before.last == hit.at and scene.word(hit.at + 1)[_ABOUT:] in PRONOUNS:
        return Relayed(cue, at, before, via)  # 'مصادر نقلت عنها وكالة X'
    end = min(len(scene.tokens), hit.gap + _RELAY)
    for n in range(hit.at + 2 if _from_them(hit, scene) else hit.gap + 1, end):
        if scene.word(n) in scene.words["relayed"]:
            cue, at, end = scene.tokens[n].span, n, n
            break
        if scene.word(n) in scene.words["that"] or scene.word(n) == ":":
            end = n
            break
    if hit.cue.needs_saying and cue.start == hit.start:
        return None
    named = [mention for mention in mentions_between(hit.gap, end, scene) if scene.acts(mention)]
    people = [mention for mention in named if scene.kind(mention) in _PEOPLE]
    speaker = next(iter(people), None) or next(iter(named), None)
    if speaker is None and hit.gap + 1 < end:
        speaker = taken_up(hit.gap + 1, scene)
    if len(people) > 1 and scene.kind(people[0]) == "office" and _right_behind(people[0], people[1], scene):
        speaker = people[1]
    return Relayed(cue, at, speaker, via)


def passed_on(at: int, via: Mention | None, scene: Scene) -> Mention | None:
    """From whom somebody passes on what the verb at token `at` tells ('بحسب ما نقلته الوكالة عن الوزير')."""
    if scene.word(at) not in scene.words["passing_on"]:
        return None
    first = at + 1 if via is None else via.last
    for n in range(first, min(first + _BESIDE + 1, len(scene.tokens))):
        if _ends(n, scene):
            return None
        if scene.word(n) == _FROM:
            return source_named(n + 1, scene)
    return None


def _from_them(hit: Hit, scene: Scene) -> bool:
    """Whether 'from' carries a pronoun right behind the verb ('نقلت عنها الوكالة قولها')."""
    return scene.word(hit.at + 1).removeprefix(_FROM) in PRONOUNS


def _right_behind(office: Mention, person: Mention, scene: Scene) -> bool:
    """Whether nothing but a comma stands between an office and a person's name."""
    between = [scene.word(at) for at in range(office.last, person.first)]
    return scene.kind(person) == "person" and all(word in COMMAS for word in between)


def noun_speakers(scene: Scene, cues: Cues) -> Iterator[tuple[int, Span, Act, Mention]]:
    """Verbal nouns whose speaker stands right after them ('دعوة باريس إلى')."""
    for mention in scene.mentions:
        if not scene.acts(mention) or scene.preposed(mention):
            continue
        for form, span in _noun_forms(mention.first - 1, scene, cues):
            if not form.shape.pronoun and _has_content(form, mention.last, scene):
                yield mention.first - 1, span, form.cue.act, mention


def _noun_forms(at: int, scene: Scene, cues: Cues) -> Iterator[tuple[CueForm, Span]]:
    if not 0 <= at < len(scene.tokens) or at in scene.at:
        return
    token = scene.tokens[at]
    for skip in (0, 1) if token.text[0] in (*CONJUNCTIONS, *LETTER_PREPOSITIONS) else (0,):
        for form in cues.forms.get(token.text[skip:], ()):
            if form.shape.kind == "noun":
                yield form, Span(token.origin(skip), token.end)
                return


def _has_content(form: CueForm, at: int, scene: Scene) -> bool:
    """Whether what the noun demands follows within a few words."""
    return any(
        token.text in form.cue.after or token.text in scene.words["that"] or token.text[0] in form.cue.after
        for token in scene.tokens[at : at + 3]
    )
