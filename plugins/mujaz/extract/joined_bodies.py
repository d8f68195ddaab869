"""From a body and the larger one in which it sits to one: 'كلية الطب بجامعة الخرطوم', 'لجنة الصحة في البرلمان'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mujaz.extract.ledger import Finder, Spot
from mujaz.extract.mentions import Mention
from mujaz.lexicon.bodies import BodyNoun
from mujaz.model.facts import Bilingual
from mujaz.model.span import Span

_BEH = "\N{ARABIC LETTER BEH}"
_IN = "\N{ARABIC LETTER FEH}\N{ARABIC LETTER YEH}"
_RULE = "actors.unlisted"


def join_bodies(finder: Finder, spots: Sequence[Spot]) -> None:
    """Makes one mention of a body and of the one that 'ب' or 'في' names right behind it, where the first has such."""
    at = {(spot.segment, spot.sentence): spot for spot in spots}
    gone: set[Mention] = set()
    joined: dict[Mention, Mention] = {}
    for inner, outer in pairwise(finder.ledger.mentions):
        spot = at[inner.segment, inner.sentence]
        if inner not in joined.values() and _sits_in(finder, spot, inner, outer):
            _rename(finder, inner, outer)
            gone.add(outer)
            joined[inner] = replace(inner, span=Span(inner.span.start, outer.span.end), last=outer.last)
    if gone:
        mentions = finder.ledger.mentions
        mentions[:] = [joined.get(mention, mention) for mention in mentions if mention not in gone]


def _sits_in(finder: Finder, spot: Spot, inner: Mention, outer: Mention) -> bool:
    """Whether `outer` is where `inner` sits: behind it, and no object of the verb before ('أشاد المركز بجامعة')."""
    if inner.rule != _RULE or outer.place or (inner.segment, inner.sentence) != (outer.segment, outer.sentence):
        return False
    onto = outer.first == inner.last and spot.tokens[outer.first].text[0] == _BEH
    onto = onto and outer.span.start > spot.tokens[outer.first].start
    within = outer.first == inner.last + 1 and spot.tokens[inner.last].text == _IN
    if not (onto or within) or (onto and _takes_object(finder, spot, inner.first)):
        return False
    nouns = _noun(finder, spot, inner), _noun(finder, spot, outer)
    return bool(nouns[0] and "inner" in nouns[0].traits and nouns[1] and "outer" in nouns[1].traits)


def _takes_object(finder: Finder, spot: Spot, first: int) -> bool:
    """Whether the word before token `first` is a verb whose object 'ب' joins."""
    before = spot.tokens[first - 1].forms if first else ()
    return any(_BEH in known.cue.after for form in before for known in finder.lexicon.cues.forms.get(form.text, ()))


def _noun(finder: Finder, spot: Spot, mention: Mention) -> BodyNoun | None:
    nouns = finder.lexicon.bodies.nouns
    return next((nouns[form.text] for form in spot.tokens[mention.first].forms if form.text in nouns), None)


def _rename(finder: Finder, inner: Mention, outer: Mention) -> None:
    """Gives the inner body the name of both."""
    body, larger = (finder.ledger.referents[mention.referent].name for mention in (inner, outer))
    english = larger.en or ""
    worded = f"{body.en} at {english}" if "University" in english else f"{body.en} of the {english}"
    arabic = " ".join(finder.text[inner.span.start : outer.span.end].split())
    known = finder.ledger.referents[inner.referent]
    if english and not known.name.ar.endswith(arabic.split()[-1]):
        known.name = Bilingual(arabic, worded)
