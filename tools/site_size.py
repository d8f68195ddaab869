"""Says how large a built site is, by its parts, and warns before the limits of GitHub Pages.

GitHub publishes sites of up to 1 GB and gives a publication ten minutes
(docs.github.com, 'GitHub Pages limits'). A warning comes at four fifths of either. Exits with 0 whatever it warns of,
with 2 where there is no site.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

LARGEST, LONGEST = 1_000_000_000, 600  # bytes, seconds
SHARE = 0.8
MEGABYTE = 1_000_000
_ADVICE = "Fewer feeds make it smaller: see MUJAZ_FEED_FULL and MUJAZ_FEED_ENTRIES in pelicanconf.py"


def part_of(path: Path) -> str:
    """The part of the site in which a file stands: 'ar/feeds', 'data', '.' for the files of the root."""
    folders = path.parent.parts
    return "/".join(folders[: 2 if folders and len(folders[0]) == 2 else 1]) or "."


def sizes(site: Path) -> tuple[Counter[str], Counter[str]]:
    """Bytes and numbers of files by part."""
    size: Counter[str] = Counter()
    number: Counter[str] = Counter()
    for path in site.rglob("*"):
        if path.is_file():
            part = part_of(path.relative_to(site))
            size[part] += path.stat().st_size
            number[part] += 1
    return size, number


def table(size: Counter[str], number: Counter[str], seconds: float | None) -> Iterator[str]:
    """The report in Markdown, the largest part first."""
    yield "| part | MB | files |"
    yield "|---|---:|---:|"
    for part in sorted(size, key=lambda one: (-size[one], one)):
        yield f"| {part} | {size[part] / MEGABYTE:.1f} | {number[part]:,} |"
    yield f"| **all** | **{size.total() / MEGABYTE:.1f}** | **{number.total():,}** |"
    if seconds is not None:
        yield f"\nThe build took {seconds:.0f} s."


def warnings(total: int, seconds: float | None) -> Iterator[str]:
    """What a person should know before it is too late."""
    if total > LARGEST * SHARE:
        yield f"The site has {total / MEGABYTE:,.0f} MB; GitHub Pages takes {LARGEST / MEGABYTE:,.0f}. {_ADVICE}"
    if seconds is not None and seconds > LONGEST * SHARE:
        yield f"The build took {seconds:.0f} s; a publication may take {LONGEST}. Is the cache restored? {_ADVICE}"


def main() -> None:
    """Reports on the folder that it is told."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("--seconds", type=float, help="how long the build took")
    parser.add_argument("--format", choices=("text", "github"), default="text", help="'github': for a workflow")
    given = parser.parse_args()
    if not given.site.is_dir():
        print(f"{given.site}: no such folder. Build the site first: make publish", file=sys.stderr)
        sys.exit(2)
    size, number = sizes(given.site)
    report = "\n".join(table(size, number, given.seconds)) + "\n"
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if given.format == "github" and summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(report)
    else:
        print(report, end="")
    for warning in warnings(size.total(), given.seconds):
        print(f"::warning::{warning}" if given.format == "github" else f"warning: {warning}")


if __name__ == "__main__":
    main()
