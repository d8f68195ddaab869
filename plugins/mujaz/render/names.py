"""Names of countries, lists of names, and the order of names in each language's own alphabet."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from babel.lists import format_list

from mujaz.arabic.fold import fold
from mujaz.model.facts import Bilingual
from mujaz.render.catalogues import Words

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
# Letters that stand elsewhere in Unicode than in the alphabet: folding leaves hamza, which is read as alef.
_ALPHABET = str.maketrans({"\N{ARABIC LETTER HAMZA}": "\N{ARABIC LETTER ALEF}"})
_BLOCS = ("un", "eu")
_KEYS = 32_768  # names whose place is kept: an index asks for each of its own several times


def country_name(code: str | None, words: Words) -> str | None:
    """The country of an ISO 3166-1 code, the name of a bloc, or None for what neither the house nor CLDR names."""
    if code is None:
        return None
    if code in _BLOCS:
        return words.pgettext("bloc", code)
    house = words.pgettext("country", code)
    return house if house != code else words.locale.territories.get(code.upper())


def in_list(names: Sequence[str], words: Words) -> str:
    """The names as one enumeration: 'A, B and C'."""
    return str(format_list(names, locale=words.locale))


def sort_key(name: Bilingual, lang: str) -> tuple[int, str, str]:
    """Where a name stands in the list of one language; on English pages what has no English stands last."""
    if lang == "ar":
        return 0, arabic_key(name.ar), name.ar
    if name.en is None:
        return 1, arabic_key(name.ar), name.ar
    return 0, latin_key(name.en), name.en


@lru_cache(maxsize=_KEYS)
def arabic_key(name: str) -> str:
    """The name as an Arabic index sorts it: without the article, the forms of a letter as one."""
    words = fold(name).translate(_ALPHABET).split()
    return " ".join(word.removeprefix(_ARTICLE) if len(word) > 3 else word for word in words)


@lru_cache(maxsize=_KEYS)
def latin_key(name: str) -> str:
    """The name as an English index sorts it: without 'the' and 'al-', without accents and capitals.

    >>> latin_key("The Hague"), latin_key("al-Ghaithi"), latin_key("Türkiye")
    ('hague', 'ghaithi', 'turkiye')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return plain.removeprefix("the ").removeprefix("al-")


def initial(name: Bilingual, lang: str) -> str:
    """The letter under which the name stands."""
    kind, key, _ = sort_key(name, lang)
    return key[:1].upper() if kind == 0 else ""
