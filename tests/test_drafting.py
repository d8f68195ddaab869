"""From an article to drafts: what is held, what is refused, what is stored, and how the command behaves."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from argos_package import argos_package
from loopback_server import Answer, Server, in_some_english, loopback
from mujaz.extract.pipeline import extract
from mujaz.ingest.seed import read_article
from mujaz.lexicon.glossary import Glossary, load_glossary
from mujaz.lexicon.lexicon import Lexicon, load_lexicon
from mujaz.model.entry import Entry
from mujaz.model.facts import Facts
from mujaz.model.span import Span
from mujaz.translate.drafting import Aids, Drafts, draft
from mujaz.translate.engines.base import EngineError
from mujaz.translate.engines.checks import refusal
from mujaz.translate.memory import Memory, Translation, read_memory, write_memory
from mujaz.translate.protection import Held, Protected, protect, restore
from mujaz.translate.units import Unit, units
from sample_archive import document

REPOSITORY = Path(__file__).parent.parent
MUJAZ = Path(sys.executable).with_name("mujaz")
DAY = date(2026, 11, 23)
ARTICLE = """لبنان يطلب 71.4 مليون دولار

أعلنت جامعة الدول العربية أن لبنان يحتاج 7 آلاف خيمة قبل عام 2031.

وقال الرئيس للصحفيين: "لن نغادر البلدة قبل الصيف".
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(REPOSITORY)


@pytest.fixture(scope="module")
def aids(lexicon: Lexicon) -> Aids:
    return Aids(load_glossary(REPOSITORY), lexicon.numerals, lexicon.register)


@pytest.fixture
def entry(lexicon: Lexicon, tmp_path: Path) -> Entry:
    path = tmp_path / "tents.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    document = read_article(path, lexicon, date(2030, 1, 2))
    return Entry(document, extract(document, lexicon))


class Desk:
    """An engine that answers from a list, and keeps what it was given."""

    name = "desk"
    local = True

    def __init__(self, answers: dict[str, str]) -> None:
        self.answers, self.given = answers, {}

    def translate(
        self, segments: Sequence[str], *, glossary: Glossary, protected: Sequence[Sequence[Held]]
    ) -> list[str]:
        self.given = dict(zip(segments, protected, strict=True))
        return [self.answers.get(segment, "") for segment in segments]


TITLE = "X1X يطلب X2X دولار"
LEAD = "أعلنت X1X أن X2X يحتاج X3X خيمة قبل عام X4X."
SAID = 'وقال الرئيس للصحفيين: "لن نغادر البلدة قبل الصيف".'
GOOD = {
    TITLE: "X1X asks for $X2X",
    LEAD: "The X1X announced that X2X needs X3X tents before X4X.",
    SAID: "The president told reporters: “We will not leave the town before summer.”",
}


def drafted(entry: Entry, aids: Aids, answers: dict[str, str], memory: Memory | None = None) -> tuple[Desk, Drafts]:
    desk = Desk(answers)
    return desk, draft(entry, list(units(entry)), memory or {}, desk, aids, DAY)


def test_names_and_numbers_are_held_and_come_back(entry: Entry, aids: Aids) -> None:
    desk, drafts = drafted(entry, aids, GOOD)
    assert list(desk.given) == [TITLE, LEAD, SAID]
    assert [one.english for one in desk.given[LEAD]] == ["Arab League", "Lebanon", "7,000", "2031"]
    english = {key: one.english for key, one in drafts.memory.items()}
    assert english["t"] == "Lebanon asks for $71.4 million"
    assert english["p1"] == "The Arab League announced that Lebanon needs 7,000 tents before 2031."
    assert drafts.refused == ()


