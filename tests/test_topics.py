"""Topics by the words that tell them, and none where they tell too little."""

from __future__ import annotations

import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from mujaz.arabic.fold import fold
from mujaz.extract.reading import read
from mujaz.extract.topics import find_topics
from mujaz.lexicon.tables import LexiconError
from mujaz.lexicon.topics import load_topics
from mujaz.model.document import Document, Seed, Segment
from mujaz.model.span import Span

HERE = Path(__file__).parent
TABLE = HERE.parent / "plugins/mujaz/lexicon/topics.toml"
CASES = tomllib.loads((HERE / "cases/topics.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def lexicon() -> Any:
    return SimpleNamespace(topics=load_topics(TABLE))


def document(text: str) -> Document:
    title, body = text.strip().split("\n\n")
    parts = (Segment("t", "title", Span(0, len(title))), Segment("p1", "paragraph", Span(len(title) + 2, len(text))))
    return Document("case", Seed("case.txt", "0" * 64), f"{title}\n\n{body}", parts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_topics(case: dict[str, Any], lexicon: Any) -> None:
    found = find_topics(read(document(case["text"])), lexicon)
    assert [topic.id for topic in found] == case["topics"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_each_topic_shows_the_words_that_decided(case: dict[str, Any], lexicon: Any) -> None:
    seen = document(case["text"])
    for topic in find_topics(read(seen), lexicon):
        for word in topic.words:
            weights = lexicon.topics.phrases.get(fold(word.of(seen.text)).removeprefix("ال"))
            exact = lexicon.topics.phrases.get(fold(word.of(seen.text)))
            assert topic.id in dict(weights or exact)


def test_the_table_has_the_seventeen_top_topics_and_sixty_below_with_both_labels(lexicon: Any) -> None:
    terms = lexicon.topics.terms.values()
    assert sum(term.broader is None for term in terms) == 17
    assert sum(term.broader is not None for term in terms) >= 60
    assert len({term.code for term in terms}) == len(terms)


def test_a_wrong_table_is_refused_with_everything_that_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "topics.toml"
    wrong = (
        '[a]\ncode = "1"\nlabel.ar = "ألف"\nlabel.en = "a"\nbroader = "b"\nstong = ["قال"]\nwords = ["قال", "قَال"]\n'
    )
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(LexiconError) as refused:
        load_topics(path)
    assert [str(problem) for problem in refused.value.problems] == [
        "topics.toml: a: unknown key 'stong'. Did you mean 'strong'?",
        "topics.toml: a: 'code' is '1'. Write IPTC's eight digits",
        "topics.toml: a: 'broader' is 'b'. Write the key of a top topic",
        "topics.toml: a: 'قَال' stands here twice. Keep it in one of 'strong' and 'words'",
    ]
