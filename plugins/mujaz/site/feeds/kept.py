"""The feeds' files from the texts of their entries, each made once and kept while its briefing stays the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from mujaz.archive.archive import Archive
from mujaz.model.facts import Act
from mujaz.render.catalogues import LANGUAGES
from mujaz.site.briefings import Briefing, briefing_of
from mujaz.site.feeds.all import act_feed, corrections_feed, groups_of, main_feed, named_feed
from mujaz.site.feeds.briefings import act_item, briefing_item
from mujaz.site.feeds.corrections import correction_items
from mujaz.site.feeds.files import Feed, variants
from mujaz.site.feeds.items import FORMS, VARIANTS, Form, Item, Variant
from mujaz.site.feeds.opml import opml, opml_file
from mujaz.site.feeds.parts import Head, document, fragment
from mujaz.site.links import feed_file, other
from mujaz.site.page_store import Member
from mujaz.site.publish import Publisher
from mujaz.site.templates import Theme
from mujaz.site.topics import terms_of
from mujaz.site.translations import Translations

Values = Mapping[str, Mapping[str, Any]]
CORRECTIONS = ("correction", "all")
_FOLDERS = {"actor": "actors", "place": "places", "topic": "topics"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed whose texts are kept. `day` is the ISO date of its last change, `text` gives each of them."""

    day: str
    text: Callable[[Form, Variant], str]


def briefing_fragments(briefing: Briefing, values: Values, theme: Theme) -> dict[str, str]:
    """The texts of a briefing's own entry and of its corrections'; `values` are what its templates are given."""
    made: dict[str, str] = {}
    for lang in LANGUAGES:
        if item := briefing_item(briefing, lang, values[lang], theme):
            made |= _texts(item, theme, lang, "")
            made["changed"] = item.changed.isoformat()
        for correction in correction_items(briefing, lang, values[lang]["card"], theme):
            made |= _texts(correction, theme, lang, "/".join(correction.path[::2]))
    return made


def _texts(item: Item, theme: Theme, lang: str, what: str) -> dict[str, str]:
    full = VARIANTS if theme.site.feed_full else VARIANTS[:1]
    return {
        _name(lang, what, form, variant): fragment(item, theme.site, lang, form, variant)
        for form in FORMS
        for variant in full
    }


def _name(lang: str, what: str, form: Form, variant: Variant) -> str:
    return f"{lang} {what} {form} {variant}"


