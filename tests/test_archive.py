"""The archive finds again what changed and nothing else, and survives what can happen to it."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from mujaz.archive import extraction
from mujaz.archive.archive import Archive, open_archive
from mujaz.archive.executors import ExecutorError, open_executor
from mujaz.archive.records import as_record, from_record
from mujaz.archive.update import Report
from mujaz.extract.pipeline import extract
from mujaz.ingest.seed import read_article
from mujaz.lexicon.lexicon import Lexicon, load_lexicon
from mujaz.model.entry import Entry

REPOSITORY = Path(__file__).parent.parent
SCHEMA = json.loads((REPOSITORY / "plugins/mujaz/archive/facts.schema.json").read_text(encoding="utf-8"))
ARTICLES = {
    "flood": "فيضان يغمر قريتين في السودان\n\nأعلنت وزارة الصحة السودانية مساء الأحد مقتل 12 شخصا في الفيضان.\n",
    "talks": "محادثات في القاهرة\n\nقال وزير الخارجية المصري سامح شكري إن بلاده تدعم الحوار بين الطرفين.\n",
    "vote": "تصويت في الكويت\n\nوأفاد مصدر حكومي كويتي بأن 62 في المئة من الناخبين شاركوا في الاقتراع.\n",
}
REGISTER = """
[sudan]
kind = "government"
iso = "sd"
name.ar = "السودان"
name.en = "Sudan"
adjective.en = "Sudanese"
nisba = ["سوداني"]
capital = {id = "khartoum", ar = "الخرطوم", en = "Khartoum"}

