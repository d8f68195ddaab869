"""An entry as its briefing shows it, in one language: the headline, the fact box, who said what, and the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from mujaz.model.document import Segment
from mujaz.model.entry import Entry
from mujaz.model.facts import Actor, Claim, DateMention, Figure
from mujaz.model.span import Span
from mujaz.render.catalogues import Words
from mujaz.render.dates import day_words, moment_value, moment_words
from mujaz.render.figures import TOLLS, amount, counted, figure_line, is_measured, is_toll, noun_beside
from mujaz.render.names import in_list
from mujaz.site.links import Site, of
from mujaz.site.markup import own, source
from mujaz.site.passages import HEADLINE, Passage, Passages, evidence_of
from mujaz.site.translations import English

_KEY_FIGURES = 3


@dataclass(frozen=True)
class Briefing:
    """An entry made ready once for both languages."""

    entry: Entry
    passages: Passages
    actors: dict[str, Actor]
    english: English

    @property
    def shows_words(self) -> bool:
        """Whether the rights allow any sentence of the source."""
        return self.entry.document.seed.republish != "facts"

    def words(self, span: Span, limit: int | None = None) -> str | None:
        """The source's words, or None where the rights do not allow them."""
        return self.passages.words(span, limit) if self.shows_words else None

    def in_headline(self, span: Span) -> bool:
        """Whether the fact stands in the headline."""
        passage = self.passages.holding(span)
        return passage is not None and passage.anchor == HEADLINE

    def anchor(self, span: Span) -> str | None:
        """The id of the sentence on the page, or None where the page does not show it."""
        passage = self.passages.holding(span) if self.shows_words else None
        return passage.anchor if passage else None


def briefing_of(entry: Entry, english: English) -> Briefing:
    """The entry with its sentences cut, its actors by id and its English by span."""
    return Briefing(entry, Passages(entry.document), {actor.id: actor for actor in entry.facts.actors}, english)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in the fact box. `ids` are the permalinks of all figures that say the same of the same claimant."""

    ids: list[str]
    kind: str
    amount: Markup
    noun: Markup | None
    claimant: Actor | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """What a speaker said in one stretch of text: `acts` with their labels, one for each claim made of it.

    `words` are Arabic in either language, for an element that says so.
    """

    ids: list[str]
    acts: list[tuple[str, str]]
    words: Markup | None
    english: str | None
    quoted: bool
    distanced: bool
    via: Actor | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A date of the fact box; `value` is what a time element says to machines."""

    words: Markup
    value: str | None
    evidence: Markup | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of the source as the page shows it."""

    anchor: str
    words: Markup


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A segment of the source with its sentences."""

    kind: str
    sentences: list[Quoted]
    english: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A briefing as lists show it, in one language."""

    id: str
    url: str
    headline: Markup
    plain_headline: str
    headline_lang: str
    published: date | None
    publisher: str | None
    description: str
    key_figures: tuple[tuple[Markup, Actor | None], ...]


def card(briefing: Briefing, words: Words, site: Site) -> Card:
    """The briefing as lists show it."""
    entry, lang = briefing.entry, words.lang
    headline, headline_lang = _headline(briefing, words)
    marked = own(headline, lang) if headline_lang == lang else source(headline, lang)
    seed = entry.document.seed
    url = site.page(lang, "briefings", entry.id)
    lines = list(_key_figures(briefing, words))
    described = ". ".join([*(line for line, _ in lines), site.title_in(lang)]) if lines else site.description_in(lang)
    key_figures = tuple((own(line, lang), claimant) for line, claimant in lines)
    return Card(entry.id, url, marked, headline, headline_lang, seed.published, seed.publisher, described, key_figures)


def _headline(briefing: Briefing, words: Words) -> tuple[str, str]:
    """The source's headline or its English; where the rights allow neither, one of our own from date and places."""
    document = briefing.entry.document
    title = document.title
    translated = next((briefing.english.get(s.span) for s in document.segments if s.kind == "title"), None)
    if translated and words.lang == "en":
        return translated.english, "en"
    if title and briefing.shows_words:
        return title, "ar"
    facts = briefing.entry.facts
    names = [place.name for place in facts.places] or [actor.name for actor in facts.actors]
    known = [of(name, words.lang) for name in names if words.lang == "ar" or name.en][:3]
    published = briefing.entry.document.seed.published
    dated = (
        words.gettext("Briefing of %(day)s", day=day_words(published, words))
        if published
        else words.gettext("Undated briefing")
    )
    return (f"{dated}: {in_list(known, words)}" if known else dated), words.lang


