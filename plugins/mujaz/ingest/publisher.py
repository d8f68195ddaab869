"""Who published an article, from its credit line or dateline."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.tokens import tokenize
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.document import Segment


def publisher_of(text: str, parts: Sequence[Segment], lexicon: Lexicon) -> str | None:
    """The first outlet that a credit line names, else a dateline; 'agencies' alone names nobody."""
    for kind in ("credit", "dateline"):
        for part in parts:
            if part.kind == kind:
                for _, _, outlet in lexicon.boilerplate.outlets_in(tokenize(part.span.of(text).lower())):
                    if not outlet.generic and (kind == "credit" or outlet.dateline):
                        return outlet.name
    return None
