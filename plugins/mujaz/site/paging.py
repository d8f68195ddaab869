"""A long listing over numbered pages, counted from the oldest, so that a new briefing touches the newest page alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from mujaz.site.kept import Member


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a listing: its members, the newest first. `path` is its address below the listing's own.

    `newer` and `older` are the paths of its neighbours, None where there is none. The newest page has the listing's own
    address and no number.
    """

    number: int | None
    members: Sequence[Member]
    newer: tuple[str, ...] | None
    older: tuple[str, ...] | None

    @property
    def path(self) -> tuple[str, ...]:
        """The address below the listing's."""
        return _path(self.number)

    def mark(self, *also: str) -> str:
        """Changes with what the page shows of its members, and with `also`."""
        told = (f"{member.briefing} {member.mark}" for member in self.members)
        return sha256("\n".join((*also, repr(self.newer), *told)).encode()).hexdigest()[:16]


def pages(members: Sequence[Member], size: int) -> Iterator[Page]:
    """The pages of a listing, the newest first; it holds up to twice `size` members less one, the others `size`."""
    numbered = max(0, len(members) // size - 1)
    newest = len(members) - numbered * size
    yield Page(None, members[:newest], None, _path(numbered) if numbered else None)
    for number in range(numbered, 0, -1):
        start = newest + (numbered - number) * size
        newer = _path(number + 1 if number < numbered else None)
        yield Page(number, members[start : start + size], newer, _path(number - 1) if number > 1 else None)


def _path(number: int | None) -> tuple[str, ...]:
    return () if number is None else ("pages", str(number))
