"""From a document's sentences and names to its claims: who said what, by speech act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mujaz.arabic.fold import fold
from mujaz.arabic.phrases import PhraseMatch
from mujaz.arabic.tokens import Sentence, Token
from mujaz.extract.cues import CLOSERS, COMMAS, CONJUNCTIONS, LETTER_PREPOSITIONS, OPENERS, Hit, find_hits
from mujaz.extract.mentions import Mention, Names
from mujaz.extract.quotes import find_quotes
from mujaz.extract.reading import Reading
from mujaz.extract.speakers import (
    Memory,
    Scene,
    Voice,
    antecedent,
    fits,
    headed,
    resumed,
    subject_after,
    subject_before,
    subject_beside,
)
from mujaz.lexicon.cues import CueForm, Cues
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.facts import Act, Claim
from mujaz.model.span import Span

_DAMMA = "\N{ARABIC DAMMA}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making. `opens` is where its evidence begins, `nested` that it stands inside another's content."""

    act: Act
    cue: Span
    opens: int
    rule: str
    at: int
    mention: Mention | None = None
    voice: Voice | None = None
    via: Mention | None = None
    nested: bool = False
    distanced: bool = False
    mark: str = ""
    pronoun: bool = False
    gap: int = -1
    gender: str | None = None


def find_claims(reading: Reading, names: Names, lexicon: Lexicon) -> list[Claim]:
    """The claims of a document in the order of their cues; ids 'c1', 'c2', … count from its beginning."""
    scenes = _mentions_by_sentence(names)
    memory = Memory()
    claims: list[Claim] = []
    for segment in reading.segments:
        quotes = find_quotes(segment.sentences)
        for number, sentence in enumerate(segment.sentences):
            scene = _scene(sentence, scenes.get((segment.index, number), []), names, lexicon.cues)
            drafts = _Teller(scene, memory, segment.index, number, lexicon.cues, reading.document.text, names, quotes).drafts()
            claims += _claims(drafts, sentence, quotes)
    return [replace(claim, id=f"c{n}") for n, claim in enumerate(claims, 1)]


def _mentions_by_sentence(names: Names) -> dict[tuple[int, int], list[Mention]]:
    found: dict[tuple[int, int], list[Mention]] = {}
    for mention in names.mentions:
        found.setdefault((mention.segment, mention.sentence), []).append(mention)
    return found


