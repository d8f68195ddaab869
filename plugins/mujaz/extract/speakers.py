"""From a reporting word to the mention that is its grammatical subject: after it, before it, or what it hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.tokens import Token
from mujaz.extract.cues import (
    ALEF,
    ARTICLE,
    CLOSERS,
    COMMAS,
    CONJUNCTIONS,
    HEH,
    LETTER_PREPOSITIONS,
    OPENERS,
    PRONOUNS,
    THAT,
    Hit,
)
from mujaz.extract.mentions import Mention
from mujaz.extract.scene import Scene

_BREAKS = COMMAS | {":", ")", "-", "[", "]", "\N{EN DASH}", "\N{EM DASH}"}
_QUOTES = OPENERS | CLOSERS
_WAW, _FEH = CONJUNCTIONS
_MASCULINE_PLURAL = "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}"
_NOMINATIVE_PLURAL = "\N{ARABIC LETTER WAW}\N{ARABIC LETTER NOON}"
_SHE_HIM = tuple("\N{ARABIC LETTER TEH}" + pronoun for pronoun in sorted(PRONOUNS))
_LONG_VERB = 5
_BACK, _BRACKET, _CLAUSE, _LONG_CLAUSE, _HAD, _TITLE = 40, 12, 5, 14, 5, 3


def subject_after(hit: Hit, scene: Scene) -> Mention | None:
    """The subject that follows the verb, over what stands between ('قال، في تصريح لوكالة، المتحدث')."""
    if hit.shape.number != "s":
        return None
    candidates = list(_noun_phrases(hit, scene))
    head = next((mention for mention, heads in candidates if heads), None)
    people = [mention for mention, _ in candidates if scene.kind(mention) in {"person", "office"}]
    if head is not None:
        return _named_holder(hit, head, people, scene)
    if people:
        return people[0]
    return next((mention for mention, _ in candidates if _only_classes(hit.at + 1, mention.first, scene)), None)


def _named_holder(hit: Hit, head: Mention, people: Sequence[Mention], scene: Scene) -> Mention:
    """An office whose holder's name follows it is that person; the office of somebody is not."""
    called = _called(head, people, scene)
    if called is not None:
        return called
    if scene.kind(head) != "office" or scene.word(head.first) in scene.words["belonging"]:
        return head
    holders = [person for person in people if scene.kind(person) == "person"]
    if not holders:
        return head
    set_off = scene.word(holders[0].first - 1) in COMMAS
    follows = _only_where(head.last, holders[0].first, scene) or set_off or hit.mark in {"that", "quote"}
    return holders[0] if follows else head


def _called(head: Mention, people: Sequence[Mention], scene: Scene) -> Mention | None:
    """Whose name the words after a group give: 'مهاجر يدعى فلان', 'عاملة، اسمها فلانة'."""
    at = head.last
    while at < head.last + _CLAUSE and at not in scene.at and scene.word(at) not in scene.words["naming"]:
        at += 1
    if scene.kind(head) != "group" or scene.word(at) not in scene.words["naming"]:
        return None
    return next((person for person in people if person.first == at + 1), None)


def _only_where(first: int, last: int, scene: Scene) -> bool:
    """Whether between an office and a name stands at most one word, or where or of what body the office is."""
    places = all(n in scene.at or scene.word(n) in scene.words["preposition"] for n in range(first, last))
    return last <= first + 1 or places or (scene.opens_preposed(first) and last <= first + _TITLE)


def _only_classes(first: int, last: int, scene: Scene) -> bool:
    """Whether between the verb and a body's name stands nothing but what kind of body it is."""
    classes, adverbs = scene.words["class"], scene.words["adverb"]
    return all(
        token.kind == "mark" or token.text in classes or token.text in adverbs for token in scene.tokens[first:last]
    )


