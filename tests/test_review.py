"""`mujaz review` at a terminal: what a person answers is written down, and the archive heeds it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from desk_root import BODY, TITLE, make_root
from mujaz.archive.archive import open_archive
from mujaz.cli.main import mujaz
from mujaz.lexicon.register import load_register
from mujaz.model.entry import Entry
from mujaz.model.facts import Figure


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_root(tmp_path)
    (made / "seeds/flood.txt").write_text(f"{TITLE}\n\n{BODY}\n", encoding="utf-8")
    (made / "seeds/flood.toml").write_text("published = 2024-05-06\n")
    monkeypatch.chdir(made)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_715_212_800))  # 9 May 2024
    return made


def review(*arguments: str, answers: str) -> Result:
    return CliRunner().invoke(mujaz, ["review", "flood", *arguments], input=answers, catch_exceptions=False)


def rulings(root: Path) -> list[dict[str, Any]]:
    path = root / "content/corrections/flood.toml"
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["correction"]) if path.exists() else []


def entry_of(root: Path) -> Entry:
    archive = open_archive(root)
    report = archive.update()
    assert report.problems == []
    entry = archive.entry("flood")
    archive.close()
    return entry


def test_accepting_everything_writes_nothing(root: Path) -> None:
    done = review(answers="a\n" * 100)
    assert done.exit_code == 0
    assert rulings(root) == []
    assert "0 corrected, 0 dropped, 0 named" in done.output
    for shown in ("claim: act=announce", "speaker=sudan-health-ministry", "figure: kind=killed", "words: 12 شخصا"):
        assert shown in done.output


def test_a_corrected_figure_is_written_and_stands(root: Path) -> None:
    answers = "c\nvalue\n14\n\nسبب\nA reason\nDesk\nq\n"
    done = review("--kind", "figure", answers=answers)
    assert "wrote content/corrections/flood.toml" in done.output
    (ruling,) = rulings(root)
    assert ruling == {
        "fact": "figure",
        "words": "12 شخصا",
        "change": {"value": 14},
        "was": {"kind": "killed", "low": 12, "high": 12},
        "reason": {"ar": "سبب", "en": "A reason"},
        "date": date(2024, 5, 9),
        "by": "Desk",
    }
    entry = entry_of(root)
    assert [figure.low for figure in entry.facts.figures if figure.kind == "killed"] == [14]
    (correction,) = entry.corrections
    assert isinstance(correction.old, Figure)
    assert correction.old.low == 12


def test_dropping_and_correcting_add_to_what_an_editor_wrote_by_hand(root: Path) -> None:
    by_hand = (
        '# by hand\n[[correction]]\nfact = "figure"\nwords = "40"\nchange.value = 41\nreason = {ar = "س", en = "r"}\n'
    )
    (root / "content/corrections").mkdir()
    (root / "content/corrections/flood.toml").write_text(by_hand + 'date = 2024-05-07\nby = "Rana"\n', encoding="utf-8")
    done = review(
        "--by", "Desk", "--kind", "claim", answers="a\nc\nspeaker\nnone\ndistanced\ntrue\n\nس\nr\nd\nس\nr\nq\n"
    )
    assert done.exit_code == 0, done.output
    text = (root / "content/corrections/flood.toml").read_text(encoding="utf-8")
    assert text.startswith(by_hand)
    _, changed, dropped = rulings(root)
    assert changed["change"] == {"speaker": "none", "distanced": True}
    assert changed["was"] == {"speaker": "haitham-ibrahim", "distanced": False}
    assert dropped["drop"] is True
    entry = entry_of(root)
    assert [(c.kind, c.action) for c in entry.corrections] == [
        ("claim", "drop"),
        ("claim", "change"),
        ("figure", "change"),
    ]
    assert [figure.low for figure in entry.facts.figures if figure.kind == "wounded"] == [41]


def test_what_cannot_be_is_told_and_not_written(root: Path) -> None:
    answers = "c\nbund\nbound\nrange\n\nس\nr\nc\nclaimed_by\nnobody-here\n\nس\nr\nq\n"
    done = review("--by", "Desk", "--kind", "figure", answers=answers)
    assert "'bund' is none of: kind, value" in done.output
    assert "Not written: low = 12 and high = 12 under bound = 'range'" in done.stderr
    assert "no actor of this article has the id 'nobody-here'" in done.stderr
    assert rulings(root) == []


def test_a_speaker_cannot_be_dropped_away_from_his_words(root: Path) -> None:
    done = review("--by", "Desk", "--kind", "actor", answers="d\nس\nr\nq\n")
    assert "Not written: 'sudan-health-ministry' speaks in c1" in done.stderr
    assert rulings(root) == []


def test_an_unknown_actor_is_named_for_every_article(root: Path) -> None:
    second = BODY.replace("12", "15")
    (root / "seeds/later.txt").write_text(f"{TITLE}\n\n{second}\n", encoding="utf-8")
    answers = "a\nn\nhaytham-ibrahim\n\n\nHaytham Mohamed Ibrahim\nq\n"
    done = review("--kind", "actor", answers=answers)
    assert "wrote content/actors/named.toml" in done.output, done.output
    assert load_register(root).actors["haytham-ibrahim"].name.en == "Haytham Mohamed Ibrahim"
    archive = open_archive(root)
    archive.update()
    for entry in archive.entries():
        (person,) = [actor for actor in entry.facts.actors if actor.kind == "person"]
        assert (person.id, person.name_status) == ("haytham-ibrahim", "registered")
    archive.close()


def test_a_taken_id_names_nobody(root: Path) -> None:
    done = review("--kind", "actor", answers="a\nn\nsudan\n\n\nX\nq\n")
    assert "the register has an actor 'sudan'" in done.stderr
    assert not (root / "content/actors/named.toml").exists()


def test_an_interrupted_review_keeps_what_was_said(root: Path) -> None:
    done = review("--by", "Desk", "--kind", "figure", answers="d\nس\nr\n")
    assert done.exit_code == 1, "the input ended: click's own status for an abort"
    assert [ruling["drop"] for ruling in rulings(root)] == [True]


def test_an_unknown_article_is_told() -> None:
    done = CliRunner().invoke(mujaz, ["review", "nothing-here"])
    assert (done.exit_code, "No article has the id 'nothing-here'" in done.output) == (2, True)


def test_the_shell_completes_ids_and_commands(root: Path) -> None:
    entry_of(root)
    for typed, completed in (("review fl", "flood"), ("rev", "review"), ("actors m", "merge")):
        asked = {
            "_MUJAZ_COMPLETE": "bash_complete",
            "COMP_WORDS": f"mujaz {typed}",
            "COMP_CWORD": str(typed.count(" ") + 1),
        }
        done = CliRunner().invoke(mujaz, [], env=asked, prog_name="mujaz")
        assert completed in done.output
