"""Notes the people without a formal body whom a noun names: 'مصادر طبية', 'قالت ممرضة', 'أحد سكان حي الرياض'."""

from __future__ import annotations

from mujaz.arabic.phrases import PhraseMatch
from mujaz.extract.belonging import belonging
from mujaz.extract.groups import Group, compose_group, group_at, nominative, takes_part
from mujaz.extract.ledger import Finder, Spot
from mujaz.extract.places import place_after
from mujaz.lexicon.names import Sense, Senses
from mujaz.lexicon.person_names import Sort

_TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_NEAR = 5
_LIVED_IN = frozenset(("state", "capital", "place"))


def note_group(finder: Finder, spot: Spot, match: PhraseMatch[Senses], sense: Sense) -> int | None:
    """Notes the group at `match`, if the words name one; gives the token after it."""
    lexicon = finder.lexicon
    found = group_at(spot.tokens, match, sense, lexicon.names, lexicon.groups, lexicon.surroundings)
    if found is None or (found.feminine and finder.text[spot.tokens[match.first].end - 1] != _TEH_MARBUTA):
        return None
    last, place = _where(finder, spot, found)
    of = belonging(finder, spot, found) if last == found.last else None
    end = of.last if of else found.last
    if not takes_part(found, match.form, spot.tokens, lexicon.surroundings, lexicon.groups, end):
        return None
    if found.noun.when == "speaking" and not _says(finder, spot, found, end):
        return None
    if match.form.article and not sense.many:
        return _same_group(finder, spot, found)
    if of is None and found.noun.of_somebody:
        return None
    rest = finder.text[spot.tokens[found.last - 1].end : spot.tokens[(of.last if of else last) - 1].end]
    text = nominative(finder.text, spot.tokens, found, lexicon.groups) + rest
    referent = compose_group(found, text, place, of.en if of else "")
    finder.ledger.referents.setdefault(referent.id, referent)
    finder.ledger.groups[found.noun.id] = referent.id
    finder.ledger.mention(
        spot,
        (found.first, of.last if of and not of.separate else last),
        found.start,
        referent.id,
        "actors.group",
        gender=found.gender,
        number="p" if found.many and not found.led else "s",
    )
    return of.last if of and not of.separate else found.last


def _says(finder: Finder, spot: Spot, found: Group, last: int) -> bool:
    """Whether a verb of saying or a word such as 'بحسب' stands before a group, over adverbs, or at token `last`."""
    words = finder.lexicon.groups.speaking | finder.lexicon.surroundings.clausal
    between = finder.lexicon.surroundings.between
    before = found.first - 1
    while before > 0 and spot.tokens[before].text in between:
        before -= 1
    after = spot.tokens[last].text if last < len(spot.tokens) else ""
    forms = [form.text for form in spot.tokens[before].forms if not form.article] if found.first else []
    if forms and forms[0] in finder.lexicon.groups.relayed and not _relayed(finder, spot, before):
        forms = []
    return any(form in words or _reports(finder, form, found) for form in (*forms, after))


def _relayed(finder: Finder, spot: Spot, before: int) -> bool:
    """Whether a word of relaying stands before 'عن' at token `before` ('نقلت الصحيفة عن صديق له')."""
    forms = (form.text for token in spot.tokens[max(before - _NEAR, 0) : before] for form in token.forms)
    return any(cue.cue.relay for form in forms for cue in finder.lexicon.cues.forms.get(form, ()))


def _reports(finder: Finder, form: str, found: Group) -> bool:
    """Whether a word is a finite verb of reporting whose subject the group may be."""
    if finder.lexicon.persons.sorts.get(form, 0) & Sort.REPORTING:
        return True
    shapes = (cue.shape for cue in finder.lexicon.cues.forms.get(form, ()))
    return any(
        shape.kind in ("past", "present") and not shape.passive and shape.gender == found.gender for shape in shapes
    )


def _same_group(finder: Finder, spot: Spot, found: Group) -> int | None:
    """'المصدر': the group of this kind named before; a definite singular says nothing else, it may be a title."""
    referent = finder.ledger.groups.get(found.noun.id)
    if referent is None or found.words or found.state:
        return None
    finder.ledger.mention(spot, (found.first, found.last), found.start, referent, "actors.group_again", gender="m")
    return found.last


def _where(finder: Finder, spot: Spot, found: Group) -> tuple[int, str | None]:
    """Where a group ends with the place in which it lives, and the place in English: 'أحد سكان حي الرياض'."""
    lexicon = finder.lexicon
    match = lexicon.names.phrases.at(spot.tokens, found.last, clitics=False) if found.last < len(spot.tokens) else None
    if match is None:
        return found.last, None
    noun = match.value[0].noun
    if noun is None:
        first = match.value[0]
        return (match.last, first.entry.name.en) if first.entry and first.what in _LIVED_IN else (found.last, None)
    named = place_after(spot.tokens, match, noun, lexicon, finder.text)
    place = (named.entry or named.referent) if named else None
    return (named.last, place.name.en) if named and place else (found.last, None)