def _noun_phrases(hit: Hit, scene: Scene) -> list[tuple[Mention, bool]]:
    """The mentions between a verb and its content that no preposition governs; True where one heads its phrase.

    A phrase begins after the verb, a comma or a name; what 'and' adds to a phrase shares its lot, and what stands in
    brackets only explains a name.
    """
    found: list[tuple[Mention, bool]] = []
    at, fresh, governed, after_name = hit.at + 1, True, False, False
    while at < min(hit.gap, len(scene.tokens)):
        token, mention = scene.tokens[at], scene.at.get(at)
        if token.text in scene.words["counterpart"] or _by_mouth(at, scene) or _new_verb(token.text):
            break
        if token.text == "(":
            at = _past_bracket(scene.tokens, at)
        elif fresh and token.text in scene.words["each"]:
            at += 2
        elif token.text in _BREAKS:
            at, fresh, governed, after_name = _past_clause(at + 1, hit.gap, scene), True, False, False
        elif token.text in _QUOTES or (fresh and mention is None and _says_how(token.text, scene)):
            at += 1
        else:
            if fresh and not (after_name and token.text[0] == _WAW):
                governed = scene.opens_preposed(at) and not _only_pronoun(token)
            if mention is not None and mention.first == at:
                free = not governed or _right_before(hit, mention, scene)
                if free and not scene.preposed(mention) and _can_speak(hit, mention, scene):
                    found.append((mention, fresh and not found and not after_name))
                at, fresh, after_name = mention.last, True, True
            else:
                at, fresh = at + 1, fresh and _only_pronoun(token)
    return found


def _past_clause(at: int, gap: int, scene: Scene) -> int:
    """The token after a clause that a relative word opens between commas: nobody named in it is the subject."""
    if scene.word(at) not in scene.words["relative"]:
        return at
    return next((n for n in range(at, min(gap, len(scene.tokens))) if scene.word(n) in COMMAS), gap)


def _says_how(word: str, scene: Scene) -> bool:
    return word in scene.words["adverb"] or word in scene.words["manner"]


def _new_verb(word: str) -> bool:
    """'وعارضته فلانة': 'and', a verb and whom it is about, in one word: its subject is another's."""
    return word[0] == _WAW and len(word) > _LONG_VERB and word.endswith(_SHE_HIM)


def _by_mouth(at: int, scene: Scene) -> bool:
    """'رحبت النقابة على لسان رئيسها فلان': whoever is named after it only speaks for the subject."""
    return scene.word(at) in scene.words["mouth"] and scene.word(at - 1) in scene.words["preposition"]


def _right_before(hit: Hit, mention: Mention, scene: Scene) -> bool:
    """Whether a person is named right before what is said, whatever stands in the title before the name."""
    owned = mention.first > hit.at + 1 and scene.opens_preposed(mention.first - 1)
    return hit.mark in {"that", "quote"} and mention.last == hit.gap and scene.kind(mention) == "person" and not owned


def _past_bracket(tokens: Sequence[Token], at: int) -> int:
    return next((n + 1 for n in range(at, min(len(tokens), at + _BRACKET)) if tokens[n].text == ")"), at + 1)


def _only_pronoun(token: Token) -> bool:
    """'بها', 'لهم': a preposition with a pronoun, which may stand between a verb and its subject."""
    return token.text[0] in LETTER_PREPOSITIONS and token.text[1:] in PRONOUNS


def _can_speak(hit: Hit, mention: Mention, scene: Scene) -> bool:
    """Whether the mention agrees with the verb before it and is not plainly in the accusative or somebody's owner."""
    gender, kind = scene.gender(mention), scene.kind(mention)
    near = mention.first <= hit.at + 3 or (kind == "person" and _behind_preposition(hit.at, mention.first, scene))
    near = near and not _nominative(mention, scene)
    if near and gender is not None and hit.shape.gender is not None and gender != hit.shape.gender:
        return False
    if kind == "person" and scene.word(mention.first - 1) in scene.words["belonging"]:
        return False
    accusative = mention.number == "p" and scene.word(mention.first).endswith(_MASCULINE_PLURAL)
    return kind is not None and not accusative


def _behind_preposition(first: int, last: int, scene: Scene) -> bool:
    """Whether a preposition stands between the verb and a name, which may then belong to a title of somebody else."""
    return any(scene.word(at) in scene.words["preposition"] for at in range(first + 1, last))


def _nominative(mention: Mention, scene: Scene) -> bool:
    """'الحوثيون': men by the word's own ending, whatever gender the body has."""
    return scene.word(mention.first).endswith(_NOMINATIVE_PLURAL)


