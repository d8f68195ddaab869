"""From what pages say to an index cut into small files: a query reads only those that hold its words.

Documents stand in two rows, the pages of names and the briefings, each from the oldest on, and each row is cut into
segments: whole ones, one of whole blocks, and what is left. A new briefing therefore changes the last segment alone.
A segment is a folder with terms/<n>.json (key to postings) and, for each language, <lang>-<n>.json (the results' HTML);
index.json tells which segments there are and which words a query skips. A posting is the document's place in its
segment * 4 + weight, written as the difference from the one before. A key is a word's (arabic/search_keys), '~' and a
sound, '^' and the consonants of a name's word, '=' and the keys of a whole name, or '@', the letter of a filter and its
value. The same documents give the same bytes. theme/static/search/index.js reads what this writes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from mujaz.arabic.search_keys import has_article, is_arabic, keys, skeleton, sound, words
from mujaz.lexicon.search import SearchWords
from mujaz.model.compact import compact

Facet = Literal["actor", "place", "topic", "year", "act"]
FACETS: tuple[Facet, ...] = ("actor", "place", "topic", "year", "act")
TEXT, NAME, TITLE = 1, 2, 3
SHOWN_IN_A_FILE = 16
_WHOLE, _BLOCK = 4096, 256
_KEYS_IN_A_FILE, _POSTINGS_IN_A_FILE = 300, 4000
_MOST_FILES = 1024
_FAR_COMMONER = 3
# So many words of a name are often written as one.
_TWO = 2
_FNV_START, _FNV_PRIME, _FNV_MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Found:
    """Something that search finds. `said` are texts by weight, `names` the names that identify it, weighing `of_name`.

    `facets` are the filters that hold it.
    """

    said: tuple[tuple[int, str], ...]
    names: tuple[str, ...]
    of_name: int
    facets: tuple[tuple[Facet, str], ...] = ()


@dataclass
class Keys:
    """The keys of documents. `nouns` are the keys of words that are known to be nouns.

    Which reading of a word is meant hangs on these and on its own document alone, never on what else is in the archive.
    """

    search: SearchWords
    nouns: frozenset[str]
    _chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _named: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, found: Found) -> dict[str, int]:
        """Every key of a document with the weight of its weightiest place."""
        weights: dict[str, int] = {}
        said: dict[str, int] = {}
        for weight, text in found.said:
            for word in words(text):
                if weight > said.get(word, 0):
                    said[word] = weight
                if weight == NAME and (heard := sound(word)):
                    _enter(weights, f"~{heard}", weight)
        own = {keys(word, self.search.irregular)[0] for word in said if has_article(word)}
        for word, weight in said.items():
            for key in self._keys_of(word, own):
                if weight > weights.get(key, -1):
                    weights[key] = weight
        for name in found.names:
            for key in self._keys_of_name(name):
                _enter(weights, key, found.of_name)
        for facet, value in found.facets:
            _enter(weights, facet_key(facet, value), 0)
        return weights

    def _keys_of(self, word: str, own: set[str]) -> tuple[str, ...]:
        """The keys under which a word of a text stands: the reading that nouns tell, of all or its `own`, else all."""
        chosen = self._chosen.get(word)
        if chosen is not None:
            return chosen
        readings = keys(word, self.search.irregular)
        likely = next((key for key in readings if key in self.nouns or key in own), None)
        found = (likely,) if likely else readings
        families = (other for key in found for other in self.search.families.get(key, ()))
        chosen = tuple(dict.fromkeys((*found, *families)))
        if len(readings) == 1 or readings[0] in self.nouns:
            self._chosen[word] = chosen
        return chosen

    def _keys_of_name(self, name: str) -> tuple[str, ...]:
        """Kept, for the same names come again in many documents."""
        kept = self._named.get(name)
        if kept is None:
            kept = self._named[name] = tuple(self._made_of_name(name))
        return kept

    def _made_of_name(self, name: str) -> Iterator[str]:
        typed = words(name)
        parts = [word for word in typed if word not in self.search.skipped] or typed
        if not parts:
            return
        spelt = [keys(part, self.search.irregular)[0] for part in parts]
        yield "=" + " ".join(spelt)
        if len(spelt) == _TWO and is_arabic(parts[0]):
            yield "=" + "".join(spelt)
        sounds = [sound(part) for part in parts]
        if all(sounds):
            yield "=~" + "".join(sounds)
        yield from (f"^{left}" for part in parts if (left := skeleton(part)))


def _enter(weights: dict[str, int], key: str, weight: int) -> None:
    weights[key] = max(weight, weights.get(key, 0))


def facet_key(facet: Facet, value: str) -> str:
    """The key of everything that a filter keeps."""
    return f"@{facet} {value}"


def nouns_in(known: Iterable[str]) -> frozenset[str]:
    """The keys of words that are nouns, from known names: those that carry the article somewhere, and the others.

    A name may hold words with something joined to them ('the university in Beirut'): where the rest is far commoner,
    the word is no noun of its own.
    """
    with_article: set[str] = set()
    counted: Counter[tuple[str, ...]] = Counter()
    for name in known:
        for word in words(name):
            if is_arabic(word):
                counted[keys(word)] += 1
                if has_article(word):
                    with_article.add(keys(word)[0])
    first: Counter[str] = Counter()
    for readings, times in counted.items():
        first[readings[0]] += times
    for readings in counted:
        if all(first[other] < _FAR_COMMONER * first[readings[0]] for other in readings[1:]):
            with_article.add(readings[0])
    return frozenset(with_article)


def cuts(documents: int) -> list[tuple[int, int]]:
    """Where a row of so many documents is cut into segments, each from a first one up to before a last one.

    >>> cuts(0), cuts(100), cuts(5000)
    ([], [(0, 100)], [(0, 4096), (4096, 4864), (4864, 5000)])
    """
    whole = documents // _WHOLE * _WHOLE
    blocks = documents // _BLOCK * _BLOCK
    ends = [*range(_WHOLE, whole + 1, _WHOLE), blocks, documents]
    starts = [0, *ends]
    return [(start, end) for start, end in zip(starts, ends, strict=False) if start < end]


def shard_of(key: str, files: int) -> int:
    """The number of the file that holds a key: FNV-1a over its UTF-8 bytes.

    >>> shard_of("a", 16), shard_of("@year 2023", 1)
    (12, 0)
    """
    hashed = _FNV_START
    for byte in key.encode():
        hashed = (hashed ^ byte) * _FNV_PRIME & _FNV_MASK
    return hashed % files


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment as index.json tells of it. `files` are those of its terms, `terms` is the version of these alone."""

    name: str
    documents: int
    files: int
    version: str
    terms: str


