"""What every Python process of a build under test does first, where its environment asks for it.

MUJAZ_TEST_WATCH names a file: each file, folder, program and socket that the process asks for is noted there, and no
socket of the net is given. MUJAZ_TEST_ELSEWHERE makes the machine another one: folders list their files in the other
order, there is one core, files get other rights, and it is four years later.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import unquote

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_CHANGING = frozenset(
    ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.utime")
)
_READING = frozenset(("os.listdir", "os.scandir"))
_PROGRAMS = frozenset(("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"))
_FOUR_YEARS = 4 * 365 * 86_400


def watch(log: str) -> None:
    """Notes one line for each: a letter (R read, W write, N net, X program), a space and the path or the event."""
    descriptor = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def note(letter: str, what: object) -> None:
        if isinstance(what, str | bytes | os.PathLike):
            path = Path(os.fsdecode(what)).absolute()
            os.write(descriptor, f"{letter} {path}\n".encode(errors="surrogateescape"))

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            note("W" if flags & _WRITES else "R", path)
        elif event == "sqlite3.connect":
            path, _, how = str(arguments[0]).removeprefix("file://").partition("?")
            note("R" if how == "mode=ro" else "W", unquote(path))
        elif event in _CHANGING:
            for path in arguments[: 2 if event in {"os.rename", "os.link", "os.symlink"} else 1]:
                note("W", path)
        elif event in _READING:
            note("R", arguments[0])
        elif event in _PROGRAMS:
            os.write(descriptor, f"X {arguments[:2]}\n".encode())
        elif event.startswith("socket.") and _of_the_net(event, arguments):
            if not _is_probe():
                os.write(descriptor, f"N {event}\n".encode())
            raise PermissionError(f"{event}: this build has no net")

    sys.addaudithook(hook)


def _of_the_net(event: str, arguments: tuple[Any, ...]) -> bool:
    local = event == "socket.__new__" and int(arguments[1]) == 1  # AF_UNIX, by which processes of one machine speak
    return not local and event != "socket.gethostname"


def _is_probe() -> bool:
    """Whether urllib3, when it is imported, looks if this machine knows IPv6: refused too, and no use of the net."""
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        if frame.f_code.co_name == "_has_ipv6":
            return True
        frame = frame.f_back
    return False


class _OtherOrder:
    """`os.scandir` with its entries in the other order."""

    def __init__(self, *arguments: Any) -> None:
        with _SCANDIR(*arguments) as listed:
            self.entries = iter(sorted(listed, key=lambda entry: entry.name, reverse=True))

    def __iter__(self) -> Any:
        return self.entries

    def __next__(self) -> Any:
        return next(self.entries)

    def __enter__(self) -> _OtherOrder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Everything has been read."""


_SCANDIR, _LISTDIR, _TIME = os.scandir, os.listdir, time.time


def elsewhere() -> None:
    """Makes the process see another machine."""
    os.scandir = _OtherOrder  # type: ignore[assignment,misc]
    os.listdir = lambda *arguments: sorted(_LISTDIR(*arguments), reverse=True)  # type: ignore[assignment]
    time.time = lambda: _TIME() + _FOUR_YEARS
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    os.umask(0o077)


if log := os.environ.get("MUJAZ_TEST_WATCH"):
    watch(log)
if os.environ.get("MUJAZ_TEST_ELSEWHERE"):
    elsewhere()
