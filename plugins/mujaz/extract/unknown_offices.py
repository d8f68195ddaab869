"""From where somebody speaks to an office or a body that only its words name: 'وتعهد والي الجهة', 'ورأى حزب العمال'."""

from __future__ import annotations

from mujaz.arabic.romanise import romanise
from mujaz.extract.complements import Words
from mujaz.extract.cues import ARTICLE, COMMAS, CONJUNCTIONS
from mujaz.extract.mentions import Mention, Referent
from mujaz.extract.people import slug
from mujaz.extract.scene import Scene
from mujaz.lexicon.bodies import BodyNoun
from mujaz.lexicon.titles import Title
from mujaz.model.facts import ActorKind, Bilingual
from mujaz.model.span import Span

_LONGEST, _LEAST = 9, 2
_MARKS = COMMAS | {"(", "-"}
_LAM = "\N{ARABIC LETTER LAM}"


def unknown_office(at: int, limit: int, scene: Scene, words: Words) -> tuple[Mention, Referent] | None:
    """The office or the body that the words from token `at` on name, at most up to `limit`.

    A definite title alone ('الوزير') names whoever held it before, and nobody here.
    """
    if at in scene.at or scene.tokens[at].kind != "word":
        return None
    head = _head(at, words)
    if head is None:
        return None
    last = _last(at, min(limit, at + _LONGEST, len(scene.tokens)), scene, words)
    closed = last >= min(limit, len(scene.tokens)) or scene.word(last) in _MARKS
    if last - at < _LEAST or not closed:
        return None
    return _named(at, last, head, scene, words)


def _head(at: int, words: Words) -> Title | BodyNoun | None:
    """The title or the noun of a body with which the words begin."""
    word = words.tokens[at].text
    noun = words.lexicon.bodies.nouns.get(word)
    if noun is not None:
        return noun
    titles = words.lexicon.persons.titles.get(word, ())
    return next((t for t in titles if t.kind in {"head", "office"} and len(t.words) == 1), None)


def _last(at: int, limit: int, scene: Scene, words: Words) -> int:
    """Where the words end: after what is definite only its adjectives, what 'and' or 'for' joins and names go on."""
    last, definite = at + 1, scene.word(at).startswith(ARTICLE)
    while last < limit:
        mention = scene.at.get(last)
        if mention is not None:
            if definite or mention.first != last or scene.preposed(mention):
                break
            last, definite = mention.last, True
            continue
        if words.stops(last) or (definite and not _joins(last, scene, words)):
            break
        definite = definite or scene.word(last).startswith((ARTICLE, _LAM + _LAM))
        last += 1
    return last


def _joins(at: int, scene: Scene, words: Words) -> bool:
    word = scene.word(at)
    if word.startswith((_LAM + _LAM, *(c + ARTICLE for c in CONJUNCTIONS))):
        return True
    body = words.lexicon.bodies.words.at(words.tokens, at)
    if body is not None and body.form.proclitics == _LAM:
        return True
    return word.startswith(ARTICLE) and words.describes(at)


def _named(at: int, last: int, head: Title | BodyNoun, scene: Scene, words: Words) -> tuple[Mention, Referent]:
    span = Span(scene.tokens[at].start, scene.tokens[last - 1].end)
    written = " ".join(span.of(scene.text).split())
    body = isinstance(head, BodyNoun)
    kind: ActorKind = head.kind if isinstance(head, BodyNoun) else "office"
    english = _english((head.en or "Official").format(of="").strip(), words.english(at + 1, last), body=body)
    identity = slug(romanise(written, words.lexicon.persons.spellings))
    referent = Referent(identity, Bilingual(written, english), "composed", kind)
    gender = head.gender if isinstance(head, Title) else None
    where = (span, scene.segment, scene.sentence, at, last, referent.id, "actors.unknown_office")
    return Mention(*where, gender=gender), referent


def _english(head: str, rest: str, *, body: bool) -> str:
    """'Beaches Authority', 'Governor of the region'; the head alone where a word of the rest is in no table."""
    if not rest:
        return head
    worded = f"{rest} {head.lower()}" if body else f"{head} of the {rest}"
    return worded[:1].upper() + worded[1:]
