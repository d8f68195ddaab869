"""How far a long piece of work is, for whoever waits: a bar in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time

_PATIENCE, _EVERY = 2.0, 10.0  # seconds until anything is said, and between two lines where there is no terminal


class Progress:
    """Counts pieces of work; `label` says of what, `total` how many there are, 0 where nobody knows."""

    def __init__(self, label: str, total: int = 0) -> None:
        self.label, self.total, self.done = label, total, 0
        self._began = self._told = time.monotonic()

    def __call__(self, piece: str) -> None:
        """One more is done."""
        self.done += 1
        now = time.monotonic()
        last = self.total and self.done == self.total
        if now - self._began >= _PATIENCE and (last or now - self._told >= _EVERY):
            self._told = now
            self._say()

    def _say(self) -> None:
        of = f" of {self.total:,}" if self.total else ""
        print(f"{self.done:,}{of} {self.label}", file=sys.stderr, flush=True)
