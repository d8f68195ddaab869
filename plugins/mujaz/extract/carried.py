"""From a reporting word without a subject of its own to whom the text before it means."""

from __future__ import annotations

from collections.abc import Iterable

from mujaz.arabic.fold import fold
from mujaz.extract.explicit import first_after
from mujaz.extract.hits import Hit
from mujaz.extract.letters import ARTICLE, LETTER_PREPOSITIONS, PRONOUNS
from mujaz.extract.mentions import Mention
from mujaz.extract.scene import Memory, Scene, Voice, fits
from mujaz.extract.speakers_before import mentions_between

_WORD, _SHORTEST_NAME, _SHORTEST_NISBA = 16, 3, 6
_SOURCE = ARTICLE + "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER SAD}\N{ARABIC LETTER DAL}\N{ARABIC LETTER REH}"
_FOR_THE = LETTER_PREPOSITIONS[1] * 2
_BODIES = frozenset({"organization", "office", "government"})
_WAW, _HEH, _ALEF = "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER ALEF}"
_MAKSURA, _HAMZA = "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER HAMZA}"


def taken_up(at: int, scene: Scene) -> Mention | None:
    """Whom 'the ministry', 'the minister' takes up: the last one named before whose name or office begins so."""
    if scene.word(at) in scene.words["this"] and at + 1 < len(scene.tokens):
        at += 1
    head = scene.tokens[at]
    bare = next((form.text for form in head.forms if form.article and not form.proclitics), None)
    if bare is None:
        return None
    again = _complete(at, scene) or (scene.word(at + 1) in scene.words["same_kind"] and _complete(at + 1, scene))
    narrowed = "" if again else f"{bare} {scene.word(at + 1)}"
    if (narrowed and not scene.word(at + 1).startswith(ARTICLE)) or _for_something(at + (2 if narrowed else 1), scene):
        return None
    earlier = (*reversed(mentions_between(0, at, scene)), *scene.before())
    for mention in earlier:
        if scene.acts(mention) and _begins_so(mention, {bare, head.text}, narrowed, scene):
            return scene.held(mention)
    ministry = next((m for m in earlier if not narrowed and _is_ministry(m, head.text, scene)), None)
    if ministry is not None:
        return ministry
    outlet = not narrowed and bare in scene.words["outlet"]
    if outlet:
        return next((m for m in earlier if scene.kind(m) == "media"), None)
    return _brand(earlier, scene) if not narrowed and bare in scene.words["firm"] else None


def _brand(earlier: Iterable[Mention], scene: Scene) -> Mention | None:
    """The organisation named last whose name does not say what it is: 'المصرف' for «كريدي سويس»."""
    bodies = (m for m in earlier if not m.place and scene.kind(m) == "organization")
    last = next((m for m in bodies if scene.segment - m.segment <= 1), None)
    if last is None:
        return None
    word = fold(scene.referents[last.referent].name.ar).split()[0]
    kinds = scene.words["class"] | scene.words["heads"]
    return None if word in kinds or word.startswith(ARTICLE) else last


def _for_something(at: int, scene: Scene) -> bool:
    """Whether the words from `at` on say of what an office is ('المدير العام للمركز'); not to whom somebody speaks."""
    following = scene.word(at)
    rest = ARTICLE + following[len(_FOR_THE) :]
    addressed = rest in scene.words["people"] or following in scene.words["preposition"]
    return following.startswith(_FOR_THE) and not addressed and at not in scene.at


def _is_ministry(mention: Mention, portfolio: str, scene: Scene) -> bool:
    """'الخارجية' for 'وزارة الخارجية الروسية'."""
    if scene.kind(mention) != "organization":
        return False
    return fold(scene.referents[mention.referent].name.ar).split()[1:2] == [portfolio]


def _complete(at: int, scene: Scene) -> bool:
    """Whether nothing narrows the noun at `at` down: 'the spokesman of X' is somebody new."""
    following = scene.word(at + 1)
    if following == "" or scene.tokens[at + 1].kind == "mark" or following in scene.words["adverb"]:
        return True
    if following in scene.words["that"] or at + 1 in scene.at:
        return True
    if scene.opens_preposed(at + 1):
        return following not in scene.words["name"]
    return (
        not following.startswith(ARTICLE) or following in scene.words["heads"] or _disagrees(scene.word(at), following)
    )


def _disagrees(noun: str, following: str) -> bool:
    """'أرجعت الشركة القرار إلى': behind a noun in the feminine a word that is not is no adjective of it."""
    return noun.endswith(_HEH) and not following.endswith((_HEH, _MAKSURA, _ALEF + _HAMZA))


