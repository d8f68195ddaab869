"""Lighthouse over the published site: every page of the list in both languages, on a phone and on a desk.

Exits with 1 where a category has less than 100, or a page is slow or moves. `make audit` runs it; it takes minutes.
The reports' figures are left in tests/artifacts/lighthouse.json.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "plugins"), str(REPOSITORY / "tests"), str(REPOSITORY / "tools")]

from find_chromium import find  # noqa: E402
from pages_server import BASE, served  # noqa: E402

PORT = 8737
LIGHTHOUSE = REPOSITORY / "node_modules" / "lighthouse" / "cli" / "index.js"
# The most of each measure: shift without unit, times in milliseconds.
MOST = {"cumulative-layout-shift": 0.0, "largest-contentful-paint": 1500.0, "total-blocking-time": 0.0}
FORMS = {"mobile": [], "desktop": ["--preset=desktop"]}
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def pages(folder: Path) -> Iterator[str]:
    """Home, the longest briefing, the longest actor's page and the search, in both languages."""
    for lang in ("ar", "en"):
        yield f"{lang}/"
        for kind in ("briefings", "actors"):
            below = (folder / lang / kind).glob("*/index.html")
            longest = max(below, key=lambda path: (path.stat().st_size, path))
            yield longest.parent.relative_to(folder).as_posix() + "/"
        yield f"{lang}/search/"


def measured(address: str, form: str) -> dict[str, float]:
    """The scores, of 100, and the measures of one page."""
    chromium = find()
    if chromium is None:
        sys.exit("No Chromium: 'python tools/find_chromium.py' says how to get one.")
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        arguments = [address, "--quiet", "--output=json", f"--output-path={report.name}", f"--chrome-flags={FLAGS}"]
        command = ["node", str(LIGHTHOUSE), *arguments, *FORMS[form]]
        environment = os.environ | {"CHROME_PATH": str(chromium)}
        subprocess.run(command, check=True, env=environment, capture_output=True, timeout=180)
        found: dict[str, Any] = json.loads(Path(report.name).read_text(encoding="utf-8"))
    scores = {name: round(100 * (category["score"] or 0)) for name, category in found["categories"].items()}
    return scores | {name: float(found["audits"][name]["numericValue"]) for name in MOST}


def steadied(address: str, form: str) -> dict[str, float]:
    """The best of up to three looks: other work on the machine makes a page slower, and nothing makes it faster."""
    best = measured(address, form)
    for _ in range(2):
        if not failures(best):
            break
        again = measured(address, form)
        best = {name: (min if name in MOST else max)(value, again[name]) for name, value in best.items()}
    return best


def failures(measures: dict[str, float]) -> list[str]:
    """What falls short, in words."""
    low = [f"{name} {value:g}" for name, value in measures.items() if name not in MOST and value < 100]
    return low + [f"{name} {measures[name]:.4g} > {most:g}" for name, most in MOST.items() if measures[name] > most]


def build(output: Path) -> None:
    """The public site, as it is served below the project path."""
    environment = os.environ | {"MUJAZ_SITEURL": f"http://127.0.0.1:{PORT}{BASE}"}
    command = [sys.executable, "-m", "pelican", "-s", "publishconf.py", "-o", str(output), "-q"]
    subprocess.run(command, check=True, cwd=REPOSITORY, env=environment)


def main() -> None:
    """Builds, serves, measures; prints a line for each page."""
    results, bad = {}, 0
    folder = Path(tempfile.mkdtemp())
    try:
        build(folder)
        with served(folder, PORT) as address:
            for form in FORMS:
                for page in pages(folder):
                    measures = results[f"{form} {page}"] = steadied(f"{address}/{page}", form)
                    short = failures(measures)
                    bad += bool(short)
                    lcp = measures["largest-contentful-paint"]
                    print(f"{form:8}{page:50}{f'{lcp:.0f} ms':>9}  {'; '.join(short) or 'well'}", flush=True)
    finally:
        shutil.rmtree(folder)
    artifacts = REPOSITORY / "tests" / "artifacts"
    artifacts.mkdir(exist_ok=True)
    (artifacts / "lighthouse.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