@dataclass
class KeptFeeds:
    """Writes feeds. `made` are texts that had to be made, by briefing and name, for the build to keep.

    `values_of` gives what the templates of a briefing are given.
    """

    publisher: Publisher
    archive: Archive
    translations: Translations
    values_of: Callable[[Briefing, Theme], Values]
    made: dict[tuple[str, str], str] = field(default_factory=dict)
    ready: dict[str, tuple[Briefing, Values]] = field(default_factory=dict)

    def write(self, kind: str, one: str) -> None:
        """The feeds of a listing in both languages, where listings of its kind have any."""
        site = self.publisher.site
        for lang, words in self.publisher.theme.words.items():
            if kind in ("act", "correction") and not self.publisher.store.members((kind, one)):
                continue  # write_main writes it, for readers may follow what has no entry yet
            if kind == "act":
                self._write(act_feed(site, words, one), self._entries((kind, one), lang, one))
            elif kind == "correction":
                self._write(corrections_feed(site, words), self._corrections(lang))
            elif kind in _FOLDERS and (name := self._named(kind, one)):
                self._write(named_feed(site, words, _FOLDERS[kind], one, name), self._entries((kind, one), lang, None))

    def _named(self, kind: str, one: str) -> Any:
        if kind == "topic":
            return next((term.label for term in terms_of(self.publisher.store) if term.id == one), None)
        return next((named.name for named in self.publisher.store.named(kind, [one])), None)

    def write_main(self, notes: Mapping[str, Sequence[Any]]) -> None:
        """The feed of everything, the editors' notes among it; the empty feeds of acts; and the list for readers."""
        store, site = self.publisher.store, self.publisher.site
        acts, has_corrections = store.counts("act"), bool(store.members(CORRECTIONS))
        for lang, words in self.publisher.theme.words.items():
            newest = [Member(*row, "", "") for row in store.latest_dated(site.entries_of("all"))]
            entries = [*self._of(newest, lang, None), *self._notes(notes[lang], lang)]
            self._write(main_feed(site, words), sorted(entries, key=lambda entry: entry.day, reverse=True))
            groups = groups_of(site, words, self._all_named())
            for feed in (feed for _, feeds in groups for feed in feeds):
                if feed.path[0] == "acts" and feed.path[1] not in acts:
                    self._write(feed, ())
            if not has_corrections:
                self._write(corrections_feed(site, words), ())
            self.publisher.output.write(opml_file(lang), opml(site, lang, site.title_in(lang), groups))

    def _all_named(self) -> dict[str, list[tuple[str, Any]]]:
        store = self.publisher.store
        found = {
            folder: [(n.id, n.name) for n in store.named(kind)] for kind, folder in _FOLDERS.items() if kind != "topic"
        }
        return {"topics": [(term.id, term.label) for term in terms_of(store)], **found}

    def _write(self, feed: Feed, entries: Iterable[Entry]) -> None:
        site = self.publisher.site
        held = list(entries)[: site.entries_of(feed.path[0])]
        updated = max((date.fromisoformat(entry.day) for entry in held), default=None)
        for variant in variants(site, feed.path[0]):
            head = Head(site, feed.lang, feed.path, feed.title, feed.home, variant, updated, feed.rights)
            for form in FORMS:
                place = "/".join(feed_file(feed.lang, *feed.path, form=form, full=variant == "full"))
                self.publisher.output.write(place, document(head, [entry.text(form, variant) for entry in held], form))

    def _entries(self, listing: tuple[str, str], lang: str, act: str | None) -> Iterator[Entry]:
        kind = "acts" if act else _FOLDERS[listing[0]]
        members = [member for member in self.publisher.store.members(listing) if member.day]
        return self._of(members[: self.publisher.site.entries_of(kind)], lang, act)

    def _of(self, members: Iterable[Member], lang: str, act: str | None) -> Iterator[Entry]:
        for member in members:
            changed = self.publisher.store.fragment(member.briefing, "changed") or member.day
            yield Entry(changed, self._text_of(member.briefing, lang, act))

    def _text_of(self, briefing: str, lang: str, act: str | None) -> Callable[[Form, Variant], str]:
        def text(form: Form, variant: Variant) -> str:
            name = _name(lang, f"acts/{act}" if act else "", form, variant)
            kept = self.made.get((briefing, name)) or self.publisher.store.fragment(briefing, name)
            if kept is None:
                self._make(briefing, cast(Act, act))
                kept = self.made[briefing, name]
            return kept

        return text

    def _make(self, briefing_id: str, act: Act) -> None:
        """The texts of one act of a briefing: only its newest are ever asked for, so they are made when they are."""
        theme = self.publisher.theme
        briefing, values = self._ready(briefing_id)
        for lang in LANGUAGES:
            item = act_item(briefing, act, lang, values[lang], theme)
            assert item is not None
            texts = _texts(item, theme, lang, f"acts/{act}")
            self.made |= {(briefing_id, name): text for name, text in texts.items()}

    def _ready(self, briefing_id: str) -> tuple[Briefing, Values]:
        if briefing_id not in self.ready:
            entry = self.archive.entry(briefing_id)
            briefing = briefing_of(entry, self.translations.of(entry))
            self.ready[briefing_id] = briefing, self.values_of(briefing, self.publisher.theme)
        return self.ready[briefing_id]

    def _corrections(self, lang: str) -> list[Entry]:
        found = [
            Entry(day, self._text_of_correction(member.briefing, lang, name))
            for member in self.publisher.store.members(CORRECTIONS)
            for day, name in json.loads(member.note)
        ]
        return sorted(found, key=lambda entry: entry.day, reverse=True)

    def _text_of_correction(self, briefing: str, lang: str, correction: str) -> Callable[[Form, Variant], str]:
        def text(form: Form, variant: Variant) -> str:
            name = _name(lang, f"corrections/{correction}", form, variant)
            return self.publisher.store.fragment(briefing, name) or ""

        return text

    def _notes(self, notes: Sequence[Any], lang: str) -> Iterator[Entry]:
        """The editors' notes as entries, whole in either length: they are short."""
        site = self.publisher.site
        for note in notes:
            content = self.publisher.theme.render("feed_note.html", lang, note=note)
            url, alternate = (site.page(language, "notes", note.slug) for language in (lang, other(lang)))
            day = note.date.date()
            item = Item(("notes", note.slug), note.title, url, alternate, day, content, content)
            yield Entry(day.isoformat(), lambda form, variant, item=item: fragment(item, site, lang, form, variant))
