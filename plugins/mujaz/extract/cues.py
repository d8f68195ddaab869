"""From the tokens of a sentence to the words in it that report what somebody says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Token
from mujaz.extract.content import ContentSeeker
from mujaz.extract.hits import Hit
from mujaz.extract.letters import ALEF, BETWEEN, CONJUNCTIONS, HEH, LETTER_PREPOSITIONS, OPENERS, THAT
from mujaz.lexicon.cues import CueForm, Cues

_LAM = LETTER_PREPOSITIONS[1]
_HAMZAS = frozenset("\u0621\u0623\u0624\u0626")  # hamza, and the letters that carry one
_MAKSURA, _TEH_MARBUTA = "\N{ARABIC LETTER ALEF MAKSURA}", "\N{ARABIC LETTER TEH MARBUTA}"
_YEH = "\N{ARABIC LETTER YEH}"
_BYLINE, _YEAR = 8, 4


def find_phrases(tokens: Sequence[Token], cues: Cues) -> list[PhraseMatch[str]]:
    """The phrases of reporting in a sentence, each with its job, in order and without overlap."""
    found: list[PhraseMatch[str]] = []
    for at, token in enumerate(tokens):
        if token.text in cues.starts or token.text[1:] in cues.starts:
            match = cues.phrases.at(tokens, at)
            if match is not None and (not found or match.first >= found[-1].last):
                found.append(match)
    return found


def find_hits(
    tokens: Sequence[Token], cues: Cues, named: Collection[int], phrases: Sequence[PhraseMatch[str]], text: str
) -> list[Hit]:
    """The reporting words of one sentence of a document's text, in order; what only looks like one is left out.

    `named` holds the tokens that belong to names. Words are tried from the last to the first, so that the search for
    a word's content can end at the next word that reports.
    """
    read = [
        (at, *found)
        for at, token in enumerate(tokens)
        if token.kind == "word" and at not in named and any(found := forms_of(token.text, cues.forms))
    ]
    silent = {
        at for match in phrases if match.value in {"narrator", "postposed"} for at in range(match.first, match.last)
    }
    hits: dict[int, Hit] = {}
    for at, whole, rest in reversed(read):
        if at not in silent:
            seeker = _Seeker(tokens, at, cues.words, hits, named, text)
            readings = [(form, 0) for form in whole] + [(form, 1) for form in rest]
            hit = next((h for form, skip in readings if (h := seeker.hit(form, skip)) is not None), None)
            if hit is not None:
                for shared in _sharing(hit, hits):
                    del hits[shared]
                hits[at] = hit
    return [hits[at] for at in sorted(hits)]


def _sharing(hit: Hit, later: dict[int, Hit]) -> list[int]:
    """The words between a verb and its content that have no other ('متحدثا في أنقرة إن', 'الذي تحدث لرويترز إن').

    `later` holds what was found behind it, from the last to the next.
    """
    if hit.mark not in {"that", "quote"} or hit.shape.kind not in {"past", "present"}:
        return []
    between = takewhile(lambda one: one.at < hit.gap, (later[at] for at in reversed(later)))
    return [o.at for o in between if o.gap == hit.gap and (o.relative or o.inner or o.doubles)]


def goes_on(tokens: Sequence[Token], at: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether 'before' and 'that' stand before a present, with which somebody who speaks goes on ('قبل أن يضيف')."""
    return at > 1 and tokens[at - 1].text == THAT and tokens[at - 2].text in words["before"]


def forms_of(text: str, forms: Mapping[str, tuple[CueForm, ...]]) -> tuple[tuple[CueForm, ...], tuple[CueForm, ...]]:
    """The forms that a folded word can be, as it stands and without a conjunction before it."""
    rest: tuple[CueForm, ...] = ()
    if text[0] in CONJUNCTIONS:
        rest = forms.get(text[1:], ())
    elif text[0] == _LAM:
        rest = tuple(form for form in forms.get(text[1:], ()) if form.shape.kind == "present")
    return forms.get(text, ()), rest


