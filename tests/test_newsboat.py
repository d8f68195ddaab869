"""The served feeds in a reader that people use: newsboat fetches them and lists what they hold."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from built_site import build
from pages_server import served
from sample_archive import HandMadeArchive

pytestmark = pytest.mark.site
NEWSBOAT = shutil.which("newsboat")


PAGES = ("briefings/flood-2025", "briefings/harvest-2025", "briefings/strike-2025", "notes/how-to-read-a-briefing")
# newsboat 2.21, Debian 12's, reads no JSON Feed.
FEEDS = ("all.atom.xml", "all.full.atom.xml", "all.rss.xml", "all.full.rss.xml")


@pytest.mark.skipif(
    NEWSBOAT is None and not os.environ.get("CI"), reason="there is no newsboat: run tools/find_newsboat.py"
)
def test_newsboat_lists_the_titles_of_both_languages(tmp_path: Path) -> None:
    assert NEWSBOAT, "run tools/find_newsboat.py first"
    output = tmp_path / "site/output"
    with served(output) as root:
        build(tmp_path / "site", HandMadeArchive(), SITEURL=root)
        for lang, name in product(("ar", "en"), FEEDS):
            rows = fetched(tmp_path / f"{lang}-{name}", f"{root}/{lang}/feeds/{name}")
            assert {url for _, url, _ in rows} == {f"{root}/{lang}/{page}/" for page in PAGES}
            wanted = "سيول في وادي السمر تقطع الطرق" if lang == "ar" else "How to read a briefing"
            assert wanted in {title for title, _, _ in rows}
            block = f'<div lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">'
            assert all(told.startswith(block) for _, _, told in rows)


def fetched(folder: Path, address: str) -> list[tuple[str, str, str]]:
    """Title, page and content of every item that newsboat has after it reloaded the feed."""
    folder.mkdir()
    (folder / "urls").write_text(f"{address}\n", encoding="utf-8")
    (folder / "config").touch()
    subprocess.run(
        [str(NEWSBOAT), "-u", folder / "urls", "-c", folder / "cache.db", "-C", folder / "config", "-x", "reload"],
        env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8", "TERM": "xterm"},
        check=True,
        timeout=120,
        capture_output=True,
    )
    with closing(sqlite3.connect(folder / "cache.db")) as database:
        return database.execute("SELECT title, url, content FROM rss_item ORDER BY id").fetchall()
