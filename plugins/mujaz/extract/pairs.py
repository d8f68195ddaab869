"""Several who speak under one dual or plural noun: 'وزيرا خارجية مصر والأردن', 'السفيران الألماني والفرنسي',
'الحكومتان … و…', 'سفراء فرنسا وإسبانيا وإيطاليا'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mujaz.arabic.fold import fold
from mujaz.extract.letters import ALEF, ARTICLE, CONJUNCTIONS, HEH
from mujaz.extract.mentions import Gender, Mention, Referent
from mujaz.extract.offices import minister_english
from mujaz.extract.scene import Scene
from mujaz.extract.sentence_words import Words
from mujaz.extract.subjects import Subject
from mujaz.lexicon.register import Entry
from mujaz.model.facts import Bilingual
from mujaz.model.ids import slug
from mujaz.model.span import Span

_WAW = CONJUNCTIONS[0]
_TEH = "\N{ARABIC LETTER TEH}"
_ENDINGS = (ALEF + "\N{ARABIC LETTER NOON}", "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}", ALEF)
_SHORTEST, _MOST = 3, 8
_OFFICES = frozenset(("head", "office"))
_STATES = frozenset(("state", "capital"))


class _Owner(NamedTuple):
    """A state to which one of two belongs, by an adjective (`nisba`) or by its name, up to token `last`."""

    state: Entry
    nisba: bool
    last: int


def singular(word: str) -> tuple[str, Gender] | None:
    """The noun of which a folded word is the dual, without its article, and its gender."""
    bare = word.removeprefix(ARTICLE)
    for ending in _ENDINGS:
        stem = bare.removesuffix(ending)
        if len(stem) >= _SHORTEST and stem != bare:
            return (stem[:-1] + HEH, "f") if stem.endswith(_TEH) else (stem, "m")
    return None


def pair_at(begin: int, scene: Scene, words: Words) -> Subject | None:
    """The offices, or the first of the governments, that a dual or plural noun at token `begin` and states tell."""
    text = scene.word(begin) if scene.tokens[begin].kind == "word" else ""
    noun, most = (_one_of_many(text, words), _MOST) if text else (None, _MOST)
    if noun is None and text:
        noun, most = singular(text), len(("first", "second"))
    if noun is None:
        return None
    senses = words.lexicon.names.phrases.get(ARTICLE + noun[0]) or ()
    if any(sense.body and sense.body.kind == "government" for sense in senses):
        owners = _owners(begin + 1, words, most)
        return _government(begin, owners, scene) if len(owners) > 1 else None
    office, at = _office(noun[0], begin + 1, words)
    plain = at == begin + 1 and most == _MOST  # 'قادة' are leaders, where one is a commander
    office = (_group(begin, words) if plain else "") or office
    owners = _owners(at, words, most) if office else []
    return _offices(begin, office, owners, noun[1], scene) if len(owners) > 1 else None


def _one_of_many(word: str, words: Words) -> tuple[str, Gender] | None:
    """The noun of which a folded word is the plural, as the table of what is counted has it: 'سفراء', 'حكومات'."""
    forms = words.lexicon.counted.phrases.get(word) or ()
    noun = next((fold(form.noun.ar) for form in forms if form.number == "p"), None)
    return None if noun is None else (noun, "f" if noun.endswith(HEH) else "m")


def _group(at: int, words: Words) -> str:
    """The English of the people that a plural at token `at` names, where a table has them; '' for none."""
    match = words.lexicon.groups.speakers.at(words.tokens, at, clitics=False)
    noun = match.value.noun if match is not None else None
    return " ".join(noun.en[1].format(words="").split()) if noun is not None and noun.when != "construct" else ""


def _owners(at: int, words: Words, most: int) -> list[_Owner]:
    """The states named from token `at` on, at most so many, each behind the first joined by 'and'."""
    found: list[_Owner] = []
    for joined in ("", *(_WAW for _ in range(most - 1))):
        match = words.lexicon.names.phrases.at(words.tokens, at) if at < len(words.tokens) else None
        if match is None or match.form.proclitics != joined:
            break
        nisba = next((sense.nisba for sense in match.value if sense.nisba), None)
        state = next((s.state or s.entry for s in match.value if s.what in _STATES), None)
        if nisba is None and state is None:
            break
        found.append(_Owner(nisba.state if nisba else state, nisba is not None, match.last))  # type: ignore[arg-type]
        at = match.last
    return found


def _office(noun: str, at: int, words: Words) -> tuple[str, int]:
    """The English of an office in the plural, and the token after what a minister is in charge of; '' for none."""
    titles = words.lexicon.persons.titles.get(noun, ())
    title = next((t for t in titles if t.kind in _OFFICES and len(t.words) == 1), None)
    of_state = next((t.en for t in titles if t.kind == "head"), None)  # 'رئيس': a president, of whatever else a head
    known = of_state or words.lexicon.bodies.heads.get(noun) or (title.en if title else None)
    if known is None or at >= len(words.tokens):
        return "", at
    text = words.tokens[at].text
    charge = words.lexicon.names.portfolios.get(text if text.startswith(ARTICLE) else ARTICLE + text)
    if charge is not None:
        return f"{minister_english([charge]).format(of='').strip()}s", at + 1
    return f"{known.format(of='').strip()}s", at


def _government(begin: int, owners: list[_Owner], scene: Scene) -> Subject:
    """Of several who speak together the first named counts."""
    state = owners[0].state
    known = scene.referents.get(state.id)
    if known is None:
        known = Referent(state.id, state.name, "registered", "government", country=state.country, gender=state.gender)
        known.also = list(state.names)
    known.kind = known.kind or "government"
    return Subject(_mention(begin, owners[-1].last, known.id, "f", scene), known, ())


def _offices(begin: int, office: str, owners: list[_Owner], gender: Gender, scene: Scene) -> Subject | None:
    english = list(_english(owners))
    if not all(english):
        return None
    told = " and ".join((", ".join(english[:-1]), english[-1]))
    told = f"{told} {office.lower()}" if owners[0].nisba else f"{office.capitalize()} of {told}"
    last = owners[-1].last
    span = Span(scene.tokens[begin].start, scene.tokens[last - 1].end)
    referent = Referent(slug(told), Bilingual(" ".join(span.of(scene.text).split()), told), "composed", "office")
    inside = tuple({scene.at[at] for at in range(begin, last) if at in scene.at and not scene.at[at].place})
    return Subject(_mention(begin, last, referent.id, gender, scene), referent, inside)


def _english(owners: list[_Owner]) -> Iterator[str]:
    for owner in owners:
        yield (owner.state.adjective if owners[0].nisba else owner.state.name.en) or ""


def _mention(first: int, last: int, referent: str, gender: Gender, scene: Scene) -> Mention:
    span = Span(scene.tokens[first].start, scene.tokens[last - 1].end)
    where = (span, scene.segment, scene.sentence, first, last)
    return Mention(*where, referent, "actors.pair", gender=gender, number="d" if singular(scene.word(first)) else "p")
