"""The site that the real Pelican builds: its pages in pairs, its links, its rights, its stability."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.etree
import lxml.html
import pytest

from built_site import REPOSITORY, build, files
from mujaz.model.problem import MujazError, Problem
from mujaz.site.generator import ContentError
from mujaz.translate.memory import Translation, path_of, write_memory
from mujaz.translate.units import units
from sample_archive import FLOOD, STRIKE, HandMadeArchive

pytestmark = pytest.mark.site
ROOT = "https://news.example/repo"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("site"), HandMadeArchive(), SITEURL=ROOT)


def pages(site: Path) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), lxml.html.fromstring(path.read_bytes())


def page(site: Path, place: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((site / place / "index.html").read_bytes())


def text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_page_exists_in_both_languages(site: Path) -> None:
    by_lang = {lang: {p[3:] for p, _ in pages(site) if p.startswith(f"{lang}/")} for lang in ("ar", "en")}
    assert by_lang["ar"] == by_lang["en"]
    for kind in (
        "", "briefings/flood-2025/", "actors/", "actors/salem-al-rawi/", "places/", "places/wadi-al-samr/",
        "topics/", "topics/disaster/", "archive/",
        "archive/2025/", "archive/2025/08/", "archive/undated/", "notes/", "about/", "method/",
        "corrections/", "feeds/",
    ):  # fmt: skip
        assert f"{kind}index.html" in by_lang["ar"]


def test_language_direction_and_pairs_are_declared(site: Path) -> None:
    for path, html in pages(site):
        if not path.startswith(("ar/", "en/")):
            continue
        lang, rest = path[:2], path[3:].removesuffix("index.html")
        assert (html.get("lang"), html.get("dir")) == (lang, "rtl" if lang == "ar" else "ltr")
        pairs = {link.get("hreflang"): link.get("href") for link in html.xpath('//link[@rel="alternate"][not(@type)]')}
        expected = {language: f"{ROOT}/{language}/{rest}" for language in ("ar", "en")}
        assert pairs == (expected if rest else expected | {"x-default": f"{ROOT}/"})
        other = "en" if lang == "ar" else "ar"
        (switch,) = html.xpath('//a[@class="switch"]')
        assert (switch.get("href"), switch.get("lang")) == (f"{ROOT}/{other}/{rest}", other)


def test_no_link_is_broken(site: Path) -> None:
    ids = {path: set(html.xpath("//@id")) for path, html in pages(site)}
    broken = []
    for path, html in pages(site):
        assert len(html.xpath("//@id")) == len(ids[path]), path
        base = f"{ROOT}/{path.removesuffix('index.html')}"
        for link in (urljoin(base, href) for href in html.xpath("//@href|//@src")):
            if not link.startswith(f"{ROOT}/"):
                continue
            address, fragment = urldefrag(link)
            target = unquote(address.removeprefix(f"{ROOT}/"))
            target = f"{target}index.html" if not target or target.endswith("/") else target
            if not (site / target).is_file() or (fragment and fragment not in ids.get(target, ())):
                broken.append((path, link))
    assert broken == []


def test_headings_descend_without_gaps(site: Path) -> None:
    for path, html in pages(site):
        levels = [int(heading.tag[1]) for heading in html.xpath("//h1|//h2|//h3|//h4")]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


def test_briefing_shows_each_fact_with_its_claimant_and_its_sentence(site: Path) -> None:
    html = page(site, "en/briefings/flood-2025")
    (killed,) = html.xpath('//*[@id="f1"]')
    assert "23" in text(killed)
    assert "according to Salem al-Rawi" in text(killed)
    (sentence,) = killed.xpath('.//a[text()="23"]/@href')
    assert "23 شخصا" in text(html.get_element_by_id(sentence[1:]))
    assert text(html.xpath('//*[@id="f2"]//*[@class="big"]')[0]) == "more than 1,500"
    assert html.xpath('//*[@id="c3"]//*[contains(@class,"deny")]/text()') == ["denied"]
    assert "keeps its distance" in text(html.get_element_by_id("c4"))
    assert html.xpath('//*[@id="c2"]//q[@lang="ar"][@dir="rtl"]/text()') == ["لن نترك أحدا في العراء"]


def test_arabic_briefing_uses_the_sources_words_and_isolates_what_reads_the_other_way(site: Path) -> None:
    html = page(site, "ar/briefings/flood-2025")
    assert text(html.xpath('//*[@id="f2"]//*[@class="big"]')[0]) == "أكثر من 1,500"
    assert html.xpath('//bdi[@dir="ltr"][text()="25.3%"]')
    assert html.xpath('//bdi[@lang="en"][text()="Delta Works"]')
    assert html.xpath('//bdi[@dir="rtl"][contains(text(),"2019-2026")]')


def test_what_has_no_english_stands_in_arabic_and_says_so(site: Path) -> None:
    html = page(site, "en/actors/fishers-league")
    assert html.xpath('//h1/bdi[@lang="ar"][@dir="rtl"]/text()') == ["رابطة الصيادين"]
    for path, html in pages(site):
        if path.startswith("en/"):
            for element in html.xpath("//body//*[text()]"):
                own = "".join(element.xpath("text()"))
                if re.search(r"[\u0600-\u06ff]", own):
                    assert element.xpath("ancestor-or-self::*[@lang][1]/@lang") == ["ar"], (path, own)


def test_rights_decide_which_words_of_the_source_appear(site: Path) -> None:
    everything = b"\n".join(files(site).values()).decode(errors="ignore")
    for sentence in ("توقف الملاحة", "إضراب عمال الميناء يدخل", "عقود قديمة", "40 عاملا"):
        assert sentence in STRIKE
        assert sentence not in everything
    assert "انقطعت الكهرباء" in FLOOD
    assert "انقطعت الكهرباء" not in everything
    assert "ويأمل المزارعون" in text(page(site, "en/briefings/harvest-2025"))


def test_briefing_without_the_headlines_rights_gets_one_of_its_own(site: Path) -> None:
    english = text(page(site, "en/briefings/strike-2025").xpath("//h1")[0])
    assert english == "Speaker named in Arabic only issues a warning"
    (arabic,) = page(site, "ar/briefings/strike-2025").xpath("//h1")
    assert text(arabic) == "تحذير من جانب نقابة عمال الميناء"
    assert arabic.get("data-composed") == "headlines.claim"


def test_translations_follow_the_rights_of_what_they_translate(tmp_path: Path) -> None:
    archive = HandMadeArchive()
    for entry in archive.held:
        todo = list(units(entry))
        english = {unit.id: Translation(unit.source, f"English of {entry.id} {unit.id}", "reviewed") for unit in todo}
        write_memory(path_of(tmp_path, entry.id), entry.id, entry.document.seed.path, todo, english)
    output = build(tmp_path, archive)
    excerpt = page(output, "en/briefings/flood-2025")
    assert text(excerpt.xpath("//h1")[0]) == "English of flood-2025 p0"
    assert excerpt.xpath('//*[@class="original"]/*[@lang="ar"]')
    assert excerpt.xpath('//*[@id="c2"]//q[not(@lang)]/text()') == ["English of flood-2025 p2.q1"]
    assert "English of flood-2025 p2" not in text(excerpt).replace("p2.q1", "")
    assert "English of harvest-2025 p2" in text(page(output, "en/briefings/harvest-2025"))
    everything = b"\n".join(files(output).values()).decode(errors="ignore")
    assert "English of strike-2025" not in everything
    assert "English of" not in text(page(output, "ar/briefings/flood-2025"))


def test_records_are_published_with_their_schema(site: Path) -> None:
    record = json.loads((site / "data/v1/briefings/flood-2025.json").read_bytes())
    assert record["id"] == "flood-2025"
    assert record["figures"][0]["low"] == 23
    assert json.loads((site / "data/v1/facts.schema.json").read_bytes())


def test_sitemap_names_each_page_with_its_counterpart(site: Path) -> None:
    tree = lxml.etree.parse(site / "sitemap.xml")
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    told = tree.xpath("//s:loc/text()", namespaces=names)
    built = [path for path, _ in pages(site) if path != "404.html"]
    assert sorted(told) == sorted(f"{ROOT}/{path.removesuffix('index.html')}" for path in built)
    for url in tree.xpath("//s:url[x:link]", namespaces=names):
        links = {link.get("hreflang"): link.get("href") for link in url.xpath("x:link", namespaces=names)}
        assert set(links) == {"ar", "en"}
        assert url.xpath("s:loc/text()", namespaces=names)[0] in links.values()


def test_only_what_is_ours_is_loaded(site: Path) -> None:
    for path, html in pages(site):
        scripts = html.xpath('//script[not(@type="application/ld+json")]')
        assert [script.get("src", "").removeprefix(ROOT) for script in scripts] == (
            ["/static/search/search.js"] if path[2:] == "/search/index.html" else []
        ), path
        for link in html.xpath('//link[@rel="stylesheet" or @rel="preload"]/@href|//img/@src'):
            assert urlsplit(link).netloc == urlsplit(ROOT).netloc, path
        fonts = html.xpath('//link[@rel="preload"]')
        assert len(fonts) == (2 if html.get("lang") == "ar" else 0), path


def test_two_builds_are_the_same_to_the_byte(site: Path, tmp_path: Path) -> None:
    again = build(tmp_path, HandMadeArchive(), SITEURL=ROOT)
    assert files(again) == files(site)


def test_rebuild_touches_nothing_that_stayed_and_removes_what_went(tmp_path: Path) -> None:
    whole = HandMadeArchive()
    output = build(tmp_path, whole)
    (output / "CNAME").write_text("news.example")
    kept = output / "en/briefings/flood-2025/index.html"
    before = kept.stat().st_mtime_ns
    build(tmp_path, HandMadeArchive(whole.held[:1]))
    assert kept.stat().st_mtime_ns == before
    assert not (output / "en/briefings/harvest-2025").exists()
    assert not (output / "ar/actors/fishers-league").exists()
    assert (output / "CNAME").is_file()
    fresh = tmp_path / "fresh"
    build(fresh, HandMadeArchive(whole.held[:1]))
    assert {k: v for k, v in files(output).items() if k != "CNAME"} == files(fresh / "output")


def test_empty_archive_is_a_site_that_says_so(tmp_path: Path) -> None:
    output = build(tmp_path, HandMadeArchive(()))
    assert "No briefing yet" in text(page(output, "en"))
    assert "لا أشخاص ولا جهات بعد" in text(page(output, "ar/actors"))


def test_local_build_links_from_the_root_of_the_host(tmp_path: Path) -> None:
    html = page(build(tmp_path, HandMadeArchive()), "ar")
    assert html.xpath('//link[@rel="stylesheet"]/@href') == ["/static/mujaz.css"]
    assert html.xpath('//a[@class="switch"]/@href') == ["/en/"]


def test_page_that_one_language_lacks_stops_the_build(tmp_path: Path) -> None:
    content = tmp_path / "content" / "pages"
    content.mkdir(parents=True)
    (content / "about.md").write_text("Title: About\nSlug: about\nLang: en\n\nWords.\n")
    with pytest.raises(ContentError, match="no such page in 'ar'"):
        build(tmp_path, HandMadeArchive(), PATH=str(tmp_path / "content"))


def test_page_that_pelican_cannot_read_stops_the_build(tmp_path: Path) -> None:
    content = tmp_path / "content" / "pages"
    content.mkdir(parents=True)
    (content / "about.md").write_bytes(b"Title: \xff\xfe\n\n\xff")
    with pytest.raises(ContentError, match="could not read"):
        build(tmp_path, HandMadeArchive(), PATH=str(tmp_path / "content"))


def test_problems_are_fatal_only_where_the_build_is_strict(tmp_path: Path) -> None:
    archive = HandMadeArchive()
    archive.report.problems.append(Problem("seeds/x.txt", "it is empty", "Put the article into it"))
    build(tmp_path, archive)
    with pytest.raises(MujazError, match="it is empty"):
        build(tmp_path, archive, MUJAZ_STRICT=True)


def pelican(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pelican", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=os.environ | environment, check=False)


def test_pelican_ends_with_an_error_where_the_generator_does(tmp_path: Path) -> None:
    pages = tmp_path / "content" / "pages"
    pages.mkdir(parents=True)
    (pages / "about.md").write_text("Title: About\nSlug: about\nLang: en\n\nWords.\n")
    settings = tmp_path / "conf.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(REPOSITORY)!r})\nfrom pelicanconf import *\n"
        f"MUJAZ_ROOT = {str(tmp_path)!r}\nPATH = {str(pages.parent)!r}\nOUTPUT_PATH = {str(tmp_path / 'out')!r}\n"
    )
    run = pelican("-s", str(settings), cwd=tmp_path)
    assert run.returncode != 0
    assert "there is no such page" in " ".join((run.stdout + run.stderr).split())


def test_pelican_alone_builds_the_repository_whole(tmp_path: Path) -> None:
    run = pelican("-o", str(tmp_path / "site"), cwd=REPOSITORY, STRICT="1")
    assert run.returncode == 0, run.stdout + run.stderr
    seeds = {path.stem for path in (REPOSITORY / "seeds").rglob("*") if path.suffix in {".txt", ".html"}}
    for lang in ("ar", "en"):
        built = {path.parent.name for path in (tmp_path / "site" / lang / "briefings").glob("*/index.html")}
        assert len(built) == len(seeds)
    assert (tmp_path / "site" / "static" / "mujaz.css").is_file()


def test_public_build_asks_for_its_address(tmp_path: Path) -> None:
    run = pelican("-s", "publishconf.py", "-o", str(tmp_path), cwd=REPOSITORY, MUJAZ_SITEURL="")
    assert run.returncode != 0
    assert "MUJAZ_SITEURL" in run.stdout + run.stderr


def test_page_without_translation_says_the_facts_in_english_and_that_it_composed_them(site: Path) -> None:
    briefing = page(site, "en/briefings/flood-2025")
    (headline,) = briefing.xpath("//h1")
    assert text(headline) == (
        "Wadi al-Samr: 23 people killed and more than 1,500 people displaced, according to Salem al-Rawi"
    )
    assert headline.get("data-composed") == "headlines.figures"
    assert text(briefing.xpath('//*[@class="original"]/*[@lang="ar"]')[0]) == FLOOD.splitlines()[0]
    assert briefing.xpath('//*[@data-state="none"]')
    assert "Delta Works issued a denial." in text(briefing.xpath('//*[@id="c3"]//*[@data-composed="claims"]')[0])
    pair = briefing.xpath('//*[@data-composed="figures"]//li')[0]
    english, arabic = pair.xpath("p")
    assert text(english).startswith("According to Salem al-Rawi, 23 people were killed.")
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    assert "أودت بحياة 23 شخصا" in text(arabic)


def test_lists_say_which_headlines_are_composed(site: Path) -> None:
    for lang, composed in (("en", 4), ("ar", 1)):
        home = page(site, lang)
        assert len(home.xpath('//li[@class="card"]')) == 4
        assert len(home.xpath('//li[@class="card"]//*[@data-composed]')) == composed


def test_summary_leads_to_its_facts(site: Path) -> None:
    for lang in ("ar", "en"):
        briefing = page(site, f"{lang}/briefings/flood-2025")
        (summary,) = briefing.xpath('//section[@data-composed="points"]')
        links = [href.removeprefix("#") for href in summary.xpath(".//a/@href")]
        assert links == ["f1", "f2", "c3", "c2"]
        assert all(briefing.xpath(f'//*[@id="{fact}"]') for fact in links)
    assert not page(site, "ar/briefings/flood-2025").xpath('//*[@data-composed="claims"]')
    hidden = page(site, "ar/briefings/strike-2025").xpath('//*[@id="c1"]//*[@data-composed="claims"]')
    assert [text(sentence) for sentence in hidden] == ["صدر عن نقابة عمال الميناء تحذير."]


def test_summary_tells_statements_in_the_articles_words_where_it_may(site: Path) -> None:
    shown = {
        lang: page(site, f"{lang}/briefings/flood-2025").xpath('//section[@class="summary"]') for lang in ("ar", "en")
    }
    arabic, english = ([text(said) for said in shown[lang][0].xpath('.//p[@class="line"]|.//li')] for lang in shown)
    assert arabic[0] == "بلغ عدد القتلى 23 شخصًا، بحسب سالم الراوي."
    assert "نفت شركة Delta Works مسؤوليتها عن انهيار السد" in arabic[2]
    assert arabic[3].startswith("سالم الراوي: ")
    assert "لن نترك أحدا في العراء" in arabic[3]
    assert english[2:] == ["Delta Works issued a denial.", "Salem al-Rawi made a statement."]
    assert "from the facts and the article’s words" not in text(shown["en"][0])
    hidden = page(site, "ar/briefings/strike-2025").xpath('//section[@class="summary"]//li')
    assert [text(said) for said in hidden] == ["صدر عن نقابة عمال الميناء تحذير."]


def test_translated_paragraph_stands_beside_its_source_sentence_by_sentence(tmp_path: Path) -> None:
    archive = HandMadeArchive()
    entry = archive.held[1]
    todo = list(units(entry))
    english = {todo[1].id: Translation(todo[1].source, "The ministry announced 300,000 tonnes.", "edited")}
    write_memory(path_of(tmp_path, entry.id), entry.id, entry.document.seed.path, todo, english)
    output = build(tmp_path, archive)
    (pair,) = page(output, "en/briefings/harvest-2025").xpath('//section[@class="text"]/div[@class="pair"]')
    (told,) = pair.xpath('*[@class="english"]')
    assert told.get("data-state") == "edited"
    assert page(output, "en/briefings/harvest-2025").xpath('//*[@data-state="partial"]')
    assert text(told).startswith("The ministry announced 300,000 tonnes.")
    (line,) = page(output, "en/briefings/harvest-2025").xpath('//section[@class="summary"]//p[@class="line"]')
    assert text(line) == "The ministry announced 300,000 tonnes."
    assert [one.get("lang") for one in pair.xpath("*")] == [None, "ar"]
    path_of(tmp_path, entry.id).unlink()
    again = page(build(tmp_path, archive), "en/briefings/harvest-2025")
    assert not again.xpath('//*[@class="english"]')
    assert again.xpath('//*[@data-state="none"]')
