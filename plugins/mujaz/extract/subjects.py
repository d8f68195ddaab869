"""Whoever speaks and is named by no table in full: an office, a body or people, read as the subject of the verb.

'قال قائد شرطة مقاطعة نيروبي إن', 'طالبت رابطة أمهات المختطفين بأن', 'لكن نقابة الممرضين نفت': the noun is one that
offices, bodies or people are named by, the verb agrees with it, and the articles say how far its phrase goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mujaz.extract.cues import ARTICLE, PRONOUNS, forms_of
from mujaz.extract.ledger import Finder, Spot
from mujaz.extract.mentions import Gender, Mention, Number, Referent
from mujaz.extract.phrase_english import phrase_english, without_article
from mujaz.extract.subject_phrases import Inside, Phrase, ends_well, phrase_at
from mujaz.model.facts import ActorKind, Bilingual

_TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_LAM = "\N{ARABIC LETTER LAM}"
_NEAR, _REACH = 6, 14
_ADJECTIVES = 1
_SMALL = frozenset(("of", "for", "and", "the", "in"))


class Head(NamedTuple):
    """The noun at the head of a phrase, up to token `past`; `lone` says that it needs nothing after it."""

    past: int
    kind: ActorKind
    en: str
    gender: Gender
    number: Number
    takes: frozenset[str] = frozenset()
    lone: bool = False


def find_subjects(finder: Finder, spots: Sequence[Spot]) -> None:
    """Notes those who speak in each sentence and stand in no mention yet; takes back the names inside their phrase."""
    by_sentence: dict[tuple[int, int], list[Mention]] = {}
    for mention in finder.ledger.mentions:
        by_sentence.setdefault((mention.segment, mention.sentence), []).append(mention)
    inner: set[Mention] = set()
    for spot in spots:
        mentions = by_sentence.get((spot.segment, spot.sentence), [])
        for swallowed in _in_sentence(finder, spot, mentions):
            inner.update(swallowed)
    if inner:
        finder.ledger.mentions = [mention for mention in finder.ledger.mentions if mention not in inner]


def _in_sentence(finder: Finder, spot: Spot, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    covered = {at for mention in mentions for at in range(mention.first, mention.last)}
    persons = [m for m in mentions if finder.ledger.referents[m.referent].kind == "person"]
    inside = Inside({m.first: m for m in mentions}, frozenset(at for m in persons for at in range(m.first, m.last)))
    reached = 0
    for at in range(len(spot.tokens)):
        if at < reached or at in covered:
            continue
        gender = _reporting(finder, spot, at)
        begin = _past_adverbs(finder, spot, at + 1)
        if gender is None or begin >= len(spot.tokens) or begin in covered:
            continue
        found = _subject(finder, spot, begin, inside, gender)
        if found is None:
            continue
        head, phrase = found
        _note(finder, spot, head, phrase, inside)
        reached = phrase.last
        yield [m for m in mentions if phrase.first <= m.first and m.last <= phrase.last and not m.place]


def _reporting(finder: Finder, spot: Spot, at: int) -> Gender | None:
    """The gender of the finite verb of reporting in the singular that stands at `at`; None where none does."""
    token = spot.tokens[at]
    if token.kind != "word":
        return None
    for forms in forms_of(token.text, finder.lexicon.cues.forms):
        for form in forms:
            shape = form.shape
            if shape.kind in ("past", "present") and shape.number == "s" and not shape.passive and not shape.pronoun:
                return shape.gender
    return None


def _past_adverbs(finder: Finder, spot: Spot, at: int) -> int:
    """The token after what may stand between a verb and its subject ('نددت من جهتها', 'رحب بها')."""
    words, end = finder.lexicon.surroundings, min(len(spot.tokens), at + _NEAR)
    while at < end and (spot.tokens[at].text in words.between or spot.tokens[at].text in words.pronouns):
        at += 1
    return at


def _subject(finder: Finder, spot: Spot, begin: int, inside: Inside, gender: Gender) -> tuple[Head, Phrase] | None:
    """The head and the phrase of the subject at `begin`, where it agrees with the verb and no name explains it."""
    head = _head(finder, spot, begin)
    if head is None or head.gender != gender:
        return None
    phrase = phrase_at(finder, spot, begin, inside, head.takes)
    if phrase.last < head.past or not ends_well(finder, spot, phrase):
        return None
    if phrase.last == head.past and not (head.lone and _owned(spot, phrase.last)):
        return None
    if spot.tokens[begin].text.startswith(ARTICLE) and not _complete(spot, head, phrase):
        return None
    if _known_inside(finder, spot, head, phrase, inside) or _holder_follows(finder, spot, phrase, inside):
        return None
    return head, phrase


def _complete(spot: Spot, head: Head, phrase: Phrase) -> bool:
    """Whether a head with the article says whom it means: not by one adjective alone ('الرئيس الجديد')."""
    rest = [token.text for token in spot.tokens[head.past : phrase.last]]
    return any(text.startswith(_LAM) or text in head.takes for text in rest) or len(rest) > _ADJECTIVES


def _owned(spot: Spot, at: int) -> bool:
    """'قريبة لها': whose relative somebody is."""
    text = spot.tokens[at].text
    return text[0] == _LAM and text[1:] in PRONOUNS


def _head(finder: Finder, spot: Spot, at: int) -> Head | None:
    token, lexicon = spot.tokens[at], finder.lexicon
    if token.kind != "word":
        return None
    female = finder.text[token.end - 1] == _TEH_MARBUTA
    gender: Gender = "f" if female else "m"
    noun = lexicon.bodies.nouns.get(without_article(token.text))
    if noun is not None:
        return Head(at + 1, noun.kind, noun.en, gender, "s")
    match = lexicon.names.phrases.at(spot.tokens, at, clitics=False)
    for sense in match.value if match else ():
        if match and sense.group and not match.form.article and sense.group.when != "qualified":
            english = " ".join(sense.group.en[1 if sense.many else 0].format(words="").split())
            return Head(
                match.last, sense.group.kind, english, sense.group.gender if sense.many else gender,
                "p" if sense.many else "s", lone=sense.group.of_somebody,
            )  # fmt: skip
    return _office_head(finder, spot, at, gender)


def _office_head(finder: Finder, spot: Spot, at: int, gender: Gender) -> Head | None:
    """'قائد', 'الناطقة الرسمية': the longest noun of an office at `at`."""
    match = finder.lexicon.bodies.heads.at(spot.tokens, at, clitics=False)
    if match is None:
        return None
    titles = finder.lexicon.persons.titles.get(spot.tokens[at].text, ())
    takes = frozenset(word for title in titles for word in title.takes)
    return Head(match.last, "office", match.value, gender, "s", takes)


def _known_inside(finder: Finder, spot: Spot, head: Head, phrase: Phrase, inside: Inside) -> bool:
    """Whether the head is only the kind of a body that is named after it ('شركة «نور»')."""
    if head.kind == "office":
        return False
    mentions = [inside.by_first[at] for at in range(head.past, phrase.last) if at in inside.by_first]
    return any(finder.ledger.referents[m.referent].kind in ("organization", "media", "group") for m in mentions)


def _holder_follows(finder: Finder, spot: Spot, phrase: Phrase, inside: Inside) -> bool:
    """Whether a person's name comes before what is said: the office is then that person's."""
    words = finder.lexicon.cues.words
    for at in range(phrase.first, min(phrase.last + _REACH, len(spot.tokens))):
        text = spot.tokens[at].text
        if at in inside.persons:
            return True
        if at >= phrase.last and (text in words["that"] or text == ":" or _reporting(finder, spot, at)):
            return False
    return False


def _note(finder: Finder, spot: Spot, head: Head, phrase: Phrase, inside: Inside) -> None:
    tokens = spot.tokens
    body = head.kind in ("organization", "media")
    english, known = phrase_english(finder, tokens, phrase.last, head.en, head.past, inside.by_first, body=body)
    english = " ".join(_titled(word) for word in english.split()) if body else english[:1].upper() + english[1:]
    written = " ".join(finder.text[tokens[phrase.first].start : tokens[phrase.last - 1].end].split())
    identity = re.sub("[^a-z0-9]+", "-", english.casefold()).strip("-") or "unnamed"
    referent = Referent(identity, Bilingual(written, english), "composed" if known else "romanised", head.kind)
    finder.ledger.referents.setdefault(identity, referent)
    finder.ledger.mention(
        spot, (phrase.first, phrase.last), tokens[phrase.first].start, identity, "actors.subject",
        gender=head.gender, number=head.number,
    )  # fmt: skip


def _titled(word: str) -> str:
    """A word of a body's name as English writes it."""
    return word if word in _SMALL else word[:1].upper() + word[1:]