def _scene(sentence: Sentence, mentions: list[Mention], names: Names, cues: Cues) -> Scene:
    at = {token: mention for mention in reversed(mentions) for token in range(mention.first, mention.last)}
    return Scene(sentence.tokens, mentions, at, cues.words, names.referents)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Finds who speaks at each reporting word of one sentence, in order."""

    scene: Scene
    memory: Memory
    segment: int
    sentence: int
    cues: Cues
    text: str
    names: Names
    quotes: Sequence[Span]

    def drafts(self) -> list[Draft]:
        """The claims of the sentence, each remembered for those after it."""
        hits = {hit.at: hit for hit in find_hits(self.scene.tokens, self.cues, self.scene.at)}
        sources = {match.first: match for match in self._sources() if not _names_things(hits.get(match.last))}
        found: list[Draft] = []
        done: set[int] = set()
        nouns = {draft.at: draft for draft in self._nouns() if draft.at not in hits}
        for at in sorted({*hits, *sources, *nouns}):
            if at in done:
                continue
            if at in sources:
                draft = self._source(sources[at], hits, done, found)
            else:
                draft = self._told(hits[at], found, done) if at in hits else nouns[at]
            if draft is not None and not self._own_words(draft, at):
                found.append(draft)
                self._remember(draft)
        return found

    def _own_words(self, draft: Draft, at: int) -> bool:
        """Whether a verb without a subject stands inside a quotation, where it may as well be the first person."""
        if draft.rule not in {"claims.pro_drop", "claims.unnamed_subject", "claims.sentence_subject"}:
            return False
        if at and self.scene.tokens[at - 1].text in OPENERS:
            return False
        return any(quote.start < draft.cue.start and draft.cue.end < quote.end for quote in self.quotes)

    def _nouns(self) -> Iterator[Draft]:
        """Verbal nouns whose speaker stands right after them ('دعوة باريس إلى'), and denials that somebody hurries to."""
        tokens = self.scene.tokens
        for at, token in enumerate(tokens):
            if token.kind != "word" or at in self.scene.at:
                continue
            for skip in (0, 1):
                if skip and token.text[0] not in (*CONJUNCTIONS, *LETTER_PREPOSITIONS):
                    break
                form = next((f for f in self.cues.forms.get(token.text[skip:], ()) if f.shape.kind == "noun"), None)
                mention = self._noun_speaker(at, form) if form is not None else None
                if form is not None and mention is not None:
                    cue = Span(token.origin(skip), token.end)
                    yield Draft(
                        form.cue.act, cue, cue.start, "claims.verbal_noun", at, mention, nested=True, mark="noun", gap=at
                    )
                    break

    def _noun_speaker(self, at: int, form: CueForm) -> Mention | None:
        tokens, words = self.scene.tokens, self.scene.words
        if form.cue.act == "deny" and at and tokens[at - 1].text in words["toward"]:
            before = [m for m in self.scene.mentions if m.last == at - 1 and not self.scene.preposed(m)]
            return before[0] if before else None
        mention = self.scene.at.get(at + 1)
        if form.shape.pronoun or mention is None or mention.first != at + 1:
            return None
        if not self.scene.acts(mention) or self.scene.preposed(mention):
            return None
        for token in tokens[mention.last : mention.last + 3]:
            if token.text in form.cue.after or token.text in words["that"] or token.text[0] in form.cue.after:
                return mention
        return None

    def _sources(self) -> Iterator[PhraseMatch[str]]:
        return (m for m in self.cues.phrases.find(self.scene.tokens) if m.value in {"source", "source_verb", "voiced"})

    def _remember(self, draft: Draft) -> None:
        mention, voice = draft.mention, draft.voice
        if mention is not None:
            gender = self.scene.gender(mention)
            referent, number = mention.referent, mention.number
        elif voice is not None:
            referent, gender, number = voice.referent, voice.gender, voice.number  # type: ignore[assignment]
        else:
            referent, gender, number = "", draft.gender, None  # type: ignore[assignment]
        self.memory.voices.append(
            Voice(referent, gender, number, self.segment, self.sentence, draft.at, draft.nested, draft.act)
        )

    def _told(self, hit: Hit, found: list[Draft], done: set[int]) -> Draft | None:
        if hit.cue.relay:
            return self._relayed(hit, done)
        if self._doubles(hit, found):
            return None
        if hit.cue.needs_document:
            return self._paper_speaks(hit, self._draft(hit))
        draft = self._draft(hit)
        if hit.shape.kind == "participle":
            return self._participle(hit, draft)
        return self._finite(hit, draft)

    def _draft(self, hit: Hit) -> Draft:
        distanced = hit.cue.distanced or (hit.what and hit.act == "assess" and hit.shape.pronoun)
        act: Act = "assess" if distanced and hit.what else hit.act
        return Draft(act, Span(hit.start, hit.end), hit.start, "", hit.at, distanced=distanced, mark=hit.mark, pronoun=hit.shape.pronoun, gap=hit.gap, gender=hit.shape.gender)

    def _doubles(self, hit: Hit, found: list[Draft]) -> bool:
        """Whether the word only repeats the report of the word before it ('تابع قائلا', 'نشر بيانا قال فيه')."""
        if not found or hit.at - found[-1].at > 6:
            return False
        tokens = self.scene.tokens[found[-1].at + 1 : hit.at]
        if any(token.text in COMMAS for token in tokens):
            return False
        return hit.shape.kind == "participle" and hit.cue.id == "qala"

    def _participle(self, hit: Hit, draft: Draft) -> Draft | None:
        voices = self.memory.in_sentence(self.segment, self.sentence)
        main = next((v for v in voices if not v.nested and _fits(hit, v)), None)
        voice = main or next((v for v in voices if _fits(hit, v)), None)
        if voice is not None:
            return replace(draft, voice=voice, rule="claims.participle")
        mention = subject_before(replace(hit, coordinated=False), self.scene) or self._main_subject(hit)
        if mention is not None:
            return replace(draft, mention=mention, rule="claims.participle_subject", opens=draft.opens)
        if voices or hit.at > 6:
            return replace(draft, rule="claims.participle")
        carried = self.memory.last(hit.shape, self.segment)
        return replace(draft, voice=carried, rule="claims.participle_carried")

    def _main_subject(self, hit: Hit) -> Mention | None:
        """The first mention of the sentence that can be the participle's subject."""
        for mention in self.scene.mentions:
            if mention.first >= hit.at:
                return None
            if self.scene.acts(mention) and not self.scene.preposed(mention):
                if _fits_mention(hit, mention, self.scene):
                    return mention
        return None

    def _finite(self, hit: Hit, draft: Draft) -> Draft | None:
        scene = self.scene
        if hit.shape.passive or self._damma(hit):
            return replace(draft, rule="claims.passive")
        nested = hit.relative or hit.what or (hit.shape.pronoun and hit.mark == "noun" and not hit.coordinated)
        if self._about_papers(hit):
            return None
        beside = subject_beside(hit, scene) if hit.shape.kind == "present" else None
        after = None if beside is not None else subject_after(hit, scene)
        if after is not None:
            opens = min(draft.opens, after.span.start)
            return replace(draft, mention=after, rule="claims.verb_subject", opens=opens, nested=nested)
        if hit.what or resumed(hit, scene):
            voice = self._inner_voice(hit)
            if voice is not None:
                return replace(draft, voice=voice, rule="claims.pro_drop", nested=True)
        if hit.relative and not hit.what and not hit.shape.pronoun:
            mention = antecedent(hit, scene)
            if mention is not None and not (hit.mark == "noun" and hit.act == "assess"):
                return replace(draft, mention=mention, rule="claims.relative", nested=True)
            if hit.mark not in {"that", "quote"}:
                return None
        if hit.act == "accuse" and hit.gap == hit.at + 1 and hit.mark == "preposition":
            return None
        before = subject_before(hit, scene)
        if before is not None:
            nested = nested or self._inside(before)
            return replace(draft, mention=before, rule="claims.subject_verb", opens=before.span.start, nested=nested)
        latter = self._latter(hit)
        if latter is not None:
            return replace(draft, mention=latter, rule="claims.latter", nested=nested)
        if hit.cue.needs_subject:
            return None
        if any(token.text in scene.words["inanimate"] for token in scene.tokens[hit.at + 1 : hit.at + 3]):
            return None
        if headed(hit, scene):
            head = scene.tokens[hit.at + 1].text
            voice = self._main_voice(hit) if hit.coordinated and "noun" in hit.cue.after else None
            if voice is not None:
                return replace(draft, voice=voice, rule="claims.pro_drop", nested=nested)
            if head in scene.words["document"]:
                return self._paper_speaks(hit, replace(draft, nested=nested))
            again = self._taken_up(scene.tokens[hit.at + 1])
            if again is not None:
                return replace(draft, mention=again, rule="claims.taken_up", nested=nested)
            if hit.mark in {"that", "quote", "before"} or "noun" not in hit.cue.after:
                return replace(draft, rule="claims.unnamed_subject", nested=nested)
        voice = self._main_voice(hit)
        subject = self._main_subject(hit) if voice is None else None
        if subject is not None:
            return replace(draft, mention=subject, rule="claims.sentence_subject", nested=nested)
        if hit.act == "assess" and hit.shape.kind == "present" and hit.shape.gender == "m" and not nested:
            return None
        voice = voice or self._inner_voice(hit)
        return replace(draft, voice=voice, rule="claims.pro_drop", nested=nested)

    def _about_papers(self, hit: Hit) -> bool:
        """'معلومات تفيد': a paper or a figure before the verb, not somebody who speaks."""
        if hit.shape.kind != "present" or hit.coordinated:
            return False
        words = self.scene.words
        return any(
            form.text in words["inanimate"] or form.text in words["document"]
            for token in self.scene.tokens[max(0, hit.at - 2) : hit.at]
            for form in token.forms
        )

    def _paper_speaks(self, hit: Hit, draft: Draft) -> Draft:
        """'قال البيان', 'أفاد تقرير لمنظمة': whoever issued the paper, named after it or heard last."""
        for mention in self.scene.mentions:
            if hit.at < mention.first < min(hit.gap, hit.at + 6) and self.scene.acts(mention):
                return replace(draft, mention=mention, rule="claims.paper")
        voice = next((v for v in reversed(self.memory.voices) if not v.nested), None)
        if voice is not None and self.segment - voice.segment <= 2:
            return replace(draft, voice=voice, rule="claims.paper")
        mention = self._body_before() if hit.cue.needs_document else None
        return replace(draft, mention=mention, rule="claims.paper")

    def _taken_up(self, head: Token) -> Mention | None:
        """Whom 'the ministry', 'the minister' takes up: the last one named before whose name or office begins so."""
        bare = next((form.text for form in head.forms if form.article and not form.proclitics), None)
        if bare is None:
            return None
        for mention in reversed(self.names.mentions):
            if mention.span.start < head.start and not mention.place:
                referent = self.scene.referents[mention.referent]
                role = referent.role.ar if referent.role else ""
                names = (mention.span.of(self.text), referent.name.ar, role)
                if referent.kind is not None and any(fold(name.partition(" ")[0]) == bare for name in names):
                    return mention
        return None

    def _body_before(self) -> Mention | None:
        """The body named last before the sentence."""
        begins = self.scene.tokens[0].start
        for mention in reversed(self.names.mentions):
            kind = self.scene.referents[mention.referent].kind
            if mention.span.start < begins and kind in {"organization", "office", "government"} and not mention.place:
                return mention
        return None

    def _main_voice(self, hit: Hit) -> Voice | None:
        voices = self.memory.in_sentence(self.segment, self.sentence)
        return next((v for v in voices if not v.nested and fits(hit.shape, v.gender, v.number)), None)

    def _latter(self, hit: Hit) -> Mention | None:
        """Whom 'the latter' beside the verb takes up: the last one named before the sentence that fits."""
        around = self.scene.tokens[max(0, hit.at - 3) : hit.at + 3]
        if not any(token.text in self.scene.words["latter"] for token in around):
            return None
        begins = self.scene.tokens[0].start
        for mention in reversed(self.names.mentions):
            if mention.span.start < begins and self.scene.acts(mention) and _fits_mention(hit, mention, self.scene):
                return mention
        return None

    def _inner_voice(self, hit: Hit) -> Voice | None:
        voices = self.memory.in_sentence(self.segment, self.sentence)
        return next((v for v in voices if _fits(hit, v)), None) or self.memory.last(hit.shape, self.segment)

    def _inside(self, mention: Mention) -> bool:
        """Whether a subject stands inside the content of an earlier claim of the sentence."""
        before = self.scene.tokens[mention.first - 1].text if mention.first else ""
        return before in self.scene.words["that"]

    def _damma(self, hit: Hit) -> bool:
        return hit.shape.kind == "past" and self.text[hit.start + 1 : hit.start + 2] == _DAMMA

    def _relayed(self, hit: Hit, done: set[int]) -> Draft | None:
        """'نقلت X عن Y قوله': the word that gives Y's own saying where there is one, else the relaying verb."""
        tokens, words = self.scene.tokens, self.scene.words
        if hit.mark != "preposition" or any(token.text in COMMAS for token in tokens[hit.at : hit.gap]):
            return None
        source = next((m for m in self.scene.mentions if m.first > hit.gap and m.first <= hit.gap + 12), None)
        people = [
            m for m in self.scene.mentions
            if hit.gap < m.first <= hit.gap + 14 and self.scene.referents[m.referent].kind in {"person", "office"}
        ]  # fmt: skip
        limit = self._content_at(hit.gap)
        source = next((m for m in people if m.first < limit), source if source and source.first < limit else None)
        via = subject_after(hit, self.scene)
        draft = self._draft(hit)
        for at in range(hit.gap + 1, min(len(tokens), hit.gap + 25)):
            if tokens[at].text in words["relayed"]:
                draft = replace(draft, cue=tokens[at].span, at=at)
                break
            if tokens[at].text in words["that"] or tokens[at].text == ":":
                break
        return replace(draft, mention=source, via=via, rule="claims.relay")

    def _content_at(self, at: int) -> int:
        tokens, words = self.scene.tokens, self.scene.words
        for n in range(at, len(tokens)):
            if tokens[n].text in words["that"] or tokens[n].text in words["relayed"] or tokens[n].text == ":":
                return n
        return len(tokens)

    def _source(
        self, match: PhraseMatch[str], hits: dict[int, Hit], done: set[int], found: list[Draft]
    ) -> Draft | None:
        cue = Span(match.start, self.scene.tokens[match.first].end)
        if match.value == "voiced" and found:
            return None
        if match.value == "source_verb":
            return self._source_verb(match, cue, hits, done, found)
        mention = self._named_source(match.last)
        if mention is None:
            return None
        draft = Draft("say", cue, match.start, "claims.preposition", match.first, mention, mark="source")
        return replace(draft, nested=bool(found))

    def _source_verb(
        self, match: PhraseMatch[str], cue: Span, hits: dict[int, Hit], done: set[int], found: list[Draft]
    ) -> Draft | None:
        hit = hits.get(match.last)
        done.add(match.last)
        if hit is None:
            hit = next((h for at, h in hits.items() if match.last <= at <= match.last + 1), None)
        mention = self._verb_source(match.last, hit)
        if mention is None:
            return None
        if hit is not None:
            cue = Span(cue.start, hit.end)
        draft = Draft("say", cue, match.start, "claims.preposition", match.first, mention, mark="source")
        return replace(draft, nested=bool(found))

    def _verb_source(self, at: int, hit: Hit | None) -> Mention | None:
        """Whom the verb after 'according to what' names."""
        if hit is not None:
            return subject_after(hit, self.scene)
        for mention in self.scene.mentions:
            if at < mention.first <= at + 3 and not self.scene.preposed(mention):
                return mention
        return None

    def _named_source(self, at: int) -> Mention | None:
        """The mention that a preposition of source governs, over a paper's name and a title."""
        tokens, words = self.scene.tokens, self.scene.words
        first: Mention | None = None
        start = at
        for n in range(at, min(len(tokens), at + 9)):
            mention = self.scene.at.get(n)
            if mention is not None and mention.first == n:
                kind = self.scene.referents[mention.referent].kind
                if kind is not None:
                    if first is None and (n == start or kind in {"person", "office"} or tokens[start].text in words["carrier"]):
                        first = mention
                    elif first is not None and kind == "person" and mention.first == first.last:
                        return mention
            if tokens[n].text in COMMAS or tokens[n].text in words["that"] or tokens[n].text in {":", "."}:
                break
        return first


