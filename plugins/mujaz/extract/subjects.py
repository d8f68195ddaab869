"""Whoever speaks and is named by no table in full: an office, a body or people, read as the subject of the verb.

'قال قائد شرطة مقاطعة نيروبي إن', 'نددت 161 منظمة ب', 'لكن نقابة الممرضين نفت', 'أما مدير الميناء فأكد': the noun is one
that offices, bodies or people are named by, the verb agrees with it, and the articles say how far its phrase goes.
"""

from __future__ import annotations

from typing import NamedTuple

from mujaz.arabic.numerals import numeral_at
from mujaz.arabic.phrases import PhraseMatch
from mujaz.extract.cues import forms_of
from mujaz.extract.letters import ARTICLE, PRONOUNS
from mujaz.extract.mentions import Gender, Mention, Number, Referent
from mujaz.extract.phrase_english import phrase_english, without_article
from mujaz.extract.scene import Scene
from mujaz.extract.sentence_words import Words
from mujaz.extract.subject_phrases import Phrase, ends_well, phrase_at
from mujaz.lexicon.names import Senses
from mujaz.model.facts import ActorKind, Bilingual
from mujaz.model.ids import slug
from mujaz.model.span import Span

_TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_LAM, _FROM = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER NOON}"
_REACH, _PLURAL_LETTER, _WHERE = 14, "s", 5
_IN = "\N{ARABIC LETTER FEH}\N{ARABIC LETTER YEH}"
_ADJECTIVES = 1
_FEW = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_OF_THEM = "\N{ARABIC LETTER HEH}\N{ARABIC LETTER MEEM}"
_SMALL = frozenset(("of", "for", "and", "the", "in"))
_OFFICES = frozenset(("head", "office"))
_BODIES = frozenset(("organization", "media", "group"))


class Head(NamedTuple):
    """The noun at the head of a phrase, up to token `past`.

    `gender` is None where the verb takes either, `lone` says that it needs nothing after it, `part` that it may belong
    to a body or a person named after it, `number_of` how many there are.
    """

    past: int
    kind: ActorKind
    en: str
    gender: Gender | None
    number: Number
    takes: frozenset[str] = frozenset()
    lone: bool = False
    part: bool = False
    number_of: str = ""


class Subject(NamedTuple):
    """Whoever is named, and the mentions that are only parts of the name."""

    mention: Mention
    referent: Referent
    inside: tuple[Mention, ...]


def subject_at(
    begin: int, gender: Gender | None, verb: int | None, scene: Scene, words: Words, *, topic: bool = False
) -> Subject | None:
    """The subject whose phrase begins at token `begin`, of a verb of this gender; None for the gender takes any.

    `verb` is the verb's token where that stands behind the subject, and where nothing but the phrase may stand between.
    As a `topic` ('أما العمدة فأقر') an office needs nothing after it.
    """
    head = _head(words, begin)
    if head is None or (gender is not None and head.gender not in (None, gender)):
        return None
    phrase = phrase_at(words, begin, head.past, head.takes, owned=head.part)
    reaches = ends_well(words, phrase) if verb is None else _reaches(words, phrase, verb)
    office = topic and head.kind == "office" and phrase.last >= head.past
    if not reaches or not (office or _tells(words, head, phrase)):
        return None
    return None if verb is None and _holder_follows(words, phrase) else _named(head, phrase, scene, words)


def named_by(begin: int, last: int, scene: Scene, words: Words) -> Subject | None:
    """Whoever the noun at token `begin` names with the words up to token `last`."""
    head = _head(words, begin)
    return None if head is None else _named(head, Phrase(begin, last, definite=True), scene, words)


def _reaches(words: Words, phrase: Phrase, verb: int) -> bool:
    """Whether nothing but the phrase and where it is ('لجنة الأهل في ثانوية كذا') stands before the verb."""
    if phrase.last >= verb or verb - phrase.last > _WHERE or words.tokens[phrase.last].text != _IN:
        return phrase.last == verb
    between = words.tokens[phrase.last : verb]
    return ends_well(words, phrase) and all(token.kind == "word" for token in between)


