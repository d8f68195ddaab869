"""What an editor overrules stands, whatever is found again, and what was found stays on record beside it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from mujaz.archive.archive import Archive, open_archive
from mujaz.archive.corrections import carried_out
from mujaz.archive.named_facts import fact_named, facts_of, words_for
from mujaz.archive.records import as_record, from_record
from mujaz.archive.rulings import FACT_KINDS, CorrectionError, Ruling, read_rulings
from mujaz.extract.pipeline import extract
from mujaz.ingest.seed import read_article
from mujaz.lexicon.lexicon import Lexicon, load_lexicon
from mujaz.model.entry import Entry
from mujaz.model.facts import Bilingual, Figure

REPOSITORY = Path(__file__).parent.parent
SCHEMA = json.loads((REPOSITORY / "plugins/mujaz/archive/facts.schema.json").read_text(encoding="utf-8"))
TEXT = """سيول تجتاح قرى وادي النيل في السودان

أعلنت وزارة الصحة السودانية مساء الأحد مقتل 12 شخصا وإصابة 40 آخرين في سيول اجتاحت قرى قرب الخرطوم.

وقال وزير الصحة هيثم إبراهيم إن الوزارة أرسلت 5 فرق طبية إلى المنطقة. وأضاف أن عدد القتلى قد يرتفع.

