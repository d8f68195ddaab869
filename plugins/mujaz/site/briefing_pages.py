"""One briefing into its files, and into what all other pages need of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mujaz.model.entry import Entry
from mujaz.render.catalogues import LANGUAGES
from mujaz.render.contested import uses
from mujaz.site.article import text
from mujaz.site.briefings import Briefing, briefing_of
from mujaz.site.cards import card
from mujaz.site.cite import Citation, cited
from mujaz.site.corrected import corrections_of, marks
from mujaz.site.data import data_fragments
from mujaz.site.differing import differing
from mujaz.site.due import Task
from mujaz.site.earlier import Earlier
from mujaz.site.fact_box import figure_rows, moments, tolls
from mujaz.site.feeds.kept import briefing_fragments
from mujaz.site.kept import Kept
from mujaz.site.markup import arabic
from mujaz.site.noted import counted, listed
from mujaz.site.publish import Publisher
from mujaz.site.search import SearchKeys
from mujaz.site.summary import summary
from mujaz.site.templates import Theme
from mujaz.site.told import as_json
from mujaz.site.translations import state_of_page
from mujaz.site.unknown import unknown
from mujaz.site.voices import voices

_STATEMENT_WORDS = 30
Values = dict[str, dict[str, Any]]


def write_briefing(publisher: Publisher, entry: Entry, task: Task, earlier: Earlier, search: SearchKeys) -> Kept:
    """Writes a briefing's pages, its record and its citations."""
    theme, briefing = publisher.theme, briefing_of(entry, earlier.translations.of(entry))
    used = uses(entry, theme.contested)
    values = briefing_values(briefing, theme)
    for lang, by_lang in values.items():
        by_lang["related"] = earlier.shown(briefing, task.related, lang)
        by_lang["contested"] = [theme.contested.words[use.word] for use in used]
    published = entry.document.seed.published
    publisher.page("briefing.html", "briefings", entry.id, changed=published, **_turned(values))
    _write_record(publisher, briefing, {lang: values[lang]["cite"] for lang in LANGUAGES})
    cards = {lang: values[lang]["card"] for lang in LANGUAGES}
    earlier.keep(entry.id, task.fingerprint, cards, published)
    spoken = {lang: values[lang]["voices"] for lang in LANGUAGES}
    return Kept(
        entry.id,
        published.isoformat() if published else "",
        task.fingerprint,
        task.related,
        as_json(cards),
        search.of_briefing(briefing, values),
        tuple(listed(briefing, cards, spoken, used, theme)),
        {**briefing_fragments(briefing, values, theme), **data_fragments(briefing, theme.site)},
        counted(briefing),
    )


def briefing_values(briefing: Briefing, theme: Theme) -> Values:
    """What the templates of a briefing are given, by language."""
    return {lang: _values(briefing, theme, lang) for lang in LANGUAGES}


def act_values(briefing: Briefing, theme: Theme) -> Values:
    """What the template of a feed's entry about one act is given, by language."""
    return {
        lang: {"card": card(briefing, theme, lang), "voices": voices(briefing, theme.styles[lang], _STATEMENT_WORDS)}
        for lang in LANGUAGES
    }


def _turned(values: Values) -> dict[str, Any]:
    """The same by name first."""
    return {name: {lang: values[lang][name] for lang in LANGUAGES} for name in values[LANGUAGES[0]]}


def _values(briefing: Briefing, theme: Theme, lang: str) -> dict[str, Any]:
    words, style, limit = theme.words[lang], theme.styles[lang], theme.site.excerpt_words
    rows = figure_rows(briefing, theme.styles, lang, limit)
    of_people, shown = tolls(rows), card(briefing, theme, lang)
    kinds = dict(of_people)
    return {
        "card": shown,
        "cite": cited(briefing, shown, style, theme.site),
        "differing": differing(briefing, words),
        "unknown": unknown(briefing, words),
        "seed": briefing.entry.document.seed,
        "tolls": of_people,
        "figures": [row for row in rows if row.kind not in kinds],
        "places": briefing.entry.facts.places,
        "topics": briefing.entry.facts.topics,
        "moments": moments(briefing, words, limit),
        "voices": voices(briefing, style, _STATEMENT_WORDS),
        "actors": briefing.entry.facts.actors,
        "paragraphs": text(briefing, words, limit),
        "entry_id": briefing.entry.id,
        "summary": summary(briefing, style, _STATEMENT_WORDS),
        "original": arabic(briefing.entry.document.title) if briefing.shows_words else None,
        "corrections": corrections_of(briefing.entry, style),
        "marks": marks(briefing.entry),
        "origin": briefing.entry.origin,
        "translation": state_of_page(briefing.entry, briefing.english),
    }


def _write_record(publisher: Publisher, briefing: Briefing, citations: Mapping[str, Citation]) -> None:
    entry, seed, output = briefing.entry, briefing.entry.document.seed, publisher.output
    output.write(f"data/v1/briefings/{entry.id}.json", briefing.record)
    for lang, citation in citations.items():
        for ending, content in citation.files.items():
            output.write(f"data/v1/cite/{lang}/{entry.id}.{ending}", content)
    if seed.republish == "full" and not seed.path.endswith(".txt"):
        # The offsets of a saved page count in its extracted text, so that must lie beside them.
        output.write(f"data/v1/texts/{entry.id}.txt", entry.document.text)
