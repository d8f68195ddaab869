"""An explanation is only true if it can be repeated: every fact of the demonstration archive is found again.

Only the paragraph that a fact rests on is read again, with the rest of the article taken away: its words, and the rule
that is named, must give the same value. Who 'the ministry' is only the paragraphs before can say, so a statement that
hangs on that is read again with them, and speakers are left out of the comparison; so are statements in headlines,
which name by surname whom only the article introduces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mujaz.extract.pipeline import extract
from mujaz.ingest.seed import read_article
from mujaz.lexicon.lexicon import Lexicon, load_lexicon
from mujaz.model.document import Document, Segment
from mujaz.model.facts import Facts
from mujaz.model.span import Span

REPOSITORY = Path(__file__).parent.parent
SEEDS = sorted(REPOSITORY.glob("seeds/**/*.txt"))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(REPOSITORY)


def values(facts: Facts, segment: Segment) -> Iterator[tuple[Any, ...]]:
    """What each fact within the segment says, with where it stands."""
    for figure in facts.figures:
        if segment.span.contains(figure.evidence):
            yield "figure", figure.evidence, figure.low, figure.high, figure.bound
    for mention in facts.dates:
        if segment.span.contains(mention.evidence):
            yield "date", mention.evidence, mention.start, mention.end, mention.precision, mention.rule
    for claim in facts.claims:
        if segment.kind != "title" and segment.span.contains(claim.cue):
            yield "claim", claim.cue, claim.act


def again(document: Document, segment: Segment, lexicon: Lexicon) -> set[tuple[Any, ...]]:
    """What is found where this paragraph is all that there is, and the claims where nothing follows it."""
    alone = set(values(extract(replace(document, segments=(segment,)), lexicon), segment))
    so_far = document.segments[: document.segments.index(segment) + 1]
    read_on = values(extract(replace(document, segments=so_far), lexicon), segment)
    return alone | {fact for fact in read_on if fact[0] == "claim"}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_every_fact_is_found_again_in_its_paragraph(seed: Path, lexicon: Lexicon) -> None:
    document = read_article(seed, lexicon)
    facts = extract(document, lexicon)
    lost = [
        (fact[0], fact[1].of(document.text), *fact[2:])
        for segment in document.segments
        for fact in set(values(facts, segment)) - again(document, segment, lexicon)
    ]
    assert not lost


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_every_fact_stands_in_a_segment_and_names_its_rule(seed: Path, lexicon: Lexicon) -> None:
    document = read_article(seed, lexicon)
    facts = extract(document, lexicon)
    spans: list[Span] = [m for named in (*facts.actors, *facts.places) for m in named.mentions]
    spans += [one.evidence for one in (*facts.figures, *facts.dates, *facts.claims)]
    assert all(document.segment_at(span) and span.of(document.text).strip() for span in spans)
    everything = (*facts.actors, *facts.places, *facts.claims, *facts.figures, *facts.dates, *facts.topics)
    assert all(kind and step for kind, _, step in (fact.rule.partition(".") for fact in everything))
