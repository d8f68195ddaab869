"""Feeds as readers take them: valid in three formats, in one language each, with ids that outlive every move."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from email.utils import parsedate_to_datetime
from io import StringIO
from pathlib import Path
from typing import get_args

import feedparser
import lxml.etree
import lxml.html
import pytest

import atom_grammar
from built_site import build, files
from mujaz.archive.archive import open_archive
from mujaz.model.corrections import Correction
from mujaz.model.entry import Entry
from mujaz.model.facts import Act, Bilingual
from mujaz.site.feeds.formats import add
from mujaz.site.feeds.items import FORMS, KINDS, VARIANTS, Category, Form, Item, Variant
from mujaz.site.feeds.parts import Head, document, empty, fragment
from mujaz.site.links import Site
from sample_archive import STRIKE, HandMadeArchive, flood, strike

ROOT = "https://news.example/repo"
ATOM = {"a": atom_grammar.ATOM, "dc": "http://purl.org/dc/elements/1.1/"}
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGES = ("ar", "en")
DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CORRECTED = date(2025, 8, 20)
site_test = pytest.mark.site


def corrected(entry: Entry) -> Entry:
    """The entry with its first figure raised by an editor."""
    old = entry.facts.figures[0]
    new = replace(old, low=24, high=24)
    reason = Bilingual("عدّل المصدر الحصيلة", "The source raised its toll")
    correction = Correction("2025-08-20-f1", "change", "figure", old.evidence, old, new, reason, CORRECTED, "Editor")
    facts = replace(entry.facts, figures=(new, *entry.facts.figures[1:]))
    return replace(entry, facts=facts, corrections=(correction,))


def archive() -> HandMadeArchive:
    first, *others = HandMadeArchive().held
    return HandMadeArchive((corrected(first), *others))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("feeds"), archive(), SITEURL=ROOT)


def feeds(site: Path, ending: str = "atom.xml") -> list[Path]:
    found = sorted(site.glob(f"*/feeds/**/*.{ending}"))
    assert found
    return found


def lang_of(path: Path, site: Path) -> str:
    return path.relative_to(site).parts[0]


def atom(site: Path, name: str) -> lxml.etree._Element:
    return lxml.etree.parse(site / f"{name}.atom.xml").getroot()


def entry_of(feed: lxml.etree._Element, entry_id: str) -> lxml.etree._Element:
    (entry,) = feed.xpath(f"a:entry[a:id[contains(text(),'{entry_id}')]]", namespaces=ATOM)
    return entry


@site_test
def test_everything_that_the_archive_lists_has_its_feeds(site: Path) -> None:
    made, held = archive(), {"all", "corrections", *(f"acts/{act}" for act in get_args(Act))}
    held |= {f"actors/{actor.id}" for actor in made.actors()} | {f"places/{place.id}" for place in made.places()}
    held |= {"topics/disaster", "topics/disaster-and-accident"}
    for lang in LANGUAGES:
        folder = site / lang / "feeds"
        names = {
            path.relative_to(folder).as_posix()
            for path in folder.rglob("*")
            if path.suffix != ".html" and path.is_file()
        }
        endings = ("atom.xml", "rss.xml", "json")
        wanted = {f"{name}{variant}.{ending}" for name in held for variant in ("", ".full") for ending in endings}
        assert names == wanted | {f"{lang}.opml"}


@site_test
def test_atom_feeds_keep_the_grammar_of_the_standard(site: Path) -> None:
    for path in feeds(site):
        assert atom_grammar.faults(path.read_bytes()) == [], path


def test_the_grammar_finds_what_is_wrong() -> None:
    broken = (
        f'<feed xmlns="{atom_grammar.ATOM}"><title>t</title><id>no iri</id><updated>2025-08-14</updated><wrong/>'
        '<link rel="alternate" href="/"/><link rel="alternate" href="/2"/><entry><title/><id>x:1</id>'
        '<updated>2025-08-14T00:00:00Z</updated><category scheme="a:b"/></entry></feed>'
    )
    assert len(atom_grammar.faults(broken.encode())) == 7


@site_test
def test_readers_have_nothing_to_complain_of_and_no_id_comes_twice(site: Path) -> None:
    feed_ids = []
    for path in [*feeds(site), *feeds(site, "rss.xml")]:
        parsed = feedparser.parse(path.read_bytes())
        assert not parsed.bozo, path
        assert parsed.feed.language == lang_of(path, site)
        ids = [entry.id for entry in parsed.entries]
        assert len(ids) == len(set(ids))
        assert all(identity.startswith(f"tag:mujaz.example,2026:{lang_of(path, site)}/") for identity in ids)
        feed_ids += [parsed.feed.id] if path.name.endswith("atom.xml") else []
    assert len(feed_ids) == len(set(feed_ids))


@site_test
def test_feeds_link_themselves_and_the_other_language(site: Path) -> None:
    for path in feeds(site):
        feed, lang = lxml.etree.parse(path).getroot(), lang_of(path, site)
        assert feed.get(XML_LANG) == lang
        address = f"{ROOT}/{path.relative_to(site).as_posix()}"
        assert feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [address]
        other = "en" if lang == "ar" else "ar"
        (there,) = feed.xpath(f"a:link[@hreflang='{other}']/@href", namespaces=ATOM)
        assert there == address.replace(f"/{lang}/feeds", f"/{other}/feeds")
        assert (site / there.removeprefix(f"{ROOT}/")).is_file()
        for entry in feed.xpath("a:entry", namespaces=ATOM):
            assert entry.get(XML_LANG) == lang
            for page in entry.xpath("a:link[@rel='alternate']/@href", namespaces=ATOM):
                assert (site / page.removeprefix(f"{ROOT}/").partition("#")[0] / "index.html").is_file()


@site_test
def test_rss_says_its_language_and_carries_the_same_entries(site: Path) -> None:
    for path in feeds(site, "rss.xml"):
        channel = lxml.etree.parse(path).getroot().find("channel")
        assert channel.findtext("language") == lang_of(path, site)
        same = lxml.etree.parse(path.with_name(path.name.replace("rss.xml", "atom.xml")))
        assert channel.xpath("item/guid/text()") == same.xpath("//a:entry/a:id/text()", namespaces=ATOM)
        assert set(channel.xpath("item/guid/@isPermaLink")) <= {"false"}
        assert parsedate_to_datetime(channel.findtext("lastBuildDate")).isoformat() == same.xpath(
            "string(/a:feed/a:updated)", namespaces=ATOM
        )
        whole = ".full." in path.name
        assert all((item.find(CONTENT) is not None) == whole for item in channel.iterfind("item"))


@site_test
def test_json_feeds_hold_what_version_1_1_asks(site: Path) -> None:
    for path in feeds(site, "json"):
        feed, lang = json.loads(path.read_bytes()), lang_of(path, site)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert (feed["title"], feed["language"]) == (str(feed["title"]), lang)
        assert feed["feed_url"] == f"{ROOT}/{path.relative_to(site).as_posix()}"
        same = feedparser.parse(path.with_name(path.name.removesuffix("json") + "atom.xml").read_bytes())
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in same.entries]
        for item, entry in zip(feed["items"], same.entries, strict=True):
            assert (item["title"], item["url"], item["language"]) == (entry.title, entry.link, lang)
            assert (item["date_published"], item["date_modified"]) == (entry.published, entry.updated)
            assert item["content_html"].startswith(f'<div lang="{lang}" dir=')
            assert all(isinstance(tag, str) for tag in item["tags"]) if "tags" in item else True
        assert {key for key in feed if key.startswith("_")} == {"_mujaz"}


@site_test
def test_content_says_its_language_and_direction_and_titles_have_no_marks(site: Path) -> None:
    blocks = 0
    for path in [*feeds(site), *feeds(site, "rss.xml")]:
        lang, tree = lang_of(path, site), lxml.etree.parse(path)
        told = [*tree.xpath("//a:content|//a:summary", namespaces=ATOM), *tree.xpath("//item/description")]
        for content in (element.text for element in (*told, *tree.iter(CONTENT))):
            block = lxml.html.fragment_fromstring(content)
            assert (block.tag, block.get("lang")) == ("div", lang)
            assert block.get("dir") == ("rtl" if lang == "ar" else "ltr")
            assert all(address.startswith("https://") for address in block.xpath("//@href"))
            blocks += 1
        for title in tree.xpath("//a:title/text()|//title/text()", namespaces=ATOM):
            assert not DIRECTION_MARKS.search(title)
    assert blocks > 100


@site_test
def test_rights_decide_what_feeds_quote(site: Path) -> None:
    everything = "".join(
        path.read_text(encoding="utf-8") for path in sorted(site.glob("*/feeds/**/*")) if path.is_file()
    )
    for sentence in STRIKE.split("."):
        assert sentence.strip() not in everything or not sentence.strip()
    assert "توقف الملاحة" not in everything
    whole = entry_of(atom(site, "en/feeds/all.full"), "harvest-2025").findtext(f"{{{atom_grammar.ATOM}}}content")
    assert "ويأمل المزارعون موسما أفضل" in whole
    excerpt = entry_of(atom(site, "ar/feeds/all.full"), "flood-2025").findtext(f"{{{atom_grammar.ATOM}}}content")
    assert "لن نترك أحدا في العراء" in excerpt
    assert "انقطعت الكهرباء" not in excerpt


@site_test
def test_newest_stands_first_and_undated_stay_away(site: Path) -> None:
    parsed = feedparser.parse((site / "en/feeds/all.atom.xml").read_bytes())
    published = [entry.published for entry in parsed.entries]
    assert published == sorted(published, reverse=True)
    titles = [entry.title for entry in parsed.entries]
    assert "How to read a briefing" in titles
    assert not any("بيان بلا تاريخ" in title for title in titles)


@site_test
def test_updated_moves_with_a_correction_alone(site: Path) -> None:
    (entry,) = (
        one
        for one in feedparser.parse((site / "en/feeds/actors/delta-works.atom.xml").read_bytes()).entries
        if one.id.endswith("briefings/flood-2025")
    )
    assert (entry.published[:10], entry.updated[:10]) == ("2025-08-14", CORRECTED.isoformat())
    other = feedparser.parse((site / "en/feeds/actors/port-workers-union.atom.xml").read_bytes())
    assert other.entries[0].published == other.entries[0].updated == other.feed.updated == "2025-07-02T00:00:00+00:00"


@site_test
def test_feed_without_entries_is_always_the_same(site: Path) -> None:
    parsed = feedparser.parse((site / "en/feeds/actors/fishers-league.atom.xml").read_bytes())
    assert (parsed.bozo, parsed.entries, parsed.feed.updated) == (False, [], "1970-01-01T00:00:00+00:00")


@site_test
def test_corrections_feed_says_what_stood_what_stands_and_why(site: Path) -> None:
    (entry,) = feedparser.parse((site / "en/feeds/corrections.full.atom.xml").read_bytes()).entries
    assert entry.id == "tag:mujaz.example,2026:en/corrections/flood-2025/2025-08-20-f1"
    assert entry.link == f"{ROOT}/en/briefings/flood-2025/#2025-08-20-f1"
    page = lxml.html.fromstring((site / "en/briefings/flood-2025/index.html").read_bytes())
    assert page.xpath('//*[@id="2025-08-20-f1"]')
    said = lxml.html.fragment_fromstring(entry.content[0].value).text_content()
    assert "The source raised its toll" in said
    assert said.index("23 people killed") < said.index("24 people killed")
    (arabic,) = feedparser.parse((site / "ar/feeds/corrections.atom.xml").read_bytes()).entries
    assert "عدّل المصدر الحصيلة" in arabic.summary


@site_test
def test_feed_of_an_act_holds_the_statements_of_that_act(site: Path) -> None:
    feed = feedparser.parse((site / "en/feeds/acts/deny.full.atom.xml").read_bytes())
    assert feed.feed.title == "Denials in Mujaz"
    (entry,) = feed.entries
    assert entry.id.endswith("en/briefings/flood-2025/acts/deny")
    said = lxml.html.fragment_fromstring(entry.content[0].value)
    assert [name.text_content() for name in said.iter("dt")] == ["Delta Works"]
    assert said.xpath('.//a[contains(@href,"#c3")]')
    assert len(feedparser.parse((site / "ar/feeds/acts/say.atom.xml").read_bytes()).entries) == 1


@site_test
def test_entries_link_the_source_name_its_rights_and_say_what_they_are_about(site: Path) -> None:
    entry = entry_of(atom(site, "en/feeds/all.full"), "flood-2025")
    source = "https://news.example/flood-2025?a=1&b=2"
    assert entry.xpath("a:link[@rel='via']/@href", namespaces=ATOM) == [source]
    assert entry.findtext(f"{{{atom_grammar.ATOM}}}rights") == "Quoted words: جريدة الوادي"
    about = [tuple(category.get(key) for key in ("scheme", "term", "label")) for category in entry.iter("{*}category")]
    assert about == [
        ("http://cv.iptc.org/newscodes/mediatopic/", "20000139", "disaster"),
        (f"{ROOT}/en/actors/", "salem-al-rawi", "Salem al-Rawi"),
        (f"{ROOT}/en/actors/", "delta-works", "Delta Works"),
    ]
    summary = entry_of(atom(site, "en/feeds/all"), "flood-2025")
    assert [category.get("label") for category in summary.iter("{*}category")] == ["disaster"]
    feed = json.loads((site / "en/feeds/all.full.json").read_bytes())
    (item,) = (one for one in feed["items"] if one["id"].endswith("/flood-2025"))
    assert item["external_url"] == source
    assert item["tags"] == [label for _, _, label in about]


@site_test
def test_ids_outlive_a_change_of_address(site: Path, tmp_path: Path) -> None:
    moved = build(tmp_path, archive(), SITEURL="https://elsewhere.example")
    for path in feeds(site):
        here, there = (lxml.etree.parse(p) for p in (path, moved / path.relative_to(site)))
        assert here.xpath("//a:id/text()", namespaces=ATOM) == there.xpath("//a:id/text()", namespaces=ATOM)


@site_test
def test_feeds_outlive_a_rename_and_an_empty_cache(tmp_path: Path) -> None:
    """The sidecar's id keeps a renamed seed what it was; a build from nothing gives the same bytes."""
    seeds = tmp_path / "seeds/2024/05"
    seeds.mkdir(parents=True)
    (seeds / "old-name.txt").write_text("فيضان في الوادي\n\nأعلنت وزارة الصحة مقتل 12 شخصا.\n", encoding="utf-8")
    (seeds / "old-name.toml").write_text("published = 2024-05-03\n", encoding="utf-8")
    before = built_feeds(tmp_path)
    for path in sorted((tmp_path / "cache").glob("archive*")):
        path.unlink()
    assert built_feeds(tmp_path) == before
    (seeds / "old-name.txt").rename(seeds / "new-name.txt")
    (seeds / "old-name.toml").unlink()
    (seeds / "new-name.toml").write_text('published = 2024-05-03\nid = "old-name"\n', encoding="utf-8")
    assert any("briefings/old-name" in text.decode() for text in before.values())
    assert built_feeds(tmp_path) == before


