"""Names those who speak and whom only a noun tells: 'قال بائع إن', 'روت والدة الرضيع', 'عن صاحب فندق قوله'."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from mujaz.extract.carried import one_of_them, says_fully, surname, taken_up
from mujaz.extract.complements import Complement, complement
from mujaz.extract.described import described
from mujaz.extract.explicit import same_again
from mujaz.extract.groups import Group, modifiers_at
from mujaz.extract.hits import Hit
from mujaz.extract.holders import holder
from mujaz.extract.kin import kin_at
from mujaz.extract.letters import ARTICLE, CLOSERS, OPENERS
from mujaz.extract.mentions import Mention, Referent
from mujaz.extract.nameless_nouns import Person, person_at
from mujaz.extract.nameless_told import holder_follows, known_before, may_speak, tells
from mujaz.extract.owned_offices import office_of_them
from mujaz.extract.pairs import pair_at
from mujaz.extract.persons_units import Line
from mujaz.extract.scene import Memory, Scene, fits
from mujaz.extract.sentence_words import Words
from mujaz.extract.speakers import subject_after
from mujaz.extract.speakers_before import subject_before, subject_beside
from mujaz.extract.spoken_places import Spoken, first_auxiliary, places
from mujaz.extract.subjects import Subject, subject_at
from mujaz.extract.unknown_names import line_of, unknown_name
from mujaz.extract.unread import unread
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.register import Gender
from mujaz.model.span import Span

_OF_THEM = "\N{ARABIC LETTER HEH}\N{ARABIC LETTER MEEM}"
_NAME, _TITLE = 4, 8
_SOURCES = "sources"
_LEARNED = frozenset(("experts", "specialists", "professors", "researchers", "officials"))
_OFFICES = frozenset(("office", "group"))
_BODIES = frozenset(("organization", "media"))


class Nameless(NamedTuple):
    """Somebody whom only a noun names.

    `inside` are the mentions that are only parts of the name, `shorter` one that said less.
    """

    mention: Mention
    referent: Referent
    inside: tuple[Mention, ...] = ()
    shorter: Mention | None = None


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
    for spoken in sorted(places(scene, hits, sources), key=lambda spoken: spoken.at):
        if spoken.at < reached or spoken.at >= len(scene.tokens):
            continue
        if spoken.at in scene.at:
            found += _by_owners(spoken, scene, words) or [
                *_longer(spoken, scene, words),
                *_holder(spoken, scene, line, words),
            ]
            continue
        named = _subject(spoken, scene, words) if spoken.hit else None
        named = named or _named(spoken, scene, words, memory) or _subject(spoken, scene, words)
        named = named or _unread(spoken, scene, memory, lexicon) or _unknown(spoken, scene, line, words)
        named = _where_named(named, spoken, scene, line, words) if named is not None else None
        if named is not None and not _only_kind(named, scene):
            found.append(_held(named, scene, lexicon))
            reached = named.mention.last
    return found + list(_called(scene, hits, line, words))


def _where_named(named: Nameless, spoken: Spoken, scene: Scene, line: Callable[[], Line], words: Words) -> Nameless:
    """'ضابط التنسيق في المنطقة فلان إن': whose name stands behind where the office is, right before what is said."""
    hit, at = spoken.hit, named.mention.last
    if hit is None or spoken.before or hit.mark not in {"that", "quote"} or named.mention.number == "p":
        return named
    if not at + 2 < hit.gap <= min(at + _TITLE, len(scene.tokens)) or not scene.opens_preposed(at):
        return named
    found = unknown_name(at, hit.gap, hit, scene, line, words.lexicon, sure=True)
    first, last = (found[0].first, found[0].last) if found is not None else (0, 0)
    behind = last == hit.gap and first > at + (scene.word(at) in scene.words["preposition"]) and last > first + 1
    return Nameless(*found) if found is not None and behind else named


def _only_kind(named: Nameless, scene: Scene) -> bool:
    """'وكالة أنباء «إرنا»': the noun of a body with a known one in quotation marks behind it says only its kind."""
    last = named.mention.last
    known = scene.at.get(last + 1) if scene.word(last) in OPENERS else None
    bodies = known is not None and scene.kind(known) in _BODIES and scene.word(known.last) in CLOSERS
    return bodies and named.referent.kind in _BODIES


def _called(scene: Scene, hits: Sequence[Hit], line: Callable[[], Line], words: Words) -> Iterator[Nameless]:
    """Whoever speaks and is called by a name that no table knows: 'مهاجر يدعى فلان', 'عاملة، اسمها فلانة'."""
    for hit in hits:
        for at in range(hit.at + 1, min(hit.gap, len(scene.tokens) - 1)):
            if scene.word(at) in scene.words["naming"] and at + 1 not in scene.at:
                ends = (n for n in range(at + 1, hit.gap) if scene.tokens[n].kind == "mark")
                found = unknown_name(at + 1, next(ends, hit.gap), hit, scene, line, words.lexicon)
                if found is not None:
                    yield Nameless(*found)


def _by_owners(spoken: Spoken, scene: Scene, words: Words) -> list[Nameless]:
    """'وزراء خارجية مصر والأردن', 'نائب رئيسها': a group by whose offices or governments they are."""
    known, hit = scene.at[spoken.at], spoken.hit
    if known.rule != "actors.group" or known.first != spoken.at or (hit is not None and hit.shape.pronoun):
        return []
    found = pair_at(spoken.at, scene, words)
    if found is None and hit is not None:
        found = office_of_them(spoken, hit, scene, words.lexicon, taken=True)
    return [] if found is None else [Nameless(found.mention, found.referent, found.inside, known)]


def _longer(spoken: Spoken, scene: Scene, words: Words) -> Iterator[Nameless]:
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


def _holder(spoken: Spoken, scene: Scene, line: Callable[[], Line], words: Words) -> Iterator[Nameless]:
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
    owned = named.mention.rule == "actors.owned_office"  # 'رئيسه' is no 'رئيسة', which is folded alike
    if owned and (person.role is None or person.role.ar != named.referent.name.ar):
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


def _subject(spoken: Spoken, scene: Scene, words: Words) -> Nameless | None:
    """An office, a body or people as the subject of the verb."""
    hit = spoken.hit
    if taken_up(spoken.at, scene) is not None:
        return None
    pair = None if hit is not None and hit.shape.pronoun else pair_at(spoken.at, scene, words)
    kin = _kin(spoken, hit, scene, words) if hit is not None else None
    if pair is not None or kin is not None:
        return Nameless(*(pair or kin))  # type: ignore[misc]
    if hit is None:
        found = subject_at(spoken.at, None, None, scene, words)
        return Nameless(*found) if found else None
    if hit.shape.number != "s" or hit.shape.pronoun:
        return None
    verb = first_auxiliary(hit.at, scene) if spoken.before else None
    topic = spoken.before and scene.word(spoken.at - 1) in scene.words["as_for"]
    found = subject_at(spoken.at, hit.shape.gender, verb, scene, words, topic=topic)
    return Nameless(*found) if found else None


def _kin(spoken: Spoken, hit: Hit, scene: Scene, words: Words) -> Subject | None:
    """A relative of somebody or an office of a body, by a pronoun, where nothing follows that may be the name."""
    ends = spoken.at + 1 == hit.at if spoken.before else says_fully(hit, spoken.at, scene)
    kin = kin_at(spoken.at, hit.shape.gender, scene, words.lexicon) if ends else None
    return kin or office_of_them(spoken, hit, scene, words.lexicon)


def _unread(spoken: Spoken, scene: Scene, memory: Memory, lexicon: Lexicon) -> Nameless | None:
    """A body or an office that was named where nothing told that it acts, taken up by its noun."""
    hit = spoken.hit
    if hit is None or not says_fully(hit, spoken.at, scene) or taken_up(spoken.at, scene) is not None:
        return None
    found = unread(spoken.at, scene, memory, lexicon)
    return Nameless(*found) if found and fits(hit.shape, found.mention.gender, found.mention.number) else None


def _body(belongs: Complement | None) -> tuple[Mention, ...]:
    """The name of the body to which somebody belongs."""
    return (belongs.body,) if belongs is not None and belongs.body is not None else ()


def _named(spoken: Spoken, scene: Scene, words: Words, memory: Memory) -> Nameless | None:
    person = person_at(spoken.at, scene, words.lexicon)
    if person is None or (person.definite and person.noun.id == _SOURCES) or same_again(spoken.at, scene):
        return None
    if one_of_them(spoken.at, scene, memory) or (spoken.before and person.definite and person.read_as_body):
        return None
    if not may_speak(person, spoken, scene) or holder_follows(spoken, scene):
        return None
    earlier = _unread(spoken, scene, memory, words.lexicon) if person.definite and person.noun.kind in _BODIES else None
    if earlier is not None:
        return earlier
    lexicon = words.lexicon
    adjectives, state, last = modifiers_at(scene.tokens, person.last, lexicon.names, lexicon.groups)
    told = bool(adjectives or state) or (person.definite and not person.noun.takes_noun)
    told = told or scene.word(person.head).endswith(_OF_THEM)
    belongs = complement(words, last, person.noun, definite=told)
    group = Group(person.first, last, person.start, person.noun, person.many, adjectives, state)
    if not tells(person, group, belongs, scene, words) or (
        belongs is None and known_before(person, scene, memory, told=bool(adjectives or state))
    ):
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


def _unknown(spoken: Spoken, scene: Scene, line: Callable[[], Line], words: Words) -> Nameless | None:
    """A name that no table knows, where nobody else can be the speaker."""
    hit = spoken.hit
    if _somebody_else(spoken, scene) or taken_up(spoken.at, scene) is not None:
        return None
    found = unknown_name(spoken.at, _limit(spoken, scene), hit, scene, line, words.lexicon, sure=spoken.before)
    return Nameless(*found) if found else None


def _somebody_else(spoken: Spoken, scene: Scene) -> bool:
    """Whether a known name can be the speaker."""
    hit = spoken.hit
    if hit is None:
        return holder_follows(spoken, scene)
    if spoken.before:
        return subject_before(hit, scene) is not None
    finders = (subject_after, surname, subject_before, subject_beside)
    return hit.shape.number != "s" or any(find(hit, scene) is not None for find in finders)


def _limit(spoken: Spoken, scene: Scene) -> int | None:
    """Where the search for a name ends: at the verb after it, at what is said, or nowhere that anything tells."""
    hit = spoken.hit
    if hit is None:
        return len(scene.tokens)
    if spoken.before:
        return hit.at
    told = hit.mark in {"that", "quote", "preposition"} or scene.word(hit.gap) in hit.cue.objects
    return hit.gap if told else None
