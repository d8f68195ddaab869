"""The feeds' files from the texts of their entries, each made once and kept while its briefing stays the same."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, cast, get_args

from mujaz.archive.archive import Archive
from mujaz.model.facts import Act
from mujaz.render.catalogues import LANGUAGES
from mujaz.site.briefings import Briefing, briefing_of
from mujaz.site.feeds.all import act_feed, corrections_feed, main_feed, named_feed
from mujaz.site.feeds.briefings import act_item, briefing_item
from mujaz.site.feeds.corrections import correction_items
from mujaz.site.feeds.files import Feed, variants
from mujaz.site.feeds.items import FORMS, VARIANTS, Form, Item, Variant
from mujaz.site.feeds.parts import Head, document, fragment
from mujaz.site.kept import Member
from mujaz.site.links import Site, feed_file, other
from mujaz.site.publish import Publisher
from mujaz.site.remembered import Remembered
from mujaz.site.templates import Theme
from mujaz.site.topics import terms_of
from mujaz.site.translations import Translations

Values = Mapping[str, Mapping[str, Any]]
CORRECTIONS = ("correction", "all")
_FOLDERS = {"actor": "actors", "place": "places", "topic": "topics"}
_ENTRIES = 1_000  # entries that a process keeps ready, each of some ten kilobytes

# Parts texts of one entry where they are kept together; neither XML nor JSON can hold it.
_BETWEEN = "\x1e"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: the ISO date of its last change, and its text in each form and length."""

    day: str
    texts: Mapping[tuple[Form, Variant], str]


def briefing_fragments(briefing: Briefing, values: Values, theme: Theme) -> dict[str, str]:
    """The texts of a briefing's own entry and of its corrections'; `values` are what its templates are given."""
    made: dict[str, str] = {}
    for lang in LANGUAGES:
        if item := briefing_item(briefing, lang, values[lang], theme):
            made[_name(lang, "")] = _kept(item, theme.site, lang)
        for correction in correction_items(briefing, lang, values[lang]["card"], theme):
            made[_name(lang, "/".join(correction.path[::2]))] = _kept(correction, theme.site, lang)
    return made


def _kept(item: Item, site: Site, lang: str) -> str:
    """The day of an entry's last change and all its texts in one."""
    texts = (fragment(item, site, lang, *which).replace(_BETWEEN, "") for which in _kinds_of_texts(site))
    return _BETWEEN.join([item.changed.isoformat(), *texts])


def _read(kept: str, site: Site) -> Entry:
    day, *texts = kept.split(_BETWEEN)
    return Entry(day, dict(zip(_kinds_of_texts(site), texts, strict=True)))


@lru_cache(maxsize=4)
def _kinds_of_texts(site: Site) -> tuple[tuple[Form, Variant], ...]:
    """In which forms and lengths an entry is kept, in their order."""
    return tuple((form, variant) for form in FORMS for variant in (VARIANTS if site.feed_full else VARIANTS[:1]))


def _name(lang: str, what: str) -> str:
    return f"feed {lang} {what}"


_NO_TEXTS: Mapping[tuple[Form, Variant], str] = defaultdict(str)


@dataclass
class Ready:
    """What feeds share while they are written: briefings with what their templates are given, and read entries."""

    briefings: dict[str, tuple[Briefing, Values]] = field(default_factory=dict)
    entries: Remembered[tuple[str, str], Entry] = field(default_factory=lambda: Remembered(_ENTRIES))


