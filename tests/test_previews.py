"""Link previews: their size, their letters, and that they are drawn once."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from built_site import REPOSITORY, build, files
from mujaz.render.preview import HEIGHT, WIDTH, Fonts, Preview, PreviewError, draw
from sample_archive import HandMadeArchive

FONTS = Fonts(REPOSITORY / "theme" / "previews")
ARABIC = Preview("ar", "موجز", "سيول في وادي السمر تقطع الطرق", "ar", ("23 قتيلا",), "موجز")
ENGLISH = Preview("en", "Briefing", "Floods in Wadi al-Samr cut roads", "en", ("23 killed",), "Mujaz")


def picture(preview: Preview) -> Image.Image:
    return Image.open(BytesIO(draw(preview, FONTS))).convert("L")


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """The box of everything drawn below the bar."""
    drawn = image.crop((0, 20, WIDTH, HEIGHT)).point(lambda value: 255 if value < 128 else 0)
    box = drawn.getbbox()
    assert box
    return box


@pytest.mark.parametrize("preview", [ARABIC, ENGLISH])
def test_picture_is_small_and_always_the_same(preview: Preview) -> None:
    drawn = draw(preview, FONTS)
    assert drawn == draw(preview, Fonts(FONTS.folder))
    assert len(drawn) < 16_000
    assert Image.open(BytesIO(drawn)).size == (WIDTH, HEIGHT)


def test_arabic_stands_at_the_right_edge_and_english_at_the_left() -> None:
    arabic, english = ink(picture(ARABIC)), ink(picture(ENGLISH))
    assert WIDTH - arabic[2] < 100 < arabic[0]
    assert english[0] < 100 < WIDTH - english[2]


def test_arabic_letters_join() -> None:
    word, size = "محمد", 60
    path = str(FONTS.folder / "naskh-700.ttf")
    widths = {}
    for engine in (ImageFont.Layout.RAQM, ImageFont.Layout.BASIC):
        font = ImageFont.truetype(path, size, layout_engine=engine)
        image = Image.new("L", (600, 200), 0)
        ImageDraw.Draw(image).text((20, 20), word, fill=255, font=font)
        columns = [image.crop((x, 0, x + 1, 200)).getbbox() is not None for x in range(600)]
        # Runs of inked columns: a joined word is one run, letters that stand alone are several.
        widths[engine] = sum(now and not before for before, now in zip([False, *columns], columns, strict=False))
    assert widths[ImageFont.Layout.RAQM] == 1
    assert widths[ImageFont.Layout.BASIC] > 1
    assert all(font.layout_engine == ImageFont.Layout.RAQM for font in FONTS.sizes.values())


def test_percentage_in_an_arabic_title_keeps_its_order() -> None:
    isolated, bare = (
        picture(Preview("ar", "", f"نسبة {number} فقط", "ar", (), "")) for number in ("\u206625.3%\u2069", "25.3%")
    )
    assert ImageChops.difference(isolated, bare).getbbox()


def test_letter_without_a_glyph_is_refused_and_can_be_taken_out() -> None:
    with pytest.raises(PreviewError, match="the fonts lack"):
        draw(Preview("en", "", "Snow \N{SNOWMAN} falls", "en", (), ""), FONTS)
    assert FONTS.drawable("Snow \N{SNOWMAN} falls") == "Snow falls"


@pytest.mark.parametrize("text", ["ابتثجحخدذرزسشصضطظعغفقكلمنهوي ءآأؤإئةى پچژگڤ", "0123456789 25.3% «» ، ؛ ؟ – — …"])
def test_fonts_hold_both_scripts_and_their_signs(text: str) -> None:
    assert FONTS.drawable(text) == text
    assert FONTS.drawable("Erdoğan, Þórður, Łódź, Çelik") == "Erdoğan, Þórður, Łódź, Çelik"


def test_long_title_ends_in_an_ellipsis_inside_the_picture() -> None:
    box = ink(picture(Preview("en", "", "Negotiations " * 40, "en", (), "Mujaz")))
    assert box[0] >= 70
    assert box[2] <= WIDTH - 70


def test_public_site_has_a_picture_for_each_page_and_draws_it_once(tmp_path: Path) -> None:
    output = build(tmp_path, HandMadeArchive(), SITEURL="https://news.example/repo")
    pictures = {path for path in files(output) if path.startswith("previews/")}
    for lang in ("ar", "en"):
        assert {f"previews/{lang}/home.png", f"previews/{lang}/briefings/flood-2025.png"} <= pictures
        assert f"previews/{lang}/actors/salem-al-rawi.png" in pictures
        assert f"previews/{lang}/places/wadi-al-samr.png" in pictures
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "cache" / "previews").iterdir()}
    build(tmp_path, HandMadeArchive(), SITEURL="https://news.example/repo")
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "cache" / "previews").iterdir()} == kept
    build(tmp_path, HandMadeArchive(HandMadeArchive().held[1:]), SITEURL="https://news.example/repo")
    assert set((tmp_path / "cache" / "previews").iterdir()) < set(kept)


def test_site_without_a_public_address_has_no_pictures(tmp_path: Path) -> None:
    built = files(build(tmp_path, HandMadeArchive()))
    assert not [path for path in built if path.startswith("previews/")]
    assert b"og:image" not in built["ar/index.html"]
