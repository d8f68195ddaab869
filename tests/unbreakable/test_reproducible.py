"""The same commit gives the same bytes on any machine."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from unbreakable.repository import build, files, make, write

AT_START = str(Path(__file__).with_name("at_start"))
ADDRESS = {"MUJAZ_SITEURL": "https://owner.example/mujaz", "PYTHONPATH": AT_START}
HERE = ADDRESS | {
    "TZ": "Etc/GMT+12",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "1",
    "SOURCE_DATE_EPOCH": "1",
    "MUJAZ_EXECUTOR": "in-process",
}
# Python itself reads and writes files in ASCII there, but where code says otherwise.
ELSEWHERE = ADDRESS | {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "tr_TR",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONHASHSEED": "2",
    "SOURCE_DATE_EPOCH": "2000000000",
    "MUJAZ_EXECUTOR": "local:3",
    "MUJAZ_START_METHOD": "spawn",
    "MUJAZ_TEST_ELSEWHERE": "1",
}


def built(root: Path, environment: dict[str, str]) -> dict[str, bytes]:
    ended = build(root, "--public", environment=environment)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return files(root / "output")


@pytest.mark.skipif(sys.platform != "linux", reason="cores are given to processes by Linux's call")
def test_two_machines_build_the_same_bytes(tmp_path: Path) -> None:
    here = built(make(tmp_path / "here"), HERE)
    elsewhere = built(make(tmp_path / "another place" / "أرشيف"), ELSEWHERE)
    assert sorted(here) == sorted(elsewhere)
    assert [path for path in here if here[path] != elsewhere[path]] == []
    assert any(path.endswith(".png") for path in here)


def test_a_build_on_top_of_another_gives_the_same_bytes_as_a_fresh_one(tmp_path: Path) -> None:
    root = make(tmp_path / "archive")
    first = built(root, HERE)
    write(root / "seeds", {"2024/07/storm.txt": "عاصفة في عمان\n\nوأعلنت السلطات العمانية إغلاق 3 طرق.\n"})
    assert built(root, HERE) != first
    (root / "seeds/2024/07/storm.txt").unlink()
    assert built(root, HERE) == first
