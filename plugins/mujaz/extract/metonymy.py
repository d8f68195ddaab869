"""Tells from the words around a state's or a capital's name whether it acts or is where something is."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Token
from mujaz.lexicon.names import Senses
from mujaz.lexicon.surroundings import Surroundings

_BEH, _LAM = "\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER LAM}"
_TEH, _YEH, _ALEF = "\N{ARABIC LETTER TEH}", "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER ALEF}"
_SHORTEST_VERB = 4
_HEH = "\N{ARABIC LETTER HEH}"
_OBJECTS = (_HEH, _HEH + _ALEF, _HEH + "\N{ARABIC LETTER MEEM}")
_WITHIN = 6
_EACH = 2
_ARTICLES = (
    "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}",
    "\N{ARABIC LETTER WAW}\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}",
)
_THEY = "\N{ARABIC LETTER WAW}\N{ARABIC LETTER ALEF}"
_FEH = "\N{ARABIC LETTER FEH}"
_VERB_STOPS = frozenset("\N{ARABIC COMMA}:.")


def governs(
    tokens: Sequence[Token], match: PhraseMatch[Senses], words: Surroundings, *, feminine: bool = True
) -> bool | None:
    """Whether the name acts: True for the government, False for the place, None where nothing tells."""
    if _BEH in match.form.proclitics:
        return False
    if _LAM in match.form.proclitics:
        return not (match.first and tokens[match.first - 1].text in words.heading)
    before = tokens[match.first - 1] if match.first else None
    after = tokens[match.last] if match.last < len(tokens) else None
    if before and any(form.text in words.locating for form in before.forms if not form.article):
        return False
    if after and after.kind == "word" and _is_verb_after(after, words, feminine):
        return True
    return _by_word_before(tokens, match.first, words, feminine) if before else None


def _is_verb_after(token: Token, words: Surroundings, feminine: bool) -> bool:
    """Whether the word right after the name is its verb ('روسيا تجري', 'يريفان لم')."""
    text = token.text
    if text in words.happening or text in words.not_verbs:
        return False
    if is_acting(text, words) or text in words.particles:
        return True
    mark = _TEH if feminine else _YEH
    return len(text) >= _SHORTEST_VERB and text.startswith(mark) and text[-1] not in (_ALEF, "\N{ARABIC LETTER HEH}")


def _by_word_before(tokens: Sequence[Token], first: int, words: Surroundings, feminine: bool) -> bool | None:
    forms = [form.text for form in tokens[first - 1].forms if not form.article]
    if any(form in words.happening for form in forms):
        return None
    if any(is_acting(form, words) for form in forms) or _over_pronoun(tokens, first, words):
        return True
    if any(form in words.dealing for form in forms):
        return not any(
            form.text in words.bordering for token in tokens[max(first - 4, 0) : first - 1] for form in token.forms
        )
    if any(form in words.leaving for form in forms):
        return _after_preposition(tokens, first, words, feminine)
    return True if feminine and any(_looks_feminine(form, words) for form in forms) else None


def _after_preposition(tokens: Sequence[Token], first: int, words: Surroundings, feminine: bool) -> bool | None:
    """What 'من' before the name says: a place, but in 'كل من' whatever the words before that say."""
    if first > _EACH and tokens[first - _EACH].text in words.each:
        return _by_word_before(tokens, first - _EACH, words, feminine)
    return None if first > 1 and _took(tokens, first - 2, words) else False


def _over_pronoun(tokens: Sequence[Token], first: int, words: Surroundings) -> bool:
    """Whether a verb stands before a preposition with a pronoun ('عروض تقدمت بها كندا')."""
    return tokens[first - 1].text in words.pronouns and _acts_before(tokens, first, words)


def _took(tokens: Sequence[Token], at: int, words: Surroundings) -> bool:
    """Whether an act stands within a few words before 'من' ('تلقت خطابا رسميا من إثيوبيا')."""
    for back in range(at, max(at - 4, -1), -1):
        if tokens[back].text in _VERB_STOPS:
            return False
        if any(form.text in words.acting for form in tokens[back].forms):
            return True
    return False


def _looks_feminine(form: str, words: Surroundings) -> bool:
    """Whether a word ends as a verb in the feminine perfect does and is no plural in -āt."""
    if form.startswith(_ARTICLES):
        return False
    return len(form) >= _SHORTEST_VERB - 1 and form[-1] == _TEH and form[-2] != _ALEF and form not in words.not_verbs


def acting(
    tokens: Sequence[Token],
    first: int,
    last: int,
    words: Surroundings,
    speaking: frozenset[str],
    *,
    feminine: bool = False,
) -> bool:
    """Whether a verb of acting stands beside the tokens `first` to `last`, or a word such as 'بحسب' before them.

    `feminine` says that any verb in the feminine perfect before them will do.

    Only adverbs and the like may stand between ('نددت من جهتها النقابة', 'النقابة نددت').
    """
    if first:
        for form in tokens[first - 1].forms:
            if not form.article and (is_acting(form.text, words) or form.text in speaking):
                return True
            if feminine and not form.article and _looks_feminine(form.text, words):
                return True
    return _acts_before(tokens, first, words) or _acts_after(tokens, last, words)


def _acts_before(tokens: Sequence[Token], first: int, words: Surroundings) -> bool:
    """Whether a verb stands before, over adverbs."""
    for at in range(first - 1, max(first - _WITHIN, 0) - 1, -1):
        if tokens[at].text in words.between:
            continue
        return at < first - 1 and any(is_acting(form.text, words) for form in tokens[at].forms if not form.article)
    return False


def _acts_after(tokens: Sequence[Token], last: int, words: Surroundings) -> bool:
    """Whether a verb stands after, over adverbs; 'فـ' may stand on it ('أما النقابة فنددت')."""
    for at in range(last, min(last + _WITHIN, len(tokens))):
        text = tokens[at].text
        if text in words.acting or (text[0] == _FEH and text[1:] in words.acting):
            return True
        if text.endswith(_THEY) and text[: -len(_THEY)] in words.acting:
            return True
        if text not in words.between:
            return False
    return False


def is_acting(form: str, words: Surroundings) -> bool:
    """Whether a word is a verb of acting, also with its object written onto it ('اعتبرته')."""
    if form in words.acting:
        return True
    return any(form.endswith(ending) and form[: -len(ending)] in words.acting for ending in _OBJECTS)
