"""From the editor's register (content/actors/*.toml, content/places/*.toml) to entries with their names."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from mujaz.lexicon.tables import LexiconError, Table
from mujaz.model.facts import ActorKind, Bilingual
from mujaz.model.ids import is_id

Gender = Literal["m", "f"]
ACTOR_KINDS: tuple[ActorKind, ...] = ("person", "office", "government", "organization", "group", "media")
PLACE_KINDS = (
    "country", "region", "governorate", "city", "town", "village", "district", "camp", "crossing", "strait", "sea",
    "river", "lake", "dam", "airport", "port", "site", "street", "mountain", "island", "desert", "border", "continent",
    "canal", "valley", "gulf", "ocean", "peninsula", "base", "square", "field", "plant", "prison",
)  # fmt: skip
_ACTOR_KEYS = (
    "kind", "iso", "name", "names", "also", "adjective", "nisba", "people", "capital", "seats", "also_place", "gender",
    "country", "wikidata", "offices", "note", "sport",
)  # fmt: skip
_PLACE_KEYS = ("kind", "name", "names", "also", "country", "latitude", "longitude", "wikidata", "note")
_CAPITAL_KEYS = ("id", "ar", "en", "names", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person of the register held, from one day to another, both None where open.

    Where the register gives only a year or a month, the holder certainly held it from its last day, or until its first.
    """

    name: Bilingual
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor or a place of the register.

    `kind` is None for what is only a place, `place_kind` for what is only an actor. `names` identify alone, the name
    itself among them; `also` only where the context agrees. `nisba` holds masculine singulars, `people` broken plurals.
    `capital` is the id of the capital's entry and `seats` the buildings that stand for the government. `sport` says
    that the names mean it in articles about sport.
    """

    id: str
    name: Bilingual
    kind: ActorKind | None = None
    place_kind: str | None = None
    names: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    country: str | None = None
    iso: str | None = None
    gender: Gender | None = None
    adjective: str | None = None
    nisba: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | None = None
    seats: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    wikidata: str | None = None
    sport: bool = False


@dataclass(slots=True)
class Register:
    """The register's entries by id: actors, places, and states by ISO code. A state is an actor and a place at once."""

    actors: dict[str, Entry] = field(default_factory=dict)
    places: dict[str, Entry] = field(default_factory=dict)
    states: dict[str, Entry] = field(default_factory=dict)

    def state(self, code: str | None) -> Entry | None:
        """The state with this ISO code, or None."""
        return self.states.get(code) if code else None


def load_register(root: Path) -> Register:
    """The entries under `root`/content/actors and `root`/content/places; raises LexiconError with every problem."""
    register = Register()
    problems = []
    for folder, read in (("actors", _read_actor), ("places", _read_place)):
        for path in sorted((root / "content" / folder).glob("*.toml")):
            table = Table(path, f"content/{folder}/{path.name}")
            for key, row in table.rows.items():
                if not isinstance(row, dict):
                    table.problem(key, "it stands outside of any entry", f"Write it below its entry, as in [{key}]")
                    continue
                for entry in read(table, key, row):
                    _enter(table, register, entry)
            problems += table.problems
    if problems:
        raise LexiconError(*problems)
    return register


def _enter(table: Table, register: Register, entry: Entry) -> None:
    """Puts an entry where it belongs; the same id twice is a problem."""
    if not is_id(entry.id):
        remedy = "Write lower-case Latin letters and digits, joined by single hyphens"
        table.problem(entry.id[:80], "this is no id", remedy)
        return
    home = register.actors if entry.kind else register.places
    if entry.id in home:
        table.problem(entry.id, "this id stands twice in the register", "Keep one of the two")
    home.setdefault(entry.id, entry)
    if entry.kind == "government" and entry.iso:
        register.states.setdefault(entry.iso, entry)


def _names(table: Table, key: str, row: Mapping[str, Any]) -> tuple[Bilingual, tuple[str, ...]]:
    name = row.get("name")
    if not isinstance(name, dict):
        table.problem(key, f"'name' is {name!r}", 'Write name.ar = "…" and name.en = "…"')
        return Bilingual(""), ()
    table.known_keys(f"{key}.name", name, ("ar", "en"))
    ar, en = table.text(f"{key}.name", name, "ar"), table.text(f"{key}.name", name, "en")
    return Bilingual(ar, en), (ar, *table.texts(key, row, "names"))