def built_feeds(root: Path) -> dict[str, bytes]:
    """The feeds of the real archive below `root`."""
    opened = open_archive(root)
    output = build(root, opened, SITEURL=ROOT)  # type: ignore[arg-type]
    return {path: content for path, content in files(output).items() if "/feeds/" in path and "page" not in path}


@site_test
def test_settings_bound_entries_and_say_which_feeds_come_whole(tmp_path: Path) -> None:
    entries = dict.fromkeys(KINDS, 1)
    output = build(tmp_path, archive(), SITEURL=ROOT, MUJAZ_FEED_ENTRIES=entries, MUJAZ_FEED_FULL=("all",))
    assert {p.name for p in feeds(output) if ".full." in p.name} == {"all.full.atom.xml"}
    assert all(len(feedparser.parse(path.read_bytes()).entries) <= 1 for path in feeds(output))
    page = lxml.html.fromstring((output / "en/actors/delta-works/index.html").read_bytes())
    addresses = page.xpath("//link[@type='application/atom+xml']/@href|//a[@type='application/atom+xml']/@href")
    assert {address.removeprefix(f"{ROOT}/") for address in addresses} == {
        "en/feeds/all.full.atom.xml",
        "en/feeds/actors/delta-works.atom.xml",
    }


@site_test
def test_every_page_leads_to_its_feeds(site: Path) -> None:
    for path in sorted(site.glob("*/**/index.html")):
        lang, *place = path.relative_to(site).parent.parts
        page = lxml.html.fromstring(path.read_bytes())
        told = page.xpath("//link[@rel='alternate'][@type='application/atom+xml']")
        own = place[:2] if len(place) > 1 and place[0] in ("actors", "places", "topics") else place
        wanted = ["all"] + (["/".join(own)] if own[:1] != place[:1] or own == ["corrections"] or len(own) == 2 else [])
        if own and own[0] not in ("actors", "places", "topics", "corrections"):
            wanted = ["all"]
        assert [link.get("href") for link in told] == [f"{ROOT}/{lang}/feeds/{one}.full.atom.xml" for one in wanted]
        assert all(link.get("title") and link.get("hreflang") == lang for link in told)
        assert all((site / link.get("href").removeprefix(f"{ROOT}/")).is_file() for link in told)


