"""The people of one document while they are gathered: who is who, under which id, with which office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mujaz.arabic.fold import fold
from mujaz.arabic.romanise import arabic_letters, romanise
from mujaz.extract.mentions import Gender, Mention, Referent
from mujaz.extract.persons_join import Aliases, Person, parts_of, same_person, short_names
from mujaz.extract.persons_units import WEAK, Candidate, Found, Line
from mujaz.extract.persons_words import MARK
from mujaz.extract.roles import role_after, role_before
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.person_names import Sort
from mujaz.lexicon.titles import Title
from mujaz.model.facts import Bilingual
from mujaz.model.ids import slug
from mujaz.model.span import Span

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_TEH = "\N{ARABIC LETTER TEH}"


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence with its place in the reading and the mentions decided in it before."""

    segment: int
    sentence: int
    line: Line
    decided: Sequence[Mention]


Named = Sequence[tuple[Placed, Sequence[Candidate]]]


@dataclass(slots=True)
class People:
    """The people of one document, which is about the country of this code.

    Gather full names first, then single ones, then the shorter names of both.
    """

    text: str
    lexicon: Lexicon
    country: str | None = None
    aliases: Aliases = field(default_factory=Aliases)
    people: list[Person] = field(default_factory=list)
    referents: dict[str, Referent] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)

    def gather_full_names(self, named: Named) -> None:
        """Everyone who is named with two parts or by the register."""
        for placed, found in named:
            for at, candidate in enumerate(found):
                if candidate.rule == "persons.known":
                    self._known(placed, candidate)
                elif candidate.rule == "persons.by_name" and at and self._follows(found[at - 1], candidate):
                    self._by_name(placed, candidate)
                elif len(candidate.found.units) > 1:
                    self._mention(placed, candidate, self._full(placed, candidate))

    def gather_single_names(self, named: Named) -> None:
        """Everyone who is named with a title or as speaker, by one part only."""
        for placed, found in named:
            for candidate in found:
                if candidate.rule not in ("persons.known", "persons.by_name") and len(candidate.found.units) == 1:
                    self._mention(placed, candidate, self._single(placed, candidate))

    def gather_short_names(self, named: Named) -> None:
        """The later mentions by family name, or by the first name of whoever is called by it."""
        if not self.aliases.by_first:
            return
        for placed, found in named:
            claimed = {at for candidate in found for at in range(candidate.found.first, candidate.found.last)}
            self._short(placed, claimed)

    def in_order(self) -> list[Mention]:
        """All mentions in the order of the text."""
        return sorted(self.mentions, key=lambda mention: mention.span)

    def _known(self, placed: Placed, candidate: Candidate) -> None:
        line, found = placed.line, candidate.found
        id = next(m.referent for m in placed.decided if m.first == found.first)
        person = next((p for p in self.people if p.id == id), None)
        if person is None:
            entry = self.lexicon.register.actors[id]
            parts = tuple((line.reads[at].text,) for at in range(found.first, found.last))
            person = self._enter(Person(id, parts, entry.name.ar, known=True, gender=entry.gender))
            name = entry.name
            self.referents[id] = Referent(id, name, "registered", "person", country=entry.country, gender=entry.gender)
        units = tuple(range(found.first, found.last))
        self._remember(line, found._replace(units=units, weights=found.weights * len(units)), person)
        person.last_seen = line.tokens[found.first].start
        self._role(placed, candidate, person)

    def _follows(self, before: Candidate, candidate: Candidate) -> bool:
        """Whether a by-name stands one word after a name, and somebody was named in full already."""
        return bool(self.people) and before.found.last == candidate.found.first - 1

    def _by_name(self, placed: Placed, candidate: Candidate) -> None:
        """'الملقب بأبي سمير' right after a name: another name of the same person."""
        person = max(self.people, key=lambda person: person.last_seen)
        self.aliases.add(sum(parts_of(placed.line, candidate.found), ()), person, weak=False)
        self._place(placed, candidate.found.first, candidate.found.last, person, candidate.rule)

    def _full(self, placed: Placed, candidate: Candidate) -> Person:
        parts = parts_of(placed.line, candidate.found)
        person = next((p for p in self.people if p.parts == parts or same_person(p.parts, parts)), None)
        if person is None:
            person = self._enter(self._new(placed, candidate))
        elif len(parts) > len(person.parts) and not person.known:
            self._rename(person, self._new(placed, candidate))
        self._remember(placed.line, candidate.found, person)
        return person

    def _single(self, placed: Placed, candidate: Candidate) -> Person:
        parts = parts_of(placed.line, candidate.found)
        known = [alias.person for alias in self.aliases.by_first.get(parts[0][0], ()) if alias.words == parts[0]]
        if known:
            return known[-1]
        person = self._enter(self._new(placed, candidate))
        self._remember(placed.line, candidate.found, person)
        return person

    def _enter(self, person: Person) -> Person:
        self.people.append(person)
        return person

    def _new(self, placed: Placed, candidate: Candidate) -> Person:
        written = " ".join(_span(placed.line, candidate.found.first, candidate.found.last).of(self.text).split())
        return Person(slug(self._english(written)), parts_of(placed.line, candidate.found), written)

    def _english(self, written: str) -> str:
        names = self.lexicon.persons
        regional = names.regional.get(self.country or "")
        if regional is None or (regional.unlike_arabic and _is_arabic(written)):
            return romanise(written, names.spellings)
        return romanise(written, regional.spellings)

    def _rename(self, person: Person, longer: Person) -> None:
        """Gives a person the longer of two names; mentions made already keep pointing to them."""
        old, person.parts, person.written = person.id, longer.parts, longer.written
        person.id = longer.id
        if old == person.id:
            return
        referent = self.referents.pop(old, None)
        if referent is not None:
            referent.id, referent.name = person.id, Bilingual(person.written, self._english(person.written))
            self.referents[person.id] = referent
        self.mentions = [_pointing(mention, old, person.id) for mention in self.mentions]

    def _remember(self, line: Line, found: Found, person: Person) -> None:
        for words, weak in short_names(line, found):
            self.aliases.add(words, person, weak=weak)

    def _mention(self, placed: Placed, candidate: Candidate, person: Person) -> None:
        line, found = placed.line, candidate.found
        person.gender = person.gender or _gender(line, found.first, candidate.title)
        if person.id not in self.referents:
            name = Bilingual(person.written, self._english(person.written))
            self.referents[person.id] = Referent(person.id, name, "romanised", "person")
        self.referents[person.id].gender = person.gender
        self._place(placed, found.first, found.last, person, candidate.rule)
        self._role(placed, candidate, person)

    def _place(self, placed: Placed, first: int, last: int, person: Person, rule: str, skip: int | None = None) -> None:
        span = _span(placed.line, first, last, skip)
        person.last_seen = max(person.last_seen, span.start)
        self.mentions.append(
            Mention(span, placed.segment, placed.sentence, first, last, person.id, rule, gender=person.gender)
        )

    def _role(self, placed: Placed, candidate: Candidate, person: Person) -> None:
        referent = self.referents[person.id]
        if referent.role is None:
            referent.role = role_before(placed.line, candidate, self.lexicon) or role_after(
                placed.line, candidate.found.last, self.lexicon
            )

    def _short(self, placed: Placed, claimed: set[int]) -> None:
        line, at = placed.line, 0
        while at < len(line.tokens):
            match = None
            if at not in claimed and at not in line.taken and line.reads[at] is not MARK:
                match = self.aliases.at(line, at)
            if (
                match is None
                or any(n in claimed for n in range(at, match[1]))
                or not _fits(line, at, match[1], match[0].weak)
            ):
                at += 1
                continue
            alias, last, skip = match
            self._place(placed, at, last, alias.person, "persons.short_name", skip)
            at = last


