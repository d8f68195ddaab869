"""`mujaz translate draft` and `engines` as a person runs them, against a server on this machine and a model of it."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from argos_package import argos_package
from loopback_server import Answer, Server, in_some_english, loopback
from mujaz.model.span import Span
from mujaz.translate.memory import Memory, Translation, read_memory, write_memory
from mujaz.translate.units import Unit

REPOSITORY = Path(__file__).parent.parent
MUJAZ = Path(sys.executable).with_name("mujaz")
TENTS = """لبنان يطلب 71.4 مليون دولار

أعلنت جامعة الدول العربية أن لبنان يحتاج 7 آلاف خيمة قبل عام 2031.
"""
RAIN = """أمطار في بيروت

هطلت أمطار غزيرة على المدينة.
"""


@pytest.fixture
def server() -> Iterator[Server]:
    with loopback() as running:
        yield running


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two seeds with the register and the glossary."""
    root = tmp_path / "archive"
    for folder in ("actors", "places"):
        shutil.copytree(REPOSITORY / "content" / folder, root / "content" / folder)
    shutil.copy(REPOSITORY / "content/glossary.toml", root / "content")
    (root / "pelicanconf.py").touch()
    (root / "seeds/2030/01").mkdir(parents=True)
    (root / "seeds/2030/01/tents.txt").write_text(TENTS, encoding="utf-8")
    (root / "seeds/2030/01/rain.txt").write_text(RAIN, encoding="utf-8")
    return root


def command(*arguments: str) -> list[str]:
    return [str(MUJAZ), "translate", *arguments]


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments),
        cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def drafts_of(root: Path, entry_id: str) -> Memory:
    return read_memory(root / f"content/translations/{entry_id}.po")


LIBRE = ("draft", "--engine", "libretranslate")


def test_draft_writes_each_article_and_does_nothing_twice(archive: Path, server: Server) -> None:
    done = run(archive, *LIBRE, "--url", server.url, SOURCE_DATE_EPOCH="1767225600")
    assert done.returncode == 0, done.stderr
    assert "rain: 2 drafts, 0 refused" in done.stdout
    assert "\x1b" not in done.stdout, "no colours and no bar where nobody looks"
    stored = drafts_of(archive, "rain")["p1"]
    assert (stored.state, stored.engine, stored.date) == ("machine", "libretranslate", date(2026, 1, 1))
    assert "fuzzy" in (archive / "content/translations/rain.po").read_text(encoding="utf-8")
    asked = len(server.asked)
    assert run(archive, *LIBRE, "--url", server.url).stdout.splitlines()[-1] == "0 drafts, 0 refused"
    assert len(server.asked) == asked


def test_draft_shows_a_bar_on_a_terminal(archive: Path, server: Server) -> None:
    ours, theirs = pty.openpty()
    try:
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
        done = subprocess.run(
            command(*LIBRE, "--url", server.url), cwd=archive, env=environment, stdout=theirs, check=True
        )
        shown = os.read(ours, 100_000).decode()
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == 0
    assert "libretranslate" in shown
    assert "\x1b[" in shown
    assert "rain: 2 drafts, 0 refused" in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--timeout", "0"), "'--timeout'"),
        (("--retries", "-1"), "'--retries'"),
        (("--url", "ftp://there"), "is no web address"),
        (("no-such-article",), "No article has the id no-such-article"),
    ],
)
def test_draft_names_what_it_cannot_use(archive: Path, server: Server, arguments: tuple[str, ...], told: str) -> None:
    done = run(archive, *LIBRE, *arguments, LIBRETRANSLATE_URL=server.url)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not server.asked


def test_draft_wants_a_day_that_is_one(archive: Path, server: Server) -> None:
    done = run(archive, *LIBRE, "--url", server.url, SOURCE_DATE_EPOCH="today")
    assert (done.returncode, "SOURCE_DATE_EPOCH is 'today'" in done.stderr) == (2, True)


