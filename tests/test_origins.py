"""Seeds that carry one wire story are one origin, whoever dropped them and in whatever order they came."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from mujaz.archive.archive import Archive, open_archive
from mujaz.archive.records import as_record
from mujaz.archive.stories import bands_of, is_one_story, may_be_alike, runs_of, sketch_of
from mujaz.ingest.seed import read_article
from mujaz.lexicon.lexicon import load_lexicon
from mujaz.model.document import Document, Seed, Segment
from mujaz.model.span import Span

REPOSITORY = Path(__file__).parent.parent
SCHEMA = json.loads((REPOSITORY / "plugins/mujaz/archive/facts.schema.json").read_text(encoding="utf-8"))
WIRE = """أعلنت هيئة الموانئ في مدينة الرمل إغلاق الرصيف الشمالي أسبوعين بعد أن كشف غواصون تصدعا في دعاماته.

وقالت الهيئة في بيان صدر مساء الأربعاء إن السفن القادمة ستحول إلى الرصيف الجنوبي، وإن حركة الحاويات ستتراجع بنحو الثلث.

وأوضح مدير الهيئة كمال الساعدي أن فرق الصيانة ستعمل ليلا ونهارا، وأن كلفة الإصلاح تقدر بأربعة ملايين دولار.

وطالب تجار في المدينة بتعويض عن التأخير، فيما رفضت الهيئة التعليق على مطلبهم قبل انتهاء الفحص.
"""
OTHER = """افتتح متحف الفنون في مدينة الرمل معرضا لمئة لوحة من القرن الماضي يستمر حتى نهاية الصيف المقبل.

وقالت مديرة المتحف ليلى الحداد إن اللوحات جمعت من ستين بيتا، وإن أصحابها أعاروها دون مقابل لثلاثة أشهر كاملة.

ويتوقع المنظمون أن يزور المعرض أكثر من عشرين ألف شخص، بعد أن زار معرض العام الماضي نصف هذا العدد تقريبا.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three outlets with one wire story, each in its own dress, and one report of something else."""
    (tmp_path / "seeds").mkdir()
    drop(tmp_path, "gulf-post", "رصيف الرمل يغلق أسبوعين\n\n" + WIRE, "2024-05-03", "جريدة الخليج")
    drop(
        tmp_path,
        "delta",
        "تصدع يغلق رصيفا في ميناء الرمل\n\n" + WIRE.replace("أسبوعين", "اسبوعين"),
        "2024-05-02",
        "الدلتا",
    )
    first, second, third, _ = WIRE.split("\n\n")
    cut = f"إغلاق رصيف في الرمل\n\n{first}\n\n{second}\n\n{third}\n\nويعد الميناء أكبر موانئ الساحل.\n"
    drop(tmp_path, "hills", cut, "2024-05-03", "السفح")
    drop(tmp_path, "museum", "معرض في الرمل\n\n" + OTHER, "2024-05-03", "السفح")
    return tmp_path


@pytest.fixture
def archive(root: Path) -> Iterator[Archive]:
    opened = open_archive(root)
    opened.update()
    yield opened
    opened.close()


def drop(root: Path, name: str, text: str, day: str, publisher: str) -> None:
    (root / f"seeds/{name}.txt").write_text(text, encoding="utf-8")
    (root / f"seeds/{name}.toml").write_text(f'published = {day}\npublisher = "{publisher}"\n', encoding="utf-8")


def carried(archive: Archive, entry_id: str) -> list[str]:
    origin = archive.entry(entry_id).origin
    return [one.id for one in origin.briefings] if origin else []


def document(text: str) -> Document:
    return Document("x", Seed("x", ""), text, (Segment("p1", "paragraph", Span(0, len(text))),))


def test_seeds_with_one_wire_story_are_one_origin(archive: Archive) -> None:
    for entry_id in ("gulf-post", "delta", "hills"):
        assert carried(archive, entry_id) == ["delta", "gulf-post", "hills"]
    assert carried(archive, "museum") == []
    record = as_record(archive.entry("hills"))
    jsonschema.validate(record, SCHEMA)
    assert record["origin"]["id"] == "delta"
    assert record["origin"]["briefings"][0] == {"id": "delta", "publisher": "الدلتا", "published": "2024-05-02"}


def test_an_origin_is_part_of_what_an_entry_shows(archive: Archive, root: Path) -> None:
    before = archive.fingerprints()
    drop(root, "delta", "تصدع\n\n" + WIRE, "2024-05-02", "Delta Post")
    report = archive.update()
    assert report.extracted == 1
    after = archive.fingerprints()
    assert {entry_id for entry_id in after if after[entry_id] != before[entry_id]} == {"delta", "gulf-post", "hills"}


def test_a_story_that_loses_its_others_stands_alone(archive: Archive, root: Path) -> None:
    for name in ("delta", "hills"):
        for ending in ("txt", "toml"):
            (root / f"seeds/{name}.{ending}").unlink()
    archive.update()
    assert archive.origins() == {}


def test_what_came_and_went_in_any_order_gives_what_a_full_reading_gives(root: Path, tmp_path: Path) -> None:
    chosen = random.Random(7)
    seeds = {path.stem: path.read_text(encoding="utf-8") for path in sorted((root / "seeds").glob("*.txt"))}
    archive = open_archive(root)
    for _ in range(12):
        name = chosen.choice(sorted(seeds))
        path = root / f"seeds/{name}.txt"
        if path.exists() and chosen.random() < 0.5:
            path.unlink()
        else:
            path.write_text(seeds[chosen.choice(sorted(seeds))], encoding="utf-8")
        archive.update()
        (root / "cache/archive.sqlite").rename(tmp_path / "kept.sqlite")
        fresh = open_archive(root)
        fresh.update()
        assert archive.origins() == fresh.origins()
        fresh.close()
        (tmp_path / "kept.sqlite").replace(root / "cache/archive.sqlite")
    archive.close()


def test_a_document_from_elsewhere_finds_who_carries_its_story(archive: Archive, root: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_text("عنوان آخر\n\n" + WIRE, encoding="utf-8")
    assert archive.carriers(read_article(path, load_lexicon(REPOSITORY))) == ["delta", "gulf-post", "hills"]
    path.write_text("عنوان آخر\n\nقال شاهد إن الطريق مغلق منذ الفجر.\n", encoding="utf-8")
    assert archive.carriers(read_article(path, load_lexicon(REPOSITORY))) == []


def test_half_of_a_story_is_known_again_and_a_shared_paragraph_is_not() -> None:
    whole, other = runs_of(document(WIRE)), runs_of(document(OTHER))
    half = runs_of(document(WIRE[: len(WIRE) * 6 // 10]))
    background = runs_of(document(OTHER + WIRE.split("\n\n")[3]))
    assert may_be_alike(sketch_of(whole), sketch_of(half))
    assert is_one_story(whole, half)
    assert not is_one_story(whole, background)
    assert not is_one_story(whole, other)
    assert not set(bands_of(sketch_of(whole))) & set(bands_of(sketch_of(other)))


def test_a_text_of_a_few_words_tells_no_story_apart() -> None:
    assert sketch_of(runs_of(document("قال شاهد إن الطريق مغلق منذ الفجر"))) == ()
