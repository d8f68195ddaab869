"""How far a build is: a bar in a terminal, plain lines elsewhere, nothing at all before it takes two seconds."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
COUNTING = """
import time
from pelican.log import console
from mujaz.site.progress import Progress

with console.status("Generating..."), Progress("briefings", {pieces}) as progress:
    for number in range({pieces}):
        time.sleep(0.1)
        progress(str(number))
print("end")
"""


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(REPOSITORY / "plugins"), "TERM": "xterm-256color", "COLUMNS": "100"}


def command(pieces: int) -> list[str]:
    return [sys.executable, "-c", COUNTING.format(pieces=pieces)]


def in_a_terminal(pieces: int) -> str:
    """What a terminal is sent."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(command(pieces), stdin=theirs, stdout=theirs, stderr=theirs, env=environment()) as process:
        os.close(theirs)
        read = b""
        while True:
            try:
                more = os.read(ours, 65536)
            except OSError:  # how Linux says that the other side is closed
                break
            if not more:
                break
            read += more
        assert process.wait() == 0
    os.close(ours)
    return read.decode()


@pytest.mark.parametrize(("pieces", "shown"), [(25, True), (5, False)])
def test_a_terminal_is_shown_a_bar_once_the_work_takes_two_seconds(pieces: int, shown: bool) -> None:
    sent = in_a_terminal(pieces)
    assert ("━" in sent) is shown
    assert (f"{pieces}/{pieces}" in sent) is shown
    assert sent.rstrip().endswith("end")


@pytest.mark.parametrize(("pieces", "said"), [(25, "25 of 25 briefings\n"), (5, "")])
def test_elsewhere_plain_lines_say_the_same(pieces: int, said: str) -> None:
    ran = subprocess.run(command(pieces), capture_output=True, text=True, env=environment(), check=True)
    assert ran.stderr == said
    assert "\x1b" not in ran.stdout + ran.stderr
