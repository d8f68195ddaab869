"""Whom 'الشركة' or 'المحافظ' takes up where the text names them in full but in no role by which they would be found."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.tokens import Token
from mujaz.extract.letters import ARTICLE
from mujaz.extract.mentions import Mention
from mujaz.extract.scene import Memory, Scene
from mujaz.extract.sentence_words import Words
from mujaz.extract.subject_phrases import is_functional
from mujaz.extract.subjects import Subject, named_by, subject_at
from mujaz.lexicon.lexicon import Lexicon

_BACK = 12
_PEOPLE = frozenset(("person", "office", "group"))


def unread(at: int, scene: Scene, memory: Memory, lexicon: Lexicon) -> Subject | None:
    """The body or office named further back with the noun at token `at`, told here by the noun alone.

    'بدأت شركة نوفا تسريح العمال. وقالت الشركة إن': only as a subject, which the first sentence does not make of it
    for any table, does a noun phrase become somebody's name.
    """
    noun = _noun(scene.tokens[at], lexicon)
    if noun is None or at in scene.at or _meant(at, scene, memory):
        return None
    for earlier in reversed(memory.scenes[-_BACK:]):
        found = _named_in(earlier, noun, lexicon)
        if found is not None:
            return _here(found, at, scene)
    return None


def _meant(at: int, scene: Scene, memory: Memory) -> bool:
    """Whether a noun for people may as well mean the person who spoke last."""
    voice = memory.latest(scene.segment, reach=1)
    known = scene.referents.get(voice.referent) if voice is not None else None
    return scene.word(at) in scene.words["people"] and known is not None and known.kind in _PEOPLE


def _noun(token: Token, lexicon: Lexicon) -> str | None:
    """The noun of a body or an office without its article."""
    bare = next((form.text for form in token.forms if form.article and not form.proclitics), None)
    known = bare is not None and (bare in lexicon.bodies.nouns or lexicon.bodies.heads.get(bare) is not None)
    return bare if known else None


def _named_in(scene: Scene, noun: str, lexicon: Lexicon) -> Subject | None:
    words = Words(scene.tokens, scene.at, scene.referents, lexicon, scene.text)
    for at in range(len(scene.tokens) - 2, -1, -1):
        if at in scene.at or not _reads(scene.tokens, at, noun):
            continue
        found = subject_at(at, None, None, scene, words) or _with_strange(at, scene, words)
        if found is not None:
            return found
    return None


def _reads(tokens: Sequence[Token], at: int, noun: str) -> bool:
    token = tokens[at]
    return token.kind == "word" and any(form.text == noun and not form.article for form in token.forms)


def _with_strange(at: int, scene: Scene, words: Words) -> Subject | None:
    """The noun with the one word behind it that no table knows: 'شركة نوفا تسريح'."""
    strange = at + 1
    token = scene.tokens[strange]
    if strange in scene.at or token.kind != "word" or token.text.startswith(ARTICLE) or words.knows(strange):
        return None
    if words.stops(strange) or is_functional(words, token.text) or scene.opens_preposed(strange):
        return None
    return named_by(at, strange + 1, scene, words)


def _here(found: Subject, at: int, scene: Scene) -> Subject:
    """The subject found further back, mentioned by the noun at token `at`."""
    old = found.mention
    mention = Mention(
        scene.tokens[at].span, scene.segment, scene.sentence, at, at + 1, old.referent, "actors.unread",
        gender=old.gender, number=old.number,
    )  # fmt: skip
    return Subject(mention, found.referent, ())
