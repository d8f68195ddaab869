"""A command run and measured: its wall time, or the memory of all its processes together."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.1  # seconds between two looks at the memory
_PROC = Path("/proc")
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_RSS = re.compile(r"^Rss:\s+(\d+) kB", re.MULTILINE)


class BuildError(Exception):
    """A build that failed, with the end of what it printed."""


@dataclass(frozen=True, slots=True)
class Command:
    """What to run, where, and what its environment has besides our own."""

    words: Sequence[str]
    folder: Path
    environment: Mapping[str, str]

    def start(self, output: Path) -> subprocess.Popen[bytes]:
        """Starts it; what it prints goes into the file `output`."""
        with output.open("wb") as stream:
            return subprocess.Popen(
                self.words, cwd=self.folder, env={**os.environ, **self.environment}, stdout=stream, stderr=stream
            )


@dataclass(frozen=True, slots=True)
class Memory:
    """The peak over all processes of a build, in MB: proportional (shared pages once) and resident (once for each)."""

    proportional: float
    resident: float


def wall_time(command: Command, log: Path) -> float:
    """Seconds from start to end, everything written before flushed to the disk first. Raises BuildError."""
    os.sync()
    began = time.perf_counter()
    process = command.start(log)
    status = process.wait()
    seconds = time.perf_counter() - began
    _check(command, status, log)
    return seconds


def peak_memory(command: Command, log: Path) -> Memory:
    """The peak memory of a build and everything that it starts; zeros where there is no /proc. Raises BuildError."""
    process = command.start(log)
    proportional = resident = 0
    while process.poll() is None:
        pss, rss = _memory(process.pid)
        proportional, resident = max(proportional, pss), max(resident, rss)
        time.sleep(_EVERY)
    _check(command, process.returncode, log)
    return Memory(proportional / 1024, resident / 1024)


def _check(command: Command, status: int, log: Path) -> None:
    if status:
        raise BuildError(f"{' '.join(command.words)} ended with {status}:\n{log.read_text(errors='replace')[-2000:]}")


def _memory(root: int) -> tuple[int, int]:
    proportional = resident = 0
    for pid in _family(root):
        try:
            told = (_PROC / str(pid) / "smaps_rollup").read_text()
        except OSError:
            continue  # ended meanwhile, or no Linux
        pss, rss = _PSS.search(told), _RSS.search(told)
        proportional += int(pss[1]) if pss else 0
        resident += int(rss[1]) if rss else 0
    return proportional, resident


def _family(root: int) -> Iterator[int]:
    """A process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for path in _PROC.glob("[0-9]*/stat"):
        try:
            # The name in parentheses may hold anything, so what follows its end is what counts.
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(path.parent.name))
    waiting = [root]
    while waiting:
        pid = waiting.pop()
        yield pid
        waiting += children.get(pid, [])
