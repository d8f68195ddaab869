"""`mujaz check` names everything that a person might mend, in the form that whoever asks can use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from desk_root import BODY, TITLE, make_root
from mujaz.archive.ruled_values import FIELDS
from mujaz.cli.exits import MEANINGS
from mujaz.cli.main import mujaz
from outlet_server import Outlet, outlet

REPOSITORY = Path(__file__).parent.parent
HAITHAM = "هيثم إبراهيم"


@pytest.fixture
def served() -> Iterator[Outlet]:
    with outlet() as running:
        yield running


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_root(tmp_path)
    (made / "content/glossary.toml").write_text("")
    seed(made, "flood", 'published = 2024-05-06\npublisher = "جريدة النيل"\nlicense = "CC0-1.0"\n')
    monkeypatch.chdir(made)
    return made


def seed(root: Path, name: str, notes: str, text: str = f"{TITLE}\n\n{BODY}\n") -> None:
    (root / f"seeds/{name}.txt").write_text(text, encoding="utf-8")
    (root / f"seeds/{name}.toml").write_text(notes, encoding="utf-8")


def check(*arguments: str) -> Result:
    return CliRunner().invoke(mujaz, ["check", *arguments], catch_exceptions=False)


def told(*arguments: str) -> list[dict[str, Any]]:
    return list(json.loads(check("--format", "json", *arguments).stdout))


def of_kind(kind: str, *arguments: str) -> list[tuple[str, str, str]]:
    return [(one["level"], one["path"], one["found"]) for one in told(*arguments) if one["kind"] == kind]


def test_a_sound_archive_ends_with_0_and_names_only_whom_no_register_knows(root: Path) -> None:
    done = check()
    assert done.exit_code == 0
    assert "0 errors, 0 warnings" in done.output
    ((level, path, found),) = of_kind("unresolved name")
    assert (level, path) == ("notice", "actor haitham-ibrahim")
    assert found == f"'{HAITHAM}' is in no register; spelled 'Haitham Ibrahim' by rule, in 1 briefing"


def test_what_is_missing_beside_a_seed_is_a_warning(root: Path) -> None:
    seed(root, "bare", 'republish = "full"\n', f"{TITLE} ليلا\n\n{BODY[:300]}\n")
    assert [level for level, path, _ in of_kind("undated") if path == "seeds/bare.txt"] == ["warning"]
    assert [path for _, path, _ in of_kind("publisher")] == ["seeds/bare.txt"]
    assert [found for _, _, found in of_kind("rights")] == ["its whole text is shown and no licence is noted"]
    assert check().exit_code == 0
    assert check("--strict").exit_code == 1


def test_errors_of_seeds_and_corrections_end_with_1(root: Path) -> None:
    (root / "seeds/notes.txt").write_bytes(b"\x00\x01")
    (root / "content/corrections").mkdir()
    (root / "content/corrections/nobody.toml").write_text("")
    assert check().exit_code == 1
    assert [path for level, path, _ in of_kind("seed") if level == "error"] == ["seeds/notes.txt"]
    assert of_kind("correction") == [("error", "content/corrections/nobody.toml", "no article 'nobody'")]


def test_one_name_under_two_identities_is_told(root: Path) -> None:
    other = f'{{id = "other", kind = "person", name = {{ar = "{HAITHAM}", en = "Other"}}}}'
    ruling = f'[[correction]]\nfact = "actor"\nwords = "{HAITHAM}"\nchange = {other}\n'
    rulings = ruling + 'reason = {ar = "س", en = "r"}\ndate = 2024-05-07\nby = "Rana"\n'
    noted = 'published = 2024-05-07\npublisher = "x"\nlicense = "CC0-1.0"\n'
    seed(root, "later", noted, f"{TITLE} ليلا\n\n{BODY[:330]}\n")
    (root / "content/corrections").mkdir()
    (root / "content/corrections/later.toml").write_text(rulings, encoding="utf-8")
    ((level, path, found),) = of_kind("identity")
    assert (level, path, found) == ("warning", "haitham-ibrahim", f"'{HAITHAM}' is also the name of other")


def test_links_of_hand_written_pages_are_followed(root: Path) -> None:
    (root / "content/pages").mkdir()
    page = "Title: x\n\n[there](/en/briefings/flood/) and [gone](/en/briefings/flod/#f1), [her](/ar/actors/old-id/)\n"
    (root / "content/pages/x.en.md").write_text(page)
    (root / "content/redirects.toml").write_text('[actors]\nold-id = "sudan"\n')
    (one,) = [one for one in told() if one["kind"] == "link"]
    assert (one["place"], one["found"]) == ("line 3", "/en/briefings/flod/ leads nowhere")
    (annotation,) = [line for line in check("--format", "github").stdout.splitlines() if line.startswith("::error")]
    assert annotation.startswith("::error file=content/pages/x.en.md,line=3,title=link::line 3: /en/briefings/flod/ ")


def test_addresses_of_articles_are_asked_for_where_wanted(root: Path, served: Outlet) -> None:
    url = served.put("/there", "words")
    (root / "content/sources.toml").write_text("[collect]\ndelay = 0.01\n")
    seed(root, "flood", f'published = 2024-05-06\npublisher = "x"\nurl = "{url}"\n')
    seed(
        root,
        "gone",
        f'published = 2024-05-06\npublisher = "x"\nurl = "{served.url}/gone"\n',
        f"{TITLE} ليلا\n\n{BODY[:300]}\n",
    )
    assert of_kind("link") == []
    assert served.asked == []
    assert of_kind("link", "--links", "--local") == [
        ("warning", "seeds/gone.txt", f"{served.url}/gone: the server answers 404")
    ]


def test_annotations_keep_to_one_line_and_escape_what_would_end_them(root: Path) -> None:
    seed(root, "a,b:c%", 'published = "2024\\n-05"\n')
    lines = check("--format", "github").stdout.splitlines()
    assert all(line.startswith("::") for line in lines)
    assert any("file=seeds/a%2Cb%3Ac%25.toml,line=1" in line for line in lines)


def test_every_exit_status_is_in_the_help() -> None:
    text = CliRunner().invoke(mujaz, ["--help"]).output
    for status, meaning in MEANINGS.items():
        assert f"{status}  {meaning}" in text


def test_stats_count_what_the_archive_holds(root: Path) -> None:
    seed(root, "later", 'publisher = "x"\n')
    counted = json.loads(CliRunner().invoke(mujaz, ["stats", "--format", "json"]).stdout)
    assert (counted["briefings"], counted["undated"], counted["shared origins"]) == (2, 1, 1)
    assert counted["outlets"] == {"x": 1, "جريدة النيل": 1}
    assert counted["facts"]["figure"] >= 4
    assert counted["translations"] == {"none": 2}
    assert "shared origins" in CliRunner().invoke(mujaz, ["stats"]).output


def test_the_page_on_the_desk_names_every_command_and_every_exit_status() -> None:
    text = (REPOSITORY / "docs/editors-desk.md").read_text(encoding="utf-8")
    for status, meaning in MEANINGS.items():
        assert f"| {status} | {meaning} |" in text
    for name in (
        "add",
        "collect",
        "check",
        "review",
        "actors merge",
        "actors rename",
        "facts",
        "why",
        "export",
        "stats",
    ):
        assert f"mujaz {name}" in text


def test_the_page_on_the_desk_names_every_field_that_a_correction_may_set() -> None:
    text = (REPOSITORY / "docs/editors-desk.md").read_text(encoding="utf-8")
    for kind, fields in FIELDS.items():
        (row,) = [line for line in text.splitlines() if line.startswith(f"| {kind} |")]
        assert set(fields) <= set(re.findall(r"`(\w+)`", row)), kind
