"""`make score`: the table of measures on the project's own gold, and with --errors each error.

`--update` writes the figures down as the floors that the tests hold; it refuses to lower one unless told to.
"""

from __future__ import annotations

import argparse
import json
import sys

from mujaz.lexicon.lexicon import load_lexicon
from quality.floors import FLOORS, SILENT, floors, measured
from quality.planted import ROOT, report


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list every error, save those of articles still blind")
    parser.add_argument("--update", action="store_true", help="write the figures down as floors")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower a floor")
    arguments = parser.parse_args()
    scores = measured()
    for group, score in scores.items():
        print(f"\n{group}: precision, recall, F1")
        for what, count in sorted(score.counts.items()):
            figures = "  ".join(f"{figure:.3f}" for figure in (count.precision, count.recall, count.f1))
            print(f"  {what:20} {figures}  of {count.right + count.missed}")
    if arguments.errors:
        print("\n".join(error for group, score in scores.items() if group not in SILENT for error in score.errors))
    print("\n" + report(load_lexicon(ROOT), errors=arguments.errors))
    if arguments.update:
        _update({group: {what: round(c.f1, 3) for what, c in sorted(s.counts.items())} for group, s in scores.items()},
                lower=arguments.allow_regression)  # fmt: skip


def _update(figures: dict[str, dict[str, float]], *, lower: bool) -> None:
    old = floors() if FLOORS.exists() else {}
    sunk = [
        f"{g} {w}: {old[g][w]} -> {f}"
        for g, ws in figures.items()
        for w, f in ws.items()
        if f < old.get(g, {}).get(w, 0)
    ]
    if sunk and not lower:
        sys.exit("These would sink; mend the rule, or add --allow-regression and say why:\n" + "\n".join(sunk))
    beside = FLOORS.with_suffix(".new")
    beside.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    beside.replace(FLOORS)


if __name__ == "__main__":
    main()
