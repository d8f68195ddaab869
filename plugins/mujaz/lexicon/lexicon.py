"""All tables of the archive in one value, read once for each build."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mujaz.lexicon.boilerplate import Boilerplate, load_boilerplate

TABLES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The linguist's tables and the editor's register, checked and ready for look-up."""

    boilerplate: Boilerplate


def load_lexicon(root: Path) -> Lexicon:
    """The tables of this package and the register in `root`/content; raises LexiconError naming every problem."""
    return Lexicon(
        boilerplate=load_boilerplate(TABLES / "boilerplate.toml"),
    )
