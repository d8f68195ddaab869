"""The editor's register of actors: every entry can be told from every other, and says nothing impossible."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mujaz.arabic.fold import fold
from mujaz.lexicon.register import ACTOR_KINDS, Office, load_register
from mujaz.lexicon.tables import LexiconError

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "content" / "actors").glob("*.toml"))
ENTRIES: list[tuple[str, str, dict[str, Any]]] = [
    (path.name, key, row)
    for path in FILES
    for key, row in tomllib.loads(path.read_text(encoding="utf-8")).items()
]  # fmt: skip
STATES = [(key, row) for file, key, row in ENTRIES if file == "states.toml"]
PERSONS = [(key, row) for _, key, row in ENTRIES if row["kind"] == "person"]
OFFICES = [(key, office) for key, row in PERSONS for office in row.get("offices", [])]
CODES = {row["iso"] for _, row in STATES if "iso" in row}
ARABIC = re.compile(r"[\u0621-\u064a]")


def spellings(row: dict[str, Any]) -> list[str]:
    return [row["name"]["ar"], *row.get("names", [])]


def moment(value: date | str) -> str:
    """A date or a partial one as text: of two that agree as far as the shorter goes, neither is later."""
    return value if isinstance(value, str) else value.isoformat()


def test_register_is_large_enough_for_the_news() -> None:
    assert len(ENTRIES) >= 1500


def test_ids_are_ascii_and_unique_across_files() -> None:
    ids = [key for _, key, _ in ENTRIES]
    assert [key for key in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)] == []
    assert sorted({key for key in ids if ids.count(key) > 1}) == []


def test_kinds_are_known() -> None:
    assert [key for _, key, row in ENTRIES if row["kind"] not in ACTOR_KINDS] == []


def test_no_two_entries_share_a_spelling() -> None:
    owners: dict[str, str] = {}
    shared = []
    for _, key, row in ENTRIES:
        for spelling in spellings(row):
            if owners.setdefault(fold(spelling), key) != key:
                shared.append(f"{spelling}: {key}, {owners[fold(spelling)]}")
    assert shared == []


def test_no_entry_spells_one_name_twice() -> None:
    twice = [key for _, key, row in ENTRIES if len({fold(name) for name in spellings(row)}) < len(spellings(row))]
    assert twice == []


def test_short_names_differ_from_the_full_ones() -> None:
    """What identifies alone is not doubted beside it."""
    both = [key for _, key, row in ENTRIES if {*map(fold, row.get("also", []))} & {*map(fold, spellings(row))}]
    assert both == []


def test_every_entry_has_both_names_in_their_own_letters() -> None:
    wrong = [
        key
        for _, key, row in ENTRIES
        if not ARABIC.search(row["name"]["ar"]) or not row["name"]["en"].strip() or ARABIC.search(row["name"]["en"])
    ]
    assert wrong == []


def test_persons_have_a_full_name() -> None:
    """One word alone would be found in other people's names; only footballers known by one are excepted."""
    known_by_one_word = {"neymar", "pele", "ronaldinho"}
    single = {key for key, row in PERSONS if " " not in row["name"]["ar"]}
    assert single <= known_by_one_word


def test_country_codes_are_those_of_a_state() -> None:
    assert [key for _, key, row in ENTRIES if row.get("country", "eg") not in CODES] == []


def test_states_say_what_they_have_or_why_not() -> None:
    silent = [key for key, row in STATES if not {"adjective", "nisba", "capital"} <= row.keys() and "note" not in row]
    assert silent == []


def test_states_of_the_united_nations_are_all_there() -> None:
    assert len([row for _, row in STATES if "iso" in row]) >= 205


def test_adjectives_are_masculine_singulars_without_article() -> None:
    odd = [nisba for _, row in STATES for nisba in row.get("nisba", []) if not nisba.endswith(("ي", "و"))]
    assert odd == []


@pytest.mark.parametrize("key", ["from", "to"])
def test_office_dates_are_days_or_partial_dates(key: str) -> None:
    wrong = [
        (owner, office[key])
        for owner, office in OFFICES
        if key in office and not re.fullmatch(r"(19|20)\d\d(-\d\d){0,2}", moment(office[key]))
    ]
    assert wrong == []


def test_offices_begin_before_they_end() -> None:
    wrong = []
    for owner, office in OFFICES:
        if "from" in office and "to" in office:
            start, end = moment(office["from"]), moment(office["to"])
            if start[: len(end)] > end[: len(start)]:
                wrong.append((owner, start, end))
    assert wrong == []


def test_offices_are_named_in_both_languages() -> None:
    assert [owner for owner, office in OFFICES if not ARABIC.search(office["ar"]) or ARABIC.search(office["en"])] == []


def test_the_loader_takes_the_whole_register() -> None:
    register = load_register(ROOT)
    assert {key for _, key, _ in ENTRIES} <= register.actors.keys()
    assert register.states.keys() >= CODES


def test_the_loader_reads_partial_dates_as_what_is_certain(tmp_path: Path) -> None:
    write_person(tmp_path, '{ar = "وزير", en = "Minister", from = "2019", to = "2021-08"}')
    offices = load_register(tmp_path).actors["some-one"].offices
    assert [(office.since, office.until) for office in offices] == [(date(2019, 12, 31), date(2021, 8, 1))]


def test_the_loader_leaves_open_ends_open(tmp_path: Path) -> None:
    write_person(tmp_path, '{ar = "وزير", en = "Minister", from = 2020-02-29}')
    office = load_register(tmp_path).actors["some-one"].offices[0]
    assert office == Office(office.name, date(2020, 2, 29), None)


@pytest.mark.parametrize("dates", ['from = "spring"', 'from = "2019-13"', 'from = 2021-05-02, to = "2020"'])
def test_the_loader_refuses_impossible_dates(tmp_path: Path, dates: str) -> None:
    write_person(tmp_path, f'{{ar = "وزير", en = "Minister", {dates}}}')
    with pytest.raises(LexiconError, match="some-one"):
        load_register(tmp_path)


def write_person(root: Path, office: str) -> None:
    folder = root / "content" / "actors"
    folder.mkdir(parents=True)
    row = f'[some-one]\nkind = "person"\nname = {{ar = "فلان الفلاني", en = "Some One"}}\noffices = [{office}]\n'
    (folder / "persons.toml").write_text(row, encoding="utf-8")
