"""From a noun such as 'المركز' or 'حزب' and the words after it to a body that no register knows."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Token
from mujaz.extract.own_names import own_name
from mujaz.extract.places import known_place, place_after
from mujaz.extract.unlisted_english import Unlisted, put
from mujaz.lexicon.bodies import BodyNoun, BodyWord, WordSort
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.names import Senses

_BEH = "\N{ARABIC LETTER BEH}"
_LAM, _WAW = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER WAW}"
_IN = "\N{ARABIC LETTER FEH}\N{ARABIC LETTER YEH}"
_JOINS = frozenset(("", _LAM, _WAW, _WAW + _LAM))
_MOST_WORDS = 8


def unlisted_body(
    tokens: Sequence[Token], match: PhraseMatch[Senses], noun: BodyNoun, lexicon: Lexicon, text: str, *, definite: bool
) -> Unlisted | None:
    """The words of the body's name that follow the noun at `match`; None where nothing tells one body from another."""
    found = Unlisted(match.last, not definite, not definite)
    if not definite:
        found.name = own_name(tokens, match.last, noun, lexicon, text)
        if found.name:
            found.last, found.takes = found.name[1], False
    end = min(len(tokens), match.last + _MOST_WORDS)
    while found.last < end and _take(tokens, found, noun, lexicon, text):
        pass
    if found.last == match.last or found.takes:
        return None
    if "seated" in noun.traits and not found.where:
        found.where = _seat(tokens, found.last, lexicon)
    if noun.always_definite and found.state:
        found.said += 1
    weak = definite and not found.state and found.said < 2 and len(found.parts) == 1
    return None if weak and noun.kind == "media" else found