def _distinct(briefing: Briefing) -> list[list[Figure]]:
    """The figures with their repetitions: the same quantity of the same claimant once, the headline's not again."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    claimed: dict[tuple[object, ...], tuple[object, ...]] = {}
    figures = briefing.entry.facts.figures
    for figure in sorted(figures, key=lambda figure: briefing.in_headline(figure.evidence)):
        noun = figure.noun.ar if figure.noun else None
        quantity = (figure.kind, figure.low, figure.high, figure.bound, noun, figure.unit)
        key = (*quantity, figure.claimed_by)
        if briefing.in_headline(figure.evidence):
            key = claimed.get(quantity, key)
        claimed.setdefault(quantity, key)
        groups.setdefault(key, []).append(figure)
    order = {figure.id: place for place, figure in enumerate(figures)}
    return sorted(groups.values(), key=lambda group: min(order[figure.id] for figure in group))


def _key_figures(briefing: Briefing, words: Words) -> Iterator[tuple[str, Actor | None]]:
    """For each kind the figure that the article gives first, tolls before all else."""
    first: dict[str, Figure] = {}
    for figure in (group[0] for group in _distinct(briefing)):
        nameless = figure.kind == "count" and figure.noun is None
        if figure.part_of is None and figure.kind != "duration" and not nameless:
            first.setdefault(figure.kind, figure)
    order = sorted(first.values(), key=lambda figure: TOLLS.index(figure.kind) if is_toll(figure) else len(TOLLS))
    for figure in order[:_KEY_FIGURES]:
        line = figure_line(figure, words, briefing.words(figure.evidence))
        yield line, briefing.actors.get(figure.claimed_by or "")


def figure_rows(briefing: Briefing, words: Words) -> list[FigureRow]:
    """All figures of a briefing, each with everything in it that says the same of the same claimant."""
    return [_row(group, briefing, words) for group in _distinct(briefing)]


def _row(group: Sequence[Figure], briefing: Briefing, words: Words) -> FigureRow:
    figure = group[0]
    evidence = briefing.words(figure.evidence)
    shown, noun = _amount_and_noun(figure, evidence, words)
    return FigureRow(
        [same.id for same in group],
        figure.kind,
        shown,
        noun,
        briefing.actors.get(figure.claimed_by or ""),
        briefing.anchor(figure.evidence),
    )


def _amount_and_noun(figure: Figure, evidence: str | None, words: Words) -> tuple[Markup, Markup | None]:
    """What stands in large type, and the noun beside it. In Arabic the noun agrees with its number in one phrase."""
    if words.lang == "ar" and not is_toll(figure) and evidence:
        return own(evidence, "ar"), None
    phrase = counted(figure, words) if words.lang == "ar" else None
    shown = own(phrase or amount(figure, words), words.lang)
    noun = noun_beside(figure, words)
    if noun or phrase or figure.noun is None or is_measured(figure) or (words.lang == "en" and figure.noun.en):
        return shown, escape(noun) if noun else None
    # No word for it in this language: the source's own, or the Arabic noun alone.
    return shown, source(evidence or figure.noun.ar, words.lang)


def tolls(rows: Sequence[FigureRow]) -> list[tuple[str, list[FigureRow]]]:
    """The rows that count people, by what was done to them."""
    return [(kind, of_kind) for kind in TOLLS if (of_kind := [row for row in rows if row.kind == kind])]


def statements(claims: Iterable[Claim], briefing: Briefing, words: Words, limit: int) -> list[Statement]:
    """One speaker's claims; those that rest on the same words stand together, for the words need saying but once."""
    shown: dict[object, Statement] = {}
    for claim in claims:
        # The verbatim quotation where there is one, else the stretch of text that makes the claim.
        span = claim.quote or claim.evidence
        text = briefing.words(span, limit)
        key = (text, claim.distanced, claim.via) if text else claim.id
        said = shown.get(key) or _statement(claim, text, briefing, words)
        shown[key] = said
        said.ids.append(claim.id)
        act = (claim.act, words.pgettext("act", claim.act))
        if act not in said.acts:
            said.acts.append(act)
    return list(shown.values())


