"""Whoever speaks and is told only as somebody's kin, by a pronoun: 'أما زوجها فيؤكد', 'وقالت والدتهم'."""

from __future__ import annotations

from collections.abc import Mapping

from mujaz.extract.letters import ALEF, CONJUNCTIONS, HEH, OF_THEM
from mujaz.extract.mentions import Gender, Mention, Referent
from mujaz.extract.scene import Scene
from mujaz.extract.subjects import Subject
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.facts import Bilingual
from mujaz.model.ids import slug
from mujaz.model.span import Span

_TEH, _WAW = "\N{ARABIC LETTER TEH}", CONJUNCTIONS[0]
_TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_WHOSE: Mapping[str, str] = {OF_THEM + ALEF: "Their", OF_THEM: "Their", HEH + ALEF: "Her", HEH: "His"}


def kin_at(at: int, gender: Gender | None, scene: Scene, lexicon: Lexicon) -> Subject | None:
    """The relative at token `at`, where the verb's gender suits and no name follows."""
    token = scene.tokens[at]
    if token.kind != "word" or at in scene.at or at + 1 in scene.at or scene.text[token.end - 1] == _TEH_MARBUTA:
        return None
    read = _noun(token.text, lexicon)
    if read is None or gender not in (None, read[2]):
        return None
    noun, whose, own = read
    english = f"{whose} {noun}"
    written = token.span.of(scene.text)
    referent = Referent(slug(english), Bilingual(written, english), "composed", "group", gender=own)
    mention = Mention(
        Span(token.start, token.end), scene.segment, scene.sentence, at, at + 1, referent.id, "actors.kin", gender=own
    )  # fmt: skip
    return Subject(mention, referent, ())


def _noun(word: str, lexicon: Lexicon) -> tuple[str, str, Gender] | None:
    """The English noun for a relative, whose it is, and its gender."""
    for pronoun, whose in _WHOSE.items():
        if not word.endswith(pronoun):
            continue
        stem = word.removesuffix(pronoun)
        feminine = stem.endswith(_TEH)
        for noun in (stem[:-1] + HEH, stem[:-1]) if feminine else (stem,):
            english = _english(noun, lexicon)
            if english:
                return english, whose, "f" if feminine else "m"
    return None


def is_kin(word: str, lexicon: Lexicon) -> bool:
    """Whether a folded word is such a noun with its pronoun, and so no part of a name ('محاميه فلان')."""
    return _noun(word, lexicon) is not None


def _english(noun: str, lexicon: Lexicon) -> str:
    """The English of a relative or of somebody near ('جار', 'محامي'); '' for any other noun."""
    known = lexicon.groups.speakers.get(noun)
    near = noun in lexicon.cues.words["near_somebody"]
    if known is not None and not known.many and (known.noun.of_somebody or near):
        return known.noun.en[0].format(words="").strip().lower()
    counted = lexicon.counted.phrases.get(noun) if near else None
    return counted[0].noun.en if counted else ""