def _seat(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> str | None:
    """The English of the place in which a court or a directorate sits: 'بصفاقس', 'في الرباط', 'بمحافظة إدلب'."""
    if at >= len(tokens):
        return None
    within = tokens[at].text == _IN and at + 1 < len(tokens)
    match = lexicon.names.phrases.at(tokens, at + within)
    if match is None or match.form.proclitics != ("" if within else _BEH):
        return None
    noun = next((sense.noun for sense in match.value if sense.noun), None)
    after = lexicon.names.phrases.at(tokens, match.last, clitics=False) if noun and match.last < len(tokens) else None
    entry = known_place(after if noun and after else match)
    return entry.name.en if entry else None


def _take(tokens: Sequence[Token], found: Unlisted, noun: BodyNoun, lexicon: Lexicon, text: str) -> bool:
    """Takes the next words into the name, if they belong: with the article, or joined by 'لل' or 'وال'."""
    if tokens[found.last].kind != "word":
        return False
    word = lexicon.bodies.words.at(tokens, found.last)
    if word and word.form.proclitics in _JOINS and _fits(tokens, found, noun, word, lexicon):
        put(found, word.value, word.form.proclitics)
        found.last, found.takes = word.last, word.value.sort == "construct"
        found.employed = word.value.employed
        return True
    return (
        _employed_in(tokens, found, lexicon)
        or _about(tokens, found, noun, lexicon)
        or _named_state(tokens, found, noun, lexicon, text)
    )


def _employed_in(tokens: Sequence[Token], found: Unlisted, lexicon: Lexicon) -> bool:
    """Takes what those who work are employed in: 'العاملين في المصارف', 'الموظفين بقطاع الصحة'."""
    at = found.last + (tokens[found.last].text == _IN)
    word = lexicon.bodies.words.at(tokens, at) if found.employed and at < len(tokens) else None
    if word is None or word.form.proclitics != ("" if at > found.last else _BEH):
        return False
    if word.value.sort not in ("noun", "construct") or (
        word.value.sort == "construct" and not _complement(tokens, word.last, lexicon)
    ):
        return False
    put(found, word.value, "")
    found.last, found.takes, found.employed = word.last, word.value.sort == "construct", False
    return True


def _about(tokens: Sequence[Token], found: Unlisted, noun: BodyNoun, lexicon: Lexicon) -> bool:
    """Takes what 'في' says that the body is about: 'منتدى الشفافية في الصيد البحري'."""
    at = found.last + 1
    if "fields" not in noun.traits or not found.said or tokens[found.last].text != _IN or at >= len(tokens):
        return False
    word = lexicon.bodies.words.at(tokens, at, clitics=False)
    if word is None or word.value.sort != "noun" or lexicon.names.phrases.at(tokens, at, clitics=False):
        return False
    put(found, word.value, _IN)
    found.last, found.takes = word.last, False
    return True


def _fits(
    tokens: Sequence[Token], found: Unlisted, noun: BodyNoun, word: PhraseMatch[BodyWord], lexicon: Lexicon
) -> bool:
    """Whether a word of the table may stand here: a noun only after one that takes it, or joined to what was read."""
    joined, sort = word.form.proclitics, word.value.sort
    if joined == _WAW and sort == "construct" and found.takes and found.said:
        return _complement(tokens, word.last, lexicon)
    if not _joinable(found, noun, joined, sort) or (joined == _WAW and _is_body(tokens, found.last, lexicon)):
        return False
    if sort == "ordinal":
        return False
    if sort == "adjective":
        return not joined.endswith(_LAM) and not (found.takes and found.said)
    if not joined and not found.takes:
        return False
    return sort == "noun" or (joined != _WAW and _complement(tokens, word.last, lexicon))


def _is_body(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether what 'و' joins is a body by itself ('الحزب الوطني والحكومة')."""
    match = lexicon.names.phrases.at(tokens, at)
    return match is not None and any(sense.noun_of_body or sense.what == "institution" for sense in match.value)


def _joinable(found: Unlisted, noun: BodyNoun, joined: str, sort: WordSort) -> bool:
    """Whether a word may be joined so: 'و' only to a word read before, 'ل' to a noun that has all that it takes."""
    if joined and joined != _LAM and (not found.said or found.takes):
        return False
    if joined == _LAM and found.takes and found.said:
        return False
    described = sort == "adjective" and "learned" in noun.traits  # 'مستشفى كاغيرا الإقليمي'
    if found.name and joined != _LAM and len(found.parts) == 1 and (joined or not described):
        return False
    return not (joined.endswith(_LAM) and found.where and not noun.traits & {"learned", "placed_for"})


def _complement(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether what stands at `at` may be the noun that a noun without article takes: a definite one, or a place."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    word = lexicon.bodies.words.at(tokens, at)
    if word and word.form.proclitics == _WAW:
        return word.value.sort == "construct" and _complement(tokens, word.last, lexicon)
    if word and not word.form.proclitics:
        return word.value.sort == "noun" or (word.value.sort == "construct" and _complement(tokens, word.last, lexicon))
    match = lexicon.names.phrases.at(tokens, at, clitics=False)
    return match is not None and known_place(match) is not None


def _named_state(tokens: Sequence[Token], found: Unlisted, body: BodyNoun, lexicon: Lexicon, text: str) -> bool:
    """Takes a nisba, or the place that the noun before takes: 'شرطة باريس', 'سلطات مقاطعة إيشيكاوا'."""
    match = lexicon.names.phrases.at(tokens, found.last, clitics=False)
    if match is None:
        return False
    nisba = next((sense.nisba for sense in match.value if sense.nisba), None)
    if nisba and nisba.definite and found.state is None and not (found.takes and found.said):
        found.state, found.last, found.takes = nisba.state, match.last, False
        return True
    if nisba and nisba.definite and found.state not in (None, nisba.state) and not found.partner and found.said:
        found.partner, found.last = nisba.state, match.last
        return True
    if not found.takes or found.where or not (found.said or _takes_place(tokens, match.last, body, lexicon)):
        return False
    entry = known_place(match) if tokens[found.last].text not in lexicon.places.not_names else None
    noun, last = next((sense.noun for sense in match.value if sense.noun), None), found.last
    if noun is not None:
        named = place_after(tokens, match, noun, lexicon, text)
        place = (named.entry or named.referent) if named else None
        found.where, last = (place.name.en, named.last) if named and place else (None, last)
    elif entry:
        found.where, last = entry.name.en, match.last
    found.last, found.takes = last, found.takes and found.where is None
    return found.where is not None


def _takes_place(tokens: Sequence[Token], last: int, body: BodyNoun, lexicon: Lexicon) -> bool:
    """Whether the noun takes a place by itself, or does so where 'لل' after it says what the body is for."""
    if "placed" in body.traits or last >= len(tokens) or "placed_for" not in body.traits:
        return "placed" in body.traits
    word = lexicon.bodies.words.at(tokens, last)
    return word is not None and word.form.proclitics == _LAM
