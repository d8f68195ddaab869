"""Turns a list of Arabic-English name pairs into the lexicon's two tables of how names are spelled in English.

    derive_name_spellings.py PAIRS.tsv OUTPUT_FOLDER [--hold-out N]

PAIRS.tsv holds one pair a line: Arabic word, English word, source. A pair is kept where the English letters can be
laid beside the Arabic ones; what cannot ('محمد' with 'ayatollah') is noise. From the pairs kept come

    name_letters.tsv     how a letter between its neighbours is usually written
    name_spellings.tsv   the words that are written otherwise than their letters say, or that many people bear

--hold-out N leaves every Arabic word of each N-th group out of both tables and prints how well they spell those.
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "plugins"))

from mujaz.arabic.fold import fold
from mujaz.arabic.romanise import LetterTable, arabic_letters, spell_by_letters

WORDS_KEPT = 18000
LEAST_EVIDENCE = 6
HEADER = """\
# {what}
# Derived by tools/derive_name_spellings.py from the pairs in steveash/NETransliteration-COLING2018:
# names from Wikidata (CC0) and from google/transliteration (Apache-2.0). Do not edit: say otherwise in
# person_names.toml, whose spellings go before these.
"""
LETTERS = {
    "ا": ("", "h"), "ب": ("bb", "b", "pp", "p"), "ت": ("tt", "t", "th", "d", ""), "ث": ("th", "t", "s"),
    "ج": ("dzh", "dj", "dg", "gg", "jj", "gh", "gu", "j", "g", "zh", "z", "ch", "c"), "ح": ("hh", "h", "kh", "ch"),
    "خ": ("kh", "ch", "j", "x", "h", "k", "q"), "د": ("dd", "d", "dh", "t"), "ذ": ("dh", "th", "z", "d"),
    "ر": ("rr", "rh", "r"), "ز": ("zz", "z", "s", "j"), "س": ("ss", "sc", "sz", "s", "c", "z", "x", "th", ""),
    "ش": ("tch", "sch", "sh", "ch", "sz", "sj", "s", "x", "c", "j"), "ص": ("ss", "s", "c"), "ض": ("dh", "d", "z"),
    "ط": ("tt", "t", "th"), "ظ": ("dh", "z", "d", "th"), "ع": ("", "'"), "غ": ("gh", "gg", "gu", "g", "q", "r"),
    "ف": ("ff", "ph", "f", "v", "w"), "ق": ("q", "k", "g", "c", "gh"),
    "ك": ("kk", "ck", "cc", "ch", "qu", "kh", "k", "c", "q", "x", "g"), "ل": ("ll", "l"), "م": ("mm", "m"),
    "ن": ("nn", "n", "m"), "ه": ("h", ""), "و": ("", "w", "v", "wh"), "ي": ("", "y", "j"), "ء": ("", "'"),
}  # fmt: skip
VOWEL_LETTERS = frozenset("اويعه")
VOWELS = frozenset("aeiouy'")
IMPOSSIBLE = 1e6
LATIN = {"ı": "i", "ø": "o", "ł": "l", "ß": "ss", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}


def plain(english: str) -> str:
    """The English word in lower-case ASCII letters and apostrophes."""
    lowered = "".join(LATIN.get(c, c) for c in english.lower())
    bare = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return "".join("'" if c in "`’ʿʾ‘" else c for c in bare if (c.isascii() and c.isalpha()) or c in "'`’ʿʾ‘")


def chunk_cost(arabic: str, at: int, consonant: str, vowels: str) -> float:
    """How unlikely it is that the letter at `at` is written as `consonant` followed by `vowels`."""
    letter = arabic[at]
    following = arabic[at + 1 : at + 2]
    cost = 0.0
    if not consonant and letter not in VOWEL_LETTERS and letter != "ء":
        cost += 1.5
    if not consonant and not vowels and letter in "اوي":
        cost += 1.5
    if vowels and letter not in VOWEL_LETTERS:
        cost += 0.3 if following and following not in "اوي" else 1.2 if following else 0.6
    return cost + 0.3 * max(0, len(vowels) - 2)


def align(arabic: str, english: str) -> tuple[float, tuple[str, ...]]:
    """The cheapest way to lay `english` beside the letters of `arabic`: its cost and one piece for each letter."""

    @cache
    def best(at: int, place: int) -> tuple[float, tuple[str, ...]]:
        if at == len(arabic):
            return (0.0 if place == len(english) else IMPOSSIBLE), ()
        found: tuple[float, tuple[str, ...]] = (IMPOSSIBLE, ())
        for consonant in LETTERS.get(arabic[at], ()):
            if not english.startswith(consonant, place):
                continue
            end = place + len(consonant)
            while True:
                vowels = english[place + len(consonant) : end]
                cost, rest = best(at + 1, end)
                cost += chunk_cost(arabic, at, consonant, vowels)
                if cost < found[0]:
                    found = (cost, (english[place:end], *rest))
                if end >= len(english) or english[end] not in VOWELS:
                    break
                end += 1
        return found

    return best(0, 0)


def usable(arabic: str, english: str) -> bool:
    return 2 <= len(arabic) <= 14 and 2 <= len(english) <= 18 and all(c in LETTERS for c in arabic)


def read_pairs(path: Path) -> dict[str, Counter[str]]:
    """Folded Arabic word to its English spellings, each with a weight for its source."""
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text(encoding="utf-8").splitlines():
        arabic, english, source = line.split("\t")
        weight = 3 if "+" in source else 2 if source.startswith("google") else 1
        word, spelling = without_article(fold(arabic), plain(english))
        if usable(word, spelling):
            pairs[word][spelling] += weight
    return pairs


def without_article(arabic: str, english: str) -> tuple[str, str]:
    """The pair without the article, which is spelled by rule."""
    if not arabic.startswith("ال") or len(arabic) < 5:
        return arabic, english
    return arabic[2:], english[2:] if english[:2] in {"al", "el"} and len(english) > 4 else english


def laid_out(pairs: Mapping[str, Counter[str]]) -> dict[str, dict[str, tuple[float, tuple[str, ...]]]]:
    """The pairs whose letters fit, each with cost for a letter and pieces."""
    kept = {}
    for arabic, spellings in sorted(pairs.items()):
        fits = {english: align(arabic, english) for english in sorted(spellings)}
        good = {e: (cost / len(arabic), pieces) for e, (cost, pieces) in fits.items() if cost <= 0.55 * len(arabic)}
        if good:
            kept[arabic] = good
    return kept


def contexts(word: str, at: int) -> list[str]:
    """The surroundings of a letter, narrowest first; the letter itself stands in brackets."""
    padded = f"^^{word}$$"
    a, b, c, d, e = padded[at : at + 5]
    return [f"[{c}]", f"[{c}]{d}", f"{b}[{c}]{d}", f"{b}[{c}]{d}{e}", f"{a}{b}[{c}]{d}{e}"]


def letter_table(
    layouts: Mapping[str, Mapping[str, tuple[float, tuple[str, ...]]]], pairs: Mapping[str, Counter[str]]
) -> dict[str, str]:
    """For each surrounding the usual piece, where it is not what the narrower surrounding says already."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for arabic, layout in layouts.items():
        total = sum(pairs[arabic][english] for english in layout)
        mark = "*" if arabic_letters(arabic) else ""
        for english, (_, pieces) in layout.items():
            for at, piece in enumerate(pieces):
                for context in contexts(arabic, at):
                    counts[mark + context][piece] += pairs[arabic][english] / total
    return pruned(counts)