def _tells(words: Words, head: Head, phrase: Phrase) -> bool:
    """Whether the phrase says who is meant, and is no mere kind of a body that is named in it."""
    if phrase.last < head.past:
        return False
    if phrase.last == head.past and not head.number_of and not (head.lone and _owned(words, phrase.last)):
        return False
    if words.tokens[phrase.first].text.startswith(ARTICLE) and not _complete(words, head, phrase):
        return False
    return head.part or not _known_inside(words, head, phrase)


def _complete(words: Words, head: Head, phrase: Phrase) -> bool:
    """Whether a head with the article says whom it means: not by one adjective alone, except behind a head of several
    words a state's ('القائم بالأعمال الإيراني', not 'الرئيس الجديد')."""
    rest = [token.text for token in words.tokens[head.past : phrase.last]]
    if any(text.startswith(_LAM) or text in head.takes for text in rest) or len(rest) > _ADJECTIVES:
        return True
    if head.past <= phrase.first + 1 or not rest:
        return False
    match = words.lexicon.names.phrases.at(words.tokens, head.past, clitics=False)
    return match is not None and any(sense.nisba for sense in match.value)


def _owned(words: Words, at: int) -> bool:
    """'قريبة لها': whose relative somebody is."""
    text = words.tokens[at].text if at < len(words.tokens) else " "
    return text[0] == _LAM and text[1:] in PRONOUNS


def _head(words: Words, at: int) -> Head | None:
    token, lexicon = words.tokens[at], words.lexicon
    if token.kind == "number" or token.text in lexicon.numerals.words:
        return _counted_head(words, at)
    if token.kind != "word":
        return None
    gender: Gender = "f" if words.text[token.end - 1] == _TEH_MARBUTA else "m"
    body = _body_head(words, at, gender)
    if body is not None:
        return body
    if at + 1 < len(words.tokens) and lexicon.bodies.heads.at(words.tokens, at + 1, clitics=False):
        return _office_head(words, at, gender)
    return _group_head(words, at, gender) or _office_head(words, at, gender)


def _body_head(words: Words, at: int, gender: Gender) -> Head | None:
    """'رابطة', 'مكتب': the noun of a body; plural ones take the feminine."""
    speaking = words.lexicon.bodies.speaking.at(words.tokens, at, clitics=False)
    noun = words.lexicon.bodies.nouns.get(without_article(words.tokens[at].text))
    if speaking is not None:
        past, kind, english = speaking.last, noun.kind if noun else "organization", speaking.value
    elif noun is not None:
        past, kind, english = at + 1, noun.kind, noun.en
    else:
        return None
    gender = "f" if english.endswith(_PLURAL_LETTER) else gender
    return Head(past, kind, english, gender, "s", part=speaking is not None)


def _group_head(words: Words, at: int, gender: Gender) -> Head | None:
    """'ضابط', 'ممثلو': a noun for people."""
    match = words.lexicon.names.phrases.at(words.tokens, at, clitics=False)
    for sense in match.value if match else ():
        if match and sense.group and not match.form.article and sense.group.when != "qualified" and not _theirs(match):
            english = " ".join(sense.group.en[1 if sense.many else 0].format(words="").split())
            return Head(
                match.last, sense.group.kind, english, sense.group.gender if sense.many else gender,
                "p" if sense.many else "s", lone=sense.group.of_somebody, part=sense.group.of_somebody,
            )  # fmt: skip
    return None


def _theirs(match: PhraseMatch[Senses]) -> bool:
    """'أحدهم': a noun with a pronoun takes no other after it."""
    return match.form.text.endswith(_OF_THEM)


def _counted_head(words: Words, at: int) -> Head | None:
    """'161 منظمة', 'ثلاث عشرة سفارة': so many people or bodies."""
    numeral = numeral_at(words.tokens, at, words.lexicon.numerals)
    if numeral is None or numeral.last >= len(words.tokens) or not isinstance(numeral.value, int):
        return None
    past = numeral.last + (words.tokens[numeral.last].text == _FROM)
    match = words.lexicon.groups.speakers.at(words.tokens, past, clitics=False)
    if match is None:
        return None
    english = " ".join(match.value.noun.en[1].format(words="").split()).lower()
    count = f"{numeral.value:,}" if numeral.value >= len(_FEW) else _FEW[numeral.value]
    count = f"{count} of the " if past > numeral.last else f"{count} "
    return Head(match.last, match.value.noun.kind, english, None, "p", number_of=count)


