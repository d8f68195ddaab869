"""Builds that are cut off at a chosen point, each in a fork of one process that has everything loaded already.

Run as a program in a repository, with its code first in the path: it reads orders from its standard input, one JSON
object to a line, and answers each with one. An order {"cut": null} builds undisturbed and tells how many points there
were. {"cut": "before", "at": 7} kills with SIGKILL before the seventh file is opened for writing, moved or removed;
"within" kills while the next file is half written; "full" lets every write beyond the first bytes fail from there on,
as on a full disk; "clock" kills after so many seconds.
"""

from __future__ import annotations

import gc
import io
import json
import mmap
import os
import resource
import signal
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_EVENTS = frozenset(("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"))
_FIRST_BYTES = 64


class Points:
    """Counts, over all processes of a build, what changes files; does what the order says at one of them."""

    def __init__(self, root: Path) -> None:
        self.inside = os.fspath(root)
        self.count = mmap.mmap(-1, 8)
        self.order: dict[str, Any] = {"cut": None}
        self.on = False

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on or not (event in _EVENTS or (event == "open" and self._writes(arguments))):
            return
        if event == "os.mkdir" and Path(arguments[0]).is_dir():
            return
        seen = int.from_bytes(self.count[:8], "little") + 1
        self.count[:8] = seen.to_bytes(8, "little")
        if seen == self.order.get("at"):
            self._cut()

    def _writes(self, arguments: tuple[Any, ...]) -> bool:
        path, _, flags = arguments
        inside = isinstance(path, str | os.PathLike) and str(Path(path).absolute()).startswith(self.inside)
        return inside and bool(flags & _WRITES) and "__pycache__" not in os.fspath(path)

    def _cut(self) -> None:
        if self.order["cut"] == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.order["cut"] == "within":
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (_FIRST_BYTES, hard))


def run_build() -> tuple[int, str]:
    """`mujaz build` in this process; gives its exit status and all that it said."""
    from mujaz.cli import main  # noqa: PLC0415

    said = io.StringIO()
    sys.argv = ["mujaz", "build"]
    with redirect_stdout(said), redirect_stderr(said):
        try:
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
        else:
            status = 0
    return status, said.getvalue()


def in_fork(points: Points, order: dict[str, Any]) -> dict[str, Any]:
    """Obeys one order in a fork; tells how the build ended."""
    points.count[:8] = bytes(8)
    points.order = order
    reader, writer = os.pipe()
    begun = time.monotonic()
    child = os.fork()
    if not child:
        os.close(reader)
        points.on = True
        status, said = run_build()
        points.on = False
        os.write(writer, said[-4000:].encode())
        os._exit(status)
    os.close(writer)
    if order["cut"] == "clock":
        time.sleep(order["at"])
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reader, "rb") as stream:
        said = stream.read().decode(errors="replace")
    _, status = os.waitpid(child, 0)
    return {
        "status": os.waitstatus_to_exitcode(status),
        "said": said,
        "points": int.from_bytes(points.count[:8], "little"),
        "seconds": time.monotonic() - begun,
    }


def main() -> None:
    """Builds once, so that everything is loaded; then obeys."""
    points = Points(Path.cwd())
    sys.addaudithook(points)
    answers = os.fdopen(os.dup(1), "w")
    print(json.dumps(run_build()), file=answers, flush=True)
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(in_fork(points, json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()
