"""The archive into files: every page in both languages, every feed, every record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from markupsafe import Markup

from mujaz.export.entry_lines import EntryLines, entry_lines
from mujaz.model.entry import Entry
from mujaz.render.catalogues import LANGUAGES
from mujaz.render.contested import Use, uses
from mujaz.render.figures import figure_line
from mujaz.site.article import text
from mujaz.site.briefings import Briefing, briefing_of
from mujaz.site.cards import Card, card
from mujaz.site.catalogue import Appearance, Gathered, Told
from mujaz.site.cite import Citation, cited
from mujaz.site.corrected import corrections_of, marks
from mujaz.site.differing import differing
from mujaz.site.fact_box import figure_rows, moments, tolls
from mujaz.site.feeds.entries import entries
from mujaz.site.links import Site
from mujaz.site.markup import arabic, own
from mujaz.site.noted import noted
from mujaz.site.output import Output
from mujaz.site.search import found_briefing
from mujaz.site.search_index import Found
from mujaz.site.summary import summary
from mujaz.site.templates import Theme
from mujaz.site.translations import Translations, state_of_page
from mujaz.site.unknown import unknown
from mujaz.site.voices import Statement, statements, voices
from mujaz.site.whereabouts import given

_STATEMENT_WORDS = 30


class HandWritten(Protocol):
    """A page or note as Pelican's readers give it."""

    lang: str
    slug: str
    title: str
    content: str


@dataclass
class Publisher:
    """Writes one build.

    `addresses` are the paths, without language, of which the sitemap tells; `found` what search knows of briefings;
    `contested` which briefings use each contested word, `lines` what the files of data hold of each.
    """

    theme: Theme
    output: Output
    translations: Translations
    addresses: list[tuple[tuple[str, ...], date | None]] = field(default_factory=list)
    contested: dict[str, list[tuple[Told, Use]]] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    lines: list[EntryLines] = field(default_factory=list)

    @property
    def site(self) -> Site:
        """The site's settings."""
        return self.theme.site

    def page(self, template: str, *path: str, changed: date | None = None, **values: Mapping[str, Any]) -> None:
        """Writes a page in both languages. Each of `values` is by language."""
        for lang in LANGUAGES:
            chosen = {name: by_lang[lang] for name, by_lang in values.items()}
            place, html = self.theme.page(template, lang, *path, **chosen)
            self.output.page(place, html)
        self.addresses.append((path, changed))

    def briefings(self, entries: Iterable[Entry]) -> Gathered:
        """Writes every briefing and its record; gives what the other pages need of them."""
        gathered = Gathered()
        for entry in entries:
            self._briefing(briefing_of(entry, self.translations.of(entry)), gathered)
        return gathered

    def _briefing(self, briefing: Briefing, gathered: Gathered) -> None:
        entry, values = briefing.entry, {lang: self._values(briefing, lang) for lang in LANGUAGES}
        used = uses(entry, self.theme.contested)
        for lang in LANGUAGES:
            values[lang]["contested"] = [self.theme.contested.words[use.word] for use in used]
            place, html = self.theme.page("briefing.html", lang, "briefings", entry.id, **values[lang])
            self.output.page(place, html)
        self.addresses.append((("briefings", entry.id), entry.document.seed.published))
        self._record(briefing, {lang: values[lang]["cite"] for lang in LANGUAGES})
        self.found.append(found_briefing(briefing, values, self.theme))
        told = Told(
            entry.id,
            entry.document.seed.published,
            {lang: values[lang]["card"] for lang in LANGUAGES},
            {lang: entries(briefing, lang, values[lang], self.theme) for lang in LANGUAGES},
        )
        for use in used:
            self.contested.setdefault(use.word, []).append((told, use))
        self._gather(briefing, told, gathered)

    def _values(self, briefing: Briefing, lang: str) -> dict[str, Any]:
        words, style, limit = self.theme.words[lang], self.theme.styles[lang], self.site.excerpt_words
        rows = figure_rows(briefing, self.theme.styles, lang, limit)
        shown: Card = card(briefing, style, self.site)
        return {
            "card": shown,
            "cite": cited(briefing, shown, style, self.site),
            "differing": differing(briefing, words),
            "unknown": unknown(briefing, words),
            "seed": briefing.entry.document.seed,
            "tolls": tolls(rows),
            "figures": [row for row in rows if row.kind not in dict(tolls(rows))],
            "places": briefing.entry.facts.places,
            "topics": briefing.entry.facts.topics,
            "moments": moments(briefing, words, limit),
            "voices": voices(briefing, style, _STATEMENT_WORDS),
            "actors": briefing.entry.facts.actors,
            "paragraphs": text(briefing, words, limit),
            "entry_id": briefing.entry.id,
            "summary": summary(briefing, style),
            "original": arabic(briefing.entry.document.title) if briefing.shows_words else None,
            "corrections": corrections_of(briefing.entry, style),
            "marks": marks(briefing.entry),
            "origin": briefing.entry.origin,
            "translation": state_of_page(briefing.entry, briefing.english),
        }

    def _record(self, briefing: Briefing, citations: Mapping[str, Citation]) -> None:
        entry, seed = briefing.entry, briefing.entry.document.seed
        self.lines.append(entry_lines(entry, self.site.excerpt_words, self.site.url))
        self.output.write(f"data/v1/briefings/{entry.id}.json", briefing.record)
        for lang, citation in citations.items():
            for ending, content in citation.files.items():
                self.output.write(f"data/v1/cite/{lang}/{entry.id}.{ending}", content)
        if seed.republish == "full" and not seed.path.endswith(".txt"):
            # The offsets of a saved page count in its extracted text, so that must lie beside them.
            self.output.write(f"data/v1/texts/{entry.id}.txt", entry.document.text)

    def _gather(self, briefing: Briefing, told: Told, gathered: Gathered) -> None:
        gathered.briefings.append(told)
        gathered.noted[told.id] = noted(briefing, self.theme.words)
        facts = briefing.entry.facts
        gathered.points.update(given(facts.places))
        for place in facts.places:
            gathered.of_place.setdefault(place.id, []).append(told)
        for topic in facts.topics:
            gathered.topics[topic.id] = topic
            gathered.of_topic.setdefault(topic.id, []).append(told)
        for actor in facts.actors:
            appearance = Appearance(
                told,
                actor.role,
                {lang: self._said(briefing, actor.id, lang) for lang in LANGUAGES},
                {lang: self._gave(briefing, actor.id, lang) for lang in LANGUAGES},
            )
            gathered.appearances.setdefault(actor.id, []).append(appearance)

    def _said(self, briefing: Briefing, actor_id: str, lang: str) -> list[Statement]:
        claims = (claim for claim in briefing.entry.facts.claims if claim.speaker == actor_id)
        return statements(claims, briefing, self.theme.styles[lang], _STATEMENT_WORDS)

    def _gave(self, briefing: Briefing, actor_id: str, lang: str) -> list[tuple[str, Markup]]:
        words = self.theme.words[lang]
        figures = (figure for figure in briefing.entry.facts.figures if figure.claimed_by == actor_id)
        lines = {figure_line(f, words, briefing.words(f.evidence)): f.id for f in figures}
        return [(figure_id, own(line, lang)) for line, figure_id in lines.items()]
