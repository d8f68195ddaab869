"""Where everything lies: one place that spells the site's URLs, the same path in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from mujaz.model.facts import Bilingual
from mujaz.render.catalogues import LANGUAGES

_ENDINGS = {"atom": "atom.xml", "rss": "rss.xml", "json": "json"}


_quoted = lru_cache(maxsize=65536)(quote)


def _joined(path: tuple[str, ...]) -> str:
    return "/".join(map(_quoted, path))


@dataclass(frozen=True, slots=True)
class Site:
    """What the settings say of the site. `url` has no slash at its end; '' serves the site from the root of a host."""

    url: str
    title: Bilingual
    description: Bilingual
    feed_tag: str
    excerpt_words: int
    latest: int
    feed_entries: tuple[tuple[str, int], ...]
    feed_full: tuple[str, ...]
    cite_facts: bool = True

    def page(self, lang: str, *path: str) -> str:
        """The URL of a page of one language: `page("ar", "briefings", "derna")`."""
        return f"{self.url}/{lang}/{_joined(path)}/" if path else f"{self.url}/{lang}/"

    def file(self, *path: str) -> str:
        """The URL of a file: a feed, a record, a style sheet."""
        return f"{self.url}/{_joined(path)}"

    def feed(self, lang: str, *path: str, form: str = "atom", full: bool = False) -> str:
        """The URL of a feed: `feed("ar", "all")`, `feed("ar", "actors", "un", form="rss")`."""
        return self.file(*feed_file(lang, *path, form=form, full=full))

    def entries_of(self, kind: str) -> int:
        """How many entries a feed of this kind holds at most."""
        return dict(self.feed_entries)[kind]

    def has_full(self, *path: str) -> bool:
        """Whether the feed at this path exists with full entries as well."""
        return path[0] in self.feed_full

    def tag(self, *path: str) -> str:
        """A feed's or an entry's id, which outlives every change of address (RFC 4151)."""
        return f"tag:{self.feed_tag}:" + _joined(path)

    def title_in(self, lang: str) -> str:
        """The site's name in one language."""
        return of(self.title, lang)

    def description_in(self, lang: str) -> str:
        """What the site is, in one language."""
        return of(self.description, lang)


def feed_file(lang: str, *path: str, form: str = "atom", full: bool = False) -> tuple[str, ...]:
    """Where a feed lies: `feed_file("ar", "all", full=True)` is ar/feeds/all.full.atom.xml."""
    *folders, name = path
    return lang, "feeds", *folders, f"{name}{'.full' if full else ''}.{_ENDINGS[form]}"


def of(words: Bilingual, lang: str) -> str:
    """The words in one language, the Arabic where there is no English."""
    return words.ar if lang == "ar" else words.en or words.ar


def other(lang: str) -> str:
    """The other language."""
    return LANGUAGES[1] if lang == LANGUAGES[0] else LANGUAGES[0]


def direction(lang: str) -> str:
    """The direction in which the language is written."""
    return "rtl" if lang == "ar" else "ltr"