def narrower(context: str) -> str:
    """The next narrower surrounding: '^ب[ا]ر$' has 'ب[ا]ر$', that has 'ب[ا]ر', then '[ا]ر', then '[ا]'."""
    before, rest = context.removeprefix("*").split("[")
    letter, after = rest.split("]")
    mark = "*" if context.startswith("*") else ""
    if len(before) == 2:
        return f"{mark}{before[1]}[{letter}]{after}"
    if len(after) == 2:
        return f"{mark}{before}[{letter}]{after[0]}"
    return f"{mark}[{letter}]{after}" if before else f"{mark}[{letter}]"


def pruned(counts: Mapping[str, Counter[str]]) -> dict[str, str]:
    table: dict[str, str] = {}
    for context in sorted(counts, key=lambda c: (len(c.removeprefix("*")), c)):
        piece, weight = min(counts[context].items(), key=lambda item: (-item[1], item[0]))
        if context.removeprefix("*")[0] == "[" and context[-1] == "]":
            table[context] = piece
            continue
        parent = narrower(context)
        while parent not in table:
            parent = narrower(parent)
        if weight >= 3 and piece != table[parent] and weight >= 1.2 * counts[context][table[parent]] + 1:
            table[context] = piece
    return table


def best_spelling(
    arabic: str, layout: Mapping[str, tuple[float, tuple[str, ...]]], weights: Counter[str], table: LetterTable
) -> str:
    """The spelling that the sources agree on most and that the others resemble most."""
    by_letters = spell_by_letters(arabic, table)

    def merit(english: str) -> float:
        others = [other for other in layout if other != english]
        near = sum(SequenceMatcher(None, english, o).ratio() for o in others) / len(others) if others else 1
        return weights[english] + 2 * near + SequenceMatcher(None, english, by_letters).ratio() - layout[english][0]

    return min(layout, key=lambda english: (-merit(english), english))


