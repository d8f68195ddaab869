"""The small pieces of HTML that a page repeats a hundred times, as template filters: made once where they recur."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from mujaz.model.corrections import FactKind
from mujaz.model.facts import Actor
from mujaz.model.span import Span
from mujaz.render.style import Style
from mujaz.site.corrected import Marks, mark_of
from mujaz.site.fact_box import FigureRow
from mujaz.site.links import Site
from mujaz.site.markup import named, source
from mujaz.site.markup import time as time_element
from mujaz.site.told import Card
from mujaz.site.voices import Statement

_ARABIC = Markup(' lang="ar" dir="rtl"')


def snippets(site: Site, style: Style) -> dict[str, Callable[..., Any]]:
    """The filters of one language's templates, by name."""
    pieces = Snippets(site, style)
    names = (
        "link", "governed", "by", "by_claimant", "in_sentences", "amount", "pin", "chip", "chips", "said", "quotes",
        "headline", "credit", "keys", "time", "item", "corrected",
    )  # fmt: skip
    return {name: getattr(pieces, name) for name in names}


class Snippets:
    """The pieces in one language. What depends on an actor alone is kept for the whole build."""

    def __init__(self, site: Site, style: Style) -> None:
        words = style.words
        self.site, self.style, self.words, self.lang = site, style, words, words.lang
        self._links: dict[tuple[str, str, str | None], Markup] = {}
        self._by: dict[tuple[object, ...], Markup] = {}
        self._days: dict[date, Markup] = {}
        self._fact = escape(words.gettext("fact"))
        self._permanent = escape(words.gettext("Permanent link"))
        self._corrected = escape(words.gettext("corrected"))
        self._undated = Markup("<span>{}</span>").format(words.gettext("undated"))

    def link(self, actor: Actor) -> Markup:
        """The actor's name, leading to its page."""
        key = (actor.id, actor.name.ar, actor.name.en)
        made = self._links.get(key)
        if made is None:
            url = self.site.page(self.lang, "actors", actor.id)
            made = self._links[key] = Markup(f'<a href="{escape(url)}">{named(actor.name, self.lang)}</a>')
        return made

    def pin(self, fact: str) -> Markup:
        """A fact's link to itself."""
        return Markup(f'<a class="pin" href="#{fact}" aria-label="{self._permanent}">#</a>')

    def corrected(self, facts: Sequence[str | Span], kind: FactKind, marks: Marks) -> Markup:
        """The link to the correction of one of the facts that a line shows; nothing where none was corrected."""
        mark = mark_of(marks, kind, facts)
        return Markup(f' <a class="corrected" href="#{mark}">{self._corrected}</a>') if mark else Markup()

    def amount(self, row: FigureRow) -> Markup:
        """A figure, leading to its sentence where the page shows it, with its noun and its permalinks."""
        others = "".join(f'<span id="{same}"></span>' for same in row.ids[1:])
        noun = f' <span class="noun">{escape(row.noun)}</span>' if row.noun else ""
        return Markup(
            f"{others}{self._leading('big', row.anchor, row.amount)}{noun}\N{NO-BREAK SPACE}{self.pin(row.ids[0])}"
        )

    def _leading(self, style: str, anchor: str | None, shown: Markup | str) -> Markup:
        if anchor is None:
            return Markup(f'<span class="{style}">{escape(shown)}</span>')
        return Markup(f'<a class="{style}" href="#{anchor}">{escape(shown)}</a>')

    def by_claimant(self, rows: Iterable[FigureRow]) -> list[tuple[Actor | None, list[FigureRow]]]:
        """The rows under those who give them, in the order in which each first does."""
        grouped: dict[str, tuple[Actor | None, list[FigureRow]]] = {}
        for row in rows:
            key = row.claimant.id if row.claimant else ""
            grouped.setdefault(key, (row.claimant, []))[1].append(row)
        return list(grouped.values())

    def chip(self, act: str, label: str, href: str | None = None) -> Markup:
        """A speech act, leading somewhere or not."""
        shown = escape(label)
        if href is None:
            return Markup(f'<span class="chip {act}">{shown}</span>')
        return Markup(f'<a class="chip {act}" href="{escape(href)}">{shown}</a>')

    def chips(self, statement: Statement, href: str | None = None) -> Markup:
        """All acts of a statement, leading to its sentence or to `href`; those who only see them are told no more."""
        leading = href or (f"#{statement.anchor}" if statement.anchor else None)
        return Markup(" ".join(self.chip(act, label, leading) for act, label in statement.acts))

    def said(self, statement: Statement) -> Markup:
        """A statement's words, Arabic on a page of either language, after their English where there is one.

        Where the page has the translated sentence, its verbatim quotations alone stand in Arabic.
        """
        if statement.told:
            return self.quotes(statement)
        if statement.words is None:
            return Markup()
        english = f'<q class="words">{escape(statement.english)}</q> ' if statement.english else ""
        tag, lang = "q" if statement.quoted else "span", _ARABIC if self.lang == "en" else ""
        return Markup(f'{english}<{tag} class="words"{lang}>{statement.words}</{tag}>')

    def quotes(self, statement: Statement) -> Markup:
        """The verbatim quotations of a translated statement, after their English where its sentence lacks it."""
        shown = []
        for arabic, english in statement.quotes:
            if english and statement.told and english.strip(".,") not in statement.told.english:
                shown.append(f'<q class="words">{escape(english)}</q> ')
            shown.append(f'<q class="words"{_ARABIC}>{arabic}</q>')
        return Markup("".join(shown))

    def by(self, actor: Actor, linked: bool = True) -> Markup:
        """'according to' an actor."""
        key = (actor.id, actor.kind, actor.name.ar, actor.name.en, linked)
        made = self._by.get(key)
        if made is None:
            shown = self.governed(actor) if linked else named(self.style.governed(actor), self.lang)
            made = self._by[key] = escape(self.words.gettext("according to %(name)s")) % {"name": shown}
        return made

    def governed(self, actor: Actor) -> Markup:
        """The name behind a preposition, leading to the actor's page."""
        return self.link(replace(actor, name=self.style.governed(actor)))

    def in_sentences(self, tolls: Iterable[tuple[str, list[FigureRow]]], figures: Iterable[FigureRow]) -> Markup:
        """All figures as sentences; on English pages beside their Arabic, which stands once for all that it holds."""
        grouped: dict[Markup | None, list[str]] = {}
        for row in (*(row for _, rows in tolls for row in rows), *figures):
            said = f'{row.sentence} <a href="#{row.ids[0]}">{self._fact}</a>'
            grouped.setdefault(row.arabic, []).append(said)
        return Markup("".join(self._beside(arabic, sentences) for arabic, sentences in grouped.items()))

    def _beside(self, arabic: Markup | None, sentences: list[str]) -> str:
        if arabic is None:
            return "".join(f"<li><p>{sentence}</p></li>" for sentence in sentences)
        return f'<li class="pair"><p>{" ".join(sentences)}</p><p{_ARABIC}>{arabic}</p></li>'

    def headline(self, card: Card) -> Markup:
        """A briefing's headline, marked as Arabic where the page is not."""
        if card.headline_lang == self.lang:
            return card.headline
        return Markup(f"<span{_ARABIC}>{card.headline}</span>")

    def item(self, card: Card, level: int = 2) -> Markup:
        """A briefing as an element of a list, its heading of the level that the page asks for."""
        return Markup(re.sub(r"(?<=<)(/?h)2(?=>)", rf"\g<1>{level}", card.item)) if level != 2 else card.item

    def credit(self, card: Card) -> Markup:
        """Who published the article, and when."""
        publisher = f'<span class="pub">{source(card.publisher, self.lang)}</span> ' if card.publisher else ""
        return Markup(f"{publisher}{self.time(card.published) if card.published else self._undated}")

    def keys(self, card: Card) -> Markup:
        """A briefing's key figures; those of one claimant stand together, and who gives them is said once."""
        grouped = groupby(card.key_figures, key=lambda pair: pair[1])
        return Markup("".join(self._keys(by, [line for line, _ in of]) for by, of in grouped))

    def _keys(self, by: Markup | None, lines: list[Markup]) -> str:
        figures = " · ".join(f"<strong>{line}</strong>" for line in lines)
        said = f' <span class="by">{by}</span>' if by else ""
        return f"<li>{figures}{said}</li>"

    def time(self, day: date) -> Markup:
        """A day as a time element."""
        made = self._days.get(day)
        if made is None:
            made = self._days[day] = time_element(day, self.words)
        return made
