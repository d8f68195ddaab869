"""From where somebody speaks to a name that no table knows: 'وقال المدير العام للمركز فلان كاستيا إن', 'قالت "نوفا"'.

A last resort, where nobody else can be the speaker: between a verb of saying and what is said there are only titles,
and names.
"""

from __future__ import annotations

from collections.abc import Callable

from mujaz.arabic.romanise import romanise
from mujaz.extract.hits import Hit
from mujaz.extract.kin import is_kin
from mujaz.extract.letters import ARTICLE, CLOSERS, COMMAS, OPENERS, PRONOUNS
from mujaz.extract.mentions import Mention, Referent
from mujaz.extract.persons_units import ALEF, HEH, ORDINARY_ENDINGS, YEH, Line, unread
from mujaz.extract.persons_words import MARK, as_written, read_tokens
from mujaz.extract.scene import Scene
from mujaz.lexicon.lexicon import Lexicon
from mujaz.lexicon.person_names import Sort
from mujaz.lexicon.register import Gender
from mujaz.model.facts import Bilingual
from mujaz.model.ids import slug
from mujaz.model.span import Span

_BU = "\N{ARABIC LETTER BEH}\N{ARABIC LETTER WAW}"
_LONGEST, _LONGEST_NAME, _SHORTEST = 14, 4, 3
_ENDS = frozenset("():-") | COMMAS
_STOPS = (
    "that", "adverb", "relative", "opening", "negation", "auxiliary", "what", "relayed", "document", "inanimate",
    "honorific", "this", "some", "manner",
)  # fmt: skip
_CITIES = frozenset(("place", "place_near", "place_also", "place_noun"))
_NO_NAME = int(Sort.TITLE | Sort.REPORTING | Sort.HOLDER | Sort.NAMING)


def unknown_name(
    at: int,
    limit: int | None,
    hit: Hit | None,
    scene: Scene,
    line: Callable[[], Line],
    lexicon: Lexicon,
    *,
    sure: bool = False,
) -> tuple[Mention, Referent] | None:
    """The person, or the body in quotation marks, that is named from token `at` on and that no table knows.

    The search ends at token `limit`; None says that nothing tells where the object of the verb begins. `line` gives the
    sentence as names are read in it; it is asked for only where one may stand. `sure` wants a part that looks like one.
    """
    if at >= len(scene.tokens) or at in scene.at:
        return None
    quoted = _quoted(at, scene)
    if quoted is not None:
        return _named(at, quoted, "organization", hit, scene, lexicon)
    if limit is None:
        return None
    run = _run(at, limit, hit, line(), scene, lexicon)
    if run is None or (sure and not any(line().reads[n].named or line().reads[n].alike for n in range(*run))):
        return None
    return _named(*run, "person", hit, scene, lexicon)


def line_of(scene: Scene, lexicon: Lexicon) -> Line:
    """The sentence as names are read in it."""
    reads = as_written(read_tokens(scene.tokens, lexicon.persons), scene.tokens, scene.text)
    return Line(scene.tokens, reads, scene.at, {}, scene.text, True)


def _quoted(at: int, scene: Scene) -> int | None:
    """Where a short name in quotation marks ends that stands right behind the verb; a preposition begins none."""
    if scene.word(at - 1) not in OPENERS or scene.opens_preposed(at):
        return None
    for last in range(at + 1, min(at + _LONGEST_NAME, len(scene.tokens))):
        if scene.word(last) in CLOSERS:
            return last
        if scene.tokens[last].kind not in {"word", "latin"}:
            return None
    return None


def _run(at: int, limit: int, hit: Hit | None, line: Line, scene: Scene, lexicon: Lexicon) -> tuple[int, int] | None:
    """The tokens of the name: two words or more behind titles, or a single one that is all that stands there."""
    end = _end(at, limit, scene)
    last = end
    while last > at:
        first = last
        while first > at and _is_part(line, first - 1, scene, lexicon, last=first == end):
            first -= 1
        first = _first_part(line, first, last)
        if last - first > 1 and last - first <= _LONGEST_NAME:
            return (first, last) if _introduced(first, at, scene, lexicon) else None
        if last - first == 1:
            return (first, last) if (first, last) == (at, end) and _alone(first, hit, line) else None
        last = _before_place(last, at, scene)
    return None


def _end(at: int, limit: int, scene: Scene) -> int:
    """Where the first stretch ends: with a comma or a bracket, with a word of form, or where the content begins."""
    limit = min(len(scene.tokens), at + _LONGEST, limit)
    for n in range(at, limit):
        word = scene.word(n)
        if word in _ENDS or any(word in scene.words[job] for job in _STOPS):
            return n
    return limit


def _before_place(last: int, at: int, scene: Scene) -> int:
    """The token at which a phrase of place or time begins that ends at `last`: 'فلان كاستيا من منصة القيادة'."""
    for n in range(last - 1, at, -1):
        if scene.opens_preposed(n):
            return n
    return at


