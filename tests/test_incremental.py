"""A build that finds part of the site standing writes what a build from nothing writes, byte for byte."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from built_site import REPOSITORY, build, files
from mujaz.model.entry import Entry
from mujaz.model.facts import Bilingual
from sample_archive import HandMadeArchive, flood, harvest, strike, undated

pytestmark = pytest.mark.site
MAKERS: tuple[Callable[[], Entry], ...] = (flood, harvest, strike, undated)


def again(maker: Callable[[], Entry], number: int, day: date) -> Entry:
    """An article of the sample under an id and a day of its own; those without a day keep none."""
    entry = maker()
    published = day if entry.document.seed.published else None
    seed = replace(entry.document.seed, published=published)
    return replace(entry, document=replace(entry.document, id=f"{entry.id}-{number}", seed=seed))


def edited(entry: Entry, chance: Random) -> Entry:
    """The article with an actor of another name, and without its last figure."""
    actors = [
        replace(actor, name=Bilingual(actor.name.ar, chance.choice(("Rawi", "Al-Rawi", None))))
        for actor in entry.facts.actors
    ]
    return replace(entry, facts=replace(entry.facts, actors=tuple(actors), figures=entry.facts.figures[:-1]))


def changed(held: list[Entry], chance: Random, number: int) -> list[Entry]:
    """Some articles more, one fewer, one edited: new ones come last, but sometimes an old one is found."""
    days = [date(2025, 9, 1) + timedelta(days=number), date(2025, 7, 15)]
    new = [again(chance.choice(MAKERS), 10 * number + at, day) for at, day in enumerate(days[: chance.randint(1, 2)])]
    at = chance.randrange(len(held))
    kept = [edited(entry, chance) if place == at else entry for place, entry in enumerate(held)]
    if len(kept) > 3:
        kept.pop(chance.randrange(len(kept)))
    return sorted([*kept, *new], key=lambda entry: (str(entry.document.seed.published or ""), entry.id))


@pytest.mark.parametrize("seed", range(3))
def test_any_course_of_changes_ends_where_a_build_from_nothing_does(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mujaz.export.oldest.SHARES", (4, 2))
    for long in ("lists.CARDS_ON_A_PAGE", "profile.PER_PAGE", "overview._ON_A_PAGE"):
        monkeypatch.setattr(f"mujaz.site.{long}", 1)
    monkeypatch.setattr("mujaz.site.lists.ON_ONE_PAGE", 2)
    monkeypatch.setattr("mujaz.site.actor_index.ON_A_PAGE", 2)
    monkeypatch.setattr("mujaz.site.root._MOST_PAGES", 9)
    chance = Random(seed)
    held = [again(maker, number, date(2025, 8, 1)) for number, maker in enumerate(MAKERS)]
    for number in range(1, 4):
        grown = files(build(tmp_path / "grown", HandMadeArchive(tuple(held))))
        held = changed(held, chance, number)
    grown = files(build(tmp_path / "grown", HandMadeArchive(tuple(held))))
    whole = files(build(tmp_path / "whole", HandMadeArchive(tuple(held))))
    assert sorted(grown) == sorted(whole)
    assert [path for path in whole if whole[path] != grown[path]] == []


def test_a_new_briefing_leaves_the_pages_of_those_it_has_nothing_to_do_with(tmp_path: Path) -> None:
    held = [again(maker, number, date(2025, 8, 1)) for number, maker in enumerate(MAKERS)]
    build(tmp_path, HandMadeArchive(tuple(held)))
    output = tmp_path / "output"
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*.html")}
    build(tmp_path, HandMadeArchive((*held, again(strike, 9, date(2025, 9, 1)))))
    touched = {path.relative_to(output).as_posix() for path, at in before.items() if path.stat().st_mtime_ns != at}
    assert "en/actors/port-workers-union/index.html" in touched
    assert "en/actors/salem-al-rawi/index.html" not in touched
    assert not any(path.startswith("en/briefings/") for path in touched)


def test_what_somebody_took_out_of_the_output_comes_back_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    archive = HandMadeArchive()
    whole = files(build(tmp_path / "whole", archive))
    output = build(tmp_path / "site", archive)
    shutil.move(output, tmp_path / "moved")
    (tmp_path / "moved/CNAME").write_text("news.example\n")
    for path in ("en/index.html", "en/briefings/flood-2025/index.html", "search/index.json"):
        (tmp_path / "moved" / path).unlink()
    shutil.copytree(tmp_path / "moved", output)
    assert files(build(tmp_path / "site", archive)) == {**whole, "CNAME": b"news.example\n"}


def test_another_template_reaches_every_page_that_it_makes(tmp_path: Path) -> None:
    archive, theme = HandMadeArchive(), tmp_path / "theme"
    shutil.copytree(REPOSITORY / "theme", theme)
    build(tmp_path, archive, THEME=str(theme))
    for name in ("base.html", "place.html"):
        template = theme / "templates" / name
        template.write_text(template.read_text() + "<!-- edited -->")
        whole = files(build(tmp_path / name, archive, THEME=str(theme)))
        assert files(build(tmp_path, archive, THEME=str(theme))) == whole
    shutil.copytree(REPOSITORY / "theme", theme, dirs_exist_ok=True)
    assert files(build(tmp_path, archive, THEME=str(theme))) == files(build(tmp_path / "whole", archive))


def test_a_damaged_memory_is_made_again(tmp_path: Path) -> None:
    archive = HandMadeArchive()
    whole = files(build(tmp_path, archive))
    (store,) = (tmp_path / "cache").glob("pages-*.sqlite")
    with store.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 4096)
    assert files(build(tmp_path, archive)) == whole
    assert sqlite3.connect(store).execute("PRAGMA quick_check").fetchone() == ("ok",)