def _statement(claim: Claim, text: str | None, briefing: Briefing, words: Words) -> Statement:
    return Statement(
        [],
        [],
        source_block(text) if text else None,
        _english_quotation(claim, briefing, words),
        claim.quote is not None and text is not None,
        claim.distanced,
        briefing.actors.get(claim.via or ""),
        briefing.anchor(claim.evidence),
    )


def _english_quotation(claim: Claim, briefing: Briefing, words: Words) -> str | None:
    translation = briefing.english.get(claim.quote) if claim.quote and words.lang == "en" else None
    return translation.english if translation else None


def voices(briefing: Briefing, words: Words, limit: int) -> list[tuple[Actor | None, list[Statement]]]:
    """Who said what: the statements under their speakers, in the order in which they first speak; nobody last."""
    by_speaker: dict[str, list[Claim]] = {}
    for claim in briefing.entry.facts.claims:
        speaker = claim.speaker if claim.speaker in briefing.actors else None
        by_speaker.setdefault(speaker or "", []).append(claim)
    order = sorted(by_speaker, key=lambda speaker: not speaker)
    return [(briefing.actors.get(who), statements(by_speaker[who], briefing, words, limit)) for who in order]


def moments(briefing: Briefing, words: Words) -> list[Moment]:
    """The dates of the article, each once, earliest first."""
    by_words: dict[str, DateMention] = {}
    for mention in sorted(briefing.entry.facts.dates, key=lambda mention: (mention.start, mention.end)):
        by_words.setdefault(moment_words(mention, words), mention)
    return [_moment(said, mention, briefing, words) for said, mention in by_words.items()]


def _moment(said: str, mention: DateMention, briefing: Briefing, words: Words) -> Moment:
    evidence = briefing.words(mention.evidence)
    shown = source(evidence, words.lang) if evidence else None
    return Moment(own(said, words.lang), moment_value(mention), shown, briefing.anchor(mention.evidence))


def text(briefing: Briefing, words: Words, limit: int) -> list[Paragraph]:
    """What the page shows of the text: all of it, the sentences that hold facts, or nothing."""
    match briefing.entry.document.seed.republish:
        case "full":
            return list(_whole(briefing, words))
        case "excerpt":
            return list(_excerpt(briefing, limit))
    return []


def _whole(briefing: Briefing, words: Words) -> Iterator[Paragraph]:
    passages = briefing.passages
    held: dict[str, tuple[Segment, list[Quoted]]] = {}
    for passage in passages.all:
        if passage.anchor != HEADLINE:
            shown = Quoted(passage.anchor, source_block(passages.words(passage.span)))
            held.setdefault(passage.segment.id, (passage.segment, []))[1].append(shown)
    for segment, quoted in held.values():
        translation = briefing.english.get(segment.span) if words.lang == "en" else None
        yield Paragraph(segment.kind, quoted, translation.english if translation else None)


def _excerpt(briefing: Briefing, limit: int) -> Iterator[Paragraph]:
    shown: dict[str, tuple[Passage, Span]] = {}
    for evidence in evidence_of(briefing.entry):
        passage = briefing.passages.holding(evidence)
        if passage and passage.anchor != HEADLINE:
            shown.setdefault(passage.anchor, (passage, evidence))
    for passage, evidence in shown.values():
        quote = source_block(briefing.passages.quote(passage, evidence, limit))
        yield Paragraph("quote", [Quoted(passage.anchor, quote)])


def source_block(words: str) -> Markup:
    """Words of the source for an element that itself says that it is Arabic."""
    return source(words, "ar")