def test_what_has_no_arabic_letters_is_not_sent(aids: Aids) -> None:
    text = "مطر\n\nOCHA, 2029-2031\n"
    latin = Entry(document("latin", text, DAY, "full", "Delta Post"), Facts())
    desk, drafts = drafted(latin, aids, {"مطر": "Rain"})
    assert list(desk.given) == ["مطر"]
    assert [one.english for one in drafts.memory.values()] == ["Rain", "OCHA, 2029-2031"]


def test_only_names_that_are_known_are_held(lexicon: Lexicon, aids: Aids, tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("سيول\n\nقالت وزارة الصحة اللبنانية ومصادر طبية في بيروت إن بلدة زلفران غرقت.\n", encoding="utf-8")
    read = read_article(path, lexicon, DAY)
    found = Entry(read, extract(read, lexicon))
    desk, _ = drafted(found, aids, {})
    assert {a.name.en for a in found.facts.actors} >= {"Medical sources"}
    assert "زلفران" in " ".join(desk.given)
    assert [one.english for held in desk.given.values() for one in held] == ["Lebanese Ministry of Health", "Beirut"]


def test_a_quotation_is_what_its_paragraph_has_of_it(entry: Entry, aids: Aids) -> None:
    _, drafts = drafted(entry, aids, GOOD)
    assert drafts.memory["p2.q1"].english == "We will not leave the town before summer."
    _, drafts = drafted(entry, aids, {**GOOD, SAID: "The president told reporters that he will not leave."})
    assert "p2.q1" not in drafts.memory
    assert [(one.unit, one.reason) for one in drafts.refused] == [
        ("p2.q1", "the Arabic has 1 quotations, its English 0")
    ]


def test_a_quotation_of_a_refused_paragraph_has_no_draft(entry: Entry, aids: Aids) -> None:
    _, drafts = drafted(entry, aids, {**GOOD, SAID: SAID})
    assert [(one.unit, one.reason) for one in drafts.refused] == [
        ("p2", "the source came back"),
        ("p2.q1", "the segment p2 has no English"),
    ]


def test_drafts_are_dated_and_marked(entry: Entry, aids: Aids) -> None:
    _, drafts = drafted(entry, aids, GOOD)
    stored = drafts.memory["t"]
    assert (stored.state, stored.engine, stored.date, stored.by) == ("machine", "desk", DAY, None)


def test_what_people_wrote_is_left_alone(entry: Entry, aids: Aids) -> None:
    parts = list(units(entry))
    states = dict(zip(parts, ("reviewed", "changed", "edited"), strict=False))
    written = {u.id: Translation(u.source, f"by hand “{u.id}”", state, by="Rim") for u, state in states.items()}  # type: ignore[arg-type]
    desk, drafts = drafted(entry, aids, GOOD, written)
    assert {key: drafts.memory[key] for key in written} == written
    assert not desk.given
    assert drafts.memory["p2.q1"].english == "p2", "a quotation is taken from the reviewed paragraph"


def test_an_engine_that_loses_count_is_not_believed(entry: Entry, aids: Aids) -> None:
    desk = Desk(GOOD)
    desk.translate = lambda segments, **more: ["one"]  # type: ignore[method-assign]
    with pytest.raises(EngineError, match="it gave 1 answers to 3 segments"):
        draft(entry, list(units(entry)), {}, desk, aids, DAY)


# What is held


@pytest.mark.parametrize(
    ("segment", "text", "english"),
    [
        ("نحو 7 آلاف و3 ملايين و200 ألف", "نحو X1X و X2X", ["7,000", "3.2 million"]),
        ("بـ30 خيمة و٢٥٫٣% عام ٢٠٣١", "بـ X1X خيمة و X2X% عام X3X", ["30", "25.3", "2031"]),
        ("45999 أو 1,500 أو 2.5 مليار", "X1X أو X2X أو X3X", ["45,999", "1,500", "2.5 billion"]),
        ("الساعة 10:05 يوم 6/7/2031", "الساعة X1X:X2X يوم X3X/X4X/X5X", ["10", "05", "6", "7", "2031"]),
        ("من 4.90 إلى 22,10 في المئة", "من X1X إلى X2X في المئة", ["4.90", "22.10"]),
        ("رقم 70.10.13", "رقم X1X", ["70.10.13"]),
        ("خمسة رجال", "خمسة رجال", []),
        ("بالهدنة وللشهداء", "ب X1X ول X2X", ["truce", "martyrs [people killed]"]),
        ("وقف إطلاق النار", "X1X", ["ceasefire"]),
    ],
)
def test_numbers_in_digits_and_terms_are_held(aids: Aids, segment: str, text: str, english: list[str]) -> None:
    protected = protect(segment, [], aids.numbers, aids.glossary)
    assert protected.text == text
    assert [one.english for one in protected.held] == english


def test_placeholders_come_back_as_engines_write_them() -> None:
    protected = Protected("", "", (Held("الرباط", "Rabat", "name"), Held("5", "5", "number")))
    assert restore("rain in x1x, X 2 X days", protected) == "Rain in Rabat, 5 days"


# What is refused

SHIELD = Protected(
    "قال سكان الرباط إن المطر هطل 5 أيام على ثلاثة أحياء.",
    "قال سكان X1X إن المطر هطل X2X أيام على ثلاثة أحياء.",
    (Held("الرباط", "Rabat", "name"), Held("5", "5", "number")),
)
FINE = "Residents of X1X said that it rained for X2X days on three districts."


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (FINE, None),
        (FINE.replace("three", "3"), None),
        ("", "nothing came back"),
        (" \n", "nothing came back"),
        (SHIELD.text, "the source came back"),
        (SHIELD.source, "the source came back"),
        (FINE.replace("X1X", "the capital"), "the name 'Rabat' came back 0 times"),
        (FINE.replace("X2X", "some"), "the number '5' came back 0 times"),
        (FINE.replace("three", "X2X"), "the number '5' came back 2 times"),
        (FINE.replace("three", "X7X"), "it has a placeholder that was not given, 7"),
        (FINE.replace("days", "أيام"), "it has 'أ', which is no Latin letter"),
        (FINE.replace("days", "дней"), "it has 'д', which is no Latin letter"),
        (FINE.replace("days", "days days days days"), "it repeats 'days'"),
        (FINE.replace("it rained", "it rained and it rained and it rained and"), "it repeats 'it rained and'"),
        ("X1X rained X2X", "it is far too short: 14 characters for 52"),
        (
            FINE + " The weather was as nobody there had ever seen it before, and it stayed so." * 2,
            "it is far too long",
        ),
        (FINE.replace("three", "4"), "it has the number 4, which the source has not"),
    ],
)
def test_what_is_no_draft_is_refused(aids: Aids, answer: str, told: str | None) -> None:
    reason = refusal(answer, SHIELD, aids.numbers, aids.glossary)
    assert reason == told if told is None else reason is not None and reason.startswith(told)


