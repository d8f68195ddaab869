"""Whoever speaks and is told by an office with a pronoun alone: 'وقال رئيسها إن', 'أمينه العام', 'المتحدثة باسمه'."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.arabic.fold import fold
from mujaz.extract.carried import says_fully
from mujaz.extract.hits import Hit
from mujaz.extract.letters import ALEF, ARTICLE, HEH, LETTER_PREPOSITIONS, OF_THEM, PRONOUNS
from mujaz.extract.mentions import Gender, Mention, Referent
from mujaz.extract.scene import Scene
from mujaz.extract.spoken_places import Spoken, first_auxiliary
from mujaz.extract.subjects import Subject
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.facts import Bilingual
from mujaz.model.ids import slug
from mujaz.model.span import Span

_LAM = LETTER_PREPOSITIONS[1]
_TEH = "\N{ARABIC LETTER TEH}"
_ADJECTIVES, _BODY = 1, 2


def office_of_them(spoken: Spoken, hit: Hit, scene: Scene, lexicon: Lexicon, *, taken: bool = False) -> Subject | None:
    """Such an office as the subject: up to the verb behind it, or with nothing behind it that may be a name.

    `taken` says that a mention which says less may stand there.
    """
    if hit.shape.number != "s" or hit.shape.pronoun:
        return None
    as_object = hit.cue.whom != "never" or "noun" in hit.cue.after
    if not spoken.before and as_object and hit.mark not in {"that", "quote"}:
        return None  # 'ودعا رئيسها إلى': as well whom somebody calls upon, 'وانتقد رئيسها' whom somebody blames
    office = _office(spoken.at, hit.shape.gender, scene, lexicon, taken=taken)
    if office is None:
        return None
    last = office.mention.last
    if spoken.before:
        return office if last == first_auxiliary(hit.at, scene) else None
    return office if says_fully(hit, last - 1, scene) and not _may_be_name(last, hit, scene) else None


def _may_be_name(at: int, hit: Hit, scene: Scene) -> bool:
    """Whether a word before what is said begins with the letter of a preposition only by chance: 'محافظه باسل'."""
    word = scene.word(at)
    if at >= hit.gap or word[:1] not in LETTER_PREPOSITIONS or word in scene.words["preposition"]:
        return False
    return not word[1:].startswith(ARTICLE) and not word.startswith(_LAM + _LAM)


def _office(at: int, gender: Gender | None, scene: Scene, lexicon: Lexicon, *, taken: bool = False) -> Subject | None:
    """The office at token `at` that belongs to whom a pronoun on it means, where the verb's gender suits."""
    if at >= len(scene.tokens) or (at in scene.at and not taken) or scene.tokens[at].kind != "word":
        return None
    read = _deputy(at, scene, lexicon) or _owned(at, scene, lexicon) or _in_name_of(at, scene, lexicon)
    if read is None or gender not in (None, read[1]) or read[2] in scene.at:
        return None
    english, own, last, again = read
    span = Span(scene.tokens[at].start, scene.tokens[last - 1].end)
    name = Bilingual(" ".join(span.of(scene.text).split()), english)
    referent = _holder(again, span.of(scene.text), own, scene, lexicon) if again else None
    if referent is None:
        referent = Referent(
            slug(f"{english} {_tag(scene.text[span.start : span.end], own)}"), name, "composed", "office", gender=own
        )
        referent.also = [again] if again else []
    mention = Mention(
        span, scene.segment, scene.sentence, at, last, referent.id, "actors.owned_office", gender=own, number="s"
    )  # fmt: skip
    return Subject(mention, referent, ())


def _tag(written: str, own: Gender) -> str:
    """Tells offices of one name apart by whose they are: 'رئيسها' is not 'رئيسه', nor 'رئيسته'."""
    words = fold(written).split()
    feminine = any(word.endswith(HEH + ALEF) for word in words)
    plural = any(word.endswith((OF_THEM, OF_THEM + ALEF)) for word in words)
    return f"{'theirs' if plural else 'hers' if feminine else 'his'} {own}"


