"""Whether work grows in proportion to its size, told so that other work on the machine does not decide it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from functools import partial

# What takes less than this, in seconds, is too short to be told from noise.
_NOISE = 0.004
# Eight times as much may take so many times as long: linear work takes 8 to 10, quadratic 64.
TIMES, _MOST = 8, 24
_TRIES = 4


def seconds(work: Callable[[], object], tries: int = 1) -> float:
    """The least of the process's own time that the work took, collection of garbage set aside."""
    taken = []
    for _ in range(tries):
        gc.disable()
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
        gc.enable()
    return min(taken)


def superlinear(work: Callable[[int], object], small: int) -> str | None:
    """None where `work` of eight times the size takes no more than some eight times as long; else the two times."""
    for tries in range(1, _TRIES + 1):
        less, more = seconds(partial(work, small), tries), seconds(partial(work, TIMES * small), tries)
        if more <= _MOST * less + _NOISE:
            return None
    return f"{small}: {less:.4f} s, {TIMES * small}: {more:.4f} s"
