"""Every translation of the archive compared with its Arabic, as problems to mend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mujaz.archive.archive import Archive
from mujaz.archive.extraction import load_tables
from mujaz.archive.fingerprints import fingerprint_of_finders
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.entry import Entry
from mujaz.model.problem import Problem
from mujaz.translate.memory import TranslationError, current, path_of, read_memory
from mujaz.translate.parity import check_parity
from mujaz.translate.units import units


def translation_problems(root: Path, archive: Archive) -> Iterator[Problem]:
    """What the translations of the archive's entries get wrong, in the order of the entries, newest first.

    A translation file that cannot be read is a problem like the others. The archive must be up to date.
    """
    lexicon = load_tables(root, fingerprint_of_finders(root))
    for entry in archive.entries():
        path = path_of(root, entry.id)
        if path.exists():
            yield from _of_entry(path, entry, lexicon)


def _of_entry(path: Path, entry: Entry, lexicon: Lexicon) -> Iterator[Problem]:
    parts = list(units(entry))
    try:
        memory = current(read_memory(path), parts)
    except TranslationError as error:
        yield from error.problems
        return
    for mismatch in check_parity(entry, parts, memory, lexicon):
        yield mismatch.problem(entry.id)