def _begins_so(mention: Mention, heads: set[str], narrowed: str, scene: Scene) -> bool:
    """Whether the name or the office of whom a mention names begins with the noun, or with it and its adjective."""
    referent = scene.referents[mention.referent]
    names = [mention.span.of(scene.text), referent.name.ar, referent.role.ar if referent.role else "", *referent.also]
    if narrowed and not (referent.kind == "group" and mention.number == "s"):
        return _counterpart(mention, narrowed, scene) or any(_begins_and_holds(fold(name), narrowed) for name in names)
    if mention.rule == "actors.kin":  # 'زوجها', later 'الزوج'
        return any(names[0].startswith(head.removesuffix(_HEH)) for head in heads)
    if heads & scene.words["apart"]:
        names = [name for name in names if not fold(name).partition(" ")[2].startswith(ARTICLE)]
    return any(_head(fold(name), scene) in heads for name in names if name) or _noun_before(mention, scene) in heads


def _counterpart(mention: Mention, narrowed: str, scene: Scene) -> bool:
    """'نظيره المغربي فلان', later 'الوزير المغربي': whoever is named behind such words holds the same office."""
    at = mention.span.start
    words = [fold(word) for word in scene.text[max(0, at - 2 * _WORD) : at].split()[-2:]]
    known = len(words) > 1 and words[0] in scene.words["counterpart"] and scene.kind(mention) == "person"
    return known and words[1] == narrowed.split(" ", 1)[1]


def _begins_and_holds(name: str, narrowed: str) -> bool:
    """Whether a name begins with the noun and has the adjective further on: 'الوزارة الروسية', a foreign ministry."""
    noun, adjective = narrowed.split(" ", 1)
    words = [word.removeprefix(ARTICLE) for word in name.split()]
    return name.startswith(narrowed) or (words[:1] == [noun] and adjective.removeprefix(ARTICLE) in words)


def _head(name: str, scene: Scene) -> str:
    """The noun that a name begins with; of 'سلطات مقاطعة' the second."""
    words = name.split(" ", 2)
    return words[1] if len(words) > 1 and words[0] in scene.words["leadership"] else words[0]


def _noun_before(mention: Mention, scene: Scene) -> str:
    """The word right before a body's name, which may say what it is: 'شركة' before 'الخطوط الجوية'."""
    if scene.kind(mention) not in {"organization", "media"}:
        return ""
    at = mention.span.start
    words = scene.text[max(0, at - _WORD) : at].split()
    return fold(words[-1]).strip('"') if words else ""


def voice_meant(hit: Hit, at: int, scene: Scene, memory: Memory) -> Voice | None:
    """Who spoke last, where the subject is 'the source', or only says what the one who spoke is ('المحلل السياسي').

    Not whoever says something to them ('قال له الموظف').
    """
    voice = person_told_of(hit, scene, memory) or memory.latest(scene.segment, reach=1)
    known = scene.referents.get(voice.referent) if voice is not None else None
    if known is None or voice is None or not says_fully(hit, at, scene):
        return None
    if scene.word(at) in scene.words["this"]:
        return voice if voice.number == "p" and hit.mark == "that" and hit.gap == at + 1 else None
    if scene.word(at) in scene.words["one_of_them"]:
        return voice if voice.number in {"p", "d"} else None
    if scene.word(at) in scene.words["source_again"]:
        return voice if scene.word(at) == _SOURCE or known.kind in _BODIES else None
    spoken_to = scene.word(hit.at + 1)[:1] in LETTER_PREPOSITIONS and scene.word(hit.at + 1)[1:] in PRONOUNS
    word = scene.word(at)
    people = word in scene.words["people"] or word in scene.words["person_again"] or _by_adjective(hit, at, word, scene)
    told = word.startswith(ARTICLE) and people and not spoken_to
    one = hit.shape.number == "s" and voice.number == "s" and known.kind in {"person", "office", "group"}
    return voice if told and one and fits(hit.shape, voice.gender, voice.number) else None


def _by_adjective(hit: Hit, at: int, word: str, scene: Scene) -> bool:
    """'وتساءل النقابي: ': an adjective in 'ي' that is all between a verb of saying and what is said."""
    says = hit.mark in {"that", "quote"} and hit.gap == at + 1 and hit.cue.whom == "never"
    return says and len(word) > _SHORTEST_NISBA and word.endswith(_MAKSURA) and at not in scene.at


def one_of_them(at: int, scene: Scene, memory: Memory) -> bool:
    """'أحدهما' behind two who spoke: one of these, and nobody new."""
    voice = memory.latest(scene.segment, reach=1)
    return scene.word(at) in scene.words["one_of_them"] and voice is not None and voice.number in {"p", "d"}


