"""From the fields that an article leaves empty to sentences that say what cannot be known from it."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.model.facts import Figure
from mujaz.render.catalogues import Words
from mujaz.render.figures import TOLLS, is_toll
from mujaz.render.names import in_list
from mujaz.render.numbers import VAGUE
from mujaz.site.briefings import Briefing


def unknown(briefing: Briefing, words: Words) -> list[str]:
    """What the article leaves open, of its tolls first, in one language; nothing of it is looked up elsewhere."""
    return [*_of_tolls(briefing, words), *_of_figures(briefing, words), *_of_the_rest(briefing, words)]


def _of_tolls(briefing: Briefing, words: Words) -> Iterator[str]:
    tolls: dict[str, list[Figure]] = {}
    for figure in (group[0] for group in briefing.distinct if is_toll(group[0])):
        tolls.setdefault(figure.kind, []).append(figure)
    if "killed" in tolls and "wounded" not in tolls:
        yield words.gettext("The article gives no number of wounded.")
    if "wounded" in tolls and "killed" not in tolls:
        yield words.gettext("The article gives no number of killed.")
    claimants = {kind: {figure.claimed_by for figure in figures} for kind, figures in tolls.items()}
    nameless = [kind for kind in TOLLS if None in claimants.get(kind, ())]
    alone = [kind for kind in TOLLS if len(claimants.get(kind, ())) == 1 and kind not in nameless]
    if alone:
        yield words.gettext("Numbers that rest on one claimant alone: %(kinds)s.", kinds=_kinds(alone, words))
    if nameless:
        yield words.gettext("Numbers for which the article names nobody: %(kinds)s.", kinds=_kinds(nameless, words))


def _kinds(kinds: list[str], words: Words) -> str:
    return in_list([words.pgettext("kind", kind) for kind in kinds], words)


def _of_figures(briefing: Briefing, words: Words) -> Iterator[str]:
    vague = sum(group[0].bound in VAGUE for group in briefing.distinct)
    if vague:
        yield words.ngettext(
            "%(number)s quantity is given only in a word such as “dozens”.",
            "%(number)s quantities are given only in words such as “dozens”.",
            vague,
            number=vague,
        )


def _of_the_rest(briefing: Briefing, words: Words) -> Iterator[str]:
    facts, seed = briefing.entry.facts, briefing.entry.document.seed
    speakerless = sum(claim.speaker is None for claim in facts.claims)
    if speakerless:
        yield words.ngettext(
            "%(number)s statement has no speaker who is named.",
            "%(number)s statements have no speaker who is named.",
            speakerless,
            number=speakerless,
        )
    if seed.published is None:
        yield words.gettext("The day of publication is not known.")
    if not facts.places:
        yield words.gettext("No place was recognised in the article.")
    if seed.publisher is None:
        yield words.gettext("The publisher is not known.")