@dataclass
class KeptFeeds:
    """Writes feeds. `made` are texts that had to be made, by briefing and name, for the build to keep.

    `values_of` gives what the template of an act's entry is given.
    """

    publisher: Publisher
    archive: Archive
    translations: Translations
    values_of: Callable[[Briefing, Theme], Values]
    ready: Ready = field(default_factory=Ready)
    made: dict[tuple[str, str], str] = field(default_factory=dict)

    def write(self, kind: str, one: str) -> None:
        """The feeds of a listing in both languages, where listings of its kind have any."""
        site = self.publisher.site
        for lang, words in self.publisher.theme.words.items():
            if kind in ("act", "correction") and not self.publisher.store.has_members((kind, one)):
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
        """The feed of everything, the editors' notes among it, and the empty feeds of acts."""
        store, site = self.publisher.store, self.publisher.site
        acts, has_corrections = store.counts("act"), store.has_members(CORRECTIONS)
        for lang, words in self.publisher.theme.words.items():
            newest = [Member(*row, "", "") for row in store.latest_dated(site.entries_of("all"))]
            entries = [*self._of(newest, lang, None), *self._notes(notes[lang], lang)]
            self._write(main_feed(site, words), sorted(entries, key=lambda entry: entry.day, reverse=True))
            for act in get_args(Act):
                if act not in acts:
                    self._write(act_feed(site, words, act), ())
            if not has_corrections:
                self._write(corrections_feed(site, words), ())

    def _write(self, feed: Feed, entries: Iterable[Entry]) -> None:
        site = self.publisher.site
        held = list(entries)[: site.entries_of(feed.path[0])]
        last = max((entry.day for entry in held), default=None)
        updated = date.fromisoformat(last) if last else None
        for variant in variants(site, feed.path[0]):
            head = Head(site, feed.lang, feed.path, feed.title, feed.home, variant, updated, feed.rights)
            for form in FORMS:
                place = "/".join(feed_file(feed.lang, *feed.path, form=form, full=variant == "full"))
                texts = [entry.texts[form, variant] for entry in held]
                self.publisher.output.write(place, document(head, texts, form))

    def _entries(self, listing: tuple[str, str], lang: str, act: str | None) -> list[Entry]:
        kind = "acts" if act else _FOLDERS[listing[0]]
        return self._of(self.publisher.store.newest(listing, self.publisher.site.entries_of(kind)), lang, act)

    def _of(self, members: Iterable[Member], lang: str, act: str | None) -> list[Entry]:
        return [self._entry(member.briefing, lang, act) for member in members]

    def _entry(self, briefing: str, lang: str, act: str | None) -> Entry:
        name = _name(lang, f"acts/{act}" if act else "")
        if (briefing, name) not in self.ready.entries:
            kept = self.made.get((briefing, name)) or self.publisher.store.fragment(briefing, name)
            if kept is None:
                self._make(briefing, cast(Act, act))
                kept = self.made[briefing, name]
            self.ready.entries[briefing, name] = _read(kept, self.publisher.site)
        return self.ready.entries[briefing, name]

    def _make(self, briefing_id: str, act: Act) -> None:
        """The texts of one act of a briefing: only its newest are ever asked for, so they are made when they are."""
        theme = self.publisher.theme
        briefing, values = self._ready(briefing_id)
        for lang in LANGUAGES:
            item = act_item(briefing, act, lang, values[lang], theme)
            assert item is not None
            self.made[briefing_id, _name(lang, f"acts/{act}")] = _kept(item, theme.site, lang)

    def _ready(self, briefing_id: str) -> tuple[Briefing, Values]:
        ready = self.ready.briefings
        if briefing_id not in ready:
            entry = self.archive.entry(briefing_id)
            briefing = briefing_of(entry, self.translations.of(entry))
            ready[briefing_id] = briefing, self.values_of(briefing, self.publisher.theme)
        return ready[briefing_id]

    def _corrections(self, lang: str) -> list[Entry]:
        store, found = self.publisher.store, []
        for member in store.members(CORRECTIONS):
            for day, name in json.loads(member.note):
                kept = store.fragment(member.briefing, _name(lang, f"corrections/{name}"))
                found.append(Entry(day, _read(kept, self.publisher.site).texts if kept else _NO_TEXTS))
        return sorted(found, key=lambda entry: entry.day, reverse=True)

    def _notes(self, notes: Sequence[Any], lang: str) -> Iterator[Entry]:
        """The editors' notes as entries, whole in either length: they are short."""
        site = self.publisher.site
        for note in notes:
            content = self.publisher.theme.render("feed_note.html", lang, note=note)
            url, alternate = (site.page(language, "notes", note.slug) for language in (lang, other(lang)))
            day = note.date.date()
            item = Item(("notes", note.slug), note.title, url, alternate, day, content, content)
            yield _read(_kept(item, site, lang), site)
