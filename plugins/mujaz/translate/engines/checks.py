"""From what an engine gave back to the reason why it is no draft, if there is one.

A machine that fails gives back the source, letters of another script, one phrase over and over, or a text with a
number or a name less. None of that is stored. The bounds of length are set wide of what editors wrote: over the
archive's reviewed segments of 60 letters and more, English is 0.99 to 1.8 times as long as the Arabic.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from mujaz.arabic.fold import fold
from mujaz.arabic.numeral_words import NumberWords
from mujaz.arabic.numerals import numeral_at
from mujaz.arabic.tokens import tokenize
from mujaz.lexicon.glossary import Glossary
from mujaz.translate.glossary import rendering_given_up
from mujaz.translate.protection import PLACEHOLDER, SCALES, Protected, restore

_SHORTEST, _LONGEST, _LEEWAY = 0.6, 2.5, 20
_LONG_ENOUGH = 20  # letters of a source whose length says something
_SCALE_WORDS = {**{name: scale for scale, name in SCALES}, "thousand": 1000}
_LONGEST_PHRASE = 8  # words of a phrase that comes again and again
_TIMES, _TIMES_A_WORD = 3, 4


def refusal(answer: str, protected: Protected, numbers: NumberWords, glossary: Glossary) -> str | None:
    """Why `answer` is refused, or None for a draft that may be stored."""
    return next(_faults(answer, protected, numbers, glossary), None)


def _faults(answer: str, protected: Protected, numbers: NumberWords, glossary: Glossary) -> Iterator[str]:
    if not answer.strip():
        yield "nothing came back"
        return
    if fold(" ".join(answer.split())) in {fold(protected.text), fold(protected.source)}:
        yield "the source came back"
        return
    yield from _lost(answer, protected)
    yield from _foreign_script(answer)
    english = restore(answer, protected)
    yield from _repeated(english, protected.source)
    yield from _out_of_length(english, protected.source)
    yield from _numbers_from_nowhere(answer, protected, numbers)
    if term := rendering_given_up(protected.source, english, glossary):
        yield f"it has '{term.en}', which the glossary gives up for '{term.ar[0]}'"


def _lost(answer: str, protected: Protected) -> Iterator[str]:
    """Placeholders that did not come back once each, and ones that were never given."""
    came = Counter(int(number) for number in PLACEHOLDER.findall(answer))
    for number, held in enumerate(protected.held, 1):
        if came[number] != 1:
            yield f"the {held.kind} '{held.english}' came back {came[number]} times"
    for number in sorted(came):
        if not 1 <= number <= len(protected.held):
            yield f"it has a placeholder that was not given, {number}"


def _foreign_script(answer: str) -> Iterator[str]:
    for char in answer:
        if char.isalpha() and not unicodedata.name(char, "").startswith("LATIN "):
            yield f"it has '{char}', which is no Latin letter"
            return
    if not any(map(str.isalnum, answer)):
        yield "it has no letters"


def _repeated(english: str, source: str) -> Iterator[str]:
    """A phrase that follows upon itself, unless the source has such a one too."""
    phrase = _loop(english.lower().split())
    if phrase and not _loop(source.split()):
        yield f"it repeats '{phrase}'"


def _loop(words: list[str]) -> str:
    """The first phrase of up to eight words that stands several times in a row, or ''.

    >>> _loop("he said that he said that he said that it was".split())
    'he said that'
    """
    for size in range(1, _LONGEST_PHRASE + 1):
        again, needed = 0, size * ((_TIMES_A_WORD if size == 1 else _TIMES) - 1)
        for at in range(size, len(words)):
            again = again + 1 if words[at] == words[at - size] else 0
            if again == needed:
                return " ".join(words[at - size + 1 - needed : at + 1 - needed])
    return ""


def _out_of_length(english: str, source: str) -> Iterator[str]:
    if len(source) >= _LONG_ENOUGH and len(english) < _SHORTEST * len(source):
        yield f"it is far too short: {len(english)} characters for {len(source)}"
    if len(english) > _LONGEST * len(source) + _LEEWAY:
        yield f"it is far too long: {len(english)} characters for {len(source)}"


def _numbers_from_nowhere(answer: str, protected: Protected, words: NumberWords) -> Iterator[str]:
    """Digits beside the placeholders stand for a number that the source writes in words, or for none."""
    left = tokenize(PLACEHOLDER.sub(" ", answer))
    if not any(token.kind == "number" for token in left):
        return
    values = set(_values(protected.text, words))
    for at, token in enumerate(left):
        if token.kind == "number":
            following = left[at + 1].text.lower() if at + 1 < len(left) else ""
            value = _english_value(token.text)
            if value is None or round(value * _SCALE_WORDS.get(following, 1), 2) not in values:
                yield f"it has the number {token.text}, which the source has not"


def _english_value(digits: str) -> float | None:
    try:
        return float(digits.replace(",", ""))
    except ValueError:
        return None


def _values(text: str, words: NumberWords) -> Iterator[float | int]:
    tokens = tokenize(PLACEHOLDER.sub(" ", text))
    for at in range(len(tokens)):
        numeral = numeral_at(tokens, at, words)
        if numeral:
            yield round(numeral.value, 2)
