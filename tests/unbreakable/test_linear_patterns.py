"""No regular expression of the package takes more than linear time, whatever the text."""

from __future__ import annotations

import re

import pytest

from unbreakable.patterns import attacks, patterns
from unbreakable.timing import superlinear

PATTERNS = patterns()
# A text of so many letters shows what grows with the square; what does not is tried on longer ones too.
SHORT, LONG = 500, 8_000
MOST_LONG = 4


def try_all(pattern: re.Pattern[str], text: str) -> None:
    """Every way in which a pattern is used, and the ways in which it is not used yet."""
    pattern.search(text)
    pattern.fullmatch(text)
    for _ in pattern.finditer(text):
        pass


def cost(pattern: re.Pattern[str], unit: str, tail: str, size: int) -> str | None:
    return superlinear(lambda size: try_all(pattern, unit * (size // len(unit)) + tail), size)


@pytest.mark.parametrize("place", PATTERNS)
def test_pattern_takes_linear_time(place: str) -> None:
    pattern = PATTERNS[place]
    tried = list(attacks(pattern))
    slow = {(unit, tail): said for unit, tail in tried if (said := cost(pattern, unit, tail, SHORT))}
    assert not slow, slow
    long = {(unit, tail): said for unit, tail in tried[:MOST_LONG] if (said := cost(pattern, unit, tail, LONG))}
    assert not long, long


def test_a_pattern_that_goes_back_is_noticed() -> None:
    pattern = re.compile(r"\s+$")
    assert any(cost(pattern, unit, tail, SHORT) for unit, tail in attacks(pattern))


def test_the_patterns_are_found_wherever_they_stand() -> None:
    places = {place.rsplit(":", 1)[0].rsplit("[", 1)[0] for place in PATTERNS}
    known = {"mujaz.arabic.tokens._TOKEN", "mujaz.site.markup._RUN", "mujaz.arabic.search_keys._SOUNDS"}
    assert known <= places
    assert any(":" in place for place in PATTERNS)  # those that are written where they are used