def cut_at_family_names(named: Named) -> Named:
    """The candidates, cut where one begins with somebody's family name ('وصف دقلو البرهان بـ')."""
    families = _families(named)
    return [(placed, [_shortened(placed.line, c, families) for c in found]) for placed, found in named]


def _families(named: Named) -> frozenset[tuple[str, ...]]:
    """The last parts of all names in the document that begin with a given name or that the register knows."""
    families: set[tuple[str, ...]] = set()
    for placed, found in named:
        for c in found:
            if c.rule == "persons.known":
                families.add((placed.line.reads[c.found.last - 1].text,))
            elif len(c.found.units) > 1 and c.found.weights[0] > WEAK:
                families.add(parts_of(placed.line, c.found)[-1])
    return frozenset(families)


def _shortened(line: Line, candidate: Candidate, families: frozenset[tuple[str, ...]]) -> Candidate:
    """The candidate, cut after its first part where that is somebody's family name and no given name."""
    found = candidate.found
    if len(found.units) < 2 or candidate.rule == "persons.known" or line.reads[found.first].sorts & Sort.GIVEN:
        return candidate
    if parts_of(line, found)[0] not in families:
        return candidate
    return candidate._replace(found=Found(found.first, found.units[1], found.units[:1], found.weights[:1]))