def test_a_wrong_glossary_stops_the_check(archive: Path) -> None:
    with (archive / "content/glossary.toml").open("a", encoding="utf-8") as file:
        file.write('[quay]\nar = "رصيف"\nstatus = "preferred"\n')
    done = subprocess.run([str(MUJAZ), "check"], cwd=archive, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "content/glossary.toml: quay: 'en' is None" in done.stderr


def test_draft_runs_a_model_of_this_machine(archive: Path, tmp_path: Path) -> None:
    words = {"أمطار": "rain", "في": "in", "هطلت": "fell", "غزيرة": "heavy", "على": "upon", "المدينة.": "city."}
    package = argos_package(tmp_path / "ar_en.argosmodel", words)
    done = run(archive, "draft", "rain", "--engine", "argos", "--model", str(package))
    assert done.stdout == "rain: 2 drafts, 0 refused\n2 drafts, 0 refused\n"
    assert [one.english for one in drafts_of(archive, "rain").values()] == [
        "Rain in Beirut",
        "Fell rain heavy upon city.",
    ]


def test_draft_lists_what_it_refuses_and_stores_none_of_it(archive: Path, server: Server) -> None:
    server.translate = lambda text: text
    done = run(archive, *LIBRE, "rain", "--url", server.url)
    assert "rain: 0 drafts, 2 refused\n  t: the source came back\n  p1: the source came back\n" in done.stdout
    assert not (archive / "content/translations/rain.po").exists()


def test_draft_goes_on_after_the_server_failed(archive: Path, server: Server) -> None:
    run(archive, *LIBRE, "rain", "--url", server.url)
    server.plan = [Answer(500)]
    done = run(archive, *LIBRE, "--url", server.url, "--retries", "0")
    assert done.returncode == 2
    assert done.stderr.startswith("engine libretranslate: the server answered 500")
    assert "Traceback" not in done.stderr
    assert len(drafts_of(archive, "rain")) == 2
    done = run(archive, *LIBRE, "--url", server.url)
    assert "rain" not in done.stdout
    assert drafts_of(archive, "tents")["t"].state == "machine"


@pytest.fixture
def heeds_ctrl_c() -> Iterator[None]:
    """A test run in the background may ignore Ctrl-C, and would hand that on to the command that it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeds_ctrl_c")
def test_ctrl_c_leaves_whole_files(archive: Path, server: Server) -> None:
    def then_slow(text: str) -> str:
        server.plan = [Answer(wait=30)]
        return in_some_english(text)

    server.translate = then_slow
    with subprocess.Popen(command(*LIBRE, "--url", server.url), cwd=archive, stderr=subprocess.PIPE) as process:
        while len(server.asked) < 2:
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=20)[1]
    assert b"Traceback" not in told
    assert process.returncode != 0
    files = sorted((archive / "content/translations").iterdir())
    assert [path.suffix for path in files] == [".po"]
    assert read_memory(files[0])


def test_an_editor_who_saves_meanwhile_is_not_overwritten(archive: Path, server: Server) -> None:
    run(archive, *LIBRE, "rain", "--url", server.url)
    path = archive / "content/translations/rain.po"
    first = read_memory(path)
    title = Unit("t", first["t"].source, Span(0, 14))
    path.unlink()

    def meanwhile(text: str) -> str:
        write_memory(path, "rain", "seeds/2030/01/rain.txt", [title], {"t": byhand})
        return in_some_english(text)

    byhand = Translation(first["t"].source, "Rain in Beirut", "reviewed", by="Rim")
    server.translate = meanwhile
    run(archive, *LIBRE, "rain", "--url", server.url)
    stored = read_memory(path)
    assert (stored["t"], stored["p1"].state) == (byhand, "machine")


def test_nothing_is_sent_without_naming_an_engine(archive: Path, server: Server) -> None:
    done = run(archive, "draft", LIBRETRANSLATE_URL=server.url)
    assert done.returncode == 2
    assert "Missing option '--engine'" in done.stderr
    assert not server.asked


def test_engines_are_listed(archive: Path) -> None:
    lines = run(archive, "engines").stdout.splitlines()
    assert "argos: runs on this machine, sends nothing away" in lines
    assert "libretranslate: sends the text away" in lines