def test_a_rendering_that_the_desk_gives_up_is_refused(aids: Aids) -> None:
    shield = Protected("قرب بيوت النازحين", "قرب بيوت النازحين", ())
    reason = refusal("Near the homes of the refugees", shield, aids.numbers, aids.glossary)
    assert reason == "it has 'refugees', which the glossary gives up for 'نازحين'"
    assert refusal("Near the homes of displaced people", shield, aids.numbers, aids.glossary) is None


def test_a_source_that_repeats_itself_may_be_drafted(aids: Aids) -> None:
    shield = Protected("هتفوا سلام سلام سلام سلام", "هتفوا سلام سلام سلام سلام", ())
    assert refusal("They chanted peace peace peace peace", shield, aids.numbers, aids.glossary) is None


def test_what_editors_wrote_would_hardly_ever_be_refused(aids: Aids) -> None:
    """Of the archive's reviewed segments at most one in fifty, and only for a number that an editor worked out."""
    paths = sorted((REPOSITORY / "content/translations").glob("*.po"))
    reviewed = [one for path in paths for one in read_memory(path).values() if one.state == "reviewed"]
    shields = [Protected(one.source, one.source, ()) for one in reviewed]
    reasons = [
        reason
        for one, shield in zip(reviewed, shields, strict=True)
        if (reason := refusal(one.english, shield, aids.numbers, aids.glossary))
    ]
    assert len(reasons) <= len(reviewed) / 50
    assert all(reason.startswith("it has the number") for reason in reasons)


