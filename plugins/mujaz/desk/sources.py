"""The outlets whose feeds are collected, in content/sources.toml, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from mujaz.lexicon.tables import Table
from mujaz.model.document import Republish

PLACE = "content/sources.toml"
_COLLECT = "collect"
_KEYS = ("feed", "opml", "publisher", "license", "republish", "text")
_COLLECT_KEYS = ("contact", "delay", "most")
_TEXTS = ("page", "feed")


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet: the address of its feed, or an OPML file or address that lists several.

    `from_feed` says that an item's text is taken from the feed itself, else its page is fetched.
    """

    id: str
    feed: str | None = None
    opml: str | None = None
    publisher: str | None = None
    license: str | None = None
    republish: Republish | None = None
    from_feed: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """All outlets, and how they are visited: who asks, seconds between two requests to a host, items of one run."""

    outlets: tuple[Source, ...] = ()
    contact: str = ""
    delay: float = 2.0
    most: int = 50


def load_sources(root: Path) -> Sources:
    """The sources of the archive at `root`, none where there is no such file. Raises LexiconError."""
    path = root / PLACE
    if not path.is_file():
        return Sources()
    table = Table(path, PLACE)
    outlets = tuple(_source(table, key, row) for key, row in table.rows.items() if key != _COLLECT)
    collect = table.rows.get(_COLLECT, {})
    table.known_keys(_COLLECT, collect, _COLLECT_KEYS)
    contact = table.text(_COLLECT, collect, "contact", required=False)
    delay, most = _number(table, collect, "delay", 2.0), _number(table, collect, "most", 50)
    table.close()
    return Sources(outlets, contact, delay, int(most))


def _source(table: Table, key: str, row: Any) -> Source:
    if not isinstance(row, dict):
        table.problem(key, f"it is {row!r}", f'Write [{key}] and below it feed = "https://…"')
        return Source(key)
    table.known_keys(key, row, _KEYS)
    feed, opml = (table.text(key, row, name, required=False) or None for name in ("feed", "opml"))
    if bool(feed) == bool(opml):
        table.problem(key, "it needs a feed", 'Write feed = "https://…", or opml = "…" for a list of feeds')
    text = table.one_of(key, row, "text", _TEXTS, "page")
    publisher = table.text(key, row, "publisher", required=False) or None
    licence = table.text(key, row, "license", required=False) or None
    return Source(key, feed, opml, publisher, licence, _republish(table, key, row), text == "feed")


def _republish(table: Table, key: str, row: Mapping[str, Any]) -> Republish | None:
    if "republish" not in row:
        return None
    return table.one_of(key, row, "republish", get_args(Republish))  # type: ignore[return-value]


def _number(table: Table, row: Mapping[str, Any], key: str, default: float) -> float:
    value = row.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        table.problem(_COLLECT, f"'{key}' is {value!r}", f"Write {key} = {default:g}, or another number above 0")
        return default
    return float(value)