def subject_beside(hit: Hit, scene: Scene) -> Mention | None:
    """The subject right before its verb, as headlines have it ('إيران تنفي')."""
    mention = scene.at.get(hit.at - 1)
    if hit.coordinated or mention is None or mention.last != hit.at:
        return None
    if not scene.acts(mention) or scene.preposed(mention) or not scene.suits(hit.shape, mention):
        return None
    objective = mention.number == "p" and scene.word(mention.last - 1).endswith(_MASCULINE_PLURAL)
    return None if objective or _of_somebody(mention, scene) else mention


def paper_beside(hit: Hit, scene: Scene) -> Mention | None:
    """Whose paper stands right before a present-tense verb ('قرار لجامعة الدول يدعو', 'بيان للوزارة يؤكد')."""
    mention = scene.at.get(hit.at - 1)
    if hit.coordinated or mention is None or mention.last != hit.at or not scene.acts(mention):
        return None
    paper = scene.word(mention.first - 1)
    document = scene.words["document"]
    known = paper in document or paper.removesuffix(ALEF) in document
    return mention if known and scene.preposed(mention) else None


def subject_before(hit: Hit, scene: Scene) -> Mention | None:
    """The subject that stands before the verb in its clause ('لكن تونس أنكرت', 'كان الرئيس قد حذر')."""
    if hit.coordinated and scene.word(hit.at)[0] != _FEH:
        return None
    opening = _opening(hit, scene)
    suiting = [
        mention
        for mention in mentions_between(opening, hit.at, scene)
        if not scene.preposed(mention)
        and scene.acts(mention)
        and scene.suits(hit.shape, mention)
        and not _of_somebody(mention, scene)
    ]
    if suiting and _begins_clause(suiting[-1], hit, scene):
        return suiting[-1]
    first = _past_auxiliaries(opening, scene)
    if suiting and suiting[0].first == first:
        return suiting[0]
    chosen = next((mention for mention in suiting if scene.kind(mention) == "person"), next(iter(suiting), None))
    stated = opening > 0 and hit.at - opening < _BACK
    helped = scene.word(hit.at - 1) in scene.words["auxiliary"] or first > opening or stated
    return chosen if chosen is not None and (helped or _adjoins(chosen, hit.at, scene)) else None


def _begins_clause(mention: Mention, hit: Hit, scene: Scene) -> bool:
    """'عمان ترفض الخطة والقاهرة تدعمها': whom 'and' puts before a verb, with no name right before, is its subject."""
    joined = mention.last == hit.at and mention.first > 0 and scene.word(mention.first)[0] == _WAW
    return joined and mention.span.start > scene.tokens[mention.first].start and mention.first - 1 not in scene.at


def _of_somebody(mention: Mention, scene: Scene) -> bool:
    """Whether a person is only whose somebody or something is ('مكتب فلان'), or papers are somebody's ('وثائق كذا')."""
    before = scene.word(mention.first - 1)
    return (scene.kind(mention) == "person" and before in scene.words["belonging"]) or before in scene.words[
        "inanimate"
    ]


def _adjoins(mention: Mention, at: int, scene: Scene) -> bool:
    """Whether between a mention and the verb stands nothing but marks, adverbs and brackets."""
    n = mention.last
    while n < at:
        if scene.word(n) == "(":
            n = _past_bracket(scene.tokens, n)
        elif scene.tokens[n].kind == "word" and scene.word(n) not in scene.words["adverb"]:
            return False
        else:
            n += 1
    return True


def common_noun_before(hit: Hit, scene: Scene) -> bool:
    """Whether an indefinite noun right before the verb is what its clause describes ('مظاهرات تندد')."""
    if hit.coordinated or hit.shape.kind != "present" or hit.at - 1 in scene.at:
        return False
    before, words = scene.word(hit.at - 1), scene.words
    functional = ("auxiliary", "opening", "that", "adverb", "preposition", "resuming", "relative", "this", "who")
    if len(before) < 4 or before.startswith(ARTICLE) or any(before in words[job] for job in functional):
        return False
    return scene.tokens[hit.at - 1].kind == "word"


def _past_auxiliaries(at: int, scene: Scene) -> int:
    """The token after 'was', 'had' and the like at the beginning of a clause, and after what kind of body it is."""
    while scene.word(at) in scene.words["auxiliary"] or scene.word(at) in scene.words["class"]:
        at += 1
    return at


