"""The translation memory keeps what people wrote, whatever happens to the source."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from mujaz.model.span import Span
from mujaz.translate.memory import Memory, Translation, TranslationError, current, read_memory, write_memory
from mujaz.translate.progress import compendium, lend, page_state, states
from mujaz.translate.units import Unit

TRANSLATIONS = sorted((Path(__file__).parent.parent / "content/translations").glob("*.po"))
TITLE = Unit("t", "أمطار غزيرة في الرباط", Span(0, 21))
BODY = Unit("p1", "قالت بلدية الرباط إن 30 شارعا أغلقت.", Span(23, 60))
REVIEWED = Translation(TITLE.source, "Heavy rain in Rabat", "reviewed", by="Rim", date=date(2024, 5, 6))
DRAFT = Translation(BODY.source, "Rabat municipality said 30 streets were closed.", "machine", engine="argos")


def written(tmp_path: Path, units: list[Unit], memory: Memory) -> Path:
    path = tmp_path / "rain.po"
    write_memory(path, "rain", "seeds/2024/05/rain.txt", units, memory)
    return path


def test_what_is_written_is_read(tmp_path: Path) -> None:
    memory = {"t": REVIEWED, "p1": DRAFT}
    assert read_memory(written(tmp_path, [TITLE, BODY], memory)) == memory


def test_a_missing_file_is_an_empty_memory(tmp_path: Path) -> None:
    assert read_memory(tmp_path / "none.po") == {}


def test_a_changed_source_keeps_its_translation_and_says_so(tmp_path: Path) -> None:
    edited = Unit("t", "أمطار غزيرة في الرباط وسلا", Span(0, 26))
    memory = current({"t": REVIEWED}, [edited])
    assert (memory["t"].state, memory["t"].english) == ("changed", "Heavy rain in Rabat")
    path = written(tmp_path, [edited], memory)
    assert f'#| msgid "{TITLE.source}"' in path.read_text(encoding="utf-8")
    assert current(read_memory(path), [edited]) == memory


def test_a_translation_moves_with_its_words() -> None:
    before = {"p1": DRAFT, "t": REVIEWED}
    added = Unit("p1", "فقرة جديدة عن المطر.", Span(23, 40))
    moved = Unit("p2", BODY.source, Span(42, 80))
    assert current(before, [TITLE, added, moved]) == {"t": REVIEWED, "p2": DRAFT}


def test_a_draft_that_an_editor_confirms_is_edited(tmp_path: Path) -> None:
    path = written(tmp_path, [BODY], {"p1": DRAFT})
    path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    assert read_memory(path)["p1"].state == "edited"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('msgctxt "t"\nmsgid "x', "no PO file"),
        ('#  state: perfect\nmsgctxt "t"\nmsgid "x"\nmsgstr "y"\n', "rain.po: t: state is 'perfect'. Write one of:"),
        ('#  state: edited; date: May\nmsgctxt "t"\nmsgid "x"\nmsgstr "y"\n', "rain.po: t: date is 'May'"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, wrong: str, told: str) -> None:
    path = tmp_path / "rain.po"
    path.write_text('msgid ""\nmsgstr "Language: en\\n"\n\n' + wrong, encoding="utf-8")
    with pytest.raises(TranslationError, match=r"rain\.po") as refused:
        read_memory(path)
    assert told in str(refused.value)


def test_files_are_gettext_catalogues(tmp_path: Path) -> None:
    """By msgfmt where it is installed, and by Babel's strict reader everywhere."""
    for path in (written(tmp_path, [TITLE, BODY], {"t": REVIEWED, "p1": DRAFT}), *TRANSLATIONS):
        with path.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
        assert str(catalogue.locale) == "en"
        if msgfmt := shutil.which("msgfmt"):
            done = subprocess.run(
                [msgfmt, "--check", "--output-file=/dev/null", str(path)], capture_output=True, check=False
            )
            assert (done.returncode, done.stderr) == (0, b"")


def test_the_archive_lends_what_it_has_translated() -> None:
    best = compendium([{"t": REVIEWED}, {"p1": DRAFT}])
    lent = lend([Unit("h1", TITLE.source, Span(5, 9)), BODY], {}, best)
    assert (lent["h1"].english, lent["h1"].state, lent["h1"].engine) == ("Heavy rain in Rabat", "machine", "memory")
    assert "p1" not in lent


def test_a_page_is_as_good_as_its_worst_segment() -> None:
    assert page_state(states([TITLE, BODY], {"t": REVIEWED})) == "none"
    assert page_state(states([TITLE, BODY], {"t": REVIEWED, "p1": DRAFT})) == "machine"
    assert page_state(states([TITLE], {"t": REVIEWED})) == "reviewed"
