"""From a noun for people and the words beside it to a group: 'مصادر طبية وأمنية', 'الانفصاليون الأرمن'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.arabic.clitics import Form
from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Token
from mujaz.extract.mentions import Referent
from mujaz.extract.metonymy import acting
from mujaz.lexicon.groups import GroupNoun, GroupWords
from mujaz.lexicon.names import NameTable, Sense, Senses
from mujaz.lexicon.nisba import Nisba
from mujaz.lexicon.register import Entry, Gender
from mujaz.lexicon.surroundings import Surroundings
from mujaz.model.facts import Bilingual
from mujaz.model.ids import slug

_WAW = "\N{ARABIC LETTER WAW}"
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_YEH = "\N{ARABIC LETTER YEH}"
_HEH = "\N{ARABIC LETTER HEH}"
_MANY = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER TEH}"
_OBJECTIVE = "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}"
_SUBJECTIVE = "\N{ARABIC LETTER WAW}\N{ARABIC LETTER NOON}"
_ALEF = "\N{ARABIC LETTER ALEF}"
_TANWIN = (0x064B, 0x064C, 0x064D)
_MOST_WORDS = 4
_BEFORE_STATE = frozenset(("senior", "former", "young", "retired", "elderly", "prominent"))
_OWNERS = frozenset(("state", "capital", "actor", "place", "institution", "ministry"))


@dataclass(frozen=True, slots=True)
class Group:
    """A group in the tokens from `first` to `last`; `words` are its adjectives in English, `state` its nisba."""

    first: int
    last: int
    start: int
    noun: GroupNoun
    many: bool
    words: tuple[str, ...]
    state: Entry | None
    led: Gender | None = None
    feminine: bool = False

    @property
    def gender(self) -> Gender:
        """The gender that a verb takes: of whoever leads the group, where that stands first ('قيادة الانفصاليين')."""
        if self.led:
            return self.led
        return self.noun.gender if self.many else "f" if self.feminine else "m"

    @property
    def id(self) -> str:
        """The group's identity, the same for one and many of them."""
        parts = [self.state.id] if self.state else []
        return "-".join(
            (*parts, *(word.lower().replace(" and ", "-").replace(" ", "-") for word in self.words), self.noun.id)
        )


def group_at(
    tokens: Sequence[Token],
    match: PhraseMatch[Senses],
    sense: Sense,
    table: NameTable,
    words: GroupWords,
    surroundings: Surroundings,
) -> Group | None:
    """The group that begins at `match`, or None where the words name nobody who acts."""
    assert sense.group
    adjectives, state, last = modifiers_at(tokens, match.last, table, words)
    first, start = match.first, _with_article(tokens[match.first], match.form)
    part = _letters_before(tokens[first - 1], words.part) if first else None
    if part is not None:
        first, start = first - 1, part
    elif sense.many:
        first, start = _with_leader(tokens, match, first, start, words)
    led: Gender | None = None
    if part is None and first < match.first:
        led = "f" if tokens[first].text.endswith((_HEH, _MANY)) else "m"
    feminine = match.form.text in sense.group.feminine or (part is not None and tokens[first].text.endswith(_YEH))
    found = Group(first, last, start, sense.group, sense.many and part is None, adjectives, state, led, feminine)
    if not (sense.many or adjectives or state or part or sense.group.of_somebody) and _goes_on(
        tokens, last, table, words
    ):
        return None
    return None if _is_object(match.form, sense, tokens, first, words, surroundings) else found


def takes_part(
    found: Group, form: Form, tokens: Sequence[Token], surroundings: Surroundings, words: GroupWords, last: int
) -> bool:
    """Whether the group is named as its noun asks: with an adjective, as who acts, or wherever it stands.

    `last` is the token after all that belongs to the group.
    """
    told, when, many = bool(found.words or found.state), found.noun.when, found.many
    if when == "always" and (many or told):
        return True
    if when == "told" and not told:
        return False
    if when == "qualified":
        return told and not _located(form, tokens, found.first, surroundings)
    if when == "named" and told and not (form.article and not many):
        return True
    return acting(tokens, found.first, last, surroundings, words.speaking)


def _located(form: Form, tokens: Sequence[Token], first: int, surroundings: Surroundings) -> bool:
    """Whether a preposition before says that something is there or goes there: 'في الدول الغنية'."""
    before = tokens[first - 1].text if first else ""
    return bool(form.proclitics.strip(_WAW)) or before in surroundings.seated or before in surroundings.leaving


def _is_object(
    form: Form, sense: Sense, tokens: Sequence[Token], first: int, words: GroupWords, surroundings: Surroundings
) -> bool:
    """Whether the noun's ending says that it is a verb's object ('اعتقلت رجلا', 'اعتقل ناشطين').

    After 'إن' or 'بحسب' it may act all the same. A feminine after a feminine noun only describes it ('جماعة مسلحة').
    """
    if form.article or form.proclitics.strip(_WAW) or not first or sense.group is None:
        return False
    before = {reading.text for reading in tokens[first - 1].forms}
    ending = form.text in sense.group.accusative or (sense.many and form.text.endswith(_OBJECTIVE))
    if ending:
        return not before & (words.speaking | surroundings.clausal)
    return form.text in sense.group.feminine and tokens[first - 1].text.endswith((_HEH, _MANY))


