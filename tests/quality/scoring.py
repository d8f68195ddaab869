"""Compares facts with the gold: what was found, what is wrong, what is missing, and what of the found is right."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from mujaz.model.facts import Actor, Claim, DateMention, Facts, Figure, Place
from quality.gold import Gold, spellings

SAME_ENGLISH = 0.85


@dataclass
class Count:
    """How often something was rightly found, wrongly found, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass
class Score:
    """The counts of every measure over all articles scored so far, and a line for each error."""

    counts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    errors: list[str] = field(default_factory=list)

    def add(self, gold: Gold, facts: Facts) -> None:
        """Adds one article."""
        known = _Article(gold, facts, self)
        known.named("actors", facts.actors)
        known.named("places", facts.places)
        known.claims()
        known.figures()
        known.dates()


class _Article:
    """The comparison of one article."""

    def __init__(self, gold: Gold, facts: Facts, score: Score) -> None:
        self.gold, self.facts, self.score = gold, facts, score
        self.gold_id_of: dict[str, str] = {}

    def note(self, what: str, error: str) -> None:
        self.score.errors.append(f"{self.gold.id}: {what}: {error}")

    def share(self, what: str, right: bool, error: str) -> None:
        """Counts one attribute of something that was found."""
        count = self.score.counts[what]
        count.right += right
        count.wrong += not right
        count.missed += not right
        if not right:
            self.note(what, error)

    def tally(self, what: str, found: int, lost: Iterable[str], extra: Iterable[str]) -> None:
        lost, extra = list(lost), list(extra)
        count = self.score.counts[what]
        count.right += found
        count.missed += len(lost)
        count.wrong += len(extra)
        for words in lost:
            self.note(what, f"missed {words}")
        for words in extra:
            self.note(what, f"extra {words}")

    def named(self, what: str, found: Sequence[Actor | Place]) -> None:
        names = {one.id: spellings([one.name.ar, *(m.of(self.gold.text) for m in one.mentions)]) for one in found}
        free = {one.id: one for one in found}
        lost, right = [], 0
        for gold_id, row in sorted(self.gold.named[what].items(), key=lambda item: bool(item[1].get("optional"))):
            wanted = spellings(row["ar"])
            mine = [one for one in free.values() if names[one.id] & wanted]
            for one in mine:
                del free[one.id]
                self.gold_id_of.setdefault(one.id, gold_id) if what == "actors" else None
            if row.get("optional"):
                continue
            if mine:
                right += 1
                self._attributes(what, row, mine[0])
            else:
                lost.append(row["ar"][0])
        extra = [one.name.ar for one in free.values() if not names[one.id] & self.gold.ignored[what]]
        self.tally(what, right, lost, extra)

    def _attributes(self, what: str, row: dict[str, Any], one: Actor | Place) -> None:
        if "kind" in row:
            kinds = [row["kind"], *row.get("kinds", [])]
            self.share(f"{what} kind", one.kind in kinds, f"{one.name.ar}: {one.kind}, wanted {row['kind']}")
        english = any(_alike(one.name.en, accepted) for accepted in row["en"])
        self.share(f"{what} english", english, f"{one.name.ar}: {one.name.en}, wanted {row['en'][0]}")

    def claims(self) -> None:
        pairs, extra = self._pairs("claims", self.facts.claims, lambda row, claim: row["span"].overlaps(claim.cue))
        whole = 0
        for row, claim in pairs:
            wanted = [row["speaker"], *row.get("speakers", [])]
            speaker = self.gold_id_of.get(claim.speaker, claim.speaker) if claim.speaker else None
            act = claim.act in [row["act"], *row.get("acts", [])]
            self.share("claims speaker", speaker in wanted, f"{row['cue']}: {speaker}, wanted {row['speaker']}")
            self.share("claims act", act, f"{row['cue']}: {claim.act}, wanted {row['act']}")
            whole += speaker in wanted and act
        required = sum(not row.get("optional") for row in self.gold.rows["claims"])
        count = self.score.counts["claims whole"]
        count.right += whole
        count.missed += required - whole
        count.wrong += len(pairs) - whole + len(extra)

    def figures(self) -> None:
        pairs, _ = self._pairs("figures", self.facts.figures, _same_figure)
        for row, figure in pairs:
            kinds = [row["kind"], *row.get("kinds", [])]
            self.share("figures kind", figure.kind in kinds, f"{row['text']}: {figure.kind}, wanted {row['kind']}")
            bound = row.get("bound", "exact")
            self.share("figures bound", figure.bound == bound, f"{row['text']}: {figure.bound}, wanted {bound}")
            if "claimed_by" in row:
                said = self.gold_id_of.get(figure.claimed_by, figure.claimed_by) if figure.claimed_by else None
                right = said == row["claimed_by"]
                self.share("figures claimed by", right, f"{row['text']}: {said}, wanted {row['claimed_by']}")

    def dates(self) -> None:
        self._pairs("dates", self.facts.dates, _same_date)

    def _pairs(
        self, what: str, found: Sequence[Any], same: Callable[[dict[str, Any], Any], bool]
    ) -> tuple[list[tuple[dict[str, Any], Any]], list[Any]]:
        """Required rows with what was found for them, and what was found for no row; counts both."""
        free, pairs, lost = list(found), [], []
        for row in self.gold.rows[what]:
            match = next((one for one in free if same(row, one)), None)
            if match is not None:
                free.remove(match)
            if row.get("optional"):
                continue
            if match is None:
                lost.append(row.get("cue") or row["text"])
            else:
                pairs.append((row, match))
        self.tally(what, len(pairs), lost, [self._words(one) for one in free])
        return pairs, free

    def _words(self, one: Claim | Figure | DateMention) -> str:
        span = one.cue if isinstance(one, Claim) else one.evidence
        value = "" if isinstance(one, Claim) else f" = {getattr(one, 'low', None) or getattr(one, 'start', '')}"
        return f"{span.of(self.gold.text)}{value} @{span.start}"


def _same_figure(row: dict[str, Any], figure: Figure) -> bool:
    return row["span"].overlaps(figure.evidence) and (row.get("low"), row.get("high")) == (figure.low, figure.high)


def _same_date(row: dict[str, Any], mention: DateMention) -> bool:
    return row["span"].overlaps(mention.evidence) and (row["start"], row["end"]) == (mention.start, mention.end)


def _plain(name: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return "".join(c for c in bare.replace("-", " ").replace("the ", "") if c.isalnum() or c == " ").strip()


def _alike(name: str | None, accepted: str) -> bool:
    return bool(name) and SequenceMatcher(None, _plain(name or ""), _plain(accepted)).ratio() >= SAME_ENGLISH
