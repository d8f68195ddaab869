"""From test cases of number recognisers (Microsoft Recognizers-Text, Arabic) to the share of values read right.

Usage: PYTHONPATH=plugins python benchmarks/numerals.py FOLDER

FOLDER holds NumberModel.json, PercentModel.json and NumberRangeModel.json. A case is right when exactly the expected
values are found in its sentence. Cases that the recognisers' own authors mark as not supported count too and are shown
apart.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import Any

from mujaz.arabic.numeral_expressions import expressions
from mujaz.arabic.tokens import tokenize
from mujaz.extract.figures_quantity import Scan
from mujaz.extract.figures_scan import quantities
from mujaz.lexicon.lexicon import TABLES, load_lexicon

MODELS = ("NumberModel", "PercentModel", "NumberRangeModel")


def main() -> None:
    """Prints a line for each model: values expected, values found, cases right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="print every sentence read wrong")
    arguments = parser.parse_args()
    lexicon = load_lexicon(TABLES.parents[2])
    for model in MODELS:
        cases = json.loads((arguments.folder / f"{model}.json").read_text(encoding="utf-8-sig"))
        _report(model, cases, lexicon, arguments.errors)


def _report(model: str, cases: list[dict[str, Any]], lexicon: Any, errors: bool) -> None:
    rows: dict[bool, list[int]] = {False: [0, 0, 0, 0], True: [0, 0, 0, 0]}
    for case in cases:
        apart = any(key.startswith("NotSupported") for key in case)
        wanted = [_wanted(result["Resolution"]["value"]) for result in case["Results"] if result["Text"]]
        found = _found(model, case["Input"], lexicon)
        right = _paired(wanted, list(found))
        whole = right == len(wanted) and len(found) == len(wanted)
        for at, amount in enumerate((len(wanted), right, 1, int(whole))):
            rows[apart][at] += amount
        if errors and not whole:
            print(f"  {case['Input']!r}: wanted {wanted}, found {found}")
    for apart, row in rows.items():
        _line(model, "marked not supported" if apart else "supported", row)
    _line(model, "all", [a + b for a, b in zip(*rows.values(), strict=True)])


def _line(model: str, name: str, row: list[int]) -> None:
    values, right, number, correct = row
    if number:
        shares = f"values {right}/{values} {_share(right, values)}  cases {correct}/{number} {_share(correct, number)}"
        print(f"{model:17} {name:21} {shares}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _wanted(value: str) -> Any:
    if value[:1] in "[(":
        low, high = value[1:-1].split(",")
        return (float(low) if low else None, float(high) if high else None)
    return float(value.removesuffix("%"))


def _paired(wanted: list[Any], found: list[Any]) -> int:
    right = 0
    for value in wanted:
        match = next((other for other in found if _equal(value, other)), None)
        if match is not None:
            found.remove(match)
            right += 1
    return right


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, tuple):
        return all(a == b if a is None or b is None else _equal(a, b) for a, b in zip(one, other, strict=True))
    return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-12)


def _found(model: str, text: str, lexicon: Any) -> list[Any]:
    tokens = tokenize(text)
    if model == "NumberModel":
        return [found.value for found in expressions(tokens, lexicon.numerals)]
    read = quantities(Scan(tokens, text, lexicon, lambda at: False))
    if model == "PercentModel":
        return [quantity.value for quantity in read if quantity.noun and quantity.noun.kind == "percent"]
    return [(quantity.low, quantity.high) for quantity in read if quantity.bound != "exact"]


if __name__ == "__main__":
    main()
