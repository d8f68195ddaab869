"""An editor's day with the real parts: collect, add, review, build; and what the readers get of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path

import feedparser
import lxml.html
import pytest

from desk_root import BODY, TITLE, page
from outlet_server import Outlet, outlet

pytestmark = pytest.mark.site
REPOSITORY = Path(__file__).parent.parent
MUJAZ = Path(sys.executable).with_name("mujaz")
PARTS = ("pelicanconf.py", "publishconf.py", "theme", "content", "plugins")
ARTICLE = """جسر جديد يربط ضفتي النيل في أم درمان

أعلنت بلدية أم درمان يوم السبت افتتاح جسر يربط ضفتي النهر بعد 3 سنوات من العمل.

وقال مهندس في البلدية إن 200 عامل شاركوا في بنائه.
"""


def mujaz(root: Path, *arguments: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    """Runs the command to its end, as somebody at a terminal would."""
    done = subprocess.run(
        [str(MUJAZ), *arguments], cwd=root, input=answers, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "SOURCE_DATE_EPOCH": "1715212800"}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def make_archive(root: Path) -> Path:
    root.mkdir()
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info", "translations", "corrections")
    for part in PARTS:
        source = REPOSITORY / part
        if source.is_dir():
            shutil.copytree(source, root / part, ignore=ignored)
        else:
            shutil.copy(source, root / part)
    (root / "seeds").mkdir()
    return root


def publish(served: Outlet, root: Path) -> None:
    """Two outlets carry one wire story, each on its own page and in its own feed."""
    rows = ["[collect]\ndelay = 0.01\n"]
    for name, publisher, body in (("nile", "جريدة النيل", BODY), ("delta", "الدلتا", BODY + "\n\nوما زال المطر يهطل.")):
        url = served.put(f"/{name}/khartoum-floods-{name}", page(TITLE, body))
        day = "<pubDate>Mon, 06 May 2024 09:00:00 GMT</pubDate>"
        item = f"<item><title>{escape(TITLE)}</title><link>{url}</link>{day}</item>"
        served.put(f"/{name}/rss", f'<rss version="2.0"><channel><title>x</title>{item}</channel></rss>', "text/xml")
        rows.append(f'[{name}]\nfeed = "{served.url}/{name}/rss"\npublisher = "{publisher}"\n')
    (root / "content/sources.toml").write_text("\n".join(rows), encoding="utf-8")


def html(root: Path, place: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((root / "output" / place / "index.html").read_bytes())


def published(root: Path) -> dict[str, bytes]:
    output = root / "output"
    return {
        p.relative_to(output).as_posix(): p.read_bytes()
        for p in sorted(output.rglob("*.json"))
        if "briefings" in p.parts
    }


def test_from_a_feed_to_a_corrected_briefing_that_outlives_its_cache(tmp_path: Path) -> None:
    root = make_archive(tmp_path / "archive")
    with outlet() as served:
        publish(served, root)
        collected = mujaz(root, "collect", "--local").stdout
    assert "one origin with khartoum-floods-nile" in collected
    (tmp_path / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    mujaz(root, "add", str(tmp_path / "bridge.txt"), answers="omdurman-bridge\n2024-05-05\nجريدة النيل\ny\n")

    answers = "c\nvalue\n14\n\nصححت الوزارة حصيلتها.\nThe ministry corrected its toll.\nq\n"
    mujaz(root, "review", "khartoum-floods-nile", "--kind", "figure", "--by", "Desk", answers=answers)
    mujaz(root, "build")

    record = json.loads((root / "output/data/v1/briefings/khartoum-floods-nile.json").read_bytes())
    (correction,) = record["corrections"]
    assert (correction["old"]["low"], correction["new"]["low"]) == (12, 14)
    for lang, reason in (("ar", "صححت الوزارة حصيلتها."), ("en", "The ministry corrected its toll.")):
        briefing = html(root, f"{lang}/briefings/khartoum-floods-nile")
        (listed,) = briefing.xpath(f'//li[@id="{correction["id"]}"]')
        assert reason in listed.text_content()
        assert briefing.xpath(f'//a[@class="corrected" and @href="#{correction["id"]}"]')
        (origin,) = briefing.xpath('//p[@class="note origin"]')
        assert "الدلتا" in origin.text_content()
        assert reason in html(root, f"{lang}/corrections").text_content()
        feed = feedparser.parse((root / f"output/{lang}/feeds/corrections.atom.xml").read_bytes())
        assert not feed.bozo
        (told,) = feed.entries
        assert reason in " ".join([told.get("summary", ""), *(part.value for part in told.get("content", []))])
        assert html(root, f"{lang}/briefings/omdurman-bridge").xpath('//h1[@id="headline"]')

    before = published(root)
    shutil.rmtree(root / "cache")
    shutil.rmtree(root / "output")
    mujaz(root, "build")
    assert published(root) == before
    assert len(before) == 3
