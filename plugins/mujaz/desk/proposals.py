"""From an article that somebody brings to the seed that it may become: id, place in the folder, notes, facts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

import tomlkit

from mujaz.desk.addresses import FetchError
from mujaz.desk.fetching import Fetched
from mujaz.extract.pipeline import extract
from mujaz.ingest.errors import SeedError
from mujaz.ingest.files import HTML_ENDINGS, TEXT_ENDINGS
from mujaz.ingest.ids import id_of
from mujaz.ingest.seed import read_article
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.document import Republish
from mujaz.model.entry import Entry
from mujaz.model.facts import Actor, Place
from mujaz.model.ids import is_id
from mujaz.model.problem import Problem

_PAGE_KINDS = frozenset({"text/html", "application/xhtml+xml"})
_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_TELLING_WORDS = 2  # of a name that says something: 'flood-derna', not 'index' and not '1234567'
_UNDATED = "undated"
_LONGEST_SUBJECT = 40


@dataclass(frozen=True, slots=True)
class Notes:
    """What a sidecar may say; None for what it does not."""

    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    license: str | None = None
    republish: Republish | None = None

    def toml(self) -> str:
        """The sidecar's text; '' for nothing to say."""
        noted = {key: getattr(self, key) for key in ("published", "publisher", "url", "license", "republish")}
        return tomlkit.dumps({key: value for key, value in noted.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Brought:
    """An article as it came: its bytes, as text or as a page, the name that it had, and what is known of it."""

    data: bytes
    ending: str
    name: str
    notes: Notes = field(default_factory=Notes)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The seed that an article may become. `entry` is what it would give, read as it would be read there."""

    id: str
    brought: Brought
    entry: Entry

    @property
    def folder(self) -> PurePosixPath:
        """Where the seed would lie, below the archive's root."""
        day = self.entry.document.seed.published
        return PurePosixPath("seeds") / (f"{day:%Y/%m}" if day else _UNDATED)

    @property
    def place(self) -> str:
        """The seed's path."""
        return (self.folder / f"{self.id}{self.brought.ending}").as_posix()


def brought_file(path: Path) -> Brought:
    """The article in a file. Raises SeedError where it cannot be read or is no kind of file that can be a seed."""
    ending = path.suffix.lower()
    if ending not in TEXT_ENDINGS | HTML_ENDINGS:
        endings = ", ".join(sorted(TEXT_ENDINGS | HTML_ENDINGS))
        raise SeedError(Problem(path.as_posix(), f"it ends in '{ending}'", f"Save it as one of: {endings}"))
    try:
        return Brought(path.read_bytes(), ending, path.stem)
    except OSError as error:
        raise SeedError(Problem(path.as_posix(), f"cannot be read: {error.strerror}", "Check its name")) from None


def brought_text(data: bytes) -> Brought:
    """The article that somebody pipes in: a page where it begins like one, else text."""
    return Brought(data, ".html" if _PAGE.match(data) else ".txt", "")


def brought_answer(fetched: Fetched) -> Brought:
    """The article at a web address. Raises FetchError where the answer is neither a page nor text."""
    if fetched.kind in _PAGE_KINDS or (not fetched.kind and _PAGE.match(fetched.body)):
        ending = ".html"
    elif fetched.kind in {"text/plain", ""}:
        ending = ".txt"
    else:
        raise FetchError(
            fetched.url, f"it is {fetched.kind}", "Articles are pages or plain text: save its text, and add that"
        )
    stem = PurePosixPath(unquote(urlsplit(fetched.url).path)).stem
    return Brought(fetched.body, ending, stem, Notes(url=fetched.url))


def propose(brought: Brought, lexicon: Lexicon, is_taken: Callable[[str], bool], wanted: str | None = None) -> Proposal:
    """The seed that the article may become, under the id that is `wanted`, else one that says what it is about.

    Raises SeedError where no article can be read from it.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"article{brought.ending}"
        path.write_bytes(brought.data)
        path.with_suffix(".toml").write_text(brought.notes.toml(), encoding="utf-8")
        try:
            document = read_article(path, lexicon)
        except SeedError as error:
            shown_as = brought.notes.url or brought.name or "standard input"
            raise SeedError(*(replace(problem, path=shown_as) for problem in error.problems)) from None
    entry = Entry(document, extract(document, lexicon))
    return Proposal(wanted or _free(_telling_id(brought, entry), is_taken), brought, entry)


def write(proposal: Proposal, root: Path) -> list[Path]:
    """Writes the seed and, where there is anything to note, its sidecar; gives what was written.

    Raises SeedError where a file of that name is there already.
    """
    path = root / proposal.place
    sidecar = path.with_suffix(".toml")
    for one in (path, sidecar):
        if one.exists():
            there = one.relative_to(root).as_posix()
            raise SeedError(Problem(there, "there is such a file already", "Choose another id with --id"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(proposal.brought.data)
    noted = proposal.brought.notes.toml()
    if not noted:
        return [path]
    sidecar.write_text(noted, encoding="utf-8")
    return [path, sidecar]


def _telling_id(brought: Brought, entry: Entry) -> str:
    """The name that it had where that says something, else where or who and when, else what identifies its bytes."""
    named = id_of(brought.name) if brought.name.isascii() else ""
    if is_id(named) and sum(part.isalpha() and len(part) > 1 for part in named.split("-")) >= _TELLING_WORDS:
        return named
    subject = _subject(entry)
    day = entry.document.seed.published
    if subject:
        return f"{subject}-{day:%Y-%m}" if day else subject
    return f"article-{day or entry.document.seed.sha256[:8]}"


def _subject(entry: Entry) -> str | None:
    """The place, else the actor, that the article names first and in its headline if it can."""
    facts, document = entry.facts, entry.document
    title = next((part.span for part in document.segments if part.kind == "title"), None)
    named: list[Place | Actor] = [*facts.places, *facts.actors]
    leading = [fact for fact in named if title and any(title.contains(span) for span in fact.mentions)]
    return next((fact.id for fact in (*leading, *named) if len(fact.id) <= _LONGEST_SUBJECT), None)


def _free(entry_id: str, is_taken: Callable[[str], bool]) -> str:
    """The id, else the id with the first number that makes it free."""
    number, free = 1, entry_id
    while is_taken(free):
        number += 1
        free = f"{entry_id}-{number}"
    return free


def read_again(proposal: Proposal, notes: Notes, lexicon: Lexicon) -> Proposal:
    """The same article under other notes."""
    brought = replace(proposal.brought, notes=notes)
    return propose(brought, lexicon, lambda _: False, proposal.id)