def _holder(again: str, written: str, own: Gender, scene: Scene, lexicon: Lexicon) -> Referent | None:
    """Who was last named with the office and a body of the pronoun's gender: 'رئيسة الجمعية فلانة', 'رئيستها'.

    The office may have another word of the same English there: 'الناطق باسم الوزارة', later 'المتحدث باسمها'.
    """
    heads, office = lexicon.bodies.heads, [word.removeprefix(ARTICLE) for word in again.split()]
    feminine = any(word.endswith(HEH + ALEF) for word in fold(written).split())
    for mention in scene.before():
        person = scene.referents[mention.referent]
        known = person.role if person.kind == "person" else person.name if person.kind == "office" else None
        role = [word.removeprefix(ARTICLE) for word in fold(known.ar).split()] if known else []
        head, body = role[: len(office)], [word for word in role[len(office) :] if word not in scene.words["name"]]
        body = body[:1] if body and body[0] in lexicon.bodies.nouns else body[:_BODY]
        same = head == office or (bool(head) and heads.get(" ".join(head)) == heads.get(" ".join(office)))
        suits = scene.gender(mention) in (None, own) and bool(body)
        if same and suits and any(word.endswith(HEH) for word in body) == feminine:
            return person
    return None


_Read = tuple[str, Gender, int, str]


def _owned(at: int, scene: Scene, lexicon: Lexicon) -> _Read | None:
    """'رئيسها', 'مديرتها التنفيذية': the English, the gender, the token after it, and the office with its article."""
    for stem, feminine in _stems(scene.word(at)):
        for adjectives in range(_ADJECTIVES, -1, -1):
            words = [scene.word(n) for n in range(at + 1, at + 1 + adjectives)]
            if not all(word.startswith(ARTICLE) for word in words):
                continue
            phrase = [stem, *(word.removeprefix(ARTICLE) for word in words)]
            english = lexicon.bodies.heads.get(" ".join(phrase))
            if english is not None:
                again = " ".join(ARTICLE + word for word in phrase)
                return english, "f" if feminine else "m", at + 1 + adjectives, again
    return None


def _deputy(at: int, scene: Scene, lexicon: Lexicon) -> _Read | None:
    """'نائب رئيسها', 'مساعدة مديره العام': the first office is whose gender counts."""
    first = lexicon.bodies.heads.get(scene.word(at))
    second = _owned(at + 1, scene, lexicon) if first is not None and at + 1 < len(scene.tokens) else None
    if first is None or second is None:
        return None
    gender: Gender = "f" if scene.word(at).endswith(HEH) else "m"
    return f"{first} {second[0][:1].lower()}{second[0][1:]}", gender, second[2], ""


def _in_name_of(at: int, scene: Scene, lexicon: Lexicon) -> _Read | None:
    """'المتحدث باسمها', 'ناطقة باسمه': a spokesman of whom the pronoun means."""
    word, after = scene.word(at), scene.word(at + 1)
    bare = word.removeprefix(ARTICLE)
    english = lexicon.bodies.heads.get(bare)
    owned = any(after.removesuffix(pronoun) in scene.words["name"] for pronoun in PRONOUNS if after.endswith(pronoun))
    if english is None or not owned:
        return None
    return english, "f" if bare.endswith(HEH) else "m", at + 2, ARTICLE + bare


def _stems(word: str) -> Iterator[tuple[str, bool]]:
    """The nouns of which a word may be the form with a pronoun, and whether each is feminine."""
    for pronoun in (pronoun for pronoun in PRONOUNS if word.endswith(pronoun)):
        stem = word.removesuffix(pronoun)
        yield (stem[:-1] + HEH, True) if stem.endswith(_TEH) else (stem, False)
