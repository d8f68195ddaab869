"""Names those who speak and whom only a noun tells: 'قال بائع إن', 'روت والدة الرضيع', 'عن صاحب فندق قوله'."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from mujaz.extract.carried import surname, taken_up
from mujaz.extract.complements import Complement, complement
from mujaz.extract.described import described
from mujaz.extract.explicit import as_for, first_after, noun_had, same_again
from mujaz.extract.groups import Group, modifiers_at
from mujaz.extract.hits import Hit
from mujaz.extract.holders import holder
from mujaz.extract.letters import ARTICLE, COMMAS, LETTER_PREPOSITIONS, OPENERS
from mujaz.extract.mentions import Mention, Referent
from mujaz.extract.nameless_nouns import Person, person_at
from mujaz.extract.persons_units import Line
from mujaz.extract.scene import Memory, Scene
from mujaz.extract.sentence_words import Words
from mujaz.extract.speakers import subject_after
from mujaz.extract.speakers_before import clause_noun, subject_before, subject_beside
from mujaz.extract.subjects import subject_at
from mujaz.extract.unknown_names import line_of, unknown_name
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.register import Gender
from mujaz.model.span import Span

_OBJECTIVE = "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}"
_OF_THEM = "\N{ARABIC LETTER HEH}\N{ARABIC LETTER MEEM}"
_LONGEST_TITLE, _NAME = 14, 4
_SOURCES = "sources"
_LEARNED = frozenset(("experts", "specialists", "professors", "researchers", "officials"))
_BODIES = frozenset(("organization", "media"))
_OFFICES = frozenset(("office", "group"))
_NAMED = frozenset(("person", "office", "media"))


class Nameless(NamedTuple):
    """Somebody whom only a noun names.

    `inside` are the mentions that are only parts of the name, `shorter` one that said less.
    """

    mention: Mention
    referent: Referent
    inside: tuple[Mention, ...] = ()
    shorter: Mention | None = None


class _Spoken(NamedTuple):
    """Where somebody may be named who speaks: a token, and the verb of which that would be the subject."""

    at: int
    hit: Hit | None
    before: bool = False


def nameless(
    scene: Scene, hits: Sequence[Hit], sources: Sequence[int], memory: Memory, lexicon: Lexicon
) -> list[Nameless]:
    """Whoever speaks in a sentence by a noun alone.

    `sources` are the tokens that follow a preposition of source.
    """
    contents = frozenset(hit.gap for hit in hits if hit.mark != "before")
    words = Words(scene.tokens, scene.at, scene.referents, lexicon, scene.text, contents)
    found = list(_completed(scene, words, memory))
    line = cache(lambda: line_of(scene, lexicon))
    reached = 0
    for spoken in sorted(_places(scene, hits, sources), key=lambda spoken: spoken.at):
        if spoken.at < reached or spoken.at >= len(scene.tokens):
            continue
        if spoken.at in scene.at:
            found += [*_longer(spoken, scene, words), *_holder(spoken, scene, line, words)]
            continue
        named = _subject(spoken, scene, words) if spoken.hit else None
        named = named or _named(spoken, scene, words, memory) or _subject(spoken, scene, words)
        named = named or _unknown(spoken, scene, line, words)
        if named is not None:
            found.append(_held(named, scene, lexicon))
            reached = named.mention.last
    return found + list(_called(scene, hits, line, words))


def _called(scene: Scene, hits: Sequence[Hit], line: Callable[[], Line], words: Words) -> Iterator[Nameless]:
    """Whoever speaks and is called by a name that no table knows: 'مهاجر يدعى فلان', 'عاملة، اسمها فلانة'."""
    for hit in hits:
        for at in range(hit.at + 1, min(hit.gap, len(scene.tokens) - 1)):
            if scene.word(at) in scene.words["naming"] and at + 1 not in scene.at:
                ends = (n for n in range(at + 1, hit.gap) if scene.tokens[n].kind == "mark")
                found = unknown_name(at + 1, next(ends, hit.gap), hit, scene, line, words.lexicon)
                if found is not None:
                    yield Nameless(*found)


def _longer(spoken: _Spoken, scene: Scene, words: Words) -> Iterator[Nameless]:
    """A group by the noun that it belongs to: 'عائلات', of which the words say 'عائلات السجناء'."""
    known, hit = scene.at[spoken.at], spoken.hit
    says = hit is not None and hit.mark in {"that", "quote"} and hit.cue.whom == "never"
    if (
        says
        and known.rule == "actors.group"
        and known.first == spoken.at
        and scene.word(known.last).startswith(ARTICLE)
    ):
        found = _subject(spoken, scene, words)
        if found is not None and hit is not None and known.last < found.mention.last == hit.gap:
            yield found._replace(inside=tuple(part for part in found.inside if part != known), shorter=known)


def _holder(spoken: _Spoken, scene: Scene, line: Callable[[], Line], words: Words) -> Iterator[Nameless]:
    """Whoever holds a known office, by a name that nobody has read between it and what is said."""
    known, hit = scene.at[spoken.at], spoken.hit
    if hit is None or hit.mark not in {"that", "quote"} or scene.kind(known) != "office" or known.first != spoken.at:
        return
    if known.last < hit.gap <= known.last + _NAME and known.last not in scene.at:
        found = unknown_name(known.last, hit.gap, hit, scene, line, words.lexicon)
        if found is not None and found[0].last == hit.gap:
            yield Nameless(*found)


def _held(named: Nameless, scene: Scene, lexicon: Lexicon) -> Nameless:
    """The person whom the article gives the office, where it does."""
    person = holder(named.referent, scene.referents.values(), lexicon.surroundings.former)
    if person is None or named.referent.kind not in _OFFICES:
        return named
    return named._replace(mention=replace(named.mention, referent=person.id), referent=person)


def _completed(scene: Scene, words: Words, memory: Memory) -> Iterator[Nameless]:
    """The groups of the sentence that what follows tells from others of the kind: 'مصدر في السفارة', then 'المصدر'."""
    for mention in list(scene.mentions):
        if mention.rule == "actors.group_again" and mention.referent in memory.completed:
            referent = memory.completed[mention.referent]
            yield Nameless(replace(mention, referent=referent.id), referent, (), mention)
        elif mention.rule == "actors.group":
            person = person_at(mention.first, scene, words.lexicon, taken=True)
            fuller = _fuller(person, mention, scene, words) if person is not None else None
            if fuller is not None:
                memory.completed[mention.referent] = fuller.referent
                yield fuller


def _fuller(person: Person, mention: Mention, scene: Scene, words: Words) -> Nameless | None:
    lexicon = words.lexicon
    adjectives, state, last = modifiers_at(scene.tokens, person.last, lexicon.names, lexicon.groups)
    known = scene.referents[mention.referent].id == Group(
        person.first, last, person.start, person.noun, person.many, adjectives, state
    ).id  # fmt: skip
    if last != mention.last or not known or (person.many and person.noun.id not in _LEARNED):
        return None
    belongs = complement(words, last, person.noun, definite=bool(person.definite or adjectives or state))
    if belongs is None:
        return None
    group = Group(person.first, last, person.start, person.noun, person.many, adjectives, state)
    referent = described(group, belongs, scene.text, scene.tokens, lexicon)
    return Nameless(replace(mention, referent=referent.id), referent, _body(belongs), mention)


def _places(scene: Scene, hits: Sequence[Hit], sources: Sequence[int]) -> Iterator[_Spoken]:
    for at in sources:
        yield _Spoken(at, None)
    for hit in hits:
        if hit.cue.relay and hit.mark == "preposition":
            yield _Spoken(hit.gap + 1, None)
        elif hit.shape.kind in {"past", "present"} and not hit.shape.passive and not hit.what:
            after = first_after(hit, scene)
            if after < min(hit.gap, len(scene.tokens)) or hit.mark == "noun":
                yield _Spoken(after, hit)
            for before in (clause_noun(hit, scene), noun_had(hit, scene), as_for(hit, scene)):
                if before is not None:
                    yield _Spoken(before, hit, before=True)


def _subject(spoken: _Spoken, scene: Scene, words: Words) -> Nameless | None:
    """An office, a body or people as the subject of the verb."""
    hit = spoken.hit
    if taken_up(spoken.at, scene) is not None:
        return None
    if hit is None:
        found = subject_at(spoken.at, None, None, scene, words)
        return Nameless(*found) if found else None
    if hit.shape.number != "s" or hit.shape.pronoun:
        return None
    verb = _first_auxiliary(hit.at, scene) if spoken.before else None
    topic = spoken.before and scene.word(spoken.at - 1) in scene.words["as_for"]
    found = subject_at(spoken.at, hit.shape.gender, verb, scene, words, topic=topic)
    return Nameless(*found) if found else None


def _first_auxiliary(at: int, scene: Scene) -> int:
    """The verb at token `at`, or 'had' before it."""
    while scene.word(at - 1) in scene.words["auxiliary"]:
        at -= 1
    return at


def _body(belongs: Complement | None) -> tuple[Mention, ...]:
    """The name of the body to which somebody belongs."""
    return (belongs.body,) if belongs is not None and belongs.body is not None else ()


def _named(spoken: _Spoken, scene: Scene, words: Words, memory: Memory) -> Nameless | None:
    person = person_at(spoken.at, scene, words.lexicon)
    if person is None or (person.definite and person.noun.id == _SOURCES) or same_again(spoken.at, scene):
        return None
    if not _may_speak(person, spoken, scene) or _holder_follows(spoken, scene):
        return None
    lexicon = words.lexicon
    adjectives, state, last = modifiers_at(scene.tokens, person.last, lexicon.names, lexicon.groups)
    told = bool(adjectives or state) or (person.definite and not person.noun.takes_noun)
    told = told or scene.word(person.head).endswith(_OF_THEM)
    belongs = complement(words, last, person.noun, definite=told)
    group = Group(person.first, last, person.start, person.noun, person.many, adjectives, state)
    if not _tells(person, group, belongs, scene, words) or (belongs is None and _known(person, scene, memory)):
        return None
    referent = described(group, belongs, scene.text, scene.tokens, lexicon)
    feminine = person.is_feminine(scene.text, scene.tokens)
    gender: Gender = group.gender if person.many else "f" if feminine else "m"
    last = belongs.noun if belongs and belongs.how == "of" else last
    mention = Mention(
        Span(person.start, scene.tokens[last - 1].end), scene.segment, scene.sentence, person.first, last, referent.id,
        "actors.nameless", gender=gender, number="p" if person.many else "s",
    )  # fmt: skip
    return Nameless(mention, referent, _body(belongs))


def _unknown(spoken: _Spoken, scene: Scene, line: Callable[[], Line], words: Words) -> Nameless | None:
    """A name that no table knows, where nobody else can be the speaker."""
    hit = spoken.hit
    if _somebody_else(spoken, scene) or taken_up(spoken.at, scene) is not None:
        return None
    found = unknown_name(spoken.at, _limit(spoken, scene), hit, scene, line, words.lexicon, sure=spoken.before)
    return Nameless(*found) if found else None


def _somebody_else(spoken: _Spoken, scene: Scene) -> bool:
    """Whether a known name can be the speaker."""
    hit = spoken.hit
    if hit is None:
        return _holder_follows(spoken, scene)
    if spoken.before:
        return subject_before(hit, scene) is not None
    finders = (subject_after, surname, subject_before, subject_beside)
    return hit.shape.number != "s" or any(find(hit, scene) is not None for find in finders)


def _limit(spoken: _Spoken, scene: Scene) -> int | None:
    """Where the search for a name ends: at the verb after it, at what is said, or nowhere that anything tells."""
    hit = spoken.hit
    if hit is None:
        return len(scene.tokens)
    if spoken.before:
        return hit.at
    told = hit.mark in {"that", "quote", "preposition"} or scene.word(hit.gap) in hit.cue.objects
    return hit.gap if told else None


def _tells(person: Person, group: Group, belongs: Complement | None, scene: Scene, words: Words) -> bool:
    """Whether the words say enough of somebody, and are not the title of a person whose name follows."""
    office = not person.noun.alone
    untold = office and (person.definite or not (belongs or group.words or group.state))
    if untold or (belongs is not None and belongs.body is not None and person.noun.kind in _BODIES):
        return False
    end = belongs.last if belongs else group.last
    bare = belongs is None and not (group.words or group.state)
    them = scene.word(person.head).endswith(_OF_THEM)
    if bare and not them and (_heads_office(end, scene, words) or _goes_on(end, person, scene, words)):
        return False
    if _is_title(end, scene) or _is_title(group.last, scene) or (belongs is None and _owned(end, group, scene)):
        return False
    return not (person.definite or office) or _closed(end, person, words)


def _may_speak(person: Person, spoken: _Spoken, scene: Scene) -> bool:
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
    accusative = person.accusative or (person.many and scene.word(person.last - 1).endswith(_OBJECTIVE))
    return accusative or (hit.act == "call" and hit.coordinated and person.definite)


def _holder_follows(spoken: _Spoken, scene: Scene) -> bool:
    """Whether a person is named between the noun and what is said: then that is who speaks."""
    for at in range(spoken.at, min(spoken.at + _LONGEST_TITLE, len(scene.tokens))):
        word = scene.word(at)
        ends = word in scene.words["that"] or word in scene.words["relayed"] or word == ":"
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
    if at >= len(scene.tokens) or words.stops(at) or person.many:
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


def _known(person: Person, scene: Scene, memory: Memory) -> bool:
    """Whether 'the doctor' may as well be somebody named before."""
    if not person.definite or person.many:
        return False
    if taken_up(person.first, scene) is not None:
        return True
    voice = memory.latest(scene.segment)
    known = scene.referents.get(voice.referent) if voice is not None else None
    return known is not None and known.kind == "person"