# The command


@pytest.fixture
def server() -> Iterator[Server]:
    with loopback() as running:
        yield running


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two seeds with the register and the glossary."""
    root = tmp_path / "archive"
    for folder in ("actors", "places"):
        shutil.copytree(REPOSITORY / "content" / folder, root / "content" / folder)
    shutil.copy(REPOSITORY / "content/glossary.toml", root / "content")
    (root / "pelicanconf.py").touch()
    (root / "seeds/2030/01").mkdir(parents=True)
    (root / "seeds/2030/01/tents.txt").write_text(ARTICLE, encoding="utf-8")
    (root / "seeds/2030/01/rain.txt").write_text("أمطار في بيروت\n\nهطلت أمطار غزيرة على المدينة.\n", encoding="utf-8")
    return root


def command(*arguments: str) -> list[str]:
    return [str(MUJAZ), "translate", *arguments]


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments),
        cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def drafts_of(root: Path, entry_id: str) -> Memory:
    return read_memory(root / f"content/translations/{entry_id}.po")


LIBRE = ("draft", "--engine", "libretranslate")


def test_draft_writes_each_article_and_does_nothing_twice(archive: Path, server: Server) -> None:
    done = run(archive, *LIBRE, "--url", server.url, SOURCE_DATE_EPOCH="1767225600")
    assert done.returncode == 0, done.stderr
    assert "rain: 2 drafts, 0 refused" in done.stdout
    assert "\x1b" not in done.stdout, "no colours and no bar where nobody looks"
    stored = drafts_of(archive, "rain")["p1"]
    assert (stored.state, stored.engine, stored.date) == ("machine", "libretranslate", date(2026, 1, 1))
    assert "fuzzy" in (archive / "content/translations/rain.po").read_text(encoding="utf-8")
    asked = len(server.asked)
    assert run(archive, *LIBRE, "--url", server.url).stdout.splitlines()[-1] == "0 drafts, 0 refused"
    assert len(server.asked) == asked


def test_draft_shows_a_bar_on_a_terminal(archive: Path, server: Server) -> None:
    ours, theirs = pty.openpty()
    try:
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
        done = subprocess.run(
            command(*LIBRE, "--url", server.url), cwd=archive, env=environment, stdout=theirs, check=True
        )
        shown = os.read(ours, 100_000).decode()
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == 0
    assert "libretranslate" in shown
    assert "\x1b[" in shown
    assert "rain: 2 drafts, 0 refused" in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--timeout", "0"), "'--timeout'"),
        (("--retries", "-1"), "'--retries'"),
        (("--url", "ftp://there"), "is no web address"),
        (("no-such-article",), "No article has the id no-such-article"),
    ],
)
def test_draft_names_what_it_cannot_use(archive: Path, server: Server, arguments: tuple[str, ...], told: str) -> None:
    done = run(archive, *LIBRE, *arguments, LIBRETRANSLATE_URL=server.url)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not server.asked


def test_draft_wants_a_day_that_is_one(archive: Path, server: Server) -> None:
    done = run(archive, *LIBRE, "--url", server.url, SOURCE_DATE_EPOCH="today")
    assert (done.returncode, "SOURCE_DATE_EPOCH is 'today'" in done.stderr) == (2, True)


def test_a_wrong_glossary_stops_the_check(archive: Path) -> None:
    with (archive / "content/glossary.toml").open("a", encoding="utf-8") as file:
        file.write('[quay]\nar = "رصيف"\nstatus = "preferred"\n')
    done = subprocess.run([str(MUJAZ), "check"], cwd=archive, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "content/glossary.toml: quay: 'en' is None" in done.stderr


def test_draft_runs_a_model_of_this_machine(archive: Path, tmp_path: Path) -> None:
    words = {"أمطار": "rain", "في": "in", "هطلت": "fell", "غزيرة": "heavy", "على": "upon", "المدينة.": "city."}
    package = argos_package(tmp_path / "ar_en.argosmodel", words)
    done = run(archive, "draft", "rain", "--engine", "argos", "--model", str(package))
    assert done.stdout == "rain: 2 drafts, 0 refused\n2 drafts, 0 refused\n"
    assert [one.english for one in drafts_of(archive, "rain").values()] == [
        "Rain in Beirut",
        "Fell rain heavy upon city.",
    ]


def test_draft_lists_what_it_refuses_and_stores_none_of_it(archive: Path, server: Server) -> None:
    server.translate = lambda text: text
    done = run(archive, *LIBRE, "rain", "--url", server.url)
    assert "rain: 0 drafts, 2 refused\n  t: the source came back\n  p1: the source came back\n" in done.stdout
    assert not (archive / "content/translations/rain.po").exists()


def test_draft_goes_on_after_the_server_failed(archive: Path, server: Server) -> None:
    run(archive, *LIBRE, "rain", "--url", server.url)
    server.plan = [Answer(500)]
    done = run(archive, *LIBRE, "--url", server.url, "--retries", "0")
    assert done.returncode == 2
    assert done.stderr.startswith("engine libretranslate: the server answered 500")
    assert "Traceback" not in done.stderr
    assert len(drafts_of(archive, "rain")) == 2
    done = run(archive, *LIBRE, "--url", server.url)
    assert "rain" not in done.stdout
    assert drafts_of(archive, "tents")["t"].state == "machine"


def test_ctrl_c_leaves_whole_files(archive: Path, server: Server) -> None:
    def then_slow(text: str) -> str:
        server.plan = [Answer(wait=30)]
        return in_some_english(text)

    server.translate = then_slow
    with subprocess.Popen(command(*LIBRE, "--url", server.url), cwd=archive, stderr=subprocess.PIPE) as process:
        while len(server.asked) < 2:
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=20)[1]
    assert b"Traceback" not in told
    assert process.returncode != 0
    files = sorted((archive / "content/translations").iterdir())
    assert [path.suffix for path in files] == [".po"]
    assert read_memory(files[0])


def test_an_editor_who_saves_meanwhile_is_not_overwritten(archive: Path, server: Server) -> None:
    run(archive, *LIBRE, "rain", "--url", server.url)
    path = archive / "content/translations/rain.po"
    first = read_memory(path)
    title = Unit("t", first["t"].source, Span(0, 14))
    path.unlink()

    def meanwhile(text: str) -> str:
        write_memory(path, "rain", "seeds/2030/01/rain.txt", [title], {"t": byhand})
        return in_some_english(text)

    byhand = Translation(first["t"].source, "Rain in Beirut", "reviewed", by="Rim")
    server.translate = meanwhile
    run(archive, *LIBRE, "rain", "--url", server.url)
    stored = read_memory(path)
    assert (stored["t"], stored["p1"].state) == (byhand, "machine")


def test_nothing_is_sent_without_naming_an_engine(archive: Path, server: Server) -> None:
    done = run(archive, "draft", LIBRETRANSLATE_URL=server.url)
    assert done.returncode == 2
    assert "Missing option '--engine'" in done.stderr
    assert not server.asked


def test_engines_are_listed(archive: Path) -> None:
    lines = run(archive, "engines").stdout.splitlines()
    assert "argos: runs on this machine, sends nothing away" in lines
    assert "libretranslate: sends the text away" in lines
