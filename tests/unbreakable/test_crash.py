"""A build that is killed, or finds the disk full, harms nothing: the next one gives the bytes that it would have given.

MUJAZ_AUDIT=1 cuts at 52 points of each of the two builds.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from unbreakable.repository import SEEDS, files, make, write

CUTS = 13 if os.environ.get("MUJAZ_AUDIT") == "1" else 2
KINDS = ("before", "within", "clock", "full")
AFTER: dict[str, str | None] = {
    "2024/05/flood.txt": SEEDS["2024/05/flood.txt"].replace("12", "13"),
    "2024/06/vote.txt": None,
    "2024/07/storm.txt": "عاصفة في عمان\n\nوأعلنت السلطات العمانية إغلاق 3 طرق.\n",
}


class Disturber:
    """The program of disturbed.py at work in one repository."""

    def __init__(self, root: Path) -> None:
        self.root = root
        environment = os.environ | {"PYTHONPATH": str(root / "plugins")}
        command = [sys.executable, str(Path(__file__).with_name("disturbed.py"))]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=root, env=environment, stdin=pipe, stdout=pipe, text=True)
        status, said = self._answer()
        assert status == 0, said
        self.before = files(root / "output")
        self._keep("before")
        self._change()
        self.whole = {cold: self._undisturbed(cold=cold) for cold in (False, True)}
        self.after = files(root / "output")

    def _answer(self) -> Any:
        assert self.process.stdout
        return json.loads(self.process.stdout.readline())

    def order(self, cut: str | None, at: float = 0) -> dict[str, Any]:
        """One build; how it ended."""
        assert self.process.stdin
        print(json.dumps({"cut": cut, "at": at}), file=self.process.stdin, flush=True)
        return dict(self._answer())

    def _keep(self, name: str) -> None:
        for folder in ("output", "cache"):
            shutil.copytree(self.root / folder, self.root.with_name(name) / folder)

    def _change(self) -> None:
        seeds = self.root / "seeds"
        write(seeds, {name: content for name, content in AFTER.items() if content})
        for name, content in AFTER.items():
            if content is None:
                (seeds / name).unlink()

    def _undisturbed(self, *, cold: bool) -> dict[str, Any]:
        self.restore(cold=cold)
        ended = self.order(None)
        assert ended["status"] == 0, ended
        return ended

    def restore(self, *, cold: bool) -> None:
        """As it was before the change, or without anything built."""
        for folder in ("output", "cache"):
            shutil.rmtree(self.root / folder, ignore_errors=True)
            if not cold:
                shutil.copytree(self.root.with_name("before") / folder, self.root / folder)

    def end(self) -> None:
        """Lets the program end."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.close()
        assert self.process.wait(60) == 0
        self.process.stdout.close()


@pytest.fixture(scope="module")
def disturber(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disturber]:
    disturber = Disturber(make(tmp_path_factory.mktemp("crash") / "archive"))
    yield disturber
    disturber.end()


def test_the_disturber_counts_what_a_build_writes(disturber: Disturber) -> None:
    assert disturber.after != disturber.before
    assert disturber.whole[True]["points"] > len(disturber.after)
    assert 10 < disturber.whole[False]["points"] < disturber.whole[True]["points"]


@pytest.mark.parametrize("cold", [True, False], ids=["cold", "changed"])
@pytest.mark.parametrize("number", range(CUTS))
@pytest.mark.parametrize("kind", KINDS)
def test_a_build_that_is_cut_off_changes_nothing_for_the_next(
    disturber: Disturber, kind: str, number: int, cold: bool
) -> None:
    whole = disturber.whole[cold]
    share = (number + 0.5) / CUTS
    at = share * whole["seconds"] if kind == "clock" else 1 + int(share * (whole["points"] - 1))
    disturber.restore(cold=cold)
    cut = disturber.order(kind, at)
    assert cut["status"] != 0 or kind in {"clock", "within", "full"}
    if kind == "full" and cut["status"]:
        assert "Traceback" not in cut["said"], cut["said"]
        assert "Make room" in cut["said"], cut["said"]
    _no_file_is_half_written(disturber, {} if cold else disturber.before)
    ended = disturber.order(None)
    assert ended["status"] == 0, ended["said"]
    assert files(disturber.root / "output") == disturber.after


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_killed_build_leaves_no_worker_and_no_lock(tmp_path: Path, method: str) -> None:
    root = make(tmp_path / "archive")
    pool = {"PYTHONPATH": str(root / "plugins"), "MUJAZ_EXECUTOR": "local:2", "MUJAZ_START_METHOD": method}
    command = [sys.executable, "-c", "from mujaz.cli import main; main()", "build"]
    build = subprocess.Popen(command, cwd=root, env=os.environ | pool, stdout=subprocess.PIPE, text=True)
    try:
        workers = Path(f"/proc/{build.pid}/task/{build.pid}/children")
        while build.poll() is None and len(started := workers.read_text().split()) < 2:
            time.sleep(0.01)
    finally:
        build.kill()
    told, _ = build.communicate(timeout=60)  # ends when the last worker has let go of it
    assert started
    assert "briefings (" not in told
    again = subprocess.run(
        command, check=False, cwd=root, env=os.environ | pool, capture_output=True, text=True, timeout=120
    )
    assert again.returncode == 0, again.stderr
    assert "waits for it" not in again.stderr


def _no_file_is_half_written(disturber: Disturber, before: dict[str, bytes]) -> None:
    """Every file that a reader could ask for is as it was or as it will be; names with a dot in front are nobody's."""
    for path, content in files(disturber.root / "output").items():
        if not path.rsplit("/", 1)[-1].startswith("."):
            assert content in (before.get(path), disturber.after.get(path)), path
