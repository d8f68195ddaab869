"""From a reporting word to the mention before it that is its subject, or to the noun that would be."""

from __future__ import annotations

from mujaz.extract.hits import Hit
from mujaz.extract.letters import ALEF, ARTICLE, COMMAS, CONJUNCTIONS, HEH, THAT
from mujaz.extract.mentions import Mention
from mujaz.extract.scene import Scene
from mujaz.extract.speakers import past_bracket

_WAW, _FEH = CONJUNCTIONS
_MASCULINE_PLURAL = "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}"
_BACK, _CLAUSE, _LONG_CLAUSE, _HAD = 40, 5, 14, 5


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
            n = past_bracket(scene.tokens, n)
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
