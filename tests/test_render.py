"""Facts in the words of two languages, and the catalogues that hold the words."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from mujaz.archive.rulings import ACTIONS, FACT_KINDS
from mujaz.export.package import FILES
from mujaz.export.tables import CLAIMS, FACTS, FIGURES
from mujaz.lexicon.lexicon import TABLES
from mujaz.model.document import DateSource
from mujaz.model.facts import (
    Act,
    ActorKind,
    Bilingual,
    Bound,
    DateMention,
    DatePrecision,
    Figure,
    FigureKind,
    NameStatus,
)
from mujaz.model.span import Span
from mujaz.render.agreement import dual
from mujaz.render.catalogues import LANGUAGES, CatalogueError, Words, load_words
from mujaz.render.dates import moment_value, moment_words, month_name
from mujaz.render.figures import TOLLS, amount, figure_line, noun_beside, people
from mujaz.render.names import arabic_key, country_name, in_list, sort_key
from mujaz.render.nouns import CountedNoun, load_nouns
from mujaz.render.numbers import VAGUE, briefings, number
from mujaz.site.data_page import SCHEMAS
from mujaz.translate.memory import State

REPOSITORY = Path(__file__).resolve().parent.parent
LOCALE = REPOSITORY / "theme" / "locale"
NOUNS = load_nouns(TABLES)
AR, EN = load_words(LOCALE, "ar", NOUNS), load_words(LOCALE, "en", NOUNS)


def figure(kind: FigureKind, low: float | None, high: float | None, bound: Bound = "exact", **more: Any) -> Figure:
    return Figure("f1", kind, low, high, bound, Span(0, 1), "test", **more)


@pytest.mark.parametrize(
    ("count", "arabic", "english"),
    [
        (0, "لا موجزات", "0 briefings"),
        (1, "موجز واحد", "1 briefing"),
        (2, "موجزان", "2 briefings"),
        (3, "3 موجزات", "3 briefings"),
        (10, "10 موجزات", "10 briefings"),
        (11, "11 موجزًا", "11 briefings"),
        (99, "99 موجزًا", "99 briefings"),
        (100, "100 موجز", "100 briefings"),
        (102, "102 موجز", "102 briefings"),
        (103, "103 موجزات", "103 briefings"),
        (1111, "1,111 موجزًا", "1,111 briefings"),
    ],
)
def test_nouns_agree_with_their_number(count: int, arabic: str, english: str) -> None:
    assert (briefings(count, AR), briefings(count, EN)) == (arabic, english)


@pytest.mark.parametrize(
    ("count", "arabic"),
    [(1, "شخص واحد"), (2, "شخصين"), (3, "3 أشخاص"), (11, "11 شخصًا"), (100, "100 شخص"), (103, "103 أشخاص")],
)
def test_people_agree_with_their_number(count: int, arabic: str) -> None:
    assert people(count, AR) == arabic


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        (5, "5", "5"),
        (884_000, "884,000", "884,000"),
        (71_400_000, "71.4 مليون", "71.4 million"),
        (1_000_000, "مليون", "1 million"),
        (3_000_000, "3 ملايين", "3 million"),
        (11_000_000, "11 مليون", "11 million"),
        (2_500_000_000, "2.5 مليار", "2.5 billion"),
        (1_234_567, "1,234,567", "1,234,567"),
        (414.1, "414.1", "414.1"),
    ],
)
def test_number_in_western_digits(value: float, arabic: str, english: str) -> None:
    assert (number(value, AR), number(value, EN)) == (arabic, english)


@pytest.mark.parametrize(
    ("given", "arabic", "english"),
    [
        (figure("killed", 23, 23), "مقتل 23 شخصًا", "23 people killed"),
        (figure("killed", 1, 1), "مقتل شخص واحد", "1 person killed"),
        (figure("wounded", 2, 2), "إصابة شخصين", "2 people wounded"),
        (figure("killed", 5300, None, "more_than"), "مقتل أكثر من 5,300 شخص", "more than 5,300 people killed"),
        (
            figure("displaced", 30_000, None, "at_least"),
            "نزوح ما لا يقل عن 30,000 شخص",
            "at least 30,000 people displaced",
        ),
        (figure("missing", 10_000, 10_000, "about"), "فقدان نحو 10,000 شخص", "about 10,000 people missing"),
        (figure("killed", 20, 30, "range"), "مقتل ما بين 20 و30 شخصًا", "20 to 30 people killed"),
        (
            figure("detained", None, 50, "less_than"),
            "احتجاز أقل من 50 شخصًا",
            "fewer than 50 people detained or captured",
        ),
        (figure("killed", None, 40, "at_most"), "مقتل ما يصل إلى 40 شخصًا", "up to 40 people killed"),
        (figure("killed", 20, 99, "dozens"), "مقتل عشرات الأشخاص", "dozens of people killed"),
        (figure("percent", 25.3, 25.3), "25.3%", "25.3%"),
        (figure("percent", None, 50, "less_than"), "أقل من 50%", "less than 50%"),
    ],
)
def test_figure_without_a_noun(given: Figure, arabic: str, english: str) -> None:
    assert (figure_line(given, AR), figure_line(given, EN)) == (arabic, english)


def test_figure_with_a_noun_takes_the_sources_words_in_arabic() -> None:
    mortars = figure("count", 200, None, "more_than", noun=Bilingual("مدفع هاون", "mortars"))
    assert figure_line(mortars, AR, "أكثر من 200 مدفع هاون") == "أكثر من 200 مدفع هاون"
    assert figure_line(mortars, EN, "أكثر من 200 مدفع هاون") == "more than 200 mortars"
    dozens = figure("count", 20, 99, "dozens", noun=Bilingual("موقع", "sites"))
    assert figure_line(dozens, EN) == "dozens of sites"


@pytest.mark.parametrize(
    ("noun_id", "ar", "en", "count", "arabic"),
    [
        ("soldier", "جندي", "soldier", 1, "مقتل جندي واحد"),
        ("soldier", "جندي", "soldiers", 2, "مقتل جنديين"),
        ("soldier", "جندي", "soldiers", 3, "مقتل 3 جنود"),
        ("migrant", "مهاجر", "migrants", 10, "مقتل 10 مهاجرين"),
        ("migrant", "مهاجر", "migrants", 11, "مقتل 11 مهاجرًا"),
        ("woman", "امرأة", "women", 23, "مقتل 23 امرأة"),
        ("child", "طفل", "children", 100, "مقتل 100 طفل"),
        ("child", "طفل", "children", 103, "مقتل 103 أطفال"),
        ("woman", "امرأة", "woman", 1, "مقتل امرأة واحدة"),
    ],
)
def test_counted_noun_agrees_with_its_number(noun_id: str, ar: str, en: str, count: int, arabic: str) -> None:
    toll = figure("killed", count, count, noun=Bilingual(ar, en), noun_id=noun_id)
    assert figure_line(toll, AR) == arabic
    assert figure_line(toll, EN) == f"{count} {en} killed"


def test_noun_that_tells_the_fate_is_not_told_twice() -> None:
    wounded = figure("wounded", 188, 188, noun=Bilingual("جريح", "wounded"), noun_id="wounded_person")
    assert (figure_line(wounded, AR), figure_line(wounded, EN)) == ("188 جريحًا", "188 wounded")
    killed = figure("killed", 11, 11, noun=Bilingual("قتيل", "killed people"), noun_id="killed_person")
    assert (figure_line(killed, AR), figure_line(killed, EN)) == ("11 قتيلًا", "11 people killed")
    assert noun_beside(killed, EN) is None


@pytest.mark.parametrize(
    ("noun", "number", "form"),
    [
        (CountedNoun("رجل أعمال", "رجال أعمال"), 23, "رجل أعمال"),
        (CountedNoun("موقع عسكري", "مواقع عسكرية"), 23, "موقعًا عسكريًا"),
        (CountedNoun("مستشار عسكري", "مستشارون عسكريون"), 5, "مستشارين عسكريين"),
        (CountedNoun("طالب لجوء", "طالبو لجوء"), 5, "طالبي لجوء"),
        (CountedNoun("مبنى", "مبان"), 51, "مبنى"),
        (CountedNoun("قاض", "قضاة", defective=True), 12, "قاضيًا"),
        (CountedNoun("تاكسي", None), 5, None),
    ],
)
def test_form_of_a_noun_after_a_number(noun: CountedNoun, number: int, form: str | None) -> None:
    assert noun.after(number) == form


@pytest.mark.parametrize(
    ("noun", "form"),
    [("طائرة", "طائرتين"), ("مبنى", "مبنيين"), ("جندي", "جنديين"), ("رجل أعمال", None)],
)
def test_dual_of_a_noun(noun: str, form: str | None) -> None:
    assert dual(CountedNoun(noun, None), "genitive") == form


def test_every_single_noun_of_the_tables_has_an_accusative() -> None:
    missing = [key for key, noun in NOUNS.by_id.items() if " " not in noun.singular and not noun.after(11)]
    assert missing == []


def test_figure_whose_noun_no_table_knows_is_labelled_and_need_not_agree() -> None:
    assert figure_line(figure("count", 40, 40, noun=Bilingual("زعنفة", "fins")), AR) == "زعنفة: 40"


def test_money_and_units() -> None:
    dollars = figure(
        "money", 71_400_000, 71_400_000, unit="USD", noun=Bilingual("دولار أمريكي", "US dollars"), noun_id="USD"
    )
    assert (figure_line(dollars, EN), figure_line(dollars, AR)) == ("$71.4 million", "71.4 مليون دولار أمريكي")
    between = figure("money", 2_000_000_000, 3_000_000_000, "range", unit="USD")
    assert figure_line(between, EN) == "$2 billion to $3 billion"
    dinars = figure("money", 2_000_000, 2_000_000, unit="LYD")
    assert figure_line(dinars, EN) == "2 million Libyan dinars"
    days = figure("duration", 3, 3, unit="duration-day", noun=Bilingual("يوم", "days"), noun_id="day")
    assert (figure_line(days, EN), figure_line(days, AR)) == ("3 days", "3 أيام")
    cubic = figure(
        "measure", 4_900_000_000, 4_900_000_000, noun=Bilingual("متر مكعب", "cubic metres"), noun_id="cubic_metre"
    )
    assert figure_line(cubic, EN) == "4.9 billion cubic metres"


def test_unit_that_the_tables_lack_comes_from_cldr() -> None:
    way = figure("measure", 3, 3, unit="length-kilometer")
    assert (figure_line(way, EN), figure_line(way, AR)) == ("3 kilometres", "3 كيلومترات")
    unknown = figure("measure", 5, 5, unit="mass-camel-load", noun=Bilingual("حمل بعير"))
    assert (amount(unknown, EN), amount(unknown, AR)) == ("5", "5 حمل بعير")


@pytest.mark.parametrize(
    ("start", "end", "precision", "arabic", "english", "value"),
    [
        ("2026-03-07", "2026-03-07", "day", "7 آذار/مارس 2026", "7 March 2026", "2026-03-07"),
        ("2023-09-10", "2023-09-11", "range", "من 10 إلى 11 أيلول/سبتمبر 2023", "10 to 11 September 2023", None),
        (
            "2023-01-30",
            "2023-02-02",
            "range",
            "من 30 كانون الثاني/يناير إلى 2 شباط/فبراير 2023",
            "30 January to 2 February 2023",
            None,
        ),
        (
            "2023-12-30",
            "2024-01-02",
            "range",
            "من 30 كانون الأول/ديسمبر 2023 إلى 2 كانون الثاني/يناير 2024",
            "30 December 2023 to 2 January 2024",
            None,
        ),
        ("2023-09-01", "2023-09-30", "month", "أيلول/سبتمبر 2023", "September 2023", "2023-09"),
        ("2023-04-01", "2023-06-30", "quarter", "الربع الثاني من عام 2023", "second quarter of 2023", None),
        ("2020-01-01", "2020-12-31", "year", "2020", "2020", "2020"),
        ("2010-01-01", "2019-12-31", "decade", "عقد 2010", "2010s", None),
        ("2019-01-01", "2026-12-31", "range", "من 2019 إلى 2026", "2019 to 2026", None),
        (
            "2023-02-01",
            "2023-03-31",
            "range",
            "من شباط/فبراير 2023 إلى آذار/مارس 2023",
            "February 2023 to March 2023",
            None,
        ),
        (
            "2023-09-04",
            "2023-09-10",
            "week",
            "أسبوع من 4 إلى 10 أيلول/سبتمبر 2023",
            "week of 4 to 10 September 2023",
            None,
        ),
    ],
)
def test_date_says_no_more_than_it_knows(
    start: str, end: str, precision: DatePrecision, arabic: str, english: str, value: str | None
) -> None:
    moment = DateMention(date.fromisoformat(start), date.fromisoformat(end), precision, Span(0, 1), "test")
    assert (moment_words(moment, AR), moment_words(moment, EN), moment_value(moment)) == (arabic, english, value)


def test_every_precision_has_words() -> None:
    for precision in get_args(DatePrecision):
        assert moment_words(DateMention(date(2023, 1, 1), date(2023, 3, 31), precision, Span(0, 1), "test"), AR)


def test_arabic_index_forgets_the_article_and_the_forms_of_a_letter() -> None:
    names = [Bilingual(name) for name in ("موسكو", "الإمارات", "أنقرة", "القاهرة", "إيران", "بيروت")]
    ordered = [name.ar for name in sorted(names, key=lambda name: sort_key(name, "ar"))]
    assert ordered == ["الإمارات", "أنقرة", "إيران", "بيروت", "القاهرة", "موسكو"]
    assert arabic_key("آل ثاني").startswith("ا")


def test_english_index_puts_what_has_no_english_last() -> None:
    names = [Bilingual("أ"), Bilingual("ب", "Zarqa"), Bilingual("ج", "al-Ghaithi"), Bilingual("د", "The Hague")]
    assert [name.en for name in sorted(names, key=lambda n: sort_key(n, "en"))] == [
        "al-Ghaithi",
        "The Hague",
        "Zarqa",
        None,
    ]


def test_countries_and_lists() -> None:
    assert (country_name("ly", AR), country_name("ly", EN)) == ("ليبيا", "Libya")
    assert (country_name("un", AR), country_name("zz-nowhere", EN), country_name(None, EN)) == (
        "الأمم المتحدة",
        None,
        None,
    )
    assert (country_name("tr", EN), country_name("sa", AR)) == ("Turkey", "السعودية")
    assert (in_list(["أ", "ب", "ج"], AR), in_list(["a", "b", "c"], EN)) == ("أ وب وج", "a, b and c")


CODES = {
    "act": get_args(Act),
    "acts": get_args(Act),
    "kind": get_args(FigureKind),
    "toll": TOLLS,
    "bound": (*(bound for bound in get_args(Bound) if bound not in VAGUE), "fewer_than"),
    "vague": VAGUE,
    "vague of": (*VAGUE, "people"),
    "quarter": ("1", "2", "3", "4"),
    "actors": get_args(ActorKind),
    "actor": get_args(ActorKind),
    "name status": get_args(NameStatus),
    "published from": get_args(DateSource),
    "bloc": ("un", "eu"),
    "country": ("ae", "cd", "gb", "sa", "tr"),
    "language": LANGUAGES,
    "translation": (*get_args(State), "partial"),
    "contested": ("quoted",),
    "one of": ("masculine", "feminine", "masculine accusative", "feminine accusative", "none", "two"),
    "correction": (*ACTIONS, "details"),
    "fact kind": FACT_KINDS,
    "data": tuple(
        dict.fromkeys(
            ["datapackage.json", *FILES, *(s.name for s in SCHEMAS)]
            + [column.name for column in (*CLAIMS, *FIGURES)]
            + list(FACTS)
        )
    ),
    "not found": ("title", "text", "home", "archive"),
}


def catalogue(lang: str) -> dict[tuple[str | None, object], object]:
    with (LOCALE / lang / "LC_MESSAGES" / "mujaz.po").open("rb") as file:
        return {(m.context, m.id): m for m in read_po(file, locale=lang) if m.id}


def used() -> set[tuple[str | None, object]]:
    """Every message that templates and code ask for, found by Babel, and every code of the model."""
    options = {"**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true"}}
    methods = [("**.html", "jinja2"), ("**.py", "python")]
    found = [
        (context, message)
        for folder in ("theme/templates", "plugins/mujaz")
        for _, _, message, _, context in extract_from_dir(REPOSITORY / folder, methods, options)
    ]
    months = {("month", month_name(month, EN)) for month in range(1, 13)}
    codes = {(context, code) for context, all_codes in CODES.items() for code in all_codes}
    return {*found, *codes, *months}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_catalogue_says_all_that_is_asked_and_nothing_else(lang: str) -> None:
    assert set(catalogue(lang)) == used()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_catalogue_is_complete_and_keeps_every_placeholder(lang: str) -> None:
    forms = 6 if lang == "ar" else 2
    for (context, ids), message in catalogue(lang).items():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert not message.fuzzy
        assert all(strings), (context, ids)
        assert len(strings) == (forms if isinstance(ids, tuple) else 1), ids
        needed = set(re.findall(r"%\((\w+)\)s", ids if isinstance(ids, str) else ids[0]))
        if isinstance(ids, str) and context not in CODES:
            assert all(set(re.findall(r"%\((\w+)\)s", string)) == needed for string in strings), ids


def test_codes_take_the_same_placeholders_in_both_languages() -> None:
    arabic, english = catalogue("ar"), catalogue("en")
    for context, codes in CODES.items():
        for code in codes:
            both = [set(re.findall(r"%\((\w+)\)s", c[context, code].string)) for c in (arabic, english)]
            assert both[0] == both[1], (context, code)


def test_missing_catalogue_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"fr/LC_MESSAGES/mujaz\.po"):
        load_words(tmp_path, "fr", NOUNS)


def test_vague_measure_keeps_its_unit() -> None:
    hours = figure("duration", 3, 9, "few", noun=Bilingual("ساعة", "hours"), noun_id="hour", unit="hour")
    assert (amount(hours, AR), amount(hours, EN)) == ("عدد قليل من الساعات", "a few hours")


def test_words_fall_into_the_plural_of_large_numbers_for_fractions() -> None:
    words: Words = AR
    assert people(2.5, words) == "2.5 شخص"
