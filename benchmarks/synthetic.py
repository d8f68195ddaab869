"""An archive of any size for benchmarks, made of the project's own words: its demonstration seeds, recombined.

Usage: python benchmarks/synthetic.py FOLDER NUMBER [--start N]

Article `n` of `start` + `number` is the same in every run. It takes runs of sentences from the demonstration seeds and
gives them other persons (two given names of the lexicon, and nobody's of the register, so that no one real is said to
have spoken), other numbers (that agree with their nouns as before), another year, publisher and address. What it says
is nonsense, but its grammar and its length are those of news (a median of 720 characters, a mean of 890), and it holds
more facts than news does: about 27 an article, where agency reports have 16.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from math import exp
from pathlib import Path
from random import Random

from babel.dates import format_date

from mujaz.arabic.fold import fold
from mujaz.arabic.tokens import sentences, tokenize
from mujaz.extract.pipeline import extract
from mujaz.ingest.seed import read_seed
from mujaz.lexicon.lexicon import TABLES, load_lexicon
from mujaz.lexicon.register import load_register
from mujaz.model.document import Document
from mujaz.model.facts import Facts
from mujaz.model.span import Span

REPOSITORY = Path(__file__).resolve().parent.parent
COPIED = ("pelicanconf.py", "publishconf.py", "content/actors", "content/places", "content/pages", "content/notes")
LINKED = ("plugins", "theme")
CHOSEN = """MUJAZ_FEED_FULL = ("all", "topics", "acts", "corrections")
MUJAZ_CITE_FACTS = False
"""

FIRST_DAY = date(2016, 1, 1)
DAYS = 3652  # ten years
MEDIAN, SPREAD = 770, 0.578  # characters of an article; the standard deviation of their logarithm
SHORTEST, LONGEST = 250, 5000
OVERSHOT = 90  # by how much the last run of sentences goes beyond what is wanted, in the middle
# The demonstration seeds hold more facts than news does, so sentences with many are taken less often.
SPARED = 0.5
PUBLISHERS = (
    ("Example Wire", "https://wire.example/ar"),
    ("Example Gazette", "https://gazette.example.com/news"),
    ("Example Times", "https://times.example.org/world"),
    ("Example Herald", "https://herald.example.net/a"),
    ("Example Post", "https://post.example/stories"),
)
_NUMBER = re.compile(r"(?<![\d.,٫])\d+(?:[.,٫]\d+)?(?![\d.,٫]*\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a sentence that each article fills anew: a person (`who` in the seed), a number or a year."""

    kind: str
    start: int
    end: int
    who: str = ""
    woman: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, what is replaced in them, in order, and how readily it is taken."""

    words: str
    slots: tuple[Slot, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Material:
    """What articles are made of: the sentences of each seed, short ones that serve as titles, and given names.

    `real` are the names of the register's persons, folded.
    """

    texts: tuple[tuple[Sentence, ...], ...]
    titles: tuple[Sentence, ...]
    men: tuple[str, ...]
    women: tuple[str, ...]
    real: frozenset[str]

    def name(self, which: int, *, woman: bool) -> tuple[str, str]:
        """The given and the family name of one of the persons who appear in archives."""
        names = self.women if woman else self.men
        given = names[which % len(names)]
        at = which * 7 + which // len(names)
        while (family := self.men[at % len(self.men)]) == given or fold(f"{given} {family}") in self.real:
            at += 1
        return given, family


def make_archive(folder: Path, number: int, *, start: int = 0) -> None:
    """Writes a repository root into `folder` with articles `start` to `start` + `number` - 1, each newer than the last.

    Settings and the register are copied, the theme and the plugins linked. A folder that has them already only gets the
    articles: `make_archive(folder, 1, start=n)` adds one to an archive of n.
    """
    for name in COPIED:
        _copy(REPOSITORY / name, folder / name)
    _choose(folder / "pelicanconf.py")
    for name in LINKED:
        if not (folder / name).exists():
            (folder / name).symlink_to(REPOSITORY / name, target_is_directory=True)
    parts = material()
    for at in range(start, start + number):
        _write(folder / "seeds", at, start + number, parts)


def _choose(settings: Path) -> None:
    """Adds what the settings' own comments tell an archive of thousands to choose, so that its host can hold it."""
    written = settings.read_text(encoding="utf-8")
    if CHOSEN not in written:
        settings.write_text(f"{written}\n{CHOSEN}", encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy(source, target)


def _write(seeds: Path, at: int, total: int, parts: Material) -> None:
    day = FIRST_DAY + timedelta(days=at * DAYS // total)
    name, address = PUBLISHERS[at % len(PUBLISHERS)]
    notes = f'published = {day}\npublisher = "{name}"\nurl = "{address}/{day:%Y/%m}/{at}"\n'
    if at % 10 == 3:
        notes += 'license = "CC0-1.0"\nrepublish = "full"\n'
    elif at % 10 == 7:
        notes += 'republish = "facts"\n'
    folder = seeds / f"{day:%Y}" / f"{day:%m}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"article-{at:06}.txt").write_text(_article(at, day, parts), encoding="utf-8")
    (folder / f"article-{at:06}.toml").write_text(notes, encoding="utf-8")


def _article(at: int, day: date, parts: Material) -> str:
    chance = Random(at)
    cast = _Cast(chance, at, day, parts)
    paragraphs = [cast.say(chance.choice(parts.titles))]
    if at % 2:
        paragraphs.append(format_date(day, "d MMMM y", locale="ar_SY"))
    wanted = min(max(MEDIAN * exp(chance.gauss(0, SPREAD)), SHORTEST), LONGEST)
    written = len(paragraphs[0])
    while written < wanted - OVERSHOT:
        text = chance.choice(parts.texts)
        first = chance.randrange(len(text))
        run = text[first : first + chance.choice((1, 2, 2, 3))]
        run = tuple(one for one in run if chance.random() < one.weight)
        # A run longer than what is wanted would make short articles rare.
        while len(run) > 1 and written + sum(len(one.words) for one in run) > wanted + 60:
            run = run[:-1]
        if run:
            paragraphs.append(" ".join(map(cast.say, run)))
            written += len(paragraphs[-1])
    return "\n\n".join(paragraphs) + "\n"


class _Cast:
    """Who appears in one article, and what fills its slots."""

    def __init__(self, chance: Random, at: int, day: date, parts: Material) -> None:
        self.chance, self.day, self.parts = chance, day, parts
        self.people = 200 + at  # an archive goes on meeting new people, and keeps on meeting some of the old
        self.known: dict[str, str] = {}

    def say(self, sentence: Sentence) -> str:
        """The sentence with its slots filled."""
        said, end = [], 0
        for slot in sentence.slots:
            said += [sentence.words[end : slot.start], self._filled(slot, sentence.words[slot.start : slot.end])]
            end = slot.end
        return "".join([*said, sentence.words[end:]])

    def _filled(self, slot: Slot, words: str) -> str:
        if slot.kind == "person":
            return self._person(slot)
        return self._number(words) if slot.kind == "number" else str(self.day.year)

    def _person(self, slot: Slot) -> str:
        """A full name; the family name alone where the same person comes again."""
        if slot.who in self.known:
            return self.known[slot.who]
        which = int(self.people * self.chance.random() ** 2)
        given, family = self.parts.name(which, woman=slot.woman)
        self.known[slot.who] = family
        return f"{given} {family}"

    def _number(self, words: str) -> str:
        """Another number that its noun agrees with: by its last two digits, and one of 3 to 10 by being one of them."""
        whole, *fraction = re.split(r"([.,٫])", words)
        value = int(whole)
        if value <= 2:
            changed = value
        elif value <= 10:
            changed = self.chance.randint(3, 10)
        elif value < 100:
            changed = self.chance.randint(11, 99)
        else:
            changed = self.chance.randint(1, max(9, value // 50)) * 100 + value % 100
        return "".join([str(changed), *fraction])


@cache
def material() -> Material:
    """The demonstration seeds cut into sentences with slots, and the lexicon's names."""
    lexicon = load_lexicon(REPOSITORY)
    names = tomllib.loads((TABLES / "person_names.toml").read_text(encoding="utf-8"))
    women = _first_forms(names["female"])
    texts: list[tuple[Sentence, ...]] = []
    titles: list[Sentence] = []
    for path in sorted((REPOSITORY / "seeds").rglob("*.txt")):
        document = read_seed(path, REPOSITORY, lexicon)
        facts = extract(document, lexicon)
        slots = sorted(_slots(document, facts, set(women)), key=lambda slot: slot.start)
        dense = sorted(_places(facts))
        texts.append(tuple(_sentences(document, slots, dense, ("paragraph",))))
        titles += _sentences(document, slots, dense, ("title", "heading"))
    titles += [sentence for text in texts for sentence in text if 25 <= len(sentence.words) <= 75]
    actors = load_register(REPOSITORY).actors.values()
    real = frozenset(fold(name) for actor in actors if actor.kind == "person" for name in actor.names)
    return Material(tuple(texts), tuple(titles), _first_forms(names["male"]), women, real)


def _places(facts: Facts) -> Iterator[int]:
    yield from (fact.evidence.start for fact in (*facts.claims, *facts.figures, *facts.dates))
    yield from (mention.start for actor in facts.actors for mention in actor.mentions[:1])


def _first_forms(table: dict[str, str | list[str]]) -> tuple[str, ...]:
    return tuple(forms if isinstance(forms, str) else forms[0] for forms in table.values())


def _slots(document: Document, facts: Facts, women: set[str]) -> Iterator[Slot]:
    """Persons, the numbers of figures, and the years of dates, by their place in the seed; none inside another."""
    taken: list[Span] = []
    for actor in facts.actors:
        for mention in actor.mentions if actor.kind == "person" else ():
            taken.append(mention)
            woman = mention.of(document.text).split()[0] in women
            yield Slot("person", mention.start, mention.end, f"{document.id}/{actor.id}", woman)
    dated = [fact.evidence for fact in facts.dates]
    counted = [fact.evidence for fact in facts.figures]
    for kind, pattern, within in (("year", _YEAR, dated), ("number", _NUMBER, counted)):
        for span in within:
            for match in pattern.finditer(document.text, span.start, span.end):
                here = Span(*match.span())
                if not any(here.start < other.end and other.start < here.end for other in taken):
                    taken.append(here)
                    yield Slot(kind, here.start, here.end)


def _sentences(
    document: Document, slots: Sequence[Slot], facts: Sequence[int], kinds: Sequence[str]
) -> Iterator[Sentence]:
    """The sentences of segments of these kinds; `facts` are the places of all facts, in order."""
    starts = [slot.start for slot in slots]
    for segment in document.segments:
        if segment.kind not in kinds:
            continue
        for sentence in sentences(tokenize(segment.span.of(document.text), segment.span.start)):
            first, last = (bisect_right(starts, place - 1) for place in (sentence.span.start, sentence.span.end))
            within = tuple(_moved(slot, sentence.span.start) for slot in slots[first:last])
            number = bisect_left(facts, sentence.span.end) - bisect_left(facts, sentence.span.start)
            yield Sentence(sentence.span.of(document.text), within, (1 - SPARED) ** number)


def _moved(slot: Slot, start: int) -> Slot:
    return Slot(slot.kind, slot.start - start, slot.end - start, slot.who, slot.woman)


def main() -> None:
    """Writes an archive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("--start", type=int, default=0, help="the first article's number (default: 0)")
    arguments = parser.parse_args()
    make_archive(arguments.folder, arguments.number, start=arguments.start)


if __name__ == "__main__":
    main()