def _is_part(line: Line, at: int, scene: Scene, lexicon: Lexicon, *, last: bool) -> bool:
    """Whether a word may be part of a name: known as one, or in no table at all.

    Right before what is said (`last`) even a word that begins as verbs do is none, nor is a place.
    """
    read, mention = line.reads[at], scene.at.get(at)
    if mention is not None:
        return last and mention.place and not read.article and not scene.opens_preposed(at)
    if read is MARK or (read.sorts & _NO_NAME and not read.sorts & Sort.GIVEN):
        return False
    if read.article:
        return _is_family(line, at, scene, lexicon)
    if read.named and not read.skip:
        return True
    return _is_strange(line, at, last=last) and not _is_common(at, scene, lexicon)


def _is_family(line: Line, at: int, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a definite word is a family name, behind a given one or behind an unknown word with a title."""
    word = scene.word(at)
    named = line.reads[at - 1].named or (word.endswith(YEH) and _may_be_first(line, at - 1, scene, lexicon))
    return at - 1 not in scene.at and named and word.removeprefix(ARTICLE) not in lexicon.bodies.nouns


def _is_strange(line: Line, at: int, *, last: bool) -> bool:
    """Whether a word looks like no Arabic one, or stands where only a name does."""
    read, word = line.reads[at], line.tokens[at].text
    titled = at > 0 and bool(line.reads[at - 1].sorts & Sort.TITLE)
    if (titled and _family(line, at + 1)) or (last and at and line.reads[at - 1].sorts & Sort.GIVEN):
        return not read.sorts
    if word.endswith(YEH + ALEF) and not last:
        return not read.sorts
    short = len(word) == _SHORTEST or last
    strange = unread(line, at) or (short and not read.sorts and not word.endswith(ORDINARY_ENDINGS))
    return strange and len(word) >= _SHORTEST


def _may_be_first(line: Line, at: int, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a word that no table knows stands behind a form of address, where a given name does."""
    read = line.reads[at]
    titled = at > 0 and bool(line.reads[at - 1].sorts & Sort.TITLE)
    return titled and read is not MARK and not read.article and not read.sorts and not _is_common(at, scene, lexicon)


def _family(line: Line, at: int) -> bool:
    return at < len(line.reads) and line.reads[at].article and line.tokens[at].text.endswith(YEH)


def _is_common(at: int, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a table knows the word, with or without what is written onto it, as something else than a name."""
    word = scene.word(at)
    if word in lexicon.bodies.common or word in lexicon.surroundings.acting or word in lexicon.cues.forms:
        return True
    if any(word.removesuffix(pronoun) in lexicon.groups.part for pronoun in PRONOUNS):
        return True  # 'أحدها'
    preposed = scene.opens_preposed(at) and not _maghrebi(word, scene)
    if word in lexicon.groups.modifiers or word in scene.words["heads"] or preposed or is_kin(word, lexicon):
        return True
    tables = (lexicon.counted.phrases, lexicon.bodies.words, lexicon.groups.speakers)
    if any(table.at(scene.tokens, at) is not None for table in tables):
        return True
    match = lexicon.names.phrases.at(scene.tokens, at)
    return match is not None and any(sense.what not in _CITIES for sense in match.value)


def _maghrebi(word: str, scene: Scene) -> bool:
    """'بوعياش': a family name in 'بو', and no word with a preposition on it of those that say how ('بوضوح')."""
    return word.startswith(_BU) and len(word) > _LONGEST_NAME and word not in scene.words["manner"]


def _first_part(line: Line, first: int, last: int) -> int:
    """The first token of the run that can begin a name: no family name with its article."""
    while first < last and line.reads[first].article:
        first += 1
    return first


def _introduced(first: int, at: int, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the name stands at the verb or behind a title, and is no body's ('مسؤول في شركة نوفا')."""
    if first == at:
        return True
    before = scene.word(first - 1)
    # A noun with the article takes no name to itself: 'الناطقة باسم الشرطة أتلندا ماثي'.
    forms = {form.text for form in scene.tokens[first - 1].forms if not before.startswith(ARTICLE)}
    body = any(form in lexicon.bodies.nouns or form in scene.words["class"] for form in forms)
    return not body and before not in scene.words["preposition"]


def _alone(at: int, hit: Hit | None, line: Line) -> bool:
    """Whether a single word is surely who speaks: right between a verb of saying and what is said."""
    read = line.reads[at]
    if hit is None:
        return read.alike or (read.named and not read.sorts & Sort.ALSO_WORD)
    if read.article or hit.mark == "preposition" or "noun" in hit.cue.after:
        return read.alike or (read.named and not read.sorts & Sort.ALSO_WORD)
    # 'اختتم حديثه بالقول': what ends so is mostly a noun of the speaker's own.
    return read.alike or read.named or not line.tokens[at].text.endswith(HEH)


def _named(
    first: int, last: int, kind: str, hit: Hit | None, scene: Scene, lexicon: Lexicon
) -> tuple[Mention, Referent]:
    span = Span(scene.tokens[first].start, scene.tokens[last - 1].end)
    written = " ".join(span.of(scene.text).split())
    english = romanise(written, lexicon.persons.spellings)
    gender: Gender | None = hit.shape.gender if hit is not None else None
    person = kind == "person"
    referent = Referent(
        slug(english), Bilingual(written, english), "romanised", "person" if person else "organization", gender=gender
    )  # fmt: skip
    rule = "persons.unknown" if person else "actors.unknown"
    where = (span, scene.segment, scene.sentence, first, last, referent.id, rule)
    return Mention(*where, gender=gender), referent