def _fits(line: Line, at: int, last: int, weak: bool) -> bool:
    """Whether a shorter name may stand here: a weak one needs a reporting verb or a title before it, unless it is a
    name and nothing else and no other name stands beside it."""
    before = line.reads[at - 1] if at else MARK
    after = line.reads[last] if last < len(line.reads) else MARK
    if after.sorts & Sort.LINK or line.reads[at].sorts & Sort.WORD:
        return False
    if not weak:
        return not before.sorts & Sort.GIVEN
    if before.sorts & (Sort.REPORTING | Sort.TITLE) and not line.reads[at].skip:
        return True
    only_name = line.reads[at].sorts & Sort.GIVEN and not line.reads[at].sorts & (Sort.ALSO_WORD | Sort.TITLE)
    return bool(only_name) and not before.named and not after.named


def _is_arabic(written: str) -> bool:
    """Whether the last part of a name has the article or a letter that only Arabic has."""
    last = fold(written.rsplit(maxsplit=1)[-1])
    return last.startswith(_ARTICLE) or arabic_letters(last)


def _pointing(mention: Mention, old: str, new: str) -> Mention:
    if mention.referent != old:
        return mention
    return Mention(
        mention.span, mention.segment, mention.sentence, mention.first, mention.last, new, mention.rule,
        mention.place, mention.gender, mention.number,
    )  # fmt: skip


def _span(line: Line, first: int, last: int, skip: int | None = None) -> Span:
    token = line.tokens[first]
    return Span(token.origin(line.reads[first].skip if skip is None else skip), line.tokens[last - 1].end)


def _gender(line: Line, first: int, title: Title | None) -> Gender | None:
    """The gender of the given name, of the title or of the verb before.

    A woman's name outweighs a title, for many of a man's serve both ('عضو المجلس فلانة').
    """
    sorts = line.reads[first].sorts
    if sorts & Sort.FEMALE and not sorts & Sort.MALE:
        return "f"
    man = bool(sorts & Sort.MALE and not sorts & Sort.FEMALE) or bool(sorts & Sort.SERVANT)
    if title is not None and title.gender:
        return None if man and title.gender == "f" else title.gender  # 'أمينه' is spelled like 'أمينة'
    if man or sorts & Sort.MALE:
        return "m"
    before = line.reads[first - 1] if first else MARK
    if before.sorts & Sort.REPORTING:
        return "f" if before.text.endswith(_TEH) or before.text.startswith(_TEH) else "m"
    return None
