"""From read tokens to the stretch that is one person's name."""

from __future__ import annotations

from mujaz.extract.persons_parts import Begun, part_after
from mujaz.extract.persons_units import STRONG, Found, Line, unit_at, unread_opening

_MOST_PARTS = 9


def name_at(line: Line, first: int, *, titled: bool = False) -> Found | None:
    """The name that begins at token `first`, as far as it goes; None where none begins.

    `titled` says that a title or an office stands before, so that more may be a name.
    """
    if first in line.known:
        parts = tuple(range(first, line.known[first]))
        return Found(first, line.known[first], parts, (STRONG,) * len(parts))
    opening = unit_at(line, first, opening=True, titled=titled) or (unread_opening(line, first) if titled else None)
    return None if opening is None else name_from(line, first, opening, titled=titled)


def name_from(line: Line, first: int, opening: tuple[int, int], *, titled: bool) -> Found:
    """The name whose first part begins at token `first`; `opening` says where that ends and how sure it is one."""
    begun, at = Begun([first], [opening[1]], titled), opening[0]
    while at < len(line.tokens) and len(begun.units) < _MOST_PARTS:
        part = part_after(line, at, begun)
        if part is None:
            break
        begun.units.append(at)
        begun.weights.append(part[1])
        at = part[0]
    return Found(first, at, tuple(begun.units), tuple(begun.weights))
