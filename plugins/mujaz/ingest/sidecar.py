"""What an editor notes beside a seed, in `<same stem>.toml`, checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

from mujaz.ingest.errors import SeedError
from mujaz.model.document import Republish
from mujaz.model.ids import is_id
from mujaz.model.problem import Problem
from mujaz.model.toml import read_toml
from mujaz.model.unseen import removed, unseen_in

_TEXTS = ("publisher", "byline", "title")
_KEYS = ("published", *_TEXTS, "url", "license", "republish", "id")
_LARGEST = 100_000
_LONGEST = 1_000
_YEARS = range(1800, 2200)
_LICENCE = re.compile(
    r"""
    (?: https?://rightsstatements\.org/(?:vocab|page)/[A-Za-z-]+/[0-9.]+/?
      | [A-Za-z0-9][A-Za-z0-9.+-]* (?: [ ] (?:AND|OR|WITH) [ ] [A-Za-z0-9][A-Za-z0-9.+-]* )* )
    """,
    re.VERBOSE,
)

# White space, marks of direction and of no width, and what no address holds as it is.
_HIDING = re.compile(r"[\s\u200b-\u200f\u2060-\u2064\ufeff<>\"\\^`{|}]")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The notes that there are; None where nothing is said."""

    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    license: str | None = None
    republish: Republish = "excerpt"
    id: str | None = None
    title: str | None = None


@dataclass(slots=True)
class _Checks:
    """One sidecar's rows, and the problems found so far."""

    shown_as: str
    source: str
    rows: Mapping[str, Any]
    problems: list[Problem]

    def problem(self, key: str, found: str, remedy: str) -> None:
        self.problems.append(Problem(self.shown_as, found, remedy, f"line {_line_of(key, self.source)}"))

    def text(self, key: str) -> str | None:
        value = self.rows.get(key)
        if value is None:
            return None
        if isinstance(value, str) and (unseen := unseen_in(value) or _line_break_in(value)):
            self.problem(key, f"'{key}' holds {unseen}", "Write it anew, without what cannot be seen")
            return None
        if isinstance(value, str) and len(value) > _LONGEST:
            self.problem(key, f"'{key}' has {len(value)} characters", f"Write at most {_LONGEST}")
            return None
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.problem(key, f"'{key}' is {_shown(value)}", f'Write {key} = "…" or leave the line out')
        return None


def read_sidecar(path: Path, shown_as: str) -> Sidecar:
    """The notes at `path`, all None where there is no such file. Raises SeedError with every problem in it."""
    if not path.is_file():
        return Sidecar()
    try:
        if path.stat().st_size > _LARGEST:
            raise SeedError(Problem(shown_as, f"more than {_LARGEST} bytes", "Keep only the known keys in it"))
        source = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        rows = read_toml(source)
    except UnicodeDecodeError as error:
        raise SeedError(Problem(shown_as, f"byte {error.start} is not UTF-8", "Save the file as UTF-8")) from None
    except ValueError as error:
        raise SeedError(Problem(shown_as, f"not TOML: {error}", "Mend the line that the message names")) from None
    except OSError as error:
        raise SeedError(Problem(shown_as, f"cannot be read: {error.strerror}", "Make the file readable")) from None
    checks = _Checks(shown_as, source, rows, [])
    sidecar = _checked(checks)
    if checks.problems:
        raise SeedError(*checks.problems)
    return sidecar


def _checked(checks: _Checks) -> Sidecar:
    _known_keys(checks)
    return Sidecar(
        published=_published(checks),
        publisher=checks.text("publisher"),
        url=_url(checks),
        byline=checks.text("byline"),
        license=_license(checks),
        republish=_republish(checks),
        id=_id(checks),
        title=checks.text("title"),
    )


def _known_keys(checks: _Checks) -> None:
    for key in checks.rows:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, 1)
            remedy = f"Did you mean '{near[0]}'?" if near else f"Known keys: {', '.join(sorted(_KEYS))}"
            checks.problem(key, f"unknown key '{key}'", remedy)


def _published(checks: _Checks) -> date | None:
    value = checks.rows.get("published")
    day = value.date() if isinstance(value, datetime) else value
    if day is None or (isinstance(day, date) and day.year in _YEARS):
        return day
    checks.problem(
        "published", f"'published' is {_shown(value)}", "Write a date without quotes: published = 2023-09-19"
    )
    return None


def _url(checks: _Checks) -> str | None:
    url = checks.text("url")
    if url is None:
        return None
    if is_address(url):
        return url
    checks.problem("url", f"'url' is {_shown(url)}", "Write the article's address, beginning with https:// or http://")
    return None


def is_address(url: str) -> bool:
    """Whether a page's address can be linked to: of the web, with nothing in it that cannot be seen or that hides.

    >>> is_address("https://news.example/a"), is_address("javascript:a()"), is_address("https://bank@evil.example/")
    (True, False, False)
    """
    try:
        parts = urlsplit(url)
        named = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
        return named and len(url) <= _LONGEST and not _HIDING.search(url) and not unseen_in(url)
    except ValueError:
        return False


def _license(checks: _Checks) -> str | None:
    licence = checks.text("license")
    if licence is not None and not _LICENCE.fullmatch(licence):
        remedy = "Write an SPDX id such as CC-BY-4.0, or an address such as http://rightsstatements.org/vocab/InC/1.0/"
        checks.problem("license", f"'license' is {_shown(licence)}", remedy)
        return None
    return licence


def _republish(checks: _Checks) -> Republish:
    value = checks.rows.get("republish", "excerpt")
    choices: tuple[Republish, ...] = get_args(Republish)
    for choice in choices:
        if value == choice:
            return choice
    checks.problem("republish", f"'republish' is {_shown(value)}", f"Write one of: {', '.join(choices)}")
    return "excerpt"


def _id(checks: _Checks) -> str | None:
    id = checks.text("id")
    if id is not None and not is_id(id):
        remedy = "Use lower-case Latin letters and digits, joined by single hyphens: floods-2023"
        checks.problem("id", f"'id' is {_shown(id)}", remedy)
        return None
    return id


def _line_of(key: str, source: str) -> int:
    """The line that sets `key`, from 1."""
    names = (key, f'"{key}"', f"'{key}'")
    for number, line in enumerate(source.split("\n"), 1):
        said = line.strip()
        if any(said.startswith(name) and said[len(name) :].lstrip()[:1] in {"=", "."} for name in names):
            return number
        if said.strip("[]").split(".")[0].strip() in names and said.startswith("["):
            return number
    return 1


def _shown(value: object) -> str:
    """A value as it stands in a message, cut where long, without what would turn the message round."""
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    shown = removed(f"'{value}'" if isinstance(value, str) else str(value))
    return shown if len(shown) <= 80 else shown[:79] + "…"


def _line_break_in(text: str) -> str | None:
    return "a line break" if len(text.strip().splitlines()) > 1 else None
