"""From a point on the earth to a map of its surroundings: coasts and borders as an SVG element, drawn at build time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import cos, radians
from pathlib import Path

from markupsafe import Markup, escape

_TABLE = Path(__file__).with_name("world.json")
# The table counts twentieths of a degree. A map shows so many degrees from side to side and from top to bottom.
_UNITS, _WIDE, _HIGH = 20, 34, 20
# Maps are cut from a grid of so many degrees, so that neighbours share one.
_GRID = 4
_TURN = 360 * _UNITS
Point = tuple[float, float]
Line = Sequence[Point]
Box = tuple[float, float, float, float]
Shape = tuple[Line, Box]


@cache
def _shapes() -> tuple[list[Shape], list[Shape]]:
    """Coastlines and borders, in units, each with the box that holds it."""
    table = json.loads(_TABLE.read_text(encoding="utf-8"))
    arcs = [_points(arc) for arc in table["arcs"]]
    rings = (_ring(ring, arcs) for ring in table["land"])
    return [_boxed(ring) for ring in rings], [_boxed(arcs[arc]) for arc in table["borders"]]


def _boxed(line: Line) -> Shape:
    xs, ys = zip(*line, strict=True)
    return line, (min(xs), min(ys), max(xs), max(ys))


def _points(steps: Sequence[int]) -> list[Point]:
    x = y = 0
    points: list[Point] = []
    for at in range(0, len(steps), 2):
        x, y = x + steps[at], y + steps[at + 1]
        points.append((x, y))
    return points


def _ring(ring: Sequence[int], arcs: Sequence[Line]) -> list[Point]:
    """A coastline whole: where two arcs meet, their common point stands once."""
    points: list[Point] = []
    for arc in ring:
        line = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        points.extend(line[1:] if points else line)
    return points


def locator(latitude: float, longitude: float, name: str) -> Markup:
    """The map around a point, north above in both languages; a screen reader is told its `name`."""
    column, row = _grid(longitude), _grid(latitude)
    land, borders = _surroundings(column, row)
    x, y = _placed((longitude * _UNITS, latitude * _UNITS), column, row)
    wide, high = _frame(row)
    return Markup(
        f'<svg class="map" role="img" viewBox="0 0 {wide} {high}" aria-label="{escape(name)}">'
        f'<path class="land" d="{land}"/><path class="border" d="{borders}"/>'
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="9"/></svg>'
    )


def _grid(degrees: float) -> int:
    return round(degrees / _GRID) * _GRID


def _frame(row: int) -> tuple[int, int]:
    """The picture's width and height: a degree of longitude is shorter the further it lies from the equator."""
    return round(_WIDE * _UNITS * _narrowed(row)), _HIGH * _UNITS


def _narrowed(row: int) -> float:
    return max(0.3, cos(radians(min(abs(row), 80))))


def _placed(point: Point, column: int, row: int) -> Point:
    west, north = (column - _WIDE / 2) * _UNITS, (row + _HIGH / 2) * _UNITS
    return (point[0] - west) * _narrowed(row), north - point[1]


@lru_cache(maxsize=1024)
def _surroundings(column: int, row: int) -> tuple[str, str]:
    """The paths of the land and of the borders that a map shows."""
    land, borders = _shapes()
    west, south = (column - _WIDE / 2) * _UNITS, (row - _HIGH / 2) * _UNITS
    box = (west, south, west + _WIDE * _UNITS, south + _HIGH * _UNITS)
    rings = [_path(clipped, column, row) + "z" for ring in _near(land, box) if len(clipped := _clipped(ring, box)) > 2]
    lines = [_path(part, column, row) for line in _near(borders, box) for part in _inside(line, box)]
    return "".join(rings), "".join(lines)


def _near(shapes: Sequence[Shape], box: Box) -> Iterator[Line]:
    """The lines that touch the box, each also a whole turn further east or west, for the earth is round."""
    for line, (west, south, east, north) in shapes:
        for turn in (-_TURN, 0, _TURN):
            if east + turn >= box[0] and west + turn <= box[2] and north >= box[1] and south <= box[3]:
                yield [(x + turn, y) for x, y in line] if turn else line


def _clipped(ring: Line, box: Box) -> list[Point]:
    """A ring cut at the box's four sides, one after the other (Sutherland and Hodgman)."""
    points: Sequence[Point] = ring
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        points = _cut(points, axis, limit, sign)
    return list(points)


def _cut(points: Sequence[Point], axis: int, limit: float, sign: int) -> list[Point]:
    if not points:
        return []
    kept, before = [], points[-1]
    was_inside = sign * (before[axis] - limit) >= 0
    for point in points:
        inside = sign * (point[axis] - limit) >= 0
        if inside != was_inside:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside:
            kept.append(point)
        before, was_inside = point, inside
    return kept


def _inside(line: Line, box: Box) -> Iterator[list[Point]]:
    """The stretches of a line that lie in the box, each with the points just outside; the edge hides those."""
    part: list[Point] = []
    before = None
    for point in line:
        if box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]:
            if not part and before:
                part.append(before)
            part.append(point)
        elif part:
            yield [*part, point]
            part = []
        before = point
    if len(part) > 1:
        yield part


def _path(points: Sequence[Point], column: int, row: int) -> str:
    """A path in whole pixels, by steps; what does not move is left out."""
    placed = [_placed(point, column, row) for point in points]
    x, y = round(placed[0][0]), round(placed[0][1])
    written = [f"M{x} {y}l"]
    for point in placed[1:]:
        dx, dy = round(point[0]) - x, round(point[1]) - y
        if dx or dy:
            written.append(f"{dx} {dy} ")
            x, y = x + dx, y + dy
    return "".join(written).rstrip(" ") if len(written) > 1 else f"M{x} {y}"


def degrees(latitude: float, longitude: float) -> str:
    """A point in degrees: '32.76°N, 22.63°E'."""
    north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
    return f"{abs(latitude):.2f}°{north}, {abs(longitude):.2f}°{east}"
