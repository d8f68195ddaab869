"""No rule and no table takes more than linear time: each step of extraction, on texts made of what it looks for.

MUJAZ_AUDIT=1 tries longer texts, and many more of them.
"""

from __future__ import annotations

import os
import random
import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mujaz.extract.assemble import actors_and_places
from mujaz.extract.attribution import attribute
from mujaz.extract.claims import find_claims
from mujaz.extract.dates import find_dates
from mujaz.extract.figures import find_figures
from mujaz.extract.names import find_names
from mujaz.extract.pipeline import extract
from mujaz.extract.reading import read
from mujaz.extract.topics import find_topics
from mujaz.lexicon.lexicon import TABLES, load_lexicon
from mujaz.model.document import Document, Seed, Segment
from mujaz.model.span import Span
from unbreakable.timing import seconds, superlinear

ROOT = Path(__file__).parents[2]
AUDIT = os.environ.get("MUJAZ_AUDIT") == "1"
LEXICON = load_lexicon(ROOT)
# Seconds that the reading of one article may take; the machine may have other work to do.
LONGEST = 2
SMALL = 8_000 if AUDIT else 1_000
MIXED = 300 if AUDIT else 12
# Each was chosen for one rule that looks back or ahead: what it looks for comes again and again, and never comes.
UNITS = (
    "قال ", "قال « ", "« ", '" ', "( ", "ألف ", "مليون و", "12 ", "1/2/", "14 مايو 2024 ", "مايو ", "محمد ", "محمد بن ",
    "وزير ", "وزير الخارجية المصري ", "القاهرة ", "و", "قتل 12 شخصا ", "وأضاف أن ذلك ", "في المئة ", "بين 5 و",
    "من 5 إلى ", "أمس ", "منذ ", "شركة ", "بحسب ", "منظمة الصحة العالمية ", "الرئيس ", "لا ", "خمس ", "ABC ", "ب", "بَ",
    "ـ", ": ", ". ", "أحمد، محمد، سالم، ", "أن ", "مقتل 3 وإصابة 5 ", "أكثر من ", "قتيلان ", "عام 2020 ", "دولار ",
    "وزيرا خارجية مصر والسودان ", "كان ", "الذي ", "المصري ", "«قال ", "» قال ", "د. ",
    "قال المتحدث إن 12 شخصا قتلوا في غزة. ",
)  # fmt: skip
# Of all these, what takes longest for each of its words.
SLOWEST = ("قال « ", "1/2/", "12 ", "وزير ")
MARKS = (
    "«",
    "»",
    '"',
    "(",
    ")",
    "،",
    ".",
    ":",
    "-",
    "و",
    "12",
    "3.5",
    "2024",
    "/",
    "%",
    "\n\n",
    "أن",
    "من",
    "في",
    "قال",
    "بين",
)


def document(unit: str, size: int) -> Document:
    """A document of one paragraph, or of one for each blank line."""
    text = (unit * (size // len(unit) + 1))[:size]
    found = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    parts = tuple(Segment(f"p{number}", "paragraph", span) for number, span in enumerate(found, 1))
    return Document("x", Seed("seeds/x.txt", "0", published=date(2024, 5, 6)), text, parts)


def steps(unit: str, size: int) -> dict[str, Callable[[], object]]:
    """The steps of extraction, each with what those before it give."""
    whole = document(unit, size)
    reading = read(whole)
    dates, names = find_dates(reading, LEXICON), find_names(reading, LEXICON)
    claims = find_claims(reading, names, LEXICON)[0]
    figures = find_figures(reading, dates, names, LEXICON)
    return {
        "read": lambda: read(whole),
        "dates": lambda: find_dates(reading, LEXICON),
        "names": lambda: find_names(reading, LEXICON),
        "claims": lambda: find_claims(reading, names, LEXICON),
        "figures": lambda: find_figures(reading, dates, names, LEXICON),
        "attribution": lambda: attribute(figures, claims, reading, LEXICON),
        "assembly": lambda: actors_and_places(names, whole.text),
        "topics": lambda: find_topics(reading, LEXICON),
    }


def phrases_of(path: Path) -> list[str]:
    """The Arabic words of a table."""

    def strings(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from (text for pair in value.items() for part in pair for text in strings(part))
        elif isinstance(value, list):
            yield from (text for part in value for text in strings(part))

    found = strings(tomllib.loads(path.read_text(encoding="utf-8")))
    return sorted({text for text in found if re.search(r"[\u0621-\u064A]", text)})


def mixed() -> Iterator[str]:
    """Phrases of the tables and marks in an order that nobody writes; the same ones each time."""
    chance = random.Random(5)
    tables = [phrases_of(path) for path in sorted((*TABLES.glob("*.toml"), *ROOT.glob("content/actors/*.toml")))]
    for _ in range(MIXED):
        parts = [
            chance.choice(chance.choice([table for table in tables if table]) if chance.random() < 0.6 else MARKS)
            for _ in range(chance.choice((2, 3, 4, 6)))
        ]
        yield " ".join(parts) + chance.choice((" ", "، ", ". "))


@pytest.mark.parametrize("unit", [*UNITS, *mixed()])
def test_every_step_of_extraction_takes_linear_time(unit: str) -> None:
    whole = {size: steps(unit, size) for size in (SMALL, 8 * SMALL)}
    for step in whole[SMALL]:
        assert superlinear(lambda size, step=step: whole[size][step](), SMALL) is None, step


@pytest.mark.parametrize("unit", SLOWEST)
def test_the_longest_article_that_is_read_takes_two_seconds_at_the_worst(unit: str) -> None:
    words = len(re.findall(r"\w+|[^\w\s]", unit * 100)) / 100
    longest = document(unit, int(15_000 / words * len(unit)))
    assert seconds(lambda: extract(longest, LEXICON), 2) < LONGEST
