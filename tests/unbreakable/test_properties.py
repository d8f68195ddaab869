"""What holds of every text, whatever stands in it: offsets are exact, folding twice is folding once, nothing is raised,

and equal texts give equal results.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mujaz.arabic.clitics import forms
from mujaz.arabic.fold import fold, fold_with_offsets
from mujaz.arabic.numerals import numeral_at
from mujaz.arabic.tokens import sentences, tokenize
from mujaz.archive.records import as_whole_record, from_record
from mujaz.extract.dates import find_dates
from mujaz.extract.pipeline import extract
from mujaz.extract.reading import read
from mujaz.ingest.layout import segments
from mujaz.lexicon.lexicon import load_lexicon
from mujaz.model.document import Document, Seed, Segment
from mujaz.model.entry import Entry
from mujaz.model.span import Span
from mujaz.model.unseen import removed, unseen_in, without_effect

LEXICON = load_lexicon(Path(__file__).parents[2])
WORDS = (
    "قال", "وأضاف", "الوزير", "وزير", "الخارجية", "المصري", "محمد", "بن", "سلمان", "القاهرة", "في", "إن", "أن",
    "قتل", "مقتل", "12", "شخصا", "ألف", "مليون", "وثلاثة", "عشر", "نصف", "في المئة", "%", "أمس", "الثلاثاء",
    "14", "مايو", "أيار/مايو", "2024", "عام", "منذ", "بين", "و", "من", "إلى", "«", "»", '"', "(", ")", "،", ".",
    ":", "-", "/", "\n\n", "بحسب", "وكالة", "رويترز", "Delta", "ـ", "َ", "\u200f", "\u202e", "لا", "نفت",
    "شركة", "حزب", "رئيس", "الحكومة", "د.", "أكثر من", "نحو", "دولار", "كم",
)  # fmt: skip
ARABIC = st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=40)
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8), ARABIC), max_size=30).map(" ".join)
DAYS = st.dates(date(1800, 1, 1), date(2199, 12, 31))
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
FEW = settings(MANY, max_examples=60)


def document(text: str, day: date | None) -> Document:
    """A document as reading a seed makes it."""
    text = without_effect(text)
    parts = segments(text, LEXICON) or (Segment("p1", "paragraph", Span(0, len(text))),)
    return Document("x", Seed("seeds/x.txt", "0", published=day), text, parts)


@MANY
@given(TEXTS)
def test_folding_twice_is_folding_once_and_leads_back(text: str) -> None:
    folded = fold_with_offsets(text)
    assert fold(folded.text) == folded.text == fold(text)
    if folded.offsets is not None:
        assert len(folded.offsets) == len(folded.text) + 1
        assert list(folded.offsets) == sorted(folded.offsets)
        assert folded.offsets[-1] == len(text)


@MANY
@given(TEXTS, st.integers(0, 1000))
def test_tokens_lie_where_they_say_in_order_and_in_sentences(text: str, start: int) -> None:
    tokens = tokenize(text, start)
    assert tokens == tokenize(text, start)
    assert all(0 <= token.start - start < token.end - start <= len(text) for token in tokens)
    assert all(before.start <= after.start for before, after in pairwise(tokens))
    assert all(fold(text[t.start - start : t.end - start]).strip() for t in tokens)
    assert [token for sentence in sentences(tokens) for token in sentence.tokens] == tokens


@MANY
@given(st.one_of(ARABIC, st.sampled_from(WORDS)).map(fold))
def test_clitics_are_taken_from_the_front_and_the_rest_is_the_word(word: str) -> None:
    found = forms(word)
    assert found[0].text == word
    assert all(word.endswith(form.text) and 0 <= form.skip <= len(word) for form in found)
    assert found == forms(word)


@MANY
@given(TEXTS)
def test_numerals_end_behind_their_beginning_and_are_numbers(text: str) -> None:
    tokens = tokenize(text)
    for at in range(len(tokens)):
        found = numeral_at(tokens, at, LEXICON.numerals)
        if found is not None:
            assert found.first == at < found.last <= len(tokens)
            assert found.value == found.value
            assert tokens[at].start <= found.start < found.end == tokens[found.last - 1].end


@MANY
@given(TEXTS, st.none() | DAYS)
def test_dates_begin_before_they_end_and_rest_on_words(text: str, day: date | None) -> None:
    whole = document(text, day)
    found = find_dates(read(whole), LEXICON)
    assert found == find_dates(read(whole), LEXICON)
    assert all(mention.start <= mention.end for mention in found)
    assert all(mention.evidence.of(whole.text).strip() for mention in found)


@FEW
@given(TEXTS, st.none() | DAYS)
def test_every_fact_rests_on_a_stretch_of_the_text_and_comes_back_from_its_record(text: str, day: date | None) -> None:
    whole = document(text, day)
    entry = Entry(whole, extract(whole, LEXICON))
    assert extract(whole, LEXICON) == entry.facts
    facts = entry.facts
    spans = [span for one in (*facts.actors, *facts.places) for span in one.mentions]
    spans += [one.evidence for one in (*facts.claims, *facts.figures, *facts.dates)]
    spans += [span for topic in facts.topics for span in topic.words]
    assert all(0 <= span.start < span.end <= len(whole.text) for span in spans)
    assert from_record(as_whole_record(entry), whole.text) == entry


@MANY
@given(st.text())
def test_what_is_not_seen_goes_one_for_one(text: str) -> None:
    harmless = without_effect(text)
    assert len(harmless) == len(text)
    assert unseen_in(harmless) is unseen_in(removed(text)) is None
    assert without_effect(harmless) == harmless
