"""Files made to break a reader: each gives a document or one problem, soon, in little memory, in linear time."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mujaz.ingest.encoding import Undecodable, decode
from mujaz.ingest.html import read_page
from mujaz.ingest.ids import id_of
from mujaz.ingest.layout import segments
from mujaz.ingest.lines import lines
from mujaz.ingest.published import published_of
from mujaz.ingest.publisher import publisher_of
from mujaz.lexicon.lexicon import load_lexicon
from mujaz.model.document import Document, Segment
from mujaz.model.span import Span
from seed_folder import read_folder

ROOT = Path(__file__).parent.parent
LEXICON = load_lexicon(ROOT)
BODY = "افتتح الوزير جسرا جديدا يربط ضفتي النهر بعد أعمال استمرت سنتين كاملتين."
TEXT = f"افتتاح جسر جديد\n\n{BODY}\n\n"
HEAD = f"<html><head><title>افتتاح جسر جديد</title></head><body><h1>افتتاح جسر جديد</h1><p>{BODY}</p>"
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
LINKED = '<script type="application/ld+json">'

FILES: dict[str, tuple[str, str]] = {
    "a word of 100,000 letters": ("x.txt", TEXT + "ب" * 100_000),
    "twenty words of 100,000 letters": ("x.txt", TEXT + ("ب" * 100_000 + " ") * 20),
    "a million vowel marks": ("x.txt", TEXT + "ب" + "\N{ARABIC FATHA}" * 1_000_000),
    "a million byte order marks": ("x.txt", "\N{ZERO WIDTH NO-BREAK SPACE}" * 1_000_000 + TEXT),
    "a number of a million digits": ("x.txt", TEXT + "1," * 1_000_000),
    "a million brackets": ("x.txt", TEXT + "(" * 1_000_000),
    "four million blank lines": ("x.txt", TEXT + "\n" * 4_000_000),
    "a line of four million spaces": ("x.txt", TEXT + " " * 4_000_000 + "ب"),
    "dates without end": ("x.txt", TEXT + "14 مايو 2024 " * 100_000),
    "NULs in the middle": ("x.txt", TEXT + "\0" * 9 + TEXT),
    "NULs in the middle of a page": ("x.html", HEAD + "\0" + HEAD),
    "a million and a half lines": ("x.txt", TEXT + "أ\n" * 1_500_000),
    "a million tags": ("x.html", HEAD + "<b></b>" * 500_000),
    "a million paragraphs": ("x.html", HEAD + "<p>ب" * 900_000),
    "a page ten thousand deep": ("x.html", HEAD + "<div>" * 10_000 + f"<p>{BODY}</p>"),
    "tables ten thousand deep": ("x.html", HEAD + "<table><tr><td>" * 10_000 + f"<p>{BODY}</p>"),
    "lists ten thousand deep": ("x.html", HEAD + "<ul><li>نص" * 10_000 + f"<p>{BODY}</p>"),
    "fonts ten thousand deep": ("x.html", HEAD + "<b><font>" * 10_000 + f"<p>{BODY}</p>"),
    "entities of entities": ("x.html", f'<!DOCTYPE html [<!ENTITY e0 "ب">{ENTITIES}]>{HEAD}<p>&e9;&e9;</p>'),
    "half a million references": ("x.html", HEAD + "&#1575;" * 500_000),
    "brackets that open no tag": ("x.html", HEAD + "<" * 4_000_000),
    "a comment that never ends": ("x.html", HEAD + "<!--" * 1_000_000),
    "linked data a million deep": ("x.html", LINKED + "[" * 1_000_000 + "</script>" + HEAD),
    "linked data with a number of a million digits": (
        "x.html",
        f'{LINKED}{{"datePublished":{"9" * 1_000_000}}}</script>{HEAD}',
    ),
    "linked data of 50,000 references": (
        "x.html",
        LINKED + "[" + ",".join(['{"publisher":{"@id":"x"}}'] * 50_000) + "]</script>" + HEAD,
    ),
}
ONLY_PROBLEMS = {
    "a million brackets",
    "dates without end",
    "brackets that open no tag",
    "a million and a half lines",
    "a million tags",
    "a million paragraphs",
    "NULs in the middle",
    "NULs in the middle of a page",
}


def read_soon(root: Path, name: str, data: bytes) -> list[object]:
    """What reading the one seed gives, in less than 2 s and less than 300 MB more than before."""
    path = root / "seeds" / name
    path.parent.mkdir()
    path.write_bytes(data)
    del data
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    found = list(read_folder(root, LEXICON))
    assert time.process_time() - begun < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000
    return list(found)


@pytest.mark.parametrize("label", FILES)
def test_ingest_hostile_file(tmp_path: Path, label: str) -> None:
    name, content = FILES[label]
    (found,) = read_soon(tmp_path, name, content.encode())
    assert isinstance(found, Document) == (label not in ONLY_PROBLEMS), str(found)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.txt", TEXT + "أ " * 15_000, "more than 15000 words and marks, and no article has so many. Put one article"),
        ("x.txt", TEXT + "أ\n" * 5_000, "5002 lines, more than the 5000 that an article may have. Put one article"),
        (
            "x.html",
            HEAD + "<b></b>" * 20_000,
            "at least 20006 tags, more than the 20000 that the page of an article may have.",
        ),
    ],
)
def test_ingest_says_what_is_too_large(tmp_path: Path, name: str, content: str, message: str) -> None:
    (found,) = read_soon(tmp_path, name, content.encode())
    assert f"seeds/{name}: {message}" in str(found)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(("name", "content"), [("x.txt", TEXT), ("x.html", HEAD)])
def test_ingest_utf_16_without_a_mark(tmp_path: Path, encoding: str, name: str, content: str) -> None:
    (found,) = read_soon(tmp_path, name, content.encode(encoding))
    assert isinstance(found, Document)
    assert (found.seed.encoding, found.segments[-1].span.of(found.text)) == (encoding, BODY)


def test_ingest_programs_in_a_windows_1256_page_take_linear_time() -> None:
    data = (HEAD + "<script>" * 400_000).encode("cp1256")
    begun = time.process_time()
    assert decode(data, page=True)[1] == "windows-1256"
    with pytest.raises(Undecodable):
        decode(("<style>" * 400_000 + HEAD).encode("cp1256"), page=True)
    assert time.process_time() - begun < 2


def _segment(text: str) -> tuple[Segment, ...]:
    return (Segment("p1", "paragraph", Span(0, len(text))), Segment("c1", "credit", Span(0, len(text))))


STEPS: dict[str, Callable[[int], object]] = {
    "lines": lambda n: list(lines("سطر\n\n" * n)),
    "lines of spaces": lambda n: list(lines("سطر" + " " * 40 * n + "\n")),
    "segments of paragraphs": lambda n: segments(f"{BODY}\n\n" * (n // 8), LEXICON),
    "segments of headings": lambda n: segments("عنوان قصير\n\n" * (n // 2), LEXICON),
    "segments of lists": lambda n: segments("آخر الأخبار\n\nخبر قصير\n\n" * (n // 4), LEXICON),
    "segments of bylines": lambda n: segments(f"{TEXT}" + "سامي حداد - بيروت\n" * (n // 8), LEXICON),
    "segments of credits": lambda n: segments("(أ ف ب، رويترز)\n" * (n // 8), LEXICON),
    "segments of captions": lambda n: segments("صورة الجسر من الضفة (رويترز)\n" * (n // 8), LEXICON),
    "segments of datelines": lambda n: segments("الثلاثاء 14 أيار/مايو 2024\n" * (n // 8), LEXICON),
    "segments of brackets": lambda n: segments("( " * 100 * (n // 100) + "\n" + "( " * 100 + "\n" * (n // 10), LEXICON),
    "decode": lambda n: decode((BODY * n).encode("cp1256")),
    "decode page": lambda n: decode(("<style></style><p>" + BODY * 4).encode("cp1256") * (n // 4), page=True),
    "decode UTF-16": lambda n: decode((BODY * n).encode("utf-16-le")),
    "published": lambda n: published_of(
        None, "1" * n, _segment("1" * n), LEXICON, url="/2024/13/1" * n, html=None, path="/2024-99-01" * n
    ),
    "publisher": lambda n: publisher_of("وكالات " * n, _segment("وكالات " * n), LEXICON),
    "id": lambda n: id_of("Seed-9 " * 10 * n),
    "page of paragraphs": lambda n: read_page(HEAD + "".join(f"<p>{BODY} {k}</p>" for k in range(n // 4))),
    "page of cells": lambda n: read_page(HEAD + "<table>" + "<tr><td><p>ب<td>ت" * (n // 16) + "</table>"),
    "page of metadata": lambda n: read_page("<meta name=date content=2024-13-01>" * n + HEAD),
    "page of headings": lambda n: read_page(HEAD + "<h1>ب</h1>" * (n // 2)),
    "page of links": lambda n: read_page(HEAD + "<link rel=canonical href=x>" * n),
    "page of linked data": lambda n: read_page(
        LINKED + "[" + ",".join(['{"publisher":{"@id":"x"},"datePublished":"9"}'] * n) + "]</script>" + HEAD
    ),
}  # fmt: skip


@pytest.mark.parametrize("label", STEPS)
def test_ingest_takes_linear_time(label: str) -> None:
    step = STEPS[label]
    step(100)

    def cost(size: int) -> float:
        taken = []
        for _ in range(3):
            begun = time.process_time()
            step(size)
            taken.append(time.process_time() - begun)
        return min(taken)

    small, middle, large = (cost(size) for size in (1_000, 2_000, 4_000))
    assert large < 8 * small + 0.03, (small, middle, large)
    assert large < 4 * middle + 0.03, (small, middle, large)
