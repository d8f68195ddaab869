"""Text into HTML: each run that reads the other way is isolated, each word of the other language marked as such."""

from __future__ import annotations

import re
from datetime import date

from markupsafe import Markup, escape

from mujaz.model.facts import Bilingual
from mujaz.render.catalogues import Words
from mujaz.render.dates import day_words

# Examples: '25.3%', '+5', '$1,250', '33.5°' · '2026-03-07', '11-123-4567' · '2019-2026' · 'OCHA', 'Mercy Road'.
_OTHER_WAY = re.compile(
    r"""
    (?P<range>  (?<![\w.,-]) \d+ [-\u2013] \d+ (?![\w-]) )
  | (?P<number> [+\u2212-]? [$€£]? \d [\d.,:/\u066B\u066C]* (?: [-\u2013] [\d.,]*\d )+
              | [+\u2212-] [$€£]? \d [\d.,]* \s?%?
              | [$€£] \d [\d.,]*\d? | [$€£] \d
              | \d (?: [\d.,\u066B\u066C]*\d )? \s? [%°]
              | \+? \d{2,} (?: [ ] \d{3,} ){2,} )
  | (?P<latin>  [A-Za-z\u00C0-\u024F] [\w.&'\u2019@:/+-]* (?: [ ,]{0,2} [A-Za-z\u00C0-\u024F] [\w.&'\u2019@:/+-]* )* (?: (?<=\w) | (?<=\+) ) )
    """,
    re.VERBOSE | re.ASCII,
)
_MAY_TURN = re.compile(r"[A-Za-z\u00C0-\u024F%°$€£+\u2212]|\d[-\u2013 ]\d")
_LETTER_MARK = "\N{ARABIC LETTER MARK}"
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def arabic(text: str) -> Markup:
    """Arabic text in which Latin words, signed numbers, percentages, sums and ranges keep their own order."""
    if not _MAY_TURN.search(text):
        return escape(text)
    parts, at = [], 0
    for run in _OTHER_WAY.finditer(text):
        parts += [escape(text[at : run.start()]), _isolated(run)]
        at = run.end()
    return Markup("").join([*parts, escape(text[at:])])


def _isolated(run: re.Match[str]) -> Markup:
    # An Arabic reader reads a range from the right, as the letter mark says; everything else keeps its order.
    if run.lastgroup == "range":
        return Markup('<bdi dir="rtl">{}{}</bdi>').format(_LETTER_MARK, run.group())
    if run.lastgroup == "latin":
        return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(run.group())
    return Markup('<bdi dir="ltr">{}</bdi>').format(run.group())


def own(text: str, lang: str) -> Markup:
    """Text in the page's own language."""
    return arabic(text) if lang == "ar" else escape(text)


def source(text: str, lang: str) -> Markup:
    """Words of the Arabic source, on a page of either language."""
    return arabic(text) if lang == "ar" else Markup('<bdi lang="ar" dir="rtl">{}</bdi>').format(arabic(text))


def named(name: Bilingual, lang: str) -> Markup:
    """A name in the page's language; on English pages in Arabic, marked as such, where there is no English."""
    if lang == "ar" or name.en is None:
        return source(name.ar, lang)
    return escape(name.en)


def plain(text: str) -> str:
    """Text for places that take no markup, isolated from what stands around it."""
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"


def time(day: date, words: Words) -> Markup:
    """A day as a time element."""
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), day_words(day, words))