def _read_actor(table: Table, key: str, row: Mapping[str, Any]) -> Iterator[Entry]:
    """The actor of one row, and the capital of a state as a place of its own."""
    table.known_keys(key, row, _ACTOR_KEYS)
    name, names = _names(table, key, row)
    kind: ActorKind = table.one_of(key, row, "kind", ACTOR_KINDS)  # type: ignore[assignment]
    iso = table.text(key, row, "iso", required=False) or None
    capital = row.get("capital")
    adjective = row.get("adjective", {})
    yield Entry(
        key, name, kind,
        ("country" if iso else "region") if kind == "government" and row.get("also_place", True) else None,
        names,
        table.texts(key, row, "also"),
        iso or table.text(key, row, "country", required=False) or None,
        iso,
        _gender(table, key, row),
        table.text(key, adjective, "en", required=False) or None if isinstance(adjective, dict) else None,
        table.texts(key, row, "nisba"),
        table.texts(key, row, "people"),
        table.text(key, capital, "id") or None if isinstance(capital, dict) else None,
        table.texts(key, row, "seats"),
        tuple(_offices(table, key, row)),
        wikidata=_wikidata(table, key, row),
        sport=bool(row.get("sport")),
    )  # fmt: skip
    if isinstance(capital, dict) and capital.get("id") != key:
        yield _capital(table, key, capital, iso)


def _capital(table: Table, key: str, row: Mapping[str, Any], iso: str | None) -> Entry:
    place = f"{key}.capital"
    table.known_keys(place, row, _CAPITAL_KEYS)
    ar, en = table.text(place, row, "ar"), table.text(place, row, "en")
    return Entry(
        table.text(place, row, "id"),
        Bilingual(ar, en),
        place_kind="city",
        names=(ar, *table.texts(place, row, "names")),
        country=iso,
        latitude=_degrees(table, place, row, "latitude", 90),
        longitude=_degrees(table, place, row, "longitude", 180),
    )


def _gender(table: Table, key: str, row: Mapping[str, Any]) -> Gender | None:
    value = table.one_of(key, row, "gender", ("m", "f", "none"), "none")
    return None if value == "none" else value  # type: ignore[return-value]


def _offices(table: Table, key: str, row: Mapping[str, Any]) -> Iterator[Office]:
    offices = row.get("offices", [])
    for number, office in enumerate(offices if isinstance(offices, list) else []):
        place = f"{key}.offices[{number}]"
        table.known_keys(place, office, ("ar", "en", "from", "to"))
        if not isinstance(office, dict):
            continue
        name = Bilingual(table.text(place, office, "ar"), table.text(place, office, "en"))
        since, until = _days(table, place, office, "from"), _days(table, place, office, "to")
        if since and until and since[0] > until[-1]:
            table.problem(place, f"'from' {since[0]} is after 'to' {until[-1]}", "Write the earlier day under 'from'")
        yield Office(name, since[-1] if since else None, until[0] if until else None)


def _days(table: Table, place: str, row: Mapping[str, Any], key: str) -> tuple[date, date] | None:
    """The first and the last day of a TOML date, or of the year or month in a string; None where the key is absent."""
    value = row.get(key)
    if value is None:
        return None
    if isinstance(value, date):
        return value, value
    try:
        year, month = map(int, f"{value}-0".split("-")[:2])
        last = date(year, month, monthrange(year, month)[1]) if month else date(year, 12, 31)
        return date(year, month or 1, 1), last
    except ValueError:
        table.problem(
            place, f"'{key}' is {value!r}", f'Write {key} = 2019-08-21, or {key} = "2019-08", or {key} = "2019"'
        )
        return None


def _read_place(table: Table, key: str, row: Mapping[str, Any]) -> Iterator[Entry]:
    table.known_keys(key, row, _PLACE_KEYS)
    name, names = _names(table, key, row)
    yield Entry(
        key,
        name,
        place_kind=table.one_of(key, row, "kind", PLACE_KINDS),
        names=names,
        also=table.texts(key, row, "also"),
        country=table.text(key, row, "country", required=False) or None,
        latitude=_degrees(table, key, row, "latitude", 90),
        longitude=_degrees(table, key, row, "longitude", 180),
        wikidata=_wikidata(table, key, row),
    )


def _degrees(table: Table, place: str, row: Mapping[str, Any], key: str, most: int) -> float | None:
    value = row.get(key)
    if value is None or (isinstance(value, float | int) and not isinstance(value, bool) and -most <= value <= most):
        return value
    table.problem(place, f"'{key}' is {value!r:.80}", f"Write degrees, from -{most} to {most}")
    return None


def _wikidata(table: Table, place: str, row: Mapping[str, Any]) -> str | None:
    value = table.text(place, row, "wikidata", required=False)
    if value and not (value[0] == "Q" and value[1:].isdecimal() and value.isascii()):
        table.problem(place, f"'wikidata' is {value!r:.80}", "Write the item's number, such as Q79")
    return value or None