def mentions_between(first: int, last: int, scene: Scene) -> list[Mention]:
    """The mentions that begin and end between two tokens, in order."""
    found = []
    at = max(first, last - 2 * _BACK, 0)
    while at < last:
        mention = scene.at.get(at)
        if mention is not None and mention.first == at and mention.last <= last:
            found.append(mention)
        at = max(at + 1, mention.last if mention is not None else 0)
    return found


def _opening(hit: Hit, scene: Scene) -> int:
    """The token at which the verb's clause begins, looked for once."""
    known = scene.openings.get(hit.at)
    if known is None:
        known = scene.openings[hit.at] = _find_opening(hit.at, scene)
    return known


def _find_opening(verb: int, scene: Scene) -> int:
    opening, that = scene.words["opening"], scene.words["that"]
    for at in range(verb - 1, max(-1, verb - _BACK), -1):
        text = scene.tokens[at].text
        bare = text[1:] if text[:1] in CONJUNCTIONS else text
        if text in opening or bare in opening or text in that or text == ":":
            return at + 1
    return max(0, verb - _BACK)


def antecedent(hit: Hit, scene: Scene) -> Mention | None:
    """The mention that a relative clause hangs on ('الوزير الذي قال')."""
    at = next((n for n in range(hit.at - 1, hit.at - _HAD, -1) if scene.word(n) in scene.words["relative"]), hit.at - 1)
    mention = scene.at.get(at - 1) or scene.at.get(at - 2)
    if mention is None or mention.last >= hit.at or not scene.acts(mention) or not scene.suits(hit.shape, mention):
        return None
    return mention


def clause_noun(hit: Hit, scene: Scene) -> int | None:
    """The noun with which the verb's clause begins, where that is unknown: for people or a body, or behind 'that'."""
    if hit.coordinated:
        return None
    unknown = opening_noun(hit, scene)
    if unknown is not None:
        return unknown
    at = _opening(hit, scene)
    while scene.word(at) in scene.words["auxiliary"]:
        at += 1
    stands = at < hit.at <= at + _LONG_CLAUSE and at not in scene.at and scene.word(at) in scene.words["heads"]
    return at if stands and not scene.opens_preposed(at) else None


def opening_noun(hit: Hit, scene: Scene) -> int | None:
    """The unknown noun with which the verb's clause begins after 'that' ('أن وسيطا أبلغها').

    After another opening word only one for people or a body ('لكن البابا قال').
    """
    opening = 0 if hit.coordinated else _opening(hit, scene)
    if not 0 < opening < hit.at <= opening + _CLAUSE:
        return None
    if scene.word(opening - 1)[-2:] != THAT and scene.word(opening) not in scene.words["heads"]:
        return None
    if any(token.text in COMMAS for token in scene.tokens[opening : hit.at]):
        return None
    noun = scene.tokens[opening].kind == "word" and opening not in scene.at and not scene.opens_preposed(opening)
    return opening if noun else None


def already(hit: Hit, scene: Scene) -> Mention | None:
    """'سبق للحزب أن دعا': whom 'to' names behind 'already' is the subject of the verb behind 'that'."""
    if scene.word(hit.at - 1) != THAT:
        return None
    for at in range(hit.at - 2, max(-1, hit.at - 2 - _LONG_CLAUSE), -1):
        if scene.word(at).lstrip(_WAW) in scene.words["already"]:
            mention = scene.at.get(at + 1)
            return mention if mention is not None and scene.acts(mention) and scene.preposed(mention) else None
    return None


def behind_but(hit: Hit, scene: Scene) -> bool:
    """Whether the verb's clause begins with 'but' and an unknown noun for people or a body ('إلا أن وزير كذا هوّن')."""
    noun = clause_noun(hit, scene)
    return noun is not None and scene.word(noun - 1)[-2:] == THAT


def resumes(hit: Hit, scene: Scene) -> bool:
    """Whether what is said takes up the noun before 'which' by the pronoun on 'that' ('المحكمة التي قال إنها')."""
    that = scene.word(hit.gap)
    return hit.mark == "that" and that in scene.words["that"] and that[-1:] in (HEH, ALEF) and len(that) > len(THAT)


def resumed(hit: Hit, scene: Scene) -> bool:
    """Whether the verb's subject is the pronoun on the 'that' before it ('إنها أبلغت')."""
    before = scene.word(hit.at - 1)
    return before in scene.words["that"] and before != THAT and len(before) > 2
