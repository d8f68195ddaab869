"""Errors planted into copies of the reviewed translations, to measure what the check of parity finds.

Every place where a slip of some kind could be made is a site; from all sites of a kind as many as its quota are taken,
the same ones each time. The words here are the planter's own, not the check's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from mujaz.extract.pipeline import extract
from mujaz.ingest.seed import read_article
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.entry import Entry
from mujaz.translate.memory import Memory, current, read_memory
from mujaz.translate.parity import Mismatch, check_parity
from mujaz.translate.units import Unit, units

ROOT = Path(__file__).parents[2]
_STATES = (
    "Egypt", "Ethiopia", "Armenia", "Azerbaijan", "France", "Germany", "Turkey", "Syria", "Russia", "Ukraine", "Israel",
    "Lebanon", "Saudi Arabia", "Qatar", "Kuwait", "Iran", "Iraq", "Jordan", "Morocco", "Algeria", "Tunisia", "Libya",
    "Sudan", "Yemen", "Oman", "Japan", "China", "Pakistan", "India", "Niger", "Mali", "Mauritania", "Italy", "Spain",
)  # fmt: skip
_ADJECTIVES = (
    "Egyptian", "Ethiopian", "Armenian", "Azerbaijani", "French", "German", "Turkish", "Syrian", "Russian", "Ukrainian",
    "Israeli", "Lebanese", "Saudi", "Qatari", "Kuwaiti", "Iranian", "Iraqi", "Jordanian", "Moroccan", "Algerian",
    "Tunisian", "Libyan", "Sudanese", "Yemeni", "Omani", "Japanese", "Chinese", "Pakistani", "Indian", "US", "Italian",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Article:
    """A reviewed article: its entry, its units and its translation."""

    entry: Entry
    units: Sequence[Unit]
    memory: Memory


@dataclass(frozen=True)
class Planted:
    """A translation with one error in one unit."""

    kind: str
    article: Article
    unit: str
    text: str

    @property
    def name(self) -> str:
        """What decides which sites are taken."""
        return f"{self.kind} {self.article.entry.id} {self.unit} {self.text}"

    def found(self, lexicon: Lexicon) -> list[Mismatch]:
        """What the check says of the unit with the error in it."""
        memory = {key: known for key, known in self.article.memory.items() if _within(key, self.unit)}
        memory[self.unit] = replace(memory[self.unit], english=self.text)
        return check_parity(self.article.entry, self.article.units, memory, lexicon)

    def is_caught(self, lexicon: Lexicon) -> bool:
        """Whether the check says more than it says of the good translation."""
        memory = {key: known for key, known in self.article.memory.items() if _within(key, self.unit)}
        before = check_parity(self.article.entry, self.article.units, memory, lexicon)
        told = {(mismatch.kind, mismatch.in_arabic, mismatch.in_english) for mismatch in before}
        return any((m.kind, m.in_arabic, m.in_english) not in told for m in self.found(lexicon))


def _within(key: str, unit: str) -> bool:
    return key == unit or key.startswith(unit + ".")


def reviewed(lexicon: Lexicon) -> list[Article]:
    """The demonstration articles that have a reviewed translation, by id."""
    found = []
    for path in sorted((ROOT / "content" / "translations").glob("*.po")):
        for seed in sorted((ROOT / "seeds").rglob(f"{path.stem}.txt")):
            document = read_article(seed, lexicon)
            entry = Entry(document, extract(document, lexicon))
            parts = list(units(entry))
            found.append(Article(entry, parts, current(read_memory(path), parts)))
    return found


Plant = Callable[[str], Iterator[str]]


def _swap(text: str, match: re.Match[str], instead: str) -> str:
    return text[: match.start()] + instead + text[match.end() :]


def _cycle(words: Sequence[str], step: int) -> Plant:
    """Each of the words turned into another of the list."""
    pattern = re.compile(rf"\b({'|'.join(words)})\b")

    def plant(text: str) -> Iterator[str]:
        for match in pattern.finditer(text):
            yield _swap(text, match, words[(words.index(match.group()) + step) % len(words)])

    return plant


def _instead(*pairs: tuple[str, str]) -> Plant:
    """Each first word of a pair turned into the second."""

    def plant(text: str) -> Iterator[str]:
        for old, new in pairs:
            for match in re.finditer(rf"(?<![\w-]){re.escape(old)}(?![\w-])", text):
                yield " ".join(_swap(text, match, new).split())

    return plant


def _digits(text: str) -> Iterator[str]:
    """'23' becomes '33', '46,788' '56,788', '9' '1'."""
    for match in re.finditer(r"(?<![\d.,/-])\d[\d,]*(?:\.\d+)?(?![\d/-])", text):
        first = match.group()[0]
        yield _swap(text, match, str(int(first) % 9 + 1) + match.group()[1:])


def _scales(text: str) -> Iterator[str]:
    yield from _instead(("million", "billion"), ("billion", "million"), ("thousand", "million"))(text)
    for match in re.finditer(r"\b\d{1,3},000\b", text):
        yield _swap(text, match, match.group()[:-4] + " million")


def _shares(text: str) -> Iterator[str]:
    for match in re.finditer(r"\b(\d+(?:\.\d+)?)( per cent|%)", text):
        yield _swap(text, match, match.group(1))


def _marks(text: str) -> Iterator[str]:
    for match in re.finditer("\N{LEFT DOUBLE QUOTATION MARK}([^\u201c\u201d]+)\N{RIGHT DOUBLE QUOTATION MARK}", text):
        if match.group(1)[0].islower():
            yield _swap(text, match, match.group(1))


_BOUNDS = ("more than", "at least", "about", "less than", "around", "nearly")


def _bounds(*instead: str) -> Plant:
    """Each bound before a number turned into the one at its place in `instead`."""
    pattern = re.compile(rf"\b({'|'.join(_BOUNDS)}) (?=[$\u20ac]?\d|{'|'.join(_WORDS)})")

    def plant(text: str) -> Iterator[str]:
        for match in pattern.finditer(text):
            yield _swap(text, match, f"{instead[_BOUNDS.index(match.group(1))]} ".lstrip())

    return plant


def _exchange(text: str) -> Iterator[str]:
    """Two states of one text that change places."""
    named = [state for state in _STATES if re.search(rf"\b{state}\b", text)]
    for one, other in pairwise(named):
        parts = re.split(rf"\b({one}|{other})\b", text)
        yield "".join({one: other, other: one}.get(part, part) for part in parts)


_DENIALS = _instead(
    ("not", ""), ("no", "a"), ("without", "with"), ("never", "always"), ("nor", "and"), ("neither", "both"),
    ("cannot", "can"), ("no one", "everyone"),
)  # fmt: skip
_KINDS: dict[str, tuple[int, Plant]] = {
    "number": (5, _digits),
    "number in words": (2, _cycle(_WORDS, 3)),
    "thousands or millions": (2, _scales),
    "per cent dropped": (2, _shares),
    "wrong state": (2, _cycle(_STATES, 7)),
    "states exchanged": (0, _exchange),
    "wrong nationality": (2, _cycle(_ADJECTIVES, 7)),
    "quotation marks dropped": (3, _marks),
    "denial dropped": (3, _DENIALS),
    "claimed made said": (1, _instead(("claimed", "said"), ("alleged", "said"), ("claiming", "saying"))),
    "denied made confirmed": (
        2,
        _instead(("denied", "confirmed"), ("denying", "confirming"), ("ruled out", "expected"), ("denies", "confirms")),
    ),
    "warned made said": (1, _instead(("warned", "said"), ("warning", "saying"), ("threatened", "said"))),
    "accused made praised": (1, _instead(("accused", "praised"), ("accusing", "praising"), ("blamed", "thanked"))),
    "said made claimed": (1, _instead(("said", "claimed"), ("saying", "claiming"))),
    "condemned made welcomed": (1, _instead(("condemned", "welcomed"), ("acknowledged", "denied"))),
    "month": (2, _cycle(_MONTHS, 1)),
    "weekday": (2, _cycle(_DAYS, 1)),
    "bound dropped": (2, _bounds("", "", "", "", "", "")),
    "bound changed": (1, _bounds("less than", "at most", "more than", "at least", "up to", "more than")),
    "killed made wounded": (1, _instead(("killed", "wounded"), ("dead", "wounded"), ("wounded", "killed"))),
}


def sites(articles: Sequence[Article]) -> dict[str, list[Planted]]:
    """Every error that can be planted, by kind, in an order that has nothing to do with the text."""
    found: dict[str, list[Planted]] = {}
    for kind, (_, plant) in _KINDS.items():
        texts = [(a, unit.id, a.memory[unit.id].english) for a in articles for unit in a.units if _is_whole(a, unit)]
        planted = [Planted(kind, article, unit, text) for article, unit, good in texts for text in plant(good)]
        found[kind] = sorted(planted, key=lambda error: sha256(error.name.encode()).digest())
    found["wrong person"] = list(_other_names(articles, "person"))
    found["wrong place"] = list(_other_names(articles, "place"))
    return found


def _is_whole(article: Article, unit: Unit) -> bool:
    return ".q" not in unit.id and unit.id in article.memory and article.memory[unit.id].state == "reviewed"


_NAMES = {"wrong person": 2, "wrong place": 2}


def _other_names(articles: Sequence[Article], what: str) -> Iterator[Planted]:
    """A person or place of the article put where the text names another one."""
    for article in articles:
        facts = article.entry.facts
        persons = [a.name.en for a in facts.actors if a.kind == "person" and a.name_status == "registered"]
        named = persons if what == "person" else [p.name.en for p in facts.places if p.kind in ("city", "region")]
        names = [name for name in named if name]
        for unit in article.units:
            text = article.memory[unit.id].english if _is_whole(article, unit) else ""
            for old in names:
                new = next((name for name in names if name not in text and name != old), None)
                if new and text.count(old) == 1:
                    yield Planted(f"wrong {what}", article, unit.id, text.replace(old, new))


def chosen(found: dict[str, list[Planted]]) -> list[Planted]:
    """The forty: of each kind as many as its quota."""
    quotas = {kind: quota for kind, (quota, _) in _KINDS.items()} | _NAMES
    return [error for kind, quota in quotas.items() for error in _spread(found[kind], quota)]


def _spread(errors: Sequence[Planted], quota: int) -> list[Planted]:
    """The first ones by their digest, no two in the same unit."""
    taken: dict[tuple[str, str], Planted] = {}
    for error in sorted(errors, key=lambda error: sha256(error.name.encode()).digest()):
        if len(taken) < quota:
            taken.setdefault((error.article.entry.id, error.unit), error)
    return list(taken.values())


def false_alarms(articles: Sequence[Article], lexicon: Lexicon) -> list[tuple[str, Mismatch]]:
    """What the check says of the good translations, with the article's id."""
    return [
        (article.entry.id, mismatch)
        for article in articles
        for mismatch in check_parity(article.entry, article.units, article.memory, lexicon)
    ]


def report(lexicon: Lexicon, *, errors: bool = False) -> str:
    """The figures: of the forty, of all sites by kind, and the false alarms."""
    articles = reviewed(lexicon)
    found = sites(articles)
    forty = chosen(found)
    caught = sum(error.is_caught(lexicon) for error in forty)
    alarms = false_alarms(articles, lexicon)
    lines = [f"parity: {caught} of {len(forty)} planted errors caught, {len(alarms)} false alarms in {len(articles)}"]
    for kind, planted in found.items():
        missed = [error for error in planted if not error.is_caught(lexicon)]
        lines.append(f"  {kind:24} {len(planted) - len(missed)} of {len(planted)}")
        lines += [f"    {error.article.entry.id} {error.unit}: {error.text}" for error in missed if errors]
    return "\n".join(lines)
