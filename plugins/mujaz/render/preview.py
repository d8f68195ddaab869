"""From the words of a page to its link preview: a picture of 1200 by 630 pixels, as a small PNG."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

from mujaz.model.problem import MujazError, Problem

WIDTH, HEIGHT = 1200, 630
_MARGIN, _BAR = 80, 14
_KICKER, _TITLE, _LINE = 36, 68, 40
_TITLE_STEP, _LINE_STEP = 1.42, 1.6
_MOST_TITLE_LINES, _MOST_LINES = 4, 2
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
# The shades from paper to ink, and the colour of the bar, which is the style sheet's colour of losses.
_PAPER, _INK, _ACCENT = (251, 250, 246), (26, 28, 33), (163, 58, 23)
_SHADES = 8
_MUTE, _FULL = 160, 255
# Marks of direction steer the layout and show nothing, so they need no glyph.
_UNSEEN = frozenset((0x061C, 0x200E, 0x200F, *range(0x2066, 0x206A)))


class PreviewError(MujazError):
    """A picture that would show boxes for letters, or Arabic letters that do not join."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The words of a picture. `title_lang` is the language of the title alone."""

    lang: str
    kicker: str
    title: str
    title_lang: str
    lines: tuple[str, ...]
    foot: str


@dataclass(frozen=True)
class Fonts:
    """The fonts of pictures: naskh-400.ttf and naskh-700.ttf in one folder. They must hold every letter shown."""

    folder: Path

    @cached_property
    def letters(self) -> frozenset[int]:
        """The code points that both fonts can draw."""
        regular, bold = (frozenset(code_points(self._file(weight).read_bytes())) for weight in (400, 700))
        return regular & bold | _UNSEEN

    @cached_property
    def sizes(self) -> dict[tuple[int, int], ImageFont.FreeTypeFont]:
        """Every font that a picture needs, by weight and size."""
        if not features.check("raqm"):
            raise PreviewError(
                Problem("Pillow", "it cannot join Arabic letters", "Install Pillow's wheel, which brings raqm")
            )
        return {
            (weight, size): ImageFont.truetype(self._file(weight), size, layout_engine=ImageFont.Layout.RAQM)
            for weight, size in ((400, _KICKER), (700, _TITLE), (400, _LINE), (700, _LINE))
        }

    def _file(self, weight: int) -> Path:
        return self.folder / f"naskh-{weight}.ttf"

    def drawable(self, text: str) -> str:
        """The text without what the fonts cannot draw: a headline may hold any sign there is."""
        return " ".join("".join(c if ord(c) in self.letters else " " for c in text).split())


def code_points(font: bytes) -> Iterator[int]:
    """The code points to which a TrueType font's character map (format 4, Unicode's first plane) gives a glyph."""
    tables = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(tables))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    for number in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        platform, _, offset = struct.unpack_from(">HHL", font, cmap + 4 + 8 * number)
        if platform in (0, 3) and struct.unpack_from(">H", font, cmap + offset)[0] == 4:
            yield from _segments(font, cmap + offset)
            return


def _segments(font: bytes, at: int) -> Iterator[int]:
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts_at = at + 16 + 2 * count
    starts = struct.unpack_from(f">{count}H", font, starts_at)
    for start, end in zip(starts, ends, strict=True):
        if start != 0xFFFF:
            yield from range(start, end + 1)


def draw(preview: Preview, fonts: Fonts) -> bytes:
    """The picture as PNG; the same words give the same bytes. Raises PreviewError for a letter without a glyph."""
    for text in (preview.kicker, preview.title, *preview.lines, preview.foot):
        missing = sorted({c for c in text if ord(c) not in fonts.letters})
        if missing:
            raise PreviewError(
                Problem("link preview", f"the fonts lack {missing} of {text!r}", "Take them out with Fonts.drawable")
            )
    picture = Image.new("L", (WIDTH, HEIGHT), 0)
    brush = _Brush(ImageDraw.Draw(picture), fonts)
    brush.write(preview.kicker, preview.lang, (400, _KICKER), _MARGIN - 10, _MUTE)
    at = float(_MARGIN + 56)
    for line in brush.wrapped(preview.title, preview.title_lang, (700, _TITLE), _MOST_TITLE_LINES):
        brush.write(line, preview.title_lang, (700, _TITLE), at, _FULL)
        at += _TITLE * _TITLE_STEP
    at += 12
    for text in preview.lines[:_MOST_LINES]:
        if at + _LINE * _LINE_STEP < HEIGHT - _MARGIN - 30:
            line = next(brush.wrapped(text, preview.lang, (400, _LINE), 1), "")
            brush.write(line, preview.lang, (400, _LINE), at, _FULL)
            at += _LINE * _LINE_STEP
    brush.write(preview.foot, preview.lang, (700, _LINE), HEIGHT - _MARGIN - 24, _MUTE)
    return _png(picture)


@dataclass(frozen=True, slots=True)
class _Brush:
    canvas: ImageDraw.ImageDraw
    fonts: Fonts

    def write(self, text: str, lang: str, font: tuple[int, int], top: float, shade: int) -> None:
        """One line: Arabic from the right edge, English from the left."""
        arabic = lang == "ar"
        place = (WIDTH - _MARGIN if arabic else _MARGIN, top)
        way = "rtl" if arabic else "ltr"
        self.canvas.text(
            place, text, fill=shade, font=self.fonts.sizes[font], anchor="ra" if arabic else "la", direction=way,
            language=lang,
        )  # fmt: skip

    def wrapped(self, text: str, lang: str, font: tuple[int, int], most: int) -> Iterator[str]:
        """The text in lines that fit, at most `most`; what is left out is marked by an ellipsis."""
        words, number = text.split(), 1
        while words:
            taken = self._fitting(words, lang, font, "" if number < most else f" {_ELLIPSIS}")
            rest = words[taken:]
            yield " ".join(words[:taken]) + (f" {_ELLIPSIS}" if rest and number == most else "")
            words, number = rest if number < most else [], number + 1

    def _fitting(self, words: list[str], lang: str, font: tuple[int, int], tail: str) -> int:
        """How many of the words fit on one line, at least one."""
        for taken in range(1, len(words) + 1):
            line = " ".join(words[:taken]) + (tail if taken < len(words) else "")
            way = "rtl" if lang == "ar" else "ltr"
            if self.fonts.sizes[font].getlength(line, direction=way, language=lang) > WIDTH - 2 * _MARGIN:
                return max(1, taken - 1)
        return len(words)


def _png(picture: Image.Image) -> bytes:
    """Four bits for each pixel: eight shades and the bar."""
    shades = picture.point([round(value * (_SHADES - 1) / 255) for value in range(256)])
    blend = [
        round(paper + (ink - paper) * step / (_SHADES - 1))
        for step in range(_SHADES)
        for paper, ink in zip(_PAPER, _INK, strict=True)
    ]
    shades.putpalette([*blend, *_ACCENT])
    ImageDraw.Draw(shades).rectangle((0, 0, WIDTH, _BAR), fill=_SHADES)
    written = BytesIO()
    shades.save(written, "PNG", bits=4, compress_level=6)
    return written.getvalue()