def _names_things(hit: Hit | None) -> bool:
    """'على ما وصفه بـ': the relative word belongs to the verb that names, not to a source."""
    return hit is not None and hit.what and hit.shape.pronoun and hit.act == "assess"


def _fits(hit: Hit, voice: Voice) -> bool:
    return fits(hit.shape, voice.gender, voice.number)


def _fits_mention(hit: Hit, mention: Mention, scene: Scene) -> bool:
    return fits(hit.shape, scene.gender(mention), mention.number)


def _claims(drafts: Sequence[Draft], sentence: Sentence, quotes: Sequence[Span]) -> Iterator[Claim]:
    """The claims of one sentence with the stretch that each rests on."""
    for n, draft in enumerate(drafts):
        end = _end(drafts, n, sentence, quotes)
        start = draft.opens
        if draft.mark in {"before", "source"}:
            start = _start_before(draft, drafts[:n], sentence)
        speaker = draft.mention.referent if draft.mention else (draft.voice.referent or None) if draft.voice else None
        evidence = Span(min(start, draft.cue.start), max(end, draft.cue.end))
        quote = next((q for q in quotes if draft.cue.end <= q.start and q.end <= evidence.end), None)
        if quote is None and draft.mark == "before":
            quote = next((q for q in reversed(quotes) if q.end <= draft.cue.start and q.start >= evidence.start), None)
        via = draft.via.referent if draft.via else None
        yield Claim("", draft.act, speaker, draft.cue, evidence, draft.rule, via, quote, draft.distanced)


