"""The figures of the project's own gold, measured, and the floors below which the tests do not let them sink."""

from __future__ import annotations

import json
from pathlib import Path

from mujaz.extract.pipeline import extract
from mujaz.ingest.seed import read_article
from mujaz.lexicon.lexicon import load_lexicon
from quality.gold import annotated
from quality.scoring import Score

FLOORS = Path(__file__).parent / "floors.json"


def floors() -> dict[str, dict[str, float]]:
    """The F1 (for attributes, the share that is right) of each measure, for tuned and blind articles."""
    read: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return read


def measured() -> dict[str, Score]:
    """The scores as they are now."""
    lexicon = load_lexicon(Path(__file__).parents[2])
    scores = {"tuned": Score(), "blind": Score()}
    for gold in annotated():
        facts = extract(read_article(gold.seed, lexicon), lexicon)
        scores["blind" if gold.blind else "tuned"].add(gold, facts)
    return scores