[reuters]
kind = "media"
name.ar = "رويترز"
name.en = "Reuters"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with three seeds and a register of one state."""
    (tmp_path / "pelicanconf.py").touch()
    (tmp_path / "content/actors").mkdir(parents=True)
    (tmp_path / "content/actors/states.toml").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "seeds/2024/05").mkdir(parents=True)
    for name, text in ARTICLES.items():
        write(tmp_path, name, text)
    return tmp_path


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon(REPOSITORY)


@pytest.fixture
def archive(root: Path) -> Iterator[Archive]:
    opened = open_archive(root)
    opened.update()
    yield opened
    opened.close()


def write(root: Path, name: str, text: str) -> Path:
    path = root / f"seeds/2024/05/{name}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.briefings, report.extracted, report.kept, report.removed


def test_first_update_finds_everything(root: Path) -> None:
    archive = open_archive(root)
    assert counts(archive.update()) == (3, 3, 0, 0)
    assert [entry.id for entry in archive.entries()] == ["flood", "talks", "vote"]
    assert "sudan-health-ministry" in {actor.id for actor in archive.actors()}
    archive.close()


def test_entries_are_related_by_neither_outlets_nor_those_who_have_no_name(archive: Archive, root: Path) -> None:
    write(root, "rain", "أمطار في السودان\n\nقال شهود عيان لوكالة رويترز إن وزارة الصحة السودانية أغلقت الطريق.\n")
    archive.update()
    named = {actor.id for actor in archive.entry("rain").facts.actors}
    related = {entry: set(actors) for entry, _, actors in archive.since("")}["rain"]
    assert named - related == {"eyewitnesses", "reuters"}
    assert related == {"sudan-health-ministry"}
    assert dict(archive.named_by_day(dated=False))["", "rain"] == ["sudan-health-ministry"]
    assert archive.earlier("eyewitnesses", ("9999", "")) == []


def test_an_actor_bears_the_name_that_most_articles_give_it(archive: Archive, root: Path) -> None:
    def name() -> str:
        archive.update()
        return next(archive.actors(["analysts"])).name.ar

    one, many = "السوق في الكويت\n\nقال محلل إن الأسعار ترتفع.\n", "السوق في الكويت\n\nقال محللون إن الأسعار ترتفع.\n"
    write(root, "a", one)
    assert name() == "محلل"
    write(root, "b", many)
    assert name() == "محللون", "as many give either, and this is longer"
    write(root, "c", one)
    assert name() == "محلل"
    assert [actor.briefings for actor in archive.actors(["analysts"])] == [3]


def test_nothing_changed_finds_nothing_and_loads_no_table(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "load_tables", lambda *_: pytest.fail("the tables were read"))
    assert counts(archive.update()) == (3, 0, 3, 0)
    assert counts(archive.update(check_all=True)) == (3, 0, 3, 0)


def test_a_touched_seed_is_not_found_again(archive: Archive, root: Path) -> None:
    os.utime(root / "seeds/2024/05/flood.txt", (1, 1))
    assert counts(archive.update()) == (3, 0, 3, 0)


def test_an_edited_seed_is_found_again_even_with_its_old_size_and_time(archive: Archive, root: Path) -> None:
    before = (root / "seeds/2024/05/flood.txt").stat()
    path = write(root, "flood", ARTICLES["flood"].replace("12", "13"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert counts(archive.update()) == (3, 1, 2, 0)
    assert [figure.low for figure in archive.entry("flood").facts.figures if figure.kind == "killed"] == [13]


def test_a_sidecar_counts(archive: Archive, root: Path) -> None:
    (root / "seeds/2024/05/flood.toml").write_text('published = 2024-05-06\nrepublish = "facts"\n', encoding="utf-8")
    assert counts(archive.update()) == (3, 1, 2, 0)
    assert archive.entry("flood").document.seed.republish == "facts"


def test_an_edited_register_finds_all_again(archive: Archive, root: Path) -> None:
    with (root / "content/actors/states.toml").open("a", encoding="utf-8") as register:
        register.write("# a remark\n")
    assert counts(archive.update()) == (3, 3, 0, 0)


def test_a_removed_seed_goes(archive: Archive, root: Path) -> None:
    (root / "seeds/2024/05/talks.txt").unlink()
    assert counts(archive.update()) == (2, 0, 2, 1)
    with pytest.raises(KeyError):
        archive.entry("talks")


def test_a_bad_seed_is_told_each_time_and_harms_no_other(archive: Archive, root: Path) -> None:
    write(root, "empty", "")
    for extracted in (0, 0):
        report = archive.update()
        assert counts(report) == (3, extracted, 3, 0)
        assert [problem.path for problem in report.problems] == ["seeds/2024/05/empty.txt"]


def test_the_second_seed_with_an_id_is_refused_until_the_first_is_gone(archive: Archive, root: Path) -> None:
    (root / "seeds/2024/06").mkdir()
    (root / "seeds/2024/06/flood.txt").write_text(ARTICLES["vote"], encoding="utf-8")
    report = archive.update()
    assert counts(report) == (3, 0, 3, 0)
    assert "seeds/2024/05/flood.txt" in report.problems[0].found
    (root / "seeds/2024/05/flood.txt").unlink()
    report = archive.update()
    assert (counts(report), report.problems) == ((3, 1, 2, 1), [])
    assert archive.entry("flood").document.seed.path == "seeds/2024/06/flood.txt"


def test_an_id_belongs_to_the_first_path_whichever_seed_came_first(archive: Archive, root: Path) -> None:
    (root / "seeds/2024/04").mkdir()
    (root / "seeds/2024/04/flood.txt").write_text(ARTICLES["vote"], encoding="utf-8")
    for _ in range(2):
        report = archive.update()
        assert [problem.path for problem in report.problems] == ["seeds/2024/05/flood.txt"]
        assert archive.entry("flood").document.seed.path == "seeds/2024/04/flood.txt"


def test_an_update_that_is_cut_off_leaves_the_archive_as_it_was(archive: Archive, root: Path) -> None:
    before = [as_record(entry) for entry in archive.entries()]
    for name, text in ARTICLES.items():
        write(root, name, text + "\nوقال شاهد إن المياه بلغت المنازل.\n")
    seen: list[str] = []

    def stop_at_the_second(path: str) -> None:
        seen.append(path)
        if len(seen) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.update(progress=stop_at_the_second)
    assert [as_record(entry) for entry in archive.entries()] == before
    assert counts(archive.update()) == (3, 3, 0, 0)


@pytest.mark.parametrize("damage", [b"no database at all", b""])
def test_a_damaged_file_is_built_again(root: Path, damage: bytes, caplog: pytest.LogCaptureFixture) -> None:
    (root / "cache").mkdir()
    (root / "cache/archive.sqlite").write_bytes(damage)
    archive = open_archive(root)
    assert counts(archive.update()) == (3, 3, 0, 0)
    assert bool(caplog.records) == bool(damage)
    archive.close()


def test_an_archive_of_another_make_is_built_again(root: Path) -> None:
    (root / "cache").mkdir()
    other = sqlite3.connect(root / "cache/archive.sqlite")
    other.execute("PRAGMA user_version = 999")
    other.close()
    archive = open_archive(root)
    assert counts(archive.update()) == (3, 3, 0, 0)
    archive.close()


def test_a_pool_of_processes_gives_the_same_archive(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = {}
    for setting in ("in-process", "local:2"):
        monkeypatch.setenv("MUJAZ_EXECUTOR", setting)
        archive = open_archive(root)
        archive.update()
        records[setting] = [as_record(entry) for entry in archive.entries()]
        archive.close()
        (root / "cache/archive.sqlite").unlink()
    assert records["in-process"] == records["local:2"]


def test_an_executor_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ExecutorError, match="'cloud:' names no place to run"), open_executor(1, "cloud"):
        pass


def test_one_piece_of_work_goes_to_another_process_where_this_one_has_other_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for cores, setting, beside, elsewhere in [
        ({0, 1}, "local", True, True),
        ({0, 1}, "local", False, False),
        ({0}, "local", True, False),
        ({0, 1}, "in-process", True, False),
    ]:
        monkeypatch.setattr(os, "sched_getaffinity", lambda _, cores=cores: cores)
        with open_executor(1, setting, beside=beside) as (executor, workers):
            assert (workers, executor.submit(os.getpid).result() != os.getpid()) == (1, elsewhere)


def test_what_is_done_meanwhile_is_done_once_and_changes_no_fact(archive: Archive, root: Path) -> None:
    alone = {entry.id: entry.facts for entry in archive.entries()}
    for seed in root.glob("seeds/2024/*/*.txt"):
        seed.write_text(seed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    done: list[str] = []
    report = archive.update(meanwhile=lambda: done.append("meanwhile"))
    assert (report.extracted, done) == (len(alone), ["meanwhile"])
    assert {entry.id: entry.facts for entry in archive.entries()} == alone
    archive.update(meanwhile=lambda: done.append("nothing to read"))
    assert done == ["meanwhile"]


@pytest.mark.parametrize("seed", sorted(REPOSITORY.glob("seeds/**/*.txt")), ids=lambda path: path.stem)
def test_records_follow_the_schema_and_lead_back_to_the_same_entry(seed: Path, lexicon: Lexicon) -> None:
    document = read_article(seed, lexicon)
    entry = Entry(document, extract(document, lexicon))
    record = json.loads(json.dumps(as_record(entry)))
    jsonschema.validate(record, SCHEMA)
    assert from_record(record, document.text) == entry
    ids = {actor.id for actor in entry.facts.actors}
    assert all(claim.speaker in ids | {None} and claim.via in ids | {None} for claim in entry.facts.claims)
    assert all(figure.claimed_by in ids | {None} for figure in entry.facts.figures)


def test_a_record_under_facts_holds_no_sentence_of_its_source(archive: Archive, root: Path) -> None:
    (root / "seeds/2024/05/flood.toml").write_text('republish = "facts"\n', encoding="utf-8")
    archive.update()
    record = json.dumps(as_record(archive.entry("flood")), ensure_ascii=False)
    assert "يغمر" not in record
    assert "مساء الأحد" not in record
