"""Tells whether a short name of the register, such as a surname or 'الحركة', identifies its entry in an article."""

from __future__ import annotations

from mujaz.arabic.fold import fold
from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.romanise import SURELY_FOREIGN
from mujaz.extract.ledger import Finder, Spot
from mujaz.extract.quoted_outlets import quoted_source
from mujaz.lexicon.names import Senses
from mujaz.lexicon.person_names import Sort
from mujaz.lexicon.register import Entry

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_COMMON = Sort.GIVEN | Sort.WORD | Sort.ALSO_WORD
_BEFORE_NAME = Sort.GIVEN | Sort.NAME
_YEH = "\N{ARABIC LETTER YEH}"
_NO_NAME = Sort.WORD | Sort.ALSO_WORD | Sort.TITLE | Sort.REPORTING | Sort.BREAK
_SHORT = 4
_REACH = 12
_BEH = "\N{ARABIC LETTER BEH}"
_LAM = "\N{ARABIC LETTER LAM}"
_IN = "\N{ARABIC LETTER FEH}\N{ARABIC LETTER YEH}"
_PARTS = 2
_BRACKETS = frozenset(("(", '"', "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"))


def identified(finder: Finder, spot: Spot, match: PhraseMatch[Senses], entry: Entry) -> bool:
    """Whether the article agrees that the short name at `match` means `entry`."""
    rivals = [sense.entry for sense in match.value if sense.what == "also" and sense.entry]
    if entry.id in finder.full:
        named = [rival for rival in rivals if rival.id in finder.full]
        return len(named) == 1 or _latest(finder, named) == entry.id
    outlet = _outlet_meant(finder, spot, match, rivals) if entry.kind == "media" else None
    if outlet:
        return outlet is entry
    if any(rival.id in finder.full for rival in rivals) or (
        match.last - match.first == 1 and _is_common(finder, match) and not _reports(finder, spot, match)
    ):
        return False
    if entry.kind == "person":
        return len(rivals) == 1 and not _after_name(finder, spot, match) and not _before_surname(finder, spot, match)
    if entry.kind == "media":
        return match.last - match.first >= _PARTS and _at_home(finder, rivals) is entry
    fitting = [rival for rival in rivals if finder.home and rival.country == finder.home.iso]
    return len(fitting) == 1 and fitting[0] is entry


def _outlet_meant(finder: Finder, spot: Spot, match: PhraseMatch[Senses], rivals: list[Entry]) -> Entry | None:
    """The outlet whose own name follows in brackets ('وكالة الأنباء الرسمية (سانا)'), or the one that a word beside the
    short name says to be one: of several the one of the article's country."""
    if match.last + 1 < len(spot.tokens) and spot.tokens[match.last].text in _BRACKETS:
        inside = finder.lexicon.names.phrases.at(spot.tokens, match.last + 1, clitics=False)
        named = [sense.entry for sense in inside.value if sense.entry in rivals] if inside else []
        if named:
            return named[0]
    if not any(tells(finder, spot, match) for tells in (_by_outlet_word, _told, quoted_source)):
        return None
    described = match.last - match.first > 1 and len(rivals) > 1  # 'الوكالة الرسمية' is each state's
    outlets = [rival for rival in rivals if rival.kind == "media"]
    return _at_home(finder, rivals) or (None if described else outlets[0])


def _at_home(finder: Finder, rivals: list[Entry]) -> Entry | None:
    """The one of several entries that is of the article's country: 'وكالة الأنباء الرسمية'."""
    fitting = [rival for rival in rivals if finder.home and rival.country == finder.home.iso]
    return fitting[0] if len(rivals) > 1 and len(fitting) == 1 else None


def _latest(finder: Finder, entries: list[Entry]) -> str | None:
    """Which of the entries the article named last."""
    named = [entry.id for entry in entries if entry.id in finder.ledger.order]
    return max(named, key=finder.ledger.order.__getitem__, default=None)


def _is_common(finder: Finder, match: PhraseMatch[Senses]) -> bool:
    """Whether the short name is also a word or a given name of anybody."""
    word = match.form.text
    if finder.lexicon.persons.sorts.get(word, 0) & _COMMON:
        return True
    return len(word) <= _SHORT or word.removeprefix(_ARTICLE) in finder.lexicon.bodies.nouns


