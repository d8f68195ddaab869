"""From a seed's bytes to its text, letter for letter, with the name of the encoding."""

from __future__ import annotations

import codecs
import re

_ARABIC = re.compile("[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}]")
_LETTER = re.compile(r"[^\W\d_]")
_PROGRAM = re.compile(r"<(script|style)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_COMMONEST = (
    "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}\N{ARABIC LETTER YEH}\N{ARABIC LETTER MEEM}\N{ARABIC LETTER WAW}"
    "\N{ARABIC LETTER NOON}\N{ARABIC LETTER REH}\N{ARABIC LETTER TEH}"
)
_ARABIC_BLOCK = b"\x06"
_BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Undecodable(ValueError):
    """Bytes that are text in no encoding known here; the message says why."""


def decode(data: bytes, *, page: bool = False) -> tuple[str, str]:
    """The text and the name of its encoding; a byte order mark stays as the first code point.

    UTF-8, UTF-16 (without a byte order mark only where it reads as Arabic), or Windows-1256. With `page`, the markup
    does not count as text. Raises Undecodable.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strict(data, name), name
    if b"\0" in data:
        name = "utf-16-le" if data[1::2].count(_ARABIC_BLOCK) > data[::2].count(_ARABIC_BLOCK) else "utf-16-be"
        text = data.decode(name, "replace")
        if "\0" not in text and _reads_as_arabic(_without_markup(text) if page else text):
            return _strict(data, name), name
        raise Undecodable("it holds NUL bytes, as pictures and other binary files do")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        text = data.decode("cp1256")
        if _reads_as_arabic(_without_markup(text) if page else text):
            return text, "windows-1256"
        raise Undecodable(f"byte {error.start} is not UTF-8") from None


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise Undecodable(f"byte {error.start} is not {name.upper()}") from None


def _without_markup(page: str) -> str:
    """The page without its tags, and without its scripts and styles up to where each ends."""
    kept, at = [], 0
    while match := _PROGRAM.search(page, at):
        kept.append(page[at : match.start()])
        at = page.find("</" + match[1], match.end())
        if at < 0:
            return _TAG.sub("", "".join(kept))
    return _TAG.sub("", "".join((*kept, page[at:])))


def _reads_as_arabic(text: str) -> bool:
    """Whether the letters are spread as in Arabic, where the eight commonest make up more than half of any text."""
    letters = len(_LETTER.findall(text))
    arabic = len(_ARABIC.findall(text))
    commonest = sum(map(text.count, _COMMONEST))
    return arabic >= 0.6 * max(letters, 1) and arabic > 0 and commonest >= 0.45 * arabic
