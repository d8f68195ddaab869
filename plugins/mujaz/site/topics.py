"""The pages of topics: IPTC's Media Topics at both levels, each top topic with all that stands below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.lexicon.lexicon import TABLES
from mujaz.lexicon.topics import TopicTerm, load_topics
from mujaz.model.facts import Topic
from mujaz.render.catalogues import LANGUAGES
from mujaz.render.names import sort_key
from mujaz.site.catalogue import Gathered, Told
from mujaz.site.publish import Publisher


@dataclass(frozen=True, slots=True)
class Branch:
    """A topic with its briefings, newest first, and the topics below it that have any."""

    term: TopicTerm
    told: Sequence[Told]
    narrower: tuple[Branch, ...] = ()


def write_topics(publisher: Publisher, gathered: Gathered) -> None:
    """The index of topics and each topic's page."""
    branches = _branches(gathered)
    ordered = {lang: [_ordered(branch, lang) for branch in _sorted(branches, lang)] for lang in LANGUAGES}
    publisher.page("topics.html", "topics", branches=ordered)
    for branch in sorted(branches, key=lambda branch: branch.term.id):
        _write_topic(publisher, branch, None)
        for narrower in branch.narrower:
            _write_topic(publisher, narrower, branch)


def _write_topic(publisher: Publisher, branch: Branch, above: Branch | None) -> None:
    publisher.page(
        "topic.html",
        "topics",
        branch.term.id,
        branch={lang: _ordered(branch, lang) for lang in LANGUAGES},
        above=dict.fromkeys(LANGUAGES, above),
        cards={lang: [told.cards[lang] for told in branch.told] for lang in LANGUAGES},
        changed=branch.told[0].published,
    )


def _branches(gathered: Gathered) -> list[Branch]:
    """The top topics that have briefings, of their own or below them."""
    terms = load_topics(TABLES / "topics.toml").terms
    below: dict[str, list[Topic]] = {}
    for topic in gathered.topics.values():
        broader = topic.broader if topic.broader in terms else None
        below.setdefault(broader or topic.id, []).append(topic)
    return [_branch(top, topics, terms, gathered) for top, topics in below.items()]


def _branch(top: str, topics: Sequence[Topic], terms: dict[str, TopicTerm], gathered: Gathered) -> Branch:
    held = {told.id for topic in topics for told in gathered.of_topic[topic.id]}
    term = terms[top] if top in terms else _term(gathered.topics[top])
    narrower = tuple(Branch(_term(topic), gathered.of_topic[topic.id]) for topic in topics if topic.id != top)
    return Branch(term, [told for told in gathered.briefings if told.id in held], narrower)


def _term(topic: Topic) -> TopicTerm:
    return TopicTerm(topic.id, topic.code, topic.name, topic.broader)


def _sorted(branches: Sequence[Branch], lang: str) -> list[Branch]:
    return sorted(branches, key=lambda branch: sort_key(branch.term.label, lang))


def branches_of(gathered: Gathered) -> list[Branch]:
    """Every topic that has a page, the top ones with all that stands below them."""
    return [one for branch in _branches(gathered) for one in (branch, *branch.narrower)]


def _ordered(branch: Branch, lang: str) -> Branch:
    """The branch with what stands below it in the order of the language's alphabet."""
    return Branch(branch.term, branch.told, tuple(_sorted(branch.narrower, lang)))
