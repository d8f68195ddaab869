"""From the tokens of a sentence to the words in it that report what somebody says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from mujaz.arabic.conjugation import Shape
from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Token
from mujaz.lexicon.cues import Cue, CueForm, Cues
from mujaz.model.facts import Act

CONJUNCTIONS = ("\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER FEH}")
LETTER_PREPOSITIONS = ("\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER KAF}")
_BEH, _LAM, ALEF = "\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER ALEF}"
_HAMZAS = frozenset("\u0621\u0623\u0624\u0626")  # hamza, and the letters that carry one
_MAKSURA, _TEH_MARBUTA = "\N{ARABIC LETTER ALEF MAKSURA}", "\N{ARABIC LETTER TEH MARBUTA}"
HEH, _MEEM = "\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER MEEM}"
FROM = "\N{ARABIC LETTER AIN}\N{ARABIC LETTER NOON}"
ARTICLE, OF_THEM = ALEF + _LAM, HEH + _MEEM
THAT = ALEF + "\N{ARABIC LETTER NOON}"
PRONOUNS = frozenset({HEH, HEH + ALEF, HEH + _MEEM, HEH + _MEEM + ALEF})
OBJECTIVE = "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}"
OPENERS = frozenset("\"'\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}")
CLOSERS = frozenset("\"'\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}")
COMMAS = frozenset(",;\N{ARABIC COMMA}\N{ARABIC SEMICOLON}")
_FAR, _NEAR, _OBJECT, _NAME, _BYLINE = 60, 22, 14, 4, 8
_TAKES_PRONOUN = frozenset({"deny", "assess", "condemn", "accuse", "welcome", "call", "announce"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A reporting word in a sentence, at token `at`; `start` and `end` are code points, proclitics left out.

    `gap` is the token where the search for its subject ends, `mark` what begins its content: 'that', 'quote', 'noun',
    'before' (a quotation before it) or 'preposition'. `coordinated` says that 'and' stands on it, `relative` that a
    relative word stands before it, `what` that this word is 'what', `inner` that 'was' stands before it behind a noun.
    """

    cue: Cue
    shape: Shape
    act: Act
    at: int
    start: int
    end: int
    gap: int
    mark: str
    coordinated: bool = False
    relative: bool = False
    what: bool = False
    inner: bool = False

    @property
    def doubles(self) -> bool:
        """Whether the word is a participle that only says again that somebody speaks ('قائلا', 'متحدثا')."""
        return self.cue.doubles and self.shape.kind == "participle" and not self.coordinated


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
        found = self._content(form)
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
        preposed = before in words["preposition"] and not skip
        return preposed and (kind == "participle" or (kind == "past" and before not in words["who"]))

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
        """Whether the last letter is another one: 'إدانة' is no 'أدانه', 'مقره' is no 'مقرة'."""
        last = self.text[self.tokens[self.at].end - 1]
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
        if self.at == 0 and shape.gender == "f":
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

    def _before(self) -> str:
        """The word before, quotation marks passed over."""
        at = self.at - 1
        while at >= 0 and self.tokens[at].text in OPENERS:
            at -= 1
        return self.tokens[at].text if at >= 0 else ""

    def _content(self, form: CueForm) -> tuple[int, str, Act] | None:
        """Where the content begins, by what it is marked, and the act; None where nothing is reported."""
        cue = form.cue
        if cue.objects:
            ahead = None if form.shape.pronoun and cue.needs_object else self._object(cue)
            found = ahead or (self._object_before(cue) if form.shape.pronoun else None)
            if found is not None:
                return found[0], "noun", found[1]
            if cue.needs_object:
                return None
        end, mark = self._scan(cue, form.shape)
        if cue.needs_document and not any(
            token.text in self.words["document"] for token in self.tokens[self.at + 1 : self.at + 5]
        ):
            return None
        return (end, mark, cue.act) if mark else None

    def _object(self, cue: Cue) -> tuple[int, Act] | None:
        for at in range(self.at + 1, min(len(self.tokens), self.at + _OBJECT)):
            text = self.tokens[at].text
            if text in cue.objects:
                return at, cue.objects[text]
            if text in COMMAS or text in self.words["that"] or at in self.spots:
                return None
        return None

    def _object_before(self, cue: Cue) -> tuple[int, Act] | None:
        """The object that a pronoun on the verb takes up ('الاتهامات التي وجهتها')."""
        for at in range(max(0, self.at - 4), self.at):
            object_ = self.tokens[at].text
            if object_ in cue.objects and not (at and self.tokens[at - 1].text in self.words["preposition"]):
                return min(len(self.tokens), self.at + _NEAR), cue.objects[object_]
        return None

    def _scan(self, cue: Cue, shape: Shape) -> tuple[int, str]:
        """Where the search for the subject ends, and the mark of the content; '' for the mark where none is found.

        'That' and a quotation decide at once, a preposition or a noun where neither comes.
        """
        tokens = self.tokens
        last = min(len(tokens), self.at + (cue.near or _FAR))
        preposition = short = shared = -1
        at = self.at + 1
        while at < last:
            mark = self._decisive(at, cue, shape)
            if mark is not None:
                if mark == "that" and preposition >= 0:
                    return preposition, mark
                if mark or tokens[at].text in cue.not_after or tokens[at].text in cue.blocked_by:
                    return at, mark
                break
            if at in self.spots and not self._repeats(at, cue, shape):
                other = self.spots[at]
                shared = other.gap if shared < 0 and other.mark == "that" and self._only_speaks(other) else shared
                at = max(at, other.gap)
            elif tokens[at].text in OPENERS:
                short = at if short < 0 else short
                at = self._close(at)
            elif at - self.at < _NEAR and self._is_preposition(at, cue.after):
                whole = tokens[at].text in cue.after or at - 1 in self.named
                preposition = at if preposition < 0 or (whole and self._in_title(preposition)) else preposition
            at += 1
        found = self._undecided(cue, shape, at, preposition, short)
        return found if found[1] or shared < 0 or THAT not in cue.after else (shared, "that")

    def _only_speaks(self, other: Hit) -> bool:
        """Whether a verb in a clause on the subject has no subject of its own: 'الذي تحدث لرويترز إن'."""
        preposed = self.tokens[other.at + 1].text[0] in LETTER_PREPOSITIONS
        return (other.relative or other.inner) and not other.what and (preposed or other.at + 1 not in self.named)

    def _repeats(self, at: int, cue: Cue, shape: Shape) -> bool:
        """Whether the word at `at` only says again that the verb's subject speaks: 'تابع قائلا', 'قال، متحدثا في'."""
        finite = shape.kind in {"past", "present"} and not shape.pronoun
        if not (finite and self.spots[at].doubles) or cue.act != "say" or "noun" in cue.after:
            return False
        return self.spots[at].cue.id != "qala" or not any(t.text in COMMAS for t in self.tokens[self.at : at])

    def _decisive(self, at: int, cue: Cue, shape: Shape) -> str | None:
        """The mark of content that begins at `at`; '' where the clause ends without one, None where it goes on."""
        text, after = self.tokens[at].text, cue.after
        if at in self.spots and self._repeats(at, cue, shape):
            return None
        if text in self.words["that"]:
            return "that" if THAT in after or (_BEH in after and text[0] == _BEH) else ""
        if text == ":" and not self._clock(at):
            return "quote" if "quote" in after else ""
        if text in OPENERS and "quote" in after and self._close(at) - at > _NAME:
            return "quote"
        hangs = self.tokens[at - 1].text in self.words["relative"] or (at in self.spots and self.spots[at].inner)
        other = at in self.spots and not hangs
        second = at == self.at + 2 and not self._is_preposition(at - 1, cue.after)
        spoken = at + 1 < len(self.tokens) and self.tokens[at + 1].text in self.words["occasion"]
        barred = text in cue.blocked_by or (text in cue.not_after and not spoken and (at == self.at + 1 or second))
        if other or barred or (text in COMMAS and self._new_clause(at + 1)):
            return ""
        return None

    def _undecided(self, cue: Cue, shape: Shape, at: int, preposition: int, short: int) -> tuple[int, str]:
        near = min(at, self.at + _NEAR)
        if preposition >= 0:
            return (near if self._bound(preposition) else preposition), "preposition"
        if "quote" in cue.after and (short == self.at + 1 or short - 1 in self.named):
            return short, "quote"
        if "quote" in cue.after and self._quoted_before():
            return near, "before"
        if "noun" in cue.after and self._takes_noun(cue, shape):
            return near, "noun"
        return at, ""

    def _new_clause(self, at: int) -> bool:
        """Whether 'and' adds a clause after a comma; 'وهو', 'وهي' and names only explain."""
        if at >= len(self.tokens) or at in self.named:
            return False
        text = self.tokens[at].text
        explains = text in self.words["resuming"] or text in self.words["naming"]
        return text[0] == CONJUNCTIONS[0] and len(text) > 3 and not explains

    def _takes_noun(self, cue: Cue, shape: Shape) -> bool:
        if shape.pronoun:
            return cue.act in _TAKES_PRONOUN
        following = self.tokens[self.at + 1 : self.at + 3]
        if following and following[0].kind == "mark" and following[0].text not in COMMAS | OPENERS | {"(", "-"}:
            return False
        return any(token.kind != "mark" for token in following)

    def _clock(self, at: int) -> bool:
        return 0 < at < len(self.tokens) - 1 and self.tokens[at - 1].kind == self.tokens[at + 1].kind == "number"

    def _close(self, at: int) -> int:
        """The token that closes the quotation opened at `at`; the sentence's last where none does."""
        last = min(len(self.tokens), at + _FAR)
        return next((n for n in range(at + 1, last) if self.tokens[n].text in CLOSERS), last - 1)

    def _is_preposition(self, at: int, after: frozenset[str]) -> bool:
        text = self.tokens[at].text
        if at + 1 < len(self.tokens) and self.tokens[at + 1].text in self.words["mouth"]:
            return False
        if text in after:
            return True
        letter = text[0]
        return (
            letter in after
            and letter in LETTER_PREPOSITIONS
            and at not in self.named
            and text not in self.words["whole"]
        )

    def _in_title(self, at: int) -> bool:
        """Whether the preposition at `at` only goes on with a title behind a definite word: 'for the', 'in' a body
        ('المديرة التنفيذية لليونيسف', 'رئيس اللجنة بمجلس النواب')."""
        text = self.tokens[at].text
        body = text[0] == _BEH and text[1:] in self.words["heads"]
        return (body or text.startswith(_LAM + _LAM)) and self.tokens[at - 1].text.startswith(ARTICLE)

    def _bound(self, at: int) -> bool:
        """Whether the preposition at `at` carries a pronoun only, so that the subject may follow ('رحب بها الوزير')."""
        text = self.tokens[at].text
        return text[1:] in PRONOUNS or text.removeprefix(FROM) in PRONOUNS

    def _quoted_before(self) -> bool:
        """Whether a quotation of some length ends just before the word."""
        at = self.at - 1
        while at >= 0 and self.at - at < 4 and self.tokens[at].text not in CLOSERS:
            at -= 1
        if at < 0 or self.tokens[at].text not in CLOSERS:
            return False
        opener = next((n for n in range(at - 1, max(-1, at - _FAR), -1) if self.tokens[n].text in OPENERS), -1)
        return at - opener > _NAME
