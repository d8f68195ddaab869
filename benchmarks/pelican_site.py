"""The same site for Pelican as it is installed: a Markdown file for each briefing and language, tags for what it names.

A tag is an actor, a place or a topic. Their pages list the briefings and hold nothing else, which is what Pelican gives
without a plugin, so only the pages of briefings are the same in everything.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from exported import LANGUAGES, Exported
from hugo_site import Shape

_HERE = Path(__file__).resolve().parent


def write_pelican_site(exported: Exported, folder: Path, shape: Shape, url: str) -> None:
    """Writes a Pelican site into `folder`, which must not be there."""
    shutil.copytree(_HERE / "pelican", folder)
    labels = {lang: exported.labels(lang) for lang in LANGUAGES}
    for lang in LANGUAGES:
        content = folder / "content" / lang
        content.mkdir(parents=True)
        for entry_id, record in exported.briefings(lang):
            text = "\n".join(_article(entry_id, lang, record, labels[lang], url))
            (content / f"{entry_id}.md").write_text(text, encoding="utf-8")
    # Tags have one size of page for all their kinds.
    settings = {
        "url": url,
        "labels": labels,
        "size": shape.sizes.get("actors", 0),
        "feed_entries": shape.feed_entries["home"],
    }
    (folder / "site.json").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")


def _article(entry_id: str, lang: str, record: Mapping[str, Any], say: Mapping[str, str], url: str) -> Iterator[str]:
    tags = [f"{lang}/{kind}/{one}" for kind in ("actors", "places", "topics") for one in record[kind]]
    yield f"Title: {record['headline']}"
    yield f"Date: {record['date']}"
    yield f"Lang: {lang}"
    yield f"Entry: {entry_id}"
    yield f"Slug: {entry_id}-{lang}"
    yield f"Category: {record['publisher'] or '-'}"
    yield f"Tags: {', '.join(tags)}"
    yield f"Keys: {record['keys']}"
    yield f"Summary: {record['line'] or record['headline']}"
    yield ""
    page = _Page(lang, record, say, f"{url}/{lang}", f"{url}/data/v1", entry_id)
    yield from page.head()
    yield from page.fact_box()
    yield from page.voices()
    yield from page.rest()
    yield from page.text()


class _Page:
    """A briefing in Markdown, with HTML for what Markdown has no word for: permalinks."""

    def __init__(
        self, lang: str, record: Mapping[str, Any], say: Mapping[str, str], home: str, data: str, entry_id: str
    ) -> None:
        self.lang, self.record, self.say, self.home, self.data, self.entry_id = lang, record, say, home, data, entry_id

    def head(self) -> Iterator[str]:
        record, say = self.record, self.say
        topics = " · ".join(self._page("topics", one) for one in record["named_topics"])
        yield f"{say['briefing']} · {record['time']} {topics}\n"
        source = f"[{say['read']}]({record['source']})" if record["source"] else ""
        yield f"{say['source']} {record['publisher']} {source} {record['from']}\n"
        if record["origin"]:
            yield f"{say['origin']} {' · '.join(self._page('briefings', one) for one in record['origin'])}\n"
        if record["line"]:
            fact = record["line_fact"]
            yield f"## {say['short']}\n\n{self._link(record['line'], fact) if fact else record['line']}\n"
            yield from (f"- {self._link(point['text'], point['fact'])}" for point in record["points"])
            yield ""

    def fact_box(self) -> Iterator[str]:
        record, say = self.record, self.say
        yield f"## {say['fact_box']}\n"
        for toll in record["tolls"]:
            yield f"### {toll['label']}\n"
            yield from self._figures(toll["groups"])
            yield ""
        if record["figures"]:
            yield f"### {say['other_figures']}\n"
            yield from self._figures(record["figures"])
            yield ""
        if record["named_places"]:
            yield f"### {say['places']}\n"
            yield from (f"- {self._page('places', place)}" for place in record["named_places"])
            yield ""
        if record["moments"]:
            yield f"### {say['dates']}\n"
            yield from (f"- {self._link(moment['words'], moment['id'])}" for moment in record["moments"])
            yield ""

    def _figures(self, groups: Iterable[Mapping[str, Any]]) -> Iterator[str]:
        for group in groups:
            for row in group["rows"]:
                amount = self._link(row["amount"], row["anchor"]) if row["anchor"] else f"**{row['amount']}**"
                by = group["by"] or self.say["own"] if row is group["rows"][-1] else ""
                yield f"- {self._ids(row)}{amount} {row['noun']} {self._pin(row['ids'][0])} {by}"

    def voices(self) -> Iterator[str]:
        record, say = self.record, self.say
        yield f"## {say['voices']}\n"
        for voice in record["voices"]:
            speaker = self._page("actors", voice["speaker"]) if voice["speaker"] else say["no_speaker"]
            yield f"### {speaker} {voice['role']}\n"
            for one in voice["statements"]:
                leading = one["anchor"]
                acts = " ".join(
                    self._link(act["label"], leading) if leading else f"*{act['label']}*" for act in one["acts"]
                )
                via = self._page("actors", one["via"]) if one["via"] else ""
                said = f"{one['told'] or one['sentences']} {via} {self._pin(one['ids'][0])} {one['said']}"
                yield f"- {self._ids(one)}{acts} {said}"
            yield ""

    def rest(self) -> Iterator[str]:
        record, say = self.record, self.say
        for group in record["differing"]:
            yield f"## {say['differing']}: {group['label']}\n"
            for row in group["rows"]:
                claimant = self._page("actors", row["claimant"]) if row["claimant"] else say["own"]
                numbers = " ".join(f"[{number['number']}](#{number['id']})" for number in row["numbers"])
                yield f"- {claimant} {numbers}"
            yield ""
        if record["unknown"]:
            yield f"## {say['unknown']}\n"
            yield from (f"- {sentence}" for sentence in record["unknown"])
            yield ""
        if record["tolls"] or record["figures"]:
            yield f"## {say['in_sentences']}\n\n<ul>{record['sentences']}</ul>\n"
        for moment in record["moments"]:
            day = self._link(moment["words"], moment["anchor"]) if moment["anchor"] else moment["words"]
            yield f'- <span id="{moment["id"]}"></span>{day} {self._pin(moment["id"])} {moment["sentence"]}'
        yield ""
        for one in record["related"]:
            shared = " · ".join(self._page("actors", actor) for actor in one["shared"])
            yield f"- [{one['headline']}]({one['url']}) {one['credit']} {shared}"
        yield ""
        if record["contested"]:
            words = " · ".join(f"[{word['word']}]({self.home}/words/#{word['id']})" for word in record["contested"])
            yield f"{say['contested']} {words}\n"
        if record["named_actors"]:
            yield f"## {say['named']}\n"
            yield from (f"- {self._page('actors', actor)}" for actor in record["named_actors"])
            yield ""

    def text(self) -> Iterator[str]:
        record, say = self.record, self.say
        whole = record["republish"] == "full"
        yield f"## {say['text'] if whole else say['rest']}\n"
        for paragraph in record["paragraphs"]:
            for sentence in paragraph["sentences"]:
                there = f' <a href="{sentence["there"]}">{say["there"]}</a>' if sentence["there"] else ""
                yield f'> <span id="{sentence["anchor"]}">{sentence["words"]}</span>{there}\n'
        if record["source"] and not whole:
            yield f"[{say['whole']}]({record['source']})\n"
        here = f"{self.home}/briefings/{self.entry_id}/"
        forms = " ".join(f"[{form}]({self.data}/cite/{self.lang}/{self.entry_id}.{form})" for form in _FORMS)
        yield f"## {say['cite']}\n\n{record['cite']}, {say['revision']} {record['revision']}. [{here}]({here})\n"
        yield f"{forms} [{say['as_data']}]({self.data}/briefings/{self.entry_id}.json)\n"
        if record["cite_files"]:
            cited = f"{self.data}/cite/{self.lang}/{self.entry_id}.facts"
            yield " ".join(f"[{form}]({cited}.{form})" for form in _FORMS) + "\n"
        yield from (f"- {fact['words']} [{fact['url']}](#{fact['id']})" for fact in record["cite_facts"])

    def _page(self, kind: str, one: Mapping[str, str]) -> str:
        return f"[{one['name']}]({self.home}/{kind}/{one['id']}/)"

    def _ids(self, fact: Mapping[str, Any]) -> str:
        return "".join(f'<span id="{one}"></span>' for one in fact["ids"])

    def _link(self, words: str, place: str) -> str:
        return f'<a href="#{place}">{words}</a>'

    def _pin(self, fact: str) -> str:
        return f"[#](#{fact})"


_FORMS = ("bib", "ris", "json")
