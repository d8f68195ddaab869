"""How far a long piece of work is, for whoever waits: a bar in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

# Pelican's, for only one console may draw in a terminal, and Pelican's already says that it is at work.
from pelican.log import console

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

# Seconds until anything is said, between two lines where there is no terminal, and between two pictures of the bar.
_PATIENCE, _EVERY, _DRAWN = 2.0, 10.0, 0.2


class Progress:
    """Counts pieces of work; `label` says of what, `total` how many there are, 0 where nobody knows.

    The bar stands while the context is open.
    """

    def __init__(self, label: str, total: int = 0) -> None:
        self.label, self.total, self.done = label, total, 0
        self._began = self._told = time.monotonic()
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:  # fmt: skip
        if self._bar:
            self._bar.stop()

    def __call__(self, piece: str) -> None:
        """One more is done."""
        self.done += 1
        now = time.monotonic()
        every = _DRAWN if console.is_terminal else _EVERY
        last = self.total and self.done == self.total
        if now - self._began >= _PATIENCE and (last or now - self._told >= every):
            self._told = now
            self._say()

    def _say(self) -> None:
        if console.is_terminal:
            self._draw()
            return
        of = f" of {self.total:,}" if self.total else ""
        print(f"{self.done:,}{of} {self.label}", file=sys.stderr, flush=True)

    def _draw(self) -> None:
        if self._bar is None:
            self._bar = _bar()
            self._bar.add_task(self.label, total=self.total or None)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=self.done, refresh=True)


def _bar() -> Bar:
    """A bar that goes when it is done, and that only draws when it is told to: forked workers have no other thread."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, auto_refresh=False)
