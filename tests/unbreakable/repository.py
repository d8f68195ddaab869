"""Small repositories of the real code, theme and settings, each with a few seeds of its own, built as users build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
_COPIED = ("plugins", "theme", "content/pages", "content/notes", "content/places")
_FILES = ("pelicanconf.py", "publishconf.py", "content/glossary.toml", "content/actors/states.toml")
_LEFT = shutil.ignore_patterns("__pycache__", "*.egg-info")
_COMMAND = "from mujaz.cli import main; main()"

SEEDS: dict[str, str] = {
    "2024/05/flood.txt": """فيضان يغمر قريتين في السودان

أعلنت وزارة الصحة السودانية مساء الأحد مقتل 12 شخصا وإصابة 40 آخرين في الفيضان.

وقال الوزير سالم الراوي إن "المياه بلغت المنازل". ونفى حزب الوادي أن يكون السد قد انهار.
""",
    "2024/05/flood.toml": 'published = 2024-05-06\npublisher = "جريدة الوادي"\nurl = "https://news.example/flood"\n',
    "2024/06/talks.txt": """محادثات في القاهرة

قال وزير الخارجية المصري سامح شكري إن بلاده تدعم الحوار بين الطرفين.

وحذرت شركة Delta Works من أن الكلفة ستتجاوز 25.3% (2019-2026).
""",
    "2024/06/talks.toml": 'published = 2024-06-01\nrepublish = "full"\npublisher = "Delta Post"\n',
    "2024/06/vote.txt": """تصويت في الكويت

وأفاد مصدر حكومي كويتي بأن 62 في المئة من الناخبين شاركوا في الاقتراع.
""",
}  # fmt: skip


def make(root: Path, seeds: Mapping[str, str | bytes] = SEEDS, *, register: bool = False) -> Path:
    """A repository at `root` with these files below its seeds folder; with `register`, with all of the register."""
    for name in (*_COPIED, *(["content/actors"] if register else [])):
        shutil.copytree(PROJECT / name, root / name, ignore=_LEFT)
    for name in _FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJECT / name, root / name)
    (root / "seeds").mkdir()
    write(root / "seeds", seeds)
    return root


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes files below a folder, by their paths."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def build(
    root: Path, *arguments: str, environment: Mapping[str, str] | None = None, before: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """`mujaz build` in that repository, with its own code, in a process of its own; `before` is put before it."""
    paths = [str(root / "plugins"), *filter(None, [(environment or {}).get("PYTHONPATH")])]
    return subprocess.run(
        [*before, sys.executable, "-c", _COMMAND, "build", *arguments],
        cwd=root,
        env={**os.environ, **(environment or {}), "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        check=False,
        errors="replace",
    )


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
