"""Decides whose body is meant where a ministry, an army or a government is named with or without its state."""

from __future__ import annotations

from dataclasses import replace

from mujaz.arabic.fold import fold, fold_word
from mujaz.arabic.phrases import PhraseMatch
from mujaz.extract.home import Sights, state_of
from mujaz.extract.institutions import Head, compose, head, ministry, state_beside
from mujaz.extract.ledger import Finder, Spot
from mujaz.extract.marked_names import Quoted, registered_in_quotes
from mujaz.extract.mentions import Referent
from mujaz.extract.metonymy import acting, governs, is_acting
from mujaz.extract.unlisted import unlisted_body
from mujaz.extract.unlisted_english import Unlisted, compose_unlisted
from mujaz.lexicon.bodies import BodyNoun
from mujaz.lexicon.names import Sense, Senses
from mujaz.lexicon.register import Entry

_OPENING_WORDS = 4
_UNQUOTED = dict.fromkeys(map(ord, '("\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}'))
_ALEF = "\N{ARABIC LETTER ALEF}"
_ARTICLE = _ALEF + "\N{ARABIC LETTER LAM}"


def institution(finder: Finder, spot: Spot, sights: Sights, match: PhraseMatch[Senses], sense: Sense) -> int | None:
    """A body that states have, with its state beside it or by the article; None where the words name none."""
    if _only_begins(finder, spot, match) or (sense.what == "short" and not _stands_alone(finder, spot, match)):
        return None
    found = head(spot.tokens, match, sense, finder.lexicon.names)
    beside = state_beside(spot.tokens, found, finder.lexicon.names, finder.lexicon.surroundings)
    if beside:
        return _body(finder, spot, match, found, beside[0], beside[1], "actors.body_of_state")
    after = spot.tokens[found.last].text if found.last < len(spot.tokens) else ""
    if found.needs_state or after in finder.lexicon.groups.belonging:
        return None
    female = found.gender == "f"
    if (found.abroad or found.kind == "office") and not _acts(finder, spot, found.first, found.last, female=female):
        return None
    state = finder.ledger.owners.get(found.id) or _opening(finder, spot, sights, match) or finder.home
    return _body(finder, spot, match, found, state, found.last, "actors.body_by_article")


