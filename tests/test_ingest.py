"""Seeds as they are found in the wild: layouts, encodings, notes beside them, and files that are no seeds."""

from __future__ import annotations

import time
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mujaz.ingest.errors import SeedError
from mujaz.ingest.ids import id_of
from mujaz.ingest.layout import segments
from mujaz.ingest.seed import LARGEST, read_article, read_seed
from mujaz.lexicon.boilerplate import load_boilerplate
from mujaz.lexicon.lexicon import TABLES, load_lexicon
from mujaz.lexicon.tables import LexiconError
from mujaz.model.document import Document
from mujaz.model.ids import is_id
from mujaz.model.problem import Problem
from seed_folder import read_folder, seed_paths

ROOT = Path(__file__).parent.parent
LEXICON = load_lexicon(ROOT)
CASES = tomllib.loads((ROOT / "tests/cases/documents.toml").read_text(encoding="utf-8"))["case"]

TITLE = "افتتاح جسر جديد فوق النهر"
BODY = "افتتح الوزير جسرا جديدا يربط ضفتي النهر بعد أعمال استمرت سنتين كاملتين."
ARTICLE = f"{TITLE}\n\n{BODY}\n"
PAGE = f"""<!doctype html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{TITLE} | صحيفة المثال</title>
<meta property="og:title" content="{TITLE} | صحيفة المثال"><meta property="og:site_name" content="صحيفة المثال">
<link rel="canonical" href="https://news.example/a/1">
{{meta}}
</head><body><nav><a href="/">الرئيسية</a> <a href="/w">العالم</a></nav>
<article><h1>{TITLE}</h1><p>{BODY}</p><h2>كلفة الجسر</h2>
<p>وقال الوزير إن الجسر كلف أربعين مليونا، وإن نصف المبلغ قرض من مصرف التنمية يسدد في عشرين سنة.</p>
<p>ويتسع الجسر لأربعة مسارات ويخدم ثلاث محافظات، وتقول البلدية إن السير سيخف في وسط المدينة.</p></article>
<aside><h3>الأكثر قراءة</h3><ul><li><a href="/x">نتائج مباريات الأسبوع</a></li></ul></aside>
<footer>جميع الحقوق محفوظة</footer></body></html>
"""


def put(root: Path, name: str, content: str | bytes = ARTICLE, notes: str | None = None) -> Path:
    """A seed under `root`/seeds, with notes beside it."""
    path = root / "seeds" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    if notes is not None:
        path.with_suffix(".toml").write_text(notes, encoding="utf-8")
    return path


def document(
    root: Path, name: str = "bridge.txt", content: str | bytes = ARTICLE, notes: str | None = None
) -> Document:
    return read_seed(put(root, name, content, notes), root, LEXICON)


NOT_TEXT = "Save it as UTF-8 text; UTF-16 with a byte order mark and Windows-1256 are read too"


def problems(root: Path) -> list[str]:
    return [str(found) for found in read_folder(root, LEXICON) if isinstance(found, Problem)]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["label"]) for case in CASES])
def test_ingest_layout_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [(segment.kind, segment.span.of(text)) for segment in segments(text, LEXICON)]
    assert [kind for kind, _ in found] == [kind for kind, _ in case["segments"]], found
    for (_, words), (_, begins) in zip(found, case["segments"], strict=True):
        assert words.startswith(begins)


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")],
)
def test_ingest_encodings_with_marks(tmp_path: Path, encoding: str, bom: bytes) -> None:
    found = document(tmp_path, content=bom + ARTICLE.encode(encoding))
    assert (found.seed.encoding, found.title) == (encoding, TITLE)
    assert found.text == ("\N{ZERO WIDTH NO-BREAK SPACE}" if bom else "") + ARTICLE
    assert found.segments[-1].span.of(found.text) == BODY


def test_ingest_title_of_an_article_without_one(tmp_path: Path) -> None:
    long = " ".join(["قال الوزير إن العمل مستمر"] * 20) + "."
    assert document(tmp_path, content=long).title == " ".join(long.split()[:16]) + "…"
    assert document(tmp_path, content=BODY).title == BODY


def test_ingest_windows_1256_is_known_by_its_letters(tmp_path: Path) -> None:
    found = document(tmp_path, content=ARTICLE.encode("cp1256"))
    assert (found.seed.encoding, found.text) == ("windows-1256", ARTICLE)


