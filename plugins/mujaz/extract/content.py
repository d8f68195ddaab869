"""From a word that may report to what it reports: where that begins, and by what it is marked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from mujaz.arabic.conjugation import Shape
from mujaz.arabic.tokens import Token
from mujaz.extract.hits import Hit
from mujaz.extract.letters import (
    ARTICLE,
    CLOSERS,
    COMMAS,
    CONJUNCTIONS,
    FROM,
    LETTER_PREPOSITIONS,
    OPENERS,
    PRONOUNS,
    THAT,
)
from mujaz.lexicon.cues import Cue, CueForm
from mujaz.model.facts import Act

_BEH, _LAM = LETTER_PREPOSITIONS[:2]
_FAR, _NEAR, _OBJECT, _NAME = 60, 22, 14, 4
_TAKES_PRONOUN = frozenset({"deny", "assess", "condemn", "accuse", "welcome", "call", "announce"})


@dataclass(frozen=True, slots=True)
class ContentSeeker:
    """Looks from one word of a sentence, at token `at`, for what it reports.

    `spots` are the reporting words behind it, `named` the tokens that belong to names.
    """

    tokens: Sequence[Token]
    at: int
    words: Mapping[str, frozenset[str]]
    spots: Mapping[int, Hit]
    named: Collection[int]

    def find(self, form: CueForm) -> tuple[int, str, Act] | None:
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
        if cue.needs_document and not self._in_paper():
            return None
        return (end, mark, cue.act) if mark else None

    def _in_paper(self) -> bool:
        """Whether a paper is named behind the word ('جاء في بيان'), or right before where 'in it' follows.

        'ورد الديوان في بيان' is 'and the bureau replied'.
        """
        behind = self.tokens[self.at + 1 : self.at + 5]
        if behind and behind[0].text in self.words["therein"]:
            before = {token.text for token in self.tokens[max(0, self.at - 2) : self.at]}
            before |= {text[1:] for text in before if text[0] in LETTER_PREPOSITIONS}
            return bool(before & self.words["document"]) or any(t.text in self.words["document"] for t in behind)
        named = behind and (behind[0].text.startswith(ARTICLE) or self.at + 1 in self.named)
        return not named and any(token.text in self.words["document"] for token in behind)

    def _object(self, cue: Cue) -> tuple[int, Act] | None:
        for at in range(self.at + 1, min(len(self.tokens), self.at + _OBJECT)):
            text = self.tokens[at].text
            if text in cue.objects:
                return at, cue.objects[text]
            if text in cue.blocked_by or text in self.words["that"] or at in self.spots:
                return None
            if text in COMMAS and not self._resumes(at, cue):
                return None
        return None

    def _resumes(self, at: int, cue: Cue) -> bool:
        """Whether a comma right behind a name only sets it off from what the verb demands ('أعرب فلان، عن قلقه')."""
        after = self.tokens[at + 1].text if at + 1 < len(self.tokens) else ""
        return at - 1 in self.named and after in cue.after

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
                if mark == "that" and preposition >= 0 and tokens[at].text[0] != _BEH:
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
        if text in self.words["that"] and at not in self.named:
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
        if "quote" in cue.after and (short == self.at + 1 or short - 1 in self.named or self._says_shortly(short, cue)):
            return short, "quote"
        if "quote" in cue.after and self._quoted_before():
            return near, "before"
        if "noun" in cue.after and self._takes_noun(cue, shape):
            return near, "noun"
        return at, ""

    def _says_shortly(self, short: int, cue: Cue) -> bool:
        """'قال فلان في حفل بالحديقة "سوف ننسحب"': a verb in a short quotation tells that it is no name."""
        opens = self.tokens[short + 1 : short + 2] if short > 0 and "noun" not in cue.after else ()
        return any(token.text in self.words["verbal"] for token in opens)

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