def _reports(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether a verb of reporting stands right before a short name that is no word and no given name: 'كرر بوش'."""
    sorts = finder.lexicon.persons.sorts
    if not match.first or match.form.proclitics or sorts.get(match.form.text, 0) & _COMMON:
        return False
    return any(sorts.get(form.text, 0) & Sort.REPORTING for form in spot.tokens[match.first - 1].forms)


def _after_name(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether another name stands right before: then the two are somebody else's name."""
    if not match.first or match.form.proclitics:
        return False
    sort = finder.lexicon.persons.sorts.get(spot.tokens[match.first - 1].text, 0)
    return bool(sort & _BEFORE_NAME) or bool(sort & Sort.HOLDER)


def another_bearer(finder: Finder, spot: Spot, match: PhraseMatch[Senses], entry: Entry) -> bool:
    """Whether another given name stands right before a surname: 'عمر خليف', the father of 'إيمان خليف'."""
    if entry.kind != "person" or not match.first or match.form.proclitics:
        return False
    before, sorts = spot.tokens[match.first - 1].text, finder.lexicon.persons.sorts
    servant = match.first > 1 and sorts.get(spot.tokens[match.first - 2].text, 0) & Sort.SERVANT
    given = servant or (sorts.get(before, 0) & Sort.GIVEN and not sorts.get(before, 0) & _NO_NAME)
    own = {word for name in (entry.name.ar, *entry.names) for word in fold(name).split()}
    return bool(given) and before not in own


def of_another_state(finder: Finder, spot: Spot, match: PhraseMatch[Senses], entry: Entry, *, short: bool) -> bool:
    """Whether the words behind a body's name give it to another state than the entry's: 'حركة طالبان الباكستانية'.

    A `short` name is another body's also where 'في' names the state.
    """
    if entry.kind != "organization" or not entry.country or match.last >= len(spot.tokens):
        return False
    if _is_nisba(finder, spot, match.last - 1):
        return False  # 'شركة شل البريطانية الهولندية'
    within = short and spot.tokens[match.last].text == _IN
    at = match.last + within
    after = finder.lexicon.names.phrases.at(spot.tokens, at, clitics=False) if at < len(spot.tokens) else None
    if after is None:
        return False
    if within:
        states = [sense.entry for sense in after.value if sense.what == "state" and sense.entry]
    else:
        states = [sense.nisba.state for sense in after.value if sense.nisba and sense.nisba.definite]
    return bool(states) and all(state.iso and state.iso != entry.country for state in states)


def _is_nisba(finder: Finder, spot: Spot, at: int) -> bool:
    last = finder.lexicon.names.phrases.at(spot.tokens, at, clitics=False)
    return last is not None and any(sense.nisba for sense in last.value)


def within_name(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether a registered person's name is only a part of a longer one."""
    return _within_other(finder, spot, match) or _before_name(finder, spot, match)


def follows_given_name(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether a given name stands right before a name: then both are somebody else's ('ناصر منصور هادي')."""
    if not match.first or match.form.proclitics:
        return False
    before = spot.tokens[match.first - 1]
    sorts = max((finder.lexicon.persons.sorts.get(form.text, 0) for form in before.forms), default=0)
    return bool(sorts & Sort.GIVEN) and not sorts & (Sort.REPORTING | Sort.TITLE | Sort.WORD)


def follows_two_names(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether a given name and a further name stand right before a place's ('كارلوس رويس ماسيو')."""
    if match.first < len(("first", "last")) or match.form.proclitics:
        return False
    sorts = finder.lexicon.persons.sorts
    given, further = (sorts.get(spot.tokens[match.first - back].text, 0) for back in (2, 1))
    plain = further & Sort.NAME and not further & ~int(Sort.NAME | Sort.GIVEN)
    return bool(given & Sort.GIVEN and plain) and not given & (Sort.REPORTING | Sort.TITLE | Sort.WORD | Sort.ALSO_WORD)


def _within_other(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether something is called after the person, or the name is the end of somebody else's."""
    before = spot.tokens[match.first - 1].text if match.first and not match.form.proclitics else ""
    called = bool(finder.lexicon.persons.sorts.get(before.removeprefix(_BEH), 0) & Sort.HOLDER)
    return called or follows_given_name(finder, spot, match)


def _before_name(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether a name goes on after a registered person's: then it is somebody else's ('محمد مصطفى الحسيني')."""
    if match.last >= len(spot.tokens) or match.last - match.first > _PARTS:
        return False
    after, sorts = spot.tokens[match.last].text, finder.lexicon.persons.sorts
    sort = sorts.get(after, 0)
    if sort & Sort.LINK:
        return True
    if sort & _NO_NAME:
        return False
    given = sorts.get(spot.tokens[match.last - 1].text, 0) & Sort.GIVEN
    family = after.startswith(_ARTICLE) and after.endswith(_YEH) and not _is_known(finder, spot, match.last)
    return bool(sort & Sort.GIVEN) or (bool(given) and (bool(sort & Sort.NAME) or family))


def _before_surname(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether a surname is a first name here, for what follows is surely a name: 'كيباكي موانغي'."""
    if match.last >= len(spot.tokens) or spot.tokens[match.last].kind != "word":
        return False
    after, persons = spot.tokens[match.last], finder.lexicon.persons
    if persons.sorts.get(after.text, 0) == Sort.NAME:
        return True
    if any(persons.sorts.get(form.text, 0) for form in after.forms) or _is_known(finder, spot, match.last):
        return False
    return persons.spellings.looks_foreign(after.text, SURELY_FOREIGN)


def _is_known(finder: Finder, spot: Spot, at: int) -> bool:
    """Whether a table of names knows what stands at `at`, such as a nisba."""
    return finder.lexicon.names.phrases.at(spot.tokens, at, clitics=False) is not None


def _told(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether something is said to an outlet by its short name: 'قال للجزيرة إن'."""
    if match.form.proclitics != _LAM or match.last >= len(spot.tokens):
        return False
    if spot.tokens[match.last].text not in finder.lexicon.surroundings.clausal:
        return False
    sorts, before = finder.lexicon.persons.sorts, spot.tokens[max(match.first - _REACH, 0) : match.first]
    return any(sorts.get(form.text, 0) & Sort.REPORTING for token in before for form in token.forms)


def _by_outlet_word(finder: Finder, spot: Spot, match: PhraseMatch[Senses]) -> bool:
    """Whether a word such as 'مراسل' or 'وكالة' stands a few words before an outlet's short name."""
    words = finder.lexicon.surroundings.outlets
    before = spot.tokens[max(match.first - _SHORT, 0) : match.first]
    return any(form.text in words for token in before for form in token.forms)
