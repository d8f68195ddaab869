"""Nothing that a seed, a sidecar or a translation holds reaches the site as live markup, and none stops the others."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from unbreakable.hostile import BROKEN_TRANSLATIONS, GETTEXT, JINJA, READ, REFUSED, UNNAMEABLE, plant
from unbreakable.live_markup import live_in, live_in_html
from unbreakable.repository import build, files, make

BRIEFINGS = sorted(Path(name).stem for name in READ if not name.endswith(".toml"))


@pytest.fixture(scope="module", params=["mujaz", "public"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The repository built for this machine or for a public address, and what the build said."""
    root = make(tmp_path_factory.mktemp("hostile") / "archive", {})
    plant(root)
    ended = build(root, *(["--public"] if request.param == "public" else []), environment={"COLUMNS": "4000"})
    said = re.sub(r"\s+", " ", ended.stdout + ended.stderr)
    assert ended.returncode == 0, said[-3000:]
    return root, said


def test_nothing_planted_is_live(built: tuple[Path, str]) -> None:
    root, _ = built
    found = {path: live for path, content in files(root / "output").items() if (live := live_in(path, content))}
    assert not found, json.dumps(dict(list(found.items())[:20]), ensure_ascii=False, indent=1)


def test_what_was_planted_is_shown_as_written(built: tuple[Path, str]) -> None:
    root, _ = built
    shown = (root / "output/ar/briefings/markup/index.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;" in shown
    text = re.sub(r"<[^>]*>", "", shown)
    assert JINJA.split("{%")[0].strip() in text
    assert GETTEXT.split()[0] in text


@pytest.mark.parametrize("entry_id", BRIEFINGS)
def test_every_seed_that_can_be_read_has_its_briefing(built: tuple[Path, str], entry_id: str) -> None:
    root, said = built
    for lang in ("ar", "en"):
        assert (root / f"output/{lang}/briefings/{entry_id}/index.html").is_file(), said[-6000:]


@pytest.mark.parametrize("name", REFUSED)
def test_every_seed_that_cannot_is_told_and_left_out(built: tuple[Path, str], name: str) -> None:
    root, said = built
    assert re.search(rf"seeds/2024/02/{name}\.t\S+: ", said)
    assert REFUSED[name][2] in said
    assert not list((root / "output").glob(f"*/briefings/{name}"))


def test_files_with_names_that_cannot_be_written_are_told(built: tuple[Path, str]) -> None:
    _, said = built
    assert said.count(": its name holds ") == len(UNNAMEABLE)


@pytest.mark.parametrize("name", BROKEN_TRANSLATIONS)
def test_every_broken_translation_is_told_and_left_out(built: tuple[Path, str], name: str) -> None:
    root, said = built
    assert f"{name}.po: no PO file: " in said
    assert str(root) not in said.replace(str(root / "output"), "")


def test_nothing_is_written_beside_output_and_cache(built: tuple[Path, str]) -> None:
    root, _ = built
    assert not list(root.parent.rglob("*escaped*"))
    assert {path.name for path in root.iterdir()} == {
        "cache", "content", "output", "plugins", "theme", "seeds", "pelicanconf.py", "publishconf.py",
    }  # fmt: skip


@pytest.mark.parametrize(
    "html",
    [
        "<script>planted('x')</script>",
        "<img src=x onerror=planted('x')>",
        "<a href=' java\nscript:planted(1)'>",
        "<!-- planted -->",
        "<iframe src='x'></iframe>",
    ],
)
def test_live_markup_is_noticed(html: str) -> None:
    assert live_in_html(f"<p>{html}</p>")
