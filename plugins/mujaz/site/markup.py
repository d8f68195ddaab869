"""Text into HTML: each run that reads the other way is isolated, each word of the other language marked as such."""

from __future__ import annotations

import re
from datetime import date

from markupsafe import Markup, escape

from mujaz.model.facts import Bilingual
from mujaz.render.catalogues import Words
from mujaz.render.dates import day_words

# Each run is taken whole and judged afterwards, so that no text makes the search go back.
# Examples: '25.3%', '+5', '$1,250', '2026-03-07', '2019-2026', '+963 11 123 4567' · 'OCHA', 'Mercy Road', 'a@b.org'.
_RUN = re.compile(
    r"""
    (?P<phone>  \+ \d+ (?: [ -] \d+ )+ )
  | (?P<number> [+\u2212-]? [$€£]? \d [\d.,:/\u066B\u066C\u2013-]* (?: (?<=\d) \s? [%°] )? )
  | (?P<latin>  [A-Za-z\u00C0-\u024F] [\w\u00C0-\u024F.&'\u2019@:/+-]*
                (?: [ ] [A-Za-z\u00C0-\u024F] [\w\u00C0-\u024F.&'\u2019@:/+-]* )* )
    """,
    re.VERBOSE | re.ASCII,
)
_RANGE = re.compile(r"(?<!\d)\d++[\u2013-]\d+", re.ASCII)
_TURNS = re.compile(r"[+\u2212$€£%°]|^-|\d[\u2013-]\d", re.ASCII)
_TRAILING = ".,:/'\u2019\u2013-"
_MAY_TURN = re.compile(r"[A-Za-z\u00C0-\u024F%°$€£+\u2212]|-\d|\d[-\u2013 ]\d")
_ARABIC = re.compile(r"[\u0600-\u06FF]")
# Tatweel that draws a word out says nothing; between words it stands for a dash.
_STRETCHED = re.compile(r"(?P<within>(?<=[\u0621-\u063A\u0641-\u064A])\u0640{2,}(?=[\u0621-\u064A]))|\u0640{2,}")
_STRETCH = "\N{ARABIC TATWEEL}" * 2
_LETTER_MARK = "\N{ARABIC LETTER MARK}"
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def arabic(text: str) -> Markup:
    """Arabic text in which Latin words, signed numbers, percentages, sums and ranges keep their own order.

    Words drawn out with tatweel are shown as they are read.
    """
    if _STRETCH in text:
        text = _STRETCHED.sub(lambda run: "" if run["within"] else "\N{EN DASH}", text)
    if not _MAY_TURN.search(text):
        return escape(text)
    parts, at = [], 0
    for run in _RUN.finditer(text):
        words = run.group().rstrip(_TRAILING)
        joined = run.start() > 0 and text[run.start() - 1].isalpha()
        parts += [escape(text[at : run.start()]), _isolated(words, run.lastgroup, joined)]
        at = run.start() + len(words)
    return Markup("").join([*parts, escape(text[at:])])


def _isolated(words: str, kind: str | None, joined: bool) -> Markup:
    if kind == "latin":
        return Markup(f'<bdi lang="en" dir="ltr">{escape(words)}</bdi>')
    # An Arabic reader reads a range from the right, as the letter mark says; everything else keeps its order.
    if _RANGE.fullmatch(words):
        return Markup(f'<bdi dir="rtl">{_LETTER_MARK}{escape(words)}</bdi>')
    # A hyphen after a letter joins the number to its word and is no minus.
    if joined and words.startswith("-"):
        return Markup(f'<bdi dir="rtl">{escape(words)}</bdi>')
    return Markup(f'<bdi dir="ltr">{escape(words)}</bdi>') if _TURNS.search(words) else escape(words)


def own(text: str, lang: str) -> Markup:
    """Text in the page's own language."""
    return arabic(text) if lang == "ar" else escape(text)


def source(text: str, lang: str) -> Markup:
    """Words of the Arabic source, on a page of either language; what has no Arabic letter needs no mark."""
    if lang == "en" and not _ARABIC.search(text):
        return escape(text)
    return arabic(text) if lang == "ar" else Markup(f'<bdi lang="ar" dir="rtl">{arabic(text)}</bdi>')


def named(name: Bilingual, lang: str) -> Markup:
    """A name in the page's language; on English pages in Arabic, marked as such, where there is no English."""
    if lang == "ar" or name.en is None:
        return source(name.ar, lang)
    return escape(name.en)


def spelled(name: str, lang: str) -> Markup:
    """A name in either script, marked as Arabic or English where the page is not."""
    if lang == "en" or _ARABIC.search(name):
        return source(name, lang)
    return Markup(f'<bdi lang="en" dir="ltr">{escape(name)}</bdi>')


def plain(text: str) -> str:
    """Text for places that take no markup, isolated from what stands around it."""
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"


def time(day: date, words: Words) -> Markup:
    """A day as a time element."""
    return Markup(f'<time datetime="{day.isoformat()}">{escape(day_words(day, words))}</time>')