@site_test
def test_opml_lists_every_feed_of_its_language(site: Path) -> None:
    for lang in LANGUAGES:
        root = lxml.etree.parse(site / lang / "feeds" / f"{lang}.opml").getroot()
        assert (root.tag, root.get("version"), [child.tag for child in root]) == ("opml", "2.0", ["head", "body"])
        outlines = root.xpath("//outline[@type]")
        assert {(o.get("type"), o.get("version"), o.get("language")) for o in outlines} == {("rss", "RSS", lang)}
        listed = {o.get("xmlUrl").removeprefix(f"{ROOT}/") for o in outlines}
        there = {p.relative_to(site).as_posix() for p in feeds(site, "full.rss.xml")}
        assert listed == {path for path in there if path.startswith(f"{lang}/")}
        assert all(outline.get("text") for outline in root.iter("outline"))


@site_test
def test_page_of_feeds_links_every_format(site: Path) -> None:
    for lang in LANGUAGES:
        page = lxml.html.fromstring((site / lang / "feeds/index.html").read_bytes())
        links = {href.removeprefix(f"{ROOT}/{lang}/feeds/") for href in page.xpath("//main//a/@href")}
        endings = ("atom.xml", "rss.xml", "json")
        for name in ("all", "corrections", "acts/deny", "topics/disaster"):
            assert {f"{name}{variant}.{ending}" for variant in ("", ".full") for ending in endings} <= links
        assert f"{lang}.opml" in links


