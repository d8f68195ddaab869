"""Whether a noun for people tells who speaks: enough of somebody, in agreement with the verb, and no mere title."""

from __future__ import annotations

from mujaz.extract.carried import taken_up
from mujaz.extract.complements import Complement
from mujaz.extract.groups import Group
from mujaz.extract.hits import Hit
from mujaz.extract.letters import ARTICLE, COMMAS, LETTER_PREPOSITIONS, OBJECTIVE, OF_THEM, OPENERS
from mujaz.extract.nameless_nouns import Person
from mujaz.extract.scene import Memory, Scene, Voice
from mujaz.extract.sentence_words import Words
from mujaz.extract.speakers import subject_after
from mujaz.extract.spoken_places import Spoken

_LONGEST_TITLE = 14
_BODIES = frozenset(("organization", "media"))
_NAMED = frozenset(("person", "office", "media"))
_AGAIN = frozenset(("officials",))


def tells(person: Person, group: Group, belongs: Complement | None, scene: Scene, words: Words) -> bool:
    """Whether the words say enough of somebody, and are not the title of a person whose name follows."""
    office = not person.noun.alone
    untold = office and (person.definite or not (belongs or group.words or group.state))
    if untold or (belongs is not None and belongs.body is not None and person.noun.kind in _BODIES):
        return False
    end = belongs.last if belongs else group.last
    bare = belongs is None and not (group.words or group.state)
    them = scene.word(person.head).endswith(OF_THEM)
    if bare and not them and (_heads_office(end, scene, words) or _goes_on(end, person, scene, words)):
        return False
    if _is_title(end, scene) or _is_title(group.last, scene) or (belongs is None and _owned(end, group, scene)):
        return False
    return not (person.definite or office) or _closed(end, person, words)


def may_speak(person: Person, spoken: Spoken, scene: Scene) -> bool:
    """Whether the noun can be the subject: it agrees with its verb and does not look like its object."""
    hit = spoken.hit
    if hit is None:
        return True
    after = None if spoken.before else subject_after(hit, scene)
    if after is not None and scene.kind(after) in _NAMED:
        return False
    if not spoken.before and _looks_object(person, hit, scene):
        return False
    if hit.shape.number != "s" or person.many or hit.shape.gender is None:
        return spoken.before or hit.shape.number == "s"
    return person.is_feminine(scene.text, scene.tokens) == (hit.shape.gender == "f")


def _looks_object(person: Person, hit: Hit, scene: Scene) -> bool:
    """Whether the noun is in the accusative after a verb that may have an object, or somebody is called upon."""
    if hit.mark in {"that", "quote", "before"} and "noun" not in hit.cue.after:
        return False
    accusative = person.accusative or (person.many and scene.word(person.last - 1).endswith(OBJECTIVE))
    return accusative or (hit.act == "call" and hit.coordinated and person.definite)


def holder_follows(spoken: Spoken, scene: Scene) -> bool:
    """Whether a person is named between the noun and what is said: then that is who speaks."""
    for at in range(spoken.at, min(spoken.at + _LONGEST_TITLE, len(scene.tokens))):
        word = scene.word(at)
        ends = word in scene.words["that"] or word in scene.words["relayed"] or word == ":"
        ends = ends and at not in scene.at  # a woman may be called 'آن'
        if ends or (spoken.hit is not None and at >= (spoken.hit.at if spoken.before else spoken.hit.gap)):
            return False
        mention = scene.at.get(at)
        if mention is not None and scene.kind(mention) == "person" and not scene.preposed(mention):
            return scene.word(mention.first - 1) not in scene.words["belonging"]
    return False


def _is_title(at: int, scene: Scene) -> bool:
    """Whether a person's name follows, perhaps after a comma: then the words are that person's title."""
    if scene.word(at) in COMMAS:
        at += 1
    mention = scene.at.get(at)
    return mention is not None and scene.kind(mention) == "person" and not scene.preposed(mention)


def _goes_on(at: int, person: Person, scene: Scene, words: Words) -> bool:
    """Whether words follow that belong to the noun ('مركز البيان', 'سائق الدراجة فلان')."""
    if at >= len(scene.tokens) or words.stops(at) or person.many or scene.word(at) in scene.words["this"]:
        return False
    if person.noun.kind in _BODIES:
        return True
    return scene.word(at).startswith(ARTICLE) and not words.knows(at) and not person.definite


def _heads_office(at: int, scene: Scene, words: Words) -> bool:
    """Whether an office goes on behind the noun: 'نائب رئيس', 'نائبة المنسق'."""
    bare = scene.word(at).removeprefix(ARTICLE)
    titles = words.lexicon.persons.titles.get(bare, ())
    return any(title.kind in {"head", "office"} for title in titles)


def _owned(at: int, group: Group, scene: Scene) -> bool:
    """Whether a name right behind the noun says whose it is: 'مدرب الأردن' is the title of somebody."""
    while scene.word(at) in OPENERS:
        at += 1
    mention = scene.at.get(at)
    if mention is None or mention.first != at or mention.span.start > scene.tokens[at].start:
        return False
    return not group.many and not (group.words or group.state) and not scene.preposed(mention)


def _closed(at: int, person: Person, words: Words) -> bool:
    """Whether a title ends at token `at`: where a word goes on that may be a name, it is that person's."""
    if at >= len(words.tokens) or words.stops(at) or words.knows(at):
        return True
    return person.many or words.tokens[at].text[0] in LETTER_PREPOSITIONS


def known_before(person: Person, scene: Scene, memory: Memory, *, told: bool) -> bool:
    """Whether 'the doctor' may as well be somebody named before."""
    if not person.definite or person.many:
        return False
    if taken_up(person.first, scene) is not None:
        return True
    if person.noun.kind in _BODIES:
        return False
    voice = memory.latest(scene.segment)
    known = scene.referents.get(voice.referent) if voice is not None else None
    again = not told and _again(person, voice, scene)
    return known is not None and (known.kind == "person" or again)


def _again(person: Person, voice: Voice | None, scene: Scene) -> bool:
    """'المسؤول', 'الشاب': whether the noun may mean the one who has just spoken, an office or one of a group."""
    if voice is None or voice.number != "s" or scene.segment - voice.segment > 1:
        return False
    gender = "f" if person.is_feminine(scene.text, scene.tokens) else "m"
    again = person.noun.id in _AGAIN or scene.word(person.head) in scene.words["person_again"]
    return again and voice.gender in (None, gender)