def says_fully(hit: Hit, at: int, scene: Scene) -> bool:
    """Whether behind the noun at `at` stand only adjectives with the article: no name follows that nobody has read."""
    at += 1
    while at < min(hit.gap, len(scene.tokens)) and scene.word(at).startswith(ARTICLE) and at not in scene.at:
        at += 1
    word = scene.word(at)
    if word in scene.words["owner"]:
        return False
    ends = at >= min(hit.gap, len(scene.tokens)) or scene.tokens[at].kind == "mark" or word in scene.words["adverb"]
    ends = ends or word in scene.words["resuming"] or word in scene.words["relative"]
    return ends or (at not in scene.at and scene.opens_preposed(at))


def surname(hit: Hit, scene: Scene, noun: int | None = None) -> Mention | None:
    """The person whose name ends with the word where the verb's subject would stand ('وقالت ماي'), or with `noun`."""
    at = first_after(hit, scene) if noun is None else noun
    word = scene.word(at)
    if at >= len(scene.tokens) or not _may_be_surname(at, scene) or len(word) < _SHORTEST_NAME:
        return None
    if word in scene.words["heads"] and at + 1 < hit.gap:
        return None
    for mention in (*reversed(mentions_between(0, hit.at, scene)), *scene.before()):
        if scene.kind(mention) == "person" and scene.suits(hit.shape, mention):
            parts = fold(scene.referents[mention.referent].name.ar).split()
            if len(parts) > 1 and (parts[-1] == word or (len(parts) > 2 and parts[-2:] == [word, scene.word(at + 1)])):
                return mention
    return None


def _may_be_surname(at: int, scene: Scene) -> bool:
    """Whether no name has been read at `at`, or only that of a place that somebody is called like ('بيريرا')."""
    mention = scene.at.get(at)
    place = mention is not None and mention.place and scene.kind(mention) is None
    return mention is None or (place and mention.last == at + 1 and mention.span.start == scene.tokens[at].start)


def latter(hit: Hit, scene: Scene) -> Mention | None:
    """Whom 'the latter' beside the verb takes up: the last one named before the sentence that fits."""
    around = scene.tokens[max(0, hit.at - 3) : hit.at + 3]
    if not any(token.text in scene.words["latter"] for token in around):
        return None
    return next((m for m in scene.before() if scene.acts(m) and scene.suits(hit.shape, m)), None)


def body_before(scene: Scene) -> Mention | None:
    """The body named last before the sentence; of several joined by 'and' the first."""
    found = None
    for mention in scene.before():
        if found is not None and scene.text[mention.span.end : found.span.start].strip() != _WAW:
            break
        if not mention.place and scene.kind(mention) in _BODIES:
            found = mention
        elif found is not None:
            break
    return found


def sentence_subject(hit: Hit, scene: Scene) -> Mention | None:
    """The first mention of the sentence that can be the subject of what follows it."""
    for mention in mentions_between(0, hit.at, scene):
        if scene.acts(mention) and not scene.preposed(mention) and scene.suits(hit.shape, mention):
            return mention
    return None


def subject_again(hit: Hit, scene: Scene) -> Mention | None:
    """Whom the noun behind the verb that opens the sentence takes up: 'ولا يخفي الوزير قلقه، داعيا إلى'."""
    for at in (1, 2):
        if at < hit.at and at not in scene.at and scene.word(at).startswith(ARTICLE):
            mention = taken_up(at, scene)
            return mention if mention is not None and fits(hit.shape, scene.gender(mention), mention.number) else None
    return None


def main_voice(hit: Hit, scene: Scene, memory: Memory) -> Voice | None:
    """Who spoke last in the sentence, outside of others' words."""
    return next((v for v in memory.here(scene) if not v.nested and fits(hit.shape, v.gender, v.number)), None)


def any_voice(hit: Hit, scene: Scene, memory: Memory) -> Voice | None:
    """Who spoke last in the sentence, else before it."""
    here = next((v for v in memory.here(scene) if fits(hit.shape, v.gender, v.number)), None)
    return here or person_told_of(hit, scene, memory) or memory.last(hit.shape, scene.segment)


def person_told_of(hit: Hit, scene: Scene, memory: Memory) -> Voice | None:
    """The person of whom the sentence before tells: 'تستقبل الطبيبة فلانة المرضى. وتشير إلى'; not of 'she added'."""
    told = memory.told_of
    near = told is not None and (told.segment, told.sentence + 1) == (scene.segment, scene.sentence)
    return told if told and near and not hit.cue.goes_on and fits(hit.shape, told.gender, told.number) else None


def tell_of(scene: Scene, memory: Memory) -> None:
    """Keeps the first person of a sentence in which nobody speaks, where that person is its subject."""
    first = next((mention for mention in scene.mentions if scene.kind(mention) == "person"), None)
    where = (scene.segment, scene.sentence, False)
    subject = (
        first is not None and not scene.preposed(first) and scene.word(first.first - 1) not in scene.words["belonging"]
    )
    memory.told_of = Voice(first.referent, scene.gender(first), first.number, *where) if first and subject else None
