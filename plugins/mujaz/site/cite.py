"""A briefing as it is cited: in words, and as BibTeX, RIS and CSL-JSON for programs that keep references."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from mujaz.render.catalogues import Words
from mujaz.render.dates import day_words
from mujaz.site.cards import Card
from mujaz.site.links import Site

_REVISION = 12
_TEX = str.maketrans({"{": r"\{", "}": r"\}", "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "#": r"\#", "$": r"\$",
                      "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a briefing in one language.

    `url` is its permanent address, `revision` the beginning of its record's SHA-256: another one, other facts.
    `files` are the forms for programs, by the ending of their names.
    """

    words: str
    url: str
    revision: str
    files: Mapping[str, str]


def revision(record: str) -> str:
    """The first twelve hexadecimal digits of the record's SHA-256, the record as it is published."""
    return sha256(record.encode()).hexdigest()[:_REVISION]


def cited(card: Card, record: str, words: Words, site: Site) -> Citation:
    """The briefing of `card` as a reference; `record` is the text of its published file."""
    rev, title = revision(record), card.plain_headline
    publisher = site.title_in(words.lang)
    day = day_words(card.published, words) if card.published else words.gettext("undated")
    told = words.gettext("“%(title)s”, %(site)s, %(day)s", title=title, site=publisher, day=day)
    files = {
        "bib": _bibtex(card, publisher, rev),
        "ris": _ris(card, publisher, rev),
        "json": _csl(card, publisher, rev),
    }
    return Citation(told, card.url, rev, files)


def _bibtex(card: Card, publisher: str, rev: str) -> str:
    language = {"ar": "arabic", "en": "english"}[card.headline_lang]
    fields = [("title", f"{{{card.plain_headline.translate(_TEX)}}}"), ("author", f"{{{publisher.translate(_TEX)}}}")]
    if card.published:
        fields += [("date", card.published.isoformat()), ("year", str(card.published.year))]
    fields += [("url", card.url), ("version", rev), ("langid", language)]
    return f"@online{{{card.id},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields) + "}\n"


def _ris(card: Card, publisher: str, rev: str) -> str:
    """RIS ends its lines as DOS does."""
    lines = [("TY", "NEWS"), ("ID", card.id), ("TI", card.plain_headline), ("AU", publisher), ("PB", publisher)]
    if card.published:
        lines += [("PY", str(card.published.year)), ("DA", card.published.strftime("%Y/%m/%d"))]
    lines += [("UR", card.url), ("LA", card.headline_lang), ("ET", rev), ("ER", "")]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)


def _csl(card: Card, publisher: str, rev: str) -> str:
    item: dict[str, object] = {
        "id": card.id,
        "type": "article-newspaper",
        "title": card.plain_headline,
        "author": [{"literal": publisher}],
        "container-title": publisher,
        "URL": card.url,
        "version": rev,
        "language": card.headline_lang,
    }
    if card.published:
        item["issued"] = {"date-parts": [[card.published.year, card.published.month, card.published.day]]}
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"
