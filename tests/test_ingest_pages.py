"""Saved pages of many makes: the article comes out of each, with its title, day, address and publisher."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from mujaz.ingest.seed import read_article
from mujaz.lexicon.lexicon import load_lexicon

ROOT = Path(__file__).parent.parent
LEXICON = load_lexicon(ROOT)
PAGES = ROOT / "tests/pages"
CASES = tomllib.loads((ROOT / "tests/cases/pages.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["page"]) for case in CASES])
def test_ingest_saved_page(tmp_path: Path, case: dict[str, Any]) -> None:
    encoding = case.get("encoding", "utf-8")
    path = tmp_path / "seed.html"
    path.write_bytes((PAGES / f"{case['page']}.html").read_text(encoding="utf-8").encode(encoding))
    found = read_article(path, LEXICON)
    seed = found.seed
    assert (found.title, seed.encoding) == (case["title"], encoding)
    for key in ("published", "url", "publisher", "byline"):
        assert getattr(seed, key) == case.get(key), key
    parts = [(segment.kind, " ".join(segment.span.of(found.text).split())) for segment in found.segments]
    assert [kind for kind, _ in parts] == [kind for kind, _ in case["segments"]], parts
    for (_, text), (_, shown) in zip(parts, case["segments"], strict=True):
        begins, _, ends = shown.partition(" … ")
        assert text.startswith(begins)
        assert text.endswith(ends or begins)


def test_ingest_every_saved_page_has_a_case() -> None:
    assert sorted(case["page"] for case in CASES) == sorted(path.stem for path in PAGES.glob("*.html"))
    assert len(CASES) >= 12
