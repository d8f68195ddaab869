"""Makes the theme's fonts from the npm package @fontsource/noto-naskh-arabic: Arabic and digits in one small file.

The package keeps Arabic and Latin apart, and its Arabic file has no digits; so the two are merged, then cut down to
what an Arabic page needs. The link previews' fonts hold Latin letters too, for pictures have no second font to fall
back on. Run where fonttools and brotli are installed:

    npm install --no-save @fontsource/noto-naskh-arabic
    python tools/subset_fonts.py node_modules/@fontsource/noto-naskh-arabic theme/static/fonts theme/previews
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

WEIGHTS = (400, 700)
# Arabic letters and marks, digits and the signs that stand among them; direction marks; quotation marks and dashes.
RANGES = (
    "060C 061B 061C 061F 0621-063A 0640-0655 0660-066C 0670 0671 067E 0686 0698 06A4 06A9 06AF 06CC 200C-200F 2066-2069"
    " 0020 0021 0025 0028 0029 002B-003A 003D 005B 005D 00A0 00AB 00B7 00BB 00D7 2010-2015 2018-201E 2022 2026 202F"
    " 2039 203A 2212"
)
# What a name or a headline in either language may hold beyond that.
LETTERS = RANGES + " 0020-007E 00A0-017F 01E6 01E7 0218-021B 02BC 02BE 02BF 1E00-1EF9 20AC"


def code_points(ranges: str) -> list[int]:
    """The code points of ranges such as '0621-063A', hexadecimal, both ends included."""
    points: list[int] = []
    for part in ranges.split():
        first, _, last = part.partition("-")
        points.extend(range(int(first, 16), int(last or first, 16) + 1))
    return points


def merged(package: Path, weight: int, folder: Path, scripts: tuple[str, ...] = ("arabic", "latin")) -> TTFont:
    """The files of one weight, one for each script, as one font."""
    paths = []
    for script in scripts:
        font = TTFont(package / "files" / f"noto-naskh-arabic-{script}-{weight}-normal.woff2")
        font.flavor = None
        paths.append(folder / f"{script}-{weight}.ttf")
        font.save(paths[-1])
    return Merger().merge([str(path) for path in paths])


def write_subset(font: TTFont, path: Path, ranges: str, flavor: str | None = "woff2") -> None:
    """Keeps all layout features: without them Arabic letters do not join."""
    options = subset.Options(layout_features=["*"], flavor=flavor)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points(ranges))
    subsetter.subset(font)
    subset.save_font(font, str(path), options)


def main() -> None:
    """Writes the pages' fonts and the licence into the folder named second, the previews' into the third."""
    package, target, previews = map(Path, sys.argv[1:4])
    with TemporaryDirectory() as folder:
        for weight in WEIGHTS:
            write_subset(merged(package, weight, Path(folder)), target / f"naskh-{weight}.woff2", RANGES)
            whole = merged(package, weight, Path(folder), ("arabic", "latin", "latin-ext"))
            write_subset(whole, previews / f"naskh-{weight}.ttf", LETTERS, flavor=None)
    for place in (target, previews):
        (place / "OFL.txt").write_bytes((package / "LICENSE").read_bytes())


if __name__ == "__main__":
    main()
