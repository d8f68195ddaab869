"""What a page is about, for machines: schema.org's words in JSON-LD, as functions of the templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from markupsafe import Markup

from mujaz.model.compact import compact
from mujaz.model.document import Seed
from mujaz.model.facts import Actor, Bilingual
from mujaz.site.data_page import Described
from mujaz.site.links import Site, other
from mujaz.site.told import Card

_TYPES = {
    "person": "Person", "government": "GovernmentOrganization", "media": "NewsMediaOrganization",
    "office": "Organization", "organization": "Organization", "group": "Organization",
}  # fmt: skip
_MOST_CLAIMS = 6
Node = dict[str, Any]


def linked_data(site: Site, lang: str) -> dict[str, Callable[..., Markup]]:
    """The functions of one language's templates, by name; each gives a whole script element."""
    made = LinkedData(site, lang)
    names = ("briefing", "actor", "home", "dataset")
    return {f"linked_{name}": getattr(made, name) for name in names}


class LinkedData:
    """The graphs of one language's pages."""

    def __init__(self, site: Site, lang: str) -> None:
        self.site, self.lang = site, lang
        self.publisher = f"{site.file('')}#publisher"

    def briefing(
        self, card: Card, seed: Seed, actors: Sequence[Actor], voices: Iterable[Any], corrections: Sequence[Any]
    ) -> Markup:  # fmt: skip
        """A briefing as an article of ours about the source's, with its first claims and what was corrected in it."""
        claims = list(self._claims(card, voices))
        source = self._source(card, seed)
        # The Arabic page is as old as the article, and the English one is its translation.
        counterpart = "workTranslation" if self.lang == "ar" else "translationOfWork"
        changed = max((one.day for one in corrections), default=None)
        article: Node = {
            "@type": "NewsArticle",
            "@id": f"{card.url}#article",
            "mainEntityOfPage": card.url,
            "headline": card.plain_headline,
            "inLanguage": self.lang,
            "datePublished": _moment(seed.published),
            "dateModified": _moment(max(filter(None, (seed.published, changed)), default=None)),
            "image": self._preview("briefings", card.id),
            "isAccessibleForFree": True,
            "author": {"@id": self.publisher},
            "publisher": {"@id": self.publisher},
            "about": [{"@id": self._actor_id(actor.id)} for actor in actors],
            counterpart: {"@id": f"{self.site.page(other(self.lang), 'briefings', card.id)}#article"},
            "isBasedOn": {"@id": source["@id"]},
            "hasPart": [{"@id": claim["@id"]} for claim in claims],
            "correction": [self._correction(one) for one in corrections],
        }
        people = [self._actor(actor.id, actor.kind, actor.name) for actor in actors]
        return _script([article, source, *claims, *people, self._organization()])

    def actor(self, actor: Any) -> Markup:
        """An actor's page as the page of a person or a body."""
        url = self.site.page(self.lang, "actors", actor.id)
        about = self._actor(actor.id, actor.kind, actor.name)
        page = {"@type": "ProfilePage", "@id": url, "inLanguage": self.lang, "mainEntity": {"@id": about["@id"]}}
        return _script([page, about])

    def home(self) -> Markup:
        """The site and its search."""
        site, lang = self.site, self.lang
        search = f"{site.page(lang, 'search')}?q={{words}}"
        website = {
            "@type": "WebSite",
            "@id": f"{site.page(lang)}#site",
            "url": site.page(lang),
            "name": site.title_in(lang),
            "inLanguage": lang,
            "publisher": {"@id": self.publisher},
            "potentialAction": {"@type": "SearchAction", "target": search, "query-input": "required name=words"},
        }
        return _script([website, self._organization()])

    def dataset(self, files: Iterable[Described]) -> Markup:
        """The archive as a set of data with the files that its page lists."""
        site, lang = self.site, self.lang
        dataset = {
            "@type": "Dataset",
            "@id": f"{site.file('')}#facts",
            "name": site.title_in(lang),
            "description": site.description_in(lang),
            "url": site.page(lang, "data"),
            "inLanguage": ["ar", "en"],
            "isAccessibleForFree": True,
            "creator": {"@id": self.publisher},
            "distribution": [_download(file) for file in files if file.media],
        }
        return _script([dataset, self._organization()])

    def _claims(self, card: Card, voices: Iterable[Any]) -> Iterator[Node]:
        """The claims in the source's words, in ours where the rights allow none of its own."""
        said = ((speaker, statement) for speaker, statements in voices for statement in statements)
        for speaker, statement in islice(said, _MOST_CLAIMS):
            text = statement.words or (statement.sentences[0] if statement.sentences else None)
            if text is not None:
                yield {
                    "@type": "Claim",
                    "@id": f"{card.url}#{statement.ids[0]}",
                    "inLanguage": "ar" if statement.words else self.lang,
                    "text": text.striptags(),
                    "author": {"@id": self._actor_id(speaker.id)} if speaker else None,
                    "appearance": {"@id": f"{card.url}#source"},
                }

    def _source(self, card: Card, seed: Seed) -> Node:
        publisher = {"@type": "Organization", "name": seed.publisher} if seed.publisher else None
        return {
            "@type": "CreativeWork",
            "@id": f"{card.url}#source",
            "url": seed.url,
            "inLanguage": "ar",
            "datePublished": _moment(seed.published),
            "publisher": publisher,
            "license": seed.license if seed.license and seed.license.startswith("http") else None,
        }

    def _correction(self, one: Any) -> Node:
        text = f"{one.said.striptags()}. {one.reason.striptags()}"
        return {"@type": "CorrectionComment", "text": text, "datePublished": _moment(one.day)}

    def _actor(self, actor_id: str, kind: str, name: Bilingual) -> Node:
        names = [{"@language": "ar", "@value": name.ar}]
        names += [{"@language": "en", "@value": name.en}] if name.en else []
        url = self.site.page(self.lang, "actors", actor_id)
        return {"@type": _TYPES[kind], "@id": self._actor_id(actor_id), "name": names, "url": url}

    def _actor_id(self, actor_id: str) -> str:
        """The same in both languages, for it is the same actor."""
        return f"{self.site.file('')}#actor-{actor_id}"

    def _organization(self) -> Node:
        site, lang = self.site, self.lang
        return {
            "@type": "Organization",
            "@id": self.publisher,
            "name": site.title_in(lang),
            "url": site.page(lang),
            "publishingPrinciples": site.page(lang, "method"),
            "correctionsPolicy": site.page(lang, "corrections"),
        }

    def _preview(self, *path: str) -> str | None:
        if not self.site.url:
            return None
        *folders, name = path
        return self.site.file("previews", self.lang, *folders, f"{name}.png")


def _download(file: Described) -> Node:
    return {"@type": "DataDownload", "name": file.name, "encodingFormat": file.media, "contentUrl": file.url}


def _moment(day: date | None) -> str | None:
    """A day as the moment at which it begins: consumers ask for an offset."""
    return f"{day.isoformat()}T00:00:00+00:00" if day else None


def _script(graph: list[Node]) -> Markup:
    known = [_without_empty(node) for node in graph]
    text = compact({"@context": "https://schema.org", "@graph": known})
    # Inside a script element only these could end it or begin another.
    escaped = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(f'<script type="application/ld+json">{escaped}</script>')


def _without_empty(node: Node) -> Node:
    """The node without what is not known."""
    kept = {key: _without_empty(value) if isinstance(value, dict) else value for key, value in node.items()}
    return {key: value for key, value in kept.items() if value not in (None, [], {})}
