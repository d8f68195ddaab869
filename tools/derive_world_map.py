"""Makes plugins/mujaz/site/world.json from Natural Earth's shapes, once; a build never runs it.

    npm install --ignore-scripts world-atlas@2.0.2
    python tools/derive_world_map.py node_modules/world-atlas/countries-50m.json

Natural Earth's shapes (naturalearthdata.com) are in the public domain; world-atlas (ISC licence) has them
as TopoJSON.

What comes out: `arcs`, each the longitude and latitude of its first point and then the steps to the next ones, all in
twentieths of a degree; `land`, each coastline as the arcs that it consists of (~n is arc n backwards); `borders`, the
arcs that two countries share.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

UNITS = 20
TOLERANCE = 0.9
SMALLEST = 4
TARGET = Path(__file__).resolve().parent.parent / "plugins" / "mujaz" / "site" / "world.json"
Point = tuple[float, float]


def decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """An arc of TopoJSON, in units."""
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        lon, lat = (value * scale + move for value, scale, move in zip((x, y), *transform.values(), strict=True))
        points.append((lon * UNITS, lat * UNITS))
    return points


def simplified(points: list[Point]) -> list[Point]:
    """The arc without the points that lie nearer than TOLERANCE to the line between those that stay."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def distance(point: Point) -> float:
        if length == 0:
            return float(((point[0] - ax) ** 2 + (point[1] - ay) ** 2) ** 0.5)
        return float(abs((bx - ax) * (ay - point[1]) - (ax - point[0]) * (by - ay)) / length)

    far = max(range(1, len(points) - 1), key=lambda at: distance(points[at]))
    if distance(points[far]) < TOLERANCE:
        return [points[0], points[-1]]
    return simplified(points[: far + 1])[:-1] + simplified(points[far:])


def polygons(geometry: dict[str, Any]) -> Iterator[list[list[int]]]:
    """The polygons of a geometry and of all that it holds: lists of rings of arcs."""
    for inner in geometry.get("geometries", ()):
        yield from polygons(inner)
    if geometry["type"] == "Polygon":
        yield geometry["arcs"]
    if geometry["type"] == "MultiPolygon":
        yield from geometry["arcs"]


def large(ring: list[int], arcs: list[list[Point]]) -> bool:
    """Whether a ring would be seen on a map."""
    points = [point for arc in ring for point in arcs[arc if arc >= 0 else ~arc]]
    return any(max(p[axis] for p in points) - min(p[axis] for p in points) >= SMALLEST for axis in (0, 1))


def stepped(points: Iterable[Point]) -> list[int]:
    """Whole units: the first point, then steps."""
    steps: list[int] = []
    before = (0, 0)
    for point in points:
        here = (round(point[0]), round(point[1]))
        if not steps or here != before:
            steps += [here[0] - before[0], here[1] - before[1]]
        before = here
    return steps


def main() -> None:
    """Reads the TopoJSON named on the command line and writes the table."""
    topology = json.loads(Path(sys.argv[1]).read_bytes())
    arcs = [simplified(decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    land = [ring for polygon in polygons(topology["objects"]["land"]) for ring in polygon if large(ring, arcs)]
    users = Counter(
        arc if arc >= 0 else ~arc
        for polygon in polygons(topology["objects"]["countries"])
        for ring in polygon
        for arc in ring
    )
    borders = [arc for arc, number in sorted(users.items()) if number > 1]
    kept = sorted({arc if arc >= 0 else ~arc for ring in land for arc in ring} | set(borders))
    place = {arc: at for at, arc in enumerate(kept)}
    table = {
        "arcs": [stepped(arcs[arc]) for arc in kept],
        "land": [[place[arc] if arc >= 0 else ~place[~arc] for arc in ring] for ring in land],
        "borders": [place[arc] for arc in borders],
    }
    TARGET.write_text(json.dumps(table, separators=(",", ":")).replace("],[", "],\n[") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
