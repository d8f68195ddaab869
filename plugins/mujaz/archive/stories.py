"""Whether two articles carry one story of one agency: by the runs of words that they share.

A sketch of 32 numbers stands for the runs (one-permutation minwise hashing, Li, Owen and Zhang 2012; empty bins filled
as by Shrivastava and Li 2014), so that articles alike are found without comparing each with each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from zlib import crc32

from mujaz.arabic.fold import fold
from mujaz.model.document import Document

_WORD = re.compile(r"[^\W_]+")
_TOLD = frozenset({"title", "heading", "paragraph"})
_RUN = 4  # words: shorter runs are the common stock of all news
_BINS, _BAND = 32, 2
_EMPTY = -1
_SPREAD = 0x9E3779B1  # an odd number, so that multiplying loses nothing: neighbouring checksums come to lie apart
_MASK = 0xFFFFFFFF
_LEAST_RUNS = 20  # what is shorter is a headline, and tells no story apart
_ALIKE = 6  # of the bins: less than a fifth in common is not worth reading both texts
_SHARED, _SHORTER = 0.3, 0.6

Sketch = tuple[int, ...]


def runs_of(document: Document) -> frozenset[int]:
    """The runs of four words of an article's own text, spelling variants folded, each as a number."""
    told = " ".join(part.span.of(document.text) for part in document.segments if part.kind in _TOLD)
    words = _WORD.findall(fold(told))
    return frozenset(crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(len(words) - _RUN + 1))


def sketch_of(runs: frozenset[int]) -> Sketch:
    """The least number in each bin; () for a text too short to be told from others."""
    if len(runs) < _LEAST_RUNS:
        return ()
    bins = [_EMPTY] * _BINS
    for run in runs:
        mixed = (run * _SPREAD) & _MASK
        at, value = mixed % _BINS, mixed // _BINS
        if bins[at] == _EMPTY or value < bins[at]:
            bins[at] = value
    return tuple(_filled(bins))


def _filled(bins: list[int]) -> Iterator[int]:
    """Each empty bin with the next one that is not, moved by how far that is."""
    for at in range(_BINS):
        far = next(step for step in range(_BINS) if bins[(at + step) % _BINS] != _EMPTY)
        yield bins[(at + far) % _BINS] + far * (_MASK // _BINS + 1)


def bands_of(sketch: Sketch) -> list[int]:
    """The numbers under which articles that may be alike meet: two bins each, with their place."""
    numbers = iter(sketch)
    pairs = iter(lambda: tuple(islice(numbers, _BAND)), ())
    return [crc32(f"{place} {pair}".encode()) for place, pair in enumerate(pairs)]


def may_be_alike(one: Sketch, other: Sketch) -> bool:
    """Whether two sketches are near enough for the texts to be compared."""
    return sum(a == b for a, b in zip(one, other, strict=True)) >= _ALIKE


def is_one_story(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether most of the shorter text stands in the longer one, and that is no small part of both."""
    shared = len(one & other)
    return shared >= _SHORTER * min(len(one), len(other)) and shared >= _SHARED * len(one | other)
