"""What one build publishes with: the theme, the translations, and the memory of what is already published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mujaz.render.catalogues import LANGUAGES
from mujaz.site.links import Site
from mujaz.site.output import Output
from mujaz.site.page_store import PageStore
from mujaz.site.templates import Theme


@dataclass
class Publisher:
    """Writes the pages of one listing into `output`; `store` tells of the briefings."""

    theme: Theme
    output: Output
    store: PageStore

    @property
    def site(self) -> Site:
        """The site's settings."""
        return self.theme.site

    def page(
        self, template: str, *path: str, changed: date | str | None = None, mark: str = "", **values: Mapping[str, Any]
    ) -> None:
        """Writes a page in both languages. Each of `values` is by language."""
        for lang in LANGUAGES:
            self._page(template, lang, path, values, mark)
        self.add_address(path, changed)

    def page_by_marks(
        self, template: str, *path: str, marks: Mapping[str, str], **values: Mapping[str, Any]
    ) -> None:  # fmt: skip
        """The same, but a language's page that stands under its own mark is left as it is."""
        for lang in LANGUAGES:
            if not self.output.stands("/".join((lang, *path, "index.html")), marks[lang]):
                self._page(template, lang, path, values, marks[lang])
        self.add_address(path)

    def _page(
        self, template: str, lang: str, path: tuple[str, ...], values: Mapping[str, Mapping[str, Any]], mark: str
    ) -> None:
        chosen = {name: by_lang[lang] for name, by_lang in values.items()}
        place, html = self.theme.page(template, lang, *path, **chosen)
        self.output.page(place, html, mark)

    def add_address(self, path: tuple[str, ...], changed: date | str | None = None) -> None:
        """Tells the sitemap of a page."""
        self.output.addresses.append(("/".join(path), str(changed or "")))

    def stands(self, *path: str, changed: date | str | None = None, mark: str) -> bool:
        """Whether both languages' pages stand as they are; then they are left, and the sitemap is told."""
        places = ["/".join((lang, *path, "index.html")) for lang in LANGUAGES]
        if not all(self.output.before.get(place) == mark for place in places):
            return False
        for place in places:
            self.output.stands(place, mark)
        self.add_address(path, changed)
        return True