def test_ingest_text_is_kept_letter_for_letter(tmp_path: Path) -> None:
    content = "عنــوان\r\n\r\nقالَ ﻷحمد إنّه عاد\u200f إلى بيته بعد غياب طويل.\r\n"
    assert document(tmp_path, content=content).text == content


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "seeds/x.txt: the file is empty. Put the article into it, or remove it"),
        (b" \r\n\t", "seeds/x.txt: the file is empty. Put the article into it, or remove it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "seeds/x.txt: not text: it holds NUL bytes, as pictures and other binary "
         f"files do. {NOT_TEXT}"),
        (ARTICLE.encode()[:40] + b"\xff\xfa" + ARTICLE.encode()[40:], "seeds/x.txt: not text: byte 40 is not UTF-8. "
         f"{NOT_TEXT}"),
        (b"\xff\xfe" + ARTICLE.encode("utf-16-le")[:-1], "seeds/x.txt: not text: byte 198 is not UTF-16-LE. "
         f"{NOT_TEXT}"),
        (b"12 / 34\n---\n", "seeds/x.txt: no letters in it. Put the article's text into the file"),
        (b"The bridge was opened by the minister.", "seeds/x.txt: not Arabic: 0 of 31 letters are Arabic. "
         "Seeds are articles in Arabic"),
        ("پل تازه‌ای گشایش یافت و چهار گذرگاه دارد و پیش از این گفته بودند".encode(), "seeds/x.txt: not Arabic: 7 "
         "letters are of those that only Persian, Urdu or Kurdish write. Seeds are articles in Arabic"),
        ("مشاركة\nفيسبوك\nتويتر\n".encode(),
         "seeds/x.txt: no article text in it. Put the article's text into the file"),
    ],
)  # fmt: skip
def test_ingest_bad_file_gets_one_problem(tmp_path: Path, content: bytes, message: str) -> None:
    put(tmp_path, "x.txt", content)
    assert problems(tmp_path) == [message]


def test_ingest_large_file_is_not_read(tmp_path: Path) -> None:
    path = put(tmp_path, "x.txt", b"")
    with path.open("r+b") as file:
        file.truncate(50_000_000)
    begun = time.process_time()
    message = "seeds/x.txt: 50.0 MB, more than the 5 MB that an article may have. Put one article into each file"
    assert problems(tmp_path) == [message]
    assert time.process_time() - begun < 0.5
    assert LARGEST == 5_000_000


def test_ingest_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    put(tmp_path, "x.txt")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert problems(tmp_path) == ["seeds/x.txt: cannot be read: Permission denied. Make the file readable"]


def test_ingest_dangling_link_is_a_problem(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / "seeds/b.txt").symlink_to(tmp_path / "seeds/gone.txt")
    assert problems(tmp_path) == ["seeds/b.txt: cannot be read: No such file or directory. Make the file readable"]


def test_ingest_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "private.txt"
    outside.write_text(ARTICLE, encoding="utf-8")
    put(tmp_path, "a.txt")
    (tmp_path / "seeds/b.txt").symlink_to(outside)
    (tmp_path / "seeds/c").symlink_to(tmp_path)
    found = "a link to a file outside the seeds folder. Put the file itself here"
    assert problems(tmp_path) == [f"seeds/b.txt: {found}", f"seeds/c: {found}"]
    assert [path.name for path in seed_paths(tmp_path)] == ["a.txt"]


def test_ingest_notes_linked_from_outside_are_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "secret.toml"
    outside.write_text('publisher = "x"\n', encoding="utf-8")
    put(tmp_path, "a.txt").with_suffix(".toml").symlink_to(outside)
    found = "seeds/a.toml: a link to a file outside the seeds folder. Put the file itself here"
    assert problems(tmp_path) == [found]


def test_ingest_other_files_are_reported(tmp_path: Path) -> None:
    put(tmp_path, "2024/a.txt")
    put(tmp_path, "2024/b.pdf", b"%PDF")
    put(tmp_path, "2024/lonely.toml", 'publisher = "x"\n')
    put(tmp_path, ".hidden", b"x")
    assert problems(tmp_path) == [
        "seeds/2024/b.pdf: a file that ends in '.pdf' is no seed. Seeds end in .htm, .html, .txt",
        "seeds/2024/lonely.toml: notes without a seed beside them. Name them like the seed: lonely.txt",
    ]


def test_ingest_seeds_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.htm", "c.HTML"):
        put(tmp_path, name, PAGE.format(meta="") if "h" in name.lower() else ARTICLE)
    assert [path.relative_to(tmp_path / "seeds").as_posix() for path in seed_paths(tmp_path)] == [
        "a/b/c.htm", "a/z.txt", "b.txt", "c.HTML",
    ]  # fmt: skip
    assert seed_paths(tmp_path / "nowhere") == []


def test_ingest_notes_beside_the_seed(tmp_path: Path) -> None:
    notes = """
published = 2024-05-14T23:30:00+03:00
publisher = "صحيفة المثال"
url = "https://news.example/a/1"
byline = "سامي الحداد"
license = "CC-BY-4.0"
republish = "full"
id = "frozen-id"
title = "عنوان آخر"
"""
    found = document(tmp_path, notes=notes)
    seed = found.seed
    assert (found.id, found.title) == ("frozen-id", "عنوان آخر")
    assert (seed.published, seed.published_from) == (date(2024, 5, 14), "sidecar")
    assert (seed.publisher, seed.url, seed.byline) == ("صحيفة المثال", "https://news.example/a/1", "سامي الحداد")
    assert (seed.license, seed.republish) == ("CC-BY-4.0", "full")


