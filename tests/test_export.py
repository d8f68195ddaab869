"""The archive as data: every file says what the records say, keeps to the rights, and opens in the tools of others."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb
import frictionless
import jsonschema
import lxml.html
import pytest

from built_site import build, files
from mujaz.archive.records import as_record
from mujaz.export.database import write_database
from mujaz.export.entry_lines import entry_lines
from mujaz.export.entry_rows import BRIEFING, COLUMNS, rows_line
from mujaz.export.lines import claims_header, claims_rows, facts_line, figures_header, figures_rows
from mujaz.export.oldest import Entries
from mujaz.export.package import FILES, TABLES
from mujaz.export.parquet import write_parquet
from mujaz.model.entry import Entry
from mujaz.model.facts import Bilingual
from sample_archive import HandMadeArchive, flood, harvest, strike, undated
from test_feeds import corrected

ROOT = "https://news.example/repo"
LIMIT = 40
site_test = pytest.mark.site
# Stretches of the sample's articles that no rights let out: of one that allows facts only, and beyond an excerpt.
HIDDEN = ("توقف الملاحة", "إضراب عمال الميناء يدخل", "عقود قديمة", "40 عاملا", "انقطعت الكهرباء")


def entries() -> list[Entry]:
    return [corrected(flood()), harvest(), strike(), undated()]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("data"), HandMadeArchive(tuple(entries())), SITEURL=ROOT)


@pytest.fixture(scope="module")
def data(site: Path) -> Path:
    return site / "data/v1"


@pytest.fixture
def database(data: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{data / 'archive.sqlite'}?mode=ro", uri=True)) as opened:
        yield opened


def rows(data: Path, name: str) -> list[dict[str, str]]:
    with (data / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@site_test
def test_frictionless_finds_the_package_valid(data: Path) -> None:
    report = frictionless.validate(str(data / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])
    assert {task.place for task in report.tasks} == set(FILES)
    package = json.loads((data / "datapackage.json").read_bytes())
    assert all(
        field["description"]
        for resource in package["resources"]
        for field in resource.get("schema", {}).get("fields", [])
    )


@site_test
def test_lines_of_facts_are_the_records(data: Path) -> None:
    lines = (data / "facts.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    assert len(lines) == len(entries())
    for line in lines:
        assert (data / f"briefings/{json.loads(line)['id']}.json").read_text(encoding="utf-8") == line


@site_test
def test_tables_hold_every_claim_and_figure(data: Path) -> None:
    claims, figures = rows(data, "claims.csv"), rows(data, "figures.csv")
    records = [as_record(entry) for entry in entries()]
    assert [(row["briefing"], row["claim"]) for row in claims] == [
        (r["id"], c["id"]) for r in records for c in r["claims"]
    ]
    assert [(row["briefing"], row["figure"]) for row in figures] == [
        (r["id"], f["id"]) for r in records for f in r["figures"]
    ]
    (denial,) = (row for row in claims if row["act"] == "deny")
    assert (denial["speaker"], denial["speaker_ar"], denial["speaker_en"]) == (
        "delta-works", "شركة Delta Works", "Delta Works",
    )  # fmt: skip
    assert denial["words"] == "نفت شركة Delta Works مسؤوليتها عن انهيار السد"
    killed = figures[0]
    assert (killed["low"], killed["high"], killed["bound"], killed["published"]) == ("24", "24", "exact", "2025-08-14")


def test_cells_that_a_spreadsheet_would_run_are_text() -> None:
    formulas = ("=HYPERLINK(A1)", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "plain")
    for formula in formulas:
        entry = flood()
        named = replace(entry.facts.actors[1], name=Bilingual(formula, formula))
        document = replace(entry.document, seed=replace(entry.document.seed, publisher=formula))
        facts = replace(entry.facts, actors=(entry.facts.actors[0], named))
        written = claims_header() + claims_rows(Entry(document, facts), LIMIT)
        (row,) = (r for r in csv.DictReader(StringIO(written.removeprefix("\ufeff"), newline="")) if r["act"] == "deny")
        wanted = formula if formula == "plain" else f"'{formula}"
        assert (row["publisher"], row["speaker_ar"], row["speaker_en"]) == (wanted, wanted, wanted)


def test_numbers_below_nought_stay_numbers() -> None:
    entry = flood()
    cold = replace(entry.facts.figures[0], kind="measure", low=-5, high=-5.5)
    written = figures_header() + figures_rows(replace(entry, facts=replace(entry.facts, figures=(cold,))), LIMIT)
    (row,) = csv.DictReader(StringIO(written.removeprefix("\ufeff"), newline=""))
    assert (row["low"], row["high"]) == ("-5", "-5.5")


def test_spreadsheets_are_told_the_encoding() -> None:
    assert claims_header().startswith("\ufeffbriefing,published,")
    assert figures_header().endswith("rule\r\n")


@site_test
def test_lists_of_actors_and_places_keep_their_schemas(data: Path, site: Path) -> None:
    for name in ("actors", "places"):
        held = json.loads((data / f"{name}.json").read_bytes())
        schema = json.loads((data / f"{name}.schema.json").read_bytes())
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(held, schema)
        assert [one["id"] for one in held] == sorted(one["id"] for one in held)
        for one in held:
            for page in one["pages"].values():
                assert (site / page.removeprefix(f"{ROOT}/") / "index.html").is_file()


@site_test
def test_database_is_whole_and_its_keys_lead_somewhere(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = {
        (table, key[3], key[2])
        for (table,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for key in database.execute(f"PRAGMA foreign_key_list({table})")
    }
    assert {
        ("claims", "briefing", "briefings"), ("claims", "speaker", "actors"), ("claims", "passage", "passages"),
        ("figures", "claimed_by", "actors"), ("figures", "claim", "claims"), ("figures", "part_of", "figures"),
        ("briefing_places", "place", "places"), ("briefing_topics", "topic", "topics"),
    } <= keys  # fmt: skip


@site_test
def test_database_holds_every_fact(database: sqlite3.Connection) -> None:
    made = Counter[str]()
    for entry in entries():
        facts = entry.facts
        made["briefings"] += 1
        for table in ("claims", "figures", "dates"):
            made[table] += len(getattr(facts, table))
        for table in ("actors", "places", "topics"):
            made[f"briefing_{table}"] += len(getattr(facts, table))
        made["corrections"] += len(entry.corrections)
    for table, number in made.items():
        assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (number,), table
    columns = [column[1] for column in database.execute("PRAGMA table_info(claims)")]
    assert columns == ["briefing", *COLUMNS["claims"][:-1]]
    assert [column[1] for column in database.execute("PRAGMA table_info(briefings)")] == list(BRIEFING)
    (said,) = database.execute("SELECT a.name_en, p.words FROM claims c JOIN actors a ON a.id = c.speaker"
                               " JOIN passages p ON p.id = c.passage WHERE c.act = 'deny'")  # fmt: skip
    assert said == ("Delta Works", "ونفت شركة Delta Works مسؤوليتها عن انهيار السد.")
    (old, new) = map(json.loads, database.execute("SELECT old, new FROM corrections").fetchone())
    assert (old["low"], new["low"]) == (23, 24)


@site_test
def test_datasette_opens_the_database_as_it_is_and_searches_it(data: Path) -> None:
    def asked(path: str) -> Any:
        command = [sys.executable, "-m", "datasette", str(data / "archive.sqlite"), "--get", path]
        return json.loads(subprocess.run(command, check=True, capture_output=True, timeout=120).stdout)

    found = asked(f"/archive/passages.json?_shape=objects&_search={quote('العراء')}")
    assert [(row["briefing"], row["anchor"]) for row in found["rows"]] == [("flood-2025", "s2")]
    counted = asked(
        "/archive.json?_shape=objects&sql=" + quote("SELECT act, count(*) AS n FROM claims GROUP BY act ORDER BY act")
    )
    assert {row["act"]: row["n"] for row in counted["rows"]} == {
        "announce": 1,
        "condemn": 1,
        "deny": 1,
        "say": 3,
        "warn": 1,
    }
    tables = {table["name"]: table for table in asked("/archive.json")["tables"]}
    assert tables["passages"]["fts_table"] == "passages_fts"
    assert any(key["other_table"] == "actors" for key in tables["claims"]["foreign_keys"]["outgoing"])


@site_test
def test_duckdb_reads_every_fact_from_the_parquet_file(data: Path) -> None:
    found = duckdb.sql(f"SELECT what, count(*) FROM '{data / 'archive.parquet'}' GROUP BY what").fetchall()
    wanted = {
        what: sum(len(getattr(entry.facts, f"{what}s")) for entry in entries())
        for what in ("actor", "place", "claim", "figure", "date", "topic")
    }
    assert dict(found) == {what: number for what, number in wanted.items() if number}
    query = f"SELECT actor_en, low, published, words FROM '{data / 'archive.parquet'}' WHERE kind = 'killed'"
    assert [(r[0], r[1], str(r[2]), r[3]) for r in duckdb.sql(query).fetchall()] == [
        ("Salem al-Rawi", 24.0, "2025-08-14", "23 شخصا")
    ]


@site_test
def test_rights_hold_in_every_file(data: Path, database: sqlite3.Connection) -> None:
    told = [
        *(content.decode(errors="ignore") for path, content in files(data).items() if not path.endswith(".parquet")),
        str(duckdb.sql(f"SELECT * FROM '{data / 'archive.parquet'}'").fetchall()),
        "\n".join(database.iterdump()),
    ]
    for hidden in HIDDEN:
        assert not any(hidden in text for text in told), hidden
    facts_only = [row for row in rows(data, "claims.csv") if row["republish"] == "facts"]
    assert [(row["words"], row["start"].isdigit(), row["end"].isdigit()) for row in facts_only] == [("", True, True)]
    query = f"SELECT count(*), count(words), count(start) FROM '{data / 'archive.parquet'}' WHERE republish = 'facts'"
    assert duckdb.sql(query).fetchall() == [(3, 0, 3)]


def test_excerpts_are_cut() -> None:
    row = json.loads(rows_line(flood(), 3))
    words = [cells[-1] for table in ("claims", "figures", "dates") for cells in row[table]]
    assert max(len(text.removesuffix(" …").split()) for text in words) == 3
    assert all(len(text.split()) <= 5 for anchor, text in row["passages"] if anchor != "headline")


def archive_of(lines: list[str], folder: Path | None = None) -> Entries:
    """An archive of such lines of rows, on as many days, the newest first."""
    by_id = {json.loads(line)["briefing"][0]: line for line in lines}
    days = {one: f"2025-01-{31 - at:02}" for at, one in enumerate(by_id)}
    return Entries(days, lambda ids: (by_id[one] for one in ids), folder, " ".join)


def test_the_same_lines_give_the_same_bytes_and_leave_nothing_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [entry_lines(entry, LIMIT, ROOT).rows for entry in entries()]
    for write in (write_database, write_parquet):
        for shares in ((1024, 128), (2,), (4, 2), (2, 1)):
            monkeypatch.setattr("mujaz.export.oldest.SHARES", shares)
            first, second = tmp_path / "first", tmp_path / "second"
            for path in (first, second):
                write(path, archive_of(lines))
            assert first.read_bytes() == second.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "second"]


def many() -> list[str]:
    """Lines of five entries, whose ids come in another order than their days."""
    lines = [entry_lines(entry, LIMIT, ROOT).rows for entry in entries()]
    return [*lines, rows_line(replace(flood(), document=replace(flood().document, id="a-second-flood")), LIMIT)]


def contents(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of a database but for the numbers of its passages, which follow the order of writing."""
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        opened.execute("INSERT INTO passages_fts (passages_fts, rank) VALUES ('integrity-check', 1)")
        tables = [name for (name,) in opened.execute("SELECT name FROM pragma_table_list WHERE type = 'table'")]
        found = {}
        for table in (name for name in tables if not name.startswith(("sqlite_", "passages_fts"))):
            columns = [name for _, name, *_ in opened.execute(f"PRAGMA table_info({table})")]
            kept = [one for one in columns if one != "passage" and (table, one) != ("passages", "id")]
            quoted = ", ".join(f'"{one}"' for one in kept)
            found[table] = opened.execute(f"SELECT {quoted} FROM {table} ORDER BY {quoted}").fetchall()
        words = "SELECT words FROM passages WHERE id IN (SELECT passage FROM claims) ORDER BY words"
        return {**found, "words of claims": opened.execute(words).fetchall()}


