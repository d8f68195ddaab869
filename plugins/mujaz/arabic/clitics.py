"""The ways in which a written word can be taken apart into proclitics and the rest.

Arabic writes 'and', 'so', 'by', 'to', 'like' and 'the' onto the next word. Which reading is right only the lexicon
knows ('والي' is a governor, 'وزارة' a ministry, 'وبيروت' is 'and Beirut'), so every possible form is offered, the
whole word first and the longest rest before shorter ones.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_CONJUNCTIONS = ("\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER FEH}")
_PREPOSITIONS = ("\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER KAF}")
_LAM = "\N{ARABIC LETTER LAM}"
_ARTICLE = "\N{ARABIC LETTER ALEF}" + _LAM
_SHORTEST_REST = 2


class Form(NamedTuple):
    """One reading of a word: `text` is what remains after `skip` folded letters were taken as `proclitics`.

    `article` says that the article was taken off too. In 'للوزارة' the article's alef is not written: the form
    'الوزارة' skips one letter and is one letter longer than what is written.
    """

    text: str
    skip: int
    proclitics: str
    article: bool


def _leads(word: str) -> list[tuple[int, str]]:
    """Each run of conjunction and preposition that `word` may begin with, as (letters, proclitics)."""
    leads = [(0, "")]
    if word[:1] in _CONJUNCTIONS:
        leads.append((1, word[0]))
    leads += [(n + 1, taken + word[n]) for n, taken in leads if word[n : n + 1] in _PREPOSITIONS]
    return [(n, taken) for n, taken in leads if n == 0 or len(word) - n >= _SHORTEST_REST]


@lru_cache(maxsize=65536)
def forms(word: str) -> tuple[Form, ...]:
    """Every reading of a folded word.

    >>> [form.text for form in forms("وبالوزاره")]
    ['وبالوزاره', 'بالوزاره', 'الوزاره', 'وزاره']
    >>> [(form.text, form.skip) for form in forms("للوزاره")]
    [('للوزاره', 0), ('الوزاره', 1), ('لوزاره', 1), ('وزاره', 2)]
    """
    found: dict[tuple[str, int], Form] = {}
    for skip, proclitics in _leads(word):
        rest = word[skip:]
        if proclitics.endswith(_LAM) and rest.startswith(_LAM):
            restored = _ARTICLE + rest[1:]
            found.setdefault((restored, skip), Form(restored, skip, proclitics, False))
            found.setdefault((rest[1:], skip + 1), Form(rest[1:], skip + 1, proclitics, True))
        found.setdefault((rest, skip), Form(rest, skip, proclitics, False))
        if rest.startswith(_ARTICLE) and len(rest) > len(_ARTICLE) + 1:
            bare = rest[len(_ARTICLE) :]
            found.setdefault((bare, skip + 2), Form(bare, skip + 2, proclitics, True))
    return tuple(sorted(found.values(), key=lambda form: (form.skip, -len(form.text))))
