"""A briefing and its facts as they are cited: in words, and as BibTeX, RIS and CSL-JSON for reference managers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from markupsafe import Markup, escape

from mujaz.model.compact import compact
from mujaz.render.catalogues import Words
from mujaz.render.dates import day_words
from mujaz.render.style import Style
from mujaz.site.briefings import Briefing
from mujaz.site.links import Site
from mujaz.site.markup import own
from mujaz.site.told import Card

_REVISION = 12
_TEX = str.maketrans({"{": r"\{", "}": r"\}", "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "#": r"\#", "$": r"\$",
                      "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class CitedFact:
    """A fact as a reference in words, which `id` and `url` lead to."""

    id: str
    words: Markup
    url: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a briefing in one language, and to each of its figures and claims.

    `url` is its permanent address, `revision` the beginning of its record's SHA-256: another one, other facts.
    `files` are the forms for programs, by the ending of their names: those of the briefing and those of its facts.
    """

    words: str
    url: str
    revision: str
    files: Mapping[str, str]
    facts: Sequence[CitedFact] = ()


@dataclass(frozen=True, slots=True)
class _Reference:
    """What a reference manager keeps of one thing."""

    id: str
    title: str
    lang: str
    published: date | None
    url: str
    publisher: str
    revision: str


def revision(record: str) -> str:
    """The first twelve hexadecimal digits of the record's SHA-256, the record as it is published."""
    return sha256(record.encode()).hexdigest()[:_REVISION]


def cited(briefing: Briefing, card: Card, style: Style, site: Site) -> Citation:
    """The briefing of `card` as a reference, with its facts; each says itself in one sentence made of it alone."""
    words, rev, title = style.words, revision(briefing.record), card.plain_headline
    publisher, day = site.title_in(words.lang), _day(card, words)
    told = words.gettext("“%(title)s”, %(site)s, %(day)s", title=title, site=publisher, day=day)
    whole = _Reference(card.id, title, card.headline_lang, card.published, card.url, publisher, rev)
    sentences = list(_sentences(briefing, style))
    files = _files([whole])
    if site.cite_facts and sentences:
        files |= {f"facts.{ending}": text for ending, text in _files(_facts(whole, sentences, words.lang)).items()}
    return Citation(told, card.url, rev, files, _lines(whole, sentences, day, words))


def _day(card: Card, words: Words) -> str:
    return day_words(card.published, words) if card.published else words.gettext("undated")


def _sentences(briefing: Briefing, style: Style) -> Iterator[tuple[str, str]]:
    """Each figure and claim with its id, said from the fact alone: such sentences hold no words of the source."""
    for figure in briefing.entry.facts.figures:
        yield figure.id, briefing.figure_said(figure, style)
    for claim in briefing.entry.facts.claims:
        yield claim.id, briefing.claim_said(claim.id, style)


def _facts(whole: _Reference, sentences: Iterable[tuple[str, str]], lang: str) -> Iterator[_Reference]:
    """A reference for each fact, which has the briefing's revision: a corrected fact has another one."""
    for fact, sentence in sentences:
        one, url = f"{whole.id}-{fact}", f"{whole.url}#{fact}"
        yield _Reference(one, sentence, lang, whole.published, url, whole.publisher, whole.revision)


def _lines(whole: _Reference, sentences: Iterable[tuple[str, str]], day: str, words: Words) -> list[CitedFact]:
    """The facts as references in words; what all of them say is made ready once."""
    marked = {"title": "%(title)s", "site": whole.publisher, "day": day}
    told = words.gettext("“%(title)s”, %(site)s, %(day)s", **marked)
    before, _, after = told.partition("%(title)s")
    lang, rev = words.lang, words.gettext("revision")
    comma = "\N{ARABIC COMMA}" if lang == "ar" else ","
    head, tail = escape(before), f'{own(after, lang)}{comma} {escape(rev)} <bdi dir="ltr">{whole.revision}</bdi>.'
    return [
        CitedFact(fact, Markup(f"{head}{own(sentence.removesuffix('.'), lang)}{tail}"), f"{whole.url}#{fact}")
        for fact, sentence in sentences
    ]


def _files(references: Iterable[_Reference]) -> dict[str, str]:
    held = list(references)
    return {
        "bib": "".join(map(_bibtex, held)),
        "ris": "".join(map(_ris, held)),
        "json": "[" + ",\n".join(compact(_csl(one)) for one in held) + "]\n",
    }


def _bibtex(one: _Reference) -> str:
    language = {"ar": "arabic", "en": "english"}[one.lang]
    fields = [("title", f"{{{one.title.translate(_TEX)}}}"), ("author", f"{{{one.publisher.translate(_TEX)}}}")]
    if one.published:
        fields += [("date", one.published.isoformat()), ("year", str(one.published.year))]
    fields += [("url", one.url), ("version", one.revision), ("langid", language)]
    return f"@online{{{one.id},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields) + "}\n"


def _ris(one: _Reference) -> str:
    """RIS ends its lines as DOS does."""
    lines = [("TY", "NEWS"), ("ID", one.id), ("TI", one.title), ("AU", one.publisher), ("PB", one.publisher)]
    if one.published:
        lines += [("PY", str(one.published.year)), ("DA", one.published.strftime("%Y/%m/%d"))]
    lines += [("UR", one.url), ("LA", one.lang), ("ET", one.revision), ("ER", "")]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)


def _csl(one: _Reference) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": one.id,
        "type": "article-newspaper",
        "title": one.title,
        "author": [{"literal": one.publisher}],
        "container-title": one.publisher,
        "URL": one.url,
        "version": one.revision,
        "language": one.lang,
    }
    if one.published:
        item["issued"] = {"date-parts": [[one.published.year, one.published.month, one.published.day]]}
    return item