def _only_begins(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether the words only begin as a body's name does: 'القضاء على الفقر'."""
    after = spot.tokens[match.last].text if match.last < len(spot.tokens) else ""
    return f"{match.form.text} {after}" in finder.lexicon.bodies.no_bodies


def _stands_alone(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether a short name is no part of a longer phrase: 'قالت الخارجية الروسية', but 'وسائل النقل القطرية'."""
    if not match.first or match.form.proclitics or spot.tokens[match.first - 1].kind != "word":
        return True
    words, speaking = finder.lexicon.surroundings, finder.lexicon.groups.speaking
    allowed = (
        words.before_short,
        words.locating,
        words.leaving,
        words.dealing,
        words.clausal,
        words.happening,
        speaking,
    )
    forms = [form.text for form in spot.tokens[match.first - 1].forms]
    return any(is_acting(form, words) or any(form in some for some in allowed) for form in forms)


def _acts(finder: Finder, spot: Spot, first: int, last: int, *, female: bool = False) -> bool:
    lexicon = finder.lexicon
    speaking = lexicon.groups.speaking | lexicon.surroundings.clausal
    return acting(spot.tokens, first, last, lexicon.surroundings, speaking, feminine=female)


def _body(
    finder: Finder, spot: Spot, match: PhraseMatch[Senses], found: Head, state: Entry | None, last: int, rule: str
) -> int | None:
    if found.kind == "government":
        if state is None or state.kind != "government" or not _governs(finder, spot, match, last):
            return None
        finder.ledger.referent(state)
        finder.note(spot, match, state.id, "actors.government", last=last, gender=found.gender)
        return last
    if state:
        finder.ledger.owners[found.id] = state
    referent = compose(found, state)
    finder.ledger.referents.setdefault(referent.id, referent)
    finder.note(spot, match, referent.id, rule, last=last, gender=found.gender)
    return last


def _governs(finder: Finder, spot: Spot, match: PhraseMatch[Senses], last: int) -> bool:
    """Whether a government is named as who acts or is dealt with, not only for what belongs to it."""
    whole = replace(match, last=last)
    return bool(governs(spot.tokens, whole, finder.lexicon.surroundings))


def by_noun(finder: Finder, spot: Spot, match: PhraseMatch[Senses], sense: Sense) -> int | None:
    """A body that a noun begins and no register knows, or the one named before for which the noun stands."""
    assert sense.noun_of_body
    noun, lexicon = sense.noun_of_body, finder.lexicon
    if _only_begins(finder, spot, match):
        return None
    quoted = None if sense.definite else registered_in_quotes(spot.tokens, match, lexicon)
    if quoted:
        return _in_quotes(finder, spot, quoted)
    found = unlisted_body(spot.tokens, match, noun, lexicon, finder.text, definite=sense.definite)
    if found is None:
        return _again(finder, spot, match, noun.word) if sense.definite else None
    known = _shortened(finder, spot, match, found, noun, definite=sense.definite)
    if known:
        return finder.note(spot, match, known.id, "actors.body_again", last=found.last, gender=known.gender)
    if not (found.formal or _acts(finder, spot, match.first, found.last)):
        return None
    return _unlisted(finder, spot, match, found, noun)


def _in_quotes(finder: Finder, spot: Spot, quoted: Quoted) -> int:
    """Notes a registered actor whose name stands in quotation marks after its noun."""
    entry, first, last = quoted
    finder.ledger.referent(entry)
    finder.ledger.mention(
        spot, (first, last), spot.tokens[first].start, entry.id, "actors.registered", gender=entry.gender
    )
    return last


def _shortened(
    finder: Finder, spot: Spot, match: PhraseMatch[Senses], found: Unlisted, noun: BodyNoun, *, definite: bool
) -> Referent | None:
    """The body of this noun that was named last, where the words are its state or the beginning of its name."""
    known = finder.ledger.referents.get(finder.ledger.latest.get(noun.word, ""))
    if known is None:
        return None
    if definite and found.state and not found.said:
        return known if known.country == found.state.iso else None
    worded = " ".join(token.text for token in spot.tokens[match.first + 1 : found.last])
    first, _, rest = fold(known.name.ar).partition(" ")
    if not definite:
        return known if first == noun.word and rest.startswith(f"{worded} ") else None
    return known if first and f"{rest} ".startswith(f"{worded} ") else None


def _unlisted(finder: Finder, spot: Spot, match: PhraseMatch[Senses], found: Unlisted, noun: BodyNoun) -> int:
    """Notes a body that no register knows; where its noun is no part of a proper name, the name alone."""
    tokens, text = spot.tokens, finder.text
    worded = text[match.start : tokens[found.last - 1].end].translate(_UNQUOTED)
    if match.form.article and not worded.startswith(_ALEF):
        worded = _ALEF + worded  # 'للمعهد' is written without the article's alef
    name = text[tokens[found.name[0]].start : tokens[found.name[1] - 1].end] if found.name else ""
    referent = compose_unlisted(found, noun, worded, name, finder.lexicon)
    finder.ledger.referents.setdefault(referent.id, referent)
    if found.name and "named" in noun.traits:
        first, last = found.name
        finder.ledger.mention(
            spot, (first, last), tokens[first].start, referent.id, "actors.unlisted_name"
        )  # fmt: skip
        return found.last
    return finder.note(spot, match, referent.id, "actors.unlisted", last=found.last)


def _again(finder: Finder, spot: Spot, match: PhraseMatch[Senses], noun: str) -> int | None:
    """'الوزارة', 'الحركة': the body named last whose name begins with this noun; None where something qualifies it."""
    after = spot.tokens[match.last] if match.last < len(spot.tokens) else None
    before = spot.tokens[match.first - 1] if match.first and not match.form.proclitics else None
    if (after and after.text.startswith(_ARTICLE)) or (before and before.text.startswith(_ARTICLE)):
        return None
    referent = finder.ledger.latest.get(noun) or _only_headed(finder, noun)
    if referent is None or not _acts(finder, spot, match.first, match.last):
        return None
    return finder.note(spot, match, referent, "actors.body_again", gender=finder.ledger.referents[referent].gender)


def _only_headed(finder: Finder, noun: str) -> str | None:
    """The one body of this noun whose head has been named: 'الوزارة' after 'وزير الصحة الزامبي'."""
    headed = finder.ledger.headed.get(noun, ())
    return next(iter(headed)) if len(headed) == 1 else None


def note_headed(finder: Finder, spot: Spot, match: PhraseMatch[Senses], sense: Sense) -> None:
    """Has a minister's ministry known, though nothing has named it."""
    table = finder.lexicon.names
    found = ministry(spot.tokens, match, sense, table)
    worded = replace(found, gender="f" if sense.feminine else "m", other=None)
    beside = state_beside(spot.tokens, worded, table, finder.lexicon.surroundings)
    state = beside[0] if beside else finder.home
    if state:
        referent = compose(found, state)
        finder.ledger.referents.setdefault(referent.id, referent)
        finder.ledger.headed.setdefault(fold_word(table.ministry), set()).add(referent.id)


def _opening(finder: Finder, spot: Spot, sights: Sights, match: PhraseMatch[Senses]) -> Entry | None:
    """The state in which the sentence opens ('وفي باكو، أعلنت النيابة العامة')."""
    opening = sights[0]
    if opening.first < _OPENING_WORDS and opening.last <= match.first:
        return state_of(opening, finder.lexicon.register) if not opening.value[0].nisba else None
    return None
