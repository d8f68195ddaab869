"""What makes pages readable: earlier briefings of the same actors, translated sentences, dates in a row, the index."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import lxml.html
import pytest

from built_site import build
from mujaz.model.facts import Bilingual
from mujaz.site.actor_index import ON_A_PAGE, index_pages, most_named
from mujaz.site.aligned import aligned
from mujaz.site.kept import Named
from mujaz.site.related import Everybody, Related, related
from mujaz.translate.memory import Translation, path_of, write_memory
from mujaz.translate.units import units
from sample_archive import HandMadeArchive, harvest

DAY = date(2025, 3, 1)


Seen = tuple[tuple[str, str], str]


def seen(name: str, day: int, actors: str) -> Seen:
    return ((DAY + timedelta(days=day)).isoformat(), name), actors


def found(one: str, *all_seen: Seen) -> tuple[Related, ...]:
    everybody = Everybody((place, actors.split()) for place, actors in sorted(all_seen))
    (day, actors) = next((place[0], actors) for place, actors in all_seen if place[1] == one)
    return related(day, one, actors.split(), everybody)


def ids(one: str, *all_seen: Seen) -> list[str]:
    return [earlier.id for earlier in found(one, *all_seen)]


def page(site: Path, place: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((site / place / "index.html").read_bytes())


def text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_earlier_briefings_come_before_never_after() -> None:
    old, same, new = seen("c", 0, "x"), seen("a", 1, "x"), seen("b", 1, "x")
    assert ids("c", old, same, new) == []
    assert ids("a", old, same, new) == ["c"]
    assert ids("b", old, same, new) == ["a", "c"]


def test_a_later_briefing_changes_no_older_page() -> None:
    all_seen = [seen(f"b{n:02}", n, f"all a{n % 3} a{n % 5}") for n in range(40)]
    for place, (_, name) in enumerate(one[0] for one in all_seen):
        assert found(name, *all_seen) == found(name, *all_seen[: place + 1])
    assert any(found(one[0][1], *all_seen) for one in all_seen)


def test_rare_actors_tie_and_common_ones_do_not() -> None:
    crowd = [seen(f"n{n:03}", n, "un") for n in range(30)]
    rare, now = seen("rare", 2, "un governor"), seen("now", 90, "un governor")
    assert [(one.id, one.shared) for one in found("now", *crowd, rare, now)] == [("rare", ("governor",))]


def test_of_many_the_closest_four_are_named() -> None:
    all_seen = [seen(f"b{n}", n, "x y" if n == 0 else "x") for n in range(5)] + [seen("now", 9, "x y")]
    assert ids("now", *all_seen) == ["b0", "b4", "b3", "b2"]


def test_undated_briefing_has_no_earlier_ones() -> None:
    assert related("", "now", ["x"], Everybody([(("2025-03-01", "b"), ["x"])])) == ()


def named(number: int, kind: str = "person") -> list[Named]:
    letters = "بتجدرسعمن"
    names = (Bilingual(f"{letters[n % 9]}ا{n:04}", f"{'BTJDRSAMN'[n % 9]}a{n:04}") for n in range(number))
    return [Named(f"{kind}-{n}", kind, name, "registered", None, n) for n, name in enumerate(names)]


def test_index_of_thousands_has_the_same_pages_in_both_languages_and_loses_nobody() -> None:
    actors = named(1000) + named(3, "media")
    arabic, english = (index_pages(actors, "person", lang) for lang in ("ar", "en"))
    assert [one.path for one in arabic] == [one.path for one in english]
    assert len(arabic) == -(-1000 // ON_A_PAGE)
    for of_lang in (arabic, english):
        shown = [actor.id for one in of_lang for _, of in one.letters for actor in of]
        assert sorted(shown) == sorted(actor.id for actor in named(1000))
        assert all(sum(len(of) for _, of in one.letters) <= ON_A_PAGE for one in of_lang)
    assert english[0].letter_range[0] == "A"
    assert [actor.id for actor in most_named(actors)][:2] == ["person-999", "person-998"]


def test_sentences_are_paired_only_where_they_are_as_many() -> None:
    english = "He said no. It rained."
    assert aligned(english, 2) == ["He said no.", "It rained."]
    assert aligned(english, 1) == aligned(english, 3) == [english]


@pytest.mark.site
def test_statement_is_told_in_the_translated_sentence_where_there_is_one(tmp_path: Path) -> None:
    entry = harvest()
    todo = list(units(entry))
    english = {unit.id: Translation(unit.source, f"The {unit.id} of it.", "reviewed") for unit in todo}
    write_memory(path_of(tmp_path, entry.id), entry.id, entry.document.seed.path, todo, english)
    output = build(tmp_path, HandMadeArchive((entry,)))
    claim = page(output, "en/briefings/harvest-2025").get_element_by_id("c1")
    assert text(claim.xpath('.//*[@class="told"]')[0]) == "The p2 of it."
    assert not claim.xpath(".//*[@data-composed]")
    (moment,) = page(output, "en/briefings/harvest-2025").xpath('//ol[@class="timeline"]/li')
    assert moment.get("id") == "day-20250701-20250731"
    assert "The p2 of it." in text(moment)
    arabic = page(output, "ar/briefings/harvest-2025")
    assert "حصاد 300 ألف طن" in text(arabic.xpath('//ol[@class="timeline"]/li')[0])
    assert arabic.xpath(f'//section[@class="facts"]//a[@href="#{moment.get("id")}"]')


@pytest.mark.site
def test_dates_under_rights_of_facts_show_no_sentence(tmp_path: Path) -> None:
    entry = harvest()
    seed = entry.document.seed
    hidden = replace(entry, document=replace(entry.document, seed=replace(seed, republish="facts")))
    output = build(tmp_path, HandMadeArchive((hidden,)))
    (moment,) = page(output, "ar/briefings/harvest-2025").xpath('//ol[@class="timeline"]/li')
    assert text(moment) == "تموز/يوليو 2025 #"
