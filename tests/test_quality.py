"""The quality gate: no measure on the project's own gold sinks silently, and every fact says truly why it was found."""

from __future__ import annotations

import pytest

from quality.floors import GROUPS, floors, measured
from quality.scoring import Score


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return measured()


@pytest.mark.parametrize("group", GROUPS.values())
def test_no_measure_sinks(scores: dict[str, Score], group: str) -> None:
    now = {what: round(count.f1, 3) for what, count in scores[group].counts.items()}
    sunk = {what: (floor, now.get(what)) for what, floor in floors()[group].items() if now.get(what, 0) < floor}
    assert not sunk, f"{sunk}: mend the rule, or re-measure with 'make score UPDATE=1' and say why"
