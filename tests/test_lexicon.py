"""The lexicon as a whole: every table that ships loads, and one run names all that is wrong."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from mujaz.lexicon import lexicon as whole
from mujaz.lexicon.tables import LexiconError

REPOSITORY = Path(__file__).parent.parent


def test_what_ships_loads() -> None:
    loaded = whole.load_lexicon(REPOSITORY)
    assert len(loaded.register.actors) >= 1500


def test_problems_of_several_tables_come_in_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = tmp_path / "lexicon"
    shutil.copytree(whole.TABLES, tables, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (tmp_path / "content/actors").mkdir(parents=True)
    (tmp_path / "content/actors/mine.toml").write_text('[a]\nkind = "person"\nname.ar = "ألف"\n', encoding="utf-8")
    with (tables / "topics.toml").open("a", encoding="utf-8") as table:
        table.write('\n[wrong]\ncode = "x"\nlabel.ar = "خطأ"\nlabel.en = "wrong"\n')
    (tables / "fates.toml").write_text("[broken", encoding="utf-8")
    monkeypatch.setattr(whole, "TABLES", tables)
    with pytest.raises(LexiconError) as refused:
        whole.load_lexicon(tmp_path)
    told = "\n".join(map(str, refused.value.problems))
    for table in ("mine.toml: a", "topics.toml: wrong: 'code' is 'x'", "fates.toml: not TOML"):
        assert table in told


def test_the_english_table_names_states_that_the_register_has() -> None:
    table = tomllib.loads((whole.TABLES / "english.toml").read_text(encoding="utf-8"))
    assert set(table["states"]) <= set(whole.load_lexicon(REPOSITORY).register.actors)
