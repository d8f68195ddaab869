"""From what pages say to an index cut into small files: a query reads only those that hold its words.

An index has three kinds of files, all JSON with the same bytes for the same pages:
index.json (how many files there are, which words a query skips), terms/<n>.json (key to postings) and, for each
language, shown/<lang>-<n>.json (the results' HTML). A posting is document * 4 + weight, written as the difference from
the one before. A key is a word's (arabic/search_keys), '~' and a sound, '=' and the keys of a whole name, or '@', the
letter of a filter and its value. theme/static/search/index.js reads what this writes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from mujaz.arabic.search_keys import has_article, is_arabic, keys, sound, words
from mujaz.lexicon.search import SearchWords
from mujaz.render.catalogues import LANGUAGES

Facet = Literal["actor", "place", "topic", "year", "act"]
FACETS: tuple[Facet, ...] = ("actor", "place", "topic", "year", "act")
TEXT, NAME, TITLE = 1, 2, 3
BRIEFING = "briefing "
_KEYS_IN_A_FILE, _POSTINGS_IN_A_FILE, _SHOWN_IN_A_FILE = 300, 4000, 16
_MOST_FILES = 1024
_FAR_COMMONER = 3
_FNV_START, _FNV_PRIME, _FNV_MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Found:
    """Something that search finds. `said` are texts by weight, `names` the names that identify it whole.

    `facets` are the filters that hold it, `shown` its HTML by language.
    """

    id: str
    said: tuple[tuple[int, str], ...]
    names: tuple[str, ...]
    facets: tuple[tuple[Facet, str], ...]
    shown: Mapping[str, str]


@dataclass
class Index:
    """Keys with their postings, filled document by document."""

    search: SearchWords
    nouns: frozenset[str]
    postings: dict[str, dict[int, int]] = field(default_factory=dict)
    _chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, number: int, found: Found) -> None:
        """Enters a document under all of its keys."""
        for weight, text in found.said:
            for word in words(text):
                for key in self.keys_of(word):
                    self._enter(key, number, weight)
                if weight == NAME and (heard := sound(word)):
                    self._enter(f"~{heard}", number, weight)
        for name in found.names:
            self._enter_name(name, number, NAME if found.id.startswith(BRIEFING) else TITLE)
        for facet, value in found.facets:
            self._enter(facet_key(facet, value), number, 0)

    def keys_of(self, word: str) -> tuple[str, ...]:
        """The keys under which a word of a text stands: the reading that the nouns tell, else every reading."""
        chosen = self._chosen.get(word)
        if chosen is None:
            likely = next((key for key in keys(word) if key in self.nouns), None)
            found = (likely,) if likely else keys(word)
            families = (other for key in found for other in self.search.families.get(key, ()))
            chosen = self._chosen[word] = tuple(dict.fromkeys((*found, *families)))
        return chosen

    def _enter_name(self, name: str, number: int, weight: int) -> None:
        parts = [word for word in words(name) if word not in self.search.skipped]
        if not parts:
            return
        self._enter("=" + " ".join(keys(part)[0] for part in parts), number, weight)
        sounds = [sound(part) for part in parts]
        if all(sounds):
            self._enter("=~" + " ".join(sounds), number, weight)

    def _enter(self, key: str, number: int, weight: int) -> None:
        posting = self.postings.setdefault(key, {})
        posting[number] = max(weight, posting.get(number, 0))


def facet_key(facet: Facet, value: str) -> str:
    """The key of everything that a filter keeps."""
    return f"@{facet} {value}"


def nouns_in(found: Iterable[Found], known: Iterable[str]) -> frozenset[str]:
    """The keys of words that are nouns: those that carry the article somewhere, and the words of known names.

    A name may hold words with something joined to them ('the university in Beirut'): where the rest is far commoner,
    the word is no noun of its own.
    """
    texts = (text for one in found for _, text in one.said)
    with_article = {keys(word)[0] for text in texts for word in words(text) if has_article(word)}
    counted = Counter(keys(word) for name in known for word in words(name) if is_arabic(word))
    first: Counter[str] = Counter()
    for readings, times in counted.items():
        first[readings[0]] += times
    for readings in counted:
        if all(first[other] < _FAR_COMMONER * first[readings[0]] for other in readings[1:]):
            with_article.add(readings[0])
    return frozenset(with_article)


def index_of(found: list[Found], search: SearchWords, known: Iterable[str]) -> Index:
    """The index of all documents; a document's number is its place in `found`."""
    index = Index(search, nouns_in(found, known))
    for number, one in enumerate(found):
        index.add(number, one)
    return index


def shard_of(key: str, files: int) -> int:
    """The number of the file that holds a key: FNV-1a over its UTF-8 bytes.

    >>> shard_of("a", 16), shard_of("@year 2023", 1)
    (12, 0)
    """
    hashed = _FNV_START
    for byte in key.encode():
        hashed = (hashed ^ byte) * _FNV_PRIME & _FNV_MASK
    return hashed % files


def written(found: list[Found], index: Index) -> Iterator[tuple[str, str]]:
    """Path and content of every file of the index."""
    files, postings = 1, sum(map(len, index.postings.values()))
    least = max(len(index.postings) / _KEYS_IN_A_FILE, postings / _POSTINGS_IN_A_FILE)
    while files < min(least, _MOST_FILES):
        files *= 2
    shards: list[dict[str, list[int]]] = [{} for _ in range(files)]
    for key, posting in sorted(index.postings.items()):
        shards[shard_of(key, files)][key] = _differences(posting)
    contents = [(f"terms/{number}.json", _json(shard)) for number, shard in enumerate(shards)]
    for lang in LANGUAGES:
        for start in range(0, len(found), _SHOWN_IN_A_FILE):
            part = [one.shown[lang] for one in found[start : start + _SHOWN_IN_A_FILE]]
            contents.append((f"shown/{lang}-{start // _SHOWN_IN_A_FILE}.json", _json(part)))
    yield from contents
    # Files of two builds must never meet in a reader's cache, so each is asked for with this.
    version = sha256("".join(content for _, content in contents).encode()).hexdigest()[:12]
    about = {
        "version": version, "files": files, "shown": _SHOWN_IN_A_FILE, "all": len(found),
        "pages": sum(not one.id.startswith(BRIEFING) for one in found),
        "skipped": index.search.skipped,
    }  # fmt: skip
    yield "index.json", _json(about)


def _differences(posting: Mapping[int, int]) -> list[int]:
    before, written = 0, []
    for number, weight in sorted(posting.items()):
        written.append((number - before) * 4 + weight)
        before = number
    return written


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
