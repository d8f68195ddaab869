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
GROUPS = {"tuning": "tuned", "wider": "wider", "blind": "blind", "blind-2": "blind-2"}
"""What the table calls the articles of each part."""
SILENT = frozenset({"blind-2"})
"""The groups whose errors nobody prints, so that no rule is written for one of their sentences."""


def floors() -> dict[str, dict[str, float]]:
    """The F1 (for attributes, the share that is right) of each measure, by group of articles."""
    read: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return read


def measured() -> dict[str, Score]:
    """The scores as they are now."""
    lexicon = load_lexicon(Path(__file__).parents[2])
    scores = {group: Score() for group in GROUPS.values()}
    for gold in annotated():
        facts = extract(read_article(gold.seed, lexicon), lexicon)
        scores[GROUPS[gold.part]].add(gold, facts)
    return scores
