"""From one file as received, and the notes beside it, to a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path

from mujaz.arabic.fold import fold
from mujaz.ingest.encoding import Undecodable, decode
from mujaz.ingest.errors import SeedError
from mujaz.ingest.files import HTML_ENDINGS, link_out
from mujaz.ingest.ids import id_of
from mujaz.ingest.layout import segments
from mujaz.ingest.published import published_of
from mujaz.ingest.publisher import publisher_of
from mujaz.ingest.sidecar import Sidecar, is_address, read_sidecar
from mujaz.lexicon.lexicon import Lexicon
from mujaz.model.document import Document, Seed, Segment
from mujaz.model.problem import Problem
from mujaz.model.unseen import removed, without_effect

LARGEST = 5_000_000
"""Bytes; no article is larger, so what is larger is no article."""
MOST_LINES = 5_000
"""Nor has an article more lines than this."""
MOST_WORDS = 15_000
"""Nor more words, numbers and marks together: to read so many takes a second or two at the very worst."""

_ARABIC = re.compile("[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}\ufb50-\ufefc]+")
_LONGEST_NAME = 200
_WORDS = re.compile(r"\w+(?:[.,]\w+)*+|[^\w\s]")
_LETTERS = re.compile(r"[^\W\d_]+")
_PERSIAN = (
    "\N{ARABIC LETTER PEH}\N{ARABIC LETTER TCHEH}\N{ARABIC LETTER GAF}\N{ARABIC LETTER JEH}\N{ARABIC LETTER YEH BARREE}"
)


@dataclass(frozen=True, slots=True)
class _Source:
    """What the file gave: its text, and for HTML what the page says of itself."""

    text: str
    encoding: str
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None


def read_seed(path: Path, root: Path, lexicon: Lexicon) -> Document:
    """The document in the seed at `path`, a file under `root`. Raises SeedError naming what to mend."""
    shown_as = path.relative_to(root).as_posix()
    notes = path.with_suffix(".toml")
    for file, name in ((path, shown_as), (notes, _beside(path, shown_as))):
        if file.is_symlink() and not file.resolve().is_relative_to((root / "seeds").resolve()):
            raise SeedError(link_out(name))
    return _read(path, shown_as, lexicon, None)


def read_article(path: Path, lexicon: Lexicon, published: date | None = None) -> Document:
    """The document in any file; the notes beside it count, and `published` overrules them. Raises SeedError."""
    return _read(path, path.as_posix(), lexicon, published)


def _read(path: Path, shown_as: str, lexicon: Lexicon, published: date | None) -> Document:
    data = _bytes(path, shown_as)
    sidecar = _sidecar(path, shown_as)
    source = _source(data, path, shown_as)
    _check_length(source.text, shown_as)
    _check_arabic(source.text, shown_as)
    parts = segments(source.text, lexicon)
    if not parts:
        raise SeedError(Problem(shown_as, "no article text in it", "Put the article's text into the file"))
    seed = _seed(shown_as, data, source, sidecar, parts, lexicon, published)
    return Document(sidecar.id or id_of(path.stem), seed, source.text, parts)


def _seed(
    shown_as: str,
    data: bytes,
    source: _Source,
    sidecar: Sidecar,
    parts: tuple[Segment, ...],
    lexicon: Lexicon,
    published: date | None,
) -> Seed:
    url = sidecar.url or source.url
    day, day_from = published_of(
        published or sidecar.published, source.text, parts, lexicon, url=url, html=source.published, path=shown_as
    )
    return Seed(
        path=shown_as,
        sha256=sha256(data).hexdigest(),
        encoding=source.encoding,
        published=day,
        published_from=day_from,
        publisher=sidecar.publisher or source.publisher or publisher_of(source.text, parts, lexicon),
        url=url,
        byline=sidecar.byline or source.byline or _byline(source.text, parts),
        license=sidecar.license,
        republish=sidecar.republish,
        title=sidecar.title,
    )


def _byline(text: str, parts: tuple[Segment, ...]) -> str | None:
    return next((" ".join(part.span.of(text).split()) for part in parts if part.kind == "byline"), None)


def _bytes(path: Path, shown_as: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            found = f"{size / 1e6:.1f} MB, more than the {LARGEST // 1_000_000} MB that an article may have"
            raise SeedError(Problem(shown_as, found, "Put one article into each file"))
        data = path.read_bytes()
    except OSError as error:
        raise SeedError(Problem(shown_as, f"cannot be read: {error.strerror}", "Make the file readable")) from None
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise SeedError(Problem(shown_as, "the file is empty", "Put the article into it, or remove it"))
    return data


def _sidecar(path: Path, shown_as: str) -> Sidecar:
    return read_sidecar(path.with_suffix(".toml"), _beside(path, shown_as))


def _beside(path: Path, shown_as: str) -> str:
    """The name of the notes beside a seed, as messages show it."""
    return shown_as[: len(shown_as) - len(path.suffix)] + ".toml"


def _source(data: bytes, path: Path, shown_as: str) -> _Source:
    is_page = path.suffix.lower() in HTML_ENDINGS
    try:
        text, encoding = decode(data, page=is_page)
    except Undecodable as error:
        remedy = "Save it as UTF-8 text; UTF-16 with a byte order mark and Windows-1256 are read too"
        raise SeedError(Problem(shown_as, f"not text: {error}", remedy)) from None
    return _page_source(text, encoding, shown_as) if is_page else _Source(without_effect(text), encoding)


def _page_source(source: str, encoding: str, shown_as: str) -> _Source:
    from mujaz.ingest.html import TooManyTags, read_page  # noqa: PLC0415  brings lxml, which text seeds do without

    try:
        page = read_page(source)
    except TooManyTags as error:
        raise SeedError(Problem(shown_as, str(error), "Save the article's text as .txt")) from None
    if page is None:
        remedy = "Save the page again with its article open, or save the article's text as .txt"
        raise SeedError(Problem(shown_as, "no article text in the page", remedy))
    text, url = without_effect(page.text), page.url if page.url and is_address(page.url) else None
    return _Source(text, encoding, page.published, _name(page.publisher), url, _name(page.byline))


def _name(said: str | None) -> str | None:
    """What a page says of its makers, on one line and without what cannot be seen; None for what is no name."""
    name = " ".join(removed(said or "").split())
    return name if 0 < len(name) <= _LONGEST_NAME else None


def _check_length(text: str, shown_as: str) -> None:
    lines = sum(not line.isspace() for line in text.splitlines() if line)
    if lines > MOST_LINES:
        found = f"{lines} lines, more than the {MOST_LINES} that an article may have"
        raise SeedError(Problem(shown_as, found, "Put one article into each file"))
    if any(islice(_WORDS.finditer(fold(text)), MOST_WORDS, None)):
        found = f"more than {MOST_WORDS} words and marks, and no article has so many"
        raise SeedError(Problem(shown_as, found, "Put one article into each file"))


def _check_arabic(text: str, shown_as: str) -> None:
    letters, arabic = (sum(map(len, pattern.findall(text))) for pattern in (_LETTERS, _ARABIC))
    persian = sum(map(text.count, _PERSIAN))
    if not letters:
        raise SeedError(Problem(shown_as, "no letters in it", "Put the article's text into the file"))
    if arabic < 0.3 * letters:
        found = f"not Arabic: {arabic} of {letters} letters are Arabic"
        raise SeedError(Problem(shown_as, found, "Seeds are articles in Arabic"))
    if persian >= 5 and persian > 0.015 * arabic:
        found = f"not Arabic: {persian} letters are of those that only Persian, Urdu or Kurdish write"
        raise SeedError(Problem(shown_as, found, "Seeds are articles in Arabic"))
