"""The map on a place's page: the point where it belongs, coasts and borders around it, nothing where nobody knows."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import lxml.html
import pytest

from built_site import build
from mujaz.model.entry import Entry
from mujaz.model.facts import Bilingual
from mujaz.site.whereabouts import given, looked_up
from mujaz.site.world import degrees, locator
from sample_archive import HandMadeArchive, flood


def drawn(latitude: float, longitude: float) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(str(locator(latitude, longitude, "<name>")))


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text)]


def size(svg: lxml.html.HtmlElement) -> tuple[float, float]:
    _, _, wide, high = numbers(svg.get("viewbox"))
    return wide, high


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(32.77, 22.64), (0, 0), (64.1, -21.9), (-17.7, 178.0), (-17.7, -179.5), (-54.8, -68.3)]
)
def test_point_lies_within_its_map_and_land_is_near(latitude: float, longitude: float) -> None:
    svg = drawn(latitude, longitude)
    (point,) = svg.xpath(".//circle")
    wide, high = size(svg)
    assert 0.4 * wide <= float(point.get("cx")) <= 0.6 * wide
    assert 0.3 * high <= float(point.get("cy")) <= 0.7 * high
    assert svg.xpath('.//path[@class="land"]/@d')[0].count("z") >= 1
    assert svg.get("aria-label") == "<name>"


def corners(path: str) -> list[list[tuple[float, float]]]:
    """The absolute corners of each part of a path."""
    parts = []
    for part in re.findall(r"M([^Mz]+)", path):
        values = numbers(part)
        at = (values[0], values[1])
        points = [at]
        for step in zip(values[2::2], values[3::2], strict=True):
            at = (at[0] + step[0], at[1] + step[1])
            points.append(at)
        parts.append(points)
    return parts


def inside(point: tuple[float, float], ring: list[tuple[float, float]]) -> bool:
    """Whether a ray from the point crosses the ring an odd number of times."""
    x, y = point
    crossed = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossed = not crossed
    return crossed


@pytest.mark.parametrize(
    ("latitude", "longitude", "ashore"),
    [(24.7, 46.7, True), (15.6, 32.5, True), (34.0, 18.0, False), (33.9, 34.5, False), (48.9, 2.4, True)],
)
def test_land_is_where_it_is_on_the_earth(latitude: float, longitude: float, ashore: bool) -> None:
    svg = drawn(latitude, longitude)
    point = (float(svg.xpath(".//circle/@cx")[0]), float(svg.xpath(".//circle/@cy")[0]))
    rings = corners(svg.xpath('.//path[@class="land"]/@d')[0])
    assert (sum(inside(point, ring) for ring in rings) % 2 == 1) == ashore


def test_land_stays_within_the_picture_and_neighbours_share_it() -> None:
    svg = drawn(33.5, 36.3)
    wide, high = size(svg)
    for x, y in (corner for ring in corners(svg.xpath('.//path[@class="land"]/@d')[0]) for corner in ring):
        assert -1 <= x <= wide + 1
        assert -1 <= y <= high + 1
    near = drawn(33.1, 36.0)
    assert near.xpath(".//path/@d") == svg.xpath(".//path/@d")
    assert near.xpath(".//circle/@cx") != svg.xpath(".//circle/@cx")
    assert svg.xpath('.//path[@class="border"]/@d')[0]


def test_degrees_name_their_hemispheres() -> None:
    assert degrees(32.767, 22.637) == "32.77°N, 22.64°E"
    assert degrees(-34.6, -58.4) == "34.60°S, 58.40°W"


def place(name: str, kind: str, country: str | None) -> SimpleNamespace:
    return SimpleNamespace(name=Bilingual(name), kind=kind, country=country)


def test_only_a_city_of_one_name_in_its_country_is_looked_up() -> None:
    found = looked_up(place("عمان", "city", "jo"))
    assert found is not None
    assert found == pytest.approx((31.96, 35.95), abs=0.1)
    assert looked_up(place("الخرطوم", "city", "sd")) == pytest.approx((15.55, 32.53), abs=0.1)
    assert looked_up(place("عمان", "city", "fr")) is None
    assert looked_up(place("عمان", "city", None)) is None
    assert looked_up(place("عمان", "country", "jo")) is None
    assert looked_up(place("مدينة لا وجود لها", "city", "jo")) is None


def located() -> Entry:
    entry = flood()
    valley = replace(entry.facts.places[0], latitude=31.95, longitude=35.93)
    return replace(entry, facts=replace(entry.facts, places=(valley,)))


@pytest.mark.site
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_page_has_a_map_where_the_point_is_known_and_none_elsewhere(tmp_path: Path, lang: str) -> None:
    assert given(flood().facts.places) == {}
    for name, entry, number in (("known", located(), 1), ("unknown", flood(), 0)):
        built = build(tmp_path / name, HandMadeArchive((entry,)))
        html = lxml.html.fromstring((built / lang / "places/wadi-al-samr/index.html").read_bytes())
        assert len(html.xpath('//figure[@class="where"]/svg[@role="img"]')) == number
        assert html.xpath('//figcaption/bdi[@dir="ltr"]/text()')[:1] == ["31.95°N, 35.93°E"][:number]