def _office_head(words: Words, at: int, gender: Gender) -> Head | None:
    """'قائد', 'الناطقة الرسمية': the longest noun of an office at `at`."""
    match = words.lexicon.bodies.heads.at(words.tokens, at, clitics=False)
    titles = words.lexicon.persons.titles.get(words.tokens[at].text, ())
    takes = frozenset(word for title in titles for word in title.takes)
    if match is not None:
        woman = words.lexicon.bodies.heads.get(words.tokens[at].text[:-1]) is not None
        either = gender == "f" and not woman and match.last == at + 1
        return Head(match.last, "office", match.value, None if either else gender, "s", takes)
    people = words.lexicon.groups.speakers.at(words.tokens, at, clitics=False) is not None
    title = next((t for t in titles if t.kind in _OFFICES and len(t.words) == 1 and not people), None)
    english = (title.en or "Official").format(of="").strip() if title is not None else ""
    return Head(at + 1, "office", english, gender, "s", takes) if title is not None else None


def _known_inside(words: Words, head: Head, phrase: Phrase) -> bool:
    """Whether the head is only the kind of a body that is named after it ('شركة «نور»')."""
    if head.kind == "office" or head.number_of:
        return False
    mentions = (words.begins(at) for at in range(head.past, phrase.last))
    named = (m for m in mentions if m is not None and m.span.start == words.tokens[m.first].start)
    return any(words.referents[mention.referent].kind in _BODIES for mention in named)


def _holder_follows(words: Words, phrase: Phrase) -> bool:
    """Whether a person's name comes before what is said: the office is then that person's."""
    that = words.lexicon.cues.words["that"]
    for at in range(phrase.last, min(phrase.last + _REACH, len(words.tokens))):
        text = words.tokens[at].text
        if words.person(at):
            return True
        if text in that or text == ":" or _reports(words, at):
            return False
    return False


def _reports(words: Words, at: int) -> bool:
    """Whether a finite verb of reporting in the singular stands at `at`."""
    token = words.tokens[at]
    if token.kind != "word":
        return False
    shapes = (form.shape for forms in forms_of(token.text, words.lexicon.cues.forms) for form in forms)
    return any(s.kind in ("past", "present") and s.number == "s" and not (s.passive or s.pronoun) for s in shapes)


def _named(head: Head, phrase: Phrase, scene: Scene, words: Words) -> Subject:
    tokens = words.tokens
    body = head.kind in ("organization", "media") and not head.number_of
    english, known = phrase_english(words, phrase.last, head.en, head.past, body=body)
    english = " ".join(_titled(word) for word in english.split()) if body else english
    english = head.number_of + english if head.number_of else english[:1].upper() + english[1:]
    span = Span(tokens[phrase.first].start, tokens[phrase.last - 1].end)
    identity = slug(english)
    name = Bilingual(" ".join(span.of(words.text).split()), english)
    referent = Referent(identity, name, "composed" if known else "romanised", head.kind)
    mention = Mention(
        span, scene.segment, scene.sentence, phrase.first, phrase.last, identity, "actors.subject",
        gender=head.gender, number=head.number,
    )  # fmt: skip
    return Subject(mention, referent, _inside(phrase, scene))


def _inside(phrase: Phrase, scene: Scene) -> tuple[Mention, ...]:
    """The actors whose names are parts of the phrase."""
    spread = {scene.at[at] for at in range(phrase.first, phrase.last) if at in scene.at}
    return tuple(m for m in spread if not m.place and phrase.first <= m.first and m.last <= phrase.last)


def _titled(word: str) -> str:
    """A word of a body's name as English writes it."""
    return word if word in _SMALL else word[:1].upper() + word[1:]
