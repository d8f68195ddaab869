"""What search knows of each page: the keys of its words, and the spellings of the names on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

from mujaz.arabic.romanise import NameSpellings, romanise
from mujaz.archive.compiled import compiled
from mujaz.lexicon.counted_nouns import load_counted_nouns
from mujaz.lexicon.lexicon import TABLES
from mujaz.lexicon.person_names import load_person_names
from mujaz.lexicon.register import Entry as Registered
from mujaz.lexicon.register import load_register
from mujaz.lexicon.search import load_search_words
from mujaz.model.compact import compact
from mujaz.model.facts import Actor, Bilingual, Place, Topic
from mujaz.render.catalogues import LANGUAGES, Words
from mujaz.site.briefings import Briefing
from mujaz.site.search_index import NAME, TEXT, TITLE, Facet, Found, Keys, nouns_in

_TAG = re.compile(r"<[^<>]*>")
_ARABIC_FROM = "\u0600"
_LEAST_INITIALS = 3


@dataclass(frozen=True)
class SearchKeys:
    """Gives the keys of pages. `spelt` are the register's spellings of actors and places by id."""

    keys: Keys
    spelt: Mapping[str, tuple[str, ...]]
    spellings: NameSpellings
    words: Mapping[str, Words]
    _spelled: dict[str, str] = field(default_factory=dict)

    def of_briefing(self, briefing: Briefing, values: Mapping[str, Mapping[str, Any]]) -> str:
        """The keys of a briefing: of what its pages show, and of every spelling of whom and what they name.

        `values` are what its templates are given, by language. JSON, as `search_index.terms` takes it.
        """
        facts, published = briefing.entry.facts, briefing.entry.document.seed.published
        facets: list[tuple[Facet, str]] = [("actor", actor.id) for actor in facts.actors]
        facets += [("place", place.id) for place in facts.places]
        facets += [("topic", topic.id) for topic in facts.topics]
        facets += [("year", str(published.year))] if published else []
        facets += [("act", act) for act in sorted({claim.act for claim in facts.claims})]
        spelled: list[Actor | Place] = [*facts.actors, *facts.places]
        named: list[Actor | Place | Topic] = [*spelled, *facts.topics]
        said = [(TITLE, values[lang]["card"].plain_headline) for lang in LANGUAGES]
        said += [(NAME, text) for one in named for text in _both(one.name)]
        said += [(TEXT, text) for actor in facts.actors if actor.role for text in _both(actor.role)]
        said += [(TEXT, text) for text in _texts(values)]
        kinds = {figure.kind for figure in facts.figures}
        said += [(TEXT, words.pgettext("kind", kind)) for kind in sorted(kinds) for words in self.words.values()]
        names = [name for one in spelled for name in self._names(one.id, one.name)]
        return _kept(self.keys.of(Found(tuple(dict.fromkeys(said)), tuple(dict.fromkeys(names)), NAME, tuple(facets))))

    def of_name(self, one: str, name: Bilingual) -> str:
        """The keys of the page of an actor, a place or a topic, likewise."""
        said = tuple((TITLE, text) for text in _both(name))
        return _kept(self.keys.of(Found(said, tuple(dict.fromkeys(self._names(one, name))), TITLE)))

    def _names(self, one: str, name: Bilingual) -> Iterator[str]:
        """Every spelling in both scripts."""
        known = (*_both(name), *self.spelt.get(one, ()))
        yield from known
        yield from (self._romanised(text) for text in known if text >= _ARABIC_FROM)

    def _romanised(self, name: str) -> str:
        """A name in Latin letters; the same names come again in many briefings."""
        made = self._spelled.get(name)
        if made is None:
            made = self._spelled[name] = romanise(name, self.spellings)
        return made


def _kept(keys: Mapping[str, int]) -> str:
    return compact(keys)


def _both(name: Bilingual) -> tuple[str, ...]:
    return (name.ar, name.en) if name.en else (name.ar,)


def _texts(values: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The words of the source that the pages show, and their English."""
    for paragraph in values["ar"]["paragraphs"]:
        yield from (unescape(_TAG.sub("", sentence.words)) for sentence in paragraph.sentences)
    for paragraph in values["en"]["paragraphs"]:
        if paragraph.english:
            yield paragraph.english
    for _, statements in values["en"]["voices"]:
        yield from (statement.english for statement in statements if statement.english)
    if publisher := values["ar"]["seed"].publisher:
        yield publisher


def load_search_keys(root: Path, words: Mapping[str, Words], fingerprint: str) -> SearchKeys:
    """What the register below `root` and the tables know of spellings and nouns; `fingerprint` is of those."""
    keys, spelt, spellings = compiled(root, "search", fingerprint, lambda: _load(root))
    return SearchKeys(keys, spelt, spellings, words)


def _load(root: Path) -> tuple[Keys, dict[str, tuple[str, ...]], NameSpellings]:
    register = load_register(root)
    search = load_search_words(TABLES / "search.toml")
    entries = [*register.places.values(), *register.actors.values()]
    spelt = {entry.id: _spelt(entry) for entry in entries}
    nouns = nouns_in(_known_nouns(entries)) | frozenset(search.families) | frozenset(search.irregular.values())
    return Keys(search, nouns), spelt, load_person_names(TABLES).spellings


def _spelt(entry: Registered) -> tuple[str, ...]:
    short = _initials(entry.name.en or "")
    return (*entry.names, *entry.also, *_both(entry.name), *([short] if short else []))


def _initials(name: str) -> str | None:
    """What a name of three or more words is called in short: 'RSF' of 'Rapid Support Forces'.

    >>> _initials("International Committee of the Red Cross"), _initials("Red Crescent")
    ('ICRC', None)
    """
    first = [word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper() or word == "bin"]
    return "".join(first).upper() if len(first) >= _LEAST_INITIALS else None


def _known_nouns(entries: Iterable[Registered]) -> Iterator[str]:
    for entry in entries:
        yield from (*entry.names, *entry.also)
    for noun in load_counted_nouns(TABLES).nouns.values():
        yield noun.ar