def terms(documents: Iterable[str]) -> list[str]:
    """The files of a segment's terms; each document comes as the JSON of its keys with their weights."""
    postings: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for number, kept in enumerate(documents):
        for key, weight in json.loads(kept).items():
            before = last.get(key)
            if before is None:
                postings[key] = [number * 4 + weight]
            else:
                postings[key].append((number - before) * 4 + weight)
            last[key] = number
    files = _files(postings)
    shards: list[dict[str, list[int]]] = [{} for _ in range(files)]
    for key in sorted(postings):
        shards[shard_of(key, files)][key] = postings[key]
    return [as_json(shard) for shard in shards]


def _files(postings: Mapping[str, Sequence[int]]) -> int:
    files = 1
    least = max(len(postings) / _KEYS_IN_A_FILE, sum(map(len, postings.values())) / _POSTINGS_IN_A_FILE)
    while files < min(least, _MOST_FILES):
        files *= 2
    return files


def results(shown: Sequence[str]) -> list[str]:
    """The files of a segment's results in one language."""
    return [as_json(shown[at : at + SHOWN_IN_A_FILE]) for at in range(0, len(shown), SHOWN_IN_A_FILE)]


def index_file(rows: Sequence[Sequence[Segment]], search: SearchWords) -> str:
    """What tells of all segments: those of names, then those of briefings."""
    listed = [[one.name, one.documents, one.files, one.version] for row in rows for one in row]
    about = {
        "segments": listed, "shown": SHOWN_IN_A_FILE,
        "pages": sum(one.documents for one in rows[0]), "skipped": search.skipped, "irregular": search.irregular,
    }  # fmt: skip
    return as_json(about)


def version_of(*contents: str) -> str:
    """Files of two builds must never meet in a reader's cache, so each is asked for with this."""
    return sha256("".join(contents).encode()).hexdigest()[:12]


def as_json(value: object) -> str:
    """JSON on one line."""
    return compact(value) + "\n"
