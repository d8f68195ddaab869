"""The manual: its help texts are the commands' own, and every file that it leads to is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def test_help_texts_are_those_of_the_commands(tmp_path: Path) -> None:
    code = "import sys; sys.path.insert(0, sys.argv[1]); import write_command_help as w; sys.stdout.write(w.page())"
    done = subprocess.run(
        [sys.executable, "-c", code, ROOT / "tools"], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout == (ROOT / "docs" / "commands.md").read_text(encoding="utf-8"), "run make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_of_make_are_there(page: Path) -> None:
    rules = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    told = set(re.findall(r"(?:^|`)make ([a-z]+)\b", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert told <= rules


def test_pictures_are_light() -> None:
    pictures = list((ROOT / "docs" / "images").glob("*.png"))
    assert len(pictures) == 2
    assert [picture.name for picture in pictures if picture.stat().st_size > 150_000] == []
