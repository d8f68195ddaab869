"""Folding and tokens: what a reader takes as one word is one word, and every offset leads back to the seed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.arabic.fold import fold, fold_with_offsets
from mujaz.arabic.tokens import sentences, tokenize

SAME = [
    ("إلى", "الي"),
    ("غزّة", "غزه"),
    ("مســؤول", "مسوول"),
    ("شخصًا", "شخصا"),
    ("\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}جئ", "لاجي"),
    ("ایران", "إيران"),
    ("كوفيد\N{ARABIC LETTER MARK}", "كوفيد"),
    ("١٤٣٦", "1436"),
    ("۱۴", "14"),
    ("أبو\N{NO-BREAK SPACE}ظبي", "ابو ظبي"),
]

letters = st.text(st.sampled_from("اأإبتﻻﷲ٣۴ـًّ \u200f\ufeff.،«»x9\n"), max_size=60)


@pytest.mark.parametrize(("spelled", "plain"), SAME)
def test_fold_unites_spellings(spelled: str, plain: str) -> None:
    assert fold(spelled) == fold(plain)


def test_fold_keeps_what_readers_tell_apart() -> None:
    assert fold("قتل") != fold("قبل")
    assert fold("علي") != fold("علا")


@given(letters)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(letters)
def test_every_folded_letter_leads_to_a_letter_that_folds_to_it(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    for index, letter in enumerate(folded.text):
        assert letter in fold(text[folded.origin(index)])


@given(letters)
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = tokenize(text, 7)
    for token in tokens:
        assert fold(text[token.start - 7 : token.end - 7]) == token.text
        for letter in range(len(token.text)):
            assert token.text[letter] in fold(text[token.origin(letter) - 7])
    assert [t for s in sentences(tokens) for t in s.tokens] == tokens


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("وصل الوفد. ثم غادر.", 2),
        ("التقى د. سمير بالوفد. ثم غادر", 2),
        ("نقلت أ.ف.ب. عن مصدر", 1),
        ("ارتفع 3.5 في المئة", 1),
        ("ماذا حدث؟ لا أحد يعرف!", 2),
        ('قال "لن نغادر." وأضاف', 2),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, count: int) -> None:
    assert len(list(sentences(tokenize(text)))) == count