@pytest.mark.parametrize(
    "licence", ["CC0-1.0", "MIT OR Apache-2.0", "LicenseRef-agency", "http://rightsstatements.org/vocab/InC/1.0/"]
)
def test_ingest_licences(tmp_path: Path, licence: str) -> None:
    assert document(tmp_path, notes=f'license = "{licence}"\n').seed.license == licence


def test_ingest_all_problems_of_the_notes_in_one_run(tmp_path: Path) -> None:
    notes = """# notes
publsher = "x"
published = "yesterday"
url = "javascript:alert(1)"
license = "all rights reserved, of course"
republish = "everything"
id = "../../etc/passwd"
title = 7
"""
    put(tmp_path, "a.txt", notes=notes)
    assert problems(tmp_path) == [
        "seeds/a.toml: line 2: unknown key 'publsher'. Did you mean 'publisher'?",
        "seeds/a.toml: line 3: 'published' is 'yesterday'. Write a date without quotes: published = 2023-09-19",
        "seeds/a.toml: line 4: 'url' is 'javascript:alert(1)'. Write the article's address, beginning with https:// or http://",
        "seeds/a.toml: line 5: 'license' is 'all rights reserved, of course'. Write an SPDX id such as CC-BY-4.0, "
        "or an address such as http://rightsstatements.org/vocab/InC/1.0/",
        "seeds/a.toml: line 6: 'republish' is 'everything'. Write one of: facts, excerpt, full",
        "seeds/a.toml: line 7: 'id' is '../../etc/passwd'. Use lower-case Latin letters and digits, joined by single "
        "hyphens: floods-2023",
        "seeds/a.toml: line 8: 'title' is 7. Write title = \"…\" or leave the line out",
    ]


@pytest.mark.parametrize("notes", ["published = = 2", "published = 2024-13-01", "a = 1\na = 2"])
def test_ingest_notes_that_are_no_toml(tmp_path: Path, notes: str) -> None:
    put(tmp_path, "a.txt", notes=notes)
    (found,) = problems(tmp_path)
    assert found.startswith("seeds/a.toml: not TOML: ")
    assert "line" in found
    assert found.endswith("Mend the line that the message names")