SITE = Site(ROOT, Bilingual("موجز", "Mujaz"), Bilingual("وصف", "About"), "mujaz.example,2026", 40, 12, (), ())
ITEMS = (
    Item(
        ("briefings", "one"), "سيول & <وديان>", f"{ROOT}/ar/a/", f"{ROOT}/en/a/", date(2025, 8, 14), "<div>م</div>",
        '<div lang="ar">]]> &amp; "نص"</div>', date(2025, 9, 1), (Category("a:b", "t", 'ل"ل'),),
        (Category("c:d", "u", "م"),),
        "https://x.example/?a&b",
        "حقوق",
    ),
    Item(("notes", "two"), "ملاحظة", f"{ROOT}/ar/n/", f"{ROOT}/en/n/", date(2024, 1, 2), "<div/>", "<div>\n</div>"),
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("path", [("all",), ("actors", "one"), ("actors", "another")])
@pytest.mark.parametrize("number", range(3))
def test_parts_make_byte_for_byte_what_feedgenerator_writes_at_once(
    form: Form, variant: Variant, path: tuple[str, ...], number: int
) -> None:
    held = ITEMS[:number]
    changed = max((item.changed for item in held), default=None)
    title = f'موجز & "{"/".join(path)}" <b> \\'
    head = Head(SITE, "ar", path, title, SITE.page("ar", *path), variant, changed, "حقوق")
    feed, at_once = empty(head, form), StringIO()
    for item in held:
        add(feed, item, SITE.tag("ar", *item.path), full=variant == "full")
    feed.write(at_once, "utf-8")
    parts = [fragment(item, SITE, "ar", form, variant) for item in held]
    assert document(head, parts, form) == at_once.getvalue()


def test_sample_has_every_kind_of_right() -> None:
    assert {entry.document.seed.republish for entry in (flood(), strike(), *HandMadeArchive().held)} == {
        "facts", "excerpt", "full",
    }  # fmt: skip
