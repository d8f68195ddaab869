"""From groups.toml to the nouns and adjectives by which people without a formal body are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from mujaz.arabic.fold import fold
from mujaz.arabic.phrases import Phrases
from mujaz.lexicon.register import Gender
from mujaz.lexicon.tables import Table
from mujaz.model.facts import ActorKind

When = Literal["always", "named", "acting", "speaking", "qualified", "told", "construct"]
WHEN: tuple[When, ...] = ("always", "named", "acting", "speaking", "qualified", "told", "construct")
KINDS: tuple[ActorKind, ...] = ("group", "organization", "media", "office")
_KEYS = (
    "one", "many", "sound", "en", "when", "gender", "kind", "takes", "takes_en", "of_en", "of_somebody",
    "no_feminine", "no_women",
)  # fmt: skip
_WORDS = (
    "speaking_words", "part_words", "leading_words", "leader_words", "belonging_words", "relayed_words",
    "quantity_words", "occasion_words",
)  # fmt: skip
_YEH, _WAW, _NOON = "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER NOON}"
_HEH, _ALEF, _TEH = "\N{ARABIC LETTER TEH MARBUTA}", "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER TEH}"
_NOT_BEFORE_HEH = frozenset((_HEH, _ALEF, "\N{ARABIC LETTER HAMZA}"))
_ARTICLE = _ALEF + "\N{ARABIC LETTER LAM}"


@dataclass(frozen=True, slots=True)
class GroupNoun:
    """A noun for people. `en` is the English of one and of many, with '{words}' for the adjectives.

    `takes` holds the folded words after which a definite noun belongs to it, `takes_en` the English with '{of}';
    `feminine` the folded forms of one woman, `accusative` those of one as an object ('مصدرا'). `of_somebody` says that
    the noun says nothing without the one right after it ('والدة الرضيع'). `of_en` is the English with '{of}' for a noun
    that follows without a preposition ('صاحب فندق'), and if there is a second one, that for a body's name.
    """

    id: str
    one: tuple[str, ...]
    many: tuple[str, ...]
    en: tuple[str, str]
    when: When
    gender: Gender
    takes: tuple[tuple[str, ...], ...] = ()
    takes_en: str = ""
    feminine: frozenset[str] = frozenset()
    accusative: frozenset[str] = frozenset()
    of_somebody: bool = False
    of_en: tuple[str, ...] = ()
    kind: ActorKind = "group"

    @property
    def takes_noun(self) -> bool:
        """Whether the noun belongs to another one, that follows it without a preposition."""
        return bool(self.of_en or self.of_somebody)

    @property
    def alone(self) -> bool:
        """Whether the noun names somebody without any word beside it."""
        return self.when != "construct" and not self.of_somebody


class SpeakerNoun(NamedTuple):
    """A noun for people in one form: whether it names many, and whether its ending makes it an object ('مصدرا')."""

    noun: GroupNoun
    many: bool
    accusative: bool


@dataclass(frozen=True, slots=True)
class GroupWords:
    """`modifiers` maps every folded form of an adjective to its English, `speakers` finds the nouns in every form; the
    sets hold folded words.

    `relatives` gives the English of the folded nouns after 'والدة', `seats` that of the buildings in which a
    government sits.
    """

    nouns: tuple[GroupNoun, ...]
    speakers: Phrases[SpeakerNoun]
    modifiers: Mapping[str, str]
    relatives: Mapping[str, str]
    seats: Mapping[str, str]
    speaking: frozenset[str]
    part: frozenset[str]
    leading: frozenset[str]
    leader: frozenset[str]
    belonging: frozenset[str]
    relayed: frozenset[str]
    quantity: frozenset[str]
    occasions: frozenset[str]


def load_groups(tables: Path) -> GroupWords:
    """The rows of groups.toml; raises LexiconError."""
    table = Table(tables / "groups.toml")
    modifiers = dict(_modifiers(table, table.rows.pop("modifiers", {})))
    relatives = {fold(_ARTICLE + word): f"the {en}" for word, en in _by_word(table, "relatives_of")}
    relatives |= {fold(word): en for word, en in _by_word(table, "relatives_among")}
    seats = {fold(word): en for word, en in _by_word(table, "seats")}
    words = [frozenset(map(fold, table.texts(key, table.rows.pop(key, {}), "words", required=True))) for key in _WORDS]
    nouns = tuple(_noun(table, key, row) for key, row in table.rows.items())
    table.distinct((noun.id, form) for noun in nouns for form in (*noun.one, *noun.many))
    table.close()
    return GroupWords(nouns, _speakers(nouns), modifiers, relatives, seats, *words)


def _speakers(nouns: Iterable[GroupNoun]) -> Phrases[SpeakerNoun]:
    found: Phrases[SpeakerNoun] = Phrases()
    for noun in nouns:
        for form in noun.one:
            found.add(form, SpeakerNoun(noun, False, fold(form) in noun.accusative), article=True)
        for form in noun.many:
            found.add(form, SpeakerNoun(noun, True, False), article=True)
    return found


def _by_word(table: Table, title: str) -> Iterator[tuple[str, str]]:
    """Each word of a section with the English under which it stands."""
    row = table.rows.pop(title, {})
    for english in row:
        yield from ((word, english) for word in table.texts(title, row, english, required=True))


def _noun(table: Table, key: str, row: Mapping[str, Any]) -> GroupNoun:
    table.known_keys(key, row, _KEYS)
    one, many = table.texts(key, row, "one"), table.texts(key, row, "many")
    accusative = tuple(form + _ALEF for form in one if " " not in form and form[-1] not in _NOT_BEFORE_HEH)
    english = table.texts(key, row, "en", required=True)
    if row.get("sound"):
        of_women = () if row.get("no_women") or row.get("no_feminine") else (_ALEF + _TEH,)
        endings = (_WAW + _NOON, _YEH + _NOON, _WAW, _YEH, _ALEF + _NOON, *of_women)
        many = (*many, *(form + ending for form in one for ending in endings))
    if len(english) != len(("one", "many")):
        table.problem(key, f"'en' has {len(english)} forms", 'Write en = ["… of one", "… of many"]')
        english = ("", "")
    when: When = table.one_of(key, row, "when", WHEN)  # type: ignore[assignment]
    gender: Gender = table.one_of(key, row, "gender", ("m", "f"), "m")  # type: ignore[assignment]
    single = () if row.get("of_somebody") or row.get("no_feminine") else one
    feminine = tuple(form + _HEH for form in single if " " not in form and form[-1] not in _NOT_BEFORE_HEH)
    women = tuple(form for form in one if form.split()[0].endswith(_HEH))
    takes = tuple(tuple(fold(words).split()) for words in table.texts(key, row, "takes"))
    worded = table.text(key, row, "takes_en", required=False) or ""
    kind: ActorKind = table.one_of(key, row, "kind", KINDS, "group")  # type: ignore[assignment]
    return GroupNoun(
        key, one + accusative + feminine, many, (english[0], english[1]), when, gender, takes, worded,
        frozenset(map(fold, feminine + women)), frozenset(map(fold, accusative)), bool(row.get("of_somebody")),
        table.texts(key, row, "of_en"), kind,
    )  # fmt: skip


def _modifiers(table: Table, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every form of every adjective: with and without the article, of both genders, of one and many."""
    for english in row:
        for masculine in table.texts("modifiers", row, english, required=True):
            for ending in ("", _HEH, _ALEF, _WAW + _NOON, _YEH + _NOON, _ALEF + _TEH, _ALEF + _NOON):
                yield fold(masculine + ending), english
                yield fold(_ARTICLE + masculine + ending), english
