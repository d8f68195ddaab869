"""The same site for Hugo: a content file for each briefing and language, one for each actor, place, topic and month.

The layouts are in benchmarks/hugo, written as Hugo's documentation advises: taxonomies for everything under which
briefings are listed, what recurs through partialCached, no Markdown, no search of pages by page.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exported import LANGUAGES, Exported

_HERE = Path(__file__).resolve().parent
_NAMES = {"ar": "العربية", "en": "English"}


@dataclass(frozen=True)
class Shape:
    """What of the site its generators agree upon.

    `sizes` is how many briefings stand on a page of a list, by kind of list (0: all); `feeds` which feeds there are, by
    kind of list ('home' is the feed of all briefings), `feed_entries` how many briefings are in one at most.
    """

    sizes: Mapping[str, int] = field(default_factory=dict)
    feeds: Mapping[str, Sequence[str]] = field(default_factory=dict)
    feed_entries: Mapping[str, int] = field(default_factory=dict)


def write_hugo_site(exported: Exported, folder: Path, shape: Shape, url: str) -> None:
    """Writes a Hugo site into `folder`, which must not be there."""
    shutil.copytree(_HERE / "hugo", folder)
    for lang in LANGUAGES:
        content = folder / "content" / lang
        _write_briefings(exported, lang, content, shape)
        for kind in ("actors", "places", "topics"):
            for term, record in exported.terms(lang, kind):
                _write(content / kind / term / "_index.md", {**record, **_outputs(shape, kind)})
        _write_actor_index(exported, lang, content)
        _write_months(exported, lang, content)
        _write(content / "_index.md", {"title": exported.labels(lang)["title"], **_outputs(shape, "home")})
    _write_settings(exported, folder, shape, url)


def _write_briefings(exported: Exported, lang: str, content: Path, shape: Shape) -> None:
    acts: set[str] = set()
    for entry_id, record in exported.briefings(lang):
        if "acts" not in shape.feeds:
            del record["acts"]
        acts.update(record.get("acts", ()))
        _write(content / "briefings" / f"{entry_id}.md", record)
    for act in acts:
        _write(content / "acts" / act / "_index.md", {"title": act, "outputs": list(shape.feeds["acts"])})


def _write_actor_index(exported: Exported, lang: str, content: Path) -> None:
    """The index, and the pages of each kind into which it is cut where it is long."""
    index = exported.actor_index(lang)
    if index:
        _write(content / "actors" / "_index.md", {"title": exported.labels(lang)["actors"], **index})
        for page in exported.actor_kinds(lang):
            name = page["place"].replace("/", "-")
            _write(content / "kinds" / f"{name}.md", {**page, "url": f"actors/{page['place']}/"})
        _write(content / "kinds" / "_index.md", {"title": "kinds", "build": {"render": "never"}})


def _write_months(exported: Exported, lang: str, content: Path) -> None:
    for name, title in exported.months(lang):
        kind = "months" if "-" in name else "years"
        _write(content / kind / name / "_index.md", {"title": title, "url": f"archive/{name.replace('-', '/')}/"})
    _write(content / "months" / "_index.md", {"title": exported.labels(lang)["archive"], "url": "archive/"})
    # None of these has a page of its own: briefings are listed by month, years on the same page as months.
    for kind in ("briefings", "years", "acts"):
        _write(content / kind / "_index.md", {"title": kind, "build": {"render": "never"}})


def _outputs(shape: Shape, kind: str) -> dict[str, list[str]]:
    return {"outputs": ["html", *shape.feeds.get(kind, ())]}


def _write(path: Path, record: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")


def _write_settings(exported: Exported, folder: Path, shape: Shape, url: str) -> None:
    languages = {
        lang: {
            "contentDir": f"content/{lang}",
            "label": _NAMES[lang],
            "weight": weight,
            "params": {"t": exported.labels(lang)},
        }
        for weight, lang in enumerate(LANGUAGES, 1)
    }
    sizes = {kind: shape.sizes.get(kind, 0) for kind in ("actors", "places", "topics", "months", "years")}
    settings = {
        "baseURL": f"{url}/",
        "languages": languages,
        "params": {"sizes": sizes, "feed_entries": {**shape.feed_entries}},
    }
    _write(folder / "site.json", settings)