def _end(drafts: Sequence[Draft], n: int, sentence: Sentence, quotes: Sequence[Span]) -> int:
    draft = drafts[n]
    end = sentence.span.end
    if draft.mark == "source" and any(d.at < draft.at < d.gap for d in drafts[:n]):
        return draft.mention.span.end if draft.mention else draft.cue.end
    if draft.pronoun and draft.nested and draft.mark == "noun":
        if draft.act != "assess":
            return draft.mention.span.end if draft.mention else draft.cue.end
        end = next((t.start for t in sentence.tokens[draft.at :] if t.text in COMMAS), end)
    following = next((d for d in drafts[n + 1 :] if d.nested <= draft.nested), None)
    if following is not None:
        end = _trimmed(sentence, following.opens)
    elif sentence.tokens:
        last = next((q.end for q in quotes if q.start < end < q.end), end)
        end = max(end, last)
    return end


def _trimmed(sentence: Sentence, start: int) -> int:
    """The end of the last token before `start` that is no comma or conjunction."""
    before = [token for token in sentence.tokens if token.end <= start]
    while before and before[-1].kind == "mark" and before[-1].text not in CLOSERS:
        before.pop()
    return before[-1].end if before else start


def _start_before(draft: Draft, earlier: Sequence[Draft], sentence: Sentence) -> int:
    """Where content that stands before its source begins: after the claim before it, else with the sentence."""
    if not earlier:
        return sentence.span.start
    if any(d.at < draft.at < d.gap for d in earlier):
        return draft.cue.start
    commas = [t.end for t in sentence.tokens if t.text in COMMAS and t.end <= draft.cue.start]
    return commas[-2] if len(commas) > 1 else commas[-1] if commas else draft.cue.start
