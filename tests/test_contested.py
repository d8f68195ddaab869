"""Words that take a side: found in every form, counted by who says them, replaced in the house's own sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import lxml.html
import pytest

from built_site import build
from mujaz.lexicon.contested import load_contested
from mujaz.lexicon.counted_nouns import load_counted_nouns
from mujaz.lexicon.lexicon import TABLES
from mujaz.lexicon.tables import LexiconError
from mujaz.model.entry import Entry
from mujaz.model.facts import Claim, Facts
from mujaz.render.contested import Use, uses
from mujaz.render.nouns import load_nouns
from sample_archive import HandMadeArchive, actor, document, span

CONTESTED = load_contested(TABLES / "contested.toml")

TEXT = """بيان عن ليلة القصف

قالت حركة الوادي إن العُدوان أوقع سبعة شهداء. وسقط في السوق شهيدان آخران.

وتحدثت الحكومة عمّا وصفته بتطهير الحي. ويحتل الزوار مقاعدهم في المسرح.
"""


def entry() -> Entry:
    said = span(TEXT, "قالت حركة الوادي إن العُدوان أوقع سبعة شهداء")
    speaker = actor("wadi-movement", "organization", TEXT, "حركة الوادي", "Wadi Movement")
    claim = Claim("c1", "say", speaker.id, span(TEXT, "قالت"), said, "test")
    return Entry(document("night", TEXT, date(2025, 3, 1), "excerpt", "صحيفة <السفح>"), Facts((speaker,), (), (claim,)))


def test_word_is_the_speakers_in_a_claim_and_the_articles_elsewhere() -> None:
    assert uses(entry(), CONTESTED) == [Use("martyr", 1, 1), Use("aggression", 1, 0)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("وبالشهداء", "martyr"),
        ("الإرهابيين", "terrorist"),
        ("الارهاب", "terrorist"),
        ("والاحتلال", "occupation"),
        ("للكيان الصهيوني", "entity"),
        ("وتحييدهم", "neutralise"),
        ("المرتزقة", "mercenary"),
        ("ما وصفته", "distance"),
        ("شاهد", None),
        ("مخيم", None),
        ("احتل", None),
        ("كيانات", None),
        ("انقلاب", None),
        ("وصفته", None),
    ],
)
def test_forms_of_a_word(text: str, word: str | None) -> None:
    whole = document("one", f"عنوان\n\n{text}\n", None, "excerpt", "x")
    found = [use.word for use in uses(Entry(whole, Facts()), CONTESTED)]
    assert found == ([word] if word else [])


def test_nouns_of_the_ledger_are_nouns_of_the_tables() -> None:
    nouns, known = load_nouns(TABLES), load_counted_nouns(TABLES).nouns
    assert set(nouns.house) | set(nouns.house.values()) | nouns.quoted <= set(known)
    assert nouns.known("martyr") == nouns.by_id["killed_person"]


def test_page_counts_by_outlet_and_voice(tmp_path: Path) -> None:
    output = build(tmp_path, HandMadeArchive((entry(),)))
    for lang in ("ar", "en"):
        html = lxml.html.fromstring((output / lang / "words" / "index.html").read_bytes())
        (row,) = html.xpath('//section[@id="martyr"]//tbody/tr')
        assert row.xpath("th")[0].text_content() == "صحيفة <السفح>"
        assert [cell.text for cell in row.xpath("td")] == ["1", "1", "1"]
        (link,) = html.xpath('//section[@id="martyr"]//ul//a/@href')
        assert link.endswith(f"/{lang}/briefings/night/")
        assert not html.xpath('//section[@id="saboteur"]//table')
        briefing = lxml.html.fromstring((output / lang / "briefings" / "night" / "index.html").read_bytes())
        assert briefing.xpath(f'//a[@href="/{lang}/words/#martyr"]')
    (word,) = html.xpath('//section[@id="martyr"]/h2/*[@lang="ar"]')
    assert (word.text, word.get("dir")) == ("شهيد، استشهد", "rtl")


def test_ledger_that_says_too_little_is_named(tmp_path: Path) -> None:
    path = tmp_path / "contested.toml"
    path.write_text('[foe]\nar = ["خصم"]\nword.ar = "خصم"\nword.en = "foe"\nhouse.ar = "الطرف"\nnot.ar = "لأنه"\n')
    with pytest.raises(LexiconError) as caught:
        load_contested(path)
    told = str(caught.value)
    assert "contested.toml: foe: unknown key 'not'. Did you mean 'note'?" in told
    assert "foe.house: 'en' is None" in told
    assert "foe.note: 'ar' is None" in told
