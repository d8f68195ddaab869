"""From an Arabic name to its spelling in English-language news, without diacritics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mujaz.arabic.fold import fold_word
from mujaz.arabic.name_shapes import Shapes, likeness

LetterTable = Mapping[str, str]
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_SERVANT = "\N{ARABIC LETTER AIN}\N{ARABIC LETTER BEH}\N{ARABIC LETTER DAL}"
_SON = "\N{ARABIC LETTER BEH}\N{ARABIC LETTER NOON}"
_FAITH = _ARTICLE + "\N{ARABIC LETTER DAL}\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}"
_MADDA = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
_ALEF = "\N{ARABIC LETTER ALEF}"
_SHORTEST_STEM = 2
_HAMZAS = ("\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}", "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}", _MADDA)
_ARABIC_ONLY = frozenset(
    "\N{ARABIC LETTER HAH}\N{ARABIC LETTER AIN}\N{ARABIC LETTER SAD}\N{ARABIC LETTER DAD}\N{ARABIC LETTER TAH}"
    "\N{ARABIC LETTER ZAH}\N{ARABIC LETTER THAL}\N{ARABIC LETTER QAF}"
)
HINT, FOREIGN, SURELY_FOREIGN = 12.0, 30.0, 50.0


@dataclass(frozen=True, slots=True)
class NameSpellings:
    """The tables by which names are spelled; all keys are folded.

    `words` holds spellings of whole words, `letters` the pieces for a letter between its neighbours, `links` what
    joins names ('بن': 'bin'), `servant_of` the second word after 'عبد' with the English of both,
    `endings` how foreign family names end. `letter_names` gives the Latin letter of each name of one ('دي': 'D'), as
    written and folded, `shapes` how much likelier three letters are in a foreign name.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    letters: LetterTable = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    servant_of: Mapping[str, str] = field(default_factory=dict)
    endings: Mapping[str, str] = field(default_factory=dict)
    letter_names: Mapping[str, str] = field(default_factory=dict)
    shapes: Shapes = field(default_factory=dict)

    def looks_foreign(self, word: str, least: float = FOREIGN) -> bool:
        """Whether the letters of a folded word without article are those of a foreign name."""
        return not word.startswith(_ARTICLE) and likeness(word, self.shapes) > least


def arabic_letters(word: str) -> bool:
    """Whether a folded word has a letter that foreign names are not written with."""
    return not _ARABIC_ONLY.isdisjoint(word)


def spell_by_letters(word: str, table: LetterTable, *, arabic: bool | None = None) -> str:
    """A folded word letter by letter, each as written between its neighbours; lower case.

    Arabic and foreign names are spelled differently ('f' or 'v', 'j' or 'g'): `arabic` says which, None lets the
    letters tell.
    """
    padded = f"^^{word}$$"
    mark = "*" if (arabic_letters(word) if arabic is None else arabic) else ""
    pieces = []
    for at in range(len(word)):
        a, b, c, d, e = tuple(padded[at : at + 5])
        for context in (f"{a}{b}[{c}]{d}{e}", f"{b}[{c}]{d}{e}", f"{b}[{c}]{d}", f"[{c}]{d}", f"[{c}]"):
            piece = table.get(mark + context)
            if piece is not None:
                pieces.append(piece)
                break
    return "".join(pieces)


def romanise(name: str, spellings: NameSpellings) -> str:
    """An Arabic name in English letters: words that people commonly bear as they usually are spelled, others by letter.

    'محمد بن سلمان' becomes 'Mohammed bin Salman', an article 'al-'. Parts joined by a hyphen stay joined.
    """
    parts = _parts(name, spellings)
    return _initials(parts, spellings) or " ".join("-".join(_words(part.split("-"), spellings)) for part in parts)


def _initials(parts: list[str], spellings: NameSpellings) -> str:
    """The letters of an abbreviation that is spelled out by their names ('إن دي تي في': 'NDTV'), else ''."""
    letters = [spellings.letter_names.get(part) or spellings.letter_names.get(fold_word(part), "") for part in parts]
    return "".join(letters) if len(parts) > 1 and all(letters) else ""


def _parts(name: str, spellings: NameSpellings) -> list[str]:
    """The words of the name; 'عبد' stays together with the next, marks that are no letters fall away."""
    kept = "".join(c if c.isalpha() or c == "-" else " " for c in _without_marks(name).replace(" - ", "-"))
    words = [word for word in kept.split() if word.strip("-")]
    parts: list[str] = []
    for word in words:
        if parts and (fold_word(parts[-1]).removeprefix(_SON) == _SERVANT or fold_word(word) == _FAITH):
            parts[-1] += "_" + word
        else:
            parts.append(word)
    return parts


def _without_marks(name: str) -> str:
    return "".join(c for c in name if fold_word(c))


def _words(words: list[str], spellings: NameSpellings) -> list[str]:
    return [_word(word, spellings) for word in words if word]


def _word(word: str, spellings: NameSpellings) -> str:
    folded = fold_word(word)
    first, _, second = folded.partition("_")
    if first == _SON + _SERVANT and second:
        return "Ben" + _word(word.partition(_SON)[2], spellings).lower()
    if first == _SERVANT and second:
        return spellings.servant_of.get(second) or f"Abdul {_plain_word(second.removeprefix(_ARTICLE), '', spellings)}"
    if second:
        return f"{_plain_word(first, word, spellings)} al-Din"
    if folded in spellings.links:
        return spellings.links[folded]
    if folded.startswith(_SERVANT + _ARTICLE) and folded not in spellings.words:
        return spellings.servant_of.get(folded[3:]) or f"Abdul{_plain_word(folded[5:], '', spellings).lower()}"
    return _plain_word(folded, word, spellings)


def _plain_word(folded: str, written: str, spellings: NameSpellings) -> str:
    known = spellings.words.get(folded)
    if known:
        return known if known[:1].isupper() or "-" in known else _capital(known)
    stem = folded.removeprefix(_ARTICLE)
    if stem != folded and len(stem) >= _SHORTEST_STEM and not written.startswith(_HAMZAS):
        spelled = spellings.words.get(stem) or spell_by_letters(stem, spellings.letters, arabic=True)
        return "al-" + _capital(spelled.removeprefix("al-"))
    return _capital(_by_letters(folded, spellings) or folded)


def _by_letters(folded: str, spellings: NameSpellings) -> str:
    for ending, english in spellings.endings.items():
        stem = folded.removesuffix(ending)
        if stem != folded and len(stem) > _SHORTEST_STEM and not arabic_letters(folded):
            return spell_by_letters(stem, spellings.letters) + english
    return spell_by_letters(folded, spellings.letters)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
