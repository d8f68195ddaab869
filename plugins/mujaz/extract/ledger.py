"""Where the mentions and referents of one document are gathered while its sentences are read in order, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from mujaz.arabic.fold import fold_word
from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Token
from mujaz.extract.mentions import Gender, Mention, Number, Referent
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.names import Senses
from mujaz.lexicon.register import Entry
from mujaz.model.span import Span

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


@dataclass(frozen=True, slots=True)
class Spot:
    """A sentence and where it is: the segment's index, the sentence's index in it, and its tokens."""

    segment: int
    sentence: int
    tokens: Sequence[Token]


@dataclass(slots=True)
class Ledger:
    """The mentions so far, in the order of the text, and their referents by id.

    `latest` is the body named last by its name's noun, `owners` the state whose body of a kind was named last, `order`
    the number of each referent's last mention, `groups` the group of each noun that was named last, `headed` by
    its noun each body whose head has been named.
    """

    mentions: list[Mention] = field(default_factory=list)
    referents: dict[str, Referent] = field(default_factory=dict)
    latest: dict[str, str] = field(default_factory=dict)
    owners: dict[str, Entry] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    headed: dict[str, set[str]] = field(default_factory=dict)
    _nouns: dict[str, frozenset[str]] = field(default_factory=dict)

    def mention(
        self,
        spot: Spot,
        extent: tuple[int, int],
        start: int,
        referent: str,
        rule: str,
        *,
        place: bool = False,
        gender: Gender | None = None,
        number: Number = "s",
    ) -> None:
        """Notes that the tokens `extent`, from the code point `start` on, name `referent`."""
        first, last = extent
        span = Span(start, spot.tokens[last - 1].end)
        self.mentions.append(
            Mention(span, spot.segment, spot.sentence, first, last, referent, rule, place, gender, number)
        )
        self.order[referent] = len(self.mentions)
        if not place:
            for noun in self._nouns_of(referent):
                self.latest[noun] = referent

    def _nouns_of(self, referent: str) -> frozenset[str]:
        """The nouns with which a body's names begin, without the article: 'حركة' for 'حماس'."""
        nouns = self._nouns.get(referent)
        if nouns is None:
            known = self.referents[referent]
            names = (known.name.ar, *known.also) if known.kind in ("organization", "media", "group") else ()
            nouns = frozenset(fold_word(name.split()[0]).removeprefix(_ARTICLE) for name in names if name.split())
            self._nouns[referent] = nouns
        return nouns

    def referent(self, entry: Entry, *, place: bool = False) -> Referent:
        """The referent of a register entry, made at its first mention; `place` says in which part it is mentioned."""
        known = self.referents.get(entry.id)
        if known is None:
            known = Referent(entry.id, entry.name, "registered", country=entry.country, gender=entry.gender)
            known.latitude, known.longitude = entry.latitude, entry.longitude
            known.also = list(entry.names)
            self.referents[entry.id] = known
        if place:
            known.place_kind = known.place_kind or entry.place_kind or "country"
        else:
            known.kind = known.kind or entry.kind
        return known


@dataclass(slots=True)
class Finder:
    """What the sentences of one document share while they are read.

    `home` is the state that the article is about, `weights` how often each state is named, `full` the register entries
    that the article names in full anywhere, `sport` whether it is about sport.
    """

    lexicon: Lexicon
    ledger: Ledger
    text: str
    home: Entry | None
    weights: Counter[str]
    full: frozenset[str]
    sport: bool = False

    def place_named(self, word: str) -> Referent | None:
        """The place of one folded word that the article named and no table knows."""
        places = (known for known in self.ledger.referents.values() if known.place_kind and not known.kind)
        return next((known for known in places if fold_word(known.name.ar) == word), None)

    def note(
        self,
        spot: Spot,
        match: PhraseMatch[Senses],
        referent: str,
        rule: str,
        *,
        last: int = 0,
        place: bool = False,
        gender: Gender | None = None,
    ) -> int:
        """Notes that the words of `match`, up to token `last` where given, name `referent`; gives where they end."""
        last = last or match.last
        self.ledger.mention(spot, (match.first, last), match.start, referent, rule, place=place, gender=gender)
        return last