def test_ingest_large_notes_are_not_read(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", notes="#" * 100_001)
    assert problems(tmp_path) == ["seeds/a.toml: more than 100000 bytes. Keep only the known keys in it"]


def test_ingest_ids() -> None:
    assert id_of("Karabakh 2023") == "karabakh-2023"
    assert id_of("2024-01-02_flood.final") == "2024-01-02-flood-final"
    assert id_of("زلزال") == id_of("زلزال")
    assert is_id(id_of("زلزال"))
    assert id_of("زلزال") != id_of("فيضان")
    assert not any(map(is_id, ("", "a--b", "-a", "A", "a/b", "../a", "a.b", "é", "a" * 101)))


@given(st.text(max_size=300))
def test_ingest_every_file_name_gets_an_id(stem: str) -> None:
    assert is_id(id_of(stem))


def test_ingest_publication_day_by_its_traces(tmp_path: Path) -> None:
    def day(name: str, content: str = ARTICLE, notes: str | None = None) -> tuple[date | None, str]:
        seed = document(tmp_path, name, content, notes).seed
        return seed.published, seed.published_from

    dated = f"{TITLE}\n\nالثلاثاء 14 أيار/مايو 2024\n\n{BODY}\n"
    inline = f"{TITLE}\n\nبيروت 14 مايو 2024 (وكالات) - {BODY}\n"
    url = 'url = "https://news.example/{}"\n'
    assert day("2024/01/02/a.txt", dated) == (date(2024, 5, 14), "dateline")
    assert day("b.txt", inline, url.format("2024/1/2/x")) == (date(2024, 5, 14), "dateline")
    assert day("c.txt", notes=url.format("2024/1/2/x")) == (date(2024, 1, 2), "url")
    assert day("d.txt", notes=url.format("news-20240102.html")) == (date(2024, 1, 2), "url")
    assert day("e.txt", notes=url.format("id/20249999")) == (None, "none")
    assert day("2024/01/02/f.txt") == (date(2024, 1, 2), "folder")
    assert day("2024-01-02-g.txt") == (date(2024, 1, 2), "folder")
    assert day("2024/01/h.txt") == (None, "none")
    assert day("i.txt", dated, "published = 2024-02-03\n") == (date(2024, 2, 3), "sidecar")


@pytest.mark.parametrize(
    ("line", "publisher"),
    [("(الجزيرة + وكالات)", "الجزيرة"), ("المصدر: وكالات", None), ("المصدر : رويترز", "رويترز"), ("(أ.ف.ب)", "أ ف ب")],
)
def test_ingest_publisher_from_the_credit_line(tmp_path: Path, line: str, publisher: str | None) -> None:
    assert document(tmp_path, content=f"{ARTICLE}\n{line}\n").seed.publisher == publisher


@pytest.mark.parametrize(
    "meta",
    [
        '<meta property="article:published_time" content="2024-05-14T21:00:00+03:00">',
        '<meta name="pubdate" content="20240514">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-14"}</script>',
        '<script type="application/ld+json">[{"@graph": [{"datePublished": "2024/5/14"}]}]</script>',
        '<script type="application/ld+json">{broken</script><time datetime="2024-05-14">x</time>',
    ],
)
def test_ingest_page(tmp_path: Path, meta: str) -> None:
    found = document(tmp_path, "bridge.html", PAGE.format(meta=meta))
    assert (found.seed.published, found.seed.published_from) == (date(2024, 5, 14), "html")
    assert (found.title, found.seed.publisher) == (TITLE, "صحيفة المثال")
    assert found.seed.url == "https://news.example/a/1"
    assert [segment.kind for segment in found.segments] == ["title", "paragraph", "heading", "paragraph", "paragraph"]
    assert "الأكثر قراءة" not in found.text
    assert found.segments[1].span.of(found.text) == BODY


def test_ingest_page_in_windows_1256(tmp_path: Path) -> None:
    found = document(tmp_path, "bridge.htm", PAGE.format(meta="").encode("cp1256"))
    assert (found.seed.encoding, found.title) == ("windows-1256", TITLE)


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<",
        "<div>" * 5000,
        "<html><script>var خبر = 'نص عربي'</script>",
        "<!-- نص عربي -->",
    ],
)
def test_ingest_page_without_an_article(tmp_path: Path, page: str) -> None:
    put(tmp_path, "x.html", page)
    assert problems(tmp_path) == [
        "seeds/x.html: no article text in the page. "
        "Save the page again with its article open, or save the article's text as .txt"
    ]


def test_ingest_article_anywhere_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    path.with_suffix(".toml").write_text("published = 2024-05-14\n", encoding="utf-8")
    assert read_article(path, LEXICON).seed.published == date(2024, 5, 14)
    assert read_article(path, LEXICON, date(2020, 1, 1)).seed.published == date(2020, 1, 1)
    with pytest.raises(SeedError, match="cannot be read"):
        read_article(tmp_path / "none.txt", LEXICON)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(content=st.binary(max_size=400))
def test_ingest_any_bytes_give_a_document_or_a_problem(tmp_path: Path, content: bytes) -> None:
    put(tmp_path, "x.txt", content)
    for found in read_folder(tmp_path, LEXICON):
        assert isinstance(found, Document | Problem)


LINES = (
    TITLE,
    BODY,
    "",
    "مشاركة",
    "آخر الأخبار",
    "(أ ف ب)",
    "المصدر: وكالات",
    "14 مايو 2024",
    "كتب سامي",
    "0112",
    "- بند",
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_ingest_segments_are_in_order_and_keep_every_paragraph(chosen: list[str]) -> None:
    text = "\n".join(chosen)
    found = segments(text, LEXICON)
    assert all(a.span.end < b.span.start for a, b in pairwise(found))
    assert len({segment.id for segment in found}) == len(found)
    assert sum(segment.span.of(text) == BODY for segment in found) == chosen.count(BODY)


def test_ingest_long_and_hostile_texts_take_linear_time() -> None:
    begun = time.process_time()
    for line in ("( " * 100 + "\n", "آخر الأخبار\n\nخبر\n\n", "أ" * 230 + "\n", "اقرأ أيضا\n"):
        segments(line * (200_000 // len(line)), LEXICON)
    assert time.process_time() - begun < 8


def test_ingest_boilerplate_table_names_every_problem(tmp_path: Path) -> None:
    table = (TABLES / "boilerplate.toml").read_text(encoding="utf-8")
    bad = (
        table.replace('[share]\nwhere = "whole"', '[share]\nwhere = "hole"', 1)
        + '\n[outlets.twin]\nname = "رويترز"\nurl = "x"\n'
    )
    path = tmp_path / "boilerplate.toml"
    path.write_text(bad, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        load_boilerplate(path)
    message = str(error.value)
    assert "[share]: 'where' is 'hole'. Write one of: whole, introducing, opening, " in message
    assert "[outlets.twin]: unknown key 'url'" in message
    assert "'رويترز' already belongs to [outlets.reuters]" in message
