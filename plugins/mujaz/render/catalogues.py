"""The words of one language: its gettext catalogue, read straight from the .po file, with its Babel locale."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from mujaz.model.problem import MujazError, Problem
from mujaz.render.nouns import Nouns

DOMAIN = "mujaz"
LANGUAGES = ("ar", "en")
# A fraction takes the plural form of the large round numbers: '71.4 million', never '71.4 millions'.
_FRACTION = 100


class CatalogueError(MujazError):
    """A catalogue that is missing."""


@dataclass(frozen=True, eq=False)
class Words:
    """What one language says: `gettext`, `pgettext` and `ngettext` under the names by which Babel extracts them."""

    lang: str
    translations: Translations
    nouns: Nouns
    _found: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def locale(self) -> Locale:
        """The Babel locale. Plain 'ar' and no country's, so that digits are Western and separators as in English."""
        return Locale("en", "GB") if self.lang == "en" else Locale(self.lang)

    def gettext(self, message: str, /, **values: object) -> str:
        """The message in this language, its placeholders filled."""
        text: str = self.translations.ugettext(message)
        return text % values if values else text

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """The message as it stands in `context`: an act, a kind, a month."""
        text = self._found.get((context, message))
        if text is None:
            text = self._found[context, message] = self.translations.upgettext(context, message)
        return text % values if values else text

    def ngettext(self, singular: str, plural: str, number: float, /, **values: object) -> str:
        """The form that goes with `number`: one of six in Arabic."""
        text: str = self.translations.ungettext(singular, plural, plural_number(number))
        return text % values


def plural_number(number: float) -> int:
    """The whole number whose plural form `number` takes."""
    return int(number) if number == int(number) else _FRACTION


def load_words(folder: Path, lang: str, nouns: Nouns) -> Words:
    """The catalogue `folder`/<lang>/LC_MESSAGES/mujaz.po; raises CatalogueError where there is none."""
    path = folder / lang / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.is_file():
        raise CatalogueError(Problem(path.as_posix(), "there is no such catalogue", "Put one there for each language"))
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=lang, domain=DOMAIN))
    compiled.seek(0)
    return Words(lang, Translations(compiled, domain=DOMAIN), nouns)
