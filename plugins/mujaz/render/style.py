"""The house's words for sentences in one language: its catalogue, its templates, and names as they stand in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mujaz.lexicon.wording import Articles, Wording
from mujaz.model.facts import Actor, Bilingual
from mujaz.render.catalogues import Words
from mujaz.render.names import in_list

_LIGATURE = ("of", "in", "for", "from")
_NOMINATIVE, _OBLIQUE = "\N{ARABIC LETTER WAW}\N{ARABIC LETTER NOON}", "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}"
_SHORTEST_PLURAL = 5


@dataclass(frozen=True)
class Style:
    """What one language needs for a sentence."""

    words: Words
    wording: Wording

    @property
    def lang(self) -> str:
        """The language."""
        return self.words.lang

    def of(self, template: Bilingual) -> str:
        """A template in this language."""
        return template.ar if self.lang == "ar" else template.en or ""

    def phrase(self, name: str, **filled: str) -> str:
        """The phrase of the table, such as 'headlines.placed', filled in."""
        return self.of(self.wording.phrases[name]).format(**filled)

    def who(self, actor: Actor | None) -> str:
        """A speaker within a sentence, also one whom the article or this language has no name for."""
        if actor is None:
            return self.phrase("unnamed.speaker")
        return self.name(actor) or self.phrase("unnamed.in_english")

    def name(self, actor: Actor) -> str | None:
        """A name within a sentence; None where this language lacks it."""
        return in_arabic(actor) if self.lang == "ar" else in_english(actor, self.wording.articles)

    def governed(self, actor: Actor) -> Bilingual:
        """Both names as they stand behind a preposition; None for the English where there is none."""
        return Bilingual(in_arabic(actor), in_english(actor, self.wording.articles))

    def listed(self, actors: Iterable[Actor]) -> str:
        """The actors whose names this language has, as one enumeration."""
        return in_list([name for actor in actors if (name := self.name(actor))], self.words)

    def is_many(self, actor: Actor | None) -> bool:
        """Whether an English verb after the name is in the plural."""
        name = actor.name.en if actor else None
        if actor is None or name is None or actor.kind == "person":
            return False
        return _is_plural(actor, _head(name), self.wording.articles)


def in_arabic(actor: Actor) -> str:
    """The name after a preposition: the sound plurals of groups take their other ending."""
    if actor.kind != "group":
        return actor.name.ar
    return " ".join(map(_oblique, actor.name.ar.split()))


def _oblique(word: str) -> str:
    if len(word) >= _SHORTEST_PLURAL and word.endswith(_NOMINATIVE):
        return word[: -len(_NOMINATIVE)] + _OBLIQUE
    return word


def in_english(actor: Actor, articles: Articles) -> str | None:
    """The name with the article that it takes within a sentence: 'the Libyan Red Crescent', 'a medical source'.

    None where there is no English name.
    """
    name = actor.name.en
    match actor.kind:
        case _ if name is None:
            return None
        case "person":
            return name
        case "government":
            return f"the {name}" if name in articles.states else name
        case "group" if name not in articles.alone:
            return _common(actor, name, articles)
        case "office":
            return f"the {name}"
    several = " " in name and not articles.heads.isdisjoint(name.split())
    return f"the {name}" if several or name in articles.alone else name


def _common(actor: Actor, name: str, articles: Articles) -> str:
    first, _, rest = name.partition(" ")
    if first in articles.small:
        name = f"{first.lower()} {rest}".strip()
    if _is_plural(actor, _head(name), articles):
        return name
    return f"{'an' if name[0].lower() in 'aeiou' or name.startswith('MP') else 'a'} {name}"


def _is_plural(actor: Actor, head: str, articles: Articles) -> bool:
    return head in articles.plurals or (actor.kind == "group" and head.endswith("s") and not head.endswith("ss"))


def _head(name: str) -> str:
    """The noun of a name, which stands before 'of': 'sources' of 'sources of the ministry'."""
    words = name.split()
    ends = [words.index(word) for word in _LIGATURE if word in words[1:]]
    return words[min(ends, default=len(words)) - 1]


def capital(sentence: str) -> str:
    """The sentence with a capital at its beginning; Arabic has none."""
    return sentence[:1].upper() + sentence[1:]
