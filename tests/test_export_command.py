"""`mujaz export` writes the files of /data/v1/ without building the site."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from desk_root import BODY, TITLE, make_root
from mujaz.cli.main import mujaz
from mujaz.export.package import FILES


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_root(tmp_path)
    for name in ("flood", "later"):
        (made / f"seeds/{name}.txt").write_text(f"{TITLE}\n\n{BODY}\n", encoding="utf-8")
        (made / f"seeds/{name}.toml").write_text("published = 2024-05-06\n")
    monkeypatch.chdir(made)
    return made


def export(*arguments: str) -> Result:
    return CliRunner().invoke(mujaz, ["export", *arguments], catch_exceptions=False)


def test_a_text_goes_to_standard_output(root: Path) -> None:
    records = [json.loads(line) for line in export("facts.jsonl").stdout.splitlines()]
    assert {record["id"] for record in records} == {"flood", "later"}
    assert records[0]["origin"]["id"] == "flood"
    rows = list(csv.DictReader(io.StringIO(export("figures.csv").stdout.removeprefix("\ufeff"))))
    assert {row["briefing"] for row in rows} == {"flood", "later"}
    assert any(actor["id"] == "sudan-health-ministry" for actor in json.loads(export("actors.json").stdout))


def test_a_folder_gets_every_file(root: Path) -> None:
    done = export("--out", "data")
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in (root / "data").iterdir()) == sorted(FILES)
    with sqlite3.connect(root / "data/archive.sqlite") as database:
        assert database.execute("SELECT count(*) FROM briefings").fetchone() == (2,)
    database.close()
    (found,) = duckdb.sql(f"SELECT count(DISTINCT briefing) FROM '{root}/data/archive.parquet'").fetchall()
    assert found == (2,)


@pytest.mark.parametrize("address", ["", "https://archive.example/"])
def test_addresses_are_those_of_the_site(root: Path, address: str) -> None:
    (actor, *_) = json.loads(export("actors.json", "--address", address).stdout)
    assert actor["pages"]["ar"] == f"{address.rstrip('/')}/ar/actors/{actor['id']}/"


def test_what_goes_nowhere_or_is_no_text_is_told(root: Path) -> None:
    for arguments, found in (((), "Name a file, or a folder"), (("archive.sqlite",), "archive.sqlite is no text")):
        done = export(*arguments)
        assert (done.exit_code, found in done.output) == (2, True)