def word_rows(
    layouts: Mapping[str, Mapping[str, tuple[float, tuple[str, ...]]]],
    pairs: Mapping[str, Counter[str]],
    table: LetterTable,
) -> dict[str, str]:
    """The words worth a row: many sources first, then those that their letters spell badly."""
    rows = []
    for arabic, layout in layouts.items():
        english = best_spelling(arabic, layout, pairs[arabic], table)
        by_letters = spell_by_letters(arabic, table)
        close = max(SequenceMatcher(None, by_letters, other).ratio() for other in layout)
        fame = sum(pairs[arabic][e] for e in layout)
        if fame + len(arabic) >= LEAST_EVIDENCE:
            rows.append((-min(fame, 4), close >= 0.9, -len(arabic), arabic, english))
    return {arabic: english for *_, arabic, english in sorted(rows)[:WORDS_KEPT]}


def write(path: Path, what: str, rows: Iterable[tuple[str, str]]) -> None:
    lines = "".join(f"{left}\t{right}\n" for left, right in sorted(rows))
    path.write_text(HEADER.format(what=what) + lines, encoding="utf-8")


def report(pairs: Mapping[str, Counter[str]], words: Iterable[str], table: LetterTable) -> None:
    """Prints how close the spelling by letters comes to the nearest English spelling of each word."""
    near = []
    for word in words:
        mine = spell_by_letters(word, table).replace("'", "")
        near.append(max(SequenceMatcher(None, mine, e.replace("'", "")).ratio() for e in pairs[word]))
    good = sum(value >= 0.85 for value in near)
    print(f"{len(near)} words held out: mean {sum(near) / len(near):.3f}, at least 0.85 {good / len(near):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--hold-out", type=int, default=0)
    options = parser.parse_args()
    pairs = read_pairs(options.pairs)
    held = {w for w in pairs if options.hold_out and zlib.crc32(w.encode()) % options.hold_out == 0}
    layouts = laid_out({word: spellings for word, spellings in pairs.items() if word not in held})
    table = letter_table(layouts, pairs)
    if held:
        report(pairs, sorted(held), table)
        return
    write(
        options.output / "name_letters.tsv", "How a letter of a name is written between its neighbours.", table.items()
    )
    rows = word_rows(layouts, pairs, table)
    write(options.output / "name_spellings.tsv", "Names and how English-language texts write them.", rows.items())


if __name__ == "__main__":
    main()
