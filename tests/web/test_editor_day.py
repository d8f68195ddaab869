"""An editor's day with the real parts: collect, add, review, build; and what the readers get of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin

import duckdb
import feedparser
import frictionless
import lxml.html
import pytest
from playwright.sync_api import Browser

from desk_root import BODY, TITLE, page
from outlet_server import Outlet, outlet
from pages_server import served as site_served
from repository_copy import copy_repository
from test_newsboat import fetched

pytestmark = pytest.mark.site
MUJAZ = Path(sys.executable).with_name("mujaz")
PARTS = ("pelicanconf.py", "publishconf.py", "theme", "content", "plugins")
ARTICLE = """جسر جديد يربط ضفتي النيل في أم درمان

أعلنت بلدية أم درمان يوم السبت افتتاح جسر يربط ضفتي النهر بعد 3 سنوات من العمل.

وقال مهندس في البلدية إن 200 عامل شاركوا في بنائه.
"""


def mujaz(root: Path, *arguments: str, answers: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the command to its end, as somebody at a terminal would."""
    done = subprocess.run(
        [str(MUJAZ), *arguments], cwd=root, input=answers, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "SOURCE_DATE_EPOCH": "1715212800", **environment}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def make_archive(root: Path) -> Path:
    copy_repository(root, PARTS, "translations", "corrections")
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


def read_feeds(folder: Path, address: str) -> None:
    """A feed reader lists what is new in both languages, and a library finds no fault."""
    for lang in ("ar", "en"):
        feed = feedparser.parse(f"{address}/{lang}/feeds/all.atom.xml")
        assert not feed.bozo
        assert {f"{address}/{lang}/briefings/omdurman-bridge/"} <= {entry.link for entry in feed.entries}
    rows = fetched(folder / "newsboat", f"{address}/ar/feeds/all.atom.xml")
    assert "جسر جديد يربط ضفتي النيل في أم درمان" in {title for title, _, _ in rows}


def ask_the_data(data: Path) -> None:
    """Datasette answers a question, DuckDB reads the Parquet file, the package is valid."""
    question = quote("SELECT count(*) AS n FROM claims JOIN briefings ON briefings.id = claims.briefing")
    command = [sys.executable, "-m", "datasette", str(data / "archive.sqlite"), "--get"]
    asked = [*command, f"/archive.json?_shape=objects&sql={question}"]
    ((counted,),) = [json.loads(subprocess.run(asked, check=True, capture_output=True, timeout=120).stdout)["rows"]]
    told = duckdb.sql(f"SELECT count(*) FROM '{data / 'archive.parquet'}' WHERE what = 'claim'").fetchall()
    assert counted["n"] == told[0][0] > 0
    report = frictionless.validate(str(data / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])


def follow_every_link(output: Path, address: str) -> None:
    """Every address of the site leads somewhere, fragments too, and counterparts lead back."""
    pages = {
        f"{address}/{path.relative_to(output).as_posix().removesuffix('index.html')}": lxml.html.parse(
            str(path)
        ).getroot()
        for path in sorted(output.rglob("*.html"))
    }
    ids = {url: set(tree.xpath("//@id")) for url, tree in pages.items()}
    broken = []
    for url, tree in pages.items():
        for link in {urljoin(url, str(value)) for value in tree.xpath("//@href | //@src")}:
            whole, fragment = urldefrag(link)
            if whole.startswith(f"{address}/") and not fragment.startswith(":~:"):
                place = unquote(whole.removeprefix(f"{address}/").split("?")[0])
                file = output / (f"{place}index.html" if not place or place.endswith("/") else place)
                if not file.is_file() or (fragment and whole in ids and unquote(fragment) not in ids[whole]):
                    broken.append((url, link))
        for counterpart in tree.xpath('//link[@rel="alternate"][@hreflang][not(@type)]/@href'):
            back = (
                pages[counterpart].xpath('//link[@rel="alternate"][not(@type)]/@href') if counterpart in pages else ()
            )
            if counterpart != f"{address}/" and url not in back:
                broken.append((url, counterpart))
    assert broken == []


def find_in_browser(browser: Browser, address: str, words: str, briefing: str) -> None:
    """A reader finds the briefing by its Arabic name."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/ar/search/?q={quote(words)}")
    page.locator(f'#results a[href$="/ar/briefings/{briefing}/"]').first.wait_for()
    context.close()


def test_from_a_feed_to_a_corrected_briefing_that_outlives_its_cache(browser: Browser, tmp_path: Path) -> None:
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

    with site_served(root / "output") as address:
        mujaz(root, "build", "--public", MUJAZ_SITEURL=address)
        read_feeds(tmp_path, address)
        ask_the_data(root / "output/data/v1")
        follow_every_link(root / "output", address)
        find_in_browser(browser, address, "أم درمان", "omdurman-bridge")
    mujaz(root, "build")

    before = published(root)
    shutil.rmtree(root / "cache")
    shutil.rmtree(root / "output")
    mujaz(root, "build")
    assert published(root) == before
    assert len(before) == 3
