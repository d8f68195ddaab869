"""The pages of topics: IPTC's Media Topics at both levels, each top topic with all that stands below it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.lexicon.topics import TopicTerm
from mujaz.model.facts import Bilingual
from mujaz.render.catalogues import LANGUAGES
from mujaz.render.names import sort_key
from mujaz.site.lists import in_both, write_cards
from mujaz.site.page_store import PageStore
from mujaz.site.publish import Publisher


@dataclass(frozen=True, slots=True)
class Branch:
    """A topic, how many briefings it has, and the topics below it that have any."""

    term: TopicTerm
    number: int
    narrower: tuple[Branch, ...] = ()


def write_topics(publisher: Publisher) -> None:
    """The index of topics."""
    found = branches(publisher.store)
    publisher.page("topics.html", "topics", branches={lang: _sorted(found, lang) for lang in LANGUAGES})


def write_topic(publisher: Publisher, topic_id: str) -> None:
    """A topic's briefings."""
    found = [(branch, None) for branch in branches(publisher.store)]
    below = [(narrower, branch) for branch, _ in found for narrower in branch.narrower]
    for branch, above in (*found, *below):
        if branch.term.id == topic_id:
            write_cards(
                publisher, ("topic", topic_id), "topic.html", "topics", topic_id,
                about=repr((branch.term, above and above.term)), first=repr(branch),
                branch={lang: _ordered(branch, lang) for lang in LANGUAGES},
                above=in_both(above),
            )  # fmt: skip


def branches(store: PageStore) -> list[Branch]:
    """The top topics that have briefings, of their own or below them."""
    counts = store.counts("topic")
    terms = {topic: _term(topic, note) for topic, note in store.notes("topic").items()}
    below: dict[str, list[Branch]] = {}
    for topic, term in sorted(terms.items()):
        if term.broader in terms:
            below.setdefault(term.broader or "", []).append(Branch(term, counts[topic]))
    tops = (term for term in terms.values() if term.broader not in terms)
    return [Branch(top, counts[top.id], tuple(below.get(top.id, ()))) for top in tops]


def terms_of(store: PageStore) -> list[TopicTerm]:
    """Every topic that has briefings, by id."""
    return [_term(topic, note) for topic, note in sorted(store.notes("topic").items())]


def _term(topic: str, note: str) -> TopicTerm:
    code, ar, en, broader = json.loads(note)
    return TopicTerm(topic, code, Bilingual(ar, en), broader)


def _sorted(found: Sequence[Branch], lang: str) -> list[Branch]:
    ordered = sorted(found, key=lambda branch: sort_key(branch.term.label, lang))
    return [_ordered(branch, lang) for branch in ordered]


def _ordered(branch: Branch, lang: str) -> Branch:
    """The branch with what stands below it in the order of the language's alphabet."""
    return Branch(branch.term, branch.number, tuple(_sorted(branch.narrower, lang)))
