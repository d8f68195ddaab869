"""`mujaz actors merge` and `rename`: the register, the corrections and the redirects move together, or nothing does."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desk_root import BODY, TITLE, make_root
from mujaz.archive.archive import open_archive
from mujaz.archive.redirects import load_redirects, redirected_paths
from mujaz.cli.main import mujaz
from mujaz.lexicon.register import load_register
from mujaz.lexicon.tables import LexiconError
from mujaz.model.problem import MujazError

PEOPLE = """# People of Sudan, kept by hand.

# The minister.
[haitham-m-ibrahim]
kind = "person"
name.ar = "هيثم محمد إبراهيم"
name.en = "Haitham Mohamed Ibrahim"
names = ["هيثم محمد ابراهيم عوض"]
country = "sd"

# Somebody else altogether.
[salma-osman]
kind = "person"
name.ar = "سلمى عثمان"
name.en = "Salma Osman"
gender = "f"
"""
RULED = """# kept
[[correction]]
fact = "claim"
words = "نفى حاكم"
change.speaker = "haitham-ibrahim"
reason = {ar = "س", en = "r"}
date = 2024-05-07
by = "Rana"
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_root(tmp_path)
    (made / "content/actors/people.toml").write_text(PEOPLE, encoding="utf-8")
    (made / "content/corrections").mkdir()
    (made / "content/corrections/flood.toml").write_text(RULED, encoding="utf-8")
    (made / "seeds/flood.txt").write_text(f"{TITLE}\n\n{BODY}\n", encoding="utf-8")
    monkeypatch.chdir(made)
    return made


def actors(*arguments: str) -> Result:
    return CliRunner().invoke(mujaz, ["actors", *arguments], catch_exceptions=False)


def named_in(root: Path) -> set[str]:
    archive = open_archive(root)
    assert archive.update().problems == []
    found = {actor.id for actor in archive.actors()}
    archive.close()
    return found


def test_an_id_that_only_articles_gave_becomes_the_register_s(root: Path) -> None:
    assert "haitham-ibrahim" in named_in(root)
    done = actors("merge", "haitham-ibrahim", "haitham-m-ibrahim")
    assert done.exit_code == 0, done.output
    written = ("actors/people.toml", "corrections/flood.toml", "redirects.toml")
    assert done.output.splitlines() == [f"wrote content/{place}" for place in written]
    found = named_in(root)
    assert "haitham-m-ibrahim" in found
    assert "haitham-ibrahim" not in found
    text = (root / "content/actors/people.toml").read_text(encoding="utf-8")
    assert text.startswith("# People of Sudan, kept by hand.\n\n# The minister.\n[haitham-m-ibrahim]\n")
    assert "# Somebody else altogether.\n[salma-osman]" in text
    ruling = tomllib.loads((root / "content/corrections/flood.toml").read_text(encoding="utf-8"))["correction"][0]
    assert ruling["change"] == {"speaker": "haitham-m-ibrahim"}
    assert list(redirected_paths(load_redirects(root))) == [
        ("ar/actors/haitham-ibrahim/", "ar/actors/haitham-m-ibrahim/"),
        ("en/actors/haitham-ibrahim/", "en/actors/haitham-m-ibrahim/"),
    ]


def test_two_entries_become_one_with_the_names_of_both(root: Path) -> None:
    (root / "content/actors/more.toml").write_text(
        '[h-ibrahim]\nkind = "person"\nname.ar = "هيثم ابراهيم"\nname.en = "H. Ibrahim"\ngender = "m"\ncountry = "eg"\n'
    )
    actors("merge", "h-ibrahim", "haitham-m-ibrahim")
    register = load_register(root)
    kept = register.actors["haitham-m-ibrahim"]
    assert "h-ibrahim" not in register.actors
    assert set(kept.names) >= {"هيثم محمد إبراهيم", "هيثم ابراهيم"}
    assert (kept.name.en, kept.gender, kept.country) == ("Haitham Mohamed Ibrahim", "m", "sd")


def test_a_renamed_actor_keeps_its_lines_and_its_old_address_leads_on(root: Path) -> None:
    actors("rename", "salma-osman", "salma-osman-ali")
    text = (root / "content/actors/people.toml").read_text(encoding="utf-8")
    assert text == PEOPLE.replace("[salma-osman]", "[salma-osman-ali]")
    actors("rename", "salma-osman-ali", "salma-ali")
    assert load_redirects(root).actors == {"salma-osman": "salma-ali", "salma-osman-ali": "salma-ali"}
    actors("rename", "salma-ali", "salma-osman")
    assert load_redirects(root).actors == {"salma-osman-ali": "salma-osman", "salma-ali": "salma-osman"}


def test_bodies_whose_ids_are_made_of_a_state_s_move_with_it(root: Path) -> None:
    assert "sudan-health-ministry" in named_in(root)
    actors("rename", "sudan", "republic-of-sudan")
    assert "republic-of-sudan-health-ministry" in named_in(root)
    redirects = load_redirects(root)
    assert redirects.actors["sudan-health-ministry"] == "republic-of-sudan-health-ministry"
    assert redirects.places == {"sudan": "republic-of-sudan"}


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("merge", "salma-osman", "nobody"), "no actor 'nobody' in the register"),
        (("merge", "salma-osman", "salma-osman"), "is the same actor"),
        (("merge", "nobody-at-all", "salma-osman"), "neither register nor articles have an actor 'nobody-at-all'"),
        (("rename", "nobody", "somebody"), "no actor 'nobody' in the register"),
        (("rename", "salma-osman", "haitham-m-ibrahim"), "the register has an actor 'haitham-m-ibrahim'"),
        (("rename", "salma-osman", "Salma Osman"), "'Salma Osman' is no id"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(root: Path, arguments: tuple[str, ...], found: str) -> None:
    before = {path: path.read_bytes() for path in sorted((root / "content").rglob("*.toml"))}
    with pytest.raises(MujazError, match=found):
        actors(*arguments)
    assert {path: path.read_bytes() for path in sorted((root / "content").rglob("*.toml"))} == before


def test_a_redirect_file_is_checked_and_circles_lead_nowhere(root: Path) -> None:
    path = root / "content/redirects.toml"
    path.write_text('[actors]\na = "b"\nb = "c"\nx = "y"\ny = "x"\n')
    assert load_redirects(root).actors == {"a": "c", "b": "c"}
    path.write_text('[actors]\na = 3\n\n[place]\nq = "r"\n')
    with pytest.raises(LexiconError, match=r"redirects\.toml: actors: it is {'a': 3}"):
        load_redirects(root)
