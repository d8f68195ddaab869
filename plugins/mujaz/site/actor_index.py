"""The index of actors over pages: for each kind its names by their letters, as many pages in either language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from mujaz.render.names import initial, sort_key
from mujaz.site.kept import Named

# As many names as one page bears before the index is cut, as many as each page has then, and the most named above all.
ON_ONE_PAGE, ON_A_PAGE, _MOST_NAMED = 500, 300, 40


@dataclass(frozen=True, slots=True)
class IndexPage:
    """A page of one kind: its letters in their order, each with its actors. `number` counts from 1 within the kind."""

    kind: str
    number: int
    letters: Sequence[tuple[str, Sequence[Named]]]

    @property
    def path(self) -> tuple[str, ...]:
        """Its address below that of the index."""
        return ("kinds", self.kind) if self.number == 1 else ("kinds", self.kind, str(self.number))

    @property
    def letter_range(self) -> tuple[str, str]:
        """Its first and its last letter."""
        return self.letters[0][0], self.letters[-1][0]

    def mark(self, among: Sequence[IndexPage]) -> str:
        """Changes with whatever the page shows, be it of its own actors or of the pages `among` which it stands."""
        shown = [[letter, [(one.id, one.name, one.briefings) for one in of]] for letter, of in self.letters]
        return sha256(repr((shown, [page.letter_range for page in among])).encode()).hexdigest()[:16]


def index_pages(actors: Iterable[Named], kind: str, lang: str) -> list[IndexPage]:
    """The pages of one kind in one language's order; a letter may go on upon the next page.

    They are as many in either language, for a page has its counterpart at the same address.
    """
    ordered = sorted((one for one in actors if one.kind == kind), key=lambda one: sort_key(one.name, lang))
    parts = (ordered[at : at + ON_A_PAGE] for at in range(0, len(ordered), ON_A_PAGE))
    return [IndexPage(kind, number, _by_letter(part, lang)) for number, part in enumerate(parts, 1)]


def _by_letter(actors: Iterable[Named], lang: str) -> list[tuple[str, list[Named]]]:
    return [(letter, list(of)) for letter, of in groupby(actors, key=lambda one: initial(one.name, lang))]


def most_named(actors: Iterable[Named]) -> list[Named]:
    """The actors in most briefings, the most first; those who have no name are others in each."""
    return sorted((one for one in actors if not one.nameless), key=lambda one: (-one.briefings, one.id))[:_MOST_NAMED]