@dataclass(frozen=True, slots=True)
class _Seeker:
    """Looks from one word of a sentence for what tells that it reports."""

    tokens: Sequence[Token]
    at: int
    words: Mapping[str, frozenset[str]]
    spots: Mapping[int, Hit]
    named: Collection[int]
    text: str

    def hit(self, form: CueForm, skip: int) -> Hit | None:
        """The word read as `form` after `skip` letters, where it reports something."""
        cue, shape, before = form.cue, form.shape, self._before()
        if shape.kind == "noun":
            return self._hurried(form, before)
        if self._ruled_out(form, skip, before):
            return None
        found = ContentSeeker(self.tokens, self.at, self.words, self.spots, self.named).find(form)
        if found is None:
            return None
        gap, mark, act = found
        if shape.kind == "participle" and not self._set_off(form, skip, mark):
            return None
        if mark not in {"that", "quote"} and before in self.words["who"]:
            return None
        token = self.tokens[self.at]
        relative, what = self._hangs(before), before in self.words["what"]
        start = token.origin(skip)
        return Hit(cue, shape, act, self.at, start, token.end, gap, mark, skip > 0, relative, what, self._inner(skip))

    def _inner(self, skip: int) -> bool:
        """Whether the verb's clause tells of the noun before 'was' ('بائع كان يتابع المسيرة')."""
        at = self.at - 1
        return not skip and at > 0 and self.tokens[at].text in self.words["was"] and self.tokens[at - 1].kind == "word"

    def _hangs(self, before: str) -> bool:
        """Whether a relative word stands before the verb, perhaps with 'had' between ('الذي كان قد أعلن')."""
        at = self.at - 1
        while at > 0 and self.tokens[at].text in self.words["auxiliary"] and before not in self.words["relative"]:
            at, before = at - 1, self.tokens[at - 1].text
        return before in self.words["relative"]

    def _hurried(self, form: CueForm, before: str) -> Hit | None:
        """A denial that somebody hurries to ('سارعت الحركة إلى نفيه')."""
        cue, token, at = form.cue, self.tokens[self.at], self.at
        if cue.act != "deny" or not form.shape.pronoun or before not in self.words["toward"]:
            return None
        return Hit(cue, form.shape, cue.act, at, token.start, token.end, at, "noun")

    def _ruled_out(self, form: CueForm, skip: int, before: str) -> bool:
        """Whether the word before says that nothing is reported: a negation, a wish, a preposition."""
        kind, words = form.shape.kind, self.words
        if before in words["negation"] or before[1:] in words["negation"] or before in words["conditional"]:
            return True
        if self._misspelled(form) or self._byline(form) or (kind == "present" and self._unsaid(form, before)):
            return True
        if kind == "participle" and before in words["was"]:
            return True
        if (kind == "present" and form.cue.distanced and self._names()) or (form.cue.hamza and self._bare()):
            return True
        if form.cue.only_distanced and not (before in words["what"] and form.shape.pronoun):
            return True
        preposed = before in words["preposition"] and (kind == "participle" or before not in words["who"])
        preposed = preposed or (kind == "past" and before in words["taking_noun"])  # 'رفض كشف اسمه': a verbal noun
        return not skip and (preposed or self._between())

    def _between(self) -> bool:
        """'لقاء بين فلان وفلان': right behind a noun the word is 'between' and no verb."""
        if not self.at or self.tokens[self.at].text != BETWEEN:
            return False
        before = self.tokens[self.at - 1]
        leads = any(before.text in self.words[job] for job in ("opening", "auxiliary", "adverb", "relative"))
        return before.kind == "word" and not leads

    def _unsaid(self, form: CueForm, before: str) -> bool:
        """Whether a present says nothing: 'أن يعلن' is only wished, 'يظهر أن' appears so to anybody.

        'قبل أن يضيف' tells what was said.
        """
        wished = before in self.words["subjunctive"] and not goes_on(self.tokens, self.at, self.words)
        return wished or (form.cue.impersonal and self._followed_by_that())

    def _byline(self, form: CueForm) -> bool:
        """'كتب فلان:' at the end of a line: who wrote the article."""
        if form.cue.id != "kataba" or self.at:
            return False
        last = self.tokens[-1].text == ":" and len(self.tokens) <= _BYLINE
        return last or (len(self.tokens) > 1 and self.tokens[1].text == ":")

    def _misspelled(self, form: CueForm) -> bool:
        """Whether the last letter is another one: 'إدانة' is no 'أدانه', 'مقره' no 'مقرة', 'وهو رأي' no 'رأى'."""
        last = self.text[self.tokens[self.at].end - 1]
        if last == _YEH and self._before() in self.words["resuming"]:
            return form.shape.kind == "past" and not form.shape.pronoun  # 'وهو رأي'
        feminine = form.cue.marbuta and form.shape.gender == "f" and form.shape.number == "s"
        return last == _TEH_MARBUTA if form.shape.pronoun else feminine and last == HEH

    def _bare(self) -> bool:
        """Whether no hamza is written on the word ('هنا' is 'here')."""
        token = self.tokens[self.at]
        return not _HAMZAS & set(self.text[token.start : token.end])

    def _names(self) -> bool:
        """'رجل يدعى فلان': in the passive's spelling, and not right before 'that', it tells what somebody is called."""
        return self.text[self.tokens[self.at].end - 1] == _MAKSURA and not self._followed_by_that()

    def _followed_by_that(self) -> bool:
        return self.at + 1 < len(self.tokens) and self.tokens[self.at + 1].text in self.words["that"]

    def _set_off(self, form: CueForm, skip: int, mark: str) -> bool:
        """Whether a participle stands as one: only the masculine singular is unlike other words by itself."""
        shape = form.shape
        if (self.at == 0 and shape.gender == "f") or self._only_looks_so():
            return False
        before = self.at - 1
        if mark == "quote" and shape.gender == "f" and self.tokens[before].kind == "word" and before not in self.named:
            return skip > 0 or form.cue.doubles
        if mark in {"that", "quote"} or skip:
            return True
        if (shape.gender, shape.number) == ("m", "s"):
            adjective = (
                self._before().endswith(ALEF) and self.tokens[before].kind == "word" and before not in self.named
            )
            return not (adjective and mark == "preposition")
        return self.at > 0 and (
            self.tokens[before].kind == "mark" or (before in self.named and form.cue.whom == "must")
        )

    def _only_looks_so(self) -> bool:
        """'12 متهما', 'نفت الحكومة مجددا دعمها': behind a number a noun, right behind a word an adverb."""
        if not self.at:
            return False
        before = self.tokens[self.at - 1]
        if before.kind == "number" and len(before.text) < _YEAR:
            return True
        return self.tokens[self.at].text in self.words["adverb"] and before.kind == "word"

    def _before(self) -> str:
        """The word before, quotation marks passed over."""
        at = self.at - 1
        while at >= 0 and self.tokens[at].text in OPENERS:
            at -= 1
        return self.tokens[at].text if at >= 0 else ""
