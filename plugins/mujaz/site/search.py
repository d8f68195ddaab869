"""The search of each language: its page, and the index that its script reads once the field is used."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import mujaz.arabic.search_keys
from mujaz.arabic.romanise import NameSpellings, romanise
from mujaz.lexicon.counted_nouns import load_counted_nouns
from mujaz.lexicon.lexicon import TABLES
from mujaz.lexicon.person_names import load_person_names
from mujaz.lexicon.register import Entry as Registered
from mujaz.lexicon.register import Register, load_register
from mujaz.lexicon.search import load_search_words
from mujaz.model.facts import Bilingual
from mujaz.render.catalogues import LANGUAGES
from mujaz.render.names import sort_key
from mujaz.site import search_index
from mujaz.site.briefings import Briefing
from mujaz.site.catalogue import Gathered
from mujaz.site.links import of
from mujaz.site.search_index import BRIEFING, FACETS, NAME, TEXT, TITLE, Facet, Found, index_of, written
from mujaz.site.templates import Theme

FOLDER = "search"
_TAG = re.compile(r"<[^<>]*>")
# As many actors and places as a list of choices bears; every other one has its own page.
_CHOICES = 120


def found_briefing(briefing: Briefing, values: dict[str, dict[str, Any]], theme: Theme) -> Found:
    """What search knows of a briefing: only what its pages show. `values` are what their templates are given."""
    facts, published = briefing.entry.facts, briefing.entry.document.seed.published
    facets: list[tuple[Facet, str]] = [("actor", actor.id) for actor in facts.actors]
    facets += [("place", place.id) for place in facts.places]
    facets += [("topic", topic.id) for topic in facts.topics]
    facets += [("year", str(published.year))] if published else []
    facets += [("act", act) for act in sorted({claim.act for claim in facts.claims})]
    named = [*facts.actors, *facts.places, *facts.topics]
    said = [(TITLE, values[lang]["card"].plain_headline) for lang in LANGUAGES]
    said += [(NAME, text) for one in named for text in _both(one.name)]
    said += [(TEXT, text) for actor in facts.actors if actor.role for text in _both(actor.role)]
    said += [(TEXT, text) for text in _texts(values)]
    kinds = {figure.kind for figure in facts.figures}
    said += [(TEXT, words.pgettext("kind", kind)) for kind in sorted(kinds) for words in theme.words.values()]
    names = tuple(text for one in (*facts.actors, *facts.places) for text in _both(one.name))
    shown = {lang: theme.render("found.html", lang, card=values[lang]["card"], page=None).strip() for lang in LANGUAGES}
    return Found(BRIEFING + briefing.entry.id, tuple(dict.fromkeys(said)), names, tuple(facets), shown)


def _both(name: Bilingual) -> tuple[str, ...]:
    return (name.ar, name.en) if name.en else (name.ar,)


def _texts(values: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The words of the source that the pages show, and their English."""
    for lang in LANGUAGES:
        for paragraph in values[lang]["paragraphs"]:
            yield from (unescape(_TAG.sub("", sentence.words)) for sentence in paragraph.sentences)
            if paragraph.english:
                yield paragraph.english
        for _, statements in values[lang]["voices"]:
            yield from (statement.english for statement in statements if statement.english)
    if publisher := values["ar"]["seed"].publisher:
        yield publisher


def _found_pages(kind: str, named: Iterable[tuple[Any, int]], theme: Theme) -> Iterator[Found]:
    """The pages of actors, places or topics: what has an id and a name, with the number of its briefings."""
    for one, number in named:
        page = {"kind": kind, "one": one, "number": number}
        shown = {lang: theme.render("found.html", lang, card=None, page=page).strip() for lang in LANGUAGES}
        names = _both(one.name)
        yield Found(f"{kind} {one.id}", tuple((TITLE, name) for name in names), names, (), shown)


def write_search(publisher: Any, actors: list[Any], places: list[Any], gathered: Gathered, root: Path) -> None:
    """The page of each language and the index; an index whose words did not change is left as it is."""
    theme, output = publisher.theme, publisher.output
    publisher.page("search.html", FOLDER)
    topics = [(gathered.topics[topic_id], len(told)) for topic_id, told in sorted(gathered.of_topic.items())]
    found = [
        *_found_pages("actors", ((one, one.briefings) for one in actors), theme),
        *_found_pages("places", ((one, one.briefings) for one in places), theme),
        *_found_pages("topics", topics, theme),
        *reversed(publisher.found),
    ]
    names: dict[tuple[Facet, str], Bilingual] = {("actor", one.id): one.name for one in actors}
    names |= {("place", one.id): one.name for one in places}
    names |= {("topic", one.id): one.name for one in gathered.topics.values()}
    for lang in LANGUAGES:
        choices = _choices(names, publisher.found, theme, lang)
        output.write(f"{FOLDER}/choices-{lang}.json", json.dumps(choices, ensure_ascii=False, separators=(",", ":")))
    _write_index(output, found, root)


