"""From the full names in a document to the shorter ways in which it names the same people later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mujaz.extract.mentions import Gender
from mujaz.extract.persons_units import KNOWN, SHAPE, Found, Line
from mujaz.extract.persons_words import MARK
from mujaz.lexicon.person_names import Sort

Words = tuple[str, ...]
_LONG_ENOUGH = 4


@dataclass(slots=True)
class Person:
    """Someone whom the document names. `parts` are the folded parts of the longest name, `written` that name as it
    stands. `known` is the register's id; `last_seen` the place of the latest mention."""

    id: str
    parts: tuple[Words, ...]
    written: str
    known: bool = False
    gender: Gender | None = None
    last_seen: int = -1


@dataclass(frozen=True, slots=True)
class Alias:
    """A shorter name: `weak` ones are ordinary words or given names too and need a title or a reporting verb before."""

    words: Words
    person: Person
    weak: bool


@dataclass(slots=True)
class Aliases:
    """All shorter names by their first word."""

    by_first: dict[str, list[Alias]] = field(default_factory=dict)

    def add(self, words: Words, person: Person, *, weak: bool) -> None:
        """Adds one unless the same person has it."""
        known = self.by_first.setdefault(words[0], [])
        if all(alias.words != words or alias.person is not person for alias in known):
            known.append(Alias(words, person, weak))

    def at(self, line: Line, first: int) -> tuple[Alias, int, int] | None:
        """The longest shorter name at token `first`, the token after it and the letters of proclitics before it."""
        best: tuple[Alias, int, int] | None = None
        for form in line.tokens[first].forms:
            for alias in () if form.article else self.by_first.get(form.text, ()):
                last = first + len(alias.words)
                if not _stands(line, first, last, alias.words):
                    continue
                if best is None or (last, alias.person.last_seen) > (best[1], best[0].person.last_seen):
                    best = alias, last, form.skip
            if best is not None:
                break
        return best


def _stands(line: Line, first: int, last: int, words: Words) -> bool:
    if last > len(line.tokens) or any(at in line.taken for at in range(first, last)):
        return False
    return all(line.tokens[first + n].text == word for n, word in enumerate(words) if n)


def parts_of(line: Line, found: Found) -> tuple[Words, ...]:
    """The folded words of each part of a name."""
    ends = (*found.units[1:], found.last)
    return tuple(
        tuple(line.reads[at].text for at in range(begin, end) if line.reads[at] is not MARK)
        for begin, end in zip(found.units, ends, strict=True)
    )


def same_person(parts: tuple[Words, ...], other: tuple[Words, ...]) -> bool:
    """Whether two names of at least two parts may be one person's: one begins or ends like the other, or both do."""
    shorter, longer = sorted((parts, other), key=len)
    if len(shorter) < 2:
        return False
    return (
        longer[: len(shorter)] == shorter
        or longer[-len(shorter) :] == shorter
        or (shorter[0] == longer[0] and shorter[-1] == longer[-1])
    )


def short_names(line: Line, found: Found) -> Iterator[tuple[Words, bool]]:
    """The shorter names that a full name allows, each with whether it is weak."""
    parts = parts_of(line, found)
    if len(parts) < 2:
        yield parts[0], found.weights[0] not in (KNOWN, SHAPE) or len(parts[0][0]) < _LONG_ENOUGH
        return
    if len(parts) > 2:
        yield parts[-2] + parts[-1], not any(line.reads[at].named for at in found.units[-2:])
    if not _ordinal(line, found):
        yield parts[-1], _weak_family_name(line, found)
    first = line.reads[found.first]
    if found.weights[0] in (KNOWN, SHAPE) and not first.sorts & Sort.ALSO_WORD:
        yield parts[0], len(first.text) < _LONG_ENOUGH


def _ordinal(line: Line, found: Found) -> bool:
    """Whether the last part is a word with the article that counts ('محمد السادس') or describes."""
    last = line.reads[found.units[-1]]
    return last.article and bool(last.sorts & Sort.ALSO_WORD)


def _weak_family_name(line: Line, found: Found) -> bool:
    """Whether a family name may be an ordinary word, so that alone it is a mention only with a title or verb before."""
    if found.last - found.units[-1] > 1:
        return False
    read = line.reads[found.units[-1]]
    if read.sorts & (Sort.ALSO_WORD | Sort.GIVEN | Sort.WORD | Sort.TITLE):
        return True
    if read.named or read.alike:
        return False
    return not read.text.endswith(_YEH) or len(read.text) <= _LONG_ENOUGH + 1


_YEH = "\N{ARABIC LETTER YEH}"
