"""Two builds at once, and a cache that somebody damaged: both are said, and neither changes what is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from unbreakable.repository import build, files, make

COMMAND = [sys.executable, "-c", "from mujaz.cli import main; main()", "build", "--public"]
ADDRESS = {"MUJAZ_SITEURL": "https://owner.example/mujaz"}


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def flipped(content: bytes) -> bytes:
    """The same with every seventh byte of the middle another one."""
    start, end = len(content) // 3, len(content) // 2
    middle = bytes(byte ^ 0x55 if n % 7 == 0 else byte for n, byte in enumerate(content[start:end]))
    return content[:start] + middle + content[end:]


def other(content: bytes) -> bytes:
    return b"no such file" * 100


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str], dict[str, bytes]]:
    """A repository that two processes built at once, what each said, and what they built."""
    root = make(tmp_path_factory.mktemp("twice") / "archive")
    environment = os.environ | ADDRESS | {"PYTHONPATH": str(root / "plugins"), "COLUMNS": "400"}
    processes = [
        subprocess.Popen(
            COMMAND, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for _ in range(2)
    ]
    said = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    return root, said, files(root / "output")


def test_of_two_builds_at_once_the_second_waits_and_says_so(twice: tuple[Path, list[str], dict[str, bytes]]) -> None:
    root, said, built = twice
    assert sum("this one waits for it" in one for one in said) == 1, said
    shutil.rmtree(root / "output")
    shutil.rmtree(root / "cache")
    assert build(root, "--public", environment=ADDRESS).returncode == 0
    assert files(root / "output") == built


@pytest.mark.parametrize("damage", [cut, flipped, other])
def test_a_damaged_cache_is_built_again(
    twice: tuple[Path, list[str], dict[str, bytes]], damage: Callable[[bytes], bytes]
) -> None:
    root, _, built = twice
    for path in (root / "cache").rglob("*"):
        if path.is_file():
            path.write_bytes(damage(path.read_bytes()))
    ended = build(root, "--public", environment=ADDRESS)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "archive.sqlite" in ended.stdout + ended.stderr
    assert files(root / "output") == built
