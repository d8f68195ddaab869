"""From a reading to the persons that it names: unknown ones found, later mentions joined, offices read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mujaz.arabic.tokens import Sentence
from mujaz.extract.mentions import Mention, Referent
from mujaz.extract.people import People, Placed, cut_at_family_names
from mujaz.extract.persons_scan import candidates
from mujaz.extract.persons_units import Line
from mujaz.extract.persons_words import as_written, read_tokens
from mujaz.extract.reading import Reading
from mujaz.lexicon.lexicon import Lexicon

_ON = "\N{ARABIC LETTER AIN}\N{ARABIC LETTER LAM}\N{ARABIC LETTER ALEF MAKSURA}"
Taken = Mapping[tuple[int, int], Sequence[Mention]]


def find_persons(
    reading: Reading, taken: Taken, lexicon: Lexicon, country: str | None = None
) -> tuple[list[Mention], dict[str, Referent]]:
    """Every mention of a person that `taken` does not hold, and the referents that are new or have a role now.

    `taken` maps (segment, sentence in the segment) to the mentions decided before. A known person's referent comes back
    under its id with the role that the text gives; whoever merges keeps the rest of what is known.
    `country` is the code of the state that the document is about: names are spelled as that state's are.
    """
    placed = _placed(reading, taken, lexicon)
    named = cut_at_family_names([(p, list(candidates(p.line, lexicon.persons))) for p in placed])
    people = People(reading.document.text, lexicon, country)
    people.gather_full_names(named)
    people.gather_single_names(named)
    people.gather_short_names(named)
    return people.in_order(), people.referents


def _placed(reading: Reading, taken: Taken, lexicon: Lexicon) -> Iterator[Placed]:
    text = reading.document.text
    dotted = _ON not in text
    for segment in reading.segments:
        for number, sentence in enumerate(segment.sentences):
            decided = taken.get((segment.index, number), ())
            yield Placed(segment.index, number, _line(sentence, decided, text, dotted, lexicon), decided)


def _line(sentence: Sentence, decided: Sequence[Mention], text: str, dotted: bool, lexicon: Lexicon) -> Line:
    held = frozenset(token for mention in decided for token in range(mention.first, mention.last))
    known = {mention.first: mention.last for mention in decided if is_person(mention.referent, lexicon)}
    reads = as_written(read_tokens(sentence.tokens, lexicon.persons), sentence.tokens, text)
    return Line(sentence.tokens, reads, held, known, text, dotted)


def is_person(referent: str, lexicon: Lexicon) -> bool:
    """Whether the register has this id as a person."""
    entry = lexicon.register.actors.get(referent)
    return entry is not None and entry.kind == "person"
