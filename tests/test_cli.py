"""The command as a person runs it: what it prints, where it writes, and how it ends."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from repository_copy import REPOSITORY, copy_repository

MUJAZ = Path(sys.executable).with_name("mujaz")
ARTICLE = """قصف يوقع ضحايا قرب الخرطوم

أعلنت وزارة الصحة السودانية مساء الأحد مقتل 12 شخصا وإصابة جنديين قرب الخرطوم.
"""
PARTS = ("pelicanconf.py", "publishconf.py", "theme", "content", "plugins")


def mujaz(*arguments: str, cwd: Path = REPOSITORY, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the command to its end."""
    return subprocess.run(
        [str(MUJAZ), *arguments],
        cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "strike.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of the repository with one seed."""
    root = tmp_path / "archive"
    copy_repository(root, PARTS, "*.po.new", "corrections")
    (root / "seeds/2024/05").mkdir(parents=True)
    (root / "seeds/2024/05/strike.txt").write_text(ARTICLE, encoding="utf-8")
    return root


def test_facts_prints_a_line_for_each_file(article: Path) -> None:
    done = mujaz("facts", str(article), "--published", "2024-05-06")
    (line,) = done.stdout.splitlines()
    record = json.loads(line)
    assert done.returncode == 0
    assert [f["low"] for f in record["figures"]] == [12, 2]
    assert record["dates"][0]["start"] == "2024-05-05"


def test_facts_writes_a_file_for_each_article(article: Path, tmp_path: Path) -> None:
    mujaz("facts", str(article), "--out", str(tmp_path / "out"))
    assert json.loads((tmp_path / "out/strike.json").read_text(encoding="utf-8"))["id"] == "strike"


def test_facts_names_what_it_cannot_read_and_goes_on(article: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = mujaz("facts", str(tmp_path / "empty.txt"), str(article))
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 1
    assert "empty.txt: the file is empty. Put the article into it, or remove it" in done.stderr
    assert "Traceback" not in done.stderr


def test_why_shows_the_sentence_the_rule_and_the_tables(article: Path) -> None:
    done = mujaz("why", str(article), "f1")
    assert "مقتل 12 شخصا" in done.stdout
    assert "rule" in done.stdout
    assert "counted_nouns.toml" in done.stdout


def test_why_names_the_facts_that_there_are(article: Path) -> None:
    done = mujaz("why", str(article), "f99")
    assert done.returncode == 2
    assert "has no fact 'f99'" in done.stderr
    assert "f1" in done.stderr


def test_the_shell_completes_commands() -> None:
    asked = mujaz(_MUJAZ_COMPLETE="bash_complete", COMP_WORDS="mujaz tr", COMP_CWORD="1")
    assert asked.stdout.split() == ["plain,translate"]


def test_a_wrong_table_stops_the_command_and_is_named(repository: Path) -> None:
    with (repository / "content/actors/states.toml").open("a", encoding="utf-8") as register:
        register.write('\n[nowhere]\nkind = "governmnt"\nname.ar = "لا مكان"\nname.en = "Nowhere"\n')
    done = mujaz("check", cwd=repository)
    assert done.returncode == 2
    assert "states.toml: nowhere: 'kind' is 'governmnt'" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_ends_with_1_where_a_seed_needs_mending(repository: Path) -> None:
    assert mujaz("check", cwd=repository).returncode == 0
    (repository / "seeds/2024/05/notes.txt").write_bytes(b"\x00\x01\x02")
    done = mujaz("check", "--format", "json", cwd=repository)
    assert done.returncode == 1
    assert json.loads(done.stdout)[0]["path"] == "seeds/2024/05/notes.txt"


def test_build_goes_on_over_a_bad_seed_unless_strict(repository: Path) -> None:
    (repository / "seeds/2024/05/empty.txt").touch()
    done = mujaz("build", cwd=repository)
    assert done.returncode == 0, done.stderr
    assert (repository / "output/en/briefings/strike/index.html").exists()
    assert "seeds/2024/05/empty.txt" in done.stdout + done.stderr
    assert mujaz("build", cwd=repository, STRICT="1").returncode != 0
    assert mujaz("build", "--strict", cwd=repository).returncode != 0


def test_build_and_pelican_alone_write_the_same_bytes(repository: Path) -> None:
    done = mujaz("build", cwd=repository)
    assert "1 briefing (1 read anew)" in done.stdout
    pelican = MUJAZ.with_name("pelican")
    subprocess.run([str(pelican), "--output", "other"], cwd=repository, check=True, capture_output=True)
    assert contents(repository / "output") == contents(repository / "other")


def test_a_second_build_changes_nothing(repository: Path) -> None:
    mujaz("build", cwd=repository)
    before = {path: path.stat().st_mtime_ns for path in (repository / "output").rglob("*") if path.is_file()}
    done = mujaz("build", cwd=repository)
    assert "0 read anew" in done.stdout
    assert before == {path: path.stat().st_mtime_ns for path in (repository / "output").rglob("*") if path.is_file()}


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def served(repository: Path) -> Iterator[tuple[Path, str]]:
    """A live preview of the copy, and the address that it prints."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [str(MUJAZ), "serve", "--port", str(port)], cwd=repository, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        line = next(line for line in process.stdout if line.startswith("Look at "))
        yield repository, line.split()[2]
    finally:
        process.terminate()
        process.communicate(timeout=30)


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return str(answer.read().decode("utf-8"))


def test_serve_shows_an_edited_seed(served: tuple[Path, str]) -> None:
    root, address = served
    assert "12" in fetch(f"{address}en/briefings/strike/")
    (root / "seeds/2024/05/strike.txt").write_text(ARTICLE.replace("12", "4321"), encoding="utf-8")
    deadline = time.monotonic() + 60
    while "4,321" not in fetch(f"{address}en/briefings/strike/"):
        assert time.monotonic() < deadline, "the preview was not built again"
        time.sleep(0.3)
