"""From a token to the noun for people that stands there: 'بائع', 'أحد السكان', 'عدد من المزارعين', 'نقابة مهنية'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mujaz.arabic.tokens import Token
from mujaz.extract.letters import ALEF, ARTICLE, HEH, PRONOUNS
from mujaz.extract.scene import Scene
from mujaz.lexicon.counted_nouns import Noun
from mujaz.lexicon.groups import GroupNoun
from mujaz.lexicon.lexicon import Lexicon

_TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_BEFORE_PRONOUN = {"\N{ARABIC LETTER YEH}": ("\N{ARABIC LETTER HAMZA}",), "\N{ARABIC LETTER TEH}": (HEH,)}
"""How a letter before a pronoun stands at the end of the word alone: 'أعضائها' of 'أعضاء', 'قادتها' of 'قادة'."""
_WOMEN = ALEF + "\N{ARABIC LETTER TEH}"
_LAM, _FROM = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER NOON}"


class Person(NamedTuple):
    """A noun for people at token `head`, in the tokens from `first` to `last`, 'one of' or 'a number of' before it.

    `many` says that several speak, `plural` that the noun itself is one, `read_as_body` that with its
    article only the table of what bodies are called has it.
    """

    noun: GroupNoun
    many: bool
    plural: bool
    definite: bool
    accusative: bool
    first: int
    head: int
    last: int
    start: int
    read_as_body: bool = False

    def is_feminine(self, text: str, tokens: Sequence[Token]) -> bool:
        """Whether the noun is written with the ending of a woman."""
        return text[tokens[self.head].end - 1] == _TEH_MARBUTA or tokens[self.head].text.endswith(_WOMEN)


def person_at(at: int, scene: Scene, lexicon: Lexicon, *, taken: bool = False) -> Person | None:
    """The noun for people at token `at`, with 'one of' or 'a number of' before it."""
    if at >= len(scene.tokens) or scene.tokens[at].kind != "word":
        return None
    noun_at = _past_quantity(at, scene, lexicon)
    if noun_at >= len(scene.tokens) or (noun_at in scene.at and not taken):
        return None
    found = _noun_at(noun_at, scene, lexicon)
    if found is None and noun_at == at + 1 and scene.word(at) in lexicon.groups.part:
        found = _theirs(noun_at, scene, lexicon)
    if found is None or found.proclitics not in ("", _LAM) or (found.proclitics and noun_at > at):
        return None
    token, many = scene.tokens[at], found.plural and scene.word(at) not in lexicon.groups.part
    start = token.start if at < noun_at or not found.proclitics else token.origin(found.skip)
    where = (at, noun_at, found.last, start)
    return Person(found.noun, many, found.plural, found.article, found.accusative, *where, found.body)


class _Noun(NamedTuple):
    noun: GroupNoun
    plural: bool
    accusative: bool
    article: bool
    proclitics: str
    skip: int
    last: int
    body: bool = False


def _noun_at(at: int, scene: Scene, lexicon: Lexicon) -> _Noun | None:
    """A noun for people at token `at`, from the table of groups, else from that of what is counted."""
    known = lexicon.groups.speakers.at(scene.tokens, at)
    if known is not None:
        form, (noun, many, accusative) = known.form, known.value
        return _Noun(noun, many, accusative, form.article, form.proclitics, len(form.proclitics), known.last)
    counted = lexicon.counted.phrases.at(scene.tokens, at)
    read = next((f for f in counted.value if f.noun.person and not f.noun.title), None) if counted else None
    if counted is None or read is None:
        return _body_at(at, scene, lexicon)
    form, noun, many = counted.form, _as_group(read.noun), read.number in "dpc"
    return _Noun(noun, many, read.number == "a", form.article, form.proclitics, len(form.proclitics), counted.last)


def _theirs(at: int, scene: Scene, lexicon: Lexicon) -> _Noun | None:
    """'أحد نوابها', 'إحدى طبيباته': a noun for many with the pronoun of whom they belong to."""
    word = scene.word(at)
    for pronoun in (pronoun for pronoun in PRONOUNS if word.endswith(pronoun)):
        stem = word.removesuffix(pronoun)
        for text in (stem, *(stem[:-1] + other for other in _BEFORE_PRONOUN.get(stem[-1:], ()))):
            known = lexicon.groups.speakers.get(text)
            if known is not None and known.many:
                return _Noun(known.noun, True, False, True, "", 0, at + 1)
            read = next((f for f in lexicon.counted.phrases.get(text) or () if f.noun.person and f.number == "p"), None)
            if read is not None:
                return _Noun(_as_group(read.noun), True, False, True, "", 0, at + 1)
    return None


def _body_at(at: int, scene: Scene, lexicon: Lexicon) -> _Noun | None:
    """A body that only its noun and adjectives tell: 'نقابة مهنية', 'لجنة خبراء', 'البلدية'."""
    word, nouns = scene.word(at), lexicon.bodies.nouns
    definite = word not in nouns and word.startswith(ARTICLE)  # 'الكنيسة' is in the table as it stands
    word = word.removeprefix(ARTICLE) if definite else word
    noun = nouns.get(word)
    if noun is None or word in scene.words["leadership"]:
        return None
    english = (f"{{words}} {noun.en.lower()}", f"{{words}} {noun.en.lower()}s")
    key = noun.en.lower().replace(" ", "-")
    of = (f"{noun.en} of {{of}}" if "of_words" in noun.traits else f"{{of}} {noun.en.lower()}",)
    group = GroupNoun(
        key,
        (word,),
        (),
        english,
        "told" if definite else "construct",
        "m",
        of_en=() if definite else of,
        kind=noun.kind,
    )
    return _Noun(group, False, False, definite, "", 0, at + 1, definite)


def _past_quantity(at: int, scene: Scene, lexicon: Lexicon) -> int:
    """The token after 'one of', 'some', 'a great number of'; `at` where none of these stands there."""
    words, word = lexicon.groups, scene.word(at)
    if word in words.part:
        return at + 1
    if word not in words.quantity and word.removesuffix(ALEF) not in words.quantity:
        return at
    for after in (at + 1, at + 2):
        if scene.word(after) == _FROM:
            return after + 1
    return at + 1 if word in scene.words["some"] or word in words.quantity else at


def _as_group(noun: Noun) -> GroupNoun:
    english = (f"{{words}} {noun.en}", f"{{words}} {noun.en_plural}")
    return GroupNoun(noun.id.replace("_", "-"), (noun.ar,), (), english, "speaking", "m")
