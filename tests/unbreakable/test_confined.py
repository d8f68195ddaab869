"""A build writes in output/ and cache/ only, reads its repository and its Python only, and opens no socket."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from unbreakable.repository import PROJECT, build, make

AT_START = Path(__file__).with_name("at_start")
# What Python itself reads of the machine: its own installation, time zones, kinds of files, chance, and processes.
MACHINE = (
    "/usr/share/zoneinfo", "/etc/localtime", "/etc/mime.types", "/dev/null", "/dev/urandom", "/proc/self", "/lib",
    "/usr/lib", "/usr/local/lib", "/etc/ld.so.cache", "/usr/share/locale", "/sys/devices/system/cpu",
)  # fmt: skip
KINDS_OF_FILES = ("/etc/httpd", "/etc/apache", "/usr/local/etc")  # where the module mimetypes looks


def without_net() -> tuple[str, ...]:
    """A command that runs another one where there is no net, if this machine has one that works."""
    unshare = shutil.which("unshare")
    command = (unshare, "--map-root-user", "--net") if unshare else ()
    works = bool(command) and subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0
    return command if works else ()


def python_own() -> list[str]:
    paths = {sys.prefix, sys.base_prefix, sys.exec_prefix, *sysconfig.get_paths().values(), str(AT_START)}
    return [*paths, *(str(Path(path).resolve()) for path in paths), *MACHINE, *KINDS_OF_FILES]


def below(path: str, folders: list[str]) -> bool:
    return any(path == folder or path.startswith(folder.rstrip("/") + "/") for folder in folders)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_build_keeps_to_itself(tmp_path: Path, method: str) -> None:
    root, log = make(tmp_path / "archive"), tmp_path / "log"
    environment = {
        "PYTHONPATH": str(AT_START), "MUJAZ_TEST_WATCH": str(log), "PYTHONDONTWRITEBYTECODE": "1",
        "MUJAZ_EXECUTOR": "local:2", "MUJAZ_START_METHOD": method, "MUJAZ_SITEURL": "https://owner.example/mujaz",
    }  # fmt: skip
    ended = build(root, "--public", environment=environment, before=without_net())
    assert ended.returncode == 0, ended.stdout + ended.stderr
    noted = {(line[0], line[2:]) for line in log.read_text(encoding="utf-8", errors="replace").splitlines()}
    own = [str(root / "output"), str(root / "cache")]
    assert {path for kind, path in noted if kind == "W" and not below(path, [*own, "/dev/null"])} == set()
    outside = {path for kind, path in noted if kind == "R" and not below(path, [str(root), *python_own()])}
    assert outside <= {str(PROJECT / "plugins")}  # listed by Python where the package is installed from there
    assert {what for kind, what in noted if kind == "N"} == set()
    programs = {what for kind, what in noted if kind == "X"}
    assert all(sys.executable in what or "python" in what for what in programs), programs
    assert any(path.startswith(own[0]) for _, path in noted)


def test_the_watch_notices_what_is_outside(tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = f"import os, socket; open('/etc/hostname').close(); open({str(tmp_path / 'x')!r}, 'w'); socket.socket()"
    environment = {"PYTHONPATH": str(AT_START), "MUJAZ_TEST_WATCH": str(log)}
    ended = subprocess.run([sys.executable, "-c", code], env=environment, check=False, capture_output=True, text=True)
    assert "this build has no net" in ended.stderr
    noted = log.read_text(encoding="utf-8")
    assert "R /etc/hostname\n" in noted
    assert f"W {tmp_path / 'x'}\n" in noted
    assert "N socket.__new__\n" in noted