def _with_article(token: Token, form: Form) -> int:
    """Where the noun begins with its article; in 'للسكان' that is the second lam."""
    if not form.article:
        return token.origin(form.skip)
    written = token.text[form.skip - len(_ARTICLE) : form.skip] == _ARTICLE
    return token.origin(form.skip - (len(_ARTICLE) if written else 1))


def _goes_on(tokens: Sequence[Token], last: int, table: NameTable, words: GroupWords) -> bool:
    """Whether a singular is only the head of an office: 'نائب رئيس الوزراء', 'مسؤول الأمن', 'مدرب قطر'."""
    after = tokens[last].text if last < len(tokens) else ""
    if after.startswith(_ARTICLE) or after in words.leading:
        return True
    match = table.phrases.at(tokens, last, clitics=False) if after else None
    return match is not None and any(sense.what in _OWNERS for sense in match.value)


def _with_leader(
    tokens: Sequence[Token], match: PhraseMatch[Senses], first: int, start: int, words: GroupWords
) -> tuple[int, int]:
    """Where a group begins with who leads it: 'قيادة الانفصاليين', 'السلطات التابعة للانفصاليين'."""
    if first > 1 and match.form.proclitics and tokens[first - 1].text in words.belonging:
        return first - 2, tokens[first - 2].start
    leader = _letters_before(tokens[first - 1], words.leader) if first and not match.form.proclitics else None
    return (first, start) if leader is None else (first - 1, leader)


def _letters_before(token: Token, words: frozenset[str]) -> int | None:
    """Where a word of the set begins in a token, after its proclitics; None where it is none."""
    return next((token.origin(form.skip) for form in token.forms if form.text in words and not form.article), None)


def modifiers_at(
    tokens: Sequence[Token], at: int, table: NameTable, words: GroupWords
) -> tuple[tuple[str, ...], Entry | None, int]:
    """The adjectives after a noun in their English order, with the nisba among them, and where they end."""
    adjectives: list[str] = []
    state: Entry | None = None
    end = min(len(tokens), at + _MOST_WORDS)
    while at < end:
        text = tokens[at].text
        adjective = words.modifiers.get(text) if state or not adjectives or not _nisba(tokens, at, table) else None
        added = words.modifiers.get(text[1:]) if adjectives and text[:1] == _WAW else None
        if adjective or added:
            adjectives[:1] = [f"{adjectives[0]} and {added}"] if added else [adjective or "", *adjectives[:1]]
            at += 1
            continue
        match = table.phrases.at(tokens, at, clitics=False)
        nisba = _nisba(tokens, at, table)
        if match is None or state or nisba is None:
            break
        state, at = nisba.state, match.last
    return tuple(adjectives), state, at


def _nisba(tokens: Sequence[Token], at: int, table: NameTable) -> Nisba | None:
    """The state that a word points to, which behind an adjective is more than another one ('مصدر أمني مالي')."""
    match = table.phrases.at(tokens, at, clitics=False)
    return next((sense.nisba for sense in match.value if sense.nisba), None) if match else None


def nominative(text: str, tokens: Sequence[Token], found: Group, words: GroupWords) -> str:
    """The words of a group as a heading has them: 'مصدرا طبيا' is 'مصدر طبي', 'مراقبين' 'مراقبون'."""
    if words.speakers.at(tokens, found.first) is None:
        return text[found.start : tokens[found.last - 1].end]
    parts, end = [], found.start
    for at in range(found.first, found.last):
        token = tokens[at]
        start = max(token.start, found.start)
        parts.append(text[end:start] + _in_nominative(text[start : token.end], token.text, words))
        end = token.end
    return "".join(parts)


def _in_nominative(word: str, folded: str, words: GroupWords) -> str:
    """A noun or adjective of the tables without the ending of an object."""
    marks = "".join(chr(point) for point in _TANWIN)
    if folded.endswith(_ALEF) and (_is_object_form(folded, words) or folded[:-1] in words.modifiers):
        bare = word.rstrip(marks)
        return bare[:-1].rstrip(marks) if bare.endswith(_ALEF) else word
    if folded.endswith(_OBJECTIVE) and word.endswith(_OBJECTIVE):
        subject = folded[:-2] + _SUBJECTIVE
        if subject in words.modifiers or words.speakers.get(subject.removeprefix(_ARTICLE)) is not None:
            return word[:-2] + _SUBJECTIVE
    return word


def _is_object_form(folded: str, words: GroupWords) -> bool:
    known = words.speakers.get(folded)
    return known is not None and known.accusative


def group_english(found: Group) -> str:
    """The English of a group with its adjectives: 'Egyptian government source'."""
    state = [found.state.adjective or found.state.name.en or ""] if found.state else []
    first = [word for word in found.words if word in _BEFORE_STATE]
    rest = [word for word in found.words if word not in _BEFORE_STATE]
    return " ".join(found.noun.en[1 if found.many else 0].format(words=" ".join((*first, *state, *rest))).split())


def compose_group(found: Group, text: str, place: str | None = None, of: str = "") -> Referent:
    """The referent of a group; its Arabic name is how the text words it.

    `place` is the English of where it lives, `of` that of what it belongs to.
    """
    english = " ".join(f"{group_english(found)} {of} {f'of {place}' if place else ''}".split())
    identity = f"{found.id}-{slug(of)}" if of else found.id
    return Referent(
        identity,
        Bilingual(text, english[:1].upper() + english[1:]),
        "composed",
        found.noun.kind,
        country=found.state.iso if found.state else None,
        gender=found.gender,
    )
