"""`mujaz collect` against an outlet on loopback: new items only, each story once from each outlet, politely."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desk_root import BODY, TITLE, make_root, page
from mujaz.archive.archive import open_archive
from mujaz.cli.main import mujaz
from mujaz.desk.addresses import FetchError
from mujaz.desk.feeds import feeds_of, items_of
from outlet_server import Outlet, Page, outlet

OTHER = """افتتحت بلدية الخرطوم يوم السبت جسرا جديدا يربط ضفتي النهر بعد عمل دام ثلاث سنوات كاملة وتأخر أكثر من مرة.

وقال مهندس في البلدية إن الجسر يحمل ألف سيارة في الساعة، وإن كلفته لم تتجاوز ما رصد له في موازنة المدينة.

وتقول البلدية إن جسرا آخر سيبنى شمال المدينة في السنة المقبلة إن وافق مجلسها على تمويله في الخريف."""


@pytest.fixture
def served() -> Iterator[Outlet]:
    with outlet() as running:
        yield running


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make_root(tmp_path))
    return tmp_path


def rss(served: Outlet, *paths: str) -> str:
    items = "".join(
        f"<item><title>{escape(TITLE)}</title><link>{served.url}{path}</link>"
        f"<pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate></item>"
        for path in paths
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>جريدة</title>{items}</channel></rss>'


def sources(root: Path, served: Outlet, *rows: str, delay: float = 0.01) -> None:
    head = f'[collect]\ncontact = "https://desk.example/about"\ndelay = {delay}\n\n'
    text = head + "\n".join(row.replace("URL", served.url) for row in rows)
    (root / "content/sources.toml").write_text(text, encoding="utf-8")


def collect() -> Result:
    return CliRunner().invoke(mujaz, ["collect", "--local"], catch_exceptions=False)


def seeds(root: Path) -> list[str]:
    return sorted(path.relative_to(root / "seeds").as_posix() for path in (root / "seeds").rglob("*.html"))


def test_new_items_become_seeds_and_known_ones_do_not(root: Path, served: Outlet) -> None:
    sources(root, served, '[nile]\nfeed = "URL/rss"\npublisher = "جريدة النيل"\nrepublish = "facts"\n')
    served.put("/nile/khartoum-villages-flooded", page(TITLE, BODY))
    served.put("/rss", rss(served, "/nile/khartoum-villages-flooded"), "application/rss+xml", ETag='"1"')
    first = collect()
    assert (first.exit_code, seeds(root)) == (0, ["2024/05/khartoum-villages-flooded.html"]), first.output
    noted = tomllib.loads((root / "seeds/2024/05/khartoum-villages-flooded.toml").read_text(encoding="utf-8"))
    assert noted["publisher"] == "جريدة النيل"
    assert noted["republish"] == "facts"
    assert noted["url"] == f"{served.url}/nile/khartoum-villages-flooded"
    assert noted["published"].isoformat() == "2024-05-06", "the feed's day, where the page gives none"

    again = collect()
    assert "Nothing new." in again.output
    assert served.asked[-1][1]["If-None-Match"] == '"1"'

    served.put("/nile/new-bridge-opens", page("جسر جديد في الخرطوم", OTHER))
    listed = rss(served, "/nile/new-bridge-opens", "/nile/khartoum-villages-flooded?utm_source=rss")
    served.put("/rss", listed, "application/rss+xml", ETag='"2"')
    assert "new-bridge-opens: added" in collect().output
    assert len(seeds(root)) == 2
    assert all("+https://desk.example/about" in headers["User-Agent"] for _, headers, _ in served.asked)


def test_an_empty_cache_brings_nothing_twice(root: Path, served: Outlet) -> None:
    sources(root, served, '[nile]\nfeed = "URL/rss"\n')
    served.put("/a/khartoum-villages-flooded", page(TITLE, BODY))
    served.put("/rss", rss(served, "/a/khartoum-villages-flooded"), "application/rss+xml")
    collect()
    (root / "cache/collect.json").unlink()
    assert "Nothing new." in collect().output
    assert served.paths().count("/a/khartoum-villages-flooded") == 1


def test_one_wire_story_in_two_outlets_is_one_origin_and_is_taken_once_from_each(root: Path, served: Outlet) -> None:
    sources(
        root, served,
        '[nile]\nfeed = "URL/rss-nile"\npublisher = "جريدة النيل"\n',
        '[delta]\nfeed = "URL/rss-delta"\npublisher = "Delta Post"\n',
    )  # fmt: skip
    for path, body in (
        ("/nile/khartoum-villages-flooded", BODY),
        ("/nile/khartoum-villages-updated", BODY + "\n\nوما زال المطر يهطل."),
        ("/delta/rain-floods-villages", BODY.replace("إن", "ان")),
    ):
        served.put(path, page(TITLE, body))
    both = rss(served, "/nile/khartoum-villages-flooded", "/nile/khartoum-villages-updated")
    served.put("/rss-nile", both, "application/rss+xml")
    served.put("/rss-delta", rss(served, "/delta/rain-floods-villages"), "application/rss+xml")
    done = collect()
    assert "the outlet's own 'khartoum-villages-flooded' again" in done.output
    assert "rain-floods-villages: added; one origin with khartoum-villages-flooded" in done.output
    assert len(seeds(root)) == 2
    archive = open_archive(root)
    archive.update()
    origin = archive.entry("rain-floods-villages").origin
    archive.close()
    assert origin is not None
    assert {one.publisher for one in origin.briefings} == {"جريدة النيل", "Delta Post"}


def test_a_source_that_fails_stops_no_other_and_is_tried_again(root: Path, served: Outlet) -> None:
    sources(root, served, '[gone]\nfeed = "URL/none"\n', '[page]\nfeed = "URL/page"\n', '[nile]\nfeed = "URL/rss"\n')
    served.put("/page", "<html><body>no feed</body></html>")
    served.put("/a/khartoum-villages-flooded", page(TITLE, BODY))
    served.pages["/a/late-story"] = Page(status=503)
    listed = rss(served, "/a/late-story", "/a/khartoum-villages-flooded")
    served.put("/rss", listed, "application/rss+xml", ETag='"1"')
    done = collect()
    assert done.exit_code == 3
    assert "/none: the server answers 404" in done.stderr
    assert "/page: it is no RSS or Atom feed" in done.stderr
    assert seeds(root) == ["2024/05/khartoum-villages-flooded.html"]
    served.put("/a/late-story", page("جسر", OTHER))
    assert "late-story: added" in collect().output


def test_what_is_no_arabic_article_is_left_out_and_not_fetched_again(root: Path, served: Outlet) -> None:
    sources(root, served, '[nile]\nfeed = "URL/rss"\n')
    served.put("/a/english", page("A story", "An English story of some length.\n\nTold in two paragraphs, at least."))
    served.put("/rss", rss(served, "/a/english"), "application/rss+xml")
    assert "/a/english: " in collect().output
    assert collect().output.strip() == "Nothing new."
    assert served.paths().count("/a/english") == 1


def test_opml_names_feeds_and_a_feed_may_hold_the_text(root: Path, served: Outlet) -> None:
    (root / "content/outlets.opml").write_text(
        f'<opml version="2.0"><body><outline text="o"><outline xmlUrl="{served.url}/atom"/></outline></body></opml>'
    )
    sources(root, served, '[many]\nopml = "content/outlets.opml"\ntext = "feed"\n')
    html = "".join(f"<p>{part}</p>" for part in BODY.split("\n\n"))
    served.put(
        "/atom",
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>جريدة النيل</title><entry>'
        f'<title>{TITLE}</title><link href="/a/khartoum-villages-flooded"/><updated>2024-05-06T10:00:00Z</updated>'
        f'<content type="html">{escape(html)}</content></entry></feed>',
        "application/atom+xml",
    )
    done = collect()
    assert done.exit_code == 0, done.output
    assert "/a/khartoum-villages-flooded" not in served.paths()
    archive = open_archive(root)
    archive.update()
    (entry,) = archive.entries()
    archive.close()
    seed = entry.document.seed
    assert (seed.publisher, seed.url) == ("جريدة النيل", f"{served.url}/a/khartoum-villages-flooded")
    assert any(figure.kind == "killed" for figure in entry.facts.figures)


def test_robots_keep_articles_away(root: Path, served: Outlet) -> None:
    sources(root, served, '[nile]\nfeed = "URL/rss"\n')
    served.put("/robots.txt", "User-agent: *\nDisallow: /a/\n", "text/plain")
    served.put("/rss", rss(served, "/a/closed"), "application/rss+xml")
    done = collect()
    assert (done.exit_code, seeds(root)) == (3, [])
    assert "forbids" in done.stderr


def test_no_more_than_agreed_is_taken_in_one_round(root: Path, served: Outlet) -> None:
    sources(root, served, 'most = 1\n\n[nile]\nfeed = "URL/rss"\n')
    served.put("/a/khartoum-villages-flooded", page(TITLE, BODY))
    served.put("/a/new-bridge-opens", page("جسر", OTHER))
    listed = rss(served, "/a/khartoum-villages-flooded", "/a/new-bridge-opens")
    served.put("/rss", listed, "application/rss+xml", ETag='"1"')
    collect()
    assert len(seeds(root)) == 1
    collect()
    assert len(seeds(root)) == 2


def test_wrong_sources_are_named(root: Path, served: Outlet) -> None:
    assert "content/sources.toml names no outlet" in collect().output
    sources(root, served, '[nile]\nfed = "URL/rss"\n', '[two]\nfeed = "URL/a"\nopml = "x"\ntext = "body"\n')
    done = CliRunner().invoke(mujaz, ["collect", "--local"])
    told = str(done.exception)
    assert "content/sources.toml: nile: unknown key 'fed'. Did you mean 'feed'?" in told
    assert "two: it needs a feed" in told
    assert "two: 'text' is 'body'. Write one of: page, feed" in told


def test_a_list_of_feeds_may_not_name_files_of_this_machine(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("word")
    hostile = f'<!DOCTYPE o [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]><opml><outline xmlUrl="&e;"/></opml>'
    with pytest.raises(FetchError, match="external entity"):
        feeds_of(hostile.encode(), "x.opml")


def test_items_without_an_address_are_no_items() -> None:
    body = b'<rss version="2.0"><channel><title>t</title><item><title>x</title></item></channel></rss>'
    assert items_of(body, "https://news.example/rss") == ("t", [])
