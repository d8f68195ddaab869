"""From words as written or typed to the keys under which search finds them; theme/static/search/keys.js mirrors it.

Both must give the same keys: tests/cases/search_keys.json holds words with their keys, and both are held to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

_ALEF, _HAMZA, _BEH = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER HAMZA}", "\N{ARABIC LETTER BEH}"
_TEH, _FEH, _KAF = "\N{ARABIC LETTER TEH}", "\N{ARABIC LETTER FEH}", "\N{ARABIC LETTER KAF}"
_LAM, _MEEM, _NOON = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER MEEM}", "\N{ARABIC LETTER NOON}"
_HEH, _WAW, _YEH = "\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER YEH}"
_TATWEEL = "\N{ARABIC TATWEEL}"

_SEATS = str.maketrans(
    {"\N{ARABIC LETTER WAW WITH HAMZA ABOVE}": _HAMZA, "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}": _HAMZA}
)
_LETTERS = str.maketrans(
    {
        "\N{ARABIC LETTER ALEF WASLA}": _ALEF,
        "\N{ARABIC LETTER ALEF MAKSURA}": _YEH,
        "\N{ARABIC LETTER FARSI YEH}": _YEH,
        "\N{ARABIC LETTER TEH MARBUTA}": _HEH,
        "\N{ARABIC LETTER HEH GOAL}": _HEH,
        "\N{ARABIC LETTER KEHEH}": _KAF,
        "\N{ARABIC LETTER GAF}": _KAF,
        "\N{ARABIC LETTER TCHEH}": "\N{ARABIC LETTER JEEM}",
        "\N{ARABIC LETTER PEH}": _BEH,
        "\N{ARABIC LETTER VEH}": _FEH,
        "\N{ARABIC LETTER JEH}": "\N{ARABIC LETTER ZAIN}",
        "\N{ARABIC DECIMAL SEPARATOR}": ".",
        "\N{ARABIC THOUSANDS SEPARATOR}": ",",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
        "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
        "\N{LATIN SMALL LETTER D WITH STROKE}": "d",
        "\N{LATIN SMALL LETTER SHARP S}": "ss",
        "\N{LATIN SMALL LETTER AE}": "ae",
    }
)

# Examples of words: '45,999' · 'المساعدات' · "sana'a" (one word, its apostrophe unread).
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[\u0621-\u06D5]+|[a-z]+(?:['\u2018\u2019\u02BC\u02BF][a-z]+)*")
_MARKS_IN_WORDS = re.compile(r"['\u2018\u2019\u02BC\u02BF]")

# A hamza at a word's end that stands beside its seat instead of on it.
_BESIDE_ITS_SEAT = re.compile(f"{_YEH}{_HAMZA}(?![\u0621-\u064a])")

# What is taken off the end of an Arabic word, longest first, each with the letters that must remain before it.
_PRONOUNS = ((_HEH + _MEEM + _ALEF, 3), (_HEH + _ALEF, 3), (_HEH + _MEEM, 3), (_HEH + _NOON, 3), (_NOON + _ALEF, 4))
_ENDINGS = (
    (_ALEF + _TEH, 3), (_WAW + _NOON, 3), (_YEH + _NOON, 3), (_ALEF + _NOON, 4), (_YEH + _HEH, 3), (_YEH + _ALEF, 3),
    (_WAW + _ALEF, 3), (_HEH, 3), (_YEH, 3), (_ALEF, 3),
)  # fmt: skip
_PASSES = 3
_CONJUNCTIONS, _PREPOSITIONS, _SHORTEST = _WAW + _FEH, _BEH + _LAM + _KAF, 3
_ARTICLE = _ALEF + _LAM

# Latin spellings of one sound, in this order, for names that everybody spells in another way.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("dj", "j"), ("kh", "x"), ("gh|g|q|k|ck", "k"), ("ph", "f"), ("dh", "d"), ("th", "t"), ("ou|oo|u|w|o", "u"),
        ("ei|ey|ai|ay|ee|ie|iy|yi|i|y", "i"), ("j", "i"), ("e|a", "a"), ("z|ts|s", "s"), ("v", "f"), ("h", ""),
        (r"(.)\1+", r"\1"), ("ii+", "i"),
    )
)  # fmt: skip
_LATIN_ARTICLES = ("al", "el", "an", "as", "ash", "ez", "az", "the", "of", "and", "bin", "ben", "ibn", "bint")
# The first part of 'servant of', written together with the next or not, with any vowel, its l said or not.
_SERVANT = re.compile("^abd[aeou]?l?(?=[b-df-hj-np-tv-xz]|$)")

# What of a Latin name everybody hears alike: its consonants, its beginning and no vowel after it.
_CONSONANTS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("kh", "x"), ("gh|ck|[gqkc](?!h)", "k"), ("ph|v", "f"), ("dh", "d"), ("th", "t"), ("sh|ch|ts|z", "s"),
        ("(.)[aeiouyhw]+", r"\1"), ("^[aeiou]", "a"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_LEAST_CONSONANTS = 3
_VOWEL = re.compile("[aeiouy]")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The text without what is not read: marks, accents, tatweel, capitals; forms of one letter as one letter."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).translate(_SEATS))
    kept = (c for c in text if c != _TATWEEL and unicodedata.category(c) not in {"Mn", "Mc", "Me", "Cf"})
    read = (str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in kept)
    return _BESIDE_ITS_SEAT.sub(_HAMZA, "".join(read).lower().translate(_LETTERS))


def words(text: str) -> list[str]:
    """The words of a text, plain.

    >>> words("Sana'a, 45,999")
    ['sanaa', '45999']
    """
    return list(_words(text))


@lru_cache(maxsize=16384)
def _words(text: str) -> tuple[str, ...]:
    """The same, kept: the names in a briefing come again in others."""
    return tuple(_MARKS_IN_WORDS.sub("", word).replace(",", "") for word in _WORD.findall(plain(text)))


def is_arabic(word: str) -> bool:
    """Whether a plain word is in Arabic letters."""
    return word >= "\u0600"


def _without_article(word: str) -> tuple[str, bool]:
    """The word without the article and what stands before it, and whether there was one."""
    rest = word[1:] if word[:1] in _CONJUNCTIONS else word
    for begun in (rest, rest[1:] if rest[:1] in _BEH + _KAF else ""):
        if begun.startswith(_ARTICLE) and len(begun) - 2 >= _SHORTEST:
            return begun[2:], True
    if rest.startswith(_LAM + _LAM) and len(rest) - 2 >= _SHORTEST:
        return rest[2:], True
    return word, False


def _stem(word: str) -> str:
    for pronoun, least in _PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= least and not _of_the_word(word, pronoun):
            word = word[: -len(pronoun)]
            word = word[:-1] if word.endswith(_TEH) and len(word) > least else word
            break
    else:
        if word.endswith(_TEH + _HEH) and len(word) - 2 >= _SHORTEST:
            word = word[:-2]
    for _ in range(_PASSES):
        ending = next((e for e, least in _ENDINGS if word.endswith(e) and len(word) - len(e) >= least), "")
        if not ending:
            break
        word = word[: -len(ending)]
    return word


def _of_the_word(word: str, pronoun: str) -> bool:
    """Whether what looks like 'our' is the end of the word and an accusative: after a long vowel it mostly is."""
    return pronoun == _NOON + _ALEF and word[-3] in _WAW + _YEH + _ALEF


def _proclitics(word: str) -> Iterator[str]:
    """The word, then what remains without a conjunction, a preposition, or both."""
    yield word
    rest = word
    for letters in (_CONJUNCTIONS, _PREPOSITIONS):
        if rest[:1] and rest[0] in letters and len(rest) - 1 >= _SHORTEST:
            rest = rest[1:]
            yield rest


_REGULAR: Mapping[str, str] = MappingProxyType({})


def keys(word: str, irregular: Mapping[str, str] = _REGULAR) -> tuple[str, ...]:
    """The keys that a plain word may have, the likeliest first; the index decides which of them it has.

    `irregular` are plain words, without what is joined to them, whose key is another than their endings tell.

    >>> keys("attacks"), keys("cities"), keys("300"), keys("mice", {"mice": "mouse"})
    (('attack',), ('city',), ('300',), ('mouse',))
    """
    return tuple(dict.fromkeys(irregular.get(form) or stem for form, stem in _readings(word)))


@lru_cache(maxsize=65536)
def _readings(word: str) -> tuple[tuple[str, str], ...]:
    """What a word may be without what is joined to it, each with its stem."""
    if not is_arabic(word):
        return ((word, _singular(word)),)
    bare, article = _without_article(word)
    return tuple((form, _stem(form)) for form in ((bare,) if article else _proclitics(word)))


@lru_cache(maxsize=65536)
def has_article(word: str) -> bool:
    """Whether a plain Arabic word carries the article, and so is a noun."""
    return is_arabic(word) and _without_article(word)[1]


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("shes", "ches", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """How a plain Latin word sounds: names meet in it however they are spelt. '' for what is no name's word.

    >>> sound("gaddafi") == sound("qaddafi") == sound("kadhafi"), sound("mohammed") == sound("muhammad")
    (True, True)
    >>> sound("hassan") == sound("hussein"), sound("al")
    (False, '')
    """
    if is_arabic(word) or word[:1].isdigit() or word in _LATIN_ARTICLES:
        return ""
    word = _SERVANT.sub("abdal", word)
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a plain Latin word: what is left to find a name by whose vowels nobody agrees on.

    >>> skeleton("hifter") == skeleton("haftar"), skeleton("bachir") == skeleton("bashir"), skeleton("sisi")
    (True, True, '')
    """
    if is_arabic(word) or not _VOWEL.search(word):
        return ""
    for pattern, letter in _CONSONANTS:
        word = pattern.sub(letter, word)
    return word if len(word) >= _LEAST_CONSONANTS else ""