def test_a_database_on_a_kept_part_holds_what_one_from_nothing_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_database(tmp_path / "whole", archive_of(many()))
    for shares in ((2,), (4, 2), (2, 1)):
        monkeypatch.setattr("mujaz.export.oldest.SHARES", shares)
        write_database(tmp_path / "parts", archive_of(many()))
        assert contents(tmp_path / "parts") == contents(tmp_path / "whole")


def test_parquet_on_a_kept_part_holds_the_same_rows_in_the_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_parquet(tmp_path / "whole", archive_of(many()))
    monkeypatch.setattr("mujaz.export.oldest.SHARES", (2, 1))
    write_parquet(tmp_path / "parts", archive_of(many()))
    whole, parts = (duckdb.sql(f"SELECT * FROM read_parquet('{tmp_path / one}')") for one in ("whole", "parts"))
    assert parts.fetchall() == whole.fetchall()
    assert parts.dtypes == whole.dtypes


@site_test
def test_text_files_on_a_kept_part_are_the_same(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mujaz.export.oldest.SHARES", (3, 1))
    parts = build(tmp_path, HandMadeArchive(tuple(entries())), SITEURL=ROOT) / "data/v1"
    assert len(list((tmp_path / "cache").glob("*.oldest/*/*/oldest.txt"))) == 6
    for name in ("facts.jsonl", "claims.csv", "figures.csv"):
        assert (parts / name).read_bytes() == (data / name).read_bytes()


@pytest.mark.parametrize("write", [write_database, write_parquet])
def test_what_is_made_of_the_oldest_is_kept_and_looked_at_before_it_is_used(
    write: Callable[[Path, Entries], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    monkeypatch.setattr("mujaz.export.oldest.SHARES", (2, 1))
    lines, kept, read = many(), tmp_path / "kept", []

    def written(lines: list[str], mark: str = "") -> tuple[bytes, int]:
        """The file's bytes, and how many lines were read for it."""
        entries, before = archive_of(lines, kept), len(read)
        counting = replace(
            entries,
            lines=lambda ids: (read.append(line) or line for line in entries.lines(ids)),  # type: ignore[func-returns-value]
            mark=lambda ids: mark + entries.mark(ids),
        )
        write(tmp_path / "file", counting)
        return (tmp_path / "file").read_bytes(), len(read) - before

    def made_anew(lines: list[str]) -> bytes:
        write(tmp_path / "anew", archive_of(lines))
        return (tmp_path / "anew").read_bytes()

    assert written(lines) == (made_anew(lines), 5)
    assert written(lines) == (made_anew(lines), 0)
    assert written(lines[:-1]) == (made_anew(lines[:-1]), 4), "other entries are the oldest"
    assert written(lines[:-1], "otherwise ") == (made_anew(lines[:-1]), 4)
    assert written(lines, "otherwise ") == (made_anew(lines), 5)
    for place in sorted(path.relative_to(kept) for path in kept.rglob("*.*")):
        # Each in a folder of its own, for Pelican says nothing twice.
        kept = tmp_path / "_".join(place.parts)
        written(lines)
        damaged = kept / place
        damaged.write_bytes(damaged.read_bytes()[:-40] + b"0" * 40)
        assert written(lines) == (made_anew(lines), {"0": 4, "1": 1}[place.parts[1]])
        assert f"{damaged.parent}: not as it was left" in caplog.text


def test_actor_bears_the_name_that_most_articles_give_it(tmp_path: Path) -> None:
    held = [flood(), *(replace(flood(), document=replace(flood().document, id=f"older-{n}")) for n in range(2))]
    renamed = replace(held[0].facts.actors[0], name=Bilingual("سالم عبد الله الراوي", "Salem Abdullah al-Rawi"))
    held[0] = replace(held[0], facts=replace(held[0].facts, actors=(renamed, *held[0].facts.actors[1:])))
    query = "SELECT name_en, briefings FROM actors WHERE id = 'salem-al-rawi'"
    for entries, name in ((held, "Salem al-Rawi"), (held[:2], "Salem Abdullah al-Rawi")):
        write_database(tmp_path / "db", archive_of([rows_line(entry, LIMIT) for entry in entries]))
        with closing(sqlite3.connect(tmp_path / "db")) as opened:
            assert opened.execute(query).fetchall() == [(name, len(entries))]


def test_actor_bears_its_best_founded_name_however_few_give_it(tmp_path: Path) -> None:
    newest, older = flood(), replace(flood(), document=replace(flood().document, id="older"))
    another = replace(flood(), document=replace(flood().document, id="another"))
    composed = replace(newest.facts.actors[0], name=Bilingual("الراوي", "Rawi"), name_status="composed")
    newest, another = (
        replace(entry, facts=replace(entry.facts, actors=(composed, *entry.facts.actors[1:])))
        for entry in (newest, another)
    )
    write_database(tmp_path / "db", archive_of([rows_line(entry, LIMIT) for entry in (newest, another, older)]))
    with closing(sqlite3.connect(tmp_path / "db")) as opened:
        query = "SELECT name_en, name_status, briefings FROM actors WHERE id = 'salem-al-rawi'"
        assert opened.execute(query).fetchall() == [("Salem al-Rawi", "registered", 3)]


def test_empty_archive_has_its_tables_all_the_same(tmp_path: Path) -> None:
    write_database(tmp_path / "db", archive_of([]))
    write_parquet(tmp_path / "facts.parquet", archive_of([]))
    with closing(sqlite3.connect(tmp_path / "db")) as opened:
        assert opened.execute("SELECT count(*) FROM briefings").fetchone() == (0,)
    assert duckdb.sql(f"SELECT count(*) FROM '{tmp_path / 'facts.parquet'}'").fetchall() == [(0,)]


@site_test
def test_page_of_data_describes_every_file_and_column(site: Path) -> None:
    for lang in ("ar", "en"):
        html = lxml.html.fromstring((site / lang / "data/index.html").read_bytes())
        for link in html.xpath('//dl[@class="data"]//a/@href'):
            assert (site / link.removeprefix(f"{ROOT}/")).is_file()
        for name, (columns, _) in TABLES.items():
            (table,) = html.xpath(f'//h2[@id="{name.replace(".", "-")}"]/following-sibling::div[1]//tbody')
            told = [[cell.text_content() for cell in row] for row in table]
            assert [row[0] for row in told] == [column.name for column in columns]
            assert all(len(row[2]) > 3 and row[2] != row[0] for row in told)
        assert "CREATE TABLE claims" in html.xpath("string(//pre)")


def test_line_of_facts_ends_and_holds_no_line_within() -> None:
    assert facts_line(flood()).count("\n") == 1