ونفى حاكم الولاية أن تكون السدود قد انهارت. وقال إن 12 شخصا ما زالوا مفقودين.
"""
REGISTER = """
[sudan]
kind = "government"
iso = "sd"
name.ar = "السودان"
name.en = "Sudan"
adjective.en = "Sudanese"
nisba = ["سوداني"]
capital = {id = "khartoum", ar = "الخرطوم", en = "Khartoum"}
"""
SIGNED = 'reason.ar = "السبب."\nreason.en = "The reason."\ndate = 2024-05-08\nby = "The desk"\n'
KILLED = '[[correction]]\nfact = "figure"\nwords = "مقتل 12 شخصا"\n'


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(REPOSITORY)


@pytest.fixture(scope="module")
def entry(lexicon: Lexicon, tmp_path_factory: pytest.TempPathFactory) -> Entry:
    path = tmp_path_factory.mktemp("seeds") / "flood.txt"
    path.write_text(TEXT, encoding="utf-8")
    document = read_article(path, lexicon, date(2024, 5, 6))
    return Entry(document, extract(document, lexicon))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content/actors").mkdir(parents=True)
    (tmp_path / "content/actors/states.toml").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/flood.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "seeds/flood.toml").write_text("published = 2024-05-06\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def archive(root: Path) -> Iterator[Archive]:
    opened = open_archive(root)
    opened.update()
    yield opened
    opened.close()


def rule(root: Path, text: str, name: str = "flood") -> Path:
    path = root / f"content/corrections/{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def ruled(entry: Entry, lexicon: Lexicon, tmp_path: Path, text: str) -> Entry:
    """The entry after the rulings in `text`, none of which may name what is not there."""
    after, gone = carried_out(entry, read_rulings(rule_file(tmp_path, text)), lexicon)
    assert gone == ()
    return after


def rule_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "flood.toml"
    path.write_text(text, encoding="utf-8")
    return path


def killed(entry: Entry) -> list[float | int | None]:
    return [figure.low for figure in entry.facts.figures if figure.kind == "killed"]


def test_a_changed_figure_stands_corrected_and_both_are_on_record(
    entry: Entry, lexicon: Lexicon, tmp_path: Path
) -> None:
    after = ruled(entry, lexicon, tmp_path, KILLED + "change.value = 1\n" + SIGNED)
    (correction,) = after.corrections
    assert isinstance(correction.old, Figure)
    assert isinstance(correction.new, Figure)
    assert (correction.old.low, correction.new.low, correction.new.high) == (12, 1, 1)
    assert correction.new in after.facts.figures
    assert correction.old not in after.facts.figures
    assert correction.new.noun == Bilingual("شخص", "person"), "the English noun goes with the new number"
    assert correction.reason == Bilingual("السبب.", "The reason.")
    assert [f for f in after.facts.figures if f.kind != "killed"] == [
        f for f in entry.facts.figures if f.kind != "killed"
    ]


def test_a_record_with_corrections_fits_the_schema_and_reads_back(
    entry: Entry, lexicon: Lexicon, tmp_path: Path
) -> None:
    rows = [
        KILLED + "change.value = 14\n" + SIGNED,
        '[[correction]]\nfact = "actor"\nwords = "سيول"\ndrop = true\n' + SIGNED,
        '[[correction]]\nfact = "date"\nwords = "مساء الأحد"\nchange = {start = 2024-05-04, end = 2024-05-04}\n'
        + SIGNED,
        '[[correction]]\nfact = "topic"\nwords = "قرى وادي"\nadd.id = "disaster"\n' + SIGNED,
    ]
    topic = next(iter(lexicon.topics.terms))
    after = ruled(entry, lexicon, tmp_path, "\n".join(rows).replace('"disaster"', f'"{topic}"'))
    record = json.loads(json.dumps(as_record(after)))
    jsonschema.validate(record, SCHEMA)
    assert from_record(record, after.document.text) == after
    assert {one["kind"] for one in record["corrections"]} == {"figure", "actor", "date", "topic"}


def test_newest_come_first_and_ids_hang_on_words_and_day(entry: Entry, lexicon: Lexicon, tmp_path: Path) -> None:
    first = KILLED + "change.value = 13\n" + SIGNED
    later = KILLED + "change.value = 14\n" + SIGNED.replace("05-08", "05-09")
    both, one = (ruled(entry, lexicon, tmp_path, text) for text in (first + later, first))
    assert [correction.day.day for correction in both.corrections] == [9, 8]
    assert both.corrections[1].id == one.corrections[0].id
    assert both.corrections[0].old == both.corrections[1].new
    assert killed(both) == [14]


def test_what_an_editor_saw_stays_the_old_value_when_rules_learn_better(
    entry: Entry, lexicon: Lexicon, tmp_path: Path
) -> None:
    after = ruled(entry, lexicon, tmp_path, KILLED + "change.value = 12\nwas.value = 20\n" + SIGNED)
    (correction,) = after.corrections
    assert isinstance(correction.old, Figure)
    assert (correction.old.low, killed(after)) == (20, [12])


def test_a_dropped_fact_is_gone_and_others_keep_their_ids(entry: Entry, lexicon: Lexicon, tmp_path: Path) -> None:
    after = ruled(entry, lexicon, tmp_path, KILLED + "drop = true\n" + SIGNED)
    dropped = next(figure for figure in entry.facts.figures if figure.kind == "killed")
    assert [f.id for f in after.facts.figures] == [f.id for f in entry.facts.figures if f is not dropped]
    assert (after.corrections[0].old, after.corrections[0].new) == (dropped, None)


def test_an_added_figure_is_attributed_like_any_other(entry: Entry, lexicon: Lexicon, tmp_path: Path) -> None:
    words = '[[correction]]\nfact = "figure"\nwords = "الوزارة أرسلت"\nadd = {kind = "count", bound = "dozens", '
    after = ruled(entry, lexicon, tmp_path, words + 'low = 20, high = 99, noun = "team"}\n' + SIGNED)
    (new,) = set(after.facts.figures) - set(entry.facts.figures)
    assert new.claimed_by == "haitham-ibrahim"
    assert (new.noun, new.rule) == (Bilingual("فريق", "teams"), "corrections.added")
    assert new.id not in {figure.id for figure in entry.facts.figures}
    assert list(after.facts.figures) == sorted(after.facts.figures, key=lambda figure: figure.evidence)


def test_whoever_is_named_anew_takes_the_words_along(entry: Entry, lexicon: Lexicon, tmp_path: Path) -> None:
    named = '{id = "other-ibrahim", kind = "person", name = {ar = "هيثم إبراهيم", en = "Haytham Ibrahim"}}'
    text = f'[[correction]]\nfact = "actor"\nwords = "هيثم إبراهيم"\nchange = {named}\n' + SIGNED
    after = ruled(entry, lexicon, tmp_path, text)
    assert "haitham-ibrahim" not in {actor.id for actor in after.facts.actors}
    assert {c.speaker for c in after.facts.claims} >= {"other-ibrahim", "sudan-health-ministry"}
    moved = {f.id for f in entry.facts.figures if f.claimed_by == "haitham-ibrahim"}
    assert moved
    assert {f.id for f in after.facts.figures if f.claimed_by == "other-ibrahim"} == moved
    assert moved <= set(after.corrections[0].touched)


def test_an_actor_takes_the_register_s_name_and_joins_one_that_is_there(
    entry: Entry, lexicon: Lexicon, tmp_path: Path
) -> None:
    added = '[[correction]]\nfact = "actor"\nwords = "الولاية"\nadd.id = "qatar"\n' + SIGNED
    joined = '[[correction]]\nfact = "actor"\nwords = "السودان"\nadd.id = "qatar"\n' + SIGNED
    after = ruled(entry, lexicon, tmp_path, added + joined)
    (qatar,) = [actor for actor in after.facts.actors if actor.id == "qatar"]
    assert (qatar.name.en, qatar.name_status, qatar.country, len(qatar.mentions)) == ("Qatar", "registered", "qa", 2)


def test_figures_follow_the_claim_that_holds_them(entry: Entry, lexicon: Lexicon, tmp_path: Path) -> None:
    text = '[[correction]]\nfact = "claim"\nwords = "أعلنت"\nchange.speaker = "haitham-ibrahim"\n' + SIGNED
    after = ruled(entry, lexicon, tmp_path, text)
    assert {f.claimed_by for f in after.facts.figures if f.kind in {"killed", "wounded"}} == {"haitham-ibrahim"}
    dropped = ruled(entry, lexicon, tmp_path, text.replace('change.speaker = "haitham-ibrahim"', "drop = true"))
    assert {f.claimed_by for f in dropped.facts.figures if f.kind in {"killed", "wounded"}} == {None}


REFUSED = {
    KILLED + "change.valu = 14\n" + SIGNED: ("a figure has no 'valu'", "Did you mean 'value'?"),
    KILLED + 'change.value = "14"\n' + SIGNED: ("'value': it is '14'", "Write a number without quotes"),
    KILLED + 'change.claimed_by = "sudan-ministry"\n' + SIGNED: ("no actor of this article", "sudan-health-ministry"),
    KILLED + "change.high = 20\n" + SIGNED: ("low = 12 and high = 20 under bound = 'exact'", "write value"),
    KILLED.replace("مقتل", "جرح") + "drop = true\n" + SIGNED: ("has no words 'جرح 12 شخصا'", "letter for letter"),
    KILLED.replace("مقتل ", "") + "drop = true\n" + SIGNED: ("2 facts of kind figure", "nth = 1, 2"),
    '[[correction]]\nfact = "actor"\nwords = "هيثم إبراهيم"\ndrop = true\n' + SIGNED: ("speaks in c2, c3", "above"),
    '[[correction]]\nfact = "actor"\nwords = "حاكم الولاية"\nadd.id = "the-governor"\n' + SIGNED: (
        "the register has no 'the-governor'",
        "Write its entry into the register",
    ),
    KILLED + SIGNED: ("it says nothing of what to do", "drop = true"),
    KILLED + "drop = true\n" + SIGNED.replace("2024-05-08", '"May"'): ("'date' is 'May'", "date = 2026-03-01"),
    KILLED + "drop = true\n" + SIGNED.replace('reason.en = "The reason."', ""): ("'en' is None", 'Write en = "…"'),
    "[[corection]]\n": ("unknown key 'corection'", "Did you mean 'correction'?"),
    "[correction\n": ("not TOML", "Mend the line"),
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_wrong_correction_is_refused_with_a_clear_line(
    text: str, entry: Entry, lexicon: Lexicon, tmp_path: Path
) -> None:
    found, remedy = REFUSED[text]
    with pytest.raises(CorrectionError) as refused:
        carried_out(entry, read_rulings(rule_file(tmp_path, text)), lexicon)
    (problem,) = refused.value.problems
    assert problem.path == "content/corrections/flood.toml"
    assert found in problem.found
    assert remedy in problem.remedy


def test_what_is_not_there_any_more_is_told_and_the_others_are_carried_out(
    entry: Entry, lexicon: Lexicon, tmp_path: Path
) -> None:
    gone = '[[correction]]\nfact = "figure"\nwords = "وأضاف"\ndrop = true\n' + SIGNED
    after, problems = carried_out(
        entry, read_rulings(rule_file(tmp_path, gone + KILLED + "change.value = 14\n" + SIGNED)), lexicon
    )
    assert killed(after) == [14]
    (problem,) = problems
    assert (problem.place, problem.found) == ("correction 1", "no figure rests on 'وأضاف' (any more)")


def test_every_fact_can_be_named_by_words_that_name_no_other(entry: Entry) -> None:
    text, facts = entry.document.text, entry.facts
    named = 0
    for kind in FACT_KINDS:
        for fact in facts_of(facts, kind):
            words, nth = words_for(fact, kind, text, facts)
            assert fact_named(kind, words, nth, text, facts, lambda fact: False)[0] == fact
            named += 1
    assert named > 15
    second = [f for f in facts.figures if f.evidence.of(text) == "12 شخصا"][1]
    assert words_for(second, "figure", text, facts) == ("12 شخصا ما", None)


def test_words_still_name_a_fact_whose_edges_moved(entry: Entry, lexicon: Lexicon, tmp_path: Path) -> None:
    """Rules may come to read 'more than' with a number, or a noun less: the correction stays."""
    for words in ("وإصابة 40 آخرين في", "40"):
        text = f'[[correction]]\nfact = "figure"\nwords = "{words}"\nchange.value = 41\n' + SIGNED
        after = ruled(entry, lexicon, tmp_path, text)
        assert [f.low for f in after.facts.figures if f.kind == "wounded"] == [41]


def test_corrections_survive_an_empty_cache_and_count_as_the_article_s_content(archive: Archive, root: Path) -> None:
    before = archive.fingerprints()
    rule(root, KILLED + "change.value = 14\n" + SIGNED)
    report = archive.update()
    assert (report.extracted, report.problems) == (1, [])
    corrected = as_record(archive.entry("flood"))
    assert killed(archive.entry("flood")) == [14]
    assert archive.fingerprints() != before
    assert archive.update().extracted == 0
    assert archive.update(check_all=True).extracted == 0
    shutil.rmtree(root / "cache")
    again = open_archive(root)
    again.update()
    assert as_record(again.entry("flood")) == corrected
    again.close()


def test_a_correction_taken_back_gives_the_found_fact_again(archive: Archive, root: Path) -> None:
    before = as_record(archive.entry("flood"))
    path = rule(root, KILLED + "change.value = 14\n" + SIGNED)
    archive.update()
    path.unlink()
    archive.update()
    assert as_record(archive.entry("flood")) == before


def test_an_article_with_a_wrong_correction_stays_out_until_it_is_mended(archive: Archive, root: Path) -> None:
    rule(root, KILLED + "change.valu = 14\n" + SIGNED)
    for _ in range(2):
        report = archive.update()
        assert report.briefings == 0
        assert [problem.path for problem in report.problems] == ["content/corrections/flood.toml"]
    rule(root, KILLED + "change.value = 14\n" + SIGNED)
    report = archive.update()
    assert (report.briefings, report.problems) == (1, [])


def test_a_fact_that_is_gone_is_told_in_every_run(archive: Archive, root: Path) -> None:
    rule(root, '[[correction]]\nfact = "figure"\nwords = "وأضاف"\ndrop = true\n' + SIGNED)
    for extracted in (1, 0):
        report = archive.update()
        assert (report.briefings, report.extracted, len(report.problems)) == (1, extracted, 1)


def test_corrections_go_with_the_id_that_the_notes_give(archive: Archive, root: Path) -> None:
    (root / "seeds/flood.toml").write_text('published = 2024-05-06\nid = "nile-2024"\n', encoding="utf-8")
    rule(root, KILLED + "change.value = 14\n" + SIGNED, "nile-2024")
    idle = rule(root, KILLED + "change.value = 15\n" + SIGNED)
    report = archive.update()
    assert killed(archive.entry("nile-2024")) == [14]
    (problem,) = report.problems
    assert (problem.path, problem.found) == ("content/corrections/flood.toml", "no article 'flood'")
    idle.unlink()
    assert archive.update().problems == []


def test_a_ruling_says_where_it_stands(tmp_path: Path) -> None:
    (only,) = read_rulings(rule_file(tmp_path, KILLED + "drop = true\n" + SIGNED))
    assert only == Ruling(
        "correction 1",
        "drop",
        "figure",
        "مقتل 12 شخصا",
        Bilingual("السبب.", "The reason."),
        date(2024, 5, 8),
        "The desk",
    )
