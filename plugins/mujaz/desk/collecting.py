"""One round of the outlets' feeds: what is new becomes a seed, what the archive has does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from mujaz.archive.archive import Archive
from mujaz.desk.addresses import FetchError
from mujaz.desk.canonical import canonical
from mujaz.desk.feeds import Item, feeds_of, items_of
from mujaz.desk.fetching import Fetcher
from mujaz.desk.proposals import Brought, Notes, Proposal, brought_answer, propose, write
from mujaz.desk.sources import Source, Sources
from mujaz.desk.visits import Visit, Visits
from mujaz.ingest.errors import SeedError
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.document import Seed
from mujaz.model.problem import Problem

Outcome = Literal["added", "known", "repeated", "unusable", "unreached"]


@dataclass(frozen=True, slots=True)
class Collected:
    """What became of one item: for `added` the new id, and `carriers`, who in the archive carries the same story."""

    source: str
    url: str
    outcome: Outcome
    said: str = ""
    carriers: tuple[str, ...] = ()


@dataclass(slots=True)
class Round:
    """One visit to all sources. The archive must be up to date; it is brought so again after each seed."""

    root: Path
    archive: Archive
    lexicon: Lexicon
    sources: Sources
    fetcher: Fetcher
    visits: Visits
    problems: list[Problem] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)

    def run(self, told: Callable[[Collected], None]) -> None:
        """Visits the sources in their order; `told` hears what became of each item. A source that fails stops no other.

        What could not be fetched is in `problems` afterwards.
        """
        self.known = {canonical(url): entry_id for entry_id, url in self.archive.addresses().items()}
        for source in self.sources.outlets:
            for feed in self._feeds(source):
                try:
                    self._visit(source, feed, told)
                except FetchError as error:
                    self.problems += error.problems

    def _feeds(self, source: Source) -> list[str]:
        if source.feed:
            return [source.feed]
        listed = source.opml or ""
        try:
            if "://" in listed:
                return feeds_of(self.fetcher.fetch(listed).body, listed)
            return feeds_of((self.root / listed).read_bytes(), listed)
        except OSError as error:
            self.problems.append(
                Problem(listed, f"cannot be read: {error.strerror}", "Check 'opml' in content/sources.toml")
            )
        except FetchError as error:
            self.problems += error.problems
        return []

    def _visit(self, source: Source, feed: str, told: Callable[[Collected], None]) -> None:
        before = self.visits.feeds.get(feed, Visit())
        answer = self.fetcher.fetch(feed, etag=before.etag, modified=before.modified)
        if answer.unchanged:
            return
        title, items = items_of(answer.body, answer.url)
        new = list(self._new(items))
        outcomes = [self._take(source, title, item) for item in new[: self.sources.most]]
        for one in outcomes:
            told(one)
        # A feed that was not read to its end, or an item that failed for now, is looked at again the next time.
        if len(new) <= self.sources.most and all(one.outcome != "unreached" for one in outcomes):
            self.visits.feeds[feed] = Visit(answer.etag, answer.modified)

    def _new(self, items: list[Item]) -> Iterator[Item]:
        """The items that neither the archive nor an earlier visit knows, each once."""
        seen = set()
        for item in items:
            address = canonical(item.url)
            if address not in self.known and address not in self.visits.items and address not in seen:
                seen.add(address)
                yield item

    def _take(self, source: Source, feed_title: str | None, item: Item) -> Collected:
        try:
            brought = self._bring(source, feed_title, item)
            proposal = propose(brought, self.lexicon, lambda one: one in self._ids())
        except FetchError as error:
            self.problems += error.problems
            return Collected(source.id, item.url, "unreached", error.problems[0].found)
        except SeedError as error:
            return self._seen(item, Collected(source.id, item.url, "unusable", error.problems[0].found))
        return self._seen(item, self._keep(source, item, proposal))

    def _ids(self) -> set[str]:
        return set(self.archive.fingerprints())

    def _seen(self, item: Item, collected: Collected) -> Collected:
        self.visits.items[canonical(item.url)] = collected.outcome
        return collected

    def _bring(self, source: Source, feed_title: str | None, item: Item) -> Brought:
        if source.from_feed:
            page = f"<html><body><h1>{escape(item.title)}</h1>{item.html}</body></html>"
            brought = Brought(page.encode(), ".html", "")
        else:
            brought = brought_answer(self.fetcher.fetch(item.url))
        publisher = source.publisher or (feed_title if source.from_feed else None)
        notes = Notes(None, publisher, item.url, source.license, source.republish)
        return replace(brought, notes=notes)

    def _keep(self, source: Source, item: Item, proposal: Proposal) -> Collected:
        """Writes the seed, unless its outlet has told the same story before."""
        if proposal.entry.document.seed.published is None and item.published is not None:
            notes = replace(proposal.brought.notes, published=item.published)
            proposal = propose(replace(proposal.brought, notes=notes), self.lexicon, lambda one: one in self._ids())
        seed = proposal.entry.document.seed
        carriers = self.archive.carriers(proposal.entry.document)
        own = [one for one in carriers if _of_one_outlet(seed, self.archive.entry(one).document.seed)]
        if own:
            return Collected(source.id, item.url, "repeated", own[0])
        write(proposal, self.root)
        self.archive.update()
        self.known[canonical(item.url)] = proposal.id
        return Collected(source.id, item.url, "added", proposal.id, tuple(carriers))


def _of_one_outlet(one: Seed, other: Seed) -> bool:
    """Whether both name one publisher, or stand on one host where one of them names none."""
    if one.publisher is not None and other.publisher is not None:
        return one.publisher == other.publisher
    hosts = [urlsplit(seed.url or "").hostname for seed in (one, other)]
    return hosts[0] is not None and hosts[0] == hosts[1]
