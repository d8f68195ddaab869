"""The demonstration site, built once for all gates as it is published: under a project path, with link previews."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pelican import Pelican
from pelican.settings import read_settings
from playwright.sync_api import Browser, Error, sync_playwright

from built_site import REPOSITORY
from pages_server import BASE, served

QUIET = (
    "--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip


@dataclass(frozen=True)
class Built:
    """A built site: its folder, and where it is served."""

    folder: Path
    address: str


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """The repository's own seeds as the public site; its cache stays out of the repository's."""
    root, port = tmp_path_factory.mktemp("public"), free_port()
    for name in ("seeds", "content"):
        shutil.copytree(REPOSITORY / name, root / name)
    override = {
        "MUJAZ_ROOT": str(root), "PATH": str(root / "content"), "OUTPUT_PATH": str(root / "output"),
        "SITEURL": f"http://127.0.0.1:{port}{BASE}",
    }  # fmt: skip
    Pelican(read_settings(str(REPOSITORY / "pelicanconf.py"), override=override)).run()
    with served(root / "output", port) as address:
        yield Built(root / "output", address)


@pytest.fixture(scope="session")
def artifacts() -> Path:
    """Where pictures and reports of a run are kept."""
    folder = REPOSITORY / "tests" / "artifacts"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all gates."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((path for name in names if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        try:
            launched = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        except Error as error:
            pytest.fail(f"no Chromium can be started; `python tools/find_chromium.py` says what to do: {error}")
        yield launched
        launched.close()