def _write_index(output: Any, found: list[Found], root: Path) -> None:
    memory = root / "cache" / f"search-{sha256(str(output.folder.resolve()).encode()).hexdigest()[:16]}.json"
    fingerprint = _fingerprint(found, root)
    known = json.loads(memory.read_text()) if memory.is_file() else {}
    if known.get("fingerprint") == fingerprint and all((output.folder / path).is_file() for path in known["paths"]):
        output.keep(known["paths"])
        return
    register = load_register(root)
    search = load_search_words(TABLES / "search.toml")
    spellings = load_person_names(TABLES).spellings
    found = [_with_spellings(one, register, spellings) for one in found]
    files = list(written(found, index_of(found, search, _known_nouns(register))))
    for path, content in files:
        output.write(f"{FOLDER}/{path}", content)
    memory.parent.mkdir(parents=True, exist_ok=True)
    memory.write_text(json.dumps({"fingerprint": fingerprint, "paths": [f"{FOLDER}/{path}" for path, _ in files]}))


def _fingerprint(found: list[Found], root: Path) -> str:
    """Of all that decides the index's bytes: what is found, the register, the tables, and the code."""
    code = [Path(module.__file__ or "") for module in (mujaz.arabic.search_keys, search_index)]
    register = sorted(path for kind in ("actors", "places") for path in (root / "content" / kind).glob("*.toml"))
    tables = [TABLES / name for name in ("search.toml", "counted_nouns.toml")]
    hashed = sha256()
    for path in (*code, Path(__file__), *register, *tables):
        hashed.update(path.read_bytes())
    for one in found:
        hashed.update(repr((one.id, one.said, one.names, one.facets, sorted(one.shown.items()))).encode())
    return hashed.hexdigest()


def _with_spellings(found: Found, register: Register, spellings: NameSpellings) -> Found:
    """The same with every spelling that the register knows of what is named, in both scripts."""
    kind, _, own = found.id.partition(" ")
    ids = [(facet, value) for facet, value in found.facets if facet in ("actor", "place")]
    if kind in ("actors", "places"):
        ids.append(("actor" if kind == "actors" else "place", own))
    entries = [entry for facet, value in ids if (entry := _registered(register, facet, value))]
    spelt = [name for entry in entries for name in (*entry.names, *entry.also, *_both(entry.name))]
    arabic = [name for name in (*found.names, *spelt) if name >= "\u0600"]
    names = dict.fromkeys((*found.names, *spelt, *(romanise(name, spellings) for name in arabic)))
    return Found(found.id, found.said, tuple(names), found.facets, found.shown)


def _registered(register: Register, facet: str, value: str) -> Registered | None:
    return register.actors.get(value) or register.places.get(value)


def _known_nouns(register: Register) -> Iterator[str]:
    for entry in (*register.actors.values(), *register.places.values()):
        yield from (*entry.names, *entry.also)
    for noun in load_counted_nouns(TABLES).nouns.values():
        yield noun.ar


def _choices(
    names: dict[tuple[Facet, str], Bilingual], found: list[Found], theme: Theme, lang: str
) -> dict[str, list[list[Any]]]:
    """What each filter offers in one language: value, name, number of briefings."""
    counted = Counter(facet for one in found for facet in one.facets)
    words = theme.words[lang]
    order: dict[Facet, Callable[[str], Any]] = {
        "year": lambda year: -int(year),
        "act": lambda act: words.pgettext("act", act),
    }
    choices: dict[str, list[list[Any]]] = {}
    for facet in FACETS:
        values = sorted((v for f, v in counted if f == facet), key=lambda value: (-counted[facet, value], value))
        by_name = order.get(facet, partial(_name_key, names, facet, lang))
        choices[facet] = [
            [value, _label(names, facet, value, words, lang), counted[facet, value]]
            for value in sorted(values[:_CHOICES], key=by_name)
        ]
    return choices


def _name_key(names: dict[Any, Bilingual], facet: Facet, lang: str, value: str) -> Any:
    return sort_key(names[facet, value], lang)


def _label(names: dict[Any, Bilingual], facet: Facet, value: str, words: Any, lang: str) -> str:
    if facet == "year":
        return value
    return str(words.pgettext("act", value)) if facet == "act" else of(names[facet, value], lang)
